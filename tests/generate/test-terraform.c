/* Whole Terraform files.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Quotes, templates, line breaks, invisible characters, words of three languages; in JSON. */
#define HOSTILE \
  "a \\\"quote\\\" \\u0027 \\\\ ${x} $${y} %{if true} \\n#: - *&! \\u0001\\u2028 이름 名前"

static const char network[] =
  "{'nodes': [{'key': 'main', 'kind': 'vpc',"
  " 'retain': 'retain',  'args': {'cidr_block': '10.0.0.0/16', 'enable_dns_support': true,"
  " 'tags': {'Name': 'Main'}}},"
  " {'key': 'main_a', 'kind': 'subnet', 'owners': ['main', 'c1'],"
  " 'args': {'vpc_id': '@{main.id}',  'availability_zone': '@{region}a'}},"
  " {'key': 'attached', 'kind': 'gateway_attachment', 'args': {'vpc_id': '@{main.id}'}}]}";

static void
test_main (void)
{
  g_autofree char *text = test_generate (network, ISH_DIALECT_TERRAFORM, "main.tf");

  g_assert_cmpstr (text, ==,
                   "resource \"aws_vpc\" \"main\" {\n"
                   "  cidr_block         = \"10.0.0.0/16\"\n"
                   "  enable_dns_support = true\n"
                   "  tags = {\n"
                   "    Name = \"Main\"\n"
                   "  }\n"
                   "\n"
                   "  lifecycle {\n"
                   "    prevent_destroy = true\n"
                   "  }\n"
                   "}\n"
                   "\n"
                   "resource \"aws_subnet\" \"main_a\" {\n"
                   "  vpc_id            = aws_vpc.main.id\n"
                   "  availability_zone = \"${var.region}a\"\n"
                   "}\n");
}

static void
test_blocks (void)
{
  g_autofree char *text =
    test_generate ("{'nodes': [{'key': 'http', 'kind': 'listener',"
                   " 'args': {'load_balancer_arn': 'arn:x', 'port': 80,"
                   " 'default_action': {'type': 'redirect', 'redirect': {'port': 443,"
                   " 'status_code': 'HTTP_301'}}}}]}",
                   ISH_DIALECT_TERRAFORM, "main.tf");

  g_assert_cmpstr (text, ==,
                   "resource \"aws_lb_listener\" \"http\" {\n"
                   "  load_balancer_arn = \"arn:x\"\n"
                   "  port              = 80\n"
                   "\n"
                   "  default_action {\n"
                   "    type = \"redirect\"\n"
                   "\n"
                   "    redirect {\n"
                   "      port        = \"443\"\n"
                   "      status_code = \"HTTP_301\"\n"
                   "    }\n"
                   "  }\n"
                   "}\n");
}

static void
test_documents (void)
{
  g_autofree char *text = test_generate (
    "{'nodes': [{'key': 'r', 'kind': 'role',"
    " 'args': {'assume_role_policy': {'Version': '2012-10-17'}}},"
    " {'key': 'p', 'kind': 'role_policy',"
    " 'args': {'role': '@{r.name}',  'policy': {'Statement': [{'Resource': '@{r.arn}'}]},"
    " 'name': 'connections'}}]}",
    ISH_DIALECT_TERRAFORM, "main.tf");

  test_assert_has (text,
                   "  assume_role_policy = jsonencode({\n    Version = \"2012-10-17\"\n  })\n");
  test_assert_has (
    text,
    "  role = aws_iam_role.r.name\n  name = \"connections\"\n  policy = jsonencode({\n"
    "    Statement = [\n      {\n        Resource = aws_iam_role.r.arn\n      },\n    ]\n  })\n");
}

