/* Questions about a resolved design: names, references, functions, and what makes no sense.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "stack-fixture.h"
#include "stack/ish-query.h"

static IshCatalog *catalog;

static IshStack *
resolve (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".isshoni", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_load (path, &error);

  g_assert_no_error (error);
  return ish_stack_resolve (design, catalog);
}

static char *
ask (IshQuery *query, const IshNode *node, const char *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshExpr) expr = ish_query_parse (question, &error);
  const IshValue *value;

  g_assert_no_error (error);
  value = ish_query_eval (query, expr, node);
  if (value->type == ISH_VALUE_NULL)
    return g_strdup ("null");
  if (value->type == ISH_VALUE_BOOL)
    return g_strdup (value->u.boolean ? "true" : "false");
  if (value->type == ISH_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->u.integer);
  if (value->type == ISH_VALUE_STRING)
    return g_strdup (value->u.string);
  if (ish_query_value_node (value))
    return g_strdup_printf ("@%s", ish_query_value_node (value)->key);
  return g_strdup_printf ("type %d", value->type);
}

static const struct
{
  const char *question, *answer;
} plain[] = {
  { "1 + 2 * 3", "7" },
  { "2 > 1 and 1 >= 1 and not (1 > 2)", "true" },
  { "'a' + 'b'", "ab" },
  { "null ?? 'x'", "x" },
  { "false or 5", "5" },
  { "1 == 2 ? 'a' : 'b'", "b" },
  { "'1' == 1", "true" },
  { "'true' == true", "true" },
  { "2 in [1, 2]", "true" },
  { "'x' in 'xyz'", "false" },
  { "'x' < 1", "null" },
  { "'x' * 2", "null" },
  { "9223372036854775807 + 1", "null" },
  { "nothing.at.all", "null" },
  { "[1, 2, 3][1]", "2" },
  { "[1][7]", "null" },
  { "len([1, 2])", "2" },
  { "len('한국')", "2" },
  { "len(null)", "0" },
  { "len(list('x'))", "1" },
  { "first([7, 8])", "7" },
  { "sum([7, 8, 'x'])", "15" },
  { "min(3, [2, 9])", "2" },
  { "max([])", "null" },
  { "len(concat([1], 2, null, [3]))", "3" },
  { "len(unique([1, 1, '1', 2]))", "2" },
  { "any([1, 5], it > 4)", "true" },
  { "all([1, 5], it > 4)", "false" },
  { "all([], it > 4)", "true" },
  { "count([1, 5, 6], it > 4)", "2" },
  { "sum(map([1, 2], it * 10))", "30" },
  { "first(filter([1, 5, 6], it > 4))", "5" },
  { "any([[1, 2], [3]], any(it, it == 3))", "true" },
  { "len(pairs('x'))", "0" },
  { "spans(20, 30, [22, 3389])", "true" },
  { "spans('23', '30', [22, 3389])", "false" },
  { "spans(null, 100, 22)", "true" },
  { "spans(null, null, [22])", "true" },
  { "spans('a', 100, [22])", "null" },
  { "matches('abc', '^a')", "true" },
  { "matches('abc', '^b')", "false" },
  { "first(pairs(json('{\"a\": 7}'))).name", "a" },
  { "first(pairs(json('{\"a\": 7}'))).value", "7" },
  { "lower('AB')", "ab" },
  { "split('a:b:c', ':')[2]", "c" },
  { "int('12') + 1", "13" },
  { "int('twelve')", "null" },
  { "parts(3 * 50, 100)", "2" },
  { "parts(0 - 5, 100)", "0" },
  { "parts(5, 0)", "null" },
  { "matches('db.t4g.micro', '^db[.]t4g')", "true" },
  { "matches('x', '(')", "false" },
  { "starts(['b', 'ab'], 'a')", "true" },
  { "ends('ab', 'a')", "false" },
  { "literal('x')", "true" },
  { "literal(null)", "false" },
  { "json('{\"a\": [1, {\"b\": 2}]}').a[1].b", "2" },
  { "json('{')", "null" },
  { "within('10.0.1.0/24', '10.0.0.0/16')", "true" },
  { "within('10.0.0.0/16', '10.0.1.0/24')", "false" },
  { "within('::/0', '10.0.1.0/24')", "false" },
  { "within('x', '10.0.1.0/24')", "false" },
  { "text(3) + text(true)", "3true" },
  { "type('x')", "null" },
  { "ref('x')", "null" },
  { "users('aws_vpc')", "null" },
  { "environment", "dev" },
  { "region", "ap-northeast-2" },
  { "prod", "false" },
};

static void
test_plain (void)
{
  g_autoptr (IshStack) stack = resolve ("vpc_basic");
  g_autoptr (IshQuery) query = ish_query_new (stack);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *answer = ask (query, NULL, plain[i].question);

      if (strcmp (answer, plain[i].answer) != 0)
        g_error ("%s gave %s, not %s", plain[i].question, answer, plain[i].answer);
    }
}

/* What stands in the catalogue's own output: references are followed, and back. */
static void
test_graph (void)
{
  static const struct
  {
    const char *type, *question, *answer;
  } cases[] = {
    { "aws_autoscaling_group", "type(ref(launch_template.id))", "aws_launch_template" },
    { "aws_autoscaling_group", "ref(launch_template.id).metadata_options.http_tokens", "required" },
    { "aws_launch_template", "len(users('aws_autoscaling_group')) > 0", "true" },
    { "aws_launch_template", "len(users('aws_autoscaling_group', 'launch_template.id'))", "1" },
    { "aws_launch_template", "len(users('aws_autoscaling_group', 'vpc_zone_identifier'))", "0" },
    { "aws_lb", "any(users('aws_lb_listener'), port == 80)", "true" },
    { "aws_lb", "all(ref(security_groups), type(it) == 'aws_security_group')", "true" },
    { "aws_vpc", "len(nodes('aws_subnet')) == len(users('aws_subnet', 'vpc_id'))", "true" },
    { "aws_vpc", "len(unique(nodes('aws_subnet').cidr_block)) == len(nodes('aws_subnet'))",
      "true" },
    { "aws_vpc", "all(nodes('aws_subnet'), within(cidr_block, '10.0.0.0/8'))", "true" },
    { "aws_vpc", "all(nodes('aws_subnet'), key(ref(vpc_id)) == key(ref(it.vpc_id)))", "true" },
    { "aws_vpc", "key(me) == key(ref(first(nodes('aws_subnet')).vpc_id))", "true" },
    { "aws_db_instance", "matches(text(db_subnet_group_name), '^[$][{].*[}]$')", "true" },
    { "aws_db_instance", "args.storage_encrypted", "true" },
  };
  g_autoptr (IshStack) stack = resolve ("alb_autoscaling");
  g_autoptr (IshQuery) query = ish_query_new (stack);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GPtrArray *nodes = ish_query_list_type (query, cases[i].type);
      g_autofree char *answer = NULL;

      if (nodes->len == 0)
        g_error ("no %s in the design", cases[i].type);
      answer = ask (query, nodes->pdata[0], cases[i].question);
      if (strcmp (answer, cases[i].answer) != 0)
        g_error ("%s gave %s, not %s", cases[i].question, answer, cases[i].answer);
    }
}

