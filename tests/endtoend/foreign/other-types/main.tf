provider "google" {
  project = "p"
}

resource "google_storage_bucket" "b" {
  name     = "b"
  location = "EU"
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_quicksight_group" "g" {
  group_name = "analysts"
}

resource "aws_sqs_queue" "q" {
  name = "q-${random_id.suffix.hex}"
}
