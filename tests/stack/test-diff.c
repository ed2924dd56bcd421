/* What a line writes, as the difference of two stacks.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-stack-diff.h"

#include "stack-fixture.h"

#define TWO "{'id': 'a', 'type': 'toy.func'}, {'id': 'b', 'type': 'toy.func'}"
#define CALL "{'id': 'c', 'from': 'a', 'to': 'b', 'type': 'api'}"

static IshCatalog *toy;

static void
append_side (GString *out, const IshValue *value)
{
  g_autofree char *text = value ? stack_fixture_value (value) : g_strdup ("-");

  g_string_append (out, text);
}

/* One line a change: "+key kind", "~key kind", then its arguments. */
static char *
dump (IshStackDiff *diff)
{
  static const char marks[] = { '+', '~', '-' };
  const GPtrArray *changes = ish_stack_diff_get_changes (diff);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const IshChange *change = changes->pdata[i];

      g_string_append_printf (out, "%c%s %s\n", marks[change->kind], change->key,
                              (change->after ? change->after : change->before)->kind);
      for (guint k = 0; k < change->args->len; k++)
        {
          const IshArgChange *arg = &g_array_index (change->args, IshArgChange, k);

          g_string_append_printf (out, "  %s: ", arg->path);
          append_side (out, arg->before);
          g_string_append (out, " > ");
          append_side (out, arg->after);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

static void
assert_diff (IshStack *before, IshStack *after, const char *expected)
{
  g_autoptr (IshStackDiff) diff = ish_stack_diff (before, after);
  g_autofree char *text = dump (diff);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (ish_stack_diff_get_before (diff) == before);
  g_assert_true (ish_stack_diff_get_after (diff) == after);
}

static void
test_nothing (void)
{
  g_autoptr (IshStack) one = stack_fixture_resolve (toy, TWO, CALL);
  g_autoptr (IshStack) two = stack_fixture_resolve (toy, TWO, CALL);

  assert_diff (one, two, "");
}

/* A line says exactly what it adds; taking it away says the same the other way round. */
static void
test_line (void)
{
  g_autoptr (IshStack) without = stack_fixture_resolve (toy, TWO, "");
  g_autoptr (IshStack) with = stack_fixture_resolve (toy, TWO, CALL);

  assert_diff (without, with,
               "~a func\n"
               "  env.vars.B_FUNC: - > <b.name>\n"
               "~a_policy role_policy\n"
               "  policy.Statement: - > {Sid: 'C', Effect: 'Allow', Action: 'func:Call', "
               "Resource: [<b.arn>, (<b.arn> + ':*')]}\n");
  assert_diff (with, without,
               "~a func\n"
               "  env.vars.B_FUNC: <b.name> > -\n"
               "~a_policy role_policy\n"
               "  policy.Statement: {Sid: 'C', Effect: 'Allow', Action: 'func:Call', "
               "Resource: [<b.arn>, (<b.arn> + ':*')]} > -\n");
}

static void
test_resource (void)
{
  g_autoptr (IshStack) one = stack_fixture_resolve (toy, "{'id': 'a', 'type': 'toy.func'}", "");
  g_autoptr (IshStack) two = stack_fixture_resolve (toy, TWO, "");
  g_autoptr (IshStackDiff) added = ish_stack_diff (one, two);
  g_autoptr (IshStackDiff) removed = ish_stack_diff (two, one);
  const GPtrArray *came = ish_stack_diff_get_changes (added);
  const GPtrArray *went = ish_stack_diff_get_changes (removed);

  g_assert_cmpuint (came->len, >, 1);
  g_assert_cmpuint (went->len, ==, came->len);
  for (guint i = 0; i < came->len; i++)
    {
      const IshChange *in = came->pdata[i], *out = went->pdata[i];

      g_assert_cmpint (in->kind, ==, ISH_CHANGE_ADDED);
      g_assert_cmpint (out->kind, ==, ISH_CHANGE_REMOVED);
      g_assert_cmpstr (in->key, ==, out->key);
      g_assert_cmpstr (in->after->resource_id, ==, "b");
      g_assert_null (in->before);
      g_assert_null (out->after);
      g_assert_cmpuint (in->args->len, ==, 0);
    }
}

static void
test_property (void)
{
  g_autoptr (IshStack) before = stack_fixture_resolve (
    toy, "{'id': 'a', 'type': 'toy.func', 'properties': {'tags': ['x', 'y', 'y']}}", "");
  g_autoptr (IshStack) after = stack_fixture_resolve (
    toy,
    "{'id': 'a', 'type': 'toy.func', 'properties': {'tags': ['y', 'z', 'x'], 'memory': 512}}", "");
  g_autoptr (IshStack) turned = stack_fixture_resolve (
    toy, "{'id': 'a', 'type': 'toy.func', 'properties': {'tags': ['y', 'x', 'y']}}", "");

  assert_diff (before, after, "~a func\n  memory: 256 > 512\n  tags: 'y' > -\n  tags: - > 'z'\n");
  assert_diff (before, turned, "~a func\n  tags: ['x', 'y', 'y'] > ['y', 'x', 'y']\n");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  toy = stack_fixture_toy ();
  g_test_add_func ("/stack/diff/nothing", test_nothing);
  g_test_add_func ("/stack/diff/line", test_line);
  g_test_add_func ("/stack/diff/resource", test_resource);
  g_test_add_func ("/stack/diff/property", test_property);
  status = g_test_run ();
  ish_catalog_unref (toy);
  return status;
}
