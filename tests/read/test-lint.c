/* The checks over code: each small piece with all that is found in it, and nothing else.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "read/ish-lint.h"

static IshLint *
lint_text (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  IshSource *source = ish_source_new (name, text, strlen (text), &error);
  IshLint *lint;

  g_assert_no_error (error);
  if (g_str_has_suffix (name, ".tf") || g_str_has_suffix (name, ".tf.json"))
    {
      GPtrArray *sources = g_ptr_array_new ();

      g_ptr_array_add (sources, source);
      lint = ish_lint_terraform (sources, &error);
    }
  else
    lint = ish_lint_cloudformation (source, &error);
  g_assert_no_error (error);
  return lint;
}

/* "LINE:COLUMN rule fix", one a line */
static char *
describe (const IshLint *lint)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%u:%u %s%s%s\n", finding->line, finding->column,
                              finding->rule, finding->fix ? " " : "",
                              finding->fix ? finding->fix : "");
    }
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *text, *findings;
} Case;

static void
run_cases (const char *name, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IshLint) lint = lint_text (name, cases[i].text);
      g_autofree char *findings = describe (lint);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "resource \"aws_vpcc\" \"a\" {}\n", "1:10 schema.type write “aws_vpc”\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  nam = \"x\"\n}\n", "2:3 schema.name write “name”\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  zzzzzzzzzz = 1\n}\n", "2:3 schema.name\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  redrive {\n  }\n}\n", "2:3 schema.name\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  tags {\n    a = 1\n  }\n}\n",
      "2:3 schema.kind write “tags =”\n" },
    { "resource \"aws_subnet\" \"a\" {\n}\n", "1:1 schema.required add “vpc_id”\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  name = \"a\"\n  name = \"b\"\n}\n",
      "3:3 name.duplicate\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  count = 1\n  for_each = {}\n}\n",
      "3:14 schema.name\n" },
    { "resource \"aws_sqs_queue\" {}\n", "1:1 schema.labels\n" },
    { "resourc \"aws_sqs_queue\" \"a\" {}\n", "1:1 schema.name write “resource”\n" },
    { "variable \"a\" {\n  defualt = 1\n}\n", "2:3 schema.name write “default”\n" },
    { "output \"a\" {}\n", "1:1 schema.required\n" },
    { "resource \"other_thing\" \"a\" {\n  anything = 1\n}\n", "" },
    { "data \"aws_new_thing_of_version_nine\" \"a\" {}\n", "1:6 schema.type\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  name = [\"x\"]\n  delay_seconds = \"x\"\n"
      "  fifo_queue = \"true\"\n  max_message_size = \"1024\"\n}\n",
      "2:10 schema.kind\n3:19 schema.kind\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  name = length(\"x\") > 0 ? \"a\" : toset([])\n}\n",
      "2:34 schema.kind\n" },
    { "resource \"aws_sqs_queue\" \"a\" {\n  lifecycle {\n    prevent_destory = true\n  }\n}\n",
      "3:5 schema.name write “prevent_destroy”\n" },
  };

  run_cases ("t.tf", cases, G_N_ELEMENTS (cases));
}

/* The JSON of Terraform: the same findings, at the places of the JSON. */
static void
test_terraform_json (void)
{
  static const Case cases[] = {
    { "{\"resource\": {\"aws_vpcc\": {\"a\": {}}}}", "1:15 schema.type write “aws_vpc”\n" },
    { "{\"resource\": {\"aws_sqs_queue\": {\"a\": {\n  \"nam\": \"x\"}}}}",
      "2:3 schema.name write “name”\n" },
    { "{\"resource\": [{\"aws_subnet\": [{\"a\": [{}]}]}]}",
      "1:16 schema.required add “vpc_id”\n" },
    { "{\"resource\": {\"aws_subnet\": {\"a\": {\n  \"vpc_id\": \"${aws_vpc.b.id}\"}}}}",
      "2:16 reference.undeclared\n" },
    { "{\"output\": {\"a\": {\n  \"value\":"
      " \"${lookup({ \\\"a\\\" = 1 }, \\\"a\\\", var.b)}\"}}}",
      "2:44 reference.undeclared\n" },
    { "{\"output\": {\"a\": {\"value\": 1,\n  \"depends_on\": [\"aws_vpc.b\"]}}}",
      "2:19 reference.undeclared\n" },
    { "{\"variable\": {\"a\": {\"type\": \"list(string)\",\n  \"defualt\": []}}}",
      "2:3 schema.name write “default”\n" },
    { "{\"resource\": {\"aws_security_group\": {\"a\": {\n  \"ingress\": [{\"from_port\": 22,"
      " \"to_port\": 22, \"protocol\": \"tcp\",\n  \"cidr_blocks\": [\"0.0.0.0/0\"]}]}}}}",
      "3:19 net.open-admin name who may reach it, or refer to a security group\n" },
    { "{\"//\": \"nothing\", \"locals\": {\"a\": \"\\/ \\ud83d\\ude00 $${x} \\b\"}}", "" },
    { "{\"outputs\": {}}", "1:2 schema.name write “output”\n" },
  };

  run_cases ("t.tf.json", cases, G_N_ELEMENTS (cases));
}

