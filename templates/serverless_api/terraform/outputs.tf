output "alarm_alarm_arn" {
  description = "The alarm."
  value       = aws_cloudwatch_metric_alarm.alarm.arn
}

output "api_endpoint" {
  description = "Address of the API."
  value       = aws_apigatewayv2_api.api.api_endpoint
}

output "api_id" {
  description = "Id of the API."
  value       = aws_apigatewayv2_api.api.id
}

output "dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.dlq.url
}

output "fn_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.fn.arn
}

output "fn_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.fn.function_name
}

output "items_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.items.name
}

output "log_log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.log.name
}

output "login_client_id" {
  description = "Id of the app client."
  value       = aws_cognito_user_pool_client.login_client.id
}

output "login_issuer" {
  description = "Who signs the tokens."
  value       = "https://${aws_cognito_user_pool.login.endpoint}"
}

output "login_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.login.id
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}
