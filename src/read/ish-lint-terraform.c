/* One Terraform module: its blocks, their names and arguments.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

/* What may stand at the top of a file, and what in it; NULL arguments: not looked at. */
typedef struct {
  const char *name;
  guint       n_labels;
  const char *const *arguments;
  const char *required; /* (nullable) */
} TopBlock;

static const char *const variable_arguments[]
  = { "type", "default", "description", "validation", "sensitive", "nullable", "ephemeral",
      "deprecated", NULL };
static const char *const output_arguments[]
  = { "value", "description", "sensitive", "depends_on", "precondition", "ephemeral",
      "deprecated", NULL };
static const char *const terraform_arguments[]
  = { "required_version", "required_providers", "backend", "cloud", "experiments",
      "provider_meta", NULL };
static const char *const moved_arguments[] = { "from", "to", NULL };
static const char *const resource_extra[]
  = { "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection",
      "region", NULL };
static const char *const data_extra[]
  = { "count", "for_each", "provider", "depends_on", "lifecycle", "region", "id", NULL };
static const char *const lifecycle_arguments[]
  = { "create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by",
      "precondition", "postcondition", "action_trigger", NULL };

static const TopBlock top_blocks[] = {
  { "terraform", 0, terraform_arguments, NULL },
  { "provider", 1, NULL, NULL },
  { "resource", 2, NULL, NULL },
  { "data", 2, NULL, NULL },
  { "ephemeral", 2, NULL, NULL },
  { "module", 1, NULL, "source" },
  { "variable", 1, variable_arguments, NULL },
  { "output", 1, output_arguments, "value" },
  { "locals", 0, NULL, NULL },
  { "moved", 0, moved_arguments, "from" },
  { "import", 0, NULL, "to" },
  { "removed", 0, NULL, "from" },
  { "check", 1, NULL, NULL },
  { "action", 2, NULL, NULL },
};

typedef struct {
  IshLint    *lint;
  GHashTable *declared;  /* "var.x" -> IshCode; keys in the arena */
  GPtrArray  *resources; /* owned IshLintResource */
  gboolean    is_newer;  /* needs a provider newer than the tables: unknown names may be right */
} Module;

static void
check_names (IshLint *lint, const IshCode *block, const char *const *allowed, const char *what)
{
  for (guint i = 0; i < block->n_members; i++)
    {
      const char *key = block->members[i].key;
      const char *nearest;

      if (g_strv_contains (allowed, key))
        continue;
      nearest = _ish_nearest (key, allowed, g_strv_length ((char **) allowed));
      _ish_lint_add (lint, ISH_SEVERITY_ERROR, "schema.name", block->source, block->members[i].at,
                     _ish_said (N_("%s has no “%s”%p"), what, key, _ish_nearest_hint (nearest)),
                     _ish_nearest_fix (nearest));
    }
}

static void
declare (Module *self, const IshCode *code, guint32 at, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static void
declare (Module *self, const IshCode *code, guint32 at, const char *format, ...)
{
  g_autofree char *name = NULL;
  const IshCode *before;
  va_list arguments;

  va_start (arguments, format);
  name = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  before = g_hash_table_lookup (self->declared, name);
  if (before && !self->lint->is_rewritten)
    {
      guint line, column;

      ish_source_locate (before->source, before->at, &line, &column);
      _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "name.duplicate", code->source, at,
                     _ish_said (N_("%s is declared twice; first in %s:%u"), name,
                                before->source->name, line),
                     NULL);
      return;
    }
  g_hash_table_insert (self->declared, ish_arena_strdup (self->lint->arena, name),
                       (gpointer) code);
}

/* --- resources --- */

/* Whether the tables have the provider of @type at all: all its types begin alike. */
static gboolean
knows_provider (const char *type, const char *const *names, guint n)
{
  gsize length = strcspn (type, "_");

  return n > 0 && type[length] == '_' && strncmp (type, names[0], length + 1) == 0;
}

