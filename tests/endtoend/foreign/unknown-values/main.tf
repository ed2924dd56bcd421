variable "ssh_ranges" {
  type = list(string)
}

variable "size" {
  type = string
}

variable "encrypted" {
  type = bool
}

variable "replicas" {}

resource "aws_security_group" "app" {
  name = "app"

  dynamic "ingress" {
    for_each = var.ssh_ranges
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_db_instance" "main" {
  engine              = "postgres"
  instance_class      = var.size
  allocated_storage   = 20
  storage_encrypted   = var.encrypted
  publicly_accessible = true
  username            = "admin"
}

resource "aws_instance" "worker" {
  count         = var.replicas
  ami           = "ami-12345678"
  instance_type = "t3.micro"
}
