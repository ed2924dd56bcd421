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

output "cdn_distribution_id" {
  description = "Id, for clearing the cache after an upload."
  value       = aws_cloudfront_distribution.cdn.id
}

output "cdn_domain_name" {
  description = "Address of the distribution."
  value       = aws_cloudfront_distribution.cdn.domain_name
}

output "cert_arn" {
  description = "ARN of the certificate."
  value       = aws_acm_certificate_validation.cert_edge_validation.certificate_arn
}

output "dns_zone_id" {
  description = "Id of the hosted zone."
  value       = data.aws_route53_zone.dns_zone.zone_id
}

output "inbox_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.inbox.id
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

output "meta_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.meta.name
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}

output "out_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.out.id
}

output "q_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.q_dlq.url
}

output "q_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.q.url
}

output "resize_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.resize.arn
}

output "resize_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.resize.function_name
}

output "sign_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.sign.arn
}

output "sign_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.sign.function_name
}