static void
test_references (void)
{
  static const Case cases[] = {
    { "output \"a\" {\n  value = var.b\n}\n", "2:11 reference.undeclared\n" },
    { "variable \"bc\" {}\noutput \"a\" {\n  value = var.bd\n}\n",
      "3:11 reference.undeclared write “var.bc”\n" },
    { "output \"a\" {\n  value = [for x in [1] : x + y]\n}\n", "2:31 reference.undeclared\n" },
    { "resource \"aws_sqs_queue\" \"q\" {}\noutput \"a\" {\n  value = aws_sqs_queue.q.urll\n}\n",
      "3:27 reference.attribute write “url”\n" },
    { "resource \"aws_sqs_queue\" \"q\" {\n  count = 2\n}\noutput \"a\" {\n"
      "  value = aws_sqs_queue.q.url\n}\n",
      "5:11 reference.index\n" },
    { "resource \"aws_sqs_queue\" \"q\" {\n  name = aws_sqs_queue.q.arn\n}\n",
      "2:10 reference.self\n" },
    { "locals {\n  a = local.b\n  b = local.c\n  c = local.a\n}\n", "4:7 reference.cycle\n" },
    { "resource \"aws_sqs_queue\" \"q\" {\n  name = each.key\n}\n", "2:10 reference.undeclared\n" },
    { "locals {\n  a = 1\n  a = 2\n}\n", "3:3 name.duplicate\n" },
    { "output \"a\" {\n  value = \"x ${module.m.y} z\"\n}\n", "2:16 reference.undeclared\n" },
    { "resource \"aws_sqs_queue\" \"q\" {\n  provider = aws.west\n  lifecycle {\n"
      "    ignore_changes = [name]\n  }\n}\n",
      "" },
  };

  run_cases ("t.tf", cases, G_N_ELEMENTS (cases));
}

/* Policies in heredocs and documents; what is denied, or needs a condition, is no finding. */
static void
test_policies (void)
{
  static const Case cases[] = {
    { "locals {\n  p = <<EOF\n{\n  \"Statement\": []\n}\nEOF\n}\n", "" },
    { "resource \"aws_iam_policy\" \"p\" {\n  policy = <<EOF\n{\"Statement\": [{\n"
      "  \"Effect\": \"Allow\",\n  \"Action\": \"*\",\n  \"Resource\": \"*\"\n}]}\nEOF\n}\n",
      "5:13 iam.star name the actions and resources\n" },
    { "resource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Statement = {\n"
      "    Effect = \"Deny\", Action = \"*\", Resource = \"*\" } })\n}\n",
      "" },
    { "data \"aws_iam_policy_document\" \"p\" {\n  statement {\n    actions = [\"*\"]\n"
      "    resources = [\"*\"]\n  }\n}\n",
      "3:15 iam.star name the actions and resources\n" },
    { "data \"aws_iam_policy_document\" \"p\" {\n  statement {\n"
      "    actions = [\"sts:AssumeRole\"]\n"
      "    resources = []\n    principals {\n      type = \"AWS\"\n      identifiers = [\"*\"]\n"
      "    }\n  }\n}\n",
      "5:5 iam.public name the principals, or add a condition\n" },
  };

  run_cases ("t.tf", cases, G_N_ELEMENTS (cases));
}

static void
test_templates (void)
{
  static const Case cases[] = {
    { "Outputs: {}\n", "1:1 schema.required\n" },
    { "Resource: {}\nResources: {}\n", "1:1 schema.name write “Resources”\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queu\n",
      "3:11 schema.type write “AWS::SQS::Queue”\n" },
    { "Resources:\n  Q:\n    Properties: {}\n", "2:3 schema.required\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueuName: x\n",
      "5:7 schema.name write “QueueName”\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Propertys: {}\n",
      "4:5 schema.name write “Properties”\n" },
    { "Resources:\n  S:\n    Type: AWS::EC2::Subnet\n", "2:3 schema.required add “VpcId”\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName:\n",
      "5:17 schema.kind\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: soon\n"
      "      FifoQueue: \"true\"\n      QueueName: [x]\n      Tags: !Join [a, []]\n",
      "5:21 schema.kind\n7:18 schema.kind\n8:13 schema.kind\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n  Q:\n    Type: AWS::SQS::Queue\n",
      "4:3 name.duplicate\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n"
      "      QueueName: !Sub \"a-${Qq}-${AWS::Region}-${!x}\"\n",
      "5:26 reference.undeclared\n" },
    { "Resources:\n  Q:\n    Type: AWS::SQS::Queue\nOutputs:\n  A:\n    Value: !GetAtt Q.Arnn\n",
      "6:12 reference.attribute write “Arn”\n" },
    { "Conditions:\n  IsA: !Condition IsB\nResources:\n  Queue:\n    Type: AWS::SQS::Queue\n"
      "    Condition: IssA\n    DependsOn: [Queu]\n",
      "2:8 reference.undeclared write “IsA”\n6:16 reference.undeclared write “IsA”\n"
      "7:17 reference.undeclared write “Queue”\n" },
    { "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    DependsOn: B\n  B:\n"
      "    Type: AWS::SQS::Queue\n    DependsOn: A\n",
      "7:16 reference.cycle\n" },
    { "Parameters:\n  A:\n    Typ: String\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n",
      "2:3 schema.required\n3:5 schema.name write “Type”\n" },
  };

  run_cases ("t.yaml", cases, G_N_ELEMENTS (cases));
}

