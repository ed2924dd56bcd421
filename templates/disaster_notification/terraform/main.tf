data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "disaster-dev"
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
    Name = "Alerts"
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

resource "aws_security_group" "pusher_sg" {
  name_prefix = "pusher-"
  description = "pusher"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Pusher"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "sessions_sg" {
  name_prefix = "sessions-"
  description = "sessions"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Sessions"
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
    Name = "Alert servers"
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

resource "aws_vpc_security_group_ingress_rule" "pusher_to_sessions_6379_in" {
  security_group_id            = aws_security_group.sessions_sg.id
  referenced_security_group_id = aws_security_group.pusher_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "pusher to sessions"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_db_5432_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "web to db"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_sessions_6379_in" {
  security_group_id            = aws_security_group.sessions_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "web to sessions"
}

resource "aws_vpc_security_group_egress_rule" "lb_to_web_8080_out" {
  security_group_id            = aws_security_group.lb_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "lb to web"
}

resource "aws_vpc_security_group_egress_rule" "pusher_https_out" {
  security_group_id = aws_security_group.pusher_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "pusher to AWS"
}

resource "aws_vpc_security_group_egress_rule" "pusher_to_sessions_6379_out" {
  security_group_id            = aws_security_group.pusher_sg.id
  referenced_security_group_id = aws_security_group.sessions_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "pusher to sessions"
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

resource "aws_vpc_security_group_egress_rule" "web_to_sessions_6379_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.sessions_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "web to sessions"
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
  idle_timeout               = 3600
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
  target_type          = "instance"
  vpc_id               = aws_vpc.vpc.id
  deregistration_delay = "30"

  health_check {
    path    = "/"
    matcher = "200-399"
  }

  stickiness {
    type            = "lb_cookie"
    enabled         = true
    cookie_duration = 3600
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

resource "aws_route53_record" "mail_dkim_1" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[0]}._domainkey.${aws_sesv2_email_identity.mail.email_identity}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[0]}.dkim.amazonses.com"]
}

resource "aws_route53_record" "mail_dkim_2" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[1]}._domainkey.${aws_sesv2_email_identity.mail.email_identity}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[1]}.dkim.amazonses.com"]
}

resource "aws_route53_record" "mail_dkim_3" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[2]}._domainkey.${aws_sesv2_email_identity.mail.email_identity}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.mail.dkim_signing_attributes[0].tokens[2]}.dkim.amazonses.com"]
}

resource "aws_route53_record" "mail_dmarc" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "_dmarc.${var.mail_identity}"
  type    = "TXT"
  ttl     = 1800
  records = ["v=DMARC1; p=quarantine"]
}

data "aws_ssm_parameter" "web_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_ssm_parameter" "web_ALERTS_TOPIC_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/ALERTS_TOPIC_ARN"
  type  = "String"
  value = aws_sns_topic.alerts.arn
}

resource "aws_ssm_parameter" "web_DB_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_HOST"
  type  = "String"
  value = aws_db_instance.db.address
}

resource "aws_ssm_parameter" "web_DB_NAME" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_NAME"
  type  = "String"
  value = "alerts"
}

resource "aws_ssm_parameter" "web_DB_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_PORT"
  type  = "String"
  value = "5432"
}

resource "aws_ssm_parameter" "web_DB_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_SECRET_ARN"
  type  = "String"
  value = aws_db_instance.db.master_user_secret[0].secret_arn
}

resource "aws_ssm_parameter" "web_SESSIONS_AUTH_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/SESSIONS_AUTH_SECRET_ARN"
  type  = "String"
  value = aws_secretsmanager_secret.sessions_token.arn
}

resource "aws_ssm_parameter" "web_SESSIONS_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/SESSIONS_HOST"
  type  = "String"
  value = aws_elasticache_replication_group.sessions.primary_endpoint_address
}

resource "aws_ssm_parameter" "web_SESSIONS_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/SESSIONS_PORT"
  type  = "String"
  value = "6379"
}

resource "aws_ssm_parameter" "web_SESSIONS_TLS" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/SESSIONS_TLS"
  type  = "String"
  value = "1"
}

