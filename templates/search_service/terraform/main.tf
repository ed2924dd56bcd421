data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "search-dev"
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

resource "aws_security_group" "engine_sg" {
  name_prefix = "engine-"
  description = "engine"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Index of items"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "index_sg" {
  name_prefix = "index-"
  description = "index"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Index"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "query_sg" {
  name_prefix = "query-"
  description = "query"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Query"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "index_to_engine_443_in" {
  security_group_id            = aws_security_group.engine_sg.id
  referenced_security_group_id = aws_security_group.index_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "index to engine"
}

resource "aws_vpc_security_group_ingress_rule" "query_to_engine_443_in" {
  security_group_id            = aws_security_group.engine_sg.id
  referenced_security_group_id = aws_security_group.query_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "query to engine"
}

resource "aws_vpc_security_group_egress_rule" "index_https_out" {
  security_group_id = aws_security_group.index_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "index to AWS"
}

resource "aws_vpc_security_group_egress_rule" "index_to_engine_443_out" {
  security_group_id            = aws_security_group.index_sg.id
  referenced_security_group_id = aws_security_group.engine_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "index to engine"
}

resource "aws_vpc_security_group_egress_rule" "query_https_out" {
  security_group_id = aws_security_group.query_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "query to AWS"
}

resource "aws_vpc_security_group_egress_rule" "query_to_engine_443_out" {
  security_group_id            = aws_security_group.query_sg.id
  referenced_security_group_id = aws_security_group.engine_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "query to engine"
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

resource "aws_apigatewayv2_authorizer" "api_authorizer" {
  api_id           = aws_apigatewayv2_api.api.id
  name             = "login"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = [aws_cognito_user_pool_client.login_client.id]
    issuer   = "https://${aws_cognito_user_pool.login.endpoint}"
  }
}

resource "aws_apigatewayv2_integration" "api_query_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.query.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 29000
}

resource "aws_apigatewayv2_integration" "api_write_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.write.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 29000
}

resource "aws_apigatewayv2_route" "api_query_route" {
  #checkov:skip=CKV_AWS_309:the design lets everybody call this route
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /search"
  target             = "integrations/${aws_apigatewayv2_integration.api_query_integration.id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_route" "api_write_route" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "PUT /items/{sku}"
  target             = "integrations/${aws_apigatewayv2_integration.api_write_integration.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.api_authorizer.id
}

resource "aws_lambda_function" "index" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-index"
  role          = aws_iam_role.index_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/index.zip"
  memory_size   = 256
  timeout       = 60
  architectures = ["arm64"]

  environment {
    variables = {
      ENGINE_ENDPOINT = "https://${aws_opensearch_domain.engine.endpoint}"
    }
  }

  vpc_config {
    subnet_ids         = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    security_group_ids = [aws_security_group.index_sg.id]
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.index_logs, aws_iam_role_policy.index_policy]
}

resource "aws_lambda_function" "query" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-query"
  role          = aws_iam_role.query_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/query.zip"
  memory_size   = 256
  timeout       = 10
  architectures = ["arm64"]

  environment {
    variables = {
      ENGINE_ENDPOINT = "https://${aws_opensearch_domain.engine.endpoint}"
    }
  }

  vpc_config {
    subnet_ids         = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    security_group_ids = [aws_security_group.query_sg.id]
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.query_logs, aws_iam_role_policy.query_policy]
}

resource "aws_lambda_function" "write" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-write"
  role          = aws_iam_role.write_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/write.zip"
  memory_size   = 256
  timeout       = 10
  architectures = ["arm64"]

  environment {
    variables = {
      ITEMS_TABLE = aws_dynamodb_table.items.name
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.write_logs, aws_iam_role_policy.write_policy]
}

resource "aws_lambda_permission" "api_query_permission" {
  function_name = aws_lambda_function.query.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

resource "aws_lambda_permission" "api_write_permission" {
  function_name = aws_lambda_function.write.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

resource "aws_lambda_event_source_mapping" "items_index_source" {
  event_source_arn                   = aws_dynamodb_table.items.stream_arn
  function_name                      = aws_lambda_function.index.arn
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "LATEST"
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 3

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.fail.arn
    }
  }

  depends_on = [aws_iam_role_policy.index_policy]
}

resource "aws_lambda_function_event_invoke_config" "index_failures" {
  function_name          = aws_lambda_function.index.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.fail.arn
    }
  }

  depends_on = [aws_iam_role_policy.index_policy]
}

resource "aws_dynamodb_table" "items" {
  #checkov:skip=CKV_AWS_119:encrypted with the key of DynamoDB
  name                        = "${local.prefix}-items"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "sku"
  table_class                 = "STANDARD"
  deletion_protection_enabled = false
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "sku"
    type = "S"
  }
}

