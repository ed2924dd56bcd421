output "alarm_alarm_arn" {
  description = "The alarm."
  value       = aws_cloudwatch_metric_alarm.alarm.arn
}

output "app_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_a.id
}

output "app_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_c.id
}

output "app_log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.app.name
}

output "archive_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.archive.id
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

output "nat_public_ip" {
  description = "Address that the outside sees when private subnets call it."
  value       = aws_eip.nat_eip.public_ip
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}

output "people_client_id" {
  description = "Id of the app client."
  value       = aws_cognito_user_pool_client.people_client.id
}

output "people_issuer" {
  description = "Who signs the tokens."
  value       = "https://${aws_cognito_user_pool.people.endpoint}"
}

output "people_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.people.id
}

output "pub_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.pub_a.id
}

output "pub_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.pub_c.id
}

output "s3ep_id" {
  description = "Id of the endpoint."
  value       = aws_vpc_endpoint.s3ep.id
}

output "search_endpoint" {
  description = "Address of the domain; it answers only inside the network."
  value       = aws_opensearch_domain.search.endpoint
}

output "shape_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.shape.arn
}

output "shape_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.shape.function_name
}

output "stream_stream" {
  description = "Name of the stream."
  value       = aws_kinesis_stream.stream.name
}

output "stream_stream_arn" {
  description = "The stream."
  value       = aws_kinesis_stream.stream.arn
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
