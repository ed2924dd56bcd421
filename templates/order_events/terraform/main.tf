data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "orders-dev"
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

resource "aws_apigatewayv2_integration" "api_intake_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.intake.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 29000
}

resource "aws_apigatewayv2_route" "api_intake_route" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /orders"
  target             = "integrations/${aws_apigatewayv2_integration.api_intake_integration.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.api_authorizer.id
}

resource "aws_lambda_function" "intake" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-intake"
  role          = aws_iam_role.intake_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/intake.zip"
  memory_size   = 256
  timeout       = 10
  architectures = ["arm64"]

  environment {
    variables = {
      BUS_BUS      = aws_cloudwatch_event_bus.bus.name
      ORDERS_TABLE = aws_dynamodb_table.orders.name
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.intake_logs, aws_iam_role_policy.intake_policy]
}

resource "aws_lambda_function" "pay" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-pay"
  role          = aws_iam_role.pay_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/pay.zip"
  memory_size   = 256
  timeout       = 30
  architectures = ["arm64"]

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.pay_logs, aws_iam_role_policy.pay_policy]
}

resource "aws_lambda_function" "shipper" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-shipper"
  role          = aws_iam_role.shipper_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/shipper.zip"
  memory_size   = 256
  timeout       = 30
  architectures = ["arm64"]

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.shipper_logs, aws_iam_role_policy.shipper_policy]
}

resource "aws_lambda_permission" "api_intake_permission" {
  function_name = aws_lambda_function.intake.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

resource "aws_lambda_event_source_mapping" "ship_shipper_source" {
  event_source_arn                   = aws_sqs_queue.ship.arn
  function_name                      = aws_lambda_function.shipper.arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.shipper_policy]
}

resource "aws_dynamodb_table" "orders" {
  #checkov:skip=CKV_AWS_119:encrypted with the key of DynamoDB
  name                        = "${local.prefix}-orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "order_id"
  table_class                 = "STANDARD"
  deletion_protection_enabled = false

  attribute {
    name = "order_id"
    type = "S"
  }
}

resource "aws_sqs_queue" "bus_dlq" {
  name                       = "${local.prefix}-bus-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "ship" {
  name                       = "${local.prefix}-ship"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.ship_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "ship_dlq" {
  name                       = "${local.prefix}-ship-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue_policy" "bus_dlq_policy" {
  queue_url = aws_sqs_queue.bus_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "BusFlowLost"
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.bus_dlq.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.bus_flow_rule.arn
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
        Resource  = aws_sqs_queue.bus_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "ship_dlq_policy" {
  queue_url = aws_sqs_queue.ship_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.ship_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "ship_policy" {
  queue_url = aws_sqs_queue.ship.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.ship.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "ship_dlq_allow" {
  queue_url = aws_sqs_queue.ship_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.ship.arn]
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

resource "aws_cloudwatch_event_bus" "bus" {
  name = "${local.prefix}-bus"
}

resource "aws_cloudwatch_event_rule" "bus_flow_rule" {
  name           = "${local.prefix}-bus-flow"
  description    = "bus to flow"
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  event_pattern = jsonencode({
    source      = ["orders"]
    detail-type = ["order.created"]
  })
}

resource "aws_cloudwatch_event_target" "bus_flow_target" {
  rule           = aws_cloudwatch_event_rule.bus_flow_rule.name
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  target_id      = "bus-flow"
  arn            = aws_sfn_state_machine.flow.arn
  role_arn       = aws_iam_role.bus_flow_role.arn
  input_path     = "$.detail"

  dead_letter_config {
    arn = aws_sqs_queue.bus_dlq.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 10
  }
}

resource "aws_sfn_state_machine" "flow" {
  #checkov:skip=CKV_AWS_285:errors are logged; the data of a run may be personal and is written on request
  name     = "${local.prefix}-flow"
  type     = "STANDARD"
  role_arn = aws_iam_role.flow_role.arn
  definition = jsonencode({
    StartAt = "pay"
    States = {
      pay = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::lambda:invoke"
        Parameters = {
          FunctionName = aws_lambda_function.pay.arn
          "Payload.$"  = "$"
        }
        ResultPath = "$.pay"
        Retry = [
          {
            ErrorEquals = [
              "Lambda.ServiceException",
              "Lambda.AWSLambdaException",
              "Lambda.SdkClientException",
              "Lambda.TooManyRequestsException",
            ]
            IntervalSeconds = 2
            MaxAttempts     = 3
            BackoffRate     = 2
          },
        ]
        Next = "orders"
      }
      orders = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::dynamodb:putItem"
        Parameters = {
          TableName = aws_dynamodb_table.orders.name
          Item = {
            order_id = {
              "S.$" = "$.order_id"
            }
            data = {
              "S.$" = "States.JsonToString($)"
            }
          }
        }
        ResultPath = "$.orders"
        Retry = [
          {
            ErrorEquals     = ["DynamoDB.InternalServerError", "DynamoDB.ProvisionedThroughputExceededException"]
            IntervalSeconds = 2
            MaxAttempts     = 3
            BackoffRate     = 2
          },
        ]
        Next = "ship"
      }
      ship = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::sqs:sendMessage"
        Parameters = {
          QueueUrl        = aws_sqs_queue.ship.url
          "MessageBody.$" = "$"
        }
        ResultPath = "$.ship"
        Retry = [
          {
            ErrorEquals     = ["SQS.AmazonSQSException", "SQS.SdkClientException"]
            IntervalSeconds = 2
            MaxAttempts     = 3
            BackoffRate     = 2
          },
        ]
        End = true
      }
    }
  })

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.flow_logs.arn}:*"
  }

  tracing_configuration {
    enabled = false
  }

  depends_on = [aws_iam_role_policy.flow_policy]
}

