/* The HCL reader: what it makes of each construct, and where it says a file is wrong.
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
  self->source = ish_source_new ("t.tf", text, strlen (text), &self->error);
  self->root = self->source ? ish_hcl_read (self->arena, self->source, &self->error) : NULL;
}

static void
read_clear (Read *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->source, ish_source_free);
  g_clear_pointer (&self->arena, ish_arena_free);
}

/* A tree in one line, so that tables can say what is meant. */
static void
describe (const IshCode *code, GString *out)
{
  static const char *const kinds[] = { "null", "", "", "", "list", "map", "block", "text", "",
                                       "", "if", "for-", "op" };

  if (code->kind == ISH_CODE_STRING)
    g_string_append_printf (out, "'%s'", code->text);
  else if (ish_code_text (code) || code->kind == ISH_CODE_NAME || code->kind == ISH_CODE_CALL)
    g_string_append (out, code->text);
  else
    g_string_append_printf (out, "%s%s", kinds[code->kind],
                            code->kind == ISH_CODE_FOR ? code->text : "");
  for (guint i = 0; i < code->n_labels; i++)
    g_string_append_printf (out, " %s", code->labels[i]->text);
  if (code->n_items + code->n_members == 0)
    return;
  g_string_append_c (out, '(');
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];

      g_string_append_printf (out, "%s%s", i ? " " : "", member->key ? member->key : "*");
      if (member->value)
        {
          g_string_append_c (out, '=');
          describe (member->value, out);
        }
    }
  for (guint i = 0; i < code->n_items; i++)
    {
      g_string_append (out, i || code->n_members ? " " : "");
      describe (code->items[i], out);
    }
  g_string_append_c (out, ')');
}

