/* Modules of Terraform as nodes of a stack.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "read/ish-code-terraform-private.h"

#include <string.h>

#include "base/ish-json.h"

#define MAX_MODULES 1000
#define MAX_MODULE_DEPTH 16

/* --- modules --- */

static void
module_free (gpointer data)
{
  IshCodeModule *self = data;

  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->locals);
  g_hash_table_unref (self->outputs);
  g_hash_table_unref (self->resources);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->modules);
  g_hash_table_unref (self->values);
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_ptr_array_unref (self->providers);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static void
resource_free (gpointer data)
{
  IshCodeResource *self = data;

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

static IshCodeModule *
module_new (IshCodeModule *caller, const IshCode *call, const char *prefix, const char *folder)
{
  IshCodeModule *self = g_new0 (IshCodeModule, 1);

  self->caller = caller;
  self->call = call;
  self->prefix = prefix;
  self->folder = folder;
  self->depth = caller ? caller->depth + 1 : 0;
  self->variables = g_hash_table_new (g_str_hash, g_str_equal);
  self->locals = g_hash_table_new (g_str_hash, g_str_equal);
  self->outputs = g_hash_table_new (g_str_hash, g_str_equal);
  self->resources = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func (resource_free);
  self->modules = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_hash_table_new (g_str_hash, g_str_equal);
  self->providers = g_ptr_array_new ();
  self->children = g_ptr_array_new_with_free_func (module_free);
  return self;
}

static void
add_resource (IshCodeStack *stack, IshCodeModule *self, const IshCode *block, gboolean is_data)
{
  IshCodeResource *resource;
  g_autofree char *type = g_strconcat (is_data ? "data." : "", ish_code_label (block, 0), NULL);
  g_autofree char *address = g_strconcat (type, ".", ish_code_label (block, 1), NULL);

  if (block->n_labels < 2 || g_hash_table_contains (self->resources, address))
    return;
  resource = g_new0 (IshCodeResource, 1);
  resource->address = ish_arena_strdup (stack->arena, address);
  resource->type = ish_arena_strdup (stack->arena, type);
  resource->block = block;
  g_hash_table_insert (self->resources, (gpointer) resource->address, resource);
  g_ptr_array_add (self->order, resource);
}

static void
read_block (IshCodeStack *stack, IshCodeModule *self, const char *kind, const IshCode *block)
{
  if (strcmp (kind, "resource") == 0 || strcmp (kind, "data") == 0)
    add_resource (stack, self, block, kind[0] == 'd');
  else if (strcmp (kind, "variable") == 0)
    g_hash_table_insert (self->variables, (gpointer) ish_code_label (block, 0), (gpointer) block);
  else if (strcmp (kind, "output") == 0)
    g_hash_table_insert (self->outputs, (gpointer) ish_code_label (block, 0), (gpointer) block);
  else if (strcmp (kind, "provider") == 0)
    g_ptr_array_add (self->providers, (gpointer) block);
  else if (strcmp (kind, "locals") == 0)
    for (guint i = 0; i < block->n_members; i++)
      if (block->members[i].key && block->members[i].value)
        g_hash_table_insert (self->locals, (gpointer) block->members[i].key,
                             (gpointer) block->members[i].value);
}

static void read_files (IshCodeStack *stack, IshCodeModule *self, const GPtrArray *files,
                        guint *n_modules);

/* A module beside this one is read; of any other it is said that it was not. */
static void
read_module_call (IshCodeStack *stack, IshCodeModule *self, const IshCode *block,
                  guint *n_modules)
{
  const char *name = ish_code_label (block, 0);
  const char *source = ish_code_text (ish_code_get (block, "source"));
  gboolean is_local = source && (g_str_has_prefix (source, "./")
                                 || g_str_has_prefix (source, "../"));
  const char *below = is_local && source[1] == '/' ? source + 2 : source;
  g_autofree char *folder = is_local && self->folder
                              ? g_build_filename (self->folder, below, NULL) : NULL;
  g_autofree char *prefix = g_strdup_printf ("%smodule.%s.", self->prefix, name);
  g_autoptr (GPtrArray) files = NULL;
  IshCodeModule *child;

  if (g_hash_table_contains (self->modules, name))
    return;
  if (folder && self->depth < MAX_MODULE_DEPTH && (*n_modules)++ < MAX_MODULES)
    files = _ish_code_stack_read_module (stack, folder, NULL);
  if (files == NULL || files->len == 0)
    {
      prefix[strlen (prefix) - 1] = '\0';
      _ish_code_stack_note (stack, "module", prefix, source, block->source, block->at);
      return;
    }
  if (ish_code_get (block, "count") || ish_code_get (block, "for_each"))
    _ish_code_stack_note (stack, "count", prefix, NULL, block->source, block->at);
  child = module_new (self, block, ish_arena_strdup (stack->arena, prefix),
                      ish_arena_strdup (stack->arena, folder));
  g_ptr_array_add (self->children, child);
  g_hash_table_insert (self->modules, (gpointer) name, child);
  read_files (stack, child, files, n_modules);
}

static void
read_files (IshCodeStack *stack, IshCodeModule *self, const GPtrArray *files, guint *n_modules)
{
  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *file = files->pdata[i];

      for (guint k = 0; k < file->n_members; k++)
        {
          const IshCodeMember *member = &file->members[k];

          if (member->key == NULL || member->value == NULL
              || member->value->kind != ISH_CODE_BLOCK)
            continue;
          if (strcmp (member->key, "module") == 0)
            read_module_call (stack, self, member->value, n_modules);
          else
            read_block (stack, self, member->key, member->value);
        }
    }
}

