/* HCL text: escaping and layout.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

#include "generate/ish-hcl.h"

#define ONE_NODE "{'nodes': [{'key': 'main', 'kind': 'vpc', 'args': {}}]}"

static char *
print_value (const char *json)
{
  g_autoptr(TestStack) stack = test_stack_new (ONE_NODE);
  IshLow *low = _ish_low_new (test_stack_get_source (stack), test_schema (), ISH_DIALECT_TERRAFORM);
  GString *out = g_string_new (NULL);

  _ish_hcl_append_value (low, NULL, out, test_stack_value (stack, json), NULL, 0);
  g_assert_no_error (low->error);
  _ish_low_free (low);
  return g_string_free (out, FALSE);
}

static void
assert_printed (const char *json, const char *expected)
{
  g_autofree char *printed = print_value (json);

  g_assert_cmpstr (printed, ==, expected);
}

static void
assert_quoted (const char *text, const char *expected)
{
  g_autofree char *quoted = _ish_hcl_quote (text);

  g_assert_cmpstr (quoted, ==, expected);
}

static void
test_escape (void)
{
  assert_quoted ("plain", "\"plain\"");
  assert_quoted ("a\"b\\c", "\"a\\\"b\\\\c\"");
  assert_quoted ("a\nb\tc\rd", "\"a\\nb\\tc\\rd\"");
  assert_quoted ("\001\177", "\"\\u0001\\u007F\"");
  assert_quoted ("재난 알림", "\"재난 알림\"");
  assert_quoted ("\u202e\u200b", "\"\\u202E\\u200B\"");
}

/* terraform console gives each of these back as it was. */
static void
test_templates (void)
{
  assert_quoted ("${x}", "\"$${x}\"");
  assert_quoted ("%{if}", "\"%%{if}\"");
  assert_quoted ("$${x}", "\"\\u0024$${x}\"");
  assert_quoted ("%%{x", "\"\\u0025%%{x\"");
  assert_quoted ("$5 100% {", "\"$5 100% {\"");
  assert_printed ("'cost $@{region}'", "\"cost \\u0024${var.region}\"");
  assert_printed ("'@{region}${x}'", "\"${var.region}$${x}\"");
}

static void
test_scalars (void)
{
  assert_printed ("null", "null");
  assert_printed ("true", "true");
  assert_printed ("-3", "-3");
  assert_printed ("0.5", "0.5");
  assert_printed ("0.1", "0.1");
  assert_printed ("'@{region}'", "var.region");
  assert_printed ("'@{?cert_domain}'", "var.cert_domain");
  assert_printed ("'@{main.id}'", "aws_vpc.main.id");
  assert_printed ("'arn:@{partition}:x:@{account}'",
                  "\"arn:${data.aws_partition.current.partition}:x:${data.aws_caller_identity."
                  "current.account_id}\"");
}

/* fmt takes a template that is only a reference apart. */
static void
test_join_of_one (void)
{
  g_autoptr(IshArena) arena = ish_arena_new ();
  g_autoptr(TestStack) stack = test_stack_new (ONE_NODE);
  g_autoptr(GString) out = g_string_new (NULL);
  const IshValue *ref = ish_value_ref (arena, "main", "id");
  IshLow *low =
    _ish_low_new (test_stack_get_source (stack), test_schema (), ISH_DIALECT_TERRAFORM);

  _ish_hcl_append_value (low, NULL, out, ish_value_join (arena, &ref, 1), NULL, 0);
  g_assert_cmpstr (out->str, ==, "aws_vpc.main.id");
  _ish_low_free (low);
}

static void
test_lists (void)
{
  assert_printed ("[]", "[]");
  assert_printed ("[1, \"a\"]", "[1, \"a\"]");
  assert_printed ("[{'a': 1}, {'b': 2}]", "[\n  {\n    a = 1\n  },\n  {\n    b = 2\n  },\n]");
  assert_printed ("[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\","
                  " \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"]",
                  "[\n  \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\n"
                  "  \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\n]");
}

static void
test_maps (void)
{
  assert_printed ("{}", "{}");
  assert_printed ("{'a': 1, 'long': 2}", "{\n  a    = 1\n  long = 2\n}");
  assert_printed ("{'a': 1, 'm': {'x': 1}, 'bcd': 2, 'e': 3}",
                  "{\n  a = 1\n  m = {\n    x = 1\n  }\n  bcd = 2\n  e   = 3\n}");
  assert_printed ("{'aws:x': 1, '1a': 2}", "{\n  \"aws:x\" = 1\n  \"1a\"    = 2\n}");
  assert_printed ("{'이름': 1, 'b': 2}", "{\n  \"이름\" = 1\n  b    = 2\n}");
}

static void
test_lines (void)
{
  IshHclLines *lines = _ish_hcl_lines_new (2);
  g_autoptr(GString) out = g_string_new (NULL);

  _ish_hcl_lines_add (lines, "a", "1");
  _ish_hcl_lines_add (lines, "bcd", "2");
  _ish_hcl_lines_add (lines, "much_longer", "{\n  }");
  _ish_hcl_lines_add (lines, "ef", "3");
  _ish_hcl_lines_end (lines, out);
  g_assert_cmpstr (out->str, ==, "  a   = 1\n  bcd = 2\n  much_longer = {\n  }\n  ef = 3\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/hcl/escape", test_escape);
  g_test_add_func ("/generate/hcl/templates", test_templates);
  g_test_add_func ("/generate/hcl/scalars", test_scalars);
  g_test_add_func ("/generate/hcl/join-of-one", test_join_of_one);
  g_test_add_func ("/generate/hcl/lists", test_lists);
  g_test_add_func ("/generate/hcl/maps", test_maps);
  g_test_add_func ("/generate/hcl/lines", test_lines);
  return g_test_run ();
}
