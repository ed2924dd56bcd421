data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "fargate-aurora-dev"
}

resource "aws_vpc" "vpc" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "Main network"
  }
}

resource "aws_internet_gateway" "vpc_igw" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network"
  }
}

resource "aws_default_security_group" "vpc_default_sg" {
  vpc_id = aws_vpc.vpc.id
}

resource "aws_subnet" "app_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.64.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "App a"
  }
}

resource "aws_subnet" "app_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.80.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "App c"
  }
}

resource "aws_subnet" "data_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.128.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Data a"
  }
}

resource "aws_subnet" "data_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.144.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Data c"
  }
}

resource "aws_subnet" "pub_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.0.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Public a"
  }
}

resource "aws_subnet" "pub_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.16.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Public c"
  }
}

resource "aws_eip" "nat_eip" {
  domain = "vpc"
  tags = {
    Name = "NAT"
  }

  depends_on = [aws_internet_gateway.vpc_igw]
}

resource "aws_nat_gateway" "nat" {
  allocation_id     = aws_eip.nat_eip.id
  connectivity_type = "public"
  subnet_id         = aws_subnet.pub_a.id
  tags = {
    Name = "NAT"
  }

  depends_on = [aws_internet_gateway.vpc_igw, aws_route.vpc_out_public]
}

resource "aws_route_table" "vpc_routes_data" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network data"
  }
}

resource "aws_route_table" "vpc_routes_private_a" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network private a"
  }
}

resource "aws_route_table" "vpc_routes_private_c" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network private c"
  }
}

resource "aws_route_table" "vpc_routes_public" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network public"
  }
}

resource "aws_route" "vpc_out_private_a" {
  route_table_id         = aws_route_table.vpc_routes_private_a.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat.id
}

resource "aws_route" "vpc_out_private_c" {
  route_table_id         = aws_route_table.vpc_routes_private_c.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat.id
}

resource "aws_route" "vpc_out_public" {
  route_table_id         = aws_route_table.vpc_routes_public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.vpc_igw.id
}

resource "aws_route_table_association" "app_a_association" {
  route_table_id = aws_route_table.vpc_routes_private_a.id
  subnet_id      = aws_subnet.app_a.id
}

resource "aws_route_table_association" "app_c_association" {
  route_table_id = aws_route_table.vpc_routes_private_c.id
  subnet_id      = aws_subnet.app_c.id
}

resource "aws_route_table_association" "data_a_association" {
  route_table_id = aws_route_table.vpc_routes_data.id
  subnet_id      = aws_subnet.data_a.id
}

resource "aws_route_table_association" "data_c_association" {
  route_table_id = aws_route_table.vpc_routes_data.id
  subnet_id      = aws_subnet.data_c.id
}

resource "aws_route_table_association" "pub_a_association" {
  route_table_id = aws_route_table.vpc_routes_public.id
  subnet_id      = aws_subnet.pub_a.id
}

resource "aws_route_table_association" "pub_c_association" {
  route_table_id = aws_route_table.vpc_routes_public.id
  subnet_id      = aws_subnet.pub_c.id
}

resource "aws_vpc_endpoint" "s3ep" {
  vpc_id            = aws_vpc.vpc.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids = [
    aws_route_table.vpc_routes_private_a.id,
    aws_route_table.vpc_routes_private_c.id,
    aws_route_table.vpc_routes_data.id,
    aws_route_table.vpc_routes_public.id,
  ]
  tags = {
    Name = "S3 endpoint"
  }
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ThisAccount"
        Effect    = "Allow"
        Principal = "*"
        Action    = "*"
        Resource  = "*"
        Condition = {
          StringEquals = {
            "aws:PrincipalAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "AwsPackages"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::al2023-repos-${var.region}-de612dc2/*",
          "arn:${data.aws_partition.current.partition}:s3:::amazon-ssm-${var.region}/*",
          "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-${var.region}/*",
          "arn:${data.aws_partition.current.partition}:s3:::prod-${var.region}-starport-layer-bucket/*",
        ]
      },
    ]
  })
}

