# 재난 알림: 큐와 함수
variable "이름" {
  type        = string
  description = "알림을 보낼 이름"
  default     = "재난"
}

resource "aws_sqs_queue" "alerts" {
  name = "alerts"
  tags = {
    이름     = var.이름
    "담당 팀" = "운영 👩‍🚒"
  }
}
