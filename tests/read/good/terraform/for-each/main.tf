variable "buckets" {
  type = map(object({
    versioned = optional(bool, true)
    days      = optional(number)
  }))
  default = {}
}

resource "aws_s3_bucket" "this" {
  for_each      = var.buckets
  bucket_prefix = each.key
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = { for name, bucket in var.buckets : name => bucket if bucket.versioned }
  bucket   = aws_s3_bucket.this[each.key].id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each                = aws_s3_bucket.this
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = {
    for name, bucket in var.buckets :
    name => bucket
    if bucket.days != null
  }
  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = each.value.days
    }
  }
}

output "arns" {
  value = { for name, bucket in aws_s3_bucket.this : name => bucket.arn }
}
