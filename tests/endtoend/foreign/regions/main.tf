provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "tokyo"
  region = "ap-northeast-1"
}

resource "aws_instance" "here" {
  ami           = "ami-12345678"
  instance_type = "m5.large"
}

resource "aws_instance" "there" {
  provider      = aws.tokyo
  ami           = "ami-12345678"
  instance_type = "m5.large"
}