/* What cannot be known is a warning at most: macros, tools before deployment, newer providers. */
static void
test_lenience (void)
{
  static const struct {
    const char *name, *text;
    guint n_errors, n_warnings;
  } cases[] = {
    { "t.yaml", "Transform: Mine\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n"
                "    Properties: {Nothing: 1}\n", 0, 2 },
    { "t.yaml", "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {Nothing: 1}\n", 1,
      0 },
    { "t.yaml", "Resources:\n  N:\n    Type: !Rain::Module x.yml\n  Q:\n"
                "    Type: AWS::SQS::Queue\n    Properties: {QueueName: !Ref Nx}\n", 0, 0 },
    { "t.yaml", "Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    DeletionPolicy: Delete\n"
                "    UpdateReplacePolicy: Delete\n    Properties:\n      Engine: MySQL\n"
                "      StorageEncrypted: true\n", 0, 0 },
    { "t.tf", "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n"
              "      version = \">= 99.1\"\n    }\n  }\n}\n"
              "resource \"aws_sqs_queue\" \"q\" {\n  zzzzzzzzzz = 1\n}\n", 0, 1 },
    { "t.tf", "variable \"a\" {}\nresource \"aws_sqs_queue\" \"q\" {\n  arn = var.a\n}\n", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IshLint) lint = lint_text (cases[i].name, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (ish_lint_count (lint, ISH_SEVERITY_ERROR), ==, cases[i].n_errors);
      g_assert_cmpuint (ish_lint_count (lint, ISH_SEVERITY_WARNING), ==, cases[i].n_warnings);
    }
}

static void
test_sarif (void)
{
  g_autoptr (IshLint) lint = lint_text ("a b/t.tf", "resource \"aws_vpcc\" \"a\" {}\n");
  g_autofree char *text = ish_lint_to_sarif (lint, "1.2.3");

  g_assert_nonnull (strstr (text, "\"version\": \"2.1.0\""));
  g_assert_nonnull (strstr (text, "\"ruleId\": \"schema.type\", \"level\": \"error\""));
  g_assert_nonnull (strstr (text, "\"uri\": \"a%20b/t.tf\""));
  g_assert_nonnull (strstr (text, "\"startLine\": 1, \"startColumn\": 10"));
  g_assert_nonnull (strstr (text, "\"rules\": [{\"id\": \"schema.type\"}]"));
  g_assert_true (g_str_has_suffix (text, "}\n"));
}

static void
test_paths (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("isshoni-XXXXXX", &error);
  g_autofree char *tf = g_build_filename (folder, "main.tf", NULL);
  g_autofree char *yaml = g_build_filename (folder, "t.yaml", NULL);
  g_autofree char *other = g_build_filename (folder, "other.yaml", NULL);
  g_autoptr (IshLint) lint = NULL;

  g_assert_null (ish_lint_path (folder, &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_NOTHING);
  g_clear_error (&error);
  g_file_set_contents (tf, "locals {\n  a = var.x\n}\n", -1, NULL);
  g_file_set_contents (yaml, "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n", -1, NULL);
  g_file_set_contents (other, "just: [broken\n", -1, NULL);
  lint = ish_lint_path (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ish_lint_get_n_files (lint), ==, 2);
  g_assert_cmpuint (ish_lint_count (lint, ISH_SEVERITY_ERROR), ==, 1);
  g_file_set_contents (tf, "locals {\n", -1, NULL);
  g_clear_pointer (&lint, ish_lint_free);
  g_assert_null (ish_lint_path (folder, &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, tf));
  g_clear_error (&error);
  g_assert_null (ish_lint_path ("/no/such/path", &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_IO);
  g_remove (tf);
  g_remove (yaml);
  g_remove (other);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/lint/names", test_names);
  g_test_add_func ("/read/lint/terraform-json", test_terraform_json);
  g_test_add_func ("/read/lint/references", test_references);
  g_test_add_func ("/read/lint/policies", test_policies);
  g_test_add_func ("/read/lint/templates", test_templates);
  g_test_add_func ("/read/lint/lenience", test_lenience);
  g_test_add_func ("/read/lint/sarif", test_sarif);
  g_test_add_func ("/read/lint/paths", test_paths);
  return g_test_run ();
}
