/* Whole CloudFormation templates.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

#define TAGS(indent) \
  indent "Tags:\n" \
  indent "  - Key: Environment\n" indent "    Value: dev\n" \
  indent "  - Key: ManagedBy\n" indent "    Value: isshoni\n"

static char *
template_of (const char *json)
{
  return test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.yaml");
}

static void
assert_template_has (const char *json, const char *part)
{
  g_autofree char *text = template_of (json);

  test_assert_has (text, part);
}

static void
test_whole (void)
{
  g_autofree char *text =
    template_of ("{'nodes': [{'key': 'main', 'kind': 'vpc',"
                 " 'retain': 'retain',  'args': {'cidr_block': '10.0.0.0/16',"
                 " 'tags': {'Name': 'Main'}}},"
                 " {'key': 'main_igw', 'kind': 'internet_gateway',"
                 " 'args': {'vpc_id': '@{main.id}'}},"
                 " {'key': 'attached', 'kind': 'gateway_attachment',"
                 " 'args': {'vpc_id': '@{main.id}',  'internet_gateway_id': '@{main_igw.id}'}},"
                 " {'key': 'main_default_sg', 'kind': 'default_security_group',"
                 " 'args': {'vpc_id': '@{main.id}'}}]}");

  g_assert_cmpstr (text, ==,
                   "AWSTemplateFormatVersion: \"2010-09-09\"\n"
                   "Description: Shop\n"
                   "Resources:\n"
                   "  Main:\n"
                   "    Type: AWS::EC2::VPC\n"
                   "    DeletionPolicy: Retain\n"
                   "    UpdateReplacePolicy: Retain\n"
                   "    Properties:\n"
                   "      CidrBlock: 10.0.0.0/16\n"
                   TAGS ("      ")
                   "        - Key: Name\n"
                   "          Value: Main\n"
                   "        - Key: Project\n"
                   "          Value: Shop\n"
                   "  MainIgw:\n"
                   "    Type: AWS::EC2::InternetGateway\n"
                   "    Properties:\n"
                   TAGS ("      ")
                   "        - Key: Project\n"
                   "          Value: Shop\n"
                   "  Attached:\n"
                   "    Type: AWS::EC2::VPCGatewayAttachment\n"
                   "    Properties:\n"
                   "      VpcId: !Ref Main\n"
                   "      InternetGatewayId: !Ref MainIgw\n");
}

static void
test_folded (void)
{
  g_autofree char *text =
    template_of ("{'nodes': [{'key': 'files', 'kind': 'bucket',"
                 " 'args': {'bucket': '@{prefix}-files', 'force_destroy': true}},"
                 " {'key': 'files_versioning', 'kind': 'bucket_versioning',"
                 " 'args': {'bucket': '@{files.id}',  'versioning_configuration': {'status':"
                 " 'Enabled'}}},"
                 " {'key': 'files_access', 'kind': 'bucket_public_access',"
                 " 'args': {'bucket': '@{files.id}',  'block_public_acls': true}},"
                 " {'key': 'r', 'kind': 'role',"
                 " 'args': {'assume_role_policy': {'Version': '2012-10-17'}}},"
                 " {'key': 'r_a', 'kind': 'role_attachment', 'args': {'role': '@{r.name}',"
                 " 'policy_arn': 'arn:@{partition}:b'}},"
                 " {'key': 'r_b', 'kind': 'role_attachment', 'args': {'role': '@{r.name}',"
                 " 'policy_arn': 'arn:c'}}]}");

  test_assert_has (text, "      BucketName: !Sub ${NamePrefix}-files\n"
                         "      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n"
                         "      VersioningConfiguration:\n        Status: Enabled\n");
  test_assert_has (
    text, "      ManagedPolicyArns:\n        - !Sub arn:${AWS::Partition}:b\n        - arn:c\n");
  test_assert_has (text, "      AssumeRolePolicyDocument:\n        Version: \"2012-10-17\"\n");
  test_assert_has (
    text, "Parameters:\n  NamePrefix:\n    Type: String\n    Description: Start of every name\n"
          "    Default: shop-k3fq-dev\n");
  test_assert_lacks (text, "ForceDestroy");
}

static void
test_reshapes (void)
{
  assert_template_has ("{'nodes': [{'key': 'l', 'kind': 'lb', 'args': {'internal': false,"
                       " 'idle_timeout': 60}}]}",
                       "      Scheme: internet-facing\n      LoadBalancerAttributes:\n"
                       "        - Key: idle_timeout.timeout_seconds\n          Value: \"60\"\n");
  assert_template_has (
    "{'nodes': [{'key': 'h', 'kind': 'listener', 'args': {'load_balancer_arn': 'a',"
    " 'certificate_arn': 'c', 'default_action': {'type': 'redirect', 'redirect': {'port': 443,"
    " 'status_code': 'HTTP_301'}}}}]}",
    "      Certificates:\n        - CertificateArn: c\n      DefaultActions:\n        - Type: "
    "redirect\n"
    "          RedirectConfig:\n            Port: \"443\"\n            StatusCode: HTTP_301\n");
  assert_template_has ("{'nodes': [{'key': 'g', 'kind': 'db_parameter_group',"
                       " 'args': {'family': 'f', 'description': 'd',"
                       " 'parameter': [{'name': 'rds.force_ssl', 'value': '1'}]}}]}",
                       "      Parameters:\n        rds.force_ssl: \"1\"\n");
  assert_template_has ("{'nodes': [{'key': 'a', 'kind': 'alarm',"
                       " 'args': {'dimensions': {'QueueName': 'q'}}}]}",
                       "      Dimensions:\n        - Name: QueueName\n          Value: q\n");
}

static void
test_spread (void)
{
  assert_template_has ("{'nodes': [{'key': 'b', 'kind': 'bucket'},"
                       " {'key': 'b_n', 'kind': 'bucket_notification',"
                       " 'args': {'bucket': '@{b.id}', 'queue': [{'queue_arn': 'arn:q',"
                       " 'events': ['s3:A', 's3:B'], 'filter_prefix': 'in/'}]}}]}",
                       "      NotificationConfiguration:\n        QueueConfigurations:\n"
                       "          - Queue: arn:q\n            Event: s3:A\n            Filter:\n   "
                       "           S3Key:\n                Rules:\n"
                       "                  - Name: prefix\n                    Value: in/\n"
                       "          - Queue: arn:q\n            Event: s3:B\n");
}

static void
test_documents (void)
{
  g_autofree char *text =
    template_of ("{'nodes': [{'key': 'q', 'kind': 'queue', 'args': {'name': 'q'}},"
                 " {'key': 'm', 'kind': 'state_machine', 'args': {'name': 'm',"
                 " 'definition': {'StartAt': '${a}',  'States': {'A': {'Url': '@{q.url}',"
                 " 'Arn': '@{q.arn}/*', 'n': 1, 't': true}}}}},"
                 " {'key': 'n', 'kind': 'state_machine', 'args': {'name': 'n',"
                 " 'definition': {'StartAt': '${a}'}}},"
                 " {'key': 't', 'kind': 'task_definition',"
                 " 'args': {'container_definitions': [{'name': 'app',  'portMappings':"
                 " [{'containerPort': 80}],"
                 " 'logConfiguration': {'logDriver': 'awslogs',   'options': {'awslogs-group':"
                 " 'g'}}}]}}]}");

  /* A document that substitutes escapes what only looks like it; another stays as it is. */
  test_assert_has (
    text,
    "      DefinitionString: !Sub |\n        {\n          \"StartAt\": \"${!a}\",\n          "
    "\"States\": {\n"
    "            \"A\": {\n              \"Url\": \"${Q}\",\n              \"Arn\": "
    "\"${Q.Arn}/*\",\n"
    "              \"n\": 1,\n              \"t\": true\n            }\n          }\n        }\n");
  test_assert_has (
    text, "      DefinitionString: |\n        {\n          \"StartAt\": \"${a}\"\n        }\n");
  /* The schema spells what was camel case, and leaves the user's keys alone. */
  test_assert_has (
    text, "        - Name: app\n          PortMappings:\n            - ContainerPort: 80\n         "
          " LogConfiguration:\n"
          "            LogDriver: awslogs\n            Options:\n              awslogs-group: g\n");
}