resource "aws_launch_template" "web_lt" {
  name_prefix            = "web-"
  image_id               = data.aws_ssm_parameter.web_image.insecure_value
  instance_type          = "t4g.micro"
  update_default_version = true
  ebs_optimized          = "true"
  vpc_security_group_ids = [aws_security_group.web_sg.id]
  user_data              = base64encode("#!/bin/sh\n# Answers on 8080 until your own program does.\nmkdir -p /srv/www && echo ok > /srv/www/index.html\nsystemd-run --unit=placeholder --working-directory=/srv/www python3 -m http.server 8080\n")

  iam_instance_profile {
    arn = aws_iam_instance_profile.web_profile.arn
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted   = "true"
      volume_size = 20
      volume_type = "gp3"
    }
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  monitoring {
    enabled = false
  }

  tag_specifications {
    resource_type = "instance"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "Alert servers"
      Project     = "Disaster notification"
    }
  }

  tag_specifications {
    resource_type = "volume"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "Alert servers"
      Project     = "Disaster notification"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  name_prefix               = "web-"
  min_size                  = 2
  max_size                  = 6
  vpc_zone_identifier       = [aws_subnet.app_a.id, aws_subnet.app_c.id]
  health_check_type         = "ELB"
  health_check_grace_period = 120
  default_instance_warmup   = 120
  target_group_arns         = [aws_lb_target_group.lb_web_tg.arn]

  launch_template {
    id      = aws_launch_template.web_lt.id
    version = aws_launch_template.web_lt.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }

  tag {
    key                 = "Environment"
    value               = "dev"
    propagate_at_launch = true
  }

  tag {
    key                 = "ManagedBy"
    value               = "isshoni"
    propagate_at_launch = true
  }

  tag {
    key                 = "Name"
    value               = "Alert servers"
    propagate_at_launch = true
  }

  tag {
    key                 = "Project"
    value               = "Disaster notification"
    propagate_at_launch = true
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_iam_role_policy.web_policy,
    aws_iam_role_policy_attachment.web_ssm,
    aws_route.vpc_out_private_a,
    aws_route.vpc_out_private_c,
  ]
}

resource "aws_autoscaling_policy" "web_scaling" {
  name                   = "web-cpu"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_lambda_function" "mailer" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-mailer"
  role          = aws_iam_role.mailer_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/mailer.zip"
  memory_size   = 256
  timeout       = 30
  architectures = ["arm64"]

  environment {
    variables = {
      MAIL_CONFIGURATION_SET = aws_sesv2_configuration_set.mail_set.configuration_set_name
      MAIL_FROM              = "alert@${var.mail_identity}"
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.mailer_logs, aws_iam_role_policy.mailer_policy]
}

resource "aws_lambda_function" "pusher" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-pusher"
  role          = aws_iam_role.pusher_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/pusher.zip"
  memory_size   = 256
  timeout       = 30
  architectures = ["arm64"]

  environment {
    variables = {
      SESSIONS_AUTH_SECRET_ARN = aws_secretsmanager_secret.sessions_token.arn
      SESSIONS_HOST            = aws_elasticache_replication_group.sessions.primary_endpoint_address
      SESSIONS_PORT            = "6379"
      SESSIONS_TLS             = "1"
    }
  }

  vpc_config {
    subnet_ids         = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    security_group_ids = [aws_security_group.pusher_sg.id]
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.pusher_logs, aws_iam_role_policy.pusher_policy]
}

resource "aws_lambda_event_source_mapping" "mailq_mailer_source" {
  event_source_arn                   = aws_sqs_queue.mailq.arn
  function_name                      = aws_lambda_function.mailer.arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.mailer_policy]
}

resource "aws_lambda_event_source_mapping" "pushq_pusher_source" {
  event_source_arn                   = aws_sqs_queue.pushq.arn
  function_name                      = aws_lambda_function.pusher.arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.pusher_policy]
}