resource "aws_iam_role" "bus_flow_role" {
  name_prefix = "events-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
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

resource "aws_iam_role" "flow_role" {
  name_prefix = "flow-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
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

resource "aws_iam_role" "intake_role" {
  name_prefix = "intake-"
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

resource "aws_iam_role" "pay_role" {
  name_prefix = "pay-"
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

resource "aws_iam_role" "shipper_role" {
  name_prefix = "shipper-"
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

resource "aws_iam_role_policy" "bus_flow_policy" {
  name = "connections"
  role = aws_iam_role.bus_flow_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Target"
        Effect   = "Allow"
        Action   = "states:StartExecution"
        Resource = aws_sfn_state_machine.flow.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "flow_policy" {
  #checkov:skip=CKV_AWS_290:only for actions that take no resource
  #checkov:skip=CKV_AWS_355:only for actions that take no resource
  name = "connections"
  role = aws_iam_role.flow_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FlowLogs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery",
        ]
        Resource = "*"
      },
      {
        Sid      = "FlowOrders"
        Effect   = "Allow"
        Action   = "dynamodb:PutItem"
        Resource = aws_dynamodb_table.orders.arn
      },
      {
        Sid      = "FlowPay"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = [aws_lambda_function.pay.arn, "${aws_lambda_function.pay.arn}:*"]
      },
      {
        Sid      = "FlowShip"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.ship.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "intake_policy" {
  name = "connections"
  role = aws_iam_role.intake_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "IntakeBus"
        Effect   = "Allow"
        Action   = "events:PutEvents"
        Resource = aws_cloudwatch_event_bus.bus.arn
      },
      {
        Sid      = "IntakeLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.intake_logs.arn}:*"
      },
      {
        Sid    = "IntakeOrdersRead"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
      },
      {
        Sid    = "IntakeOrdersWrite"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = aws_dynamodb_table.orders.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "pay_policy" {
  name = "connections"
  role = aws_iam_role.pay_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PayLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.pay_logs.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "shipper_policy" {
  name = "connections"
  role = aws_iam_role.shipper_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ShipShipperRead"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = aws_sqs_queue.ship.arn
      },
      {
        Sid      = "ShipperLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.shipper_logs.arn}:*"
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

resource "aws_cloudwatch_log_group" "flow_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/vendedlogs/states/${local.prefix}-flow"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "intake_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-intake"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "pay_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-pay"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "shipper_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-shipper"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    StateMachineArn = aws_sfn_state_machine.flow.arn
  }
}
