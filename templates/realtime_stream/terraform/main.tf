data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "stream-dev"
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

resource "aws_subnet" "data_3" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}b"
  cidr_block              = "10.0.160.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Data 3"
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

resource "aws_route_table_association" "data_3_association" {
  route_table_id = aws_route_table.vpc_routes_data.id
  subnet_id      = aws_subnet.data_3.id
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

resource "aws_security_group" "search_sg" {
  name_prefix = "search-"
  description = "search"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Search"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "stream_search_sg" {
  #checkov:skip=CKV2_AWS_5:a Firehose wears it
  name_prefix = "stream_search-"
  description = "delivery stream"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Search delivery"
  }
}

resource "aws_vpc_security_group_ingress_rule" "stream_search_in" {
  security_group_id            = aws_security_group.search_sg.id
  referenced_security_group_id = aws_security_group.stream_search_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "stream_search to search"
}

resource "aws_vpc_security_group_egress_rule" "stream_search_out" {
  security_group_id            = aws_security_group.stream_search_sg.id
  referenced_security_group_id = aws_security_group.search_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "stream_search to search"
}

resource "aws_apigatewayv2_api" "api" {
  name                         = "${local.prefix}-api"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = false
}

resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 200
    throttling_rate_limit  = 100
  }
}

resource "aws_apigatewayv2_integration" "api_stream_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_subtype    = "Kinesis-PutRecord"
  payload_format_version = "1.0"
  credentials_arn        = aws_iam_role.api_role.arn
  timeout_milliseconds   = 29000
  request_parameters = {
    StreamName   = aws_kinesis_stream.stream.name
    Data         = "$request.body"
    PartitionKey = "$request.path.device"
  }
}

resource "aws_apigatewayv2_route" "api_stream_route" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /devices/{device}"
  target             = "integrations/${aws_apigatewayv2_integration.api_stream_integration.id}"
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function" "hot" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-hot"
  role          = aws_iam_role.hot_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/hot.zip"
  memory_size   = 256
  timeout       = 30
  architectures = ["arm64"]

  environment {
    variables = {
      STATE_TABLE = aws_dynamodb_table.state.name
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.hot_logs, aws_iam_role_policy.hot_policy]
}

resource "aws_lambda_event_source_mapping" "stream_hot_source" {
  event_source_arn                   = aws_kinesis_stream.stream.arn
  function_name                      = aws_lambda_function.hot.arn
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "LATEST"
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 3
  maximum_record_age_in_seconds      = 86400

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.fail.arn
    }
  }

  depends_on = [aws_iam_role_policy.hot_policy]
}

resource "aws_lambda_function_event_invoke_config" "hot_failures" {
  function_name          = aws_lambda_function.hot.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.fail.arn
    }
  }

  depends_on = [aws_iam_role_policy.hot_policy]
}

