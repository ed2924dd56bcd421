data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "mail-dev"
}

data "aws_route53_zone" "dns_zone" {
  name = var.dns_domain
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

resource "aws_route53_record" "mail_mx" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "bounce.example.com"
  type    = "MX"
  ttl     = 1800
  records = ["10 feedback-smtp.${var.region}.amazonses.com"]
}

resource "aws_route53_record" "mail_spf" {
  zone_id = data.aws_route53_zone.dns_zone.zone_id
  name    = "bounce.example.com"
  type    = "TXT"
  ttl     = 1800
  records = ["v=spf1 include:amazonses.com -all"]
}

resource "aws_lambda_function" "cleaner" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-cleaner"
  role          = aws_iam_role.cleaner_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/cleaner.zip"
  memory_size   = 256
  timeout       = 60
  architectures = ["arm64"]

  environment {
    variables = {
      LIST_TABLE = aws_dynamodb_table.list.name
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.cleaner_logs, aws_iam_role_policy.cleaner_policy]
}

resource "aws_lambda_function" "planner" {
  #checkov:skip=CKV_AWS_115:shares the account's concurrency
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name = "${local.prefix}-planner"
  role          = aws_iam_role.planner_role.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = "functions/planner.zip"
  memory_size   = 256
  timeout       = 300
  architectures = ["arm64"]

  environment {
    variables = {
      LIST_TABLE  = aws_dynamodb_table.list.name
      Q_QUEUE_URL = aws_sqs_queue.q.url
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.planner_logs, aws_iam_role_policy.planner_policy]
}

resource "aws_lambda_function" "sender" {
  #checkov:skip=CKV_AWS_117:reaches nothing inside a network
  #checkov:skip=CKV_AWS_173:variables hold names, never secrets
  #checkov:skip=CKV_AWS_272:signing is the pipeline's decision
  function_name                  = "${local.prefix}-sender"
  role                           = aws_iam_role.sender_role.arn
  runtime                        = "python3.12"
  handler                        = "index.handler"
  filename                       = "functions/sender.zip"
  memory_size                    = 256
  timeout                        = 30
  architectures                  = ["arm64"]
  reserved_concurrent_executions = 2

  environment {
    variables = {
      MAIL_CONFIGURATION_SET = aws_sesv2_configuration_set.mail_set.configuration_set_name
      MAIL_FROM              = "news@${var.mail_identity}"
    }
  }

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }

  depends_on = [aws_cloudwatch_log_group.sender_logs, aws_iam_role_policy.sender_policy]
}

resource "aws_lambda_permission" "clock_planner_permission" {
  function_name = aws_lambda_function.planner.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.clock_planner_rule.arn
}

resource "aws_lambda_event_source_mapping" "bounceq_cleaner_source" {
  event_source_arn                   = aws_sqs_queue.bounceq.arn
  function_name                      = aws_lambda_function.cleaner.arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.cleaner_policy]
}

resource "aws_lambda_event_source_mapping" "q_sender_source" {
  event_source_arn                   = aws_sqs_queue.q.arn
  function_name                      = aws_lambda_function.sender.arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.sender_policy]
}

resource "aws_dynamodb_table" "list" {
  #checkov:skip=CKV_AWS_119:encrypted with the key of DynamoDB
  name                        = "${local.prefix}-list"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "address"
  table_class                 = "STANDARD"
  deletion_protection_enabled = false

  attribute {
    name = "address"
    type = "S"
  }
}

