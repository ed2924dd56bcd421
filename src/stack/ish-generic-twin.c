/* A generic type's arguments in the words of the other dialect: names that agree without case and
 * underscores, and values of a kind that fits. What does not fit is named, and then the other
 * dialect does without the whole resource rather than with half of it.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <string.h>

#include "base/ish-json.h"
#include "stack/ish-generic-private.h"

typedef struct
{
  IshResolve *resolve;
  const IshService *service;
  GString *missing;
} Translation;

/* Where a value stands: as it is typed, and in Terraform's words. */
typedef struct
{
  const char *own, *terraform;
} Place;

static const IshValue *translate_value (Translation *self, const IshValue *value,
                                        const IshShape *to, const Place *place);

static void
note (Translation *self, const char *path)
{
  if (self->missing->len > 0)
    g_string_append (self->missing, ", ");
  g_string_append (self->missing, path);
}

static const IshField *
find_field (const IshShape *shape, const char *name)
{
  const IshField *field = ish_shape_match (shape, name);
  const IshFieldFlags unfit = ISH_FIELD_READ_ONLY | ISH_FIELD_GONE | ISH_FIELD_NEW;

  while (field && (field->flags & unfit))
    {
      field++;
      if (field == shape->fields + shape->n_fields || strcmp (field->fold, field[-1].fold) != 0)
        return NULL;
    }
  return field;
}

static gboolean
is_tag_list (const IshShape *shape)
{
  return shape && shape->kinds == ISH_SHAPE_LIST && shape->item && shape->item->n_fields >= 2
         && ish_shape_get (shape->item, "Key") && ish_shape_get (shape->item, "Value");
}

/* {Team: web} to [{Key: Team, Value: web}] */
static const IshValue *
tags_to_list (Translation *self, const IshValue *map)
{
  IshArena *arena = self->resolve->arena;
  g_autofree const IshValue **items = g_new (const IshValue *, map->u.map.n + 1);

  for (guint i = 0; i < map->u.map.n; i++)
    {
      IshMember members[] = {
        { "Key", ish_value_string (arena, map->u.map.members[i].key) },
        { "Value", map->u.map.members[i].value },
      };

      items[i] = ish_value_map (arena, members, G_N_ELEMENTS (members));
    }
  return ish_value_list (arena, items, map->u.map.n);
}

/* And back; (nullable): not of that form. */
static const IshValue *
tags_to_map (Translation *self, const IshValue *list)
{
  g_autofree IshMember *members = g_new (IshMember, list->u.list.n + 1);

  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const IshValue *key = item->type == ISH_VALUE_MAP ? ish_value_get (item, "Key") : NULL;
      const IshValue *value = item->type == ISH_VALUE_MAP ? ish_value_get (item, "Value") : NULL;

      if (key == NULL || value == NULL || key->type != ISH_VALUE_STRING)
        return NULL;
      members[i] = (IshMember){ key->u.string, value };
    }
  return ish_value_map (self->resolve->arena, members, list->u.list.n);
}

static gboolean
has_reference (const IshValue *value)
{
  if (value->type == ISH_VALUE_LIST)
    for (guint i = 0; i < value->u.list.n; i++)
      if (has_reference (value->u.list.items[i]))
        return TRUE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (has_reference (value->u.map.members[i].value))
        return TRUE;
  return value->type == ISH_VALUE_REF || value->type == ISH_VALUE_INPUT;
}

