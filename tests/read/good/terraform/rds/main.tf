resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  engine_version              = "16.3"
  instance_class              = var.prod ? "db.r6g.large" : "db.t4g.micro"
  allocated_storage           = 20
  max_allocated_storage       = 100
  storage_encrypted           = true
  username                    = "app"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.main.name
  vpc_security_group_ids      = [aws_security_group.db.id]
  multi_az                    = var.prod
  deletion_protection         = true
  backup_retention_period     = 7
  final_snapshot_identifier   = "main-final"

  timeouts {
    create = "60m"
  }
}

variable "prod" {
  type    = bool
  default = false
}

variable "subnet_ids" {
  type = list(string)
}

variable "vpc_id" {}

resource "aws_db_subnet_group" "main" {
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "db" {
  vpc_id = var.vpc_id
}

resource "aws_security_group" "app" {
  vpc_id = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.app.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id = aws_security_group.app.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
