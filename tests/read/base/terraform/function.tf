resource "aws_iam_role" "mailer_role" {
  name = "${local.prefix}-mailer"
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

resource "aws_iam_role_policy" "mailer_policy" {
  role = aws_iam_role.mailer_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Jobs"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.jobs.arn
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "mailer_logs" {
  name              = "/aws/lambda/${local.prefix}-mailer"
  retention_in_days = 30
}

resource "aws_lambda_function" "mailer" {
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
      MAIL_FROM = "alert@${var.dns_domain}"
    }
  }

  depends_on = [aws_cloudwatch_log_group.mailer_logs, aws_iam_role_policy.mailer_policy]
}

resource "aws_lambda_permission" "mailer_topic" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.mailer.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.jobs_topic.arn
}

resource "aws_sns_topic" "jobs_topic" {
  name = "${local.prefix}-jobs"
}

resource "aws_sqs_queue" "jobs" {
  name                    = "${local.prefix}-jobs"
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue_policy" "jobs_policy" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.jobs.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_sns_topic.jobs_topic.arn
          }
        }
      },
    ]
  })
}

resource "aws_dynamodb_table" "mails" {
  name         = "${local.prefix}-mails"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  lifecycle {
    prevent_destroy = true
  }
}
