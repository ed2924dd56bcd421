variable "enabled" {
  type    = bool
  default = true
}

variable "alarm_mails" {
  type        = set(string)
  default     = []
  description = <<-EOT
    Who is told of alarms.
    Nobody when it is empty.
  EOT
}

data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "shop-state"
    key    = "network/${terraform.workspace}.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_sns_topic" "alarms" {
  count = var.enabled ? 1 : 0
  name  = "alarms-${terraform.workspace}"
}

resource "aws_sns_topic_subscription" "mail" {
  for_each  = var.enabled ? var.alarm_mails : toset([])
  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_security_group" "app" {
  vpc_id = data.terraform_remote_state.network.outputs.vpc_id

  timeouts {
    delete = "5m"
  }
}

output "topic" {
  value = one(aws_sns_topic.alarms[*].arn)
}

output "same" {
  value = var.enabled ? aws_sns_topic.alarms[0].arn : null
}

output "joined" {
  value = join("", aws_sns_topic.alarms.*.arn)
}
