data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "tiers-dev"
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

resource "aws_security_group" "app_sg" {
  name_prefix = "app-"
  description = "app"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "App servers"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "cache_sg" {
  name_prefix = "cache-"
  description = "cache"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Cache"
  }

  lifecycle {
    create_before_destroy = true
  }
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

resource "aws_security_group" "front_sg" {
  name_prefix = "front-"
  description = "front"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Front entry"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "inner_sg" {
  name_prefix = "inner-"
  description = "inner"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Inner entry"
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
    Name = "Web servers"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "app_to_cache_6379_in" {
  security_group_id            = aws_security_group.cache_sg.id
  referenced_security_group_id = aws_security_group.app_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "app to cache"
}

resource "aws_vpc_security_group_ingress_rule" "app_to_db_5432_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.app_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "app to db"
}

resource "aws_vpc_security_group_ingress_rule" "front_443_in_0_0_0_0_0" {
  security_group_id = aws_security_group.front_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "0.0.0.0/0 to front"
}

resource "aws_vpc_security_group_ingress_rule" "front_80_in_0_0_0_0_0" {
  #checkov:skip=CKV_AWS_260:the web's own port; with a certificate it only redirects to HTTPS
  security_group_id = aws_security_group.front_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  description       = "0.0.0.0/0 to front"
}

resource "aws_vpc_security_group_ingress_rule" "front_to_web_8080_in" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.front_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "front to web"
}

resource "aws_vpc_security_group_ingress_rule" "inner_to_app_8080_in" {
  security_group_id            = aws_security_group.app_sg.id
  referenced_security_group_id = aws_security_group.inner_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "inner to app"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_inner_80_in" {
  #checkov:skip=CKV_AWS_260:the source is a security group
  security_group_id            = aws_security_group.inner_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
  description                  = "web to inner"
}

resource "aws_vpc_security_group_egress_rule" "app_https_out" {
  security_group_id = aws_security_group.app_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "app to AWS"
}

resource "aws_vpc_security_group_egress_rule" "app_to_cache_6379_out" {
  security_group_id            = aws_security_group.app_sg.id
  referenced_security_group_id = aws_security_group.cache_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "app to cache"
}

resource "aws_vpc_security_group_egress_rule" "app_to_db_5432_out" {
  security_group_id            = aws_security_group.app_sg.id
  referenced_security_group_id = aws_security_group.db_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "app to db"
}

resource "aws_vpc_security_group_egress_rule" "front_to_web_8080_out" {
  security_group_id            = aws_security_group.front_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "front to web"
}

resource "aws_vpc_security_group_egress_rule" "inner_to_app_8080_out" {
  security_group_id            = aws_security_group.inner_sg.id
  referenced_security_group_id = aws_security_group.app_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "inner to app"
}

resource "aws_vpc_security_group_egress_rule" "web_https_out" {
  security_group_id = aws_security_group.web_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "web to AWS"
}

resource "aws_vpc_security_group_egress_rule" "web_to_inner_80_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.inner_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
  description                  = "web to inner"
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

resource "aws_wafv2_web_acl" "firewall" {
  name        = "${local.prefix}-firewall"
  scope       = "REGIONAL"
  description = "Rules of firewall"
  tags = {
    Name = "Firewall"
  }

  default_action {
    allow {}
  }

  rule {
    name     = "AmazonIpReputationList"
    priority = 10

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesAmazonIpReputationList"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "AmazonIpReputationList"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AnonymousIpList"
    priority = 20

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesAnonymousIpList"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "AnonymousIpList"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "CommonRuleSet"
    priority = 30

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "CommonRuleSet"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "KnownBadInputsRuleSet"
    priority = 40

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "KnownBadInputsRuleSet"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "rate"
    priority = 100

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = 2000
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "firewall"
    sampled_requests_enabled   = true
  }
}

resource "aws_lb" "front" {
  #checkov:skip=CKV2_AWS_28:a web application firewall costs extra: draw one if wanted
  name_prefix                = "lb-"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.front_sg.id]
  subnets                    = [aws_subnet.pub_a.id, aws_subnet.pub_c.id]
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = false
  enable_http2               = true
  idle_timeout               = 60
  tags = {
    Name = "Front entry"
  }

  depends_on = [aws_route.vpc_out_public]
}

