/* Reducers: what contributions to a slot become.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-reduce.h"

#include "stack-fixture.h"

#define ITEMS(arena)                                                                               \
  {                                                                                                \
    { "a", ish_value_int (arena, 3) }, { "b", ish_value_int (arena, 9) },                          \
      { "c", ish_value_int (arena, 4) },                                                           \
  }

static void
check (IshArena *arena, const char *reducer, guint n, const IshValue *with, const char *expected)
{
  const IshMember items[] = ITEMS (arena);
  guint conflict;
  const IshValue *value = ish_reduce (arena, reducer, items, n, with, &conflict);
  g_autofree char *text = NULL;

  g_assert_nonnull (value);
  text = stack_fixture_value (value);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshValue *names[] = { ish_value_string (arena, "Key"), ish_value_string (arena, "Val") };
  const IshValue *with = ish_value_list (arena, names, 2);

  check (arena, "list", 3, NULL, "[3, 9, 4]");
  check (arena, "list", 0, NULL, "null");
  check (arena, "map", 2, NULL, "{a: 3, b: 9}");
  check (arena, "map", 0, NULL, "null");
  check (arena, "pairs", 2, NULL, "[{name: 'a', value: 3}, {name: 'b', value: 9}]");
  check (arena, "pairs", 1, with, "[{Key: 'a', Val: 3}]");
  check (arena, "pairs", 0, with, "null");
  check (arena, "any", 2, NULL, "true");
  check (arena, "any", 0, NULL, "null");
  check (arena, "max", 3, NULL, "9");
  check (arena, "max", 0, ish_value_int (arena, 7), "7");
  check (arena, "max", 0, NULL, "null");
  check (arena, "one", 1, NULL, "3");
  check (arena, "one", 0, NULL, "null");
  check (arena, "one-or", 0, ish_value_int (arena, 7), "7");
  check (arena, "one-or", 1, ish_value_int (arena, 7), "3");
  check (arena, "one-or", 0, NULL, "null");
}

static void
test_conflict (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember items[] = ITEMS (arena);
  const IshMember same[] = { items[0], { "z", ish_value_int (arena, 3) } };
  guint conflict;

  g_assert_cmpint (ish_reduce (arena, "one", items, 3, NULL, &conflict)->u.integer, ==, 3);
  g_assert_cmpuint (conflict, ==, 1);
  ish_reduce (arena, "one", same, 2, NULL, &conflict);
  g_assert_cmpuint (conflict, ==, G_MAXUINT);
  ish_reduce (arena, "list", items, 3, NULL, &conflict);
  g_assert_cmpuint (conflict, ==, G_MAXUINT);
  g_assert_null (ish_reduce (arena, "chain", items, 3, NULL, &conflict));
}

static void
test_statements (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshValue *actions[] = { ish_value_string (arena, "s3:Put"),
                                ish_value_string (arena, "s3:Get"),
                                ish_value_string (arena, "s3:Put") };
  const IshValue *one[] = { ish_value_ref (arena, "b", "arn") };
  const IshMember first[] = {
    { "Resource", ish_value_list (arena, one, 1) },
    { "Action", ish_value_list (arena, actions, 3) },
    { "Condition", ish_value_null () },
  };
  const IshMember second[] = {
    { "Sid", ish_value_string (arena, "Own") },
    { "Effect", ish_value_string (arena, "Deny") },
    { "Principal", ish_value_string (arena, "*") },
    { "Action", ish_value_list (arena, actions, 1) },
  };
  const IshMember items[] = {
    { "c1_read", ish_value_map (arena, first, 3) },
    { "c2", ish_value_map (arena, second, 4) },
  };
  guint conflict;
  g_autofree char *text =
    stack_fixture_value (ish_reduce (arena, "statements", items, 2, NULL, &conflict));
  g_autofree char *none =
    stack_fixture_value (ish_reduce (arena, "statements", items, 0, NULL, &conflict));

  g_assert_cmpstr (
    text, ==,
    "[{Sid: 'C1Read', Effect: 'Allow', Action: ['s3:Get', 's3:Put'], Resource: <b.arn>}, "
    "{Sid: 'Own', Effect: 'Deny', Principal: '*', Action: 's3:Put'}]");
  g_assert_cmpstr (none, ==, "[]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/reduce/plain", test_plain);
  g_test_add_func ("/stack/reduce/conflict", test_conflict);
  g_test_add_func ("/stack/reduce/statements", test_statements);
  return g_test_run ();
}
