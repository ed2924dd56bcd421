moved {
  from = aws_instance.old
  to   = aws_instance.web
}

import {
  to = aws_s3_bucket.logs
  id = "shop-logs"
}

removed {
  from = aws_sqs_queue.gone
  lifecycle {
    destroy = false
  }
}

check "health" {
  data "aws_lb" "web" {
    name = "web"
  }
  assert {
    condition     = data.aws_lb.web.dns_name != ""
    error_message = "The load balancer has no name."
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags, tags["Owner"]]
  }
}

resource "aws_instance" "web" {
  ami           = data.aws_ami.al2023.id
  instance_type = "t3.micro"

  root_block_device {
    encrypted   = true
    volume_size = 20
  }

  lifecycle {
    precondition {
      condition     = data.aws_ami.al2023.architecture == "x86_64"
      error_message = "The image must be for x86."
    }
    replace_triggered_by = [aws_s3_bucket.logs.id]
  }
}

data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

resource "terraform_data" "version" {
  input = "1"
}
