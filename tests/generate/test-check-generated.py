#!/usr/bin/env python3
"""The checker finds each kind of mistake in code that is right otherwise (TAP).
SPDX-License-Identifier: MIT"""
import pathlib
import sys
import tempfile

import check_generated

TERRAFORM = '''data "aws_caller_identity" "current" {}

locals {
  prefix = "shop"
}

# a comment
resource "aws_sqs_queue" "main" {
  name                       = "${local.prefix}-${data.aws_caller_identity.current.account_id} $${"
  visibility_timeout_seconds = 30
  tags = {
    Name = "aws_sqs_queue.other } {"
  }

  lifecycle {
    ignore_changes = [name]
  }
}

resource "aws_lb_listener" "http" {
  provider = aws.us_east_1

  load_balancer_arn = aws_sqs_queue.main.arn

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
    }
  }

  depends_on = [aws_sqs_queue.main]
}

provider "aws" {
  alias  = "us_east_1"
  region = var.region
}

variable "region" {
  type = string
}
'''

TEMPLATE = '''AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  NamePrefix:
    Type: String
Resources:
  Main:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub ${NamePrefix}-${AWS::Region}-${!literal}
  Rules:
    Type: AWS::SQS::QueuePolicy
    DependsOn: Main
    Properties:
      Queues:
        - !Ref Main
      PolicyDocument:
        Any: !GetAtt Main.Arn
'''

# what is replaced, by what, and a part of what must be said
TERRAFORM_MUTANTS = [
    ("visibility_timeout_seconds =", "visibility_timeout =", "has no argument visibility_timeout"),
    ("  name  ", "  arn   ", "arn cannot be given"),
    ('"aws_sqs_queue" "main"', '"aws_sqs_row" "main"', "the provider has no aws_sqs_row"),
    ("local.prefix", "local.prefixes", "local.prefixes is not declared"),
    ("current.account_id", "current.account", "has no attribute account"),
    ("aws_sqs_queue.main.arn", "aws_sqs_queue.other.arn", "aws_sqs_queue.other is not declared"),
    ("aws_sqs_queue.main.arn", "aws_sqs_queue.main.aarn", "has no attribute aarn"),
    ("[aws_sqs_queue.main]", "[aws_sqs_queue.gone]", "aws_sqs_queue.gone is not declared"),
    ("aws.us_east_1", "aws.us_west_1", "no provider is called aws.us_west_1"),
    ("var.region", "var.zone", "var.zone is not declared"),
    ("    redirect {", "    redirects {", "has no block redirects"),
    ('    type = "redirect"\n', "", "aws_lb_listener.default_action needs type"),
    ("  load_balancer_arn = aws_sqs_queue.main.arn\n", "", "aws_lb_listener needs load_balancer"),
    ('  tags = {\n    Name = "aws_sqs_queue.other } {"\n  }', "  tags = [1]",
     "[ where the provider wants"),
    ("visibility_timeout_seconds = 30", "redrive = 1", "has no argument redrive"),
    ('"aws_lb_listener" "http"', '"aws_sqs_queue" "main"', "declared twice"),
]

TEMPLATE_MUTANTS = [
    ("QueueName:", "Name:", "no property Name"),
    ("AWS::SQS::Queue\n", "AWS::SQS::Row\n", "CloudFormation has no AWS::SQS::Row"),
    ("!Ref Main", "!Ref Other", "Other is not declared"),
    ("Main.Arn", "Main.Aarn", "has no attribute Aarn"),
    ("${NamePrefix}", "${Prefix}", "Prefix is not declared"),
    ("DependsOn: Main", "DependsOn: Gone", "Gone is not declared"),
    ("      Queues:\n        - !Ref Main\n", "", "needs Queues"),
    ("      Queues:\n        - !Ref Main\n", "      Queues: {a: b}\n",
     "an object where a list is wanted"),
    ("      QueueName: !Sub ${NamePrefix}-${AWS::Region}-${!literal}", "      QueueName: [a]",
     "a list where one value"),
]


def check(name, text):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        return check_generated.check_folder(folder)


def cases():
    yield "terraform that is right", check("main.tf", TERRAFORM), None
    for old, new, part in TERRAFORM_MUTANTS:
        assert old in TERRAFORM, old
        yield f"terraform: {part}", check("main.tf", TERRAFORM.replace(old, new, 1)), part
    if check_generated.yaml is None:
        return
    yield "template that is right", check("template.yaml", TEMPLATE), None
    for old, new, part in TEMPLATE_MUTANTS:
        assert old in TEMPLATE, old
        yield f"template: {part}", check("template.yaml", TEMPLATE.replace(old, new, 1)), part


failed = 0
for number, (name, mistakes, part) in enumerate(cases(), 1):
    good = any(part in mistake for mistake in mistakes) if part else not mistakes
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} {name}")
    if not good:
        print("\n".join(f"# {mistake}" for mistake in mistakes))
print(f"1..{number}")
sys.exit(failed > 0)
