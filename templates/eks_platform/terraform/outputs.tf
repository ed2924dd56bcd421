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

output "files_file_system_id" {
  description = "Id of the file system."
  value       = aws_efs_file_system.files.id
}

output "image_repository_url" {
  description = "Where to push images."
  value       = aws_ecr_repository.image.repository_url
}

output "k8s_certificate_authority" {
  description = "Certificate of the control plane."
  value       = aws_eks_cluster.k8s.certificate_authority[0].data
}

output "k8s_cluster_name" {
  description = "Name of the cluster, for kubectl."
  value       = aws_eks_cluster.k8s.name
}

output "k8s_endpoint" {
  description = "Address of the control plane."
  value       = aws_eks_cluster.k8s.endpoint
}

output "key_key_arn" {
  description = "The key."
  value       = aws_kms_key.key.arn
}

output "log_log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.log.name
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
