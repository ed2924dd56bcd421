/* Fuzzes the design reader: any bytes give a design that writes and reads back to the same bytes,
 * or an error with a position.
 *
 * With clang and -Dfuzz=true this is a libFuzzer target. Otherwise it is a program:
 *   fuzz-design FILE...                             each file once
 *   fuzz-design --mutations N --seed S FILE...      N mutations of the files, made from the seed
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/ish-json.h"
#include "design/ish-design.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint64 n_opened;

/* Aborts when an error does not say where. */
static void
check_error (const GError *error)
{
  if (error == NULL || error->domain != ISH_DESIGN_ERROR ||
      !g_str_has_prefix (error->message, "fuzz:") || !g_ascii_isdigit (error->message[5]) ||
      !g_utf8_validate (error->message, -1, NULL))
    g_error ("an error without a position: %s", error != NULL ? error->message : "none");
}

/* Deleting every root and putting everything back is the hardest inverse there is. */
static void
check_inverse (IshDesign *design, const char *before)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *after = NULL;

  while (ish_design_get_n_resources (design) > 0)
    {
      GPtrArray *inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
      g_autoptr (IshOp) op = ish_op_new_delete (ish_design_get_resource_at (design, 0)->id);

      if (!ish_design_apply (design, op, inverse, NULL))
        g_error ("a resource cannot be deleted");
      g_ptr_array_add (steps, inverse);
    }
  for (guint i = steps->len; i > 0; i--)
    {
      GPtrArray *inverse = g_ptr_array_index (steps, i - 1);

      for (guint j = 0; j < inverse->len; j++)
        if (!ish_design_apply (design, g_ptr_array_index (inverse, j), NULL, NULL))
          g_error ("what was deleted cannot be put back");
    }
  after = ish_design_serialize (design, NULL);
  if (strcmp (after, before) != 0)
    g_error ("deleting and undoing changed the design");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (IshDesign) again = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  gsize length;

  design = ish_design_parse ((const char *) data, size, "fuzz", &error);
  if (design == NULL)
    {
      check_error (error);
      return 0;
    }
  n_opened++;
  once = ish_design_serialize (design, &length);
  again = ish_design_parse (once, length, "fuzz", &error);
  if (again == NULL)
    g_error ("what was written cannot be read: %s", error->message);
  twice = ish_design_serialize (again, NULL);
  if (strcmp (once, twice) != 0)
    g_error ("written twice, it differs");
  check_inverse (design, once);
  return 0;
}

#ifndef ISH_LIBFUZZER

static const char *const words[] = {
  "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-", "1e999", "0x1", "\\u0000", "\\ud800",
  "\"id\": \"a\", ", "\"parent\": \"a\"", "\"order\": \"a00000\", ", "\"order\": \"Z\", ", "//",
  "\"x\": 1e9", "\xff", "\xef\xbb\xbf", "\"from\": \"a\", ", "\"design\"", "[[[[[[[[[[[[[[[[",
  "\"from_resource\": ", "\"session_id\": 1, ", "\"version\": 2", "9223372036854775808", "\n",
};

static gsize
pick (GRand *random, gsize below)
{
  return below > 0 ? g_rand_int_range (random, 0, below) : 0;
}

static void
splice (GString *text, gsize at, gsize n_removed, const char *with, gsize length)
{
  g_string_erase (text, at, MIN (n_removed, text->len - at));
  g_string_insert_len (text, at, with, length);
}

static void
mutate_once (GRand *random, GString *text, const GString *other)
{
  gsize at = pick (random, text->len + 1);
  gsize from = pick (random, other->len);
  gsize length = pick (random, MIN (other->len - from, 64));
  const char *word = words[pick (random, G_N_ELEMENTS (words))];
  char byte = g_rand_int_range (random, 0, 256);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0: /* a bit */
      if (at < text->len)
        text->str[at] ^= 1 << g_rand_int_range (random, 0, 8);
      break;
    case 1: /* a byte more */
      splice (text, at, 0, &byte, 1);
      break;
    case 2: /* some fewer */
      splice (text, at, pick (random, 32), "", 0);
      break;
    case 3: /* a word of the format */
      splice (text, at, pick (random, 8), word, strlen (word));
      break;
    case 4: /* a digit: ids, numbers and references change but stay what they are */
      for (gsize i = at; i < text->len; i++)
        if (g_ascii_isdigit (text->str[i]))
          {
            text->str[i] = '0' + byte % 10;
            break;
          }
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
      g_string_append_len (text, base->str, base->len);
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

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_input);
  guint64 n_mutations = 0;
  guint32 seed = 1;

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      if (strcmp (argv[i], "--mutations") == 0 && i + 1 < argc)
        n_mutations = g_ascii_strtoull (argv[++i], NULL, 10);
      else if (strcmp (argv[i], "--seed") == 0 && i + 1 < argc)
        seed = g_ascii_strtoull (argv[++i], NULL, 10);
      else if (g_file_get_contents (argv[i], &bytes, &length, NULL))
        g_ptr_array_add (inputs, g_string_new_len (bytes, length));
      else
        {
          g_printerr ("fuzz-design: %s: cannot be read\n", argv[i]);
          return 2;
        }
    }
  if (inputs->len == 0)
    {
      g_printerr ("usage: fuzz-design [--mutations N] [--seed S] FILE...\n");
      return 2;
    }
  for (guint i = 0; i < inputs->len; i++)
    {
      GString *input = g_ptr_array_index (inputs, i);

      LLVMFuzzerTestOneInput ((const guint8 *) input->str, input->len);
    }
  run_mutations (inputs, n_mutations, seed);
  g_print ("%" G_GUINT64_FORMAT " mutations of %u files, %" G_GUINT64_FORMAT " opened\n",
           n_mutations, inputs->len, n_opened);
  return 0;
}

#endif
