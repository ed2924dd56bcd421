variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "name" {
  type = string
}

variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
  validation {
    condition     = can(cidrnetmask(var.cidr))
    error_message = "The CIDR must be an IPv4 block."
  }
}

variable "zone_count" {
  type    = number
  default = 2
}

variable "single_nat" {
  type    = bool
  default = true
}

variable "tags" {
  type    = map(string)
  default = {}
}