static void
test_order_of_waiting (void)
{
  g_autofree char *text = test_generate (
    "{'nodes': [{'key': 'b', 'kind': 'vpc'},"
    " {'key': 'a', 'kind': 'vpc'},"
    " {'key': 'g', 'kind': 'gateway_attachment'},"
    " {'key': 'i', 'kind': 'image_parameter', 'args': {'name': '/x'}},"
    " {'key': 's', 'kind': 'subnet', 'args': {'vpc_id': '@{a.id}'}, 'after': ['a', 'b', 'g',"
    " 'i'],  'lifecycle': {'create_before_destroy': true, 'ignore_changes': ['tags',"
    " 'cidr_block']}}]}",
    ISH_DIALECT_TERRAFORM, "main.tf");

  test_assert_has (text, "  lifecycle {\n    create_before_destroy = true\n    ignore_changes      "
                         "  = [tags, cidr_block]\n  }\n");
  test_assert_has (text, "  depends_on = [aws_vpc.b, data.aws_ssm_parameter.i]\n");
  test_assert_has (text, "data \"aws_ssm_parameter\" \"i\" {\n  name = \"/x\"\n}\n");
}

static void
test_edge_region (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'cert', 'kind': 'certificate', 'region': 'edge',"
    " 'args': {'domain_name': 'a.kr', 'validation_method': 'DNS'}}]}";
  g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *providers = test_generate (json, ISH_DIALECT_TERRAFORM, "providers.tf");
  g_autofree char *one = test_generate (network, ISH_DIALECT_TERRAFORM, "providers.tf");

  test_assert_has (text, "  provider = aws.us_east_1\n\n  domain_name       = \"a.kr\"\n");
  test_assert_has (providers, "  alias  = \"us_east_1\"\n  region = \"us-east-1\"\n");
  test_assert_lacks (one, "alias");
}

static void
test_providers (void)
{
  static const char json[] = "{'name': 'Shop \\\"x\\\"', 'environment': 'prod',"
                             " 'tags': {'team': 'sre', 'Area': '1'}}";
  g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, "providers.tf");

  g_assert_cmpstr (text, ==,
                   "terraform {\n"
                   "  required_version = \">= 1.10\"\n"
                   "\n"
                   "  backend \"s3\" {\n"
                   "    encrypt      = true\n"
                   "    use_lockfile = true\n"
                   "  }\n"
                   "\n"
                   "  required_providers {\n"
                   "    aws = {\n"
                   "      source  = \"hashicorp/aws\"\n"
                   "      version = \">= 5.32.0, < 7.0.0\"\n"
                   "    }\n"
                   "  }\n"
                   "}\n"
                   "\n"
                   "provider \"aws\" {\n"
                   "  region = var.region\n"
                   "\n"
                   "  default_tags {\n"
                   "    tags = {\n"
                   "      Area        = \"1\"\n"
                   "      Environment = \"prod\"\n"
                   "      ManagedBy   = \"isshoni\"\n"
                   "      Project     = \"Shop x\"\n"
                   "      team        = \"sre\"\n"
                   "    }\n"
                   "  }\n"
                   "}\n");
}

