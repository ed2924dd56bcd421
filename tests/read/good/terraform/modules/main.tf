module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"

  name            = "shop"
  cidr            = "10.0.0.0/16"
  azs             = ["eu-west-1a", "eu-west-1b"]
  private_subnets = ["10.0.1.0/24", "10.0.2.0/24"]
}

module "queue" {
  source   = "./queue"
  for_each = toset(["orders", "mails"])
  name     = each.key
  providers = {
    aws = aws.ireland
  }
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.0, < 7.0"
      configuration_aliases = [aws.main]
    }
  }
}

resource "aws_lb" "web" {
  name               = "web"
  internal           = true
  subnets            = module.vpc.private_subnets
  load_balancer_type = "application"
}

output "queues" {
  value = { for name, queue in module.queue : name => queue.url }
}
