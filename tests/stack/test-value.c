/* Values and the arena they live in.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-value.h"

#include <string.h>

#include "stack/ish-finding.h"

static void
test_arena (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  char *large;

  for (guint i = 1; i < 5000; i++)
    {
      guint8 *bytes = ish_arena_alloc (arena, i % 97 + 1);

      g_assert_cmpuint ((gsize) bytes % 8, ==, 0);
      for (guint k = 0; k < i % 97 + 1; k++)
        g_assert_cmpuint (bytes[k], ==, 0);
      memset (bytes, 0xff, i % 97 + 1);
    }
  large = ish_arena_alloc (arena, 1000000);
  g_assert_cmpint (large[999999], ==, 0);
  memset (large, 1, 1000000);
  g_assert_cmpstr (ish_arena_strndup (arena, "abcdef", 3), ==, "abc");
}

static void
test_join (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshValue *ref = ish_value_ref (arena, "web", "arn");
  const IshValue *inner[] = { ish_value_string (arena, "b"), ref, ish_value_string (arena, "") };
  const IshValue *outer[] = { ish_value_string (arena, "a"), ish_value_join (arena, inner, 3),
                              ish_value_string (arena, "c"), ish_value_string (arena, "d") };
  const IshValue *joined = ish_value_join (arena, outer, 4);
  const IshValue *text[] = { ish_value_string (arena, "a"), ish_value_string (arena, "b") };

  g_assert_cmpint (joined->type, ==, ISH_VALUE_JOIN);
  g_assert_cmpuint (joined->u.list.n, ==, 3);
  g_assert_cmpstr (joined->u.list.items[0]->u.string, ==, "ab");
  g_assert_true (joined->u.list.items[1] == ref);
  g_assert_cmpstr (joined->u.list.items[2]->u.string, ==, "cd");
  g_assert_cmpint (ish_value_join (arena, text, 2)->type, ==, ISH_VALUE_STRING);
  g_assert_cmpstr (ish_value_join (arena, text, 2)->u.string, ==, "ab");
  g_assert_cmpstr (ish_value_join (arena, NULL, 0)->u.string, ==, "");
  g_assert_true (ish_value_join (arena, &ref, 1) == ref);
}

static void
test_equal (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  IshMember a[] = { { "x", ish_value_int (arena, 1) }, { "y", ish_value_string (arena, "z") } };
  IshMember b[] = { { "x", ish_value_int (arena, 1) }, { "y", ish_value_string (arena, "Z") } };
  const IshValue *map = ish_value_map (arena, a, 2);

  g_assert_true (ish_value_equal (map, ish_value_map (arena, a, 2)));
  g_assert_false (ish_value_equal (map, ish_value_map (arena, b, 2)));
  g_assert_false (ish_value_equal (map, ish_value_map (arena, a, 1)));
  g_assert_false (ish_value_equal (ish_value_int (arena, 1), ish_value_bool (TRUE)));
  g_assert_true (ish_value_equal (ish_value_double (arena, 0.5), ish_value_double (arena, 0.5)));
  g_assert_true (
    ish_value_equal (ish_value_ref (arena, "n", "a"), ish_value_ref (arena, "n", "a")));
  g_assert_false (
    ish_value_equal (ish_value_ref (arena, "n", "a"), ish_value_ref (arena, "n", "b")));
  g_assert_false (
    ish_value_equal (ish_value_pseudo (ISH_PSEUDO_REGION), ish_value_pseudo (ISH_PSEUDO_PREFIX)));
  g_assert_false (ish_value_equal (ish_value_input (arena, "a"), ish_value_string (arena, "a")));
  g_assert_cmpint (ish_value_get (map, "x")->u.integer, ==, 1);
  g_assert_null (ish_value_get (map, "q"));
  g_assert_null (ish_value_get (ish_value_null (), "q"));
  g_assert_null (ish_value_get (NULL, "q"));
}

static const char *
shout (const char *msgid)
{
  return g_str_equal (msgid, "{a} of {b}.") ? "{b}! {a}!" : "?";
}

static void
test_finding (void)
{
  const char *pairs[] = { "a", "one", "b", "two", NULL };
  IshFinding *finding =
    ish_finding_new (ISH_SEVERITY_WARNING, "x.y", "web", NULL, "{a} of {b}.", pairs);
  g_autofree char *english = ish_finding_format (finding, NULL);
  g_autofree char *loud = ish_finding_format (finding, shout);

  g_assert_cmpstr (english, ==, "one of two.");
  g_assert_cmpstr (loud, ==, "two! one!");
  g_assert_cmpstr (ish_severity_to_string (finding->severity), ==, "warning");
  g_assert_cmpstr (ish_severity_to_string (ISH_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (ish_severity_to_string (ISH_SEVERITY_NOTE), ==, "note");
  ish_finding_free (finding);
  ish_finding_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/value/arena", test_arena);
  g_test_add_func ("/stack/value/join", test_join);
  g_test_add_func ("/stack/value/equal", test_equal);
  g_test_add_func ("/stack/value/finding", test_finding);
  return g_test_run ();
}
