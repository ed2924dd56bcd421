data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "audit-dev"
}

resource "aws_s3_bucket" "store" {
  #checkov:skip=CKV_AWS_144:copies in another region are a business decision
  #checkov:skip=CKV_AWS_145:encrypted by S3 itself unless a key is connected
  #checkov:skip=CKV2_AWS_62:nobody waits for its events unless a line says so
  bucket        = "${local.prefix}-store-${data.aws_caller_identity.current.account_id}-${var.region}"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "store_access" {
  bucket                  = aws_s3_bucket.store.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "store_ownership" {
  bucket = aws_s3_bucket.store.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "store_encryption" {
  bucket = aws_s3_bucket.store.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.key.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "store_lifecycle" {
  bucket = aws_s3_bucket.store.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }
  }
}

resource "aws_s3_bucket_policy" "store_policy" {
  bucket = aws_s3_bucket.store.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.store.arn, "${aws_s3_bucket.store.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "TrailStoreLook"
        Effect = "Allow"
        Principal = {
          Service = "cloudtrail.amazonaws.com"
        }
        Action   = "s3:GetBucketAcl"
        Resource = aws_s3_bucket.store.arn
        Condition = {
          StringEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${data.aws_caller_identity.current.account_id}:trail/${local.prefix}-trail"
          }
        }
      },
      {
        Sid    = "TrailStoreWrite"
        Effect = "Allow"
        Principal = {
          Service = "cloudtrail.amazonaws.com"
        }
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.store.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${data.aws_caller_identity.current.account_id}:trail/${local.prefix}-trail"
            "s3:x-amz-acl"  = "bucket-owner-full-control"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.store_access]
}

resource "aws_kms_key" "key" {
  description             = "key"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Account"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
      {
        Sid    = "UseAlarms"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource = "*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "UseLogsLog"
        Effect = "Allow"
        Principal = {
          Service = "logs.${var.region}.amazonaws.com"
        }
        Action   = ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
        Resource = "*"
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${var.region}:${data.aws_caller_identity.current.account_id}:log-group:/isshoni/${local.prefix}/log"
          }
        }
      },
      {
        Sid    = "UseTrailTrail"
        Effect = "Allow"
        Principal = {
          Service = "cloudtrail.amazonaws.com"
        }
        Action   = ["kms:DescribeKey", "kms:GenerateDataKey*"]
        Resource = "*"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${data.aws_caller_identity.current.account_id}:trail/${local.prefix}-trail"
          }
          StringLike = {
            "kms:EncryptionContext:aws:cloudtrail:arn" = "arn:${data.aws_partition.current.partition}:cloudtrail:*:${data.aws_caller_identity.current.account_id}:trail/*"
          }
        }
      },
      {
        Sid    = "UseTrailTrailFiles"
        Effect = "Allow"
        Principal = {
          Service = "cloudtrail.amazonaws.com"
        }
        Action   = ["kms:DescribeKey", "kms:GenerateDataKey*"]
        Resource = "*"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${data.aws_caller_identity.current.account_id}:trail/${local.prefix}-trail"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "key_alias" {
  name          = "alias/${local.prefix}-key"
  target_key_id = aws_kms_key.key.key_id
}

resource "aws_sns_topic" "ops" {
  name              = "${local.prefix}-ops"
  signature_version = 2
  kms_master_key_id = aws_kms_key.key.arn
}

resource "aws_sns_topic_policy" "ops_policy" {
  arn = aws_sns_topic.ops.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AlarmOps"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.ops.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "Owner"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action = [
          "sns:GetTopicAttributes",
          "sns:ListSubscriptionsByTopic",
          "sns:Publish",
          "sns:SetTopicAttributes",
          "sns:Subscribe",
        ]
        Resource = aws_sns_topic.ops.arn
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.ops.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "TrailOpsAlarms"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.ops.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${var.region}:${data.aws_caller_identity.current.account_id}:alarm:${local.prefix}-*"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "trail_role" {
  name_prefix = "trail-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "cloudtrail.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudtrail:${var.region}:${data.aws_caller_identity.current.account_id}:trail/${local.prefix}-trail"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "trail_policy" {
  name = "connections"
  role = aws_iam_role.trail_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.log.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "log" {
  name              = "/isshoni/${local.prefix}/log"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.key.arn
}

