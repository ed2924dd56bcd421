variable "region" {
  description = "Region that everything is created in"
  type        = string
  default     = "ap-northeast-2"
}

variable "job_desired_count" {
  description = "Copies of job: 0 until its repository holds an image, then 0"
  type        = number
  default     = 0
}

variable "job_image_tag" {
  description = "Tag of the image that job runs"
  type        = string
  default     = "latest"
}