static void
say_unknown_type (Module *self, const IshLintResource *resource, const char *type,
                  gboolean is_data, const char *const *names, guint n)
{
  const char *nearest
    = _ish_lint_may_look (self->lint, n) ? _ish_nearest (type, names, n) : NULL;

  /* The tables of data sources end with the oldest provider: a new one may exist. */
  _ish_lint_add (self->lint,
                 (is_data || self->is_newer) && !nearest ? ISH_SEVERITY_WARNING
                                                         : ISH_SEVERITY_ERROR,
                 "schema.type", resource->source, resource->at,
                 is_data ? _ish_said (N_("there is no data source “%s”%p"), type,
                                      _ish_nearest_hint (nearest))
                         : _ish_said (N_("there is no resource type “%s”%p"), type,
                                      _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

static void
check_lifecycle (Module *self, const IshCode *block)
{
  const IshCode *lifecycle = ish_code_get (block, "lifecycle");

  if (lifecycle && lifecycle->kind == ISH_CODE_BLOCK)
    check_names (self->lint, lifecycle, lifecycle_arguments, "lifecycle");
  if (ish_code_get (block, "count") && ish_code_get (block, "for_each"))
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.name", block->source,
                   ish_code_get (block, "for_each")->at,
                   _ish_said_words (N_("“count” and “for_each” exclude each other")), NULL);
}

static void
read_resource (Module *self, const IshCode *block, gboolean is_data)
{
  const IshSchema *schema = self->lint->schema;
  IshLintResource *resource = g_new0 (IshLintResource, 1);
  const char *type = ish_code_label (block, 0), *name = ish_code_label (block, 1);
  const char *const *names;
  guint n;

  g_ptr_array_add (self->resources, resource);
  self->lint->n_resources++;
  resource->type = type;
  resource->name = name;
  resource->code = resource->args = block;
  resource->source = block->source;
  resource->at = block->labels[0]->at;
  if (is_data)
    {
      g_autofree char *full = g_strconcat ("data.", type, NULL);

      resource->type = ish_arena_strdup (self->lint->arena, full);
    }
  declare (self, block, block->labels[1]->at, "%s.%s", resource->type, name);
  check_lifecycle (self, block);
  names = is_data ? ish_schema_list_data (schema, &n) : ish_schema_list_resources (schema, &n);
  resource->schema = is_data ? ish_schema_get_data (schema, type)
                             : ish_schema_get_resource (schema, type);
  if (resource->schema == NULL)
    {
      if (knows_provider (type, names, n))
        say_unknown_type (self, resource, type, is_data, names, n);
      return;
    }
  if (resource->schema->gone)
    _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "schema.gone", block->source, resource->at,
                   _ish_said (N_("version 6 of the provider no longer has %s"), type), NULL);
  _ish_lint_hcl_body (self->lint, block, resource->schema->shape,
                      is_data ? data_extra : resource_extra, type, !is_data,
                      is_data || self->is_newer);
}

/* --- the rest --- */

static void
read_locals (Module *self, const IshCode *block)
{
  for (guint i = 0; i < block->n_members; i++)
    declare (self, block->members[i].value, block->members[i].at, "local.%s",
             block->members[i].key);
}

static void
read_named (Module *self, const IshCode *block, const char *kind)
{
  const IshCode *alias = ish_code_get (block, "alias");
  guint32 at = block->labels[0]->at;
  const char *name = ish_code_label (block, 0);

  if (strcmp (kind, "variable") == 0)
    declare (self, block, at, "var.%s", name);
  else if (strcmp (kind, "provider") != 0)
    declare (self, block, at, "%s.%s", kind, name);
  else
    declare (self, block, at, "provider.%s%s%s", name, ish_code_text (alias) ? "." : "",
             ish_code_text (alias) ? ish_code_text (alias) : "");
}

static const TopBlock *
find_top_block (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (top_blocks); i++)
    if (strcmp (top_blocks[i].name, name) == 0)
      return &top_blocks[i];
  return NULL;
}

static const char *
nearest_top_block (const char *name)
{
  const char *names[G_N_ELEMENTS (top_blocks)];

  for (guint i = 0; i < G_N_ELEMENTS (top_blocks); i++)
    names[i] = top_blocks[i].name;
  return _ish_nearest (name, names, G_N_ELEMENTS (top_blocks));
}