/* What a scanner would say is accepted where it is true, with the reason. */
static void
test_skips (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'a', 'kind': 'scanned', 'args': {'cidr_block': '10.0.0.0/16',"
    "  'enable_dns_hostnames': false}},"
    " {'key': 'b', 'kind': 'scanned', 'args': {'cidr_block': '0.0.0.0/0',"
    "  'instance_tenancy': 'default'}}]}";
  g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *yaml = test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.yaml");

  test_assert_has (text, "resource \"aws_vpc\" \"a\" {\n  #checkov:skip=A:always\n"
                         "  #checkov:skip=B:no tenancy\n  #checkov:skip=C:without names\n"
                         "  cidr_block");
  test_assert_has (text, "resource \"aws_vpc\" \"b\" {\n  #checkov:skip=A:always\n"
                         "  #checkov:skip=D:everything\n  cidr_block");
  test_assert_has (yaml, "    Metadata:\n      checkov:\n        skip:\n          - id: A\n"
                         "            comment: always\n          - id: D\n"
                         "            comment: everything\n          - id: E\n");
}

/* What only whoever deploys can know is a variable with a default. */
static void
test_node_variables (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'copies', 'kind': 'number', 'args': {'default': '3',"
    "  'description': 'how many'}}, {'key': 'g', 'kind': 'asg', 'args':"
    "  {'min_size': '@{copies.value}', 'max_size': 9}}]}";
  g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *variables = test_generate (json, ISH_DIALECT_TERRAFORM, "variables.tf");
  g_autofree char *yaml = test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.yaml");

  test_assert_has (text, " = var.copies\n");
  test_assert_lacks (text, "\"copies\"");
  test_assert_has (variables, "variable \"copies\" {\n  description = \"how many\"\n"
                              "  type        = number\n  default     = 3\n}\n");
  test_assert_has (yaml, "  Copies:\n    Type: Number\n");
  test_assert_has (yaml, "MinSize: !Ref Copies\n");
}

/* default_tags reach no machine that a group starts. */
static void
test_inherited_tags (void)
{
  g_autofree char *text = test_generate (
    "{'tags': {'team': 'sre'}, 'nodes': [{'key': 'g', 'kind': 'asg', 'args': {'min_size': 1,"
    "  'max_size': 2, 'tag': [{'key': 'Project', 'value': 'mine', 'propagate_at_launch': true}]}},"
    " {'key': 't', 'kind': 'launch_template', 'args': {'tag_specifications':"
    "  [{'resource_type': 'volume', 'tags': {'Name': 'n'}}]}}]}",
    ISH_DIALECT_TERRAFORM, "main.tf");

  test_assert_has (text, "  tag {\n    key                 = \"Project\"\n"
                         "    value               = \"mine\"\n    propagate_at_launch = true\n  }\n"
                         "\n  tag {\n    key                 = \"team\"\n");
  test_assert_has (text,
                   "    tags = {\n      Environment = \"dev\"\n      ManagedBy   = \"isshoni\"\n"
                   "      Name        = \"n\"\n      Project     = \"Shop\"\n"
                   "      team        = \"sre\"\n    }\n");
}

static void
test_variables_and_outputs (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'q', 'kind': 'queue', 'args': {'name': '@{prefix}-q'}}],"
    " 'inputs': [{'name': 'cert_domain', 'type': 'string', 'description': 'Domain of cert'}, "
    " {'name': 'size', 'type': 'number', 'default': 3}],"
    " 'outputs': [{'name': 'q_url', 'description': 'Where to send', 'value': '@{q.url}'}, "
    " {'name': 'who', 'value': '@{account}'}]}";
  g_autofree char *variables = test_generate (json, ISH_DIALECT_TERRAFORM, "variables.tf");
  g_autofree char *outputs = test_generate (json, ISH_DIALECT_TERRAFORM, "outputs.tf");
  g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");

  test_assert_has (variables, "variable \"region\" {\n");
  test_assert_has (
    variables,
    "variable \"cert_domain\" {\n  description = \"Domain of cert\"\n  type        = string\n}\n");
  test_assert_has (variables, "variable \"size\" {\n  type    = number\n  default = 3\n}\n");
  g_assert_cmpstr (
    outputs, ==,
    "output \"q_url\" {\n  description = \"Where to send\"\n  value       = "
    "aws_sqs_queue.q.url\n}\n"
    "\noutput \"who\" {\n  value = data.aws_caller_identity.current.account_id\n}\n");
  g_assert_true (g_str_has_prefix (
    text,
    "data \"aws_caller_identity\" \"current\" {}\n\nlocals {\n  prefix = \"shop-k3fq-dev\"\n}\n"));
}

static void
test_spans (void)
{
  g_autoptr(TestStack) stack = test_stack_new (network);
  g_autoptr(GArray) files = _ish_generate_files (test_stack_get_source (stack), test_schema (),
                                                 ISH_DIALECT_TERRAFORM, NULL);
  const GArray *spans = g_array_index (files, IshOutputFile, 0).spans;
  const IshSpan *vpc = &g_array_index (spans, IshSpan, 0),
                *subnet = &g_array_index (spans, IshSpan, 1);

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (vpc->first, ==, 1);
  g_assert_cmpuint (vpc->last, ==, 11);
  g_assert_cmpuint (subnet->first, ==, 13);
  g_assert_cmpuint (subnet->last, ==, 16);
  g_assert_cmpstr (subnet->node, ==, "main_a");
  g_assert_cmpstr (subnet->owners[1], ==, "c1");
}