resource "aws_lb" "inner" {
  #checkov:skip=CKV2_AWS_20:only the network inside reaches it
  name_prefix                = "lb-"
  load_balancer_type         = "application"
  internal                   = true
  security_groups            = [aws_security_group.inner_sg.id]
  subnets                    = [aws_subnet.app_a.id, aws_subnet.app_c.id]
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = false
  enable_http2               = true
  idle_timeout               = 60
  tags = {
    Name = "Inner entry"
  }

  depends_on = [aws_route.vpc_out_public]
}

resource "aws_lb_target_group" "front_web_tg" {
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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "inner_app_tg" {
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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "front_https" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.cert_validation.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.front_web_tg.arn
  }
}

resource "aws_lb_listener" "front_redirect" {
  load_balancer_arn = aws_lb.front.arn
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

resource "aws_lb_listener" "inner_http" {
  #checkov:skip=CKV_AWS_2:no certificate: inside the network, or to try things out
  #checkov:skip=CKV_AWS_103:no certificate: inside the network, or to try things out
  load_balancer_arn = aws_lb.inner.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inner_app_tg.arn
  }
}

resource "aws_route53_record" "dns_front_record" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  type    = "A"
  name    = var.dns_domain

  alias {
    name                   = aws_lb.front.dns_name
    zone_id                = aws_lb.front.zone_id
    evaluate_target_health = true
  }
}

resource "aws_wafv2_web_acl_association" "firewall_front_guard" {
  resource_arn = aws_lb.front.arn
  web_acl_arn  = aws_wafv2_web_acl.firewall.arn
}

data "aws_ssm_parameter" "app_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

data "aws_ssm_parameter" "web_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_ssm_parameter" "app_CACHE_AUTH_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/CACHE_AUTH_SECRET_ARN"
  type  = "String"
  value = aws_secretsmanager_secret.cache_token.arn
}

resource "aws_ssm_parameter" "app_CACHE_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/CACHE_HOST"
  type  = "String"
  value = aws_elasticache_replication_group.cache.primary_endpoint_address
}

resource "aws_ssm_parameter" "app_CACHE_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/CACHE_PORT"
  type  = "String"
  value = "6379"
}

resource "aws_ssm_parameter" "app_CACHE_TLS" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/CACHE_TLS"
  type  = "String"
  value = "1"
}

resource "aws_ssm_parameter" "app_DB_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/DB_HOST"
  type  = "String"
  value = aws_db_instance.db.address
}

resource "aws_ssm_parameter" "app_DB_NAME" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/DB_NAME"
  type  = "String"
  value = "app"
}

resource "aws_ssm_parameter" "app_DB_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/DB_PORT"
  type  = "String"
  value = "5432"
}

resource "aws_ssm_parameter" "app_DB_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/app/DB_SECRET_ARN"
  type  = "String"
  value = aws_db_instance.db.master_user_secret[0].secret_arn
}

resource "aws_ssm_parameter" "web_INNER_URL" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/INNER_URL"
  type  = "String"
  value = "http://${aws_lb.inner.dns_name}"
}