resource "aws_db_subnet_group" "db_subnets" {
  name_prefix = "db-"
  description = "db"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_db_parameter_group" "db_params" {
  name_prefix = "db-"
  description = "db: TLS only"
  family      = "postgres17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "db" {
  identifier                          = "${local.prefix}-db"
  engine                              = "postgres"
  engine_version                      = "17"
  instance_class                      = "db.t4g.micro"
  allocated_storage                   = 20
  max_allocated_storage               = 100
  storage_type                        = "gp3"
  db_name                             = "alerts"
  username                            = "isshoni"
  manage_master_user_password         = true
  db_subnet_group_name                = aws_db_subnet_group.db_subnets.name
  vpc_security_group_ids              = [aws_security_group.db_sg.id]
  parameter_group_name                = aws_db_parameter_group.db_params.name
  publicly_accessible                 = false
  storage_encrypted                   = true
  iam_database_authentication_enabled = true
  multi_az                            = false
  backup_retention_period             = 1
  copy_tags_to_snapshot               = true
  auto_minor_version_upgrade          = true
  deletion_protection                 = false
  skip_final_snapshot                 = true
}

resource "aws_elasticache_subnet_group" "sessions_subnets" {
  name        = "${local.prefix}-sessions"
  description = "sessions"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_elasticache_replication_group" "sessions" {
  #checkov:skip=CKV_AWS_191:encrypted with the key of ElastiCache
  replication_group_id       = "${local.prefix}-sessions"
  description                = "sessions"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = "cache.t4g.micro"
  port                       = 6379
  num_cache_clusters         = 1
  automatic_failover_enabled = false
  multi_az_enabled           = false
  parameter_group_name       = "default.redis7"
  subnet_group_name          = aws_elasticache_subnet_group.sessions_subnets.name
  security_group_ids         = [aws_security_group.sessions_sg.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = aws_secretsmanager_secret_version.sessions_token_value.secret_string
  snapshot_retention_limit   = 0
  auto_minor_version_upgrade = "true"
  apply_immediately          = true
}

resource "aws_kms_key" "key" {
  description             = "key"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Account"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
    ]
  })
}

resource "aws_kms_alias" "key_alias" {
  name          = "alias/${local.prefix}-key"
  target_key_id = aws_kms_key.key.key_id
}

resource "aws_secretsmanager_secret" "sessions_token" {
  #checkov:skip=CKV_AWS_149:encrypted with the key of Secrets Manager
  #checkov:skip=CKV2_AWS_57:changed by the function a line leads to, else by hand
  name_prefix             = "sessions-token-"
  description             = "Token of the cache sessions"
  recovery_window_in_days = 7
}