/* The order nodes come in never shows; the same bytes every time. */
static void
test_stable (void)
{
  static const char turned[] =
    "{'nodes': [{'key': 'attached', 'kind': 'gateway_attachment',"
    " 'args': {'vpc_id': '@{main.id}'}},"
    " {'key': 'main_a', 'kind': 'subnet', 'args': {'vpc_id': '@{main.id}',"
    " 'availability_zone': '@{region}a'}},"
    " {'key': 'main', 'kind': 'vpc', 'retain': 'retain',  'args': {'cidr_block': '10.0.0.0/16',"
    " 'enable_dns_support': true, 'tags': {'Name': 'Main'}}}]}";
  g_autofree char *first = test_generate (network, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *second = test_generate (turned, ISH_DIALECT_TERRAFORM, "main.tf");

  g_assert_cmpstr (first, ==, second);
}

/* terraform fmt finds nothing to change, whatever the names are. */
static void
test_fmt (void)
{
  static const char json[] =
    "{'name': '" HOSTILE "', 'tags': {'" HOSTILE "': '" HOSTILE "', 'e\\u0301': 'x', 'ok': 'y',"
    "  '\\ud83d\\udc68\\u200d\\ud83d\\udc69': 'z'},"
    " 'nodes': [{'key': 'main', 'kind': 'vpc', 'args': {'cidr_block': '" HOSTILE "',"
    "   'tags': {'Name': '" HOSTILE "', '" HOSTILE "': '@{region}" HOSTILE "', '한글 이름': 'v'}}},"
    "  {'key': 'p', 'kind': 'queue_policy', 'args': {'queue_url': 'u',"
    "   'policy': {'" HOSTILE "': ['" HOSTILE "', {'a': []}]}}}],"
    " 'inputs': [{'name': 'i', 'description': '" HOSTILE "', 'default': '" HOSTILE "'}],"
    " 'outputs': [{'name': 'o', 'description': '" HOSTILE "', 'value': '" HOSTILE "@{main.id}'}]}";
  static const char *const files[] = { "main.tf", "variables.tf", "outputs.tf", "providers.tf" };
  g_autofree char *terraform = g_find_program_in_path ("terraform");

  if (terraform == NULL)
    {
      g_test_skip ("terraform is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = test_generate (json, ISH_DIALECT_TERRAFORM, files[i]);
      g_autoptr(GSubprocess) process = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *diff = NULL;

      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                    | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                  &error, terraform, "fmt", "-", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, text, NULL, &diff, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (process));
      g_assert_cmpstr (diff, ==, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/terraform/main", test_main);
  g_test_add_func ("/generate/terraform/blocks", test_blocks);
  g_test_add_func ("/generate/terraform/documents", test_documents);
  g_test_add_func ("/generate/terraform/order-of-waiting", test_order_of_waiting);
  g_test_add_func ("/generate/terraform/edge-region", test_edge_region);
  g_test_add_func ("/generate/terraform/providers", test_providers);
  g_test_add_func ("/generate/terraform/inherited-tags", test_inherited_tags);
  g_test_add_func ("/generate/terraform/skips", test_skips);
  g_test_add_func ("/generate/terraform/variables-of-nodes", test_node_variables);
  g_test_add_func ("/generate/terraform/variables-and-outputs", test_variables_and_outputs);
  g_test_add_func ("/generate/terraform/spans", test_spans);
  g_test_add_func ("/generate/terraform/stable", test_stable);
  g_test_add_func ("/generate/terraform/fmt", test_fmt);
  return g_test_run ();
}
