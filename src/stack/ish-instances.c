/* The resources of a design, drawn and implied, with their values and names.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"
#include "stack/ish-stack-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"

#define MAX_LABEL 200 /* characters; a tag has 256, and services write more behind the label */
#define MAX_CODE 128  /* bytes of a name in code: an id of 48, its suffixes, and room */

/* --- shapes --- */

static void
add_names (IshOutline *self, const IshRules *rules, guint use)
{
  for (guint i = 0; i < rules->n_lets; i++)
    {
      IshName name = { .let = &rules->lets[i], .use = use };

      g_array_append_val (self->entries, name);
      g_hash_table_insert (self->names, (gpointer) rules->lets[i].name,
                           GUINT_TO_POINTER (self->entries->len));
    }
}

/* Nodes go after all lets: where both have a name, it means the node. */
static void
add_nodes (IshOutline *self, const IshRules *rules, guint use)
{
  for (guint i = 0; i < rules->n_nodes; i++)
    {
      const char *as = rules->nodes[i]->as;
      IshName name = { .node = rules->nodes[i], .use = use };
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, as));

      if (before > 0 && g_array_index (self->entries, IshName, before - 1).node)
        name.before = before;
      g_array_append_val (self->entries, name);
      g_hash_table_insert (self->names, (gpointer) as, GUINT_TO_POINTER (self->entries->len));
    }
}

void
_ish_shape_free (gpointer data)
{
  IshOutline *self = data;

  g_hash_table_unref (self->names);
  g_array_unref (self->entries);
  g_free (self->defaults);
  g_free (self);
}

static const IshOutline *
get_shape (IshResolve *self, const IshService *service)
{
  IshOutline *shape = g_hash_table_lookup (self->shapes, service);
  guint n_props = ish_service_get_n_props (service);

  if (shape)
    return shape;
  shape = g_new0 (IshOutline, 1);
  shape->service = service;
  shape->names = g_hash_table_new (g_str_hash, g_str_equal);
  shape->entries = g_array_new (FALSE, TRUE, sizeof (IshName));
  shape->uses = ish_service_get_uses (service, &shape->n_uses);
  shape->role = ish_service_get_role (service);
  for (guint i = 0; i < shape->n_uses; i++)
    add_names (shape, &shape->uses[i].trait->rules, i);
  add_names (shape, ish_service_get_rules (service), shape->n_uses);
  for (guint i = 0; i < shape->n_uses; i++)
    add_nodes (shape, &shape->uses[i].trait->rules, i);
  add_nodes (shape, ish_service_get_rules (service), shape->n_uses);
  shape->defaults = g_new0 (const IshValue *, n_props + 1);
  for (guint i = 0; i < n_props; i++)
    {
      const IshProp *prop = ish_service_get_prop_at (service, i);

      shape->defaults[i] =
        _ish_from_json (self, self->is_production ? prop->default_prod : prop->default_dev);
    }
  g_hash_table_insert (self->shapes, (gpointer) service, shape);
  return shape;
}

/* --- names --- */

