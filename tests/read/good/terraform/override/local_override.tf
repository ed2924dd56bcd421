resource "aws_sqs_queue" "jobs" {
  name = "jobs-of-mine"
}

resource "aws_subnet" "a" {
  cidr_block = "10.0.1.0/24"
}
