/* The public face: a stack in, files out.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-output-private.h"

#include <errno.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"

struct _IshOutput
{
  gatomicrefcount ref_count;
  IshStack       *stack; /* owned: spans borrow its strings */
  GArray         *files; /* of IshOutputFile */
};

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
  KindData kinds = { ish_stack_get_catalog (stack), ish_stack_get_cloud (stack) };
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

typedef struct { IshStack *stack; GError *error; } OtherHalf;

static gpointer
generate_other (gpointer data)
{
  OtherHalf *half = data;

  return ish_generate (half->stack, ISH_DIALECT_TERRAFORM, &half->error);
}

/* The stack is immutable, and a dialect keeps all it changes in a lowering of its own. */
gboolean
ish_generate_both (IshStack *stack, IshOutput *out_outputs[ISH_N_DIALECTS], GError **error)
{
  OtherHalf half = { stack, NULL };
  g_autoptr(GError) own = NULL;
  GThread *thread = g_thread_try_new ("terraform", generate_other, &half, NULL);

  out_outputs[ISH_DIALECT_CLOUDFORMATION] =
    ish_generate (stack, ISH_DIALECT_CLOUDFORMATION, &own);
  out_outputs[ISH_DIALECT_TERRAFORM] = thread ? g_thread_join (thread) : generate_other (&half);
  if (half.error)
    g_propagate_error (error, half.error);
  else if (own)
    g_propagate_error (error, g_steal_pointer (&own));
  return out_outputs[ISH_DIALECT_TERRAFORM] && out_outputs[ISH_DIALECT_CLOUDFORMATION];
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

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", parent,
                   g_strerror (saved));
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