resource "aws_launch_template" "app_lt" {
  name_prefix            = "app-"
  image_id               = data.aws_ssm_parameter.app_image.insecure_value
  instance_type          = "t4g.micro"
  update_default_version = true
  ebs_optimized          = "true"
  vpc_security_group_ids = [aws_security_group.app_sg.id]
  user_data              = base64encode("#!/bin/sh\n# Answers on 8080 until your own program does.\nmkdir -p /srv/www && echo ok > /srv/www/index.html\nsystemd-run --unit=placeholder --working-directory=/srv/www python3 -m http.server 8080\n")

  iam_instance_profile {
    arn = aws_iam_instance_profile.app_profile.arn
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
      Name        = "App servers"
      Project     = "Three-tier highly available"
    }
  }

  tag_specifications {
    resource_type = "volume"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "App servers"
      Project     = "Three-tier highly available"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
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
      Name        = "Web servers"
      Project     = "Three-tier highly available"
    }
  }

  tag_specifications {
    resource_type = "volume"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "Web servers"
      Project     = "Three-tier highly available"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "app" {
  name_prefix               = "app-"
  min_size                  = 2
  max_size                  = 6
  vpc_zone_identifier       = [aws_subnet.app_a.id, aws_subnet.app_c.id]
  health_check_type         = "ELB"
  health_check_grace_period = 120
  default_instance_warmup   = 120
  target_group_arns         = [aws_lb_target_group.inner_app_tg.arn]

  launch_template {
    id      = aws_launch_template.app_lt.id
    version = aws_launch_template.app_lt.latest_version
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
    value               = "App servers"
    propagate_at_launch = true
  }

  tag {
    key                 = "Project"
    value               = "Three-tier highly available"
    propagate_at_launch = true
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_iam_role_policy.app_policy,
    aws_iam_role_policy_attachment.app_ssm,
    aws_route.vpc_out_private_a,
    aws_route.vpc_out_private_c,
  ]
}

resource "aws_autoscaling_group" "web" {
  name_prefix               = "web-"
  min_size                  = 2
  max_size                  = 6
  vpc_zone_identifier       = [aws_subnet.app_a.id, aws_subnet.app_c.id]
  health_check_type         = "ELB"
  health_check_grace_period = 120
  default_instance_warmup   = 120
  target_group_arns         = [aws_lb_target_group.front_web_tg.arn]

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
    value               = "Web servers"
    propagate_at_launch = true
  }

  tag {
    key                 = "Project"
    value               = "Three-tier highly available"
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

resource "aws_autoscaling_policy" "app_scaling" {
  name                   = "app-cpu"
  autoscaling_group_name = aws_autoscaling_group.app.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
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
  db_name                             = "app"
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

resource "aws_elasticache_subnet_group" "cache_subnets" {
  name        = "${local.prefix}-cache"
  description = "cache"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_elasticache_replication_group" "cache" {
  #checkov:skip=CKV_AWS_191:encrypted with the key of ElastiCache
  replication_group_id       = "${local.prefix}-cache"
  description                = "cache"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = "cache.t4g.micro"
  port                       = 6379
  num_cache_clusters         = 1
  automatic_failover_enabled = false
  multi_az_enabled           = false
  parameter_group_name       = "default.redis7"
  subnet_group_name          = aws_elasticache_subnet_group.cache_subnets.name
  security_group_ids         = [aws_security_group.cache_sg.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = aws_secretsmanager_secret_version.cache_token_value.secret_string
  snapshot_retention_limit   = 0
  auto_minor_version_upgrade = "true"
  apply_immediately          = true
}

resource "aws_secretsmanager_secret" "cache_token" {
  #checkov:skip=CKV_AWS_149:encrypted with the key of Secrets Manager
  #checkov:skip=CKV2_AWS_57:changed by the function a line leads to, else by hand
  name_prefix             = "cache-token-"
  description             = "Token of the cache cache"
  recovery_window_in_days = 7
}

data "aws_secretsmanager_random_password" "cache_token_seed" {
  password_length     = 64
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "cache_token_value" {
  secret_id     = aws_secretsmanager_secret.cache_token.id
  secret_string = data.aws_secretsmanager_random_password.cache_token_seed.random_password

  lifecycle {
    ignore_changes = [secret_string]
  }
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

resource "aws_iam_role" "app_role" {
  name_prefix = "app-"
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

resource "aws_iam_role_policy" "app_policy" {
  name = "connections"
  role = aws_iam_role.app_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AppCacheSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.cache_token.arn
      },
      {
        Sid      = "AppDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.db.resource_id}/isshoni"
      },
      {
        Sid      = "AppDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "AppSettings"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter/${local.prefix}/app/*"
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
        Sid      = "WebSettings"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter/${local.prefix}/web/*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "app_ssm" {
  role       = aws_iam_role.app_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy_attachment" "web_ssm" {
  role       = aws_iam_role.web_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "app_profile" {
  name_prefix = "app-"
  role        = aws_iam_role.app_role.name
}

resource "aws_iam_instance_profile" "web_profile" {
  name_prefix = "web-"
  role        = aws_iam_role.web_role.name
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    LoadBalancer = aws_lb.front.arn_suffix
  }
}