static gboolean
is_code (const char *text)
{
  gsize length = 0;

  if (text == NULL || !g_ascii_islower (*text))
    return FALSE;
  for (const char *c = text; *c; c++)
    if ((!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_') || ++length > MAX_CODE)
      return FALSE;
  return TRUE;
}

static char *
fold_code (const char *code)
{
  g_autofree char *camel = ish_text_camel (code);

  return g_ascii_strdown (camel, -1);
}

const char *
_ish_make_code (IshResolve *self, GHashTable *taken, const char *wanted, const char *id,
                const char *stem)
{
  g_autofree char *code = NULL;
  char *folded;

  if (is_code (wanted))
    code = g_strdup (wanted);
  else if (is_code (id))
    code = g_strdup (id);
  else
    {
      g_autofree char *hash = ish_text_hash (id, 6);

      code = g_strdup_printf ("%s_%s", stem, hash);
    }
  folded = fold_code (code);
  /* Terraform tells "a_b" from "ab", CloudFormation does not. */
  for (guint digits = 4; g_hash_table_contains (taken, folded); digits += 4)
    {
      g_autofree char *salt = ish_text_hash (id, MIN (digits, 64));
      char *longer = digits <= 64 ? g_strdup_printf ("%s_x%s", code, salt)
                                  : g_strdup_printf ("%s_x%u", code, digits);

      g_free (folded);
      folded = fold_code (longer);
      if (g_hash_table_contains (taken, folded))
        {
          g_free (longer);
          continue;
        }
      g_free (code);
      code = longer;
      break;
    }
  g_hash_table_add (taken, folded);
  return ish_arena_strdup (self->arena, code);
}

const char *
_ish_free_id (IshResolve *self, const char *wanted, const char *type)
{
  g_autofree char *id = g_strdup (wanted);

  for (guint i = 2;; i++)
    {
      const IshInstance *there = g_hash_table_lookup (self->by_id, id);

      if (there == NULL || (type && strcmp (ish_service_get_type_id (there->service), type) == 0))
        return ish_arena_strdup (self->arena, id);
      g_free (id);
      id = g_strdup_printf ("%s_%u", wanted, i);
    }
}

/* --- properties --- */

/* "example.com", "ops@example.org", "shop.example.com": a stand-in nobody owns. */
static gboolean
is_example (const char *text)
{
  const char *found = strstr (text, "example.");

  while (found && found > text && found[-1] != '.' && found[-1] != '@')
    found = strstr (found + 1, "example.");
  return found != NULL;
}

static const IshValue *
make_input (IshResolve *self, IshInstance *instance, const IshProp *prop)
{
  IshStackInput *input = g_new0 (IshStackInput, 1);
  gboolean number = prop->type == ISH_PROP_INT || prop->type == ISH_PROP_PORT;
  g_autofree char *name = g_strdup_printf ("%s_%s", instance->code, prop->name);
  g_autofree char *help = g_strdup_printf ("%s of %s", prop->label, instance->code);

  input->name = ish_arena_strdup (self->arena, name);
  input->type = number ? "number" : "string";
  input->description = prop->help ? prop->help : ish_arena_strdup (self->arena, help);
  input->resource_id = instance->id;
  g_ptr_array_add (self->stack->inputs, input);
  return ish_value_input (self->arena, name);
}

static const IshValue *
read_prop (IshResolve *self, IshInstance *instance, const IshProp *prop, const IshValue *fallback)
{
  JsonNode *typed = instance->typed ? json_object_get_member (instance->typed, prop->name) : NULL;
  const IshValue *value =
    _ish_prop_value (self, prop, typed, fallback, instance->id, &instance->broken);

  if (!ish_prop_is_input (prop))
    return value;
  if (value->type == ISH_VALUE_NULL
      || (value->type == ISH_VALUE_STRING && (!value->u.string[0] || is_example (value->u.string))))
    return make_input (self, instance, prop);
  return value;
}

static void
read_props (IshResolve *self, IshInstance *instance)
{
  guint n = ish_service_get_n_props (instance->service);
  g_autofree IshMember *members = g_new (IshMember, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const IshProp *prop = ish_service_get_prop_at (instance->service, i);

      members[i].key = prop->name;
      members[i].value = read_prop (self, instance, prop, instance->shape->defaults[i]);
    }
  instance->props = ish_value_map (self->arena, members, n);
}

/* What a generic type's arguments are is read once its lines are known: ish-generic.c. */
static gboolean
is_generic (const IshInstance *instance)
{
  return ish_service_is_generic (instance->service);
}

static void
note_unused (IshResolve *self, IshInstance *instance)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, instance->typed);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autofree char *property = NULL;

      /* The canvas writes this beside an address it chose. */
      if (strcmp (name, "cidr_auto") == 0 || ish_service_get_prop (instance->service, name))
        continue;
      property = g_strdup_printf ("properties.%.60s", name);
      _ish_say (self, ISH_SEVERITY_NOTE, "design.property", instance->id, property,
                "{type} does not use the property {property}.", "type",
                ish_service_get_type_id (instance->service), "property", property, NULL);
    }
}

/* --- making --- */

