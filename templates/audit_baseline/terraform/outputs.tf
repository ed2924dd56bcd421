output "alarm_alarm_arn" {
  description = "The alarm."
  value       = aws_cloudwatch_metric_alarm.alarm.arn
}

output "key_key_arn" {
  description = "The key."
  value       = aws_kms_key.key.arn
}

output "log_log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.log.name
}

output "ops_topic_arn" {
  description = "The topic."
  value       = aws_sns_topic.ops.arn
}

output "store_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.store.id
}

output "trail_trail_arn" {
  description = "The trail."
  value       = aws_cloudtrail.trail.arn
}
