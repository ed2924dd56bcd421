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

variable "chat_desired_count" {
  description = "Copies of chat: 0 until its repository holds an image, then 2"
  type        = number
  default     = 0
}

variable "chat_image_tag" {
  description = "Tag of the image that chat runs"
  type        = string
  default     = "latest"
}