resource "aws_dynamodb_table" "state" {
  #checkov:skip=CKV_AWS_119:encrypted with the key of DynamoDB
  name                        = "${local.prefix}-state"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "device"
  table_class                 = "STANDARD"
  deletion_protection_enabled = false

  attribute {
    name = "device"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}

resource "aws_s3_bucket" "lake" {
  #checkov:skip=CKV_AWS_144:copies in another region are a business decision
  #checkov:skip=CKV_AWS_145:encrypted by S3 itself unless a key is connected
  #checkov:skip=CKV2_AWS_62:nobody waits for its events unless a line says so
  bucket        = "${local.prefix}-lake-${data.aws_caller_identity.current.account_id}-${var.region}"
  force_destroy = true
}

resource "aws_s3_bucket" "search_failed" {
  #checkov:skip=CKV_AWS_144:copies in another region are a business decision
  #checkov:skip=CKV_AWS_145:encrypted by S3 itself unless a key is connected
  #checkov:skip=CKV2_AWS_62:nobody waits for its events unless a line says so
  bucket        = "${local.prefix}-search-failed-${data.aws_caller_identity.current.account_id}-${var.region}"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "lake_access" {
  bucket                  = aws_s3_bucket.lake.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "search_failed_access" {
  bucket                  = aws_s3_bucket.search_failed.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "lake_ownership" {
  bucket = aws_s3_bucket.lake.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_ownership_controls" "search_failed_ownership" {
  bucket = aws_s3_bucket.search_failed.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "lake_encryption" {
  bucket = aws_s3_bucket.lake.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "search_failed_encryption" {
  bucket = aws_s3_bucket.search_failed.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "lake_lifecycle" {
  bucket = aws_s3_bucket.lake.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    transition {
      days          = 90
      storage_class = "STANDARD_IA"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "search_failed_lifecycle" {
  bucket = aws_s3_bucket.search_failed.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "lake_policy" {
  bucket = aws_s3_bucket.lake.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.lake.arn, "${aws_s3_bucket.lake.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.lake_access]
}

resource "aws_s3_bucket_policy" "search_failed_policy" {
  bucket = aws_s3_bucket.search_failed.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.search_failed.arn, "${aws_s3_bucket.search_failed.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.search_failed_access]
}

resource "aws_opensearch_domain" "search" {
  #checkov:skip=CKV_AWS_247:encrypted with the key of OpenSearch unless a key is connected
  #checkov:skip=CKV_AWS_318:nodes of their own to lead the others are for large domains
  #checkov:skip=CKV2_AWS_59:nodes of their own to lead the others are for large domains
  #checkov:skip=CKV2_AWS_52:the network and roles decide who gets in
  #checkov:skip=CKV_AWS_317:who searched what can only be written with fine-grained access
  domain_name    = "${local.prefix}-search"
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type          = "t3.small.search"
    instance_count         = 1
    zone_awareness_enabled = false
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 10
  }

  encrypt_at_rest {
    enabled = true
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }

  vpc_options {
    subnet_ids         = [aws_subnet.data_a.id]
    security_group_ids = [aws_security_group.search_sg.id]
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search_logs.arn
  }

  depends_on = [aws_cloudwatch_log_resource_policy.log_delivery]
}

resource "aws_opensearch_domain_policy" "search_policy" {
  domain_name = aws_opensearch_domain.search.domain_name
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "StreamSearch"
        Effect = "Allow"
        Principal = {
          AWS = aws_iam_role.stream_search_role.arn
        }
        Action = [
          "es:DescribeDomain",
          "es:DescribeDomainConfig",
          "es:DescribeDomains",
          "es:ESHttpGet",
          "es:ESHttpPost",
          "es:ESHttpPut",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:es:${var.region}:${data.aws_caller_identity.current.account_id}:domain/${local.prefix}-search",
          "arn:${data.aws_partition.current.partition}:es:${var.region}:${data.aws_caller_identity.current.account_id}:domain/${local.prefix}-search/*",
        ]
      },
    ]
  })
}

resource "aws_sqs_queue" "fail" {
  name                       = "${local.prefix}-fail"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue_policy" "fail_policy" {
  queue_url = aws_sqs_queue.fail.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.fail.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
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

resource "aws_kinesis_stream" "stream" {
  name             = "${local.prefix}-stream"
  shard_count      = 1
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_cloudwatch_log_stream" "stream_lake_errors" {
  name           = "S3Delivery"
  log_group_name = aws_cloudwatch_log_group.stream_lake_logs.name
}

resource "aws_cloudwatch_log_stream" "stream_search_errors" {
  name           = "OpenSearchDelivery"
  log_group_name = aws_cloudwatch_log_group.stream_search_logs.name
}

resource "aws_cloudwatch_log_stream" "stream_search_lost" {
  name           = "S3Backup"
  log_group_name = aws_cloudwatch_log_group.stream_search_logs.name
}

resource "aws_kinesis_firehose_delivery_stream" "stream_lake_delivery" {
  name        = "${local.prefix}-stream-lake"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.stream.arn
    role_arn           = aws_iam_role.stream_lake_role.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.stream_lake_role.arn
    bucket_arn          = aws_s3_bucket.lake.arn
    prefix              = "stream/"
    error_output_prefix = "failed/stream/"
    buffering_size      = 64
    buffering_interval  = 300
    compression_format  = "GZIP"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.stream_lake_logs.name
      log_stream_name = aws_cloudwatch_log_stream.stream_lake_errors.name
    }
  }

  depends_on = [aws_iam_role_policy.stream_lake_policy]
}

resource "aws_kinesis_firehose_delivery_stream" "stream_search_delivery" {
  name        = "${local.prefix}-stream-search"
  destination = "opensearch"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.stream.arn
    role_arn           = aws_iam_role.stream_search_role.arn
  }

  opensearch_configuration {
    domain_arn            = aws_opensearch_domain.search.arn
    index_name            = "readings"
    index_rotation_period = "OneDay"
    role_arn              = aws_iam_role.stream_search_role.arn
    buffering_size        = 5
    buffering_interval    = 60
    s3_backup_mode        = "FailedDocumentsOnly"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.stream_search_logs.name
      log_stream_name = aws_cloudwatch_log_stream.stream_search_errors.name
    }

    s3_configuration {
      role_arn            = aws_iam_role.stream_search_role.arn
      bucket_arn          = aws_s3_bucket.search_failed.arn
      prefix              = "readings/"
      error_output_prefix = "failed/readings/"
      compression_format  = "GZIP"

      cloudwatch_logging_options {
        enabled         = true
        log_group_name  = aws_cloudwatch_log_group.stream_search_logs.name
        log_stream_name = aws_cloudwatch_log_stream.stream_search_lost.name
      }
    }

    vpc_config {
      role_arn           = aws_iam_role.stream_search_role.arn
      security_group_ids = [aws_security_group.stream_search_sg.id]
      subnet_ids         = [aws_subnet.data_a.id]
    }
  }

  depends_on = [
    aws_iam_role_policy.stream_search_policy,
    aws_opensearch_domain_policy.search_policy,
    aws_vpc_security_group_egress_rule.stream_search_out,
    aws_vpc_security_group_ingress_rule.stream_search_in,
  ]
}

resource "aws_iam_role" "api_role" {
  name_prefix = "api-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "apigateway.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role" "hot_role" {
  name_prefix = "hot-"
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

resource "aws_iam_role" "stream_lake_role" {
  name_prefix = "firehose-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "firehose.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "sts:ExternalId" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "stream_search_role" {
  name_prefix = "firehose-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "firehose.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "sts:ExternalId" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "api_policy" {
  name = "connections"
  role = aws_iam_role.api_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ApiStream"
        Effect   = "Allow"
        Action   = "kinesis:PutRecord"
        Resource = aws_kinesis_stream.stream.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "hot_policy" {
  name = "connections"
  role = aws_iam_role.hot_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "HotFail"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = aws_sqs_queue.fail.arn
      },
      {
        Sid      = "HotLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.hot_logs.arn}:*"
      },
      {
        Sid    = "HotStateRead"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [aws_dynamodb_table.state.arn, "${aws_dynamodb_table.state.arn}/index/*"]
      },
      {
        Sid    = "HotStateWrite"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = aws_dynamodb_table.state.arn
      },
      {
        Sid    = "StreamHotRead"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:SubscribeToShard",
        ]
        Resource = aws_kinesis_stream.stream.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "stream_lake_policy" {
  name = "connections"
  role = aws_iam_role.stream_lake_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Source"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.stream.arn
      },
      {
        Sid      = "Files"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
        Resource = "${aws_s3_bucket.lake.arn}/*"
      },
      {
        Sid      = "Bucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = aws_s3_bucket.lake.arn
      },
      {
        Sid      = "Errors"
        Effect   = "Allow"
        Action   = "logs:PutLogEvents"
        Resource = "${aws_cloudwatch_log_group.stream_lake_logs.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "stream_search_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.stream_search_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Source"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.stream.arn
      },
      {
        Sid    = "Domain"
        Effect = "Allow"
        Action = [
          "es:DescribeDomain",
          "es:DescribeDomainConfig",
          "es:DescribeDomains",
          "es:ESHttpGet",
          "es:ESHttpPost",
          "es:ESHttpPut",
        ]
        Resource = [aws_opensearch_domain.search.arn, "${aws_opensearch_domain.search.arn}/*"]
      },
      {
        Sid    = "Network"
        Effect = "Allow"
        Action = [
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcAttribute",
          "ec2:DescribeVpcs",
        ]
        Resource = "*"
      },
      {
        Sid      = "Files"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
        Resource = "${aws_s3_bucket.search_failed.arn}/*"
      },
      {
        Sid      = "Bucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = aws_s3_bucket.search_failed.arn
      },
      {
        Sid      = "Errors"
        Effect   = "Allow"
        Action   = "logs:PutLogEvents"
        Resource = "${aws_cloudwatch_log_group.stream_search_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "hot_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-hot"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "search_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/opensearch/${local.prefix}-search/application"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "stream_lake_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/kinesisfirehose/${local.prefix}-stream-lake"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "stream_search_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/kinesisfirehose/${local.prefix}-stream-search"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/Kinesis"
  metric_name         = "GetRecords.IteratorAgeMilliseconds"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60000
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    StreamName = aws_kinesis_stream.stream.name
  }
}

resource "aws_cloudwatch_log_resource_policy" "log_delivery" {
  policy_name = "${local.prefix}-log-delivery"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SearchLogs"
        Effect = "Allow"
        Principal = {
          Service = "es.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:PutLogEventsBatch"]
        Resource = "${aws_cloudwatch_log_group.search_logs.arn}:*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}
