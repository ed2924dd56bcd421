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

output "clock_dlq_queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.clock_dlq.url
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.cluster.name
}

output "data_a_id" {
  description = "Id of the subnet."
  value       = aws_subnet.data_a.id
}

output "data_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.data.id
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

output "flow_workflow_arn" {
  description = "ARN of the workflow."
  value       = aws_sfn_state_machine.flow.arn
}

output "image_repository_url" {
  description = "Where to push images."
  value       = aws_ecr_repository.image.repository_url
}

output "job_service_name" {
  description = "Name of the service."
  value       = aws_ecs_service.job.name
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
