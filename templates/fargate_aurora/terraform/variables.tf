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

variable "web_desired_count" {
  description = "Copies of web: 0 until its repository holds an image, then 1"
  type        = number
  default     = 0
}

variable "worker_desired_count" {
  description = "Copies of worker: 0 until its repository holds an image, then 1"
  type        = number
  default     = 0
}

variable "web_image_tag" {
  description = "Tag of the image that web runs"
  type        = string
  default     = "latest"
}

variable "worker_image_tag" {
  description = "Tag of the image that worker runs"
  type        = string
  default     = "latest"
}