/* Whether the block is one that Terraform has, with its labels. */
static gboolean
check_top_block (Module *self, const IshCodeMember *member, const IshCode *file,
                 const TopBlock *known)
{
  if (known == NULL || member->value->kind != ISH_CODE_BLOCK)
    {
      const char *nearest = nearest_top_block (member->key);

      _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.name", file->source, member->at,
                     member->value->kind == ISH_CODE_BLOCK
                       ? _ish_said (N_("a file has no block “%s”%p"), member->key,
                                    _ish_nearest_hint (nearest))
                       : _ish_said (N_("a file has no argument “%s”%p"), member->key,
                                    _ish_nearest_hint (nearest)),
                     _ish_nearest_fix (nearest));
      return FALSE;
    }
  if (member->value->n_labels != known->n_labels)
    {
      _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.labels", file->source, member->at,
                     _ish_said (N_("%s takes %u labels, not %u"), known->name, known->n_labels,
                                member->value->n_labels),
                     NULL);
      return FALSE;
    }
  if (known->arguments)
    check_names (self->lint, member->value, known->arguments, known->name);
  if (known->required && ish_code_get (member->value, known->required) == NULL)
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.required", file->source, member->at,
                   _ish_said (N_("%s needs the argument “%s”"), known->name, known->required),
                   NULL);
  return TRUE;
}

static void
read_top_block (Module *self, const IshCodeMember *member, const IshCode *file)
{
  const TopBlock *known = find_top_block (member->key);

  if (!check_top_block (self, member, file, known))
    return;
  if (strcmp (known->name, "locals") == 0)
    read_locals (self, member->value);
  else if (known->n_labels == 2)
    {
      gboolean is_data = strcmp (known->name, "data") == 0;

      if (is_data || strcmp (known->name, "resource") == 0)
        read_resource (self, member->value, is_data);
      else
        declare (self, member->value, member->at, "%s.%s.%s", known->name,
                 ish_code_label (member->value, 0), ish_code_label (member->value, 1));
    }
  else if (known->n_labels == 1)
    read_named (self, member->value, known->name);
}

/* "6.28" of ">= 6.28, < 8"; 0 where there is none. Major and minor are all that counts. */
static guint64
read_version (const char *text)
{
  const char *digits = text + strcspn (text, "0123456789");
  char *end;
  guint64 major = g_ascii_strtoull (digits, &end, 10);

  return MIN (major, 100000) * 1000 + MIN (*end == '.' ? g_ascii_strtoull (end + 1, NULL, 10) : 0,
                                           999);
}

/* Whether the lowest version that required_providers takes is past the newest of the tables. */
static gboolean
needs_newer (const IshCode *settings, const IshSchema *schema)
{
  const IshCode *required = ish_code_get (settings, "required_providers");

  for (guint i = 0; required && i < required->n_members; i++)
    {
      const IshCode *entry = required->members[i].value;
      const char *source = ish_code_text (ish_code_get (entry, "source"));
      const char *version = ish_code_text (ish_code_get (entry, "version"));

      if (source && version && g_str_has_suffix (source, ish_schema_get_provider (schema))
          && *version != '<'
          && read_version (version) > read_version (ish_schema_get_newest (schema)))
        return TRUE;
    }
  return FALSE;
}

/* "override.tf" and "x_override.tf" lie over what other files declare: they repeat names and leave
 * out what is there already. */
static gboolean
is_override (const IshSource *source)
{
  g_autofree char *name = g_path_get_basename (source->name);

  return strcmp (name, "override.tf") == 0 || strcmp (name, "override.tf.json") == 0
         || g_str_has_suffix (name, "_override.tf") || g_str_has_suffix (name, "_override.tf.json");
}

static void
read_files (Module *self, const GPtrArray *files, gboolean overrides)
{
  self->lint->is_rewritten = overrides;
  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *file = g_ptr_array_index (files, i);

      for (guint j = 0; is_override (file->source) == overrides && j < file->n_members; j++)
        read_top_block (self, &file->members[j], file);
    }
  self->lint->is_rewritten = FALSE;
}

void
_ish_lint_module (IshLint *self, const GPtrArray *files)
{
  g_autoptr (GHashTable) declared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_free);
  Module module = { self, declared, resources, FALSE };

  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *settings = ish_code_get (g_ptr_array_index (files, i), "terraform");

      module.is_newer |= settings && needs_newer (settings, self->schema);
    }
  read_files (&module, files, FALSE);
  read_files (&module, files, TRUE);
  _ish_lint_references (self, files, declared);
  _ish_lint_supply (self, files);
  _ish_lint_safety (self, resources, files);
}
