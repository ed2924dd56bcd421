variable "name" {
  type        = string
  description = "Start of the queue's name"
  nullable    = false
}

resource "aws_sqs_queue" "this" {
  name_prefix             = "${var.name}-"
  sqs_managed_sse_enabled = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead" {
  name_prefix               = "${var.name}-dead-"
  message_retention_seconds = 14 * 24 * 60 * 60
}

output "url" {
  value     = aws_sqs_queue.this.url
  sensitive = false
}
