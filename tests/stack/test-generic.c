/* Generic types resolved: arguments checked, lines become references, dialects that cannot say it.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "stack-fixture.h"

static IshStack *
resolve (const char *resources, const char *connections)
{
  g_autoptr (IshCatalog) catalog = stack_fixture_real ();
  g_autoptr (IshDesign) design = stack_fixture_design (
    "'cloud': 'aws', 'region': 'ap-northeast-2', 'environment': 'dev', 'prefix': 'test'",
    resources, connections);

  return ish_stack_resolve (design, catalog);
}

#define KEY "{'id': 'key', 'type': 'tf.aws_key_pair', 'properties': {'public_key': 'ssh'}}"
#define VPC "{'id': 'net', 'type': 'aws.vpc'}"
#define SUBNETS                                                                                    \
  "{'id': 'sa', 'type': 'aws.subnet', 'parent': 'net'}, "                                          \
  "{'id': 'sb', 'type': 'aws.subnet', 'parent': 'net'}"

/* --- what arguments become --- */

static const struct
{
  const char *type, *properties;
  const char *path, *value; /* path below the node's arguments; as text */
} values[] = {
  { "tf.aws_key_pair", "'public_key': 'a ${b}'", "tf:public_key", "'a ${b}'" },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'size': '40'", "tf:size", "40" },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'size': 40", "cfn:Size", "40" },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'encrypted': 'true'", "tf:encrypted", "true" },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'tags': {'T': 1}", "tf:tags.T", "'1'" },
  { "cfn.AWS::EC2::Volume", "'AvailabilityZone': 'a', 'Size': 8", "tf:size", "8" },
  { "cfn.AWS::EC2::Volume", "'AvailabilityZone': 'a', 'Tags': [{'Key': 'T', 'Value': 'v'}]",
    "tf:tags.T", "'v'" },
  { "tf.aws_eks_cluster", "'name': 'k', 'role_arn': 'r', 'vpc_config': {'subnet_ids': ['s']}",
    "cfn:ResourcesVpcConfig.SubnetIds", "['s']" },
  { "tf.aws_network_acl", "'vpc_id': 'v'", "cfn:VpcId", "'v'" },
  { "cfn.AWS::SQS::Queue", "'DelaySeconds': 5", "tf:delay_seconds", "5" },
  { "cfn.AWS::IAM::ManagedPolicy", "'PolicyDocument': {'Statement': []}",
    "cfn:PolicyDocument.Statement", "[]" },
  { "cfn.AWS::SNS::Subscription", "'TopicArn': 't', 'Protocol': 'sqs'", "cfn:Protocol",
    "'sqs'" },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *resources =
        g_strdup_printf ("{'id': 'it', 'type': '%s', 'properties': {%s}}", values[i].type,
                         values[i].properties);
      g_autoptr (IshStack) stack = resolve (resources, "");
      const IshValue *value = stack_fixture_arg (stack, "it", values[i].path);
      g_autofree char *text = value ? stack_fixture_value (value) : NULL;

      g_test_message ("%s %s", values[i].type, values[i].path);
      g_assert_cmpstr (text, ==, values[i].value);
      g_assert_false (ish_stack_has_errors (stack));
    }
}

/* --- what is wrong --- */

