provider "aws" {
  region = local.region
}

locals {
  region = "us-east-1"
  env    = "prod"
  names  = ["a", "b"]
}

module "network" {
  source = "./network"
  cidr   = "10.9.0.0/16"
}

module "cluster" {
  source  = "terraform-aws-modules/eks/aws"
  version = "20.0.0"
  vpc_id  = module.network.vpc_id
}

resource "aws_instance" "web" {
  for_each      = toset(local.names)
  ami           = "ami-12345678"
  instance_type = each.key == "a" ? "m5.large" : "t3.micro"
  subnet_id     = module.network.subnets[0]
}

resource "aws_eip" "web" {
  for_each = aws_instance.web
  instance = each.value.id
}
