/* Who reaches whom in the starters and in small networks, and what stops the others.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "compliance/ish-reach.h"

static IshCatalog *catalog;

static const struct
{
  const char *design, *from, *to;
  guint port;
  gboolean open;
  const char *last; /* the last step */
} cases[] = {
  { "alb_autoscaling", "internet", "lb", 443, TRUE, NULL },
  { "alb_autoscaling", "internet", "lb", 22, FALSE,
    "No rule of lb_sg lets tcp 22 in from there." },
  { "alb_autoscaling", "lb", "web", 8080, TRUE, "web_sg lets it in by lb_to_web_8080_in." },
  { "alb_autoscaling", "lb", "web", 8081, FALSE,
    "No rule of lb_sg lets tcp 8081 out to there." },
  { "alb_autoscaling", "web", "db", 5432, TRUE, "db_sg lets it in by web_to_db_5432_in." },
  { "alb_autoscaling", "lb", "db", 5432, FALSE, "No rule of lb_sg lets tcp 5432 out to there." },
  { "alb_autoscaling", "db", "web", 5432, FALSE, NULL },
  { "alb_autoscaling", "internet", "web", 8080, FALSE, "web has no public address." },
  { "alb_autoscaling", "web", "internet", 443, TRUE, "web_sg lets it out by web_https_out." },
  { "alb_autoscaling", "web", "internet", 80, FALSE, NULL },
  { "alb_autoscaling", "db", "internet", 443, FALSE, "data_a has no route to the internet." },
  { "alb_autoscaling", "web", "logs", 443, FALSE,
    "logs has no address in a network: permissions decide who may call it." },
  { "alb_autoscaling", "nobody", "db", 5432, FALSE,
    "nobody has no address in a network: permissions decide what it may call." },
  { "redis_cluster", "internet", "cache", 6379, FALSE, "cache has no public address." },
};

static void
test_starters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strconcat (cases[i].design, ".isshoni", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshDesign) design = ish_design_load (path, &error);
      g_autoptr (IshStack) stack = NULL;
      g_autoptr (IshReach) reach = NULL;
      g_autofree char *last = NULL;
      guint n;

      g_assert_no_error (error);
      stack = ish_stack_resolve (design, catalog);
      reach = ish_reach_new (stack, cases[i].from, cases[i].to, "tcp", cases[i].port);
      n = ish_reach_get_n_steps (reach);
      g_assert_cmpuint (n, >, 0);
      last = ish_reach_step_format (ish_reach_get_step_at (reach, n - 1), NULL);
      if (ish_reach_is_open (reach) != cases[i].open
          || (cases[i].last && strcmp (last, cases[i].last) != 0))
        g_error ("%s: %s to %s %u: %d, %s", cases[i].design, cases[i].from, cases[i].to,
                 cases[i].port, ish_reach_is_open (reach), last);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (ish_reach_get_step_at (reach, k)->allows, ==,
                         ish_reach_is_open (reach) || k + 1 < n);
    }
}

/* --- one question each --- */

/* In every design of these: a network with a subnet that leads to the internet, one in another zone
 * that does not, and machines in them that wear the group "g". ' stands for ". */
static const char around[] =
  "{'id':'net','type':'aws.vpc','properties':{'cidr':'10.0.0.0/16'}},"
  "{'id':'wide','type':'aws.subnet','parent':'net','properties':{'tier':'public'}},"
  "{'id':'zone','type':'aws.az','parent':'net','properties':{'zone':'b'}},"
  "{'id':'shut','type':'aws.subnet','parent':'zone','properties':{'tier':'private'}},"
  "{'id':'a','type':'tf.aws_instance','properties':{'associate_public_ip_address':true}},"
  "{'id':'b','type':'tf.aws_instance','properties':{}}";
static const char lines_around[] =
  "a>wide:subnet_id b>shut:subnet_id g>net:vpc_id"
  " a>g:vpc_security_group_ids b>g:vpc_security_group_ids";

/* Of a group: what it lets in, and everything out. */
#define IN(rules)                                                                                  \
  "{'id':'g','type':'tf.aws_security_group','properties':{'ingress':[" rules "],'egress':"         \
  "[{'from_port':0,'to_port':0,'protocol':'-1','cidr_blocks':['0.0.0.0/0']}]}}"