static const struct
{
  const char *type, *properties, *property, *sentence;
} wrong[] = {
  { "tf.aws_key_pair", "", "properties.public_key", "public_key needs a value." },
  { "tf.aws_key_pair", "'public_key': 'a', 'key_nam': 'k'", "properties.key_nam",
    "There is no argument key_nam; the nearest is key_name." },
  { "tf.aws_key_pair", "'public_key': 'a', 'fingerprint': 'k'", "properties.fingerprint",
    "There is no argument fingerprint." },
  { "tf.aws_key_pair", "'public_key': ['a']", "properties.public_key", "Write a text." },
  { "cfn.AWS::EC2::KeyPair", "'KeyName': 'k', 'KeyType': 'dsa'", "properties.KeyType",
    "Choose one of: rsa, ed25519." },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'size': 'big'", "properties.size",
    "Write a number." },
  { "tf.aws_ebs_volume", "'availability_zone': 'a', 'encrypted': 'maybe'", "properties.encrypted",
    "Choose on or off." },
  { "tf.aws_eks_cluster", "'name': 'k', 'role_arn': 'r', 'vpc_config': 'none'",
    "properties.vpc_config", "Fill in the fields of this." },
  { "tf.aws_eks_cluster", "'name': 'k', 'role_arn': 'r', 'vpc_config': "
    "{'subnet_ids': ['s'], 'subnet_idz': ['s']}",
    "properties.vpc_config.subnet_idz",
    "There is no argument vpc_config.subnet_idz; the nearest is subnet_ids." },
  { "tf.aws_eks_cluster", "'name': 'k', 'role_arn': 'r', 'vpc_config': {}",
    "properties.vpc_config.subnet_ids", "vpc_config.subnet_ids needs a value." },
  { "tf.aws_db_instance", "'instance_class': 'a', 'password': 'hunter2'", "properties.password",
    "A secret cannot be written into a design, which others read. Leave it empty: it is asked for "
    "when the design is deployed." },
  { "cfn.AWS::IAM::ManagedPolicy", "'PolicyDocument': {'Fn::GetAtt': ['A', 'B']}",
    "properties.PolicyDocument",
    "A function of a template cannot be written here. Draw a line from what it should read." },
  { "cfn.AWS::Batch::ComputeEnvironment", "'Type': 'MANAGED', 'Tags': 'not json'",
    "properties.Tags", "Write this as JSON." },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *resources = g_strdup_printf (
        "{'id': 'it', 'type': '%s', 'properties': {%s}}", wrong[i].type, wrong[i].properties);
      g_autoptr (IshStack) stack = resolve (resources, "");
      const IshFinding *finding = stack_fixture_finding (stack, "generic.argument", "it");
      g_autofree char *text = finding ? ish_finding_format (finding, NULL) : NULL;

      g_assert_cmpstr (text, ==, wrong[i].sentence);
      g_assert_cmpstr (finding->property, ==, wrong[i].property);
      g_assert_true (ish_stack_has_errors (stack));
    }
}

static void
test_unknown_type (void)
{
  g_autoptr (IshStack) stack = resolve ("{'id': 'it', 'type': 'tf.aws_keypair'}", "");
  const IshFinding *finding = stack_fixture_finding (stack, "design.type", "it");
  g_autofree char *text = ish_finding_format (finding, NULL);

  g_assert_cmpstr (text, ==,
                   "The catalogue has no type tf.aws_keypair; the nearest is tf.aws_key_pair.");
}

/* What is written nowhere is asked for, once, and never shown. */
static void
test_secret (void)
{
  g_autoptr (IshStack) stack =
    resolve ("{'id': 'mq', 'type': 'cfn.AWS::AmazonMQ::Broker', 'properties': {'BrokerName': 'b', "
             "'EngineType': 'RABBITMQ', 'DeploymentMode': 'SINGLE_INSTANCE', 'HostInstanceType': "
             "'m', 'PubliclyAccessible': false, 'Users': [{'Username': 'u'}]}}", "");
  const GPtrArray *inputs = ish_stack_get_inputs (stack);
  const IshStackInput *input;

  g_assert_cmpuint (inputs->len, ==, 1);
  input = inputs->pdata[0];
  g_assert_cmpstr (input->name, ==, "mq_users_password");
  g_assert_true (input->secret);
  g_assert_null (input->fallback);
  g_assert_false (ish_stack_has_errors (stack));
}

/* A secret that is typed is in no argument of the stack. */
static void
test_secret_is_not_kept (void)
{
  g_autoptr (IshStack) stack =
    resolve ("{'id': 'db', 'type': 'tf.aws_db_instance', 'properties': {'instance_class': 'a', "
             "'password': 'hunter2'}}", "");
  g_autofree char *dump = stack_fixture_dump (stack);

  g_assert_null (strstr (dump, "hunter2"));
}

/* --- lines --- */

