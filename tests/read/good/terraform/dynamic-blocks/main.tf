variable "rules" {
  type = list(object({
    port        = number
    cidrs       = list(string)
    description = string
  }))
}

variable "vpc_id" {
  type = string
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
  description = "What may reach the web servers"
  vpc_id      = var.vpc_id

  dynamic "ingress" {
    for_each = var.rules
    iterator = rule
    content {
      description = rule.value.description
      from_port   = rule.value.port
      to_port     = rule.value.port
      protocol    = "tcp"
      cidr_blocks = rule.value.cidrs
    }
  }

  ingress {
    description = "web"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = []

  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }

  dynamic "tag" {
    for_each = { Name = "web", Team = "shop" }
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = data.aws_ssm_parameter.image.value
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }

  user_data = base64encode(<<-EOT
    #!/bin/bash
    echo "PORTS=%{for rule in var.rules}${rule.port} %{endfor}" > /etc/web.env
    %{if length(var.rules) > 0~}
    systemctl restart web
    %{endif~}
  EOT
  )
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}