resource "aws_cloudwatch_log_metric_filter" "trail_alarm_matches" {
  name           = "${local.prefix}-trail-alarm"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }"

  metric_transformation {
    name      = "trail_trail_alarm"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_acl_changes" {
  name           = "${local.prefix}-trail-acl-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation)) }"

  metric_transformation {
    name      = "trail_acl_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_bucket_changes" {
  name           = "${local.prefix}-trail-bucket-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }"

  metric_transformation {
    name      = "trail_bucket_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_config_changes" {
  name           = "${local.prefix}-trail-config-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }"

  metric_transformation {
    name      = "trail_config_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_failed_sign_ins" {
  name           = "${local.prefix}-trail-failed-sign-ins"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }"

  metric_transformation {
    name      = "trail_failed_sign_ins"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_firewall_changes" {
  name           = "${local.prefix}-trail-firewall-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup)) }"

  metric_transformation {
    name      = "trail_firewall_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_gateway_changes" {
  name           = "${local.prefix}-trail-gateway-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway)) }"

  metric_transformation {
    name      = "trail_gateway_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_iam_changes" {
  name           = "${local.prefix}-trail-iam-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy)) }"

  metric_transformation {
    name      = "trail_iam_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_key_deletions" {
  name           = "${local.prefix}-trail-key-deletions"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"

  metric_transformation {
    name      = "trail_key_deletions"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_root_user" {
  name           = "${local.prefix}-trail-root-user"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }"

  metric_transformation {
    name      = "trail_root_user"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_route_changes" {
  name           = "${local.prefix}-trail-route-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable)) }"

  metric_transformation {
    name      = "trail_route_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_sign_in_without_mfa" {
  name           = "${local.prefix}-trail-sign-in-without-mfa"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"

  metric_transformation {
    name      = "trail_sign_in_without_mfa"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_trail_changes" {
  name           = "${local.prefix}-trail-trail-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging)) }"

  metric_transformation {
    name      = "trail_trail_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_unauthorized_calls" {
  name           = "${local.prefix}-trail-unauthorized-calls"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"

  metric_transformation {
    name      = "trail_unauthorized_calls"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "trail_filter_vpc_changes" {
  name           = "${local.prefix}-trail-vpc-changes"
  log_group_name = aws_cloudwatch_log_group.log.name
  pattern        = "{ (($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) || ($.eventName = AttachClassicLinkVpc) || ($.eventName = DetachClassicLinkVpc) || ($.eventName = DisableVpcClassicLink) || ($.eventName = EnableVpcClassicLink)) }"

  metric_transformation {
    name      = "trail_vpc_changes"
    namespace = local.prefix
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = local.prefix
  metric_name         = "trail_trail_alarm"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_acl_changes" {
  alarm_name          = "${local.prefix}-trail-acl-changes"
  alarm_description   = "CIS 4.11"
  namespace           = local.prefix
  metric_name         = "trail_acl_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_bucket_changes" {
  alarm_name          = "${local.prefix}-trail-bucket-changes"
  alarm_description   = "CIS 4.8"
  namespace           = local.prefix
  metric_name         = "trail_bucket_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_config_changes" {
  alarm_name          = "${local.prefix}-trail-config-changes"
  alarm_description   = "CIS 4.9"
  namespace           = local.prefix
  metric_name         = "trail_config_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_failed_sign_ins" {
  alarm_name          = "${local.prefix}-trail-failed-sign-ins"
  alarm_description   = "CIS 4.6"
  namespace           = local.prefix
  metric_name         = "trail_failed_sign_ins"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_firewall_changes" {
  alarm_name          = "${local.prefix}-trail-firewall-changes"
  alarm_description   = "CIS 4.10"
  namespace           = local.prefix
  metric_name         = "trail_firewall_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_gateway_changes" {
  alarm_name          = "${local.prefix}-trail-gateway-changes"
  alarm_description   = "CIS 4.12"
  namespace           = local.prefix
  metric_name         = "trail_gateway_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_iam_changes" {
  alarm_name          = "${local.prefix}-trail-iam-changes"
  alarm_description   = "CIS 4.4"
  namespace           = local.prefix
  metric_name         = "trail_iam_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_key_deletions" {
  alarm_name          = "${local.prefix}-trail-key-deletions"
  alarm_description   = "CIS 4.7"
  namespace           = local.prefix
  metric_name         = "trail_key_deletions"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_root_user" {
  alarm_name          = "${local.prefix}-trail-root-user"
  alarm_description   = "CIS 4.3"
  namespace           = local.prefix
  metric_name         = "trail_root_user"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_route_changes" {
  alarm_name          = "${local.prefix}-trail-route-changes"
  alarm_description   = "CIS 4.13"
  namespace           = local.prefix
  metric_name         = "trail_route_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_sign_in_without_mfa" {
  alarm_name          = "${local.prefix}-trail-sign-in-without-mfa"
  alarm_description   = "CIS 4.2"
  namespace           = local.prefix
  metric_name         = "trail_sign_in_without_mfa"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_trail_changes" {
  alarm_name          = "${local.prefix}-trail-trail-changes"
  alarm_description   = "CIS 4.5"
  namespace           = local.prefix
  metric_name         = "trail_trail_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_unauthorized_calls" {
  alarm_name          = "${local.prefix}-trail-unauthorized-calls"
  alarm_description   = "CIS 4.1"
  namespace           = local.prefix
  metric_name         = "trail_unauthorized_calls"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudwatch_metric_alarm" "trail_alarm_vpc_changes" {
  alarm_name          = "${local.prefix}-trail-vpc-changes"
  alarm_description   = "CIS 4.14"
  namespace           = local.prefix
  metric_name         = "trail_vpc_changes"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
}

resource "aws_cloudtrail" "trail" {
  #checkov:skip=CKV_AWS_252:a message for every file helps nobody: alarms look at the records
  name                          = "${local.prefix}-trail"
  s3_bucket_name                = aws_s3_bucket.store.id
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  kms_key_id                    = aws_kms_key.key.arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.log.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail_role.arn

  depends_on = [aws_iam_role_policy.trail_policy, aws_s3_bucket_policy.store_policy]
}