static const struct
{
  const char *resources, *connections;
  const char *node, *path, *value;
} lines[] = {
  /* curated at either end */
  { VPC ", {'id': 'acl', 'type': 'tf.aws_network_acl'}",
    "{'id': 'c', 'from': 'acl', 'to': 'net'}", "acl", "tf:vpc_id", "<net.id>" },
  { VPC ", {'id': 'acl', 'type': 'tf.aws_network_acl'}",
    "{'id': 'c', 'from': 'net', 'to': 'acl'}", "acl", "cfn:VpcId", "<net.id>" },
  { VPC ", {'id': 'acl', 'type': 'cfn.AWS::EC2::NetworkAcl'}",
    "{'id': 'c', 'from': 'acl', 'to': 'net'}", "acl", "tf:vpc_id", "<net.id>" },
  { "{'id': 'r', 'type': 'aws.iam_role'}, {'id': 'k', 'type': 'tf.aws_eks_cluster', 'properties': "
    "{'name': 'k', 'vpc_config': {'subnet_ids': ['s']}}}",
    "{'id': 'c', 'from': 'k', 'to': 'r'}", "k", "tf:role_arn", "<r.arn>" },
  /* a nested argument, and a list that collects */
  { VPC ", " SUBNETS ", {'id': 'k', 'type': 'tf.aws_eks_cluster', 'properties': {'name': 'k', "
    "'role_arn': 'r'}}",
    "{'id': 'c1', 'from': 'k', 'to': 'sa'}, {'id': 'c2', 'from': 'k', 'to': 'sb', 'properties': "
    "{'argument': 'vpc_config.subnet_ids'}}",
    "k", "tf:vpc_config.subnet_ids", "[<sa.id>, <sb.id>]" },
  /* generic to generic, by the argument's name, and in both dialects */
  { "{'id': 'v', 'type': 'tf.aws_ebs_volume', 'properties': {'availability_zone': 'a'}}, "
    "{'id': 's', 'type': 'tf.aws_ebs_snapshot'}",
    "{'id': 'c', 'from': 's', 'to': 'v'}", "s", "tf:volume_id", "<v.id>" },
  { "{'id': 'd', 'type': 'cfn.AWS::EC2::DHCPOptions', 'properties': {'DomainName': 'a'}}, " VPC
    ", {'id': 'l', 'type': 'tf.aws_vpc_dhcp_options_association'}",
    "{'id': 'c1', 'from': 'l', 'to': 'd'}, {'id': 'c2', 'from': 'l', 'to': 'net'}", "l",
    "cfn:DhcpOptionsId", "<d.Ref>" },
  /* said by hand */
  { "{'id': 'q', 'type': 'aws.sqs'}, {'id': 's', 'type': 'tf.aws_ssm_parameter', 'properties': "
    "{'name': 'n', 'type': 'String'}}",
    "{'id': 'c', 'from': 's', 'to': 'q', 'properties': {'argument': 'description', 'attribute': "
    "'arn'}}",
    "s", "tf:description", "<q.arn>" },
};

static void
test_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (IshStack) stack = resolve (lines[i].resources, lines[i].connections);
      const IshValue *value = stack_fixture_arg (stack, lines[i].node, lines[i].path);
      g_autofree char *text = value ? stack_fixture_value (value) : NULL;
      g_autofree char *findings = stack_fixture_findings (stack);

      g_test_message ("%s %s: %s", lines[i].node, lines[i].path, findings);
      g_assert_cmpstr (text, ==, lines[i].value);
      g_assert_null (strstr (findings, "error"));
    }
}

static const struct
{
  const char *resources, *connections, *rule, *about, *sentence;
} refused[] = {
  { KEY ", " VPC, "{'id': 'c', 'from': 'key', 'to': 'net'}", "line.argument", "c", NULL },
  { KEY ", " VPC,
    "{'id': 'c', 'from': 'key', 'to': 'net', 'properties': {'argument': 'key_nam'}}",
    "line.argument", "c", "key has no argument key_nam; the nearest is key_name." },
  { KEY ", " VPC, "{'id': 'c', 'from': 'key', 'to': 'net', 'properties': {'argument': 'tags'}}",
    "line.argument", "c", "tags of key is not one that refers to something." },
  { KEY ", " VPC,
    "{'id': 'c', 'from': 'key', 'to': 'net', 'properties': {'argument': 'key_name', 'attribute': "
    "'color'}}",
    "line.attribute", "c", "net has no attribute color." },
  { "{'id': 'acl', 'type': 'tf.aws_network_acl'}, {'id': 'a', 'type': 'aws.vpc'}, "
    "{'id': 'b', 'type': 'aws.vpc'}",
    "{'id': 'c1', 'from': 'acl', 'to': 'a'}, {'id': 'c2', 'from': 'acl', 'to': 'b'}",
    "line.argument", "c2", "vpc_id takes one value and has another already." },
  { KEY ", {'id': 'two', 'type': 'tf.aws_key_pair', 'properties': {'public_key': 'b'}}",
    "{'id': 'c1', 'from': 'key', 'to': 'two', 'type': 'wait'}, "
    "{'id': 'c2', 'from': 'two', 'to': 'key', 'type': 'wait'}",
    "line.circle", "c2",
    "This line closes a circle: two and key would each have to be there first." },
  /* around something described: what stands in the network refers to it */
  { VPC ", " SUBNETS ", {'id': 'g', 'type': 'tf.aws_db_subnet_group'}",
    "{'id': 'c1', 'from': 'g', 'to': 'sa'}, {'id': 'c2', 'from': 'net', 'to': 'g', 'type': 'wait'}",
    "line.circle", "c2", NULL },
  { KEY ", " VPC, "{'id': 'c', 'from': 'key', 'to': 'net', 'type': 'network'}", "line.refused",
    "c", NULL },
  { "{'id': 'a', 'type': 'cfn.AWS::EC2::VPCEndpointServicePermissions', 'properties': "
    "{'ServiceId': 's'}}, " KEY,
    "{'id': 'c', 'from': 'key', 'to': 'a', 'properties': {'argument': 'key_name'}}",
    "line.dialect", "c", NULL },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (IshStack) stack = resolve (refused[i].resources, refused[i].connections);
      const IshFinding *finding =
        stack_fixture_finding (stack, refused[i].rule, refused[i].about);
      g_autofree char *text = finding ? ish_finding_format (finding, NULL) : NULL;
      g_autofree char *findings = stack_fixture_findings (stack);

      g_test_message ("%s", findings);
      g_assert_nonnull (text);
      g_assert_null (strchr (text, '{'));
      if (refused[i].sentence)
        g_assert_cmpstr (text, ==, refused[i].sentence);
    }
}