resource "aws_security_group" "db_sg" {
  name_prefix = "db-"
  description = "db"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Database"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "lb_sg" {
  name_prefix = "lb-"
  description = "lb"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Public entry"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web_sg" {
  name_prefix = "web-"
  description = "web"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Web"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "worker_sg" {
  name_prefix = "worker-"
  description = "worker"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Worker"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "lb_443_in_0_0_0_0_0" {
  security_group_id = aws_security_group.lb_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "0.0.0.0/0 to lb"
}

resource "aws_vpc_security_group_ingress_rule" "lb_80_in_0_0_0_0_0" {
  #checkov:skip=CKV_AWS_260:the web's own port; with a certificate it only redirects to HTTPS
  security_group_id = aws_security_group.lb_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  description       = "0.0.0.0/0 to lb"
}

resource "aws_vpc_security_group_ingress_rule" "lb_to_web_8080_in" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.lb_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "lb to web"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_db_5432_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "web to db"
}

resource "aws_vpc_security_group_ingress_rule" "worker_to_db_5432_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.worker_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "worker to db"
}

resource "aws_vpc_security_group_egress_rule" "lb_to_web_8080_out" {
  security_group_id            = aws_security_group.lb_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "lb to web"
}

resource "aws_vpc_security_group_egress_rule" "web_https_out" {
  security_group_id = aws_security_group.web_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "web to AWS"
}

resource "aws_vpc_security_group_egress_rule" "web_to_db_5432_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.db_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "web to db"
}

resource "aws_vpc_security_group_egress_rule" "worker_https_out" {
  security_group_id = aws_security_group.worker_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "worker to AWS"
}

resource "aws_vpc_security_group_egress_rule" "worker_to_db_5432_out" {
  security_group_id            = aws_security_group.worker_sg.id
  referenced_security_group_id = aws_security_group.db_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "worker to db"
}

data "aws_route53_zone" "dns_zone" {
  name = var.dns_domain
}