resource "aws_opensearch_domain" "engine" {
  #checkov:skip=CKV_AWS_247:encrypted with the key of OpenSearch unless a key is connected
  #checkov:skip=CKV_AWS_318:nodes of their own to lead the others are for large domains
  #checkov:skip=CKV2_AWS_59:nodes of their own to lead the others are for large domains
  #checkov:skip=CKV2_AWS_52:the network and roles decide who gets in
  #checkov:skip=CKV_AWS_317:who searched what can only be written with fine-grained access
  domain_name    = "${local.prefix}-engine"
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
    security_group_ids = [aws_security_group.engine_sg.id]
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.engine_logs.arn
  }

  depends_on = [aws_cloudwatch_log_resource_policy.log_delivery]
}

resource "aws_opensearch_domain_policy" "engine_policy" {
  domain_name = aws_opensearch_domain.engine.domain_name
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "IndexEngine"
        Effect = "Allow"
        Principal = {
          AWS = aws_iam_role.index_role.arn
        }
        Action = [
          "es:ESHttpDelete",
          "es:ESHttpGet",
          "es:ESHttpHead",
          "es:ESHttpPatch",
          "es:ESHttpPost",
          "es:ESHttpPut",
        ]
        Resource = "arn:${data.aws_partition.current.partition}:es:${var.region}:${data.aws_caller_identity.current.account_id}:domain/${local.prefix}-engine/*"
      },
      {
        Sid    = "QueryEngine"
        Effect = "Allow"
        Principal = {
          AWS = aws_iam_role.query_role.arn
        }
        Action   = ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"]
        Resource = "arn:${data.aws_partition.current.partition}:es:${var.region}:${data.aws_caller_identity.current.account_id}:domain/${local.prefix}-engine/*"
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

resource "aws_iam_role" "index_role" {
  name_prefix = "index-"
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

resource "aws_iam_role" "query_role" {
  name_prefix = "query-"
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

resource "aws_iam_role" "write_role" {
  name_prefix = "write-"
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

resource "aws_iam_role_policy" "index_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.index_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "IndexEngine"
        Effect = "Allow"
        Action = [
          "es:ESHttpDelete",
          "es:ESHttpGet",
          "es:ESHttpHead",
          "es:ESHttpPatch",
          "es:ESHttpPost",
          "es:ESHttpPut",
        ]
        Resource = "${aws_opensearch_domain.engine.arn}/*"
      },
      {
        Sid      = "IndexFail"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = aws_sqs_queue.fail.arn
      },
      {
        Sid      = "IndexLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.index_logs.arn}:*"
      },
      {
        Sid    = "IndexVpc"
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
        Sid      = "ItemsIndexList"
        Effect   = "Allow"
        Action   = "dynamodb:ListStreams"
        Resource = "*"
      },
      {
        Sid      = "ItemsIndexRead"
        Effect   = "Allow"
        Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = aws_dynamodb_table.items.stream_arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "query_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.query_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "QueryEngine"
        Effect   = "Allow"
        Action   = ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"]
        Resource = "${aws_opensearch_domain.engine.arn}/*"
      },
      {
        Sid      = "QueryLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.query_logs.arn}:*"
      },
      {
        Sid    = "QueryVpc"
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
    ]
  })
}

resource "aws_iam_role_policy" "write_policy" {
  name = "connections"
  role = aws_iam_role.write_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WriteItemsRead"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [aws_dynamodb_table.items.arn, "${aws_dynamodb_table.items.arn}/index/*"]
      },
      {
        Sid    = "WriteItemsWrite"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = aws_dynamodb_table.items.arn
      },
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.write_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cognito_user_pool" "login" {
  name                     = "${local.prefix}-login"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "INACTIVE"

  username_configuration {
    case_sensitive = false
  }

  software_token_mfa_configuration {
    enabled = true
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = false
  }
}

resource "aws_cognito_user_pool_client" "login_client" {
  name                          = "login"
  user_pool_id                  = aws_cognito_user_pool.login.id
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  supported_identity_providers  = ["COGNITO"]
}

resource "aws_cloudwatch_log_group" "engine_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/opensearch/${local.prefix}-engine/application"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "index_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-index"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "query_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-query"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "write_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-write"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/ES"
  metric_name         = "ClusterStatus.red"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    DomainName = aws_opensearch_domain.engine.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
}

resource "aws_cloudwatch_log_resource_policy" "log_delivery" {
  policy_name = "${local.prefix}-log-delivery"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "EngineLogs"
        Effect = "Allow"
        Principal = {
          Service = "es.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:PutLogEventsBatch"]
        Resource = "${aws_cloudwatch_log_group.engine_logs.arn}:*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}
