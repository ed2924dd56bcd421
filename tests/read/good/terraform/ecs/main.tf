variable "services" {
  type = map(object({
    image  = string
    cpu    = optional(number, 256)
    env    = optional(map(string), {})
    public = optional(bool, false)
  }))
}

variable "subnets" { type = list(string) }

locals {
  public = { for name, service in var.services : name => service if service.public }
}

resource "aws_ecs_cluster" "this" {
  name = "shop"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_iam_role" "execution" {
  for_each           = var.services
  name_prefix        = "${each.key}-"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_ecs_task_definition" "this" {
  for_each                 = var.services
  family                   = each.key
  cpu                      = each.value.cpu
  memory                   = each.value.cpu * 2
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  container_definitions = jsonencode([{
    name        = each.key
    image       = each.value.image
    essential   = true
    environment = [for key, value in each.value.env : { name = key, value = value }]
    secrets     = [{ name = "DB_PASSWORD", valueFrom = "arn" }]
  }])
}

resource "aws_ecs_service" "this" {
  for_each        = local.public
  name            = each.key
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.this[each.key].arn
  desired_count   = 2
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = var.subnets
    assign_public_ip = false
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_appautoscaling_target" "this" {
  for_each           = local.public
  max_capacity       = 10
  min_capacity       = 2
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.this[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}
