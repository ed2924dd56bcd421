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

output "bus_endpoint" {
  description = "Address of the cache; it answers only inside the network, with TLS."
  value       = aws_elasticache_replication_group.bus.primary_endpoint_address
}

output "cert_arn" {
  description = "ARN of the certificate."
  value       = aws_acm_certificate_validation.cert_validation.certificate_arn
}

output "chat_service_name" {
  description = "Name of the service."
  value       = aws_ecs_service.chat.name
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.cluster.name
}

output "data_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_a.id
}

output "data_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_c.id
}

output "dbep_id" {
  description = "Id of the endpoint."
  value       = aws_vpc_endpoint.dbep.id
}

output "dns_zone_id" {
  description = "Id of the hosted zone."
  value       = data.aws_route53_zone.dns_zone.zone_id
}

output "history_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.history.name
}

output "image_repository_url" {
  description = "Where to push images."
  value       = aws_ecr_repository.image.repository_url
}

output "lb_dns_name" {
  description = "Address of the load balancer."
  value       = aws_lb.lb.dns_name
}

output "lb_zone_id" {
  description = "Hosted zone of the address, for an alias record."
  value       = aws_lb.lb.zone_id
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
