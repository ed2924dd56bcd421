data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prefix = "k8s-dev"
}

resource "aws_vpc" "vpc" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "Main network"
  }
}

resource "aws_internet_gateway" "vpc_igw" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network"
  }
}

resource "aws_default_security_group" "vpc_default_sg" {
  vpc_id = aws_vpc.vpc.id
}

resource "aws_subnet" "app_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.64.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name                              = "App a"
    "kubernetes.io/role/internal-elb" = "1"
  }
}

resource "aws_subnet" "app_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.80.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name                              = "App c"
    "kubernetes.io/role/internal-elb" = "1"
  }
}

resource "aws_subnet" "data_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.128.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Data a"
  }
}

resource "aws_subnet" "data_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.144.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name = "Data c"
  }
}

resource "aws_subnet" "pub_a" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}a"
  cidr_block              = "10.0.0.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name                     = "Public a"
    "kubernetes.io/role/elb" = "1"
  }
}

resource "aws_subnet" "pub_c" {
  vpc_id                  = aws_vpc.vpc.id
  availability_zone       = "${var.region}c"
  cidr_block              = "10.0.16.0/20"
  map_public_ip_on_launch = false
  tags = {
    Name                     = "Public c"
    "kubernetes.io/role/elb" = "1"
  }
}

resource "aws_eip" "nat_eip" {
  domain = "vpc"
  tags = {
    Name = "NAT"
  }

  depends_on = [aws_internet_gateway.vpc_igw]
}

resource "aws_nat_gateway" "nat" {
  allocation_id     = aws_eip.nat_eip.id
  connectivity_type = "public"
  subnet_id         = aws_subnet.pub_a.id
  tags = {
    Name = "NAT"
  }

  depends_on = [aws_internet_gateway.vpc_igw, aws_route.vpc_out_public]
}

resource "aws_route_table" "vpc_routes_data" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network data"
  }
}

resource "aws_route_table" "vpc_routes_private_a" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network private a"
  }
}

resource "aws_route_table" "vpc_routes_private_c" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network private c"
  }
}

resource "aws_route_table" "vpc_routes_public" {
  vpc_id = aws_vpc.vpc.id
  tags = {
    Name = "Main network public"
  }
}

resource "aws_route" "vpc_out_private_a" {
  route_table_id         = aws_route_table.vpc_routes_private_a.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat.id
}

resource "aws_route" "vpc_out_private_c" {
  route_table_id         = aws_route_table.vpc_routes_private_c.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat.id
}

resource "aws_route" "vpc_out_public" {
  route_table_id         = aws_route_table.vpc_routes_public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.vpc_igw.id
}

resource "aws_route_table_association" "app_a_association" {
  route_table_id = aws_route_table.vpc_routes_private_a.id
  subnet_id      = aws_subnet.app_a.id
}

resource "aws_route_table_association" "app_c_association" {
  route_table_id = aws_route_table.vpc_routes_private_c.id
  subnet_id      = aws_subnet.app_c.id
}

resource "aws_route_table_association" "data_a_association" {
  route_table_id = aws_route_table.vpc_routes_data.id
  subnet_id      = aws_subnet.data_a.id
}

resource "aws_route_table_association" "data_c_association" {
  route_table_id = aws_route_table.vpc_routes_data.id
  subnet_id      = aws_subnet.data_c.id
}

resource "aws_route_table_association" "pub_a_association" {
  route_table_id = aws_route_table.vpc_routes_public.id
  subnet_id      = aws_subnet.pub_a.id
}

resource "aws_route_table_association" "pub_c_association" {
  route_table_id = aws_route_table.vpc_routes_public.id
  subnet_id      = aws_subnet.pub_c.id
}

