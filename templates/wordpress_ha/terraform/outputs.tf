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

output "cache_endpoint" {
  description = "Address of the cache; it answers only inside the network, with TLS."
  value       = aws_elasticache_replication_group.cache.primary_endpoint_address
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

output "db_endpoint" {
  description = "Address of the writer; it answers only inside the network."
  value       = aws_rds_cluster.db.endpoint
}

output "db_reader_endpoint" {
  description = "Address that spreads reads over the readers."
  value       = aws_rds_cluster.db.reader_endpoint
}

output "db_secret_arn" {
  description = "Secret that holds the user name and password."
  value       = aws_rds_cluster.db.master_user_secret[0].secret_arn
}

output "dns_zone_id" {
  description = "Id of the hosted zone."
  value       = data.aws_route53_zone.dns_zone.zone_id
}

output "files_file_system_id" {
  description = "Id of the file system."
  value       = aws_efs_file_system.files.id
}

output "lb_dns_name" {
  description = "Address of the load balancer."
  value       = aws_lb.lb.dns_name
}

output "lb_zone_id" {
  description = "Hosted zone of the address, for an alias record."
  value       = aws_lb.lb.zone_id
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

output "web_name" {
  description = "Name of the Auto Scaling group."
  value       = aws_autoscaling_group.web.name
}