static void
test_values (void)
{
  static const struct {
    const char *text, *tree;
  } cases[] = {
    { "a = 1\n", "1" },
    { "a = -1.5e3", "-1.5e3" },
    { "a = true # yes", "true" },
    { "a = null // no", "null" },
    { "a = \"x\\n\\u00e9 $${b} %%{c}\"", "'x\n\xc3\xa9 ${b} %{c}'" },
    { "a = \"${b}\"", "b" },
    { "a = \"x-${b.c}-y\"", "text('x-' b(c) '-y')" },
    { "a = \"${b[\"k\"]}\"", "b(*='k')" },
    { "a = [1, [2], ]", "list(1 list(2))" },
    { "a = [\n  1,\n  # c\n  2\n]\n", "list(1 2)" },
    { "a = {}\n", "map" },
    { "a = { b = 1, c : 2 }", "map(b=1 c=2)" },
    { "a = {\n  b = 1\n  \"c d\" = 2\n  (e) = 3\n  for = 4\n}\n",
      "map(b=1 c d=2 *=op(e 3) for=4)" },
    { "a = b.c[0].d[*].e.*.f", "b(c *=0 d * e * f)" },
    { "a = b.0.c", "b(*=0 c)" },
    { "a = f(1, g(x)...)", "f(1 g(x))" },
    { "a = provider::aws::arn_parse(x)", "provider::aws::arn_parse(x)" },
    { "a = f(\n  1,\n  2,\n)\n", "f(1 2)" },
    { "a = b ? c : d ? e : f", "if(b c if(d e f))" },
    { "a = 1 + 2 * 3 - 4 == !b && c || d", "op(1 op(2 3) 4 op(b) c d)" },
    { "a = (1 +\n 2)", "op(1 2)" },
    { "a = [for x in y : x.z if x.w]", "for-list(x y x(z) x(w))" },
    { "a = { for k, v in y : k => v... if k != \"\" }", "for-map(k v y k v op(k ''))" },
    { "a = {\n  for k in y :\n  k => 1\n}\n", "for-map(k y k 1)" },
    { "a = f(x).y[z]", "op(f(x) z)" },
    { "a = /* c\n */ 1", "1" },
    { "a = \"\"", "''" },
    { "\xea\xb0\x80 = 1", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) tree = g_string_new (NULL);
      Read read;

      read_text (&read, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_no_error (read.error);
      g_assert_cmpuint (read.root->n_members, ==, 1);
      describe (read.root->members[0].value, tree);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
      read_clear (&read);
    }
}

static void
test_heredocs (void)
{
  static const struct {
    const char *text, *tree;
  } cases[] = {
    { "a = <<EOT\nx\ny\nEOT\n", "'x\ny\n'" },
    { "a = <<-EOT\n  \"q\" \\n\n  EOT\nb = 1\n", "'  \"q\" \\n\n'" },
    { "a = <<EOT\n${b}\nEOT\n", "text(b '\n')" },
    { "a = <<EOT\n%{ for x in y ~}\n${x}\n%{ endfor ~}\nEOT\n",
      "text(for-text(x y text('\n' x '\n')) '\n')" },
    { "a = <<EOT\n%{ if b }c%{ else }d%{ endif }EOT\nEOT\n",
      "text(if(b text('c') text('d')) 'EOT\n')" },
    { "a = f(<<EOT\nx\nEOT\n, 1)\n", "f('x\n' 1)" },
    { "a = <<EOT\r\nx\r\nEOT\r\n", "'x\r\n'" },
    { "a = <<EOT\nEOT\n", "''" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) tree = g_string_new (NULL);
      Read read;

      read_text (&read, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_no_error (read.error);
      describe (read.root->members[0].value, tree);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
      read_clear (&read);
    }
}

static void
test_blocks (void)
{
  g_autoptr (GString) tree = g_string_new (NULL);
  Read read;
  guint line, column;

  read_text (&read, "resource \"t\" \"n\" {\n  a = 1\n  b { c = 2 }\n  b {}\n  dynamic \"d\" {\n"
                    "    for_each = x\n    content {}\n  }\n}\nlocals {}\n");
  g_assert_no_error (read.error);
  describe (read.root, tree);
  g_assert_cmpstr (tree->str, ==,
                   "block(resource=block t n(a=1 b=block(c=2) b=block dynamic=block d(for_each=x "
                   "content=block)) locals=block)");
  ish_source_locate (read.source, read.root->members[0].value->members[1].at, &line, &column);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (column, ==, 3);
  read_clear (&read);
}

/* Columns are characters, and every error says what was expected. */
static void
test_errors (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "a", "t.tf:1:2: expected “=”, a label or “{”, found the end of the file" },
    { "a = ", "t.tf:1:5: expected a value, found the end of the file" },
    { "a = 1 2", "t.tf:1:7: expected the end of the line, found “2”" },
    { "a = [1, 2\nb = 3", "t.tf:2:1: expected “,” or “]”, found “b”" },
    { "a {\n b = 1\n",
      "t.tf:3:1: expected an argument, a block or “}”, found the end of the file" },
    { "}", "t.tf:1:1: expected a block or an argument, found “}”" },
    { "a = \"x\n\"", "t.tf:1:7: expected “\"” before the end of the line" },
    { "a = \"\\q\"",
      "t.tf:1:6: expected an escape: \\n \\r \\t \\\" \\\\ \\uNNNN or \\UNNNNNNNN" },
    { "a = \"${b\"", "t.tf:1:9: expected “}”, found text" },
    { "a = \"\xea\xb0\x80${ }\"", "t.tf:1:10: expected a value, found “}”" },
    { "a = <<EOT\nx\n", "t.tf:1:5: expected a line “EOT” that ends the text begun here" },
    { "a = \"%{ if x }\"", "t.tf:1:15: expected “%{ endif }”" },
    { "a = 'x'", "t.tf:1:5: expected a value, found “'”" },
    { "a = 1 +\n2", "t.tf:1:8: expected a value, found the end of the line" },
    { "a \"x${y}\" {}", "t.tf:1:3: expected a label without “${”: labels are fixed" },
    { "a = { b }", "t.tf:1:9: expected “=” or “:”, found “}”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Read read;

      read_text (&read, cases[i].text);
      g_assert_null (read.root);
      g_assert_error (read.error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX);
      g_assert_cmpstr (read.error->message, ==, cases[i].message);
      read_clear (&read);
    }
}

/* Nesting is bounded where the C stack would be, and only there. */
static void
test_depth (void)
{
  static const struct {
    const char *piece;
    gboolean is_read;
  } cases[] = {
    { "[", FALSE }, { "{a=", FALSE }, { "(", FALSE }, { "\"${", FALSE }, { "f(", FALSE },
    { "b ? c : ", FALSE }, { "!", TRUE }, { "1 + ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("a = ");
      Read read;

      for (guint j = 0; j < 100000; j++)
        g_string_append (text, cases[i].piece);
      g_string_append (text, "1\n");
      read_text (&read, text->str);
      g_assert_cmpint (read.root != NULL, ==, cases[i].is_read);
      if (read.error)
        g_assert_nonnull (strstr (read.error->message, "expected at most 128 levels"));
      read_clear (&read);
    }
}

static void
test_sources (void)
{
  g_autoptr (GError) error = NULL;
  static const char text[] = "\xef\xbb\xbf"
                             "ab\n\xea\xb0\x80z";
  g_autoptr (IshSource) source = ish_source_new ("s", text, strlen (text), &error);
  g_autofree char *large = g_malloc0 (ISH_READ_MAX_FILE + 1);
  guint line, column;

  g_assert_no_error (error);
  ish_source_locate (source, 6, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 2);
  g_assert_null (ish_source_new ("s", "a\n\xff", 3, &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "s:2:1: "));
  g_clear_error (&error);
  g_assert_null (ish_source_new ("s", "a\0b", 3, &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (ish_source_new ("s", large, ISH_READ_MAX_FILE + 1, &error));
  g_assert_error (error, ISH_READ_ERROR, ISH_READ_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/hcl/values", test_values);
  g_test_add_func ("/read/hcl/heredocs", test_heredocs);
  g_test_add_func ("/read/hcl/blocks", test_blocks);
  g_test_add_func ("/read/hcl/errors", test_errors);
  g_test_add_func ("/read/hcl/depth", test_depth);
  g_test_add_func ("/read/hcl/sources", test_sources);
  return g_test_run ();
}