data "aws_secretsmanager_random_password" "sessions_token_seed" {
  password_length     = 64
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "sessions_token_value" {
  secret_id     = aws_secretsmanager_secret.sessions_token.id
  secret_string = data.aws_secretsmanager_random_password.sessions_token_seed.random_password

  lifecycle {
    ignore_changes = [secret_string]
  }
}

resource "aws_sqs_queue" "bounces" {
  name                       = "${local.prefix}-bounces"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.bounces_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "bounces_dlq" {
  name                       = "${local.prefix}-bounces-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "mailq" {
  name                       = "${local.prefix}-mailq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.mailq_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "mailq_dlq" {
  name                       = "${local.prefix}-mailq-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "pushq" {
  name                       = "${local.prefix}-pushq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.pushq_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "pushq_dlq" {
  name                       = "${local.prefix}-pushq-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue_policy" "bounces_dlq_policy" {
  queue_url = aws_sqs_queue.bounces_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.bounces_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "bounces_policy" {
  queue_url = aws_sqs_queue.bounces.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FeedbackBounces"
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.bounces.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_sns_topic.feedback.arn
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.bounces.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "mailq_dlq_policy" {
  queue_url = aws_sqs_queue.mailq_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.mailq_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "mailq_policy" {
  queue_url = aws_sqs_queue.mailq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AlertsMailq"
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.mailq.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_sns_topic.alerts.arn
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.mailq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "pushq_dlq_policy" {
  queue_url = aws_sqs_queue.pushq_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.pushq_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "pushq_policy" {
  queue_url = aws_sqs_queue.pushq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AlertsPushq"
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.pushq.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_sns_topic.alerts.arn
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.pushq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "bounces_dlq_allow" {
  queue_url = aws_sqs_queue.bounces_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.bounces.arn]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "mailq_dlq_allow" {
  queue_url = aws_sqs_queue.mailq_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.mailq.arn]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "pushq_dlq_allow" {
  queue_url = aws_sqs_queue.pushq_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.pushq.arn]
  })
}

resource "aws_sns_topic" "alerts" {
  name              = "${local.prefix}-alerts"
  display_name      = "Alert"
  signature_version = 2
  kms_master_key_id = aws_kms_key.key.arn
}

resource "aws_sns_topic" "feedback" {
  name              = "${local.prefix}-feedback"
  signature_version = 2
}

resource "aws_sns_topic" "ops" {
  name              = "${local.prefix}-ops"
  signature_version = 2
}

resource "aws_sns_topic_policy" "alerts_policy" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
        Resource = aws_sns_topic.alerts.arn
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alerts.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_policy" "feedback_policy" {
  arn = aws_sns_topic.feedback.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "MailFeedback"
        Effect = "Allow"
        Principal = {
          Service = "ses.amazonaws.com"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.feedback.arn
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
        Resource = aws_sns_topic.feedback.arn
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.feedback.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
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

resource "aws_sns_topic_subscription" "alerts_mailq_sub" {
  topic_arn            = aws_sns_topic.alerts.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.mailq.arn
  raw_message_delivery = true

  depends_on = [aws_sqs_queue_policy.mailq_policy]
}

resource "aws_sns_topic_subscription" "alerts_pushq_sub" {
  topic_arn            = aws_sns_topic.alerts.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.pushq.arn
  raw_message_delivery = true

  depends_on = [aws_sqs_queue_policy.pushq_policy]
}

resource "aws_sns_topic_subscription" "feedback_bounces_sub" {
  topic_arn            = aws_sns_topic.feedback.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.bounces.arn
  raw_message_delivery = true

  depends_on = [aws_sqs_queue_policy.bounces_policy]
}

resource "aws_sesv2_configuration_set" "mail_set" {
  configuration_set_name = "${local.prefix}-mail"

  delivery_options {
    tls_policy = "REQUIRE"
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  sending_options {
    sending_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_email_identity" "mail" {
  email_identity         = var.mail_identity
  configuration_set_name = aws_sesv2_configuration_set.mail_set.configuration_set_name
}

resource "aws_sesv2_configuration_set_event_destination" "mail_feedback_feedback" {
  configuration_set_name = aws_sesv2_configuration_set.mail_set.configuration_set_name
  event_destination_name = "mail-feedback"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT"]

    sns_destination {
      topic_arn = aws_sns_topic.feedback.arn
    }
  }

  depends_on = [aws_sns_topic_policy.feedback_policy]
}

resource "aws_iam_role" "mailer_role" {
  name_prefix = "mailer-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role" "pusher_role" {
  name_prefix = "pusher-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
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
          Service = "ec2.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "mailer_policy" {
  name = "connections"
  role = aws_iam_role.mailer_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "MailerLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.mailer_logs.arn}:*"
      },
      {
        Sid      = "MailerMail"
        Effect   = "Allow"
        Action   = ["ses:SendEmail", "ses:SendRawEmail"]
        Resource = [aws_sesv2_email_identity.mail.arn, aws_sesv2_configuration_set.mail_set.arn]
        Condition = {
          StringLike = {
            "ses:FromAddress" = "*@${var.mail_identity}"
          }
        }
      },
      {
        Sid      = "MailqMailerRead"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = aws_sqs_queue.mailq.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "pusher_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.pusher_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PusherLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.pusher_logs.arn}:*"
      },
      {
        Sid      = "PusherSessionsSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.sessions_token.arn
      },
      {
        Sid    = "PusherVpc"
        Effect = "Allow"
        Action = [
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses",
        ]
        Resource = "*"
      },
      {
        Sid      = "PushqPusherRead"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = aws_sqs_queue.pushq.arn
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
        Sid      = "WebAlerts"
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = aws_sns_topic.alerts.arn
      },
      {
        Sid      = "WebAlertsKey"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.key.arn
      },
      {
        Sid      = "WebDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.db.resource_id}/isshoni"
      },
      {
        Sid      = "WebDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "WebSessionsSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.sessions_token.arn
      },
      {
        Sid      = "WebSettings"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter/${local.prefix}/web/*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "web_ssm" {
  role       = aws_iam_role.web_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "web_profile" {
  name_prefix = "web-"
  role        = aws_iam_role.web_role.name
}

resource "aws_cloudwatch_log_group" "mailer_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-mailer"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "pusher_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-pusher"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    QueueName = aws_sqs_queue.mailq.name
  }
}
