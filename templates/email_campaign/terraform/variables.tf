variable "region" {
  description = "Region that everything is created in"
  type        = string
  default     = "ap-northeast-2"
}

variable "dns_domain" {
  description = "Such as shop.kr. Empty or example.com: asked for at deployment."
  type        = string
}

variable "mail_identity" {
  description = "example.com is asked for at deployment."
  type        = string
}
