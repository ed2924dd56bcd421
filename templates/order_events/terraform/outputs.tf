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

output "bus_bus" {
  description = "Name of the event bus."
  value       = aws_cloudwatch_event_bus.bus.name
}

output "bus_bus_arn" {
  description = "The event bus."
  value       = aws_cloudwatch_event_bus.bus.arn
}

output "bus_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.bus_dlq.url
}

output "flow_workflow_arn" {
  description = "ARN of the workflow."
  value       = aws_sfn_state_machine.flow.arn
}

output "intake_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.intake.arn
}

output "intake_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.intake.function_name
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

output "orders_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.orders.name
}

output "pay_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.pay.arn
}

output "pay_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.pay.function_name
}

output "ship_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.ship_dlq.url
}

output "ship_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.ship.url
}

output "shipper_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.shipper.arn
}

output "shipper_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.shipper.function_name
}
