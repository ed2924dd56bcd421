/* The reader of YAML and JSON: short tags, positions, what it refuses.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "read/ish-code.h"

typedef struct {
  IshArena      *arena;
  IshSource     *source;
  const IshCode *root; /* (nullable) */
  GError        *error;
} Read;

static void
read_text (Read *self, const char *text)
{
  self->error = NULL;
  self->arena = ish_arena_new ();
  self->source = ish_source_new ("t.yaml", text, strlen (text), &self->error);
  self->root = self->source ? ish_cfn_read (self->arena, self->source, &self->error) : NULL;
}

static void
read_clear (Read *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->source, ish_source_free);
  g_clear_pointer (&self->arena, ish_arena_free);
}

static void
describe (const IshCode *code, GString *out)
{
  if (code->kind == ISH_CODE_STRING)
    g_string_append_printf (out, "'%s'", code->text);
  else if (code->kind == ISH_CODE_CALL)
    g_string_append_printf (out, "%s(", code->text);
  else if (ish_code_text (code))
    g_string_append (out, code->text);
  else
    g_string_append (out, code->kind == ISH_CODE_LIST  ? "["
                          : code->kind == ISH_CODE_MAP ? "{"
                                                       : "null");
  for (guint i = 0; i < code->n_members; i++)
    {
      g_string_append_printf (out, "%s%s=", i ? " " : "", code->members[i].key);
      describe (code->members[i].value, out);
    }
  for (guint i = 0; i < code->n_items; i++)
    {
      g_string_append (out, i ? " " : "");
      describe (code->items[i], out);
    }
  if (code->kind == ISH_CODE_CALL)
    g_string_append_c (out, ')');
  else if (code->kind == ISH_CODE_LIST || code->kind == ISH_CODE_MAP)
    g_string_append_c (out, code->kind == ISH_CODE_LIST ? ']' : '}');
}

static void
test_values (void)
{
  static const struct {
    const char *text, *tree;
  } cases[] = {
    { "a: 1\nb: '1'\nc: x\nd: yes\ne: true\nf:\ng: ~\nh: 1.5e3\ni: -2\n",
      "{a=1 b='1' c='x' d='yes' e=true f=null g=null h=1.5e3 i=-2}" },
    { "a: !Ref X", "{a=Ref('X')}" },
    { "a: {Ref: X}", "{a=Ref('X')}" },
    { "{\"a\": {\"Ref\": \"X\"}, \"b\": [1, \"2\"]}", "{a=Ref('X') b=[1 '2']}" },
    { "a: !GetAtt X.Y.Z", "{a=GetAtt('X' 'Y.Z')}" },
    { "a: !GetAtt [X, Y]", "{a=GetAtt('X' 'Y')}" },
    { "a:\n  Fn::GetAtt: X.Y\n", "{a=GetAtt('X' 'Y')}" },
    { "a: !Sub '${X}-y'", "{a=Sub('${X}-y')}" },
    { "a: !Sub\n  - ${X}\n  - X: !Ref Y\n", "{a=Sub('${X}' {X=Ref('Y')})}" },
    { "a: !If [C, !Ref X, !Ref 'AWS::NoValue']", "{a=If('C' Ref('X') Ref('AWS::NoValue'))}" },
    { "a: !Join ['-', [b, !Ref c]]", "{a=Join('-' ['b' Ref('c')])}" },
    { "a: !Base64\n  Fn::Sub: |\n    x\n    y\n", "{a=Base64(Sub('x\ny\n'))}" },
    { "a: !Condition X", "{a=Condition('X')}" },
    { "a: {Ref: X, b: 1}", "{a={Ref='X' b=1}}" },
    { "Fn::ForEach::X: [a]", "{Fn::ForEach::X=['a']}" },
    { "a: !!str 1", "{a='1'}" },
    { "a: 2010-09-09\nb: 0123\n", "{a='2010-09-09' b=0123}" },
    { "a: 1\na: 2\n", "{a=1 a=2}" },
    { "{\n\t\"a\":\t1\n}", "{a=1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) tree = g_string_new (NULL);
      Read read;

      read_text (&read, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_no_error (read.error);
      describe (read.root, tree);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
      read_clear (&read);
    }
}

/* Bytes, not characters, after text that is not ASCII. */
static void
test_positions (void)
{
  const IshCode *list;
  guint line, column;
  Read read;

  read_text (&read, "# \xea\xb0\x80\xeb\x82\x98\nk\xc3\xa9y: [\xeb\x8b\xa4, !Ref x]\n");
  g_assert_no_error (read.error);
  list = read.root->members[0].value;
  g_assert_cmpuint (read.root->members[0].at, ==, strlen ("# \xea\xb0\x80\xeb\x82\x98\n"));
  ish_source_locate (read.source, list->items[1]->at, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 10);
  read_clear (&read);
}

static void
test_errors (void)
{
  static const struct {
    const char *text, *start;
  } cases[] = {
    { "", "t.yaml:1:1: expected a template, found an empty file" },
    { "# nothing\n", "t.yaml:1:1: expected a template, found an empty file" },
    { "- a\n", "t.yaml:1:1: expected a template: a mapping with Resources" },
    { "a: [1, 2\n", "t.yaml:2:1: expected YAML or JSON: " },
    { "a: b: c\n", "t.yaml:1:5: expected YAML or JSON: " },
    { "a: &x 1\nb: *x\n", "t.yaml:2:4: expected a value, found an alias: CloudFormation has none" },
    { "a: 1\n---\nb: 2\n", "t.yaml:2:1: expected the end of the file, found another document" },
    { "[a]: 1\n", "t.yaml:1:1: expected a key that is text" },
    { "a: \"\\0\"\n", "t.yaml:1:4: expected text, found a NUL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Read read;

      read_text (&read, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_null (read.root);
      g_assert_error (read.error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX);
      g_test_message ("%s", read.error->message);
      g_assert_true (g_str_has_prefix (read.error->message, cases[i].start));
      read_clear (&read);
    }
}

static void
test_depth (void)
{
  static const char *const pieces[] = { "[", "{a: ", "- ", "!Ref [" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("a: ");
      Read read;

      g_string_append (text, i == 2 ? "\n" : "");
      for (guint j = 0; j < 5000; j++)
        g_string_append (text, pieces[i]);
      read_text (&read, text->str);
      g_assert_null (read.root);
      g_assert_nonnull (strstr (read.error->message, "expected at most 128 levels"));
      read_clear (&read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/cfn/values", test_values);
  g_test_add_func ("/read/cfn/positions", test_positions);
  g_test_add_func ("/read/cfn/errors", test_errors);
  g_test_add_func ("/read/cfn/depth", test_depth);
  return g_test_run ();
}