static JsonNode *
to_json (IshResolve *self, const IshValue *value)
{
  if (value->type == ISH_VALUE_LIST)
    {
      g_autoptr (JsonArray) array = json_array_new ();

      for (guint i = 0; i < value->u.list.n; i++)
        json_array_add_element (array, to_json (self, value->u.list.items[i]));
      return json_node_init_array (json_node_alloc (), array);
    }
  if (value->type == ISH_VALUE_MAP)
    {
      g_autoptr (JsonObject) object = json_object_new ();

      for (guint i = 0; i < value->u.map.n; i++)
        json_object_set_member (object, value->u.map.members[i].key,
                                to_json (self, value->u.map.members[i].value));
      return json_node_init_object (json_node_alloc (), object);
    }
  if (value->type == ISH_VALUE_BOOL)
    return json_node_init_boolean (json_node_alloc (), value->u.boolean);
  if (value->type == ISH_VALUE_INT)
    return json_node_init_int (json_node_alloc (), value->u.integer);
  if (value->type == ISH_VALUE_DOUBLE)
    return json_node_init_double (json_node_alloc (), value->u.number);
  return value->type == ISH_VALUE_STRING
           ? json_node_init_string (json_node_alloc (), value->u.string)
           : json_node_init_null (json_node_alloc ());
}

/* A document where the other dialect wants its text; (nullable): it holds a reference. */
static const IshValue *
to_document (Translation *self, const IshValue *value)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) text = NULL;

  if (has_reference (value))
    return NULL;
  node = to_json (self->resolve, value);
  text = g_string_new (NULL);
  ish_json_append (text, node);
  return ish_value_string (self->resolve->arena, text->str);
}

static const IshValue *
from_document (Translation *self, const IshValue *value)
{
  g_autoptr (IshJson) json = ish_json_parse (value->u.string, -1, "argument", NULL, NULL);

  if (json == NULL || JSON_NODE_HOLDS_VALUE (ish_json_get_root (json)))
    return NULL;
  return _ish_from_json (self->resolve, ish_json_get_root (json));
}

/* Whether a literal or a reference may stand where the other wants a scalar. */
static gboolean
scalar_fits (const IshValue *value, const IshShape *to)
{
  IshShapeKinds kinds = to->kinds;

  if (kinds & ISH_SHAPE_ANY)
    return TRUE;
  if (value->type == ISH_VALUE_STRING && to->values && to->values[0])
    return g_strv_contains (to->values, value->u.string);
  if (value->type == ISH_VALUE_STRING || value->type == ISH_VALUE_REF
      || value->type == ISH_VALUE_INPUT)
    return (kinds & ISH_SHAPE_STRING) != 0;
  if (value->type == ISH_VALUE_BOOL)
    return (kinds & ISH_SHAPE_BOOL) != 0;
  if (value->type == ISH_VALUE_INT)
    return (kinds & (ISH_SHAPE_INT | ISH_SHAPE_NUMBER | ISH_SHAPE_STRING)) != 0;
  return value->type == ISH_VALUE_DOUBLE && (kinds & (ISH_SHAPE_NUMBER | ISH_SHAPE_STRING)) != 0;
}

static void
note_required (Translation *self, const IshShape *shape, const IshValue *given, const char *prefix)
{
  for (guint i = 0; i < shape->n_fields; i++)
    {
      const IshField *field = &shape->fields[i];
      g_autofree char *path =
        *prefix ? g_strconcat (prefix, ".", field->name, NULL) : g_strdup (field->name);

      if ((field->flags & ISH_FIELD_REQUIRED) && ish_value_get (given, field->name) == NULL
          && !(field->flags & (ISH_FIELD_READ_ONLY | ISH_FIELD_GONE)))
        note (self, path);
    }
}

static char *
below (const char *prefix, const char *name)
{
  return *prefix ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name);
}

static const IshValue *
translate_field (Translation *self, const IshMember *member, const IshShape *to,
                 const Place *place, const IshField **out_field)
{
  gboolean from_terraform = ish_service_is_terraform (self->service);
  const char *renamed = ish_service_find_rename (self->service, place->terraform, member->key);
  const IshField *field = find_field (to, renamed ? renamed : member->key);
  g_autofree char *own = below (place->own, member->key);
  g_autofree char *terraform =
    below (place->terraform, from_terraform ? member->key : field ? field->name : member->key);
  Place inner = { own, terraform };
  gsize before = self->missing->len;
  const IshValue *value =
    field ? translate_value (self, member->value, field->shape, &inner) : NULL;

  if (value == NULL && self->missing->len == before)
    note (self, own);
  *out_field = field;
  return value;
}