static IshInstance *
add_instance (IshResolve *self, const char *id, const IshService *service)
{
  IshInstance *instance = ish_arena_alloc (self->arena, sizeof *instance);

  instance->value.type = ISH_VALUE_INSTANCE;
  instance->id = ish_arena_strdup (self->arena, id);
  instance->service = service;
  instance->shape = get_shape (self, service);
  instance->lines_in = g_ptr_array_new ();
  instance->lines_out = g_ptr_array_new ();
  instance->values =
    ish_arena_alloc (self->arena, sizeof (gpointer) * (instance->shape->entries->len + 1));
  instance->states = ish_arena_alloc (self->arena, instance->shape->entries->len + 1);
  instance->params =
    ish_arena_alloc (self->arena, sizeof (gpointer) * (instance->shape->n_uses + 1));
  instance->param_states = ish_arena_alloc (self->arena, instance->shape->n_uses + 1);
  instance->place = ish_value_null ();
  g_ptr_array_add (self->instances, instance);
  g_hash_table_insert (self->by_id, (gpointer) instance->id, instance);
  return instance;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(IshInstance *const *) a)->id, (*(IshInstance *const *) b)->id);
}

void
_ish_instances_sort (IshResolve *self)
{
  g_ptr_array_sort (self->instances, compare_ids);
}

IshInstance *
_ish_instances_add_implied (IshResolve *self, const char *id, const char *type, IshInstance *parent,
                            JsonObject *properties, const char *because)
{
  const IshService *service = ish_catalog_get_service (self->catalog, type);
  IshInstance *instance;
  IshImplied *implied;

  if (service == NULL)
    return NULL;
  instance = add_instance (self, id, service);
  instance->because = because;
  instance->around = instance->parent = parent;
  instance->typed = properties;
  instance->code = _ish_make_code (self, self->codes, NULL, id, ish_service_get_stem (service));
  instance->name = instance->code;
  read_props (self, instance);
  implied = g_new0 (IshImplied, 1);
  implied->id = instance->id;
  implied->type = ish_service_get_type_id (service);
  implied->parent = parent ? parent->id : NULL;
  implied->because = because;
  implied->properties = properties ? json_object_ref (properties) : json_object_new ();
  g_ptr_array_add (self->stack->implied, implied);
  return instance;
}

/* What is not in the arena. */
void
_ish_instance_release (IshResolve *self, IshInstance *instance)
{
  g_hash_table_remove (self->by_id, instance->id);
  g_clear_pointer (&instance->lines_in, g_ptr_array_unref);
  g_clear_pointer (&instance->lines_out, g_ptr_array_unref);
}

/* --- containers --- */

/* The nearest container that has a meaning: what stands in something unknown stands around it. */
static IshInstance *
find_around (IshResolve *self, const char *id)
{
  for (guint i = 0; id && i < ISH_DESIGN_MAX_DEPTH; i++)
    {
      IshInstance *instance = g_hash_table_lookup (self->by_id, id);
      const IshResource *resource;

      if (instance)
        return instance;
      resource = ish_design_get_resource (self->design, id);
      id = resource ? resource->parent : NULL;
    }
  return NULL;
}

static gboolean
is_group (const IshInstance *self)
{
  return g_strcmp0 (self->shape->role, "group") == 0;
}

static const char *
parent_label (const IshInstance *parent)
{
  return parent ? ish_service_get_label (parent->service, ISH_LANGUAGE_EN) : "";
}

/* Goes outwards until a container may hold it; says so when the first may not. */
static void
settle_parent (IshResolve *self, IshInstance *instance)
{
  const char *type = ish_service_get_type_id (instance->service);
  IshInstance *parent = instance->around;
  gboolean said = FALSE;

  for (guint i = 0; i <= ISH_DESIGN_MAX_DEPTH; i++)
    {
      const char *wrong;

      while (parent && is_group (parent))
        parent = parent->around;
      wrong = is_group (instance)
                ? NULL
                : ish_catalog_check_parent (
                  self->catalog, parent ? ish_service_get_type_id (parent->service) : NULL, type);
      if (wrong && !said)
        _ish_say (self, ISH_SEVERITY_ERROR, "design.parent", instance->id, "parent", wrong, "child",
                  ish_service_get_label (instance->service, ISH_LANGUAGE_EN), "parent",
                  parent_label (parent), NULL);
      said |= wrong != NULL;
      if (wrong == NULL || parent == NULL)
        break;
      parent = parent->around;
    }
  instance->parent = parent;
  instance->broken |= said;
}

static void
break_loops (IshInstance *instance)
{
  IshInstance *up = instance->around;

  for (guint i = 0; up; i++, up = up->around)
    if (up == instance || i > ISH_DESIGN_MAX_DEPTH)
      {
        instance->around = NULL;
        return;
      }
}

