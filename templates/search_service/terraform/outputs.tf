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

output "app_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_a.id
}

output "app_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_c.id
}

output "data_3_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_3.id
}

output "data_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_a.id
}

output "data_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_c.id
}

output "engine_endpoint" {
  description = "Address of the domain; it answers only inside the network."
  value       = aws_opensearch_domain.engine.endpoint
}

output "fail_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.fail.url
}

output "index_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.index.arn
}

output "index_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.index.function_name
}

output "items_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.items.name
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

output "nat_public_ip" {
  description = "Address that the outside sees when private subnets call it."
  value       = aws_eip.nat_eip.public_ip
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}

output "pub_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.pub_a.id
}

output "pub_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.pub_c.id
}

output "query_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.query.arn
}

output "query_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.query.function_name
}

output "s3ep_id" {
  description = "Id of the endpoint."
  value       = aws_vpc_endpoint.s3ep.id
}

output "vpc_id" {
  description = "Id of the network."
  value       = aws_vpc.vpc.id
}

output "vpc_private_subnet_ids" {
  description = "Ids of the private subnets, separated by commas."
  value       = "${aws_subnet.app_a.id},${aws_subnet.app_c.id}"
}

output "vpc_public_subnet_ids" {
  description = "Ids of the public subnets, separated by commas."
  value       = "${aws_subnet.pub_a.id},${aws_subnet.pub_c.id}"
}

output "write_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.write.arn
}

output "write_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.write.function_name
}