#define RULE(protocol, first, last, rest)                                                          \
  "{'protocol':'" protocol "','from_port':" #first ",'to_port':" #last "," rest "}"
#define ALL RULE ("-1", 0, 0, "'cidr_blocks':['0.0.0.0/0']")
/* Of a network's list. */
#define LIST(in, out)                                                                              \
  ",{'id':'list','type':'tf.aws_network_acl','properties':{'ingress':[" in "],'egress':[" out "]}}"
#define ENTRY(number, action, first, last)                                                         \
  "{'rule_no':" #number ",'action':'" action "','protocol':'tcp','from_port':" #first              \
  ",'to_port':" #last ",'cidr_block':'0.0.0.0/0'}"
#define LISTED " list>net:vpc_id list>shut:subnet_ids"

static const struct
{
  const char *name, *resources, *lines;
  const char *from, *to, *protocol;
  guint port;
  const char *last; /* (nullable): it is open; else what stops it */
} questions[] = {
  { "zones", IN (RULE ("tcp", 22, 22, "'cidr_blocks':['10.0.0.0/8']")), "", "a", "b", "tcp", 22,
    NULL },
  { "another-port", IN (RULE ("tcp", 22, 22, "'cidr_blocks':['10.0.0.0/8']")), "", "a", "b", "tcp",
    23, "No rule of g lets tcp 23 in from there." },
  { "part-of-a-subnet", IN (RULE ("tcp", 22, 22, "'cidr_blocks':['10.0.0.7/32']")), "", "a", "b",
    "tcp", 22, "No rule of g lets tcp 22 in from there." },
  { "public", IN (ALL), "", "internet", "a", "tcp", 443, NULL },
  { "private", IN (ALL), "", "internet", "b", "tcp", 443, "b has no public address." },
  { "no-way-out", IN (ALL), "", "b", "internet", "tcp", 443, "shut has no route to the internet." },
  { "self", IN (RULE ("-1", 0, 0, "'self':true")), "", "a", "b", "udp", 53, NULL },
  { "not-self",
    IN (RULE ("-1", 0, 0, "'self':true"))
    ",{'id':'c','type':'tf.aws_instance','properties':{}},{'id':'h','type':"
    "'tf.aws_security_group','properties':{'egress':[" ALL "]}}",
    " c>wide:subnet_id c>h:vpc_security_group_ids h>net:vpc_id", "c", "b", "udp", 53,
    "No rule of g lets udp 53 in from there." },
  { "default-group", IN (ALL) ",{'id':'c','type':'tf.aws_instance','properties':{}}",
    " c>wide:subnet_id", "c", "b", "tcp", 22,
    "No rule of net_default_sg lets tcp 22 out to there." },
  { "prefix-list",
    IN ("") ",{'id':'r','type':'tf.aws_vpc_security_group_ingress_rule','properties':"
    "{'ip_protocol':'tcp','from_port':443,'to_port':443,'prefix_list_id':'pl-1'}}",
    " r>g:security_group_id", "internet", "a", "tcp", 443,
    "No rule of g lets tcp 443 in from there." },
  { "own-resource",
    IN ("") ",{'id':'r','type':'tf.aws_vpc_security_group_ingress_rule','properties':"
    "{'ip_protocol':'6','from_port':443,'to_port':443,'cidr_ipv4':'0.0.0.0/0'}}",
    " r>g:security_group_id", "internet", "a", "tcp", 443, NULL },
  { "ipv6-alone", IN (RULE ("tcp", 443, 443, "'ipv6_cidr_blocks':['::/0']")), "", "internet", "a",
    "tcp", 443, "No rule of g lets tcp 443 in from there." },
  { "icmp", IN (RULE ("icmp", -1, -1, "'cidr_blocks':['10.0.0.0/8']")), "", "a", "b", "icmp", 0,
    NULL },
  { "icmp-is-no-tcp", IN (RULE ("icmp", -1, -1, "'cidr_blocks':['10.0.0.0/8']")), "", "a", "b",
    "tcp", 22, "No rule of g lets tcp 22 in from there." },
  { "any", IN (ALL), "", "a", "b", "any", 0, NULL },
  { "tcp-is-not-any", IN (RULE ("tcp", 0, 65535, "'cidr_blocks':['0.0.0.0/0']")), "", "a", "b",
    "any", 0, "No rule of g lets any 0 in from there." },
  { "acl-order", IN (ALL) LIST (ENTRY (100, "allow", 0, 65535) "," ENTRY (90, "deny", 22, 22),
                                ENTRY (100, "allow", 0, 65535)),
    LISTED, "a", "b", "tcp", 22, "list lets nothing of this into shut." },
  { "acl-other-order", IN (ALL) LIST (ENTRY (90, "allow", 0, 65535) "," ENTRY (100, "deny", 22, 22),
                                      ENTRY (100, "allow", 0, 65535)),
    LISTED, "a", "b", "tcp", 22, NULL },
  { "acl-no-answers", IN (ALL) LIST (ENTRY (100, "allow", 0, 65535),
                                     ENTRY (100, "allow", 443, 443)),
    LISTED, "a", "b", "tcp", 22, "list lets no answers out of shut." },
  { "acl-some-answers", IN (ALL) LIST (ENTRY (100, "allow", 0, 65535),
                                       ENTRY (90, "deny", 40000, 40000)
                                       "," ENTRY (100, "allow", 0, 65535)),
    LISTED, "a", "b", "tcp", 22, "list lets no answers out of shut." },
  { "acl-answers-of-two-rules", IN (ALL) LIST (ENTRY (100, "allow", 0, 65535),
                                               ENTRY (100, "allow", 1024, 40000)
                                               "," ENTRY (110, "allow", 40001, 65535)),
    LISTED, "a", "b", "tcp", 22, NULL },
  { "acl-nothing-out", IN (ALL) LIST (ENTRY (100, "allow", 0, 65535), ""), LISTED, "b", "a", "tcp",
    22, "list lets nothing of this out of shut." },
  { "network-balancer",
    IN ("") ",{'id':'lb','type':'tf.aws_lb','properties':{'load_balancer_type':'network'}}",
    " lb>wide:subnets", "internet", "lb", "tcp", 7, NULL },
  { "balancer-without-group",
    IN ("") ",{'id':'lb','type':'tf.aws_lb','properties':{'load_balancer_type':'application'}}",
    " lb>wide:subnets", "internet", "lb", "tcp", 443,
    "No rule of net_default_sg lets tcp 443 in from there." },
  { "internal-balancer",
    IN (ALL) ",{'id':'lb','type':'tf.aws_lb','properties':{'internal':true}}",
    " lb>wide:subnets lb>g:security_groups", "internet", "lb", "tcp", 443,
    "lb has no public address." },
  { "nat", IN ("") ",{'id':'web','type':'aws.ec2','parent':'shut'},{'id':'out','type':"
           "'aws.internet'}",
    " web>out:", "web", "internet", "tcp", 443, NULL },
  { "nat-begins-nothing",
    IN (ALL) ",{'id':'nat','type':'aws.nat_gateway','parent':'wide'}", "", "internet", "nat", "tcp",
    443, "nat only carries what others begin." },
  { "function-outside", IN (ALL) ",{'id':'fn','type':'aws.lambda'}", "", "fn", "b", "tcp", 443,
    "fn has no address in a network: permissions decide what it may call." },
  { "files", IN ("") ",{'id':'web','type':'aws.ec2','parent':'shut'},{'id':'fs','type':'aws.efs',"
             "'parent':'net'}",
    " web>fs:", "web", "fs", "tcp", 2049, NULL },
  { "files-by-another-port",
    IN ("") ",{'id':'web','type':'aws.ec2','parent':'shut'},{'id':'fs','type':'aws.efs',"
    "'parent':'net'}",
    " web>fs:", "web", "fs", "tcp", 22, "No rule of web_sg lets tcp 22 out to there." },
  { "endpoint", IN (ALL) ",{'id':'door','type':'tf.aws_vpc_endpoint','properties':"
                "{'vpc_endpoint_type':'Interface','service_name':'com.amazonaws.us-east-1.sqs'}}",
    " door>net:vpc_id door>shut:subnet_ids door>g:security_group_ids", "a", "door", "tcp", 443,
    NULL },
  { "peering",
    IN (ALL) ",{'id':'far','type':'aws.vpc','properties':{'cidr':'10.9.0.0/16'}},{'id':'there',"
    "'type':'aws.subnet','parent':'far','properties':{'tier':'private'}},{'id':'c','type':"
    "'tf.aws_instance','properties':{}},{'id':'h','type':'tf.aws_security_group','properties':"
    "{'ingress':[" ALL "],'egress':[" ALL "]}}",
    " net>far: c>there:subnet_id c>h:vpc_security_group_ids h>far:vpc_id", "b", "c", "tcp", 22,
    NULL },
  { "peering-back",
    IN (ALL) ",{'id':'far','type':'aws.vpc','properties':{'cidr':'10.9.0.0/16'}},{'id':'there',"
    "'type':'aws.subnet','parent':'far','properties':{'tier':'private'}},{'id':'c','type':"
    "'tf.aws_instance','properties':{}},{'id':'h','type':'tf.aws_security_group','properties':"
    "{'ingress':[" ALL "],'egress':[" ALL "]}}",
    " net>far: c>there:subnet_id c>h:vpc_security_group_ids h>far:vpc_id", "c", "b", "tcp", 22,
    NULL },
  { "not-peered",
    IN (ALL) ",{'id':'far','type':'aws.vpc','properties':{'cidr':'10.9.0.0/16'}},{'id':'there',"
    "'type':'aws.subnet','parent':'far','properties':{'tier':'private'}},{'id':'c','type':"
    "'tf.aws_instance','properties':{}}",
    " c>there:subnet_id c>g:vpc_security_group_ids", "b", "c", "tcp", 22,
    "shut has no route to 10.9.64.0/20." },
  { "cluster-door",
    IN ("") ",{'id':'k','type':'tf.aws_eks_cluster','properties':{'vpc_config':"
    "{'endpoint_public_access':true}}}",
    " k>shut:vpc_config.subnet_ids", "internet", "k", "tcp", 443, NULL },
  { "cluster-door-for-some",
    IN ("") ",{'id':'k','type':'tf.aws_eks_cluster','properties':{'vpc_config':"
    "{'endpoint_public_access':true,'public_access_cidrs':['203.0.113.0/24']}}}",
    " k>shut:vpc_config.subnet_ids", "internet", "k", "tcp", 443, "k has no public address." },
};