resource "aws_acm_certificate" "cert" {
  domain_name       = var.cert_domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "cert_record" {
  zone_id         = data.aws_route53_zone.dns_zone.zone_id
  name            = tolist(aws_acm_certificate.cert.domain_validation_options)[0].resource_record_name
  type            = tolist(aws_acm_certificate.cert.domain_validation_options)[0].resource_record_type
  records         = [tolist(aws_acm_certificate.cert.domain_validation_options)[0].resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "cert_validation" {
  certificate_arn         = aws_acm_certificate.cert.arn
  validation_record_fqdns = [aws_route53_record.cert_record.fqdn]
}

resource "aws_lb" "lb" {
  #checkov:skip=CKV2_AWS_28:a web application firewall costs extra: draw one if wanted
  name_prefix                = "lb-"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.lb_sg.id]
  subnets                    = [aws_subnet.pub_a.id, aws_subnet.pub_c.id]
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = false
  enable_http2               = true
  idle_timeout               = 60
  tags = {
    Name = "Public entry"
  }

  depends_on = [aws_route.vpc_out_public]
}

resource "aws_lb_target_group" "lb_web_tg" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer
  name_prefix          = "tg-"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.vpc.id
  deregistration_delay = "30"

  health_check {
    path    = "/"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "lb_https" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.cert_validation.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.lb_web_tg.arn
  }
}

resource "aws_lb_listener" "lb_redirect" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_route53_record" "dns_lb_record" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  type    = "A"
  name    = var.dns_domain

  alias {
    name                   = aws_lb.lb.dns_name
    zone_id                = aws_lb.lb.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ecr_repository" "image" {
  #checkov:skip=CKV_AWS_136:encrypted by ECR itself unless a key is connected
  name                 = "${local.prefix}/image"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "image_lifecycle" {
  repository = aws_ecr_repository.image.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "keep the newest images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 30
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}

resource "aws_ecs_cluster" "cluster" {
  name = "${local.prefix}-cluster"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "cluster_providers" {
  cluster_name       = aws_ecs_cluster.cluster.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_ecs_task_definition" "web_task" {
  family                   = "${local.prefix}-web"
  cpu                      = "256"
  memory                   = "512"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.web_exec_role.arn
  task_role_arn            = aws_iam_role.web_role.arn
  container_definitions = jsonencode([
    {
      name                   = "app"
      essential              = true
      readonlyRootFilesystem = true
      image                  = "${aws_ecr_repository.image.repository_url}:${var.web_image_tag}"
      portMappings = [
        {
          name          = "http"
          containerPort = 8080
          protocol      = "tcp"
        },
      ]
      environment = [
        {
          name  = "DB_HOST"
          value = aws_rds_cluster.db.endpoint
        },
        {
          name  = "DB_NAME"
          value = "app"
        },
        {
          name  = "DB_PORT"
          value = "5432"
        },
        {
          name  = "JOBS_QUEUE_URL"
          value = aws_sqs_queue.jobs.url
        },
      ]
      secrets = [
        {
          name      = "DB_SECRET"
          valueFrom = aws_rds_cluster.db.master_user_secret[0].secret_arn
        },
      ]
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.web_logs.name
          awslogs-region        = var.region
          awslogs-stream-prefix = "web"
        }
      }
    },
  ])

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_task_definition" "worker_task" {
  family                   = "${local.prefix}-worker"
  cpu                      = "256"
  memory                   = "512"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.worker_exec_role.arn
  task_role_arn            = aws_iam_role.worker_role.arn
  container_definitions = jsonencode([
    {
      name                   = "app"
      essential              = true
      readonlyRootFilesystem = true
      image                  = "${aws_ecr_repository.image.repository_url}:${var.worker_image_tag}"
      portMappings = [
        {
          name          = "http"
          containerPort = 8080
          protocol      = "tcp"
        },
      ]
      environment = [
        {
          name  = "DB_HOST"
          value = aws_rds_cluster.db.endpoint
        },
        {
          name  = "DB_NAME"
          value = "app"
        },
        {
          name  = "DB_PORT"
          value = "5432"
        },
        {
          name  = "FILES_BUCKET"
          value = aws_s3_bucket.files.id
        },
        {
          name  = "JOBS_QUEUE_URL"
          value = aws_sqs_queue.jobs.url
        },
      ]
      secrets = [
        {
          name      = "DB_SECRET"
          valueFrom = aws_rds_cluster.db.master_user_secret[0].secret_arn
        },
      ]
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.worker_logs.name
          awslogs-region        = var.region
          awslogs-stream-prefix = "worker"
        }
      }
    },
  ])

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "web" {
  name                              = "${local.prefix}-web"
  cluster                           = aws_ecs_cluster.cluster.id
  task_definition                   = aws_ecs_task_definition.web_task.arn
  desired_count                     = var.web_desired_count
  platform_version                  = "LATEST"
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.lb_web_tg.arn
    container_name   = "app"
    container_port   = 8080
  }

  network_configuration {
    subnets          = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    security_groups  = [aws_security_group.web_sg.id]
    assign_public_ip = false
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.cluster_providers,
    aws_iam_role_policy.web_exec_policy,
    aws_iam_role_policy.web_policy,
    aws_lb_listener.lb_https,
    aws_route.vpc_out_private_a,
    aws_route.vpc_out_private_c,
  ]
}

resource "aws_ecs_service" "worker" {
  name             = "${local.prefix}-worker"
  cluster          = aws_ecs_cluster.cluster.id
  task_definition  = aws_ecs_task_definition.worker_task.arn
  desired_count    = var.worker_desired_count
  platform_version = "LATEST"
  propagate_tags   = "SERVICE"

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    security_groups  = [aws_security_group.worker_sg.id]
    assign_public_ip = false
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.cluster_providers,
    aws_iam_role_policy.worker_exec_policy,
    aws_iam_role_policy.worker_policy,
    aws_route.vpc_out_private_a,
    aws_route.vpc_out_private_c,
  ]
}

resource "aws_db_subnet_group" "db_subnets" {
  name_prefix = "db-"
  description = "db"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_rds_cluster_parameter_group" "db_params" {
  name_prefix = "db-"
  description = "db: TLS only"
  family      = "aurora-postgresql17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_rds_cluster" "db" {
  #checkov:skip=CKV_AWS_327:encrypted with the key of RDS
  #checkov:skip=CKV_AWS_326:backups go back to any second; backtracking costs extra
  #checkov:skip=CKV2_AWS_8:RDS itself keeps daily copies; a plan of AWS Backup costs extra
  #checkov:skip=CKV2_AWS_27:queries hold personal data: writing them down is its owner's choice
  cluster_identifier                  = "${local.prefix}-db"
  engine                              = "aurora-postgresql"
  engine_mode                         = "provisioned"
  engine_version                      = "17"
  database_name                       = "app"
  master_username                     = "isshoni"
  manage_master_user_password         = true
  db_subnet_group_name                = aws_db_subnet_group.db_subnets.name
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.db_params.name
  vpc_security_group_ids              = [aws_security_group.db_sg.id]
  storage_encrypted                   = true
  iam_database_authentication_enabled = true
  backup_retention_period             = 1
  copy_tags_to_snapshot               = true
  deletion_protection                 = false
  skip_final_snapshot                 = true

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 2
  }
}