/* A zone, subnet or gateway without a network around it cannot be written at all. */
static gboolean
can_stand (IshResolve *self, IshInstance *instance)
{
  const char *role = instance->shape->role;

  if (role == NULL || strcmp (role, "network") == 0 || strcmp (role, "group") == 0)
    return TRUE;
  if (_ish_instance_up (instance, "network"))
    return TRUE;
  if (!instance->broken)
    _ish_say (self, ISH_SEVERITY_ERROR, "design.parent", instance->id, "parent",
              "{child} must stand in a network.", "child",
              ish_service_get_label (instance->service, ISH_LANGUAGE_EN), NULL);
  return FALSE;
}

/* What stands in them stands around them. */
static void
drop_homeless (IshResolve *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      instance->homeless = !can_stand (self, instance);
    }
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      while (instance->parent && instance->parent->homeless)
        instance->parent = instance->parent->parent;
    }
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      if (!instance->homeless)
        self->instances->pdata[kept++] = instance;
      else
        _ish_instance_release (self, instance);
    }
  g_ptr_array_set_size (self->instances, kept);
}

static void
say_unknown (IshResolve *self, const IshResource *resource)
{
  g_autofree char *near = ish_catalog_find_near_type (self->catalog, resource->type);

  if (near)
    _ish_say (self, ISH_SEVERITY_ERROR, "design.type", resource->id, "type",
              "The catalogue has no type {type}; the nearest is {near}.", "type", resource->type,
              "near", near, NULL);
  else
    _ish_say (self, ISH_SEVERITY_ERROR, "design.type", resource->id, "type",
              "The catalogue has no type {type}.", "type", resource->type, NULL);
}

void
_ish_instances_load (IshResolve *self)
{
  for (guint i = 0; i < ish_design_get_n_resources (self->design); i++)
    {
      const IshResource *resource = ish_design_get_resource_at (self->design, i);
      const IshService *service = ish_catalog_get_service (self->catalog, resource->type);
      IshInstance *instance;

      if (service == NULL)
        {
          say_unknown (self, resource);
          continue;
        }
      instance = add_instance (self, resource->id, service);
      instance->resource = resource;
      instance->typed = resource->properties;
    }
  _ish_instances_sort (self);
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];
      const IshResource *resource = instance->resource;

      instance->code = _ish_make_code (self, self->codes, resource->code_name, resource->id,
                                       ish_service_get_stem (instance->service));
      instance->name =
        *resource->name ? ish_arena_strdup (self->arena, resource->name) : instance->code;
      instance->around = find_around (self, resource->parent);
      if (is_generic (instance))
        {
          instance->props = ish_value_map (self->arena, NULL, 0);
          continue;
        }
      read_props (self, instance);
      note_unused (self, instance);
    }
  for (guint i = 0; i < self->instances->len; i++)
    break_loops (self->instances->pdata[i]);
  for (guint i = 0; i < self->instances->len; i++)
    settle_parent (self, self->instances->pdata[i]);
  drop_homeless (self);
}

/* --- reading --- */

IshInstance *
_ish_instance_up (IshInstance *self, const char *role)
{
  IshInstance *up = self;
  guint i = 0;

  for (; up && i < ISH_DESIGN_MAX_DEPTH + 2; up = up->parent, i++)
    if (g_strcmp0 (up->shape->role, role) == 0)
      return up;
  /* What a need moved elsewhere still stands where it was drawn. */
  for (up = self; up && i < 2 * (ISH_DESIGN_MAX_DEPTH + 2); up = up->parent, i++)
    if (up->moved_from && up->moved_from != self)
      return _ish_instance_up (up->moved_from, role);
  return NULL;
}

gboolean
_ish_instance_is (const IshInstance *self, const IshValue *types)
{
  if (types->u.list.n == 0)
    return TRUE;
  for (guint i = 0; i < types->u.list.n; i++)
    if (types->u.list.items[i]->type == ISH_VALUE_STRING
        && ish_service_is (self->service, types->u.list.items[i]->u.string))
      return TRUE;
  return FALSE;
}

void
_ish_instances_forget (IshResolve *self)
{
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      memset (instance->states, ISH_STATE_UNKNOWN, instance->shape->entries->len);
      memset (instance->param_states, ISH_STATE_UNKNOWN, instance->shape->n_uses);
    }
}

