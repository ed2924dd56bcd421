/* The arguments of a generic type: checked against the provider's schema, with the references that
 * lines put into them.
 *
 * What is typed is data and stays data: a text is written as a text, and an object that
 * CloudFormation would take for a function is refused. A secret is never written at all.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "stack/ish-generic-private.h"
#include "stack/ish-stack-private.h"

#define MAX_DEPTH 24 /* blocks within blocks; the schema ends long before */

/* Where a value stands while it is read. */
typedef struct
{
  IshResolve *resolve;
  IshGenericNode *node;
} Reading;

static const IshValue *read_fields (Reading *self, const IshProp *block, JsonObject *typed,
                                    const char *prefix);

static void
say (Reading *self, const char *path, const char *sentence, const IshProp *prop, const char *near)
{
  g_autofree char *property = g_strdup_printf ("properties.%.200s", path);
  g_autofree char *values =
    prop && prop->values ? g_strjoinv (", ", (char **) prop->values) : g_strdup ("");

  _ish_say (self->resolve, ISH_SEVERITY_ERROR, "generic.argument", self->node->instance->id,
            property, sentence, "argument", path, "values", values, "near", near ? near : "",
            NULL);
}

/* --- data --- */

/* An object that a template would take for a call. */
static gboolean
is_call (const IshValue *value)
{
  const char *key = value->type == ISH_VALUE_MAP && value->u.map.n == 1
                      ? value->u.map.members[0].key : "";

  return strcmp (key, "Ref") == 0 || g_str_has_prefix (key, "Fn::");
}

static gboolean
has_call (const IshValue *value)
{
  if (is_call (value))
    return TRUE;
  if (value->type == ISH_VALUE_LIST)
    for (guint i = 0; i < value->u.list.n; i++)
      if (has_call (value->u.list.items[i]))
        return TRUE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (has_call (value->u.map.members[i].value))
        return TRUE;
  return FALSE;
}

/* Text of the form a document has becomes the document where the provider wants an object. */
static const IshValue *
open_document (IshResolve *self, const IshShape *shape, const IshValue *value)
{
  g_autoptr (IshJson) json = NULL;

  if (value->type != ISH_VALUE_STRING || (shape->kinds & ISH_SHAPE_ANY))
    return value;
  if ((shape->kinds & ISH_SHAPE_STRING) && value->u.string[0] != '{')
    return value;
  json = ish_json_parse (value->u.string, -1, "argument", NULL, NULL);
  if (json)
    return _ish_from_json (self, ish_json_get_root (json));
  return shape->kinds & ISH_SHAPE_STRING ? value : NULL;
}