/* "a>b:argument" each; without an argument the line that the catalogue would draw. */
static void
add_lines (GString *text, const char *lines)
{
  g_auto (GStrv) words = g_strsplit (lines, " ", -1);
  const char *comma = "";

  for (guint i = 0; words[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (words[i], ">:", 3);

      if (g_strv_length (parts) != 3)
        continue;
      g_string_append_printf (text,
                              "%s{'id':'line%u','from':'%s','to':'%s','type':'default',"
                              "'properties':{",
                              comma, i, parts[0], parts[1]);
      if (*parts[2])
        g_string_append_printf (text, "'argument':'%s'", parts[2]);
      g_string_append (text, "}}");
      comma = ",";
    }
}

static IshStack *
resolve (const char *resources, const char *lines)
{
  g_autoptr (GString) text = g_string_new ("{'format':'isshoni-design','version':1,'id':'reach',"
                                           "'settings':{'cloud':'aws','region':'us-east-1',"
                                           "'environment':'dev','prefix':'t'},'resources':[");
  g_autofree char *all_lines = g_strconcat (lines_around, lines, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = NULL;

  g_string_append_printf (text, "%s,%s],'connections':[", around, resources);
  add_lines (text, all_lines);
  g_string_append (text, "]}");
  g_strdelimit (text->str, "'", '"');
  design = ish_design_parse (text->str, -1, "reach", &error);
  g_assert_no_error (error);
  return ish_stack_resolve (design, catalog);
}

static void
test_question (gconstpointer index)
{
  guint i = GPOINTER_TO_UINT (index);
  g_autoptr (IshStack) stack = resolve (questions[i].resources, questions[i].lines);
  g_autoptr (IshReach) reach = ish_reach_new (stack, questions[i].from, questions[i].to,
                                              questions[i].protocol, questions[i].port);
  guint n = ish_reach_get_n_steps (reach);
  g_autofree char *last = ish_reach_step_format (ish_reach_get_step_at (reach, n - 1), NULL);

  if (questions[i].last)
    g_assert_cmpstr (last, ==, questions[i].last);
  else if (!ish_reach_is_open (reach))
    g_error ("%s", last);
  g_assert_cmpint (ish_reach_is_open (reach), ==, questions[i].last == NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/compliance/reach/starters", test_starters);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *path = g_strconcat ("/compliance/reach/", questions[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_question);
    }
  result = g_test_run ();
  ish_catalog_unref (catalog);
  return result;
}
