output "alarm_alarm_arn" {
  description = "The alarm."
  value       = aws_cloudwatch_metric_alarm.alarm.arn
}

output "bounceq_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.bounceq_dlq.url
}

output "bounceq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.bounceq.url
}

output "cleaner_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.cleaner.arn
}

output "cleaner_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.cleaner.function_name
}

output "clock_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.clock_dlq.url
}

output "dns_zone_id" {
  description = "Id of the hosted zone."
  value       = data.aws_route53_zone.dns_zone.zone_id
}

output "feedback_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.feedback.arn
}

output "list_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.list.name
}

output "mail_configuration_set" {
  description = "Configuration set to send with."
  value       = aws_sesv2_configuration_set.mail_set.configuration_set_name
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}

output "planner_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.planner.arn
}

output "planner_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.planner.function_name
}

output "q_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.q_dlq.url
}

output "q_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.q.url
}

output "sender_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.sender.arn
}

output "sender_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.sender.function_name
}
