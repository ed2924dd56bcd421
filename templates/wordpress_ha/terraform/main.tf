data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "wp-dev"
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

resource "aws_security_group" "cache_sg" {
  name_prefix = "cache-"
  description = "cache"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Object cache"
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
    Name = "Posts"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "files_sg" {
  name_prefix = "files-"
  description = "files"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "wp-content"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "lb_edge_sg" {
  name_prefix = "lb-edge-"
  description = "CloudFront to lb"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Entry edge"
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
    Name = "Entry"
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
    Name = "WordPress"
  }

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_ec2_managed_prefix_list" "cloudfront_prefix_list" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_vpc_security_group_ingress_rule" "cdn_to_lb_443_in" {
  security_group_id = aws_security_group.lb_edge_sg.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront_prefix_list.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "cdn to lb"
}

resource "aws_vpc_security_group_ingress_rule" "lb_to_web_8080_in" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.lb_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "lb to web"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_cache_6379_in" {
  security_group_id            = aws_security_group.cache_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "web to cache"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_db_3306_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
  description                  = "web to db"
}

resource "aws_vpc_security_group_ingress_rule" "web_to_files_2049_in" {
  security_group_id            = aws_security_group.files_sg.id
  referenced_security_group_id = aws_security_group.web_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  description                  = "web to files"
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

resource "aws_vpc_security_group_egress_rule" "web_to_cache_6379_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.cache_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  description                  = "web to cache"
}

resource "aws_vpc_security_group_egress_rule" "web_to_db_3306_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.db_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
  description                  = "web to db"
}

resource "aws_vpc_security_group_egress_rule" "web_to_files_2049_out" {
  security_group_id            = aws_security_group.web_sg.id
  referenced_security_group_id = aws_security_group.files_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  description                  = "web to files"
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

resource "aws_acm_certificate" "cert_edge" {
  provider = aws.us_east_1

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

resource "aws_acm_certificate_validation" "cert_edge_validation" {
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.cert_edge.arn
  validation_record_fqdns = [aws_route53_record.cert_record.fqdn]
}

resource "aws_acm_certificate_validation" "cert_validation" {
  certificate_arn         = aws_acm_certificate.cert.arn
  validation_record_fqdns = [aws_route53_record.cert_record.fqdn]
}

resource "aws_wafv2_web_acl" "firewall_edge" {
  provider = aws.us_east_1

  name        = "${local.prefix}-firewall-edge"
  scope       = "CLOUDFRONT"
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

resource "aws_lb" "lb" {
  #checkov:skip=CKV2_AWS_28:a web application firewall costs extra: draw one if wanted
  name_prefix                = "lb-"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.lb_sg.id, aws_security_group.lb_edge_sg.id]
  subnets                    = [aws_subnet.pub_a.id, aws_subnet.pub_c.id]
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = false
  enable_http2               = true
  idle_timeout               = 60
  tags = {
    Name = "Entry"
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

resource "aws_route53_record" "dns_cdn_record" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  type    = "A"
  name    = var.dns_domain

  alias {
    name                   = aws_cloudfront_distribution.cdn.domain_name
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "dns_cdn_record_v6" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  type    = "AAAA"
  name    = var.dns_domain

  alias {
    name                   = aws_cloudfront_distribution.cdn.domain_name
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "dns_lb_record" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  type    = "A"
  name    = "origin.${var.dns_domain}"

  alias {
    name                   = aws_lb.lb.dns_name
    zone_id                = aws_lb.lb.zone_id
    evaluate_target_health = true
  }
}

resource "aws_cloudfront_response_headers_policy" "cdn_headers" {
  #checkov:skip=CKV_AWS_259:HSTS for all names below the domain binds it for years: a choice of its owner
  name = "${local.prefix}-cdn"

  security_headers_config {
    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "SAMEORIGIN"
      override     = true
    }

    referrer_policy {
      referrer_policy = "strict-origin-when-cross-origin"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 31536000
      override                   = true
      include_subdomains         = false
      preload                    = false
    }

    xss_protection {
      protection = true
      mode_block = true
      override   = true
    }
  }
}

resource "aws_cloudfront_distribution" "cdn" {
  #checkov:skip=CKV_AWS_310:a second origin to fail over to is a business decision
  #checkov:skip=CKV_AWS_305:what is behind it answers the bare address
  #checkov:skip=CKV2_AWS_46:no bucket answers the bare address
  #checkov:skip=CKV_AWS_374:which countries are served is a business decision
  enabled         = true
  comment         = "cdn"
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_200"
  aliases         = [var.dns_domain]
  web_acl_id      = aws_wafv2_web_acl.firewall_edge.arn
  tags = {
    Name = "Delivery"
  }

  origin {
    origin_id   = "cdn_lb"
    domain_name = "origin.${var.dns_domain}"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id           = "cdn_lb"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id   = "216adef6-5c7f-47e4-b989-5492eafa07d3"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.cdn_headers.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.cert_edge_validation.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

data "aws_ssm_parameter" "web_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_ssm_parameter" "web_CACHE_AUTH_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/CACHE_AUTH_SECRET_ARN"
  type  = "String"
  value = aws_secretsmanager_secret.cache_token.arn
}

resource "aws_ssm_parameter" "web_CACHE_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/CACHE_HOST"
  type  = "String"
  value = aws_elasticache_replication_group.cache.primary_endpoint_address
}

resource "aws_ssm_parameter" "web_CACHE_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/CACHE_PORT"
  type  = "String"
  value = "6379"
}

resource "aws_ssm_parameter" "web_CACHE_TLS" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/CACHE_TLS"
  type  = "String"
  value = "1"
}

resource "aws_ssm_parameter" "web_DB_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_HOST"
  type  = "String"
  value = aws_rds_cluster.db.endpoint
}

resource "aws_ssm_parameter" "web_DB_NAME" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_NAME"
  type  = "String"
  value = "wordpress"
}

