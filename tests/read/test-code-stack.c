/* Code as a stack: what expressions come to, how many there are, and what stays unknown.
 * SPDX-License-Identifier: MIT */
#include "read/ish-code-stack.h"

#include <string.h>

#include "stack/ish-query.h"

static IshCatalog *catalog;

static IshCodeStack *
read_text (const char *text, gboolean is_terraform)
{
  g_autoptr (GError) error = NULL;
  IshSource *source = ish_source_new ("x", text, strlen (text), &error);
  IshCodeStack *code;

  g_assert_no_error (error);
  code = ish_code_stack_new (source, is_terraform, catalog, &error);
  g_assert_no_error (error);
  return code;
}

/* What @question comes to for the node @key, as text; "?" for what is not known. */
static char *
ask (IshCodeStack *code, const char *key, const char *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshQuery) query = ish_query_new (ish_code_stack_get_stack (code));
  const IshNode *node = ish_stack_get_node (ish_code_stack_get_stack (code), key);
  g_autoptr (IshExpr) expr = ish_query_parse (question, &error);
  const IshValue *value;

  g_assert_no_error (error);
  g_assert_nonnull (node);
  value = ish_query_eval (query, expr, node);
  if (ish_query_is_unknown (query, value))
    return g_strdup ("?");
  if (value->type == ISH_VALUE_BOOL)
    return g_strdup (value->u.boolean ? "true" : "false");
  return g_strdup (ish_query_eval_text (query, expr, node));
}

#define assert_answer(code, key, question, expected)                                              \
  G_STMT_START                                                                                    \
  {                                                                                               \
    g_autofree char *answer = ask (code, key, question);                                          \
    g_assert_cmpstr (answer, ==, expected);                                                       \
  }                                                                                               \
  G_STMT_END

static void
test_expressions (void)
{
  g_autoptr (IshCodeStack) code = read_text (
    "variable \"n\" { default = 3 }\n"
    "variable \"open\" {}\n"
    "locals {\n"
    "  name = \"${lower(\"A\")}-${var.n}\"\n"
    "  map  = { for k in [\"x\", \"y\"] : k => upper(k) if k != \"x\" }\n"
    "  loop = local.loop\n"
    "}\n"
    "resource \"aws_vpc\" \"a\" {\n"
    "  cidr_block = cidrsubnet(\"10.0.0.0/8\", 8, var.n + 2)\n"
    "  tags = {\n"
    "    name = local.name, y = local.map[\"y\"], choice = var.n > 2 ? \"big\" : \"small\"\n"
    "    same = var.open ? \"one\" : \"one\", open = var.open, loop = local.loop\n"
    "    sum = 2 * 3 - 1, not = !true, format = format(\"%s-%d\", \"a\", 7)\n"
    "  }\n"
    "}\n",
    TRUE);

  assert_answer (code, "aws_vpc.a", "cidr_block", "10.5.0.0/16");
  assert_answer (code, "aws_vpc.a", "tags.name", "a-3");
  assert_answer (code, "aws_vpc.a", "tags.y", "Y");
  assert_answer (code, "aws_vpc.a", "tags.choice", "big");
  assert_answer (code, "aws_vpc.a", "tags.same", "one");
  assert_answer (code, "aws_vpc.a", "tags.open", "?");
  assert_answer (code, "aws_vpc.a", "tags.loop", "?");
  assert_answer (code, "aws_vpc.a", "tags.sum", "5");
  assert_answer (code, "aws_vpc.a", "tags.not", "false");
  assert_answer (code, "aws_vpc.a", "tags.format", "a-7");
}

static void
test_truth (void)
{
  g_autoptr (IshCodeStack) code = read_text (
    "variable \"open\" {}\n"
    "resource \"aws_vpc\" \"a\" {\n"
    "  tags = { open = var.open, yes = true, list = [var.open, \"b\"] }\n"
    "}\n",
    TRUE);

  assert_answer (code, "aws_vpc.a", "tags.open or tags.yes", "true");
  assert_answer (code, "aws_vpc.a", "tags.open and not tags.yes", "false");
  assert_answer (code, "aws_vpc.a", "tags.open and tags.yes", "?");
  assert_answer (code, "aws_vpc.a", "not tags.open", "?");
  assert_answer (code, "aws_vpc.a", "tags.open == 'a'", "?");
  assert_answer (code, "aws_vpc.a", "'b' in tags.list", "true");
  assert_answer (code, "aws_vpc.a", "'c' in tags.list", "?");
  assert_answer (code, "aws_vpc.a", "any(tags.list, it == 'b')", "true");
  assert_answer (code, "aws_vpc.a", "all(tags.list, it == 'b')", "?");
  assert_answer (code, "aws_vpc.a", "all(tags.list, it == 'c')", "false");
  assert_answer (code, "aws_vpc.a", "literal(tags.open)", "false");
}