static void
test_waiting (void)
{
  g_autofree char *text =
    template_of ("{'nodes': [{'key': 'a', 'kind': 'vpc'},"
                 " {'key': 'b', 'kind': 'vpc'},"
                 " {'key': 'c', 'kind': 'vpc'},"
                 " {'key': 'd', 'kind': 'default_security_group'},"
                 " {'key': 's', 'kind': 'subnet', 'args': {'vpc_id': '@{a.id}'}, 'after': ['a',"
                 " 'b', 'c', 'd']},"
                 " {'key': 'f', 'kind': 'bucket'},"
                 " {'key': 'f_v', 'kind': 'bucket_versioning', 'args': {'bucket': '@{f.id}'},"
                 " 'after': ['b', 'f']}]}");

  test_assert_has (
    text, "    Type: AWS::EC2::Subnet\n    DependsOn:\n      - B\n      - C\n    Properties:\n");
  test_assert_has (text, "    Type: AWS::S3::Bucket\n    DependsOn: B\n");
}

static void
test_edge_region (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'cert', 'kind': 'certificate', 'region': 'edge',"
    " 'args': {'domain_name': '@{?cert_domain}'}},"
    " {'key': 'http', 'kind': 'listener', 'args': {'load_balancer_arn': 'a',"
    " 'certificate_arn': '@{cert.arn}',  'default_action': {'type': 'forward'}}}],"
    " 'inputs': [{'name': 'cert_domain', 'description': 'Domain'}, {'name': 'unused'}]}";
  g_autofree char *text = template_of (json);
  g_autofree char *edge =
    test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.us-east-1.yaml");

  test_assert_has (text, "Parameters:\n  CertArn:\n    Type: String\n    Description: Output "
                         "CertArn of the stack in us-east-1\n");
  test_assert_has (text, "- CertificateArn: !Ref CertArn\n");
  test_assert_lacks (text, "AWS::CertificateManager");
  test_assert_has (
    edge,
    "Parameters:\n  CertDomain:\n    Type: String\n    Description: Domain\nResources:\n  Cert:\n");
  test_assert_has (edge, "Outputs:\n  CertArn:\n    Value: !Ref Cert\n");
  test_assert_lacks (edge, "Unused");
}