static const IshValue *
number_of (IshResolve *self, const IshValue *value)
{
  gint64 whole;
  char *end = NULL;
  double number;

  if (value->type != ISH_VALUE_STRING)
    return value;
  if (g_ascii_string_to_signed (value->u.string, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    return ish_value_int (self->arena, whole);
  number = g_ascii_strtod (value->u.string, &end);
  return *end == '\0' && end != value->u.string ? ish_value_double (self->arena, number) : value;
}

/* Each value of a map and each item of a list in the kind the provider wants. */
static const IshValue *
settle_item (IshResolve *self, const IshShape *item, const IshValue *value)
{
  const char *text;

  if (item == NULL || value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_MAP
      || value->type == ISH_VALUE_NULL)
    return value;
  if ((item->kinds & ISH_SHAPE_STRING) == 0)
    return item->kinds & (ISH_SHAPE_INT | ISH_SHAPE_NUMBER) ? number_of (self, value) : value;
  text = _ish_to_text (self, value);
  return text ? _ish_borrow_string (self, text) : value;
}

static const IshValue *
settle (IshResolve *self, const IshProp *prop, const IshValue *value)
{
  const IshShape *shape = ish_prop_get_shape (prop);

  if (value->type == ISH_VALUE_DOUBLE && prop->type == ISH_PROP_INT)
    return ish_value_int (self->arena, (gint64) value->u.number);
  if (value->type == ISH_VALUE_LIST && prop->type == ISH_PROP_LIST)
    {
      g_autofree const IshValue **items = g_new (const IshValue *, value->u.list.n + 1);

      for (guint i = 0; i < value->u.list.n; i++)
        items[i] = settle_item (self, shape->item, value->u.list.items[i]);
      return ish_value_list (self->arena, items, value->u.list.n);
    }
  if (value->type == ISH_VALUE_MAP && prop->type == ISH_PROP_MAP)
    {
      g_autofree IshMember *members = g_new (IshMember, value->u.map.n + 1);

      for (guint i = 0; i < value->u.map.n; i++)
        {
          members[i] = value->u.map.members[i];
          members[i].value = settle_item (self, shape->item, members[i].value);
        }
      return ish_value_map (self->arena, members, value->u.map.n);
    }
  return value;
}

static gboolean
says_nothing (JsonNode *typed)
{
  if (typed == NULL || JSON_NODE_HOLDS_NULL (typed))
    return TRUE;
  return JSON_NODE_HOLDS_VALUE (typed) && json_node_get_value_type (typed) == G_TYPE_STRING
         && *json_node_get_string (typed) == '\0';
}

/* (nullable): what is typed is wrong, which is said */
static const IshValue *
read_plain (Reading *self, const IshProp *prop, JsonNode *typed, const char *path)
{
  const char *wrong = ish_prop_check (prop, typed);
  g_autoptr (JsonNode) converted = wrong ? _ish_prop_convert (prop, typed) : NULL;
  const IshValue *value;

  if (converted && ish_prop_check (prop, converted) == NULL)
    wrong = NULL;
  if (wrong)
    {
      say (self, path, wrong, prop, NULL);
      return NULL;
    }
  value = _ish_from_json (self->resolve, converted ? converted : typed);
  if (prop->type == ISH_PROP_JSON)
    value = open_document (self->resolve, ish_prop_get_shape (prop), value);
  if (value == NULL)
    {
      say (self, path, N_("Write this as JSON."), prop, NULL);
      return NULL;
    }
  if (has_call (value))
    {
      say (self, path,
           N_("A function of a template cannot be written here. Draw a line from what it should "
              "read."), prop, NULL);
      return NULL;
    }
  return settle (self->resolve, prop, value);
}

/* --- secrets --- */

/* "MasterUserPassword" and "master_user.password" as part of a variable's name. */
static char *
snake (const char *path)
{
  GString *out = g_string_new (NULL);

  for (const char *c = path; *c; c++)
    {
      gboolean starts = c > path && g_ascii_isupper (*c)
                        && (g_ascii_islower (c[-1]) || g_ascii_islower (c[1]));

      if (starts && out->len && out->str[out->len - 1] != '_')
        g_string_append_c (out, '_');
      g_string_append_c (out, g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '_');
    }
  return g_string_free (out, FALSE);
}

static const IshValue *
make_secret (Reading *self, const char *path)
{
  IshResolve *resolve = self->resolve;
  IshInstance *instance = self->node->instance;
  IshStackInput *input = g_new0 (IshStackInput, 1);
  g_autofree char *tail = snake (path);
  g_autofree char *name = g_strdup_printf ("%s_%s", instance->code, tail);
  g_autofree char *help = g_strdup_printf ("%s of %s", path, instance->code);

  input->name = ish_arena_strdup (resolve->arena, name);
  input->type = "string";
  input->description = ish_arena_strdup (resolve->arena, help);
  input->resource_id = instance->id;
  input->secret = TRUE;
  g_ptr_array_add (resolve->stack->inputs, input);
  return ish_value_input (resolve->arena, name);
}

/* --- references --- */

/* What lines put into the argument at @path, in the order of their ids. */
static GPtrArray *
take_refs (Reading *self, const char *path)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->node->refs->len; i++)
    {
      IshGenericRef *ref = self->node->refs->pdata[i];

      if (strcmp (ref->path, path) != 0)
        continue;
      ref->used = TRUE;
      g_ptr_array_add (found, ref);
    }
  return found;
}

static gboolean
has_refs_below (Reading *self, const char *path)
{
  gsize length = strlen (path);

  for (guint i = 0; i < self->node->refs->len; i++)
    {
      const IshGenericRef *ref = self->node->refs->pdata[i];

      if (strncmp (ref->path, path, length) == 0 && ref->path[length] == '.')
        return TRUE;
    }
  return FALSE;
}

/* A list holds what is typed and what lines add; a text only one of them. */
static const IshValue *
join_refs (Reading *self, const IshProp *prop, const IshValue *typed, const GPtrArray *refs)
{
  gboolean is_list = prop->type == ISH_PROP_LIST
                     || (ish_prop_get_shape (prop)->kinds & ISH_SHAPE_LIST) != 0;
  guint n_typed = typed && typed->type == ISH_VALUE_LIST ? typed->u.list.n : 0;
  g_autofree const IshValue **items = g_new (const IshValue *, n_typed + refs->len + 1);
  const IshGenericRef *first = refs->pdata[0];

  if (!is_list && (typed || refs->len > 1))
    {
      const IshGenericRef *second = refs->pdata[refs->len - 1];

      _ish_say (self->resolve, ISH_SEVERITY_ERROR, "line.argument", second->line->id,
                "properties.argument",
                N_("{argument} takes one value and has another already."), "argument",
                second->path, NULL);
    }
  if (!is_list)
    return first->value;
  for (guint i = 0; i < n_typed; i++)
    items[i] = typed->u.list.items[i];
  for (guint i = 0; i < refs->len; i++)
    items[n_typed + i] = ((const IshGenericRef *) refs->pdata[i])->value;
  return ish_value_list (self->resolve->arena, items, n_typed + refs->len);
}