resource "aws_ssm_parameter" "web_DB_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_PORT"
  type  = "String"
  value = "3306"
}

resource "aws_ssm_parameter" "web_DB_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/DB_SECRET_ARN"
  type  = "String"
  value = aws_rds_cluster.db.master_user_secret[0].secret_arn
}

resource "aws_ssm_parameter" "web_FILES_PATH" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/web/FILES_PATH"
  type  = "String"
  value = "/mnt/files"
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
      Name        = "WordPress"
      Project     = "WordPress highly available"
    }
  }

  tag_specifications {
    resource_type = "volume"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "WordPress"
      Project     = "WordPress highly available"
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
  enabled_metrics           = ["GroupInServiceInstances"]

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
    value               = "WordPress"
    propagate_at_launch = true
  }

  tag {
    key                 = "Project"
    value               = "WordPress highly available"
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

resource "aws_ssm_association" "web_files_mount" {
  name             = "AWS-RunShellScript"
  association_name = "${local.prefix}-web-files"
  parameters = {
    commands = "set -e\nrpm -q amazon-efs-utils || dnf install -y amazon-efs-utils\nmkdir -p /mnt/files\nsed -i '\\# /mnt/files efs #d' /etc/fstab\necho '${aws_efs_file_system.files.id}:/ /mnt/files efs _netdev,tls,iam,accesspoint=${aws_efs_access_point.web_files_point.id} 0 0' >> /etc/fstab\nmountpoint -q /mnt/files || mount /mnt/files\n"
  }

  targets {
    key    = "tag:aws:autoscaling:groupName"
    values = [aws_autoscaling_group.web.name]
  }

  depends_on = [
    aws_efs_mount_target.files_mount_a,
    aws_efs_mount_target.files_mount_c,
    aws_iam_role_policy.web_policy,
  ]
}

resource "aws_db_subnet_group" "db_subnets" {
  name_prefix = "db-"
  description = "db"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_elasticache_subnet_group" "cache_subnets" {
  name        = "${local.prefix}-cache"
  description = "cache"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_elasticache_parameter_group" "cache_params" {
  name        = "${local.prefix}-cache"
  family      = "redis7"
  description = "cache"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }

  lifecycle {
    create_before_destroy = true
  }
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
  parameter_group_name       = aws_elasticache_parameter_group.cache_params.name
  subnet_group_name          = aws_elasticache_subnet_group.cache_subnets.name
  security_group_ids         = [aws_security_group.cache_sg.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = aws_secretsmanager_secret_version.cache_token_value.secret_string
  snapshot_retention_limit   = 0
  auto_minor_version_upgrade = "true"
  apply_immediately          = true
}

resource "aws_rds_cluster_parameter_group" "db_params" {
  name_prefix = "db-"
  description = "db: TLS only"
  family      = "aurora-mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
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
  engine                              = "aurora-mysql"
  engine_mode                         = "provisioned"
  engine_version                      = "8.0"
  database_name                       = "wordpress"
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
  engine                     = "aurora-mysql"
  engine_version             = aws_rds_cluster.db.engine_version
  instance_class             = "db.serverless"
  promotion_tier             = 0
  publicly_accessible        = false
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
}

resource "aws_efs_file_system" "files" {
  #checkov:skip=CKV_AWS_184:encrypted with the key of EFS
  encrypted        = true
  performance_mode = "generalPurpose"
  throughput_mode  = "elastic"
  tags = {
    Name = "wp-content"
  }

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }
}

resource "aws_efs_file_system_policy" "files_policy" {
  file_system_id = aws_efs_file_system.files.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TlsOnly"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = "*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "MountTargetsOnly"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = [
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientRootAccess",
          "elasticfilesystem:ClientWrite",
        ]
        Condition = {
          Bool = {
            "elasticfilesystem:AccessedViaMountTarget" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_efs_backup_policy" "files_backup" {
  file_system_id = aws_efs_file_system.files.id

  backup_policy {
    status = "DISABLED"
  }
}

resource "aws_efs_mount_target" "files_mount_a" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = aws_subnet.data_a.id
  security_groups = [aws_security_group.files_sg.id]
}

resource "aws_efs_mount_target" "files_mount_c" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = aws_subnet.data_c.id
  security_groups = [aws_security_group.files_sg.id]
}

resource "aws_efs_access_point" "web_files_point" {
  file_system_id = aws_efs_file_system.files.id
  tags = {
    Name = "wp-content WordPress"
  }

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/files"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "750"
    }
  }
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

resource "aws_iam_role_policy" "web_policy" {
  name = "connections"
  role = aws_iam_role.web_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WebCacheSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.cache_token.arn
      },
      {
        Sid      = "WebDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_rds_cluster.db.cluster_resource_id}/isshoni"
      },
      {
        Sid      = "WebDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_rds_cluster.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "WebFiles"
        Effect   = "Allow"
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource = aws_efs_file_system.files.arn
        Condition = {
          StringEquals = {
            "elasticfilesystem:AccessPointArn" = aws_efs_access_point.web_files_point.arn
          }
        }
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

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/AutoScaling"
  metric_name         = "GroupInServiceInstances"
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 2
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    AutoScalingGroupName = aws_autoscaling_group.web.name
  }
}