static const IshValue *
translate_fields (Translation *self, const IshValue *map, const IshShape *to, const Place *place)
{
  g_autofree IshMember *members = g_new (IshMember, map->u.map.n + 1);
  const IshValue *translated;
  gsize before = self->missing->len;
  guint n = 0;

  for (guint i = 0; i < map->u.map.n; i++)
    {
      const IshField *field;
      const IshValue *value = translate_field (self, &map->u.map.members[i], to, place, &field);

      if (value)
        members[n++] = (IshMember){ field->name, value };
    }
  translated = ish_value_map (self->resolve->arena, members, n);
  if (self->missing->len == before)
    note_required (self, to, translated, place->own);
  return translated;
}

static const IshValue *
translate_list (Translation *self, const IshValue *list, const IshShape *to, const Place *place)
{
  g_autofree const IshValue **items = g_new (const IshValue *, list->u.list.n + 1);

  if (to->kinds == ISH_SHAPE_MAP)
    return tags_to_map (self, list);
  if (!(to->kinds & ISH_SHAPE_LIST))
    return list->u.list.n == 1 ? translate_value (self, list->u.list.items[0], to, place) : NULL;
  for (guint i = 0; i < list->u.list.n; i++)
    {
      items[i] = to->item ? translate_value (self, list->u.list.items[i], to->item, place)
                          : list->u.list.items[i];
      if (items[i] == NULL)
        return NULL;
    }
  return ish_value_list (self->resolve->arena, items, list->u.list.n);
}

static const IshValue *
translate_map (Translation *self, const IshValue *map, const IshShape *to, const Place *place)
{
  const IshValue *one;

  if (ish_shape_has_fields (to))
    return translate_fields (self, map, to, place);
  if (is_tag_list (to))
    return tags_to_list (self, map);
  if ((to->kinds & ISH_SHAPE_LIST) && to->item)
    {
      one = translate_value (self, map, to->item, place);
      return one ? ish_value_list (self->resolve->arena, &one, 1) : NULL;
    }
  if (to->kinds & (ISH_SHAPE_MAP | ISH_SHAPE_OBJECT | ISH_SHAPE_ANY))
    return map;
  return to->kinds & ISH_SHAPE_STRING ? to_document (self, map) : NULL;
}

/* (nullable): it does not fit */
static const IshValue *
translate_value (Translation *self, const IshValue *value, const IshShape *to, const Place *place)
{
  if (value->type == ISH_VALUE_LIST)
    return translate_list (self, value, to, place);
  if (value->type == ISH_VALUE_MAP)
    return translate_map (self, value, to, place);
  if (value->type == ISH_VALUE_STRING && !(to->kinds & (ISH_SHAPE_STRING | ISH_SHAPE_ANY))
      && (to->kinds & (ISH_SHAPE_OBJECT | ISH_SHAPE_MAP)))
    return from_document (self, value);
  if (scalar_fits (value, to))
    return value;
  if ((to->kinds & ISH_SHAPE_LIST) && to->item && scalar_fits (value, to->item))
    return ish_value_list (self->resolve->arena, &value, 1);
  return NULL;
}

const IshValue *
_ish_generic_translate (IshResolve *self, const IshService *service, const IshValue *own,
                        GString *missing)
{
  const IshSchemaType *twin = ish_service_get_twin_type (service);
  Translation translation = { self, service, missing };
  Place place = { "", "" };
  const IshValue *translated;

  if (twin == NULL)
    return NULL;
  translated = translate_fields (&translation, own, twin->shape, &place);
  return missing->len == 0 ? translated : NULL;
}