static void
test_copies (void)
{
  g_autoptr (IshCodeStack) code = read_text (
    "variable \"n\" {}\n"
    "resource \"aws_subnet\" \"a\" { count = 2 }\n"
    "resource \"aws_subnet\" \"none\" { count = 0 }\n"
    "resource \"aws_subnet\" \"each\" {\n  for_each = { x = 1, y = 2 }\n"
    "  cidr_block = each.key\n}\n"
    "resource \"aws_subnet\" \"open\" { count = var.n }\n"
    "resource \"aws_lb\" \"l\" { subnets = aws_subnet.a[*].id }\n"
    "resource \"aws_lb\" \"m\" { subnets = [aws_subnet.each[\"y\"].id] }\n",
    TRUE);
  IshStack *stack = ish_code_stack_get_stack (code);
  const GPtrArray *notes = ish_code_stack_get_notes (code);
  const char *file;
  guint line;

  g_assert_nonnull (ish_stack_get_node (stack, "aws_subnet.a[1]"));
  g_assert_null (ish_stack_get_node (stack, "aws_subnet.a[2]"));
  g_assert_null (ish_stack_get_node (stack, "aws_subnet.none"));
  g_assert_nonnull (ish_stack_get_node (stack, "aws_subnet.open"));
  assert_answer (code, "aws_subnet.each[\"x\"]", "cidr_block", "x");
  assert_answer (code, "aws_lb.l", "key(first(subnets))", "aws_subnet.a[0]");
  assert_answer (code, "aws_lb.l", "len(ref(subnets))", "2");
  assert_answer (code, "aws_lb.m", "key(first(subnets))", "aws_subnet.each[\"y\"]");
  g_assert_cmpstr (((IshCodeNote *) notes->pdata[notes->len - 1])->what, ==, "count");
  g_assert_true (ish_code_stack_locate (code, "aws_subnet.each[\"x\"]", &file, &line));
  g_assert_cmpuint (line, ==, 4);
}

/* Each local is the one before it twice: text and lists stop growing, the rest is still read. */
static void
test_doubling (void)
{
  g_autoptr (GString) text = g_string_new ("locals {\n  t0 = \"aaaaaaaa\"\n  l0 = [1, 2]\n");
  g_autoptr (IshCodeStack) code = NULL;

  for (guint i = 1; i < 60; i++)
    g_string_append_printf (text,
                            "  t%u = \"${local.t%u}${local.t%u}\"\n"
                            "  l%u = [local.l%u, local.l%u]\n",
                            i, i - 1, i - 1, i, i - 1, i - 1);
  g_string_append (text, "}\nresource \"aws_vpc\" \"a\" {\n  cidr_block = local.t59\n"
                         "  tags = { l = local.l59 }\n}\n");
  code = read_text (text->str, TRUE);
  g_assert_cmpuint (ish_stack_get_n_nodes (ish_code_stack_get_stack (code)), <=, 1);
}

static void
test_template (void)
{
  g_autoptr (IshCodeStack) code = read_text (
    "Parameters:\n"
    "  Size: {Type: String, Default: t3.micro}\n"
    "  Open: {Type: String}\n"
    "Mappings: {M: {t3.micro: {Gb: 7}}}\n"
    "Conditions:\n"
    "  Small: !Equals [!Ref Size, t3.micro]\n"
    "  Large: !Not [!Condition Small]\n"
    "Resources:\n"
    "  Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !If [Small, 10.0.0.0/16, 10.1.0.0/16],\n"
    "    Tags: [{Key: a, Value: !Sub '${Size}-x'}, {Key: b, Value: !Ref Open},\n"
    "      {Key: c, Value: !FindInMap [M, !Ref Size, Gb]},\n"
    "      {Key: d, Value: !Join ['/', [a, b]]}]}}\n"
    "  Sub: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net}}\n"
    "  No: {Type: AWS::EC2::Subnet, Condition: Large}\n",
    FALSE);

  assert_answer (code, "Net", "cidr_block", "10.0.0.0/16");
  assert_answer (code, "Net", "tags.a", "t3.micro-x");
  assert_answer (code, "Net", "tags.b", "?");
  assert_answer (code, "Net", "tags.c", "7");
  assert_answer (code, "Net", "tags.d", "a/b");
  assert_answer (code, "Sub", "key(vpc_id)", "Net");
  assert_answer (code, "Sub", "type(me)", "aws_subnet");
  assert_answer (code, "Net", "len(users('aws_subnet', 'vpc_id'))", "1");
  g_assert_null (ish_stack_get_node (ish_code_stack_get_stack (code), "No"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/read/code-stack/expressions", test_expressions);
  g_test_add_func ("/read/code-stack/truth", test_truth);
  g_test_add_func ("/read/code-stack/copies", test_copies);
  g_test_add_func ("/read/code-stack/doubling", test_doubling);
  g_test_add_func ("/read/code-stack/template", test_template);
  result = g_test_run ();
  ish_catalog_unref (catalog);
  return result;
}