/* --- fields --- */

static const IshValue *
read_block (Reading *self, const IshProp *prop, JsonNode *typed, const char *path)
{
  gboolean is_object = typed && JSON_NODE_HOLDS_OBJECT (typed);
  JsonArray *array = typed && JSON_NODE_HOLDS_ARRAY (typed) ? json_node_get_array (typed) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  const IshValue *one;

  if (array == NULL || json_array_get_length (array) == 0)
    {
      one = read_fields (self, prop, is_object ? json_node_get_object (typed) : NULL, path);
      return prop->type == ISH_PROP_BLOCK ? one : ish_value_list (self->resolve->arena, &one, 1);
    }
  items = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *inner = i == 0 ? g_strdup (path) : g_strdup_printf ("%s[%u]", path, i);

      g_ptr_array_add (items, (gpointer) read_fields (self, prop,
                                                      json_array_get_object_element (array, i),
                                                      inner));
    }
  return ish_value_list (self->resolve->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
read_secret (Reading *self, const IshProp *prop, gboolean nothing, const char *path)
{
  if (!nothing)
    say (self, path,
         N_("A secret cannot be written into a design, which others read. Leave it empty: it is "
            "asked for when the design is deployed."), prop, NULL);
  return nothing && !prop->required ? NULL : make_secret (self, path);
}

/* (nullable): not given */
static const IshValue *
read_field (Reading *self, const IshProp *prop, JsonNode *typed, const char *path)
{
  g_autoptr (GPtrArray) refs = take_refs (self, path);
  gboolean nothing = says_nothing (typed);
  gboolean block = prop->type == ISH_PROP_BLOCK || prop->type == ISH_PROP_BLOCKS;
  const IshValue *value = NULL;

  if (block && !nothing && ish_prop_check (prop, typed))
    say (self, path, ish_prop_check (prop, typed), prop, NULL);
  else if (block && (!nothing || has_refs_below (self, path)))
    value = read_block (self, prop, nothing ? NULL : typed, path);
  else if (ish_prop_is_secret (prop) && refs->len == 0)
    return read_secret (self, prop, nothing, path);
  else if (!nothing && !block)
    {
      value = read_plain (self, prop, typed, path);
      if (value == NULL && refs->len == 0)
        return NULL; /* said */
    }
  if (refs->len > 0 && !block)
    value = join_refs (self, prop, value, refs);
  if (prop->required && value == NULL && (nothing || !block))
    say (self, path, N_("{argument} needs a value."), prop, NULL);
  return value;
}

static void
note_unknown (Reading *self, const IshProp *block, JsonObject *typed, const char *prefix)
{
  const IshService *service = self->node->instance->service;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, typed);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autofree char *path = *prefix ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name);
      const char *near;

      if (block ? ish_prop_get_field (block, name) != NULL
                : ish_service_get_prop (service, name) != NULL)
        continue;
      near = ish_service_find_near (service, block, name);
      say (self, path,
           near ? N_("There is no argument {argument}; the nearest is {near}.")
                : N_("There is no argument {argument}."), NULL, near);
    }
}

static const IshValue *
read_fields (Reading *self, const IshProp *block, JsonObject *typed, const char *prefix)
{
  const IshService *service = self->node->instance->service;
  guint n = block ? ish_prop_get_n_fields (block) : ish_service_get_n_props (service);
  g_autofree IshMember *members = g_new (IshMember, n + 1);
  guint n_given = 0;

  for (guint i = 0; i < n; i++)
    {
      const IshProp *prop = block ? ish_prop_get_field_at (block, i)
                                  : ish_service_get_prop_at (service, i);
      JsonNode *node = typed ? json_object_get_member (typed, prop->name) : NULL;
      g_autofree char *path =
        *prefix ? g_strconcat (prefix, ".", prop->name, NULL) : g_strdup (prop->name);
      const IshValue *value = read_field (self, prop, node, path);

      if (value)
        members[n_given++] = (IshMember){ prop->name, value };
    }
  if (typed)
    note_unknown (self, block, typed, prefix);
  return ish_value_map (self->resolve->arena, members, n_given);
}

void
_ish_generic_read (IshResolve *self, IshGenericNode *node)
{
  Reading reading = { self, node };

  node->own = read_fields (&reading, NULL, node->instance->typed, "");
}