resource "aws_vpc_endpoint" "s3ep" {
  vpc_id            = aws_vpc.vpc.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids = [
    aws_route_table.vpc_routes_private_a.id,
    aws_route_table.vpc_routes_private_c.id,
    aws_route_table.vpc_routes_data.id,
    aws_route_table.vpc_routes_public.id,
  ]
  tags = {
    Name = "S3 endpoint"
  }
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ThisAccount"
        Effect    = "Allow"
        Principal = "*"
        Action    = "*"
        Resource  = "*"
        Condition = {
          StringEquals = {
            "aws:PrincipalAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "AwsPackages"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::al2023-repos-${var.region}-de612dc2/*",
          "arn:${data.aws_partition.current.partition}:s3:::amazon-ssm-${var.region}/*",
          "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-${var.region}/*",
          "arn:${data.aws_partition.current.partition}:s3:::prod-${var.region}-starport-layer-bucket/*",
        ]
      },
    ]
  })
}

resource "aws_security_group" "db_sg" {
  name_prefix = "db-"
  description = "db"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Database"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "files_sg" {
  name_prefix = "files-"
  description = "files"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Shared files"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "k8s_sg" {
  name_prefix = "k8s-"
  description = "k8s"
  vpc_id      = aws_vpc.vpc.id
  tags = {
    Name = "Cluster"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "k8s_to_db_5432_in" {
  security_group_id            = aws_security_group.db_sg.id
  referenced_security_group_id = aws_security_group.k8s_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "k8s to db"
}

resource "aws_vpc_security_group_ingress_rule" "k8s_to_files_2049_in" {
  security_group_id            = aws_security_group.files_sg.id
  referenced_security_group_id = aws_security_group.k8s_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  description                  = "k8s to files"
}

resource "aws_vpc_security_group_egress_rule" "k8s_https_out" {
  security_group_id = aws_security_group.k8s_sg.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "k8s to AWS"
}

resource "aws_vpc_security_group_egress_rule" "k8s_to_db_5432_out" {
  security_group_id            = aws_security_group.k8s_sg.id
  referenced_security_group_id = aws_security_group.db_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  description                  = "k8s to db"
}

resource "aws_vpc_security_group_egress_rule" "k8s_to_files_2049_out" {
  security_group_id            = aws_security_group.k8s_sg.id
  referenced_security_group_id = aws_security_group.files_sg.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  description                  = "k8s to files"
}

resource "aws_ssm_parameter" "k8s_DB_HOST" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/DB_HOST"
  type  = "String"
  value = aws_rds_cluster.db.endpoint
}

resource "aws_ssm_parameter" "k8s_DB_NAME" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/DB_NAME"
  type  = "String"
  value = "app"
}

resource "aws_ssm_parameter" "k8s_DB_PORT" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/DB_PORT"
  type  = "String"
  value = "5432"
}

resource "aws_ssm_parameter" "k8s_DB_SECRET_ARN" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/DB_SECRET_ARN"
  type  = "String"
  value = aws_rds_cluster.db.master_user_secret[0].secret_arn
}

resource "aws_ssm_parameter" "k8s_FILES_VOLUME" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/FILES_VOLUME"
  type  = "String"
  value = "${aws_efs_file_system.files.id}::${aws_efs_access_point.k8s_files_point.id}"
}

resource "aws_ssm_parameter" "k8s_IMAGE_REPOSITORY" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/IMAGE_REPOSITORY"
  type  = "String"
  value = aws_ecr_repository.image.repository_url
}

resource "aws_ssm_parameter" "k8s_LOG_LOG_GROUP" {
  #checkov:skip=CKV2_AWS_34:a name or an address, never a secret
  name  = "/${local.prefix}/k8s/LOG_LOG_GROUP"
  type  = "String"
  value = aws_cloudwatch_log_group.log.name
}

