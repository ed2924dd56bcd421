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

output "files_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.files.id
}

output "key_key_arn" {
  description = "The key."
  value       = aws_kms_key.key.arn
}

output "links_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.links.arn
}

output "links_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.links.function_name
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

output "scan_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.scan.arn
}

output "scan_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.scan.function_name
}

output "store_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.store.id
}

output "token_secret_arn" {
  description = "The secret; never its value."
  value       = aws_secretsmanager_secret.token.arn
}

output "trail_trail_arn" {
  description = "The trail."
  value       = aws_cloudtrail.trail.arn
}
