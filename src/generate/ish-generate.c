/* The public face: a stack in, files out.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-output-private.h"

#include <errno.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"

G_DEFINE_QUARK (ish-generate-error-quark, ish_generate_error)

struct _IshOutput
{
  gatomicrefcount ref_count;
  IshStack       *stack; /* owned: spans borrow its strings */
  GArray         *files; /* of IshOutputFile */
};

/* A design has one cloud, and this release knows one. */
#define CLOUD "aws"

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
  for (; self->counted < self->text->len; self->counted++)
    if (self->text->str[self->counted] == '\n')
      self->lines++;
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
  IshOutputFile result = { g_strdup (name), g_string_free_to_bytes (file->text), TRUE, file->spans };

  g_array_append_val (files, result);
}

void
_ish_files_take_bytes (GArray *files, const char *name, GBytes *data)
{
  IshOutputFile result = { g_strdup (name), data, FALSE, g_array_new (FALSE, FALSE, sizeof (IshSpan)) };

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
_ish_generate_files (const IshSource *source, const IshSchema *schema, IshDialect dialect, GError **error)
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

typedef struct { IshCatalog *catalog; const char *cloud; } KindData;

static JsonObject *
get_kind (gpointer data, const char *kind)
{
  KindData *kinds = data;

  return ish_catalog_get_kind (kinds->catalog, kinds->cloud, kind);
}

IshOutput *
ish_generate (IshStack *stack, IshDialect dialect, GError **error)
{
  const IshSchema *schema = ish_schema_get_default (error);
  guint n = ish_stack_get_n_nodes (stack);
  g_autofree const IshNode **nodes = g_new (const IshNode *, n + 1);
  KindData kinds = { ish_stack_get_catalog (stack), CLOUD };
  IshSource source = {
    .nodes = nodes,
    .n_nodes = n,
    .outputs = ish_stack_get_outputs (stack),
    .inputs = ish_stack_get_inputs (stack),
    .name = ish_stack_get_name (stack),
    .region = ish_stack_get_region (stack),
    .environment = ish_stack_get_environment (stack),
    .prefix = ish_stack_get_prefix (stack),
    .tags = ish_stack_get_tags (stack),
    .cloud = ish_catalog_get_cloud (kinds.catalog, kinds.cloud),
    .get_kind = get_kind,
    .kind_data = &kinds,
  };
  GArray *files;
  IshOutput *self;

  if (schema == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    nodes[i] = ish_stack_get_node_at (stack, i);
  files = _ish_generate_files (&source, schema, dialect, error);
  if (files == NULL)
    return NULL;
  self = g_new0 (IshOutput, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->stack = ish_stack_ref (stack);
  self->files = files;
  return self;
}

IshOutput *
ish_output_ref (IshOutput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ish_output_unref (IshOutput *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->files);
  ish_stack_unref (self->stack);
  g_free (self);
}

guint
ish_output_get_n_files (IshOutput *self)
{
  return self->files->len;
}

const IshOutputFile *
ish_output_get_file_at (IshOutput *self, guint index)
{
  g_return_val_if_fail (index < self->files->len, NULL);
  return &g_array_index (self->files, IshOutputFile, index);
}

/* --- save --- */

static gboolean
save_file (const IshOutputFile *file, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  gsize length;
  const char *data = g_bytes_get_data (file->data, &length);

  if (g_mkdir_with_parents (parent, 0777) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", parent, g_strerror (saved));
      return FALSE;
    }
  return g_file_set_contents (path, data ? data : "", length, error);
}

gboolean
ish_output_save (IshOutput *self, const char *folder, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    if (!save_file (&g_array_index (self->files, IshOutputFile, i), folder, error))
      return FALSE;
  return TRUE;
}