/* --- how many --- */

static void
count_each (const IshCodeScope *scope, IshCodeResource *self, const IshValue *each)
{
  guint n = each->type == ISH_VALUE_MAP ? each->u.map.n : each->u.list.n;

  self->keys = g_ptr_array_new ();
  self->values = g_ptr_array_new ();
  for (guint i = 0; i < n && i < ISH_CODE_MAX_COPIES; i++)
    {
      const IshValue *key = each->type == ISH_VALUE_MAP
                              ? ish_value_string (scope->stack->arena, each->u.map.members[i].key)
                              : each->u.list.items[i];

      g_ptr_array_add (self->keys, (gpointer) key);
      g_ptr_array_add (self->values,
                       (gpointer) (each->type == ISH_VALUE_MAP ? each->u.map.members[i].value
                                                               : key));
    }
  self->copies = ISH_COPIES_EACH;
}

static gboolean
has_known_keys (const IshValue *each)
{
  return each->type == ISH_VALUE_MAP || (each->type == ISH_VALUE_LIST
                                         && _ish_code_is_literal (each));
}

void
_ish_code_resource_count (const IshCodeScope *scope, IshCodeResource *self)
{
  IshCodeScope inner = { scope->stack, scope->module, NULL, scope->depth + 1 };
  const IshCode *count = ish_code_get (self->block, "count");
  const IshCode *each = ish_code_get (self->block, "for_each");
  const IshValue *value;

  if (self->copies != ISH_COPIES_UNSEEN)
    return;
  self->copies = ISH_COPIES_RUNNING;
  if (count == NULL && each == NULL)
    {
      self->copies = ISH_COPIES_ONE;
      return;
    }
  value = _ish_code_eval (&inner, count ? count : each);
  if (count && value->type == ISH_VALUE_INT && value->u.integer >= 0)
    {
      self->keys = g_ptr_array_new ();
      for (gint64 i = 0; i < value->u.integer && i < ISH_CODE_MAX_COPIES; i++)
        g_ptr_array_add (self->keys, (gpointer) ish_value_int (scope->stack->arena, i));
      self->copies = ISH_COPIES_COUNT;
    }
  else if (each && has_known_keys (value))
    count_each (scope, self, value);
  else
    {
      self->copies = ISH_COPIES_UNKNOWN;
      _ish_code_stack_note (scope->stack, "count", self->address, NULL, self->block->source,
                            self->block->at);
    }
}

const char *
_ish_code_resource_key (const IshCodeScope *scope, const IshCodeResource *self, guint index)
{
  g_autofree char *key = NULL;
  const IshValue *at = self->keys && index < self->keys->len ? self->keys->pdata[index] : NULL;

  if (at == NULL)
    key = g_strconcat (scope->module->prefix, self->address, NULL);
  else
    key = g_strdup_printf (at->type == ISH_VALUE_STRING ? "%s%s[\"%s\"]" : "%s%s[%s]",
                           scope->module->prefix, self->address,
                           _ish_code_text (scope->stack, at) ? _ish_code_text (scope->stack, at)
                                                             : "?");
  return ish_arena_strdup (scope->stack->arena, key);
}