resource "aws_rds_cluster_instance" "db_writer" {
  identifier                 = "${local.prefix}-db-1"
  cluster_identifier         = aws_rds_cluster.db.cluster_identifier
  engine                     = "aurora-postgresql"
  engine_version             = aws_rds_cluster.db.engine_version
  instance_class             = "db.serverless"
  promotion_tier             = 0
  publicly_accessible        = false
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
}

resource "aws_s3_bucket" "files" {
  #checkov:skip=CKV_AWS_144:copies in another region are a business decision
  #checkov:skip=CKV_AWS_145:encrypted by S3 itself unless a key is connected
  #checkov:skip=CKV2_AWS_62:nobody waits for its events unless a line says so
  bucket        = "${local.prefix}-files-${data.aws_caller_identity.current.account_id}-${var.region}"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "files_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "files_lifecycle" {
  bucket = aws_s3_bucket.files.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "files_policy" {
  bucket = aws_s3_bucket.files.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.files_access]
}

resource "aws_sqs_queue" "jobs" {
  name                       = "${local.prefix}-jobs"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.jobs_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "jobs_dlq" {
  name                       = "${local.prefix}-jobs-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue_policy" "jobs_dlq_policy" {
  queue_url = aws_sqs_queue.jobs_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.jobs_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "jobs_policy" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.jobs.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "jobs_dlq_allow" {
  queue_url = aws_sqs_queue.jobs_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.jobs.arn]
  })
}

resource "aws_sns_topic" "ops" {
  name              = "${local.prefix}-ops"
  signature_version = 2
}

resource "aws_sns_topic_policy" "ops_policy" {
  arn = aws_sns_topic.ops.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AlarmOps"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.ops.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "Owner"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action = [
          "sns:GetTopicAttributes",
          "sns:ListSubscriptionsByTopic",
          "sns:Publish",
          "sns:SetTopicAttributes",
          "sns:Subscribe",
        ]
        Resource = aws_sns_topic.ops.arn
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.ops.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "web_exec_role" {
  name_prefix = "web-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "web_role" {
  name_prefix = "web-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "worker_exec_role" {
  name_prefix = "worker-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "worker_role" {
  name_prefix = "worker-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_exec_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.web_exec_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "RegistryToken"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid      = "WebDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_rds_cluster.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "WebImagePull"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = aws_ecr_repository.image.arn
      },
      {
        Sid      = "WebLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.web_logs.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_policy" {
  name = "connections"
  role = aws_iam_role.web_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WebDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_rds_cluster.db.cluster_resource_id}/isshoni"
      },
      {
        Sid      = "WebJobs"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = aws_sqs_queue.jobs.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_exec_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.worker_exec_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "RegistryToken"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid      = "WorkerDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_rds_cluster.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "WorkerImagePull"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = aws_ecr_repository.image.arn
      },
      {
        Sid      = "WorkerLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.worker_logs.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_policy" {
  name = "connections"
  role = aws_iam_role.worker_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "JobsWorker"
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
        ]
        Resource = aws_sqs_queue.jobs.arn
      },
      {
        Sid      = "WorkerDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_rds_cluster.db.cluster_resource_id}/isshoni"
      },
      {
        Sid      = "WorkerFilesList"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.files.arn
      },
      {
        Sid      = "WorkerFilesRead"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.files.arn}/*"
      },
      {
        Sid      = "WorkerFilesWrite"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"]
        Resource = "${aws_s3_bucket.files.arn}/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "web_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/ecs/${local.prefix}-web"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "worker_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/ecs/${local.prefix}-worker"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/RDS"
  metric_name         = "ACUUtilization"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    DBClusterIdentifier = aws_rds_cluster.db.cluster_identifier
  }
}
