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
  g_assert_null (ish_reduce (arena, "braid", items, 3, NULL, &conflict));
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

/* A contribution to a chain; its state is {Type: 'Task'}. */
static IshMember
make_step (IshArena *arena, const char *key, const char *name, int order, const char *variable,
           gboolean catch)
{
  const IshMember condition[] = { { "Variable", ish_value_string (arena, variable ?: "") } };
  const IshMember state[] = { { "Type", ish_value_string (arena, "Task") } };
  const IshMember members[] = {
    { "name", ish_value_string (arena, name) },
    { "order", ish_value_int (arena, order) },
    { "condition", ish_value_map (arena, condition, variable ? 1 : 0) },
    { "catch", ish_value_bool (catch) },
    { "state", ish_value_map (arena, state, 1) },
  };

  return (IshMember){ key, ish_value_map (arena, members, G_N_ELEMENTS (members)) };
}

static void
check_chain (IshArena *arena, const IshMember *items, guint n, const char *expected)
{
  guint conflict;
  g_autofree char *text =
    stack_fixture_value (ish_reduce (arena, "chain", items, n, NULL, &conflict));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (conflict, ==, G_MAXUINT);
}

static void
test_chain_of_steps (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember items[] = {
    make_step (arena, "l1", "ship", 3, NULL, FALSE),
    make_step (arena, "l2", "pay", 1, NULL, FALSE),
    make_step (arena, "l3", "pay", 2, NULL, FALSE),
  };

  check_chain (arena, items, 0,
               "{StartAt: 'Nothing', States: {Nothing: {Type: 'Pass', End: true}}}");
  check_chain (arena, items, 1, "{StartAt: 'ship', States: {ship: {Type: 'Task', End: true}}}");
  check_chain (arena, items, 3,
               "{StartAt: 'pay', States: {pay: {Type: 'Task', Next: 'pay_2'}, "
               "pay_2: {Type: 'Task', Next: 'ship'}, ship: {Type: 'Task', End: true}}}");
}

static void
test_chain_with_more (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember limit = { "TimeoutSeconds", ish_value_int (arena, 60) };
  const IshValue *with = ish_value_map (arena, &limit, 1);
  guint conflict;
  g_autofree char *text =
    stack_fixture_value (ish_reduce (arena, "chain", NULL, 0, with, &conflict));

  g_assert_cmpstr (text, ==,
                   "{StartAt: 'Nothing', States: {Nothing: {Type: 'Pass', End: true}}, "
                   "TimeoutSeconds: 60}");
}

static void
test_chain_side_by_side (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember items[] = {
    make_step (arena, "l1", "pay", 1, NULL, FALSE),
    make_step (arena, "l2", "mail", 1, "$.mail", FALSE),
    make_step (arena, "l3", "ship", 2, NULL, FALSE),
  };

  check_chain (
    arena, items, 3,
    "{StartAt: 'TogetherPay', States: {TogetherPay: {Type: 'Parallel', Branches: ["
    "{StartAt: 'pay', States: {pay: {Type: 'Task', End: true}}}, "
    "{StartAt: 'IsMail', States: {IsMail: {Type: 'Choice', "
    "Choices: [{Variable: '$.mail', Next: 'mail'}], Default: 'SkipMail'}, "
    "SkipMail: {Type: 'Pass', End: true}, mail: {Type: 'Task', End: true}}}], "
    "ResultPath: '$.TogetherPay', Next: 'ship'}, ship: {Type: 'Task', End: true}}}");
}

static void
test_chain_with_choices (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember items[] = {
    make_step (arena, "l1", "check", 1, "$.big", FALSE),
    make_step (arena, "l2", "pay", 2, "$.paid", FALSE),
  };

  check_chain (arena, items, 2,
               "{StartAt: 'IsCheck', States: {IsCheck: {Type: 'Choice', "
               "Choices: [{Variable: '$.big', Next: 'check'}], Default: 'IsPay'}, "
               "check: {Type: 'Task', Next: 'IsPay'}, IsPay: {Type: 'Choice', "
               "Choices: [{Variable: '$.paid', Next: 'pay'}], Default: 'Done'}, "
               "pay: {Type: 'Task', End: true}, Done: {Type: 'Succeed'}}}");
}

static void
test_chain_that_fails (void)
{
  g_autoptr (IshArena) arena = ish_arena_new ();
  const IshMember items[] = {
    make_step (arena, "l1", "pay", 1, NULL, FALSE),
    make_step (arena, "l2", "tell", 1, NULL, TRUE),
    make_step (arena, "l3", "undo", 0, NULL, TRUE),
  };

  check_chain (arena, items, 3,
               "{StartAt: 'pay', States: {pay: {Type: 'Task', Catch: [{ErrorEquals: "
               "['States.ALL'], ResultPath: '$.error', Next: 'undo'}], End: true}, "
               "undo: {Type: 'Task', Next: 'tell'}, tell: {Type: 'Task', Next: 'Failed'}, "
               "Failed: {Type: 'Fail', Cause: 'A step failed.'}}}");
  check_chain (arena, items + 1, 1,
               "{StartAt: 'Nothing', States: {Nothing: {Type: 'Pass', End: true}}}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/reduce/plain", test_plain);
  g_test_add_func ("/stack/reduce/conflict", test_conflict);
  g_test_add_func ("/stack/reduce/statements", test_statements);
  g_test_add_func ("/stack/reduce/chain-of-steps", test_chain_of_steps);
  g_test_add_func ("/stack/reduce/chain-with-more", test_chain_with_more);
  g_test_add_func ("/stack/reduce/chain-side-by-side", test_chain_side_by_side);
  g_test_add_func ("/stack/reduce/chain-with-choices", test_chain_with_choices);
  g_test_add_func ("/stack/reduce/chain-that-fails", test_chain_that_fails);
  return g_test_run ();
}
