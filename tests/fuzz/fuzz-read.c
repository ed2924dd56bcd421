/* Fuzzes the readers of code and the checks over them: any bytes give a tree that can be linted,
 * and a stack that rules and prices can look at, or an error with a position.
 * SPDX-License-Identifier: MIT
 *
 * The first byte of an input chooses the language: T is Terraform, J its JSON, anything else
 * CloudFormation. corpus-read holds inputs of each kind.
 * With clang and -Dfuzz=true this is a libFuzzer target. Otherwise it is a program:
 *   fuzz-read FILE...                             each file once (*.tf, *.tf.json: Terraform)
 *   fuzz-read --mutations N --seed S FILE...      N mutations of the files, made from the seed
 */
#include <stdlib.h>
#include <string.h>

#include "compliance/ish-check.h"
#include "cost/ish-cost.h"
#include "read/ish-code-stack.h"
#include "read/ish-lint.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint64 n_read;

static void
check_error (const GError *error)
{
  if (error == NULL || error->domain != ISH_READ_ERROR
      || !g_regex_match_simple ("^fuzz(\\.tf\\.json)?:[0-9]+:[0-9]+: ", error->message, 0, 0)
      || !g_utf8_validate (error->message, -1, NULL))
    g_error ("an error without a position: %s", error != NULL ? error->message : "none");
}

/* Every finding is inside the file and can be shown. */
static void
check_findings (const IshLint *lint, guint n_lines)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);
  g_autofree char *sarif = ish_lint_to_sarif (lint, "0");

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = g_ptr_array_index (findings, i);

      if (finding->line == 0 || finding->line > n_lines || finding->column == 0
          || !g_utf8_validate (finding->message, -1, NULL)
          || (finding->fix != NULL && !g_utf8_validate (finding->fix, -1, NULL)))
        g_error ("a finding that cannot be shown: %s:%u:%u: %s", finding->file, finding->line,
                 finding->column, finding->rule);
    }
  if (!g_utf8_validate (sarif, -1, NULL))
    g_error ("SARIF that is not UTF-8");
}

/* What stays the same for all inputs; loaded once. */
typedef struct
{
  IshCatalog *catalog;
  IshRuleSet *rules;
  IshCostRules *costs;
  IshPriceBook *book;
} Engine;

static const Engine *
get_engine (void)
{
  static Engine engine;
  g_autoptr (GError) error = NULL;

  if (engine.book == NULL)
    {
      engine.catalog = ish_catalog_new (&error);
      engine.rules = engine.catalog ? ish_rule_set_new (&error) : NULL;
      engine.costs = engine.rules ? ish_cost_rules_new (&error) : NULL;
      engine.book = engine.costs ? ish_price_book_new (&error) : NULL;
    }
  if (engine.book == NULL)
    g_error ("the program's own data: %s", error->message);
  return &engine;
}

/* Every node has a place in the file, and rules and prices come to an end over it. */
static void
check_stack (const char *name, const char *text, gsize size, gboolean is_terraform, guint n_lines)
{
  const Engine *engine = get_engine ();
  g_autoptr (GError) error = NULL;
  IshSource *source = ish_source_new (name, text, size, NULL);
  g_autoptr (IshCodeStack) code
    = ish_code_stack_new (source, is_terraform, engine->catalog, &error);
  g_autoptr (IshReport) report = NULL;
  g_autoptr (IshCost) cost = NULL;
  IshStack *stack;

  if (code == NULL)
    {
      check_error (error);
      return;
    }
  stack = ish_code_stack_get_stack (code);
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      const char *key = ish_stack_get_node_at (stack, i)->key;
      const char *file;
      guint line;

      if (!ish_code_stack_locate (code, key, &file, &line) || line == 0 || line > n_lines
          || !g_utf8_validate (key, -1, NULL))
        g_error ("a node without a place: %s", key);
    }
  report = ish_report_new (stack, engine->rules, NULL);
  cost = ish_cost_estimate (stack, engine->costs, engine->book, NULL, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshLint) lint = NULL;
  gboolean is_json = size > 0 && data[0] == 'J';
  gboolean is_terraform = is_json || (size > 0 && data[0] == 'T');
  const char *name = is_json ? "fuzz.tf.json" : "fuzz";
  IshSource *source;
  guint n_lines;

  source = size > 0 ? ish_source_new (name, (const char *) data + 1, size - 1, &error) : NULL;
  if (source == NULL)
    {
      if (size > 0)
        check_error (error);
      return 0;
    }
  n_lines = source->n_lines;
  check_stack (name, (const char *) data + 1, size - 1, is_terraform, n_lines);
  if (is_terraform)
    {
      GPtrArray *sources = g_ptr_array_new ();

      g_ptr_array_add (sources, source);
      lint = ish_lint_terraform (sources, &error);
    }
  else
    lint = ish_lint_cloudformation (source, &error);
  if (lint == NULL)
    check_error (error);
  else
    {
      n_read++;
      check_findings (lint, n_lines);
    }
  return 0;
}

#ifndef ISH_LIBFUZZER

