variable "region" {
  description = "Region that everything is created in"
  type        = string
  default     = "ap-northeast-2"
}