IshCodeScope
_ish_code_resource_scope (const IshCodeScope *scope, const IshCodeResource *self, guint index,
                          IshCodeNames out[3])
{
  IshCodeScope inner = { scope->stack, scope->module, NULL, scope->depth + 1 };
  const IshValue *unknown = _ish_code_unknown (scope->stack, self->address);
  const IshValue *key = self->keys && index < self->keys->len ? self->keys->pdata[index] : unknown;
  const IshValue *value = self->values && index < self->values->len ? self->values->pdata[index]
                                                                    : unknown;
  const IshValue *each;

  if (self->copies == ISH_COPIES_ONE)
    return inner;
  each = _ish_code_set (scope->stack, NULL, "key", key);
  each = _ish_code_set (scope->stack, each, "value", value);
  out[0] = (IshCodeNames){ NULL, "each", each };
  out[1] = (IshCodeNames){ &out[0], "count", _ish_code_set (scope->stack, NULL, "index", key) };
  inner.names = &out[1];
  return inner;
}

/* --- arguments --- */

typedef struct
{
  const IshCodeScope *scope;
  GPtrArray *order;   /* of names */
  GHashTable *blocks; /* name -> GPtrArray of IshValue */
} Blocks;

static void
add_block (Blocks *self, const char *name, const IshValue *value)
{
  GPtrArray *list = g_hash_table_lookup (self->blocks, name);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->blocks, (gpointer) name, list);
      g_ptr_array_add (self->order, (gpointer) name);
    }
  g_ptr_array_add (list, (gpointer) value);
}

static const IshShape *
find_shape (const IshShape *shape, const char *name)
{
  const IshField *field;

  while (shape && (shape->kinds & ISH_SHAPE_LIST) && shape->item)
    shape = shape->item;
  field = shape ? ish_shape_get (shape, name) : NULL;
  return field ? field->shape : NULL;
}

/* dynamic "x" { for_each, iterator, content }: a block for each, or one that is not known. */
static void
add_dynamic (Blocks *self, const IshCode *block, const IshShape *shape)
{
  const char *name = ish_code_label (block, 0);
  const IshCode *each = ish_code_get (block, "for_each");
  const IshCode *content = ish_code_get (block, "content");
  const IshCode *iterator = ish_code_get (block, "iterator");
  const IshValue *all = each ? _ish_code_eval (self->scope, each) : NULL;
  gboolean is_map = all && all->type == ISH_VALUE_MAP;

  if (*name == '\0')
    return;
  if (content == NULL || all == NULL || (!is_map && all->type != ISH_VALUE_LIST))
    {
      add_block (self, name, _ish_code_unknown (self->scope->stack, name));
      return;
    }
  for (guint i = 0; i < (is_map ? all->u.map.n : all->u.list.n); i++)
    {
      IshCodeScope inner = *self->scope;
      const IshValue *key = is_map ? ish_value_string (self->scope->stack->arena,
                                                       all->u.map.members[i].key)
                                   : ish_value_int (self->scope->stack->arena, i);
      const IshValue *value = is_map ? all->u.map.members[i].value : all->u.list.items[i];
      const IshValue *pair = _ish_code_set (self->scope->stack, NULL, "key", key);
      IshCodeNames bound = { inner.names,
                             iterator && iterator->text ? iterator->text : name, NULL };

      bound.value = _ish_code_set (self->scope->stack, pair, "value", value);
      inner.names = &bound;
      inner.depth++;
      if (!_ish_code_stack_step (inner.stack))
        return;
      add_block (self, name,
                 _ish_code_body (&inner, content, find_shape (shape, name), FALSE));
    }
}

