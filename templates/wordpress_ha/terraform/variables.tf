variable "region" {
  description = "Region that everything is created in"
  type        = string
  default     = "ap-northeast-2"
}

variable "cert_domain" {
  description = "Such as www.shop.kr or *.shop.kr. Empty or example.com: asked for at deployment."
  type        = string
}

variable "dns_domain" {
  description = "Such as shop.kr. Empty or example.com: asked for at deployment."
  type        = string
}