/* Parameters of a trait as this service gives them, the trait's defaults below. */
static const IshBinding *
get_params (IshResolve *self, IshInstance *instance, guint use)
{
  const IshUse *given = &instance->shape->uses[use];
  IshScope scope = { .me = instance };
  const IshBinding *params = NULL;

  if (instance->param_states[use] == ISH_STATE_KNOWN)
    return instance->params[use];
  if (instance->param_states[use] == ISH_STATE_RUNNING)
    return NULL;
  instance->param_states[use] = ISH_STATE_RUNNING;
  for (guint i = 0; i < given->trait->n_params + given->n_params; i++)
    {
      gboolean own = i >= given->trait->n_params;
      const IshTemplateMember *member =
        own ? &given->params[i - given->trait->n_params] : &given->trait->params[i];
      const char *name = json_node_get_string (member->key->literal);
      const IshValue *value = _ish_eval_template (self, member->value, &scope);

      if (value == NULL)
        {
          _ish_say_fault (self, instance, member->value->origin);
          value = ish_value_null ();
        }
      params = _ish_bind (self, params, name, value);
    }
  instance->params[use] = params;
  instance->param_states[use] = ISH_STATE_KNOWN;
  return params;
}

IshScope
_ish_instance_scope (IshResolve *self, IshInstance *instance, guint use)
{
  IshScope scope = { .me = instance };

  if (use < instance->shape->n_uses)
    scope.locals = get_params (self, instance, use);
  return scope;
}

static const IshValue *
get_let (IshResolve *self, IshInstance *instance, guint entry, const IshName *name)
{
  IshScope scope;
  const IshValue *value;

  if (instance->states[entry] == ISH_STATE_KNOWN)
    return instance->values[entry];
  if (instance->states[entry] == ISH_STATE_RUNNING)
    return _ish_fault (self, "'%s' is named by itself", name->let->name);
  instance->states[entry] = ISH_STATE_RUNNING;
  scope = _ish_instance_scope (self, instance, name->use);
  value = _ish_eval (self, name->let->expr, &scope);
  if (value == NULL)
    {
      _ish_say_fault (self, instance, name->let->origin);
      value = ish_value_null ();
    }
  instance->values[entry] = value;
  instance->states[entry] = ISH_STATE_KNOWN;
  return value;
}

/* The label as a cloud takes it in a tag: letters and digits of all scripts and a few signs. */
static const IshValue *
plain_name (IshResolve *self, const IshInstance *instance)
{
  g_autofree char *plain = ish_text_tag (instance->name, MAX_LABEL);

  return _ish_borrow_string (self, *plain ? ish_arena_strdup (self->arena, plain) : instance->code);
}

static const IshValue *
get_fixed (IshResolve *self, IshInstance *instance, const char *name)
{
  for (const IshBinding *plan = instance->plan; plan; plan = plan->up)
    if (strcmp (plan->name, name) == 0)
      return plan->value;
  if (strcmp (name, "props") == 0)
    return instance->props;
  if (strcmp (name, "id") == 0)
    return _ish_borrow_string (self, instance->code);
  if (strcmp (name, "name") == 0)
    return _ish_borrow_string (self, instance->name);
  if (strcmp (name, "tag") == 0)
    return plain_name (self, instance);
  if (strcmp (name, "type") == 0)
    return _ish_borrow_string (self, ish_service_get_type_id (instance->service));
  if (strcmp (name, "parent") == 0)
    return instance->parent ? &instance->parent->value : ish_value_null ();
  if (strcmp (name, "place") == 0)
    return instance->place;
  return NULL;
}

const IshValue *
_ish_instance_get (IshResolve *self, IshInstance *instance, const char *name)
{
  guint entry = GPOINTER_TO_UINT (g_hash_table_lookup (instance->shape->names, name));
  const IshValue *value = NULL;

  if (entry == 0)
    return get_fixed (self, instance, name);
  /* Several nodes may share a name, each with its own "when": the last that is there. */
  while (entry > 0)
    {
      const IshName *found = &g_array_index (instance->shape->entries, IshName, entry - 1);

      if (found->let)
        return get_let (self, instance, entry - 1, found);
      if (!self->nodes_named)
        return get_fixed (self, instance, name);
      value = _ish_declare (self, instance, entry - 1);
      if (value == NULL || value->type != ISH_VALUE_NULL)
        return value;
      entry = found->before;
    }
  return value;
}