static void
test_parameters (void)
{
  g_autofree char *text =
    template_of ("{'nodes': [{'key': 'image', 'kind': 'image_parameter',"
                 " 'args': {'name': '/aws/x'}},"
                 " {'key': 'q', 'kind': 'queue', 'args': {'name': '@{image.value}-@{?size}',"
                 " 'visibility_timeout_seconds': '@{?size}'}}],"
                 " 'inputs': [{'name': 'size', 'type': 'number', 'default': 3}]}");

  test_assert_has (
    text, "Parameters:\n  Size:\n    Type: Number\n    Default: 3\n  Image:\n"
          "    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\n    Default: /aws/x\n");
  test_assert_has (text,
                   "      QueueName: !Sub ${Image}-${Size}\n      VisibilityTimeout: !Ref Size\n");
}

static void
test_outputs (void)
{
  assert_template_has (
    "{'nodes': [{'key': 'l', 'kind': 'lb', 'args': {}}],"
    " 'outputs': [{'name': 'l_dns_name', 'description': 'Address',"
    " 'value': 'https://@{l.dns_name}'}]}",
    "Outputs:\n  LDnsName:\n    Description: Address\n    Value: !Sub https://${L.DNSName}\n");
}

static void
test_group_tags (void)
{
  g_autofree char *text = template_of (
    "{'nodes': [{'key': 'g', 'kind': 'asg', 'args': {'min_size': 1, 'max_size': 2,"
    " 'tag': [{'key': 'Project', 'value': 'mine', 'propagate_at_launch': true}]}}]}");

  test_assert_has (text, "      MinSize: \"1\"\n");
  test_assert_has (
    text, "        - Key: Project\n          Value: mine\n          PropagateAtLaunch: true\n"
          "        - Key: Environment\n          Value: dev\n          PropagateAtLaunch: true\n");
  test_assert_lacks (text, "Value: Shop");
}