static gboolean
is_meta (IshCodeStack *stack, const char *name)
{
  JsonArray *meta = ish_json_array (stack->tables, "meta");

  for (guint i = 0; meta && i < json_array_get_length (meta); i++)
    if (strcmp (json_array_get_string_element (meta, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* A block written once is a map, several are a list. */
static void
put_blocks (Blocks *self, IshCodeMap *out)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const char *name = self->order->pdata[i];
      const GPtrArray *list = g_hash_table_lookup (self->blocks, name);

      _ish_code_map_put (out, name,
                         list->len == 1 ? list->pdata[0]
                                        : ish_value_list (self->scope->stack->arena,
                                                          (const IshValue *const *) list->pdata,
                                                          list->len));
    }
}

const IshValue *
_ish_code_body (const IshCodeScope *scope, const IshCode *block, const IshShape *shape,
                gboolean is_resource)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_ptr_array_unref);
  IshCodeScope inner = *scope;
  Blocks blocks = { &inner, order, found };
  IshCodeMap out;

  inner.depth++;
  if (inner.depth > ISH_CODE_MAX_DEEP)
    return _ish_code_unknown (scope->stack, "");
  _ish_code_map_init (scope->stack, &out);
  for (guint i = 0; i < block->n_members; i++)
    {
      const IshCodeMember *member = &block->members[i];

      if (member->key == NULL || member->value == NULL
          || (is_resource && is_meta (scope->stack, member->key)))
        continue;
      if (member->value->kind != ISH_CODE_BLOCK)
        _ish_code_map_put (&out, member->key,
                           _ish_code_fit (scope->stack, _ish_code_eval (&inner, member->value),
                                          find_shape (shape, member->key)));
      else if (strcmp (member->key, "dynamic") == 0)
        add_dynamic (&blocks, member->value, shape);
      else
        add_block (&blocks, member->key,
                   _ish_code_body (&inner, member->value, find_shape (shape, member->key),
                                   FALSE));
    }
  put_blocks (&blocks, &out);
  return _ish_code_map_end (scope->stack, &out);
}

/* --- providers --- */

static const IshCode *
find_provider (const IshCodeModule *module, const char *name, const char *alias)
{
  for (guint i = 0; i < module->providers->len; i++)
    {
      const IshCode *block = module->providers->pdata[i];
      const char *own = ish_code_text (ish_code_get (block, "alias"));

      if (strcmp (ish_code_label (block, 0), name) == 0 && g_strcmp0 (own, alias) == 0)
        return block;
    }
  return NULL;
}

/* The region a provider is for; @wanted: (nullable): "aws.tokyo" as code. */
static const char *
find_region (const IshCodeScope *scope, const IshCodeModule *module, const char *name,
             const IshCode *wanted)
{
  const char *alias = wanted && wanted->n_members > 0 ? wanted->members[0].key : NULL;
  const IshCode *passed = module->call ? ish_code_get (module->call, "providers") : NULL;
  const IshCode *block = find_provider (module, name, alias);
  IshCodeScope inner = { scope->stack, (IshCodeModule *) module, NULL, 0 };
  const IshCode *region = block ? ish_code_get (block, "region") : NULL;
  const IshValue *value = region ? _ish_code_eval (&inner, region) : NULL;

  if (value && value->type == ISH_VALUE_STRING)
    return value->u.string;
  if (module->caller == NULL)
    return NULL;
  passed = passed && alias == NULL ? ish_code_get (passed, name) : NULL;
  return find_region (scope, module->caller, name, passed);
}

/* Of a variable or local whose name says that it is the environment, or a tag of everything. */
static const char *
find_environment (const IshCodeScope *scope)
{
  JsonArray *names = ish_json_array (scope->stack->tables, "environments");

  for (guint i = 0; names && i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      const IshValue *value = NULL;

      if (g_hash_table_contains (scope->module->variables, name))
        value = _ish_code_eval_variable (scope, scope->module, name);
      else if (g_hash_table_contains (scope->module->locals, name))
        value = _ish_code_eval_local (scope, scope->module, name);
      if (value && value->type == ISH_VALUE_STRING)
        return value->u.string;
    }
  for (guint i = 0; i < scope->module->providers->len; i++)
    {
      const IshCode *tags = ish_code_get (scope->module->providers->pdata[i], "default_tags");
      const IshCode *inner = tags ? ish_code_get (tags, "tags") : NULL;
      const IshCode *own = inner ? ish_code_get_folded (inner, "environment") : NULL;
      const IshValue *value = own ? _ish_code_eval (scope, own) : NULL;

      if (value && value->type == ISH_VALUE_STRING)
        return value->u.string;
    }
  return NULL;
}

/* --- nodes --- */

/* What stands for nothing in the cloud: random names, local files. */
static gboolean
is_utility (IshCodeStack *stack, const char *type)
{
  JsonArray *prefixes = ish_json_array (stack->tables, "utilities");

  for (guint i = 0; prefixes && i < json_array_get_length (prefixes); i++)
    if (g_str_has_prefix (type, json_array_get_string_element (prefixes, i)))
      return TRUE;
  return FALSE;
}

