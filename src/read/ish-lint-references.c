/* What the expressions of a Terraform module refer to: declared, existing, not in a circle.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  IshLint      *lint;
  GHashTable   *declared; /* address -> IshCode */
  IshLintGraph *graph;
  GPtrArray    *scope;    /* names that "for" and dynamic blocks bind */
  const char   *owner;    /* (nullable): address of the block that is read */
  const IshCode *block;   /* (nullable): that block */
} Walk;

static void walk (Walk *self, const IshCode *code);

static gboolean
is_in_scope (Walk *self, const char *name)
{
  for (guint i = self->scope->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->scope, i - 1), name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
step_key (const IshCode *code, guint index)
{
  return index < code->n_members ? code->members[index].key : NULL;
}

/* The nearest address that begins with @prefix. */
static const char *
nearest_address (Walk *self, const char *address, const char *prefix)
{
  g_autoptr (GHashTable) same = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  if (!_ish_lint_may_look (self->lint, g_hash_table_size (self->declared)))
    return NULL;
  g_hash_table_iter_init (&iter, self->declared);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_hash_table_add (same, key);
  if (g_hash_table_size (same) == 1 && strncmp (prefix, "var.", 4) != 0
      && strncmp (prefix, "local.", 6) != 0)
    {
      g_hash_table_iter_init (&iter, same);
      return g_hash_table_iter_next (&iter, &key, NULL) ? key : NULL;
    }
  return _ish_nearest_key (address, same);
}

static void
say_undeclared (Walk *self, const IshCode *code, const char *address, const char *prefix)
{
  const char *nearest = nearest_address (self, address, prefix);

  _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.undeclared", code->source, code->at,
                 _ish_said (N_("%s is not declared%p"), address, _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

static void
add_edge (Walk *self, const char *address, const IshCode *code)
{
  if (self->owner)
    _ish_lint_graph_add_edge (self->graph, self->owner, address, code->source, code->at);
}

/* What is read of a resource must be one of its arguments or attributes. */
static void
check_attribute (Walk *self, const IshCode *code, guint first, const IshSchemaType *type,
                 const IshCode *target, const char *address, gboolean is_data)
{
  gboolean is_many = ish_code_get (target, "count") || ish_code_get (target, "for_each");
  const char *key = step_key (code, first);

  if (key && is_many)
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.index", code->source, code->at,
                   _ish_said (N_("%s is several; say which: %s[…].%s"), address, address, key),
                   NULL);
  while (first < code->n_members && code->members[first].key == NULL)
    first++;
  key = step_key (code, first);
  if (key == NULL || type == NULL || ish_shape_get (type->shape, key) || strcmp (key, "id") == 0
      || strcmp (key, "region") == 0)
    return;
  {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    const char *nearest;

    for (guint i = 0; i < type->shape->n_fields; i++)
      g_ptr_array_add (names, (gpointer) type->shape->fields[i].name);
    nearest = _ish_nearest (key, (const char *const *) names->pdata, names->len);
    _ish_lint_add (self->lint, is_data && !nearest ? ISH_SEVERITY_WARNING : ISH_SEVERITY_ERROR,
                   "reference.attribute", code->source, code->members[first].at,
                   _ish_said (N_("%s has no attribute “%s”%p"), type->name, key,
                              _ish_nearest_hint (nearest)),
                   _ish_nearest_fix (nearest));
  }
}

static void
check_resource (Walk *self, const IshCode *code, gboolean is_data)
{
  guint first = is_data ? 1 : 0;
  const char *type = is_data ? step_key (code, 0) : code->text;
  const char *name = step_key (code, first);
  g_autofree char *address = NULL;
  g_autofree char *prefix = NULL;
  const IshCode *target;

  if (type == NULL || name == NULL)
    {
      _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.undeclared", code->source, code->at,
                     _ish_said (N_("“%s” is not declared; a reference to a resource names its "
                                   "type and name"),
                                code->text),
                     NULL);
      return;
    }
  prefix = g_strdup_printf ("%s%s.", is_data ? "data." : "", type);
  address = g_strconcat (prefix, name, NULL);
  target = g_hash_table_lookup (self->declared, address);
  if (target == NULL)
    {
      say_undeclared (self, code, address, prefix);
      return;
    }
  add_edge (self, address, code);
  check_attribute (self, code, first + 1,
                   is_data ? ish_schema_get_data (self->lint->schema, type)
                           : ish_schema_get_resource (self->lint->schema, type),
                   target, address, is_data);
}

/* var.x, local.x, module.x */
static void
check_named (Walk *self, const IshCode *code)
{
  const char *name = step_key (code, 0);
  g_autofree char *prefix = g_strconcat (code->text, ".", NULL);
  g_autofree char *address = name ? g_strconcat (prefix, name, NULL) : NULL;

  if (address == NULL)
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.undeclared", code->source, code->at,
                   _ish_said (N_("“%s” alone is no value; name what is meant: %s.NAME"), code->text,
                              code->text),
                   NULL);
  else if (g_hash_table_contains (self->declared, address))
    add_edge (self, address, code);
  else
    say_undeclared (self, code, address, prefix);
}

static void
check_iteration (Walk *self, const IshCode *code, const char *needs)
{
  if (self->block && ish_code_get (self->block, needs) == NULL)
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.undeclared", code->source, code->at,
                   _ish_said (N_("“%s” is there only in a block with “%s”"), code->text, needs),
                   NULL);
}

