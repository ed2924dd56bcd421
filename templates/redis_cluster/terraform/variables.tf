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

variable "app_desired_count" {
  description = "Copies of app: 0 until its repository holds an image, then 1"
  type        = number
  default     = 0
}

variable "app_image_tag" {
  description = "Tag of the image that app runs"
  type        = string
  default     = "latest"
}
