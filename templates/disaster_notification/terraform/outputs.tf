output "alarm_alarm_arn" {
  description = "The alarm."
  value       = aws_cloudwatch_metric_alarm.alarm.arn
}

output "alerts_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.alerts.arn
}

output "app_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_a.id
}

output "app_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.app_c.id
}

output "bounces_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.bounces_dlq.url
}

output "bounces_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.bounces.url
}

output "cert_arn" {
  description = "ARN of the certificate."
  value       = aws_acm_certificate_validation.cert_validation.certificate_arn
}

output "data_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_a.id
}

output "data_c_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_c.id
}

output "db_address" {
  description = "Address of the database; it answers only inside the network."
  value       = aws_db_instance.db.address
}

output "db_secret_arn" {
  description = "Secret that holds the user name and password."
  value       = aws_db_instance.db.master_user_secret[0].secret_arn
}

output "dns_zone_id" {
  description = "Id of the hosted zone."
  value       = data.aws_route53_zone.dns_zone.zone_id
}

output "feedback_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.feedback.arn
}

output "key_key_arn" {
  description = "The key."
  value       = aws_kms_key.key.arn
}

output "lb_dns_name" {
  description = "Address of the load balancer."
  value       = aws_lb.lb.dns_name
}

output "lb_zone_id" {
  description = "Hosted zone of the address, for an alias record."
  value       = aws_lb.lb.zone_id
}

output "mail_configuration_set" {
  description = "Configuration set to send with."
  value       = aws_sesv2_configuration_set.mail_set.configuration_set_name
}

output "mailer_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.mailer.arn
}

output "mailer_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.mailer.function_name
}

output "mailq_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.mailq_dlq.url
}

output "mailq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.mailq.url
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

output "pusher_function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.pusher.arn
}

output "pusher_function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.pusher.function_name
}

output "pushq_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.pushq_dlq.url
}

output "pushq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.pushq.url
}

output "s3ep_id" {
  description = "Id of the endpoint."
  value       = aws_vpc_endpoint.s3ep.id
}

output "sessions_endpoint" {
  description = "Address of the cache; it answers only inside the network, with TLS."
  value       = aws_elasticache_replication_group.sessions.primary_endpoint_address
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

output "web_name" {
  description = "Name of the Auto Scaling group."
  value       = aws_autoscaling_group.web.name
}