static void
check_name (Walk *self, const IshCode *code)
{
  static const char *const named[] = { "var", "local", "module", NULL };
  static const char *const always[] = { "self", "path", "terraform", "ephemeral", NULL };

  if (is_in_scope (self, code->text) || g_strv_contains (always, code->text))
    return;
  if (g_strv_contains (named, code->text))
    check_named (self, code);
  else if (strcmp (code->text, "each") == 0)
    check_iteration (self, code, "for_each");
  else if (strcmp (code->text, "count") == 0)
    check_iteration (self, code, "count");
  else
    check_resource (self, code, strcmp (code->text, "data") == 0);
}

/* --- walking --- */

static void
walk_for (Walk *self, const IshCode *code)
{
  guint before = self->scope->len;

  walk (self, code->items[0]);
  for (guint i = 0; i < code->n_members; i++)
    g_ptr_array_add (self->scope, (gpointer) code->members[i].key);
  for (guint i = 1; i < code->n_items; i++)
    walk (self, code->items[i]);
  g_ptr_array_set_size (self->scope, (int) before);
}

static void
walk_dynamic (Walk *self, const IshCode *code)
{
  const IshCode *iterator = ish_code_get (code, "iterator");
  guint before = self->scope->len;

  g_ptr_array_add (self->scope,
                   (gpointer) (iterator && iterator->text ? iterator->text
                                                          : ish_code_label (code, 0)));
  for (guint i = 0; i < code->n_members; i++)
    if (strcmp (code->members[i].key, "iterator") != 0)
      walk (self, code->members[i].value);
  g_ptr_array_set_size (self->scope, (int) before);
}

/* Names there are no references: provider configurations, arguments to ignore. */
static gboolean
is_no_reference (const IshCodeMember *member)
{
  static const char *const keys[] = { "provider", "providers", "ignore_changes", NULL };

  return member->key && g_strv_contains (keys, member->key);
}

static void
walk (Walk *self, const IshCode *code)
{
  if (code->kind == ISH_CODE_NAME)
    check_name (self, code);
  if (code->kind == ISH_CODE_FOR)
    {
      walk_for (self, code);
      return;
    }
  for (guint i = 0; i < code->n_items; i++)
    walk (self, code->items[i]);
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];

      if (member->value == NULL || is_no_reference (member))
        continue;
      if (code->kind == ISH_CODE_BLOCK && strcmp (member->key, "dynamic") == 0
          && member->value->kind == ISH_CODE_BLOCK)
        walk_dynamic (self, member->value);
      else
        walk (self, member->value);
    }
}

static const char *
own_address (Walk *self, const char *kind, const IshCode *block)
{
  g_autofree char *address = NULL;

  if (block->n_labels != 2)
    return NULL;
  address = g_strdup_printf ("%s%s.%s", strcmp (kind, "data") == 0 ? "data." : "",
                             ish_code_label (block, 0), ish_code_label (block, 1));
  return ish_arena_strdup (self->lint->arena, address);
}

static void
walk_locals (Walk *self, const IshCode *block)
{
  for (guint i = 0; i < block->n_members; i++)
    {
      g_autofree char *address = g_strconcat ("local.", block->members[i].key, NULL);

      self->owner = ish_arena_strdup (self->lint->arena, address);
      walk (self, block->members[i].value);
    }
}

/* Of a variable: its type is no expression. */
static void
walk_variable (Walk *self, const IshCode *block)
{
  for (guint i = 0; i < block->n_members; i++)
    if (strcmp (block->members[i].key, "type") != 0)
      walk (self, block->members[i].value);
}

static void
walk_top (Walk *self, const char *kind, const IshCode *block)
{
  static const char *const skipped[] = { "terraform", "moved", "import", "removed", NULL };

  if (block->kind != ISH_CODE_BLOCK || g_strv_contains (skipped, kind))
    return;
  self->owner = NULL;
  self->block = NULL;
  if (strcmp (kind, "locals") == 0)
    walk_locals (self, block);
  else if (strcmp (kind, "variable") == 0)
    walk_variable (self, block);
  else
    {
      self->owner = own_address (self, kind, block);
      self->block = block->n_labels > 0 ? block : NULL;
      if (strcmp (kind, "check") == 0)
        {
          /* Data sources in it are its own. */
          self->block = NULL;
          return;
        }
      walk (self, block);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
_ish_lint_references (IshLint *self, const GPtrArray *files, GHashTable *declared)
{
  g_autoptr (IshLintGraph) graph = _ish_lint_graph_new ();
  g_autoptr (GPtrArray) scope = g_ptr_array_new ();
  Walk state = { self, declared, graph, scope, NULL, NULL };
  g_autofree gpointer *keys = NULL;
  guint n;

  keys = g_hash_table_get_keys_as_array (declared, &n);
  qsort (keys, n, sizeof *keys, compare_names); /* so that a circle begins at the same place */
  for (guint i = 0; i < n; i++)
    _ish_lint_graph_add_node (graph, keys[i]);
  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *file = g_ptr_array_index (files, i);

      for (guint j = 0; j < file->n_members; j++)
        walk_top (&state, file->members[j].key, file->members[j].value);
    }
  _ish_lint_graph_report (graph, self);
}