static void
test_hostile (void)
{
  g_autofree char *text = template_of ("{'name': 'a: b #c', 'nodes': [{'key': 'v', 'kind': 'vpc',"
                                       " 'args': {'cidr_block': '${x}',"
                                       " 'tags': {'Name': '- ${AWS::Region}\\n!Ref x',"
                                       " 'b': '@{region} ${x} \\\"q\\\"', 'on': 'yes'}}}]}");

  test_assert_has (text, "Description: \"a: b #c\"\n");
  test_assert_has (text, "CidrBlock: ${x}\n");
  test_assert_has (text, "Value: |-\n            - ${AWS::Region}\n            !Ref x\n");
  test_assert_has (text, "Value: !Sub ${AWS::Region} ${!x} \"q\"\n");
  test_assert_has (text, "        - Key: \"on\"\n          Value: \"yes\"\n");
}

static void
test_spans (void)
{
  g_autoptr (TestStack) stack =
    test_stack_new ("{'nodes': [{'key': 'f', 'kind': 'bucket', 'owners': ['f']},"
                    " {'key': 'f_v', 'kind': 'bucket_versioning', 'owners': ['c1'],"
                    " 'args': {'bucket': '@{f.id}'}}]}");
  g_autoptr(GArray) files = _ish_generate_files (test_stack_get_source (stack), test_schema (),
                                                 ISH_DIALECT_CLOUDFORMATION, NULL);
  const GArray *spans = g_array_index (files, IshOutputFile, 0).spans;
  const IshSpan *home = &g_array_index (spans, IshSpan, 0),
                *folded = &g_array_index (spans, IshSpan, 1);

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (home->first, ==, 4);
  g_assert_cmpuint (home->last, ==, 13);
  g_assert_cmpstr (folded->node, ==, "f_v");
  g_assert_cmpuint (folded->first, ==, home->first);
  g_assert_cmpstr (folded->owners[0], ==, "c1");
}

static void
test_mistakes (void)
{
  g_autofree char *unknown = test_generate_error (
    "{'nodes': [{'key': 'v', 'kind': 'vpc', 'args': {'cidr': 'x'}}]}",
    ISH_DIALECT_CLOUDFORMATION);
  g_autofree char *inner = test_generate_error (
    "{'nodes': [{'key': 'v', 'kind': 'vpc', 'args': {'cfn:Cidr': 'x'}}]}",
    ISH_DIALECT_CLOUDFORMATION);

  g_assert_cmpstr (unknown, ==, "v (kind vpc): CloudFormation has no property for argument cidr");
  g_assert_cmpstr (inner, ==, "v (kind vpc): CloudFormation has no property Cidr (at Cidr)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/cloudformation/whole", test_whole);
  g_test_add_func ("/generate/cloudformation/folded", test_folded);
  g_test_add_func ("/generate/cloudformation/reshapes", test_reshapes);
  g_test_add_func ("/generate/cloudformation/spread", test_spread);
  g_test_add_func ("/generate/cloudformation/documents", test_documents);
  g_test_add_func ("/generate/cloudformation/waiting", test_waiting);
  g_test_add_func ("/generate/cloudformation/edge-region", test_edge_region);
  g_test_add_func ("/generate/cloudformation/parameters", test_parameters);
  g_test_add_func ("/generate/cloudformation/outputs", test_outputs);
  g_test_add_func ("/generate/cloudformation/group-tags", test_group_tags);
  g_test_add_func ("/generate/cloudformation/hostile", test_hostile);
  g_test_add_func ("/generate/cloudformation/spans", test_spans);
  g_test_add_func ("/generate/cloudformation/mistakes", test_mistakes);
  return g_test_run ();
}