static void
test_wait (void)
{
  g_autoptr (IshStack) stack =
    resolve (KEY ", " VPC, "{'id': 'c1', 'from': 'key', 'to': 'net', 'type': 'wait'}");

  g_assert_cmpstr (ish_stack_get_node (stack, "key")->after[0], ==, "net");
}

/* --- dialects --- */

/* What refers to something only one dialect has is only in that one too. */
static void
test_dialects (void)
{
  g_autoptr (IshStack) stack = resolve (
    "{'id': 'p', 'type': 'tf.aws_vpc_endpoint_service_allowed_principal', 'properties': "
    "{'principal_arn': 'a', 'vpc_endpoint_service_id': 's'}}, "
    "{'id': 'v', 'type': 'tf.aws_ebs_volume', 'properties': {'availability_zone': 'a'}}",
    "{'id': 'c', 'from': 'v', 'to': 'p', 'properties': {'argument': 'kms_key_id'}}");
  const IshFinding *first = stack_fixture_finding (stack, "generic.dialect", "p");
  const IshFinding *second = stack_fixture_finding (stack, "generic.dialect", "v");
  g_autofree char *one = ish_finding_format (first, NULL);
  g_autofree char *two = ish_finding_format (second, NULL);

  g_assert_cmpint (first->severity, ==, ISH_SEVERITY_WARNING);
  g_assert_cmpstr (one, ==,
                   "p exists only in Terraform; the code for CloudFormation leaves it out.");
  g_assert_cmpstr (two, ==,
                   "v refers to p, which CloudFormation cannot say; the code for CloudFormation "
                   "leaves it out.");
  g_assert_cmpstr (ish_stack_get_node (stack, "v")->kind, ==, "tf.aws_ebs_volume:tf");
  g_assert_false (ish_stack_has_errors (stack));
}

static void
test_arguments_of_one_dialect (void)
{
  g_autoptr (IshStack) stack = resolve (
    "{'id': 'v', 'type': 'tf.aws_ebs_volume', 'properties': {'availability_zone': 'a', "
    "'final_snapshot': true}}", "");
  const IshFinding *finding = stack_fixture_finding (stack, "generic.dialect", "v");
  g_autofree char *text = ish_finding_format (finding, NULL);

  g_assert_cmpstr (text, ==,
                   "CloudFormation does not say final_snapshot of v; the code for CloudFormation "
                   "leaves it out.");
}

/* The order of the file says nothing. */
static void
test_stable (void)
{
  g_autoptr (IshStack) one = resolve (KEY ", " VPC, "");
  g_autoptr (IshStack) two = resolve (VPC ", " KEY, "");
  g_autofree char *first = stack_fixture_dump (one);
  g_autofree char *second = stack_fixture_dump (two);

  g_assert_cmpstr (first, ==, second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/generic/values", test_values);
  g_test_add_func ("/stack/generic/wrong", test_wrong);
  g_test_add_func ("/stack/generic/unknown-type", test_unknown_type);
  g_test_add_func ("/stack/generic/secret", test_secret);
  g_test_add_func ("/stack/generic/secret-is-not-kept", test_secret_is_not_kept);
  g_test_add_func ("/stack/generic/lines", test_lines);
  g_test_add_func ("/stack/generic/refused", test_refused);
  g_test_add_func ("/stack/generic/wait", test_wait);
  g_test_add_func ("/stack/generic/dialects", test_dialects);
  g_test_add_func ("/stack/generic/arguments-of-one-dialect", test_arguments_of_one_dialect);
  g_test_add_func ("/stack/generic/stable", test_stable);
  return g_test_run ();
}
