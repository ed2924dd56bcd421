locals {
  sizes = {
    default = { count = 1, type = "t3.micro" }
    prod    = { count = 3, type = "m6i.large" }
  }
  size      = lookup(local.sizes, terraform.workspace, local.sizes["default"])
  user_data = <<EOF
#cloud-config
packages: [nginx]
write_files:
%{for name, text in { index = "hello" } ~}
  - path: /var/www/${name}.html
    content: ${jsonencode(text)}
%{endfor~}
EOF
}

data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_instance" "web" {
  count                  = local.size.count
  ami                    = data.aws_ami.ubuntu.image_id
  instance_type          = local.size.type
  user_data              = local.user_data
  vpc_security_group_ids = [aws_security_group.web.id]

  metadata_options {
    http_tokens = "required"
  }

  tags = {
    Name = format("web-%02d", count.index + 1)
  }
}

resource "aws_security_group" "web" {
  ingress = [{
    description      = "web"
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]
  egress = []
}

resource "aws_volume_attachment" "data" {
  count       = length(aws_instance.web)
  device_name = "/dev/sdf"
  instance_id = aws_instance.web[count.index].id
  volume_id   = aws_ebs_volume.data[count.index].id
}

resource "aws_ebs_volume" "data" {
  count             = length(aws_instance.web)
  availability_zone = aws_instance.web[count.index].availability_zone
  size              = 20
  encrypted         = true
}

output "addresses" {
  value = zipmap(aws_instance.web[*].id, aws_instance.web.*.private_ip)
}