static const char *
node_region (const IshCodeScope *scope, const IshCodeResource *resource, const char *main_region)
{
  const char *type = resource->type + (g_str_has_prefix (resource->type, "data.") ? 5 : 0);
  g_autofree char *provider = g_strndup (type, strcspn (type, "_"));
  const char *region = find_region (scope, scope->module, provider,
                                    ish_code_get (resource->block, "provider"));
  JsonObject *cloud = ish_catalog_get_cloud (scope->stack->catalog, scope->stack->cloud);
  JsonObject *edge = cloud ? ish_json_object (cloud, "edge") : NULL;

  if (region == NULL || g_strcmp0 (region, main_region) == 0)
    return NULL;
  return edge && strcmp (region, ish_json_string (edge, "region", "")) == 0 ? "edge" : region;
}

static void
add_nodes (const IshCodeScope *scope, const IshCodeModule *module, const char *main_region)
{
  for (guint i = 0; i < module->order->len; i++)
    {
      IshCodeResource *resource = module->order->pdata[i];
      gboolean is_data = g_str_has_prefix (resource->type, "data.");
      const char *type = resource->type + (is_data ? 5 : 0);
      const IshSchemaType *schema = is_data ? ish_schema_get_data (scope->stack->schema, type)
                                            : ish_schema_get_resource (scope->stack->schema, type);
      guint n;

      if (is_utility (scope->stack, type))
        continue;
      _ish_code_resource_count (scope, resource);
      n = resource->keys ? resource->keys->len : 1;
      for (guint k = 0; k < n && _ish_code_stack_step (scope->stack); k++)
        {
          IshCodeNames names[3];
          IshCodeScope inner = _ish_code_resource_scope (scope, resource, k, names);
          IshCodeNode node = { .type = resource->type,
                               .key = _ish_code_resource_key (scope, resource, k),
                               .region = node_region (scope, resource, main_region),
                               .source = resource->block->source,
                               .at = resource->block->at };

          node.args = _ish_code_body (&inner, resource->block, schema ? schema->shape : NULL,
                                      TRUE);
          _ish_code_stack_add (scope->stack, &node);
        }
    }
  for (guint i = 0; i < module->children->len; i++)
    {
      IshCodeScope inner = { scope->stack, module->children->pdata[i], NULL, 0 };

      add_nodes (&inner, module->children->pdata[i], main_region);
    }
}

/* --- the whole --- */

static gboolean
is_values_name (const char *name)
{
  return strcmp (name, "terraform.tfvars") == 0 || g_str_has_suffix (name, ".auto.tfvars");
}

static gboolean
read_values (IshCodeStack *stack, IshCodeModule *root, GError **error)
{
  g_autoptr (GPtrArray) files = _ish_code_stack_read_hcl (stack, root->folder, is_values_name,
                                                          error);

  if (files == NULL)
    return FALSE;
  root->given = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *file = files->pdata[i];

      for (guint k = 0; k < file->n_members; k++)
        if (file->members[k].key && file->members[k].value)
          g_hash_table_insert (root->given, (gpointer) file->members[k].key,
                               (gpointer) file->members[k].value);
    }
  return TRUE;
}

gboolean
_ish_code_terraform (IshCodeStack *self, const GPtrArray *files, const char *folder,
                     const IshCodeContext *context, GError **error)
{
  IshCodeModule *root = module_new (NULL, NULL, "", folder);
  IshCodeScope scope = { self, root, NULL, 0 };
  JsonObject *cloud = ish_catalog_get_cloud (self->catalog, self->cloud);
  JsonObject *terraform = cloud ? ish_json_object (cloud, "terraform") : NULL;
  const char *region, *environment;
  guint n_modules = 0;
  gboolean done = folder == NULL || read_values (self, root, error);

  if (done)
    {
      read_files (self, root, files, &n_modules);
      region = terraform ? find_region (&scope, root,
                                        ish_json_string (terraform, "provider", ""), NULL)
                         : NULL;
      region = region ? region : context->region;
      environment = context->environment ? context->environment : find_environment (&scope);
      _ish_code_stack_begin (self, folder, region, environment);
      add_nodes (&scope, root, region);
    }
  module_free (root);
  return done;
}