/* Found out when asked for, once, with the names that were bound before it and no others. */
static void
test_later (void)
{
  g_autoptr (IshStack) stack = resolve ("vpc_basic");
  g_autoptr (IshQuery) query = ish_query_new (stack);
  g_autoptr (IshExpr) wide = ish_query_parse ("len(list(a)) + count([1, 2, 3], it > 1)", NULL);
  g_autoptr (IshExpr) block = ish_query_parse ("cidr_block", NULL);
  const IshNode *vpc = ish_query_list_type (query, "aws_vpc")->pdata[0];
  g_autofree char *number = NULL;
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;

  ish_query_bind (query, "a", ish_value_int (ish_query_get_arena (query), 1));
  ish_query_bind_expr (query, "wide", wide, NULL);
  ish_query_bind_expr (query, "block", block, vpc);
  ish_query_bind (query, "a", ish_value_null ());
  number = ask (query, NULL, "any([7], wide == 3) ? wide : 0");
  own = ask (query, NULL, "block");
  again = ask (query, NULL, "text(a) + text(wide)");
  g_assert_cmpstr (number, ==, "3");
  g_assert_cmpstr (own, ==, "10.0.0.0/16");
  g_assert_cmpstr (again, ==, "3");
  ish_query_unbind (query, 4);
  gone = ask (query, NULL, "wide");
  g_assert_cmpstr (gone, ==, "null");
}

static void
test_names (void)
{
  g_autoptr (IshStack) stack = resolve ("vpc_basic");
  g_autoptr (IshQuery) query = ish_query_new (stack);
  IshArena *arena = ish_query_get_arena (query);
  g_autofree char *inner = NULL;
  g_autofree char *outer = NULL;
  g_autofree char *none = NULL;

  ish_query_bind (query, "x", ish_value_int (arena, 1));
  ish_query_bind (query, "x", ish_value_int (arena, 2));
  inner = ask (query, NULL, "x");
  ish_query_unbind (query, 1);
  outer = ask (query, NULL, "x");
  ish_query_unbind (query, 1);
  none = ask (query, NULL, "x");
  g_assert_cmpstr (inner, ==, "2");
  g_assert_cmpstr (outer, ==, "1");
  g_assert_cmpstr (none, ==, "null");
}

/* Everything nobody drew is counted to something somebody drew. */
static void
test_cause (void)
{
  g_autoptr (IshStack) stack = resolve ("disaster_notification");
  const GPtrArray *implied = ish_stack_get_implied (stack);

  g_assert_cmpuint (implied->len, >=, 3);
  g_assert_cmpstr (ish_stack_get_cause (stack, "drawn"), ==, "drawn");
  for (guint i = 0; i < implied->len; i++)
    {
      const char *cause = ish_stack_get_cause (stack, ((IshImplied *) implied->pdata[i])->id);

      for (guint k = 0; k < implied->len; k++)
        g_assert_cmpstr (cause, !=, ((IshImplied *) implied->pdata[k])->id);
    }
}

static void
test_refused (void)
{
  static const char *const sources[] = { "frobnicate(1)", "len()", "any([1])", "1 +", "a.(b)",
                                         "any([1], nope(it))" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ish_query_parse (sources[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "column "));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/stack/query/plain", test_plain);
  g_test_add_func ("/stack/query/graph", test_graph);
  g_test_add_func ("/stack/query/later", test_later);
  g_test_add_func ("/stack/query/names", test_names);
  g_test_add_func ("/stack/query/cause", test_cause);
  g_test_add_func ("/stack/query/refused", test_refused);
  result = g_test_run ();
  ish_catalog_unref (catalog);
  return result;
}