resource "aws_sqs_queue" "bounceq" {
  name                       = "${local.prefix}-bounceq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 360
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.bounceq_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "bounceq_dlq" {
  name                       = "${local.prefix}-bounceq-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "clock_dlq" {
  name                       = "${local.prefix}-clock-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "q" {
  name                       = "${local.prefix}-q"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.q_dlq.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "q_dlq" {
  name                       = "${local.prefix}-q-dlq"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue_policy" "bounceq_dlq_policy" {
  queue_url = aws_sqs_queue.bounceq_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.bounceq_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "bounceq_policy" {
  queue_url = aws_sqs_queue.bounceq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FeedbackBounceq"
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.bounceq.arn
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
        Resource  = aws_sqs_queue.bounceq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "clock_dlq_policy" {
  queue_url = aws_sqs_queue.clock_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ClockPlannerLost"
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.clock_dlq.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.clock_planner_rule.arn
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
        Resource  = aws_sqs_queue.clock_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "q_dlq_policy" {
  queue_url = aws_sqs_queue.q_dlq.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.q_dlq.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "q_policy" {
  queue_url = aws_sqs_queue.q.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.q.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "bounceq_dlq_allow" {
  queue_url = aws_sqs_queue.bounceq_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.bounceq.arn]
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "q_dlq_allow" {
  queue_url = aws_sqs_queue.q_dlq.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.q.arn]
  })
}

resource "aws_sns_topic" "feedback" {
  name              = "${local.prefix}-feedback"
  signature_version = 2
}

resource "aws_sns_topic" "ops" {
  name              = "${local.prefix}-ops"
  signature_version = 2
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

resource "aws_sns_topic_subscription" "feedback_bounceq_sub" {
  topic_arn            = aws_sns_topic.feedback.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.bounceq.arn
  raw_message_delivery = true

  depends_on = [aws_sqs_queue_policy.bounceq_policy]
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

resource "aws_sesv2_email_identity_mail_from_attributes" "mail_bounces" {
  email_identity         = aws_sesv2_email_identity.mail.email_identity
  mail_from_domain       = "bounce.example.com"
  behavior_on_mx_failure = "USE_DEFAULT_VALUE"
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

resource "aws_cloudwatch_event_rule" "clock_planner_rule" {
  name                = "${local.prefix}-clock-planner"
  description         = "clock to planner"
  schedule_expression = "cron(0 0 ? * MON *)"
}

resource "aws_cloudwatch_event_target" "clock_planner_target" {
  rule      = aws_cloudwatch_event_rule.clock_planner_rule.name
  target_id = "clock-planner"
  arn       = aws_lambda_function.planner.arn

  dead_letter_config {
    arn = aws_sqs_queue.clock_dlq.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 10
  }
}

resource "aws_iam_role" "cleaner_role" {
  name_prefix = "cleaner-"
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

resource "aws_iam_role" "planner_role" {
  name_prefix = "planner-"
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

resource "aws_iam_role" "sender_role" {
  name_prefix = "sender-"
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

resource "aws_iam_role_policy" "cleaner_policy" {
  name = "connections"
  role = aws_iam_role.cleaner_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "BounceqCleanerRead"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = aws_sqs_queue.bounceq.arn
      },
      {
        Sid    = "CleanerListRead"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [aws_dynamodb_table.list.arn, "${aws_dynamodb_table.list.arn}/index/*"]
      },
      {
        Sid    = "CleanerListWrite"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = aws_dynamodb_table.list.arn
      },
      {
        Sid      = "CleanerLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.cleaner_logs.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "planner_policy" {
  name = "connections"
  role = aws_iam_role.planner_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PlannerListRead"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [aws_dynamodb_table.list.arn, "${aws_dynamodb_table.list.arn}/index/*"]
      },
      {
        Sid      = "PlannerLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.planner_logs.arn}:*"
      },
      {
        Sid      = "PlannerQ"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = aws_sqs_queue.q.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "sender_policy" {
  name = "connections"
  role = aws_iam_role.sender_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "QSenderRead"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = aws_sqs_queue.q.arn
      },
      {
        Sid      = "SenderLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.sender_logs.arn}:*"
      },
      {
        Sid      = "SenderMail"
        Effect   = "Allow"
        Action   = ["ses:SendEmail", "ses:SendRawEmail"]
        Resource = [aws_sesv2_email_identity.mail.arn, aws_sesv2_configuration_set.mail_set.arn]
        Condition = {
          StringLike = {
            "ses:FromAddress" = "*@${var.mail_identity}"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "cleaner_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-cleaner"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "planner_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-planner"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "sender_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/lambda/${local.prefix}-sender"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/SES"
  metric_name         = "Reputation.BounceRate"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.05
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
}