resource "aws_launch_template" "k8s_lt" {
  name_prefix            = "k8s-"
  update_default_version = true
  vpc_security_group_ids = [aws_eks_cluster.k8s.vpc_config[0].cluster_security_group_id, aws_security_group.k8s_sg.id]

  block_device_mappings {
    device_name = "/dev/xvdb"

    ebs {
      encrypted   = "true"
      volume_size = 20
      volume_type = "gp3"
    }
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  tag_specifications {
    resource_type = "instance"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "Cluster"
      Project     = "Kubernetes platform"
    }
  }

  tag_specifications {
    resource_type = "volume"
    tags = {
      Environment = "dev"
      ManagedBy   = "isshoni"
      Name        = "Cluster"
      Project     = "Kubernetes platform"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecr_repository" "image" {
  #checkov:skip=CKV_AWS_136:encrypted by ECR itself unless a key is connected
  name                 = "${local.prefix}/image"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "image_lifecycle" {
  repository = aws_ecr_repository.image.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "keep the newest images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 30
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}

resource "aws_eks_cluster" "k8s" {
  name                      = "${local.prefix}-k8s"
  role_arn                  = aws_iam_role.k8s_cluster_role.arn
  version                   = "1.33"
  enabled_cluster_log_types = ["audit", "authenticator"]

  vpc_config {
    subnet_ids              = [aws_subnet.app_a.id, aws_subnet.app_c.id]
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  kubernetes_network_config {
    service_ipv4_cidr = "172.20.0.0/16"
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.key.arn
    }
  }

  depends_on = [
    aws_cloudwatch_log_group.k8s_logs,
    aws_iam_role_policy_attachment.k8s_cluster_rights,
  ]
}

resource "aws_eks_node_group" "k8s_nodes" {
  cluster_name           = aws_eks_cluster.k8s.name
  node_group_name_prefix = "nodes-"
  node_role_arn          = aws_iam_role.k8s_node_role.arn
  subnet_ids             = [aws_subnet.app_a.id, aws_subnet.app_c.id]
  ami_type               = "BOTTLEROCKET_ARM_64"
  capacity_type          = "ON_DEMAND"
  instance_types         = ["t4g.medium"]

  launch_template {
    id      = aws_launch_template.k8s_lt.id
    version = aws_launch_template.k8s_lt.latest_version
  }

  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }

  update_config {
    max_unavailable = 1
  }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [
    aws_iam_role_policy_attachment.k8s_node_images,
    aws_iam_role_policy_attachment.k8s_node_network,
    aws_iam_role_policy_attachment.k8s_node_worker,
    aws_route.vpc_out_private_a,
    aws_route.vpc_out_private_c,
  ]
}

resource "aws_eks_addon" "k8s_agent" {
  cluster_name = aws_eks_cluster.k8s.name
  addon_name   = "eks-pod-identity-agent"

  depends_on = [aws_eks_node_group.k8s_nodes]
}

resource "aws_eks_addon" "k8s_efs_driver" {
  cluster_name = aws_eks_cluster.k8s.name
  addon_name   = "aws-efs-csi-driver"

  depends_on = [aws_eks_node_group.k8s_nodes]
}

resource "aws_eks_pod_identity_association" "k8s_identity" {
  cluster_name    = aws_eks_cluster.k8s.name
  namespace       = "default"
  service_account = "app"
  role_arn        = aws_iam_role.k8s_role.arn
}

resource "aws_db_subnet_group" "db_subnets" {
  name_prefix = "db-"
  description = "db"
  subnet_ids  = [aws_subnet.data_a.id, aws_subnet.data_c.id]
}

resource "aws_rds_cluster_parameter_group" "db_params" {
  name_prefix = "db-"
  description = "db: TLS only"
  family      = "aurora-postgresql17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_rds_cluster" "db" {
  #checkov:skip=CKV_AWS_327:encrypted with the key of RDS
  #checkov:skip=CKV_AWS_326:backups go back to any second; backtracking costs extra
  #checkov:skip=CKV2_AWS_8:RDS itself keeps daily copies; a plan of AWS Backup costs extra
  #checkov:skip=CKV2_AWS_27:queries hold personal data: writing them down is its owner's choice
  cluster_identifier                  = "${local.prefix}-db"
  engine                              = "aurora-postgresql"
  engine_mode                         = "provisioned"
  engine_version                      = "17"
  database_name                       = "app"
  master_username                     = "isshoni"
  manage_master_user_password         = true
  db_subnet_group_name                = aws_db_subnet_group.db_subnets.name
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.db_params.name
  vpc_security_group_ids              = [aws_security_group.db_sg.id]
  storage_encrypted                   = true
  iam_database_authentication_enabled = true
  backup_retention_period             = 1
  copy_tags_to_snapshot               = true
  deletion_protection                 = false
  skip_final_snapshot                 = true

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 2
  }
}

resource "aws_rds_cluster_instance" "db_writer" {
  identifier                 = "${local.prefix}-db-1"
  cluster_identifier         = aws_rds_cluster.db.cluster_identifier
  engine                     = "aurora-postgresql"
  engine_version             = aws_rds_cluster.db.engine_version
  instance_class             = "db.serverless"
  promotion_tier             = 0
  publicly_accessible        = false
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
}

resource "aws_efs_file_system" "files" {
  #checkov:skip=CKV_AWS_184:encrypted with the key of EFS
  encrypted        = true
  performance_mode = "generalPurpose"
  throughput_mode  = "elastic"
  tags = {
    Name = "Shared files"
  }

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }
}

resource "aws_efs_file_system_policy" "files_policy" {
  file_system_id = aws_efs_file_system.files.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TlsOnly"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = "*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "MountTargetsOnly"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = [
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientRootAccess",
          "elasticfilesystem:ClientWrite",
        ]
        Condition = {
          Bool = {
            "elasticfilesystem:AccessedViaMountTarget" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_efs_backup_policy" "files_backup" {
  file_system_id = aws_efs_file_system.files.id

  backup_policy {
    status = "DISABLED"
  }
}

resource "aws_efs_mount_target" "files_mount_a" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = aws_subnet.data_a.id
  security_groups = [aws_security_group.files_sg.id]
}

resource "aws_efs_mount_target" "files_mount_c" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = aws_subnet.data_c.id
  security_groups = [aws_security_group.files_sg.id]
}

resource "aws_efs_access_point" "k8s_files_point" {
  file_system_id = aws_efs_file_system.files.id
  tags = {
    Name = "Shared files Cluster"
  }

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/files"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "750"
    }
  }
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
    ]
  })
}

