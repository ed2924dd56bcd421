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

output "logs_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.logs.id
}

output "site_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.site.id
}
