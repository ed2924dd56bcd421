/* YAML text: what needs quotes, and layout.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

#include "generate/ish-tree-private.h"
#include "generate/ish-yaml-text.h"

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr(GString) out = g_string_new (NULL);

  _ish_yaml_append_string (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_quoted (const char *text)
{
  g_autofree char *expected = g_strdup_printf ("\"%s\"", text);

  assert_text (text, expected);
}

static void
test_plain (void)
{
  static const char *const plain[] = {
    "shop",     "AWS::EC2::VPC", "10.0.0.0/16", "arn:aws:s3:::x",  "a b", "재난 알림", "a#b",
    "t3.micro", "no one",        "/x",          "${AWS::Region}a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    assert_text (plain[i], plain[i]);
}

static void
test_readable_as_other (void)
{
  static const char *const other[] = {
    "",     "1",     "1.5",      "-1",         "0x1F",
    "1e3",  "1_000", "12:30:45", "2012-10-17", "2001-01-01T00:00:00Z",
    ".5",   "~",     "null",     "Null",       "true",
    "True", "yes",   "NO",       "on",         "off",
    "y",    "n",     ".inf",     ".NaN",       "=",
    "<<",
  };

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    assert_quoted (other[i]);
}

static void
test_signs (void)
{
  static const char *const signs[] = {
    "!x", "&x", "*x", "- x", "? x", ": x", "{x",   "[x",   "| x", "> x", "@x",
    "`x", "'x", "%x", "#x",  ",x",  "---", "a: b", "a #b", "a:",  " a",  "a ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    assert_quoted (signs[i]);
}

static void
test_escape (void)
{
  assert_text ("a\"b", "a\"b"); /* inside a plain text a quote is a character */
  assert_text ("\"a\\", "\"\\\"a\\\\\"");
  assert_text ("a\nb\tc\r", "\"a\\nb\\tc\\r\"");
  assert_text ("a\001", "\"a\\u0001\"");
  assert_text ("\u2028x\xc2\x85", "\"\\u2028x\\u0085\"");
  assert_text ("\U000e0001", "\"\\U000E0001\"");
}

static void
test_json_escape (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  _ish_yaml_append_escaped (out, "\U000e0001", TRUE);
  g_assert_cmpstr (out->str, ==, "\\udb40\\udc01");
}

static char *
print_json (const char *json)
{
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autoptr(IshArena) arena = ish_arena_new ();
  GString *out = g_string_new (NULL);

  _ish_yaml_append_map (out, _ish_tree_json (arena, node), 0);
  return g_string_free (out, FALSE);
}

static void
test_layout (void)
{
  g_autofree char *nested = print_json (
    "{\"A\": {\"B\": [1, {\"C\": 2, \"D\": {\"E\": true}}, [3, 4], {}, []]}, \"F\": {}}");
  g_autofree char *block =
    print_json ("{\"A\": \"one\\ntwo\\n\", \"B\": \"one\\n\\n  two\", \"C\": \" x\\ny\","
                " \"D\": [\"p\\nq\"], \"E\": \"x\\n\\n\"}");

  g_assert_cmpstr (
    nested, ==,
    "A:\n  B:\n    - 1\n    - C: 2\n      D:\n        E: true\n    - - 3\n      - 4\n"
    "    - {}\n    - []\nF: {}\n");
  g_assert_cmpstr (
    block, ==,
    "A: |\n  one\n  two\nB: |-\n  one\n\n    two\nC: \" x\\ny\"\nD:\n  - |-\n    p\n    q\n"
    "E: \"x\\n\\n\"\n");
}

static void
test_coerce (void)
{
  static const char tables[] = "{\"cloudformation\": {\"X\": {\"properties\": {\"Text\": \"s\", "
                               "\"Count\": \"i\", \"Flag\": \"b\", \"Names\": [\"s\"],"
                               " \"One\": {\"A\": \"s\"}, \"Either\": \"s|i\"}}}}";
  g_autoptr(IshSchema) schema = ish_schema_new (tables, -1, NULL);
  g_autoptr (JsonNode) node =
    json_from_string ("{\"Text\": 80, \"Count\": \"80\", \"Flag\": \"true\", \"Names\": 5,"
                      " \"One\": [{\"A\": true}], \"Either\": 1, \"Other\": 2}",
                      NULL);
  g_autoptr(IshArena) arena = ish_arena_new ();
  g_autoptr(GString) out = g_string_new (NULL);

  _ish_yaml_append_map (out,
                        _ish_tree_coerce (arena, _ish_tree_json (arena, node),
                                          ish_schema_get_cloudformation (schema, "X")->shape),
                        0);
  g_assert_cmpstr (out->str, ==,
                   "Text: \"80\"\nCount: 80\nFlag: true\nNames:\n  - \"5\"\nOne:\n  A: \"true\"\n"
                   "Either: 1\nOther: 2\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/yaml/plain", test_plain);
  g_test_add_func ("/generate/yaml/readable-as-other", test_readable_as_other);
  g_test_add_func ("/generate/yaml/signs", test_signs);
  g_test_add_func ("/generate/yaml/escape", test_escape);
  g_test_add_func ("/generate/yaml/json-escape", test_json_escape);
  g_test_add_func ("/generate/yaml/layout", test_layout);
  g_test_add_func ("/generate/yaml/coerce", test_coerce);
  return g_test_run ();
}