resource "aws_iam_role" "k8s_cluster_role" {
  name_prefix = "k8s-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "eks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role" "k8s_node_role" {
  name_prefix = "k8s-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role" "k8s_role" {
  name_prefix = "k8s-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pods.eks.amazonaws.com"
        }
        Action = ["sts:AssumeRole", "sts:TagSession"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "k8s_policy" {
  name = "connections"
  role = aws_iam_role.k8s_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "K8sDbDb"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_rds_cluster.db.cluster_resource_id}/isshoni"
      },
      {
        Sid      = "K8sDbSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_rds_cluster.db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "K8sFiles"
        Effect   = "Allow"
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource = aws_efs_file_system.files.arn
        Condition = {
          StringEquals = {
            "elasticfilesystem:AccessPointArn" = aws_efs_access_point.k8s_files_point.arn
          }
        }
      },
      {
        Sid      = "K8sLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.log.arn}:*"
      },
      {
        Sid      = "K8sSettings"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter/${local.prefix}/k8s/*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "k8s_cluster_rights" {
  role       = aws_iam_role.k8s_cluster_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_iam_role_policy_attachment" "k8s_node_images" {
  role       = aws_iam_role.k8s_node_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly"
}

resource "aws_iam_role_policy_attachment" "k8s_node_network" {
  role       = aws_iam_role.k8s_node_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKS_CNI_Policy"
}

resource "aws_iam_role_policy_attachment" "k8s_node_worker" {
  role       = aws_iam_role.k8s_node_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKSWorkerNodePolicy"
}

resource "aws_cloudwatch_log_group" "k8s_logs" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/aws/eks/${local.prefix}-k8s/cluster"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "log" {
  #checkov:skip=CKV_AWS_158:encrypted by CloudWatch itself; a key of its own costs extra
  name              = "/isshoni/${local.prefix}/log"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "${local.prefix}-alarm"
  alarm_description   = "alarm"
  namespace           = "AWS/RDS"
  metric_name         = "ACUUtilization"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.ops.arn]
  ok_actions          = [aws_sns_topic.ops.arn]
  dimensions = {
    DBClusterIdentifier = aws_rds_cluster.db.cluster_identifier
  }
}