static const char *const words[] = {
  "{", "}", "[", "]", "(", ")", "${", "%{ if x }", "%{ endif }", "%{ for x in y }", "\"", "\\",
  "\n",
  "<<EOT\n", "EOT\n", "<<-EOT\n", " = ", " ? ", " : ", " => ", "...", ".", "*", "#", "/*", "*/",
  "for x in y : ", "!Ref ", "!Sub ", "!GetAtt ", "!If [", "Fn::", "- ", ": ", "  ", "\t", "&a ",
  "*a",
  "? ", "|\n", ">\n", "---\n", "null", "true", "0x", "1e9", "dynamic \"x\" ", "count", "resource ",
  "data ", "module ", "provider ", "\xff", "\xef\xbb\xbf", "\xe2\x80\xae", "\xd0\xb0", "\\u0000",
  "arn:aws:iam::123456789012:role", "0.0.0.0/0", "::/0", "Resources:\n", "Type: AWS::", "\r\n",
};

static gsize
pick (GRand *random, gsize below)
{
  return below > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) below) : 0;
}

static void
splice (GString *text, gsize at, gsize n_removed, const char *with, gsize length)
{
  g_string_erase (text, (gssize) at, (gssize) MIN (n_removed, text->len - at));
  g_string_insert_len (text, (gssize) at, with, (gssize) length);
}

/* The length of the name that begins at or after @at, which moves there. */
static gsize
find_name (const GString *text, gsize *at)
{
  gsize end;

  while (*at < text->len && !g_ascii_isalpha (text->str[*at]))
    (*at)++;
  for (end = *at; end < text->len && (g_ascii_isalnum (text->str[end]) || text->str[end] == '_');)
    end++;
  return end - *at;
}

/* A name becomes another name: the file stays code, and means something else. */
static void
swap_name (GString *text, gsize at, const GString *other, gsize from)
{
  gsize length = find_name (text, &at);
  gsize other_length = find_name (other, &from);

  splice (text, at, length, other->str + from, other_length);
}

static void
mutate_once (GRand *random, GString *text, const GString *other)
{
  gsize at = 1 + pick (random, text->len);
  gsize from = pick (random, other->len);
  gsize length = pick (random, MIN (other->len - from, 64));
  const char *word = words[pick (random, G_N_ELEMENTS (words))];
  char byte = (char) g_rand_int_range (random, 0, 256);

  at = MIN (at, text->len);
  switch (g_rand_int_range (random, 0, 9))
    {
    case 0: /* a bit */
      if (at < text->len)
        text->str[at] = (char) (text->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
      break;
    case 1: /* a byte more */
      splice (text, at, 0, &byte, 1);
      break;
    case 2: /* some fewer */
      splice (text, at, pick (random, 32), "", 0);
      break;
    case 3: /* a word of the languages */
      splice (text, at, pick (random, 8), word, strlen (word));
      break;
    case 4:
    case 5:
    case 6:
    case 7:
      swap_name (text, at, other, from);
      break;
    default: /* a piece of another file */
      splice (text, at, pick (random, 16), other->str + from, length);
    }
}

static void
run_mutations (GPtrArray *inputs, guint64 n_mutations, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint64 i = 0; i < n_mutations; i++)
    {
      const GString *base = g_ptr_array_index (inputs, pick (random, inputs->len));
      const GString *other = g_ptr_array_index (inputs, pick (random, inputs->len));

      g_string_truncate (text, 0);
      g_string_append_len (text, base->str, (gssize) base->len);
      for (gsize n = 1 + pick (random, 4); n > 0; n--)
        mutate_once (random, text, other);
      LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
    }
}

static void
free_input (GString *input)
{
  g_string_free (input, TRUE);
}

static gboolean
add_input (GPtrArray *inputs, const char *path)
{
  g_autofree char *bytes = NULL;
  GString *input;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  input = g_string_new (g_str_has_suffix (path, ".tf")        ? "T"
                        : g_str_has_suffix (path, ".tf.json") ? "J"
                                                              : "C");
  g_string_append_len (input, bytes, (gssize) length);
  g_ptr_array_add (inputs, input);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_input);
  guint64 n_mutations = 0;
  guint32 seed = 1;

  for (int i = 1; i < argc; i++)
    {
      if (strcmp (argv[i], "--mutations") == 0 && i + 1 < argc)
        n_mutations = g_ascii_strtoull (argv[++i], NULL, 10);
      else if (strcmp (argv[i], "--seed") == 0 && i + 1 < argc)
        seed = (guint32) g_ascii_strtoull (argv[++i], NULL, 10);
      else if (!add_input (inputs, argv[i]))
        {
          g_printerr ("fuzz-read: %s: cannot be read\n", argv[i]);
          return 2;
        }
    }
  if (inputs->len == 0)
    {
      g_printerr ("usage: fuzz-read [--mutations N] [--seed S] FILE...\n");
      return 2;
    }
  for (guint i = 0; i < inputs->len; i++)
    {
      GString *input = g_ptr_array_index (inputs, i);

      LLVMFuzzerTestOneInput ((const guint8 *) input->str, input->len);
    }
  run_mutations (inputs, n_mutations, seed);
  g_print ("%" G_GUINT64_FORMAT " mutations of %u files, %" G_GUINT64_FORMAT " read\n",
           n_mutations, inputs->len, n_read);
  return 0;
}

#endif
