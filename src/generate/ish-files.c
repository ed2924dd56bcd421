/* The way from a source to files: lower, break cycles, order, print.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-output-private.h"

#include <string.h>

G_DEFINE_QUARK (ish-generate-error-quark, ish_generate_error)

static const char *const dialects[] = { "terraform", "cloudformation" };

gboolean
ish_dialect_from_string (const char *text, IshDialect *out_dialect)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    if (g_strcmp0 (text, dialects[i]) == 0)
      {
        *out_dialect = i;
        return TRUE;
      }
  return FALSE;
}

const char *
ish_dialect_to_string (IshDialect dialect)
{
  return dialects[dialect];
}

/* --- files --- */

void
_ish_text_file_init (IshTextFile *self)
{
  self->text = g_string_sized_new (4096);
  self->spans = g_array_new (FALSE, FALSE, sizeof (IshSpan));
  self->counted = 0;
  self->lines = 0;
}

guint
_ish_text_file_line (IshTextFile *self)
{
  const char *end = self->text->str + self->text->len;
  const char *at = self->text->str + self->counted;

  while ((at = memchr (at, '\n', (gsize) (end - at))) != NULL)
    {
      self->lines++;
      at++;
    }
  self->counted = self->text->len;
  return self->lines + 1;
}

void
_ish_text_file_add_span (IshTextFile *self, guint first, guint last, const IshNode *node)
{
  IshSpan span = { first, last, node->key, node->owners };

  g_array_append_val (self->spans, span);
}

void
_ish_files_take_text (GArray *files, const char *name, IshTextFile *file)
{
  IshOutputFile result = { g_strdup (name), g_string_free_to_bytes (file->text), TRUE,
                           file->spans };

  g_array_append_val (files, result);
}

void
_ish_files_take_bytes (GArray *files, const char *name, GBytes *data)
{
  IshOutputFile result = { g_strdup (name), data, FALSE,
                           g_array_new (FALSE, FALSE, sizeof (IshSpan)) };

  g_array_append_val (files, result);
}

static void
clear_file (gpointer data)
{
  IshOutputFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->data);
  g_array_unref (file->spans);
}

/* --- generate --- */

GArray *
_ish_generate_files (const IshSource *source, const IshSchema *schema, IshDialect dialect,
                     GError **error)
{
  IshLow *low = _ish_low_new (source, schema, dialect);
  GArray *files = g_array_new (FALSE, FALSE, sizeof (IshOutputFile));

  g_array_set_clear_func (files, clear_file);
  if (low->error == NULL)
    _ish_low_break_cycles (low);
  if (low->error == NULL)
    {
      _ish_low_sort (low);
      if (dialect == ISH_DIALECT_TERRAFORM)
        _ish_terraform_write (low, files);
      else
        _ish_cloudformation_write (low, files);
    }
  if (low->error)
    {
      g_propagate_error (error, g_steal_pointer (&low->error));
      g_clear_pointer (&files, g_array_unref);
    }
  _ish_low_free (low);
  return files;
}
