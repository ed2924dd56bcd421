/* One field of a form: reading it, and saying whether a value may stand in it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/ish-text.h"
#include "catalog/ish-catalog-private.h"
#include "catalog/ish-scalar.h"

static const char *const type_names[] = {
  [ISH_PROP_STRING] = "string", [ISH_PROP_TEXT] = "text", [ISH_PROP_INT] = "int",
  [ISH_PROP_BOOL] = "bool",     [ISH_PROP_ENUM] = "enum", [ISH_PROP_LIST] = "list",
  [ISH_PROP_PORT] = "port",     [ISH_PROP_CIDR] = "cidr", [ISH_PROP_JSON] = "json",
  NULL, /* the others are of generic types, which no file describes */
};

/* --- values --- */

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
is_empty (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ||
         (holds (node, G_TYPE_STRING) && *json_node_get_string (node) == '\0') ||
         (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0);
}

static const char *
check_range (const IshProp *self, gint64 value)
{
  if (value >= self->min && value <= self->max)
    return NULL;
  if (self->type == ISH_PROP_PORT)
    return N_("Write a port from {min} to {max}.");
  if (self->max == G_MAXINT64)
    return N_("Write a number of at least {min}.");
  if (self->min == G_MININT64)
    return N_("Write a number of at most {max}.");
  return N_("Write a number from {min} to {max}.");
}

static const char *
check_int (const IshProp *self, JsonNode *value)
{
  double number;

  if (holds (value, G_TYPE_INT64))
    return check_range (self, json_node_get_int (value));
  /* 40.0 is how some editors write 40. */
  number = holds (value, G_TYPE_DOUBLE) ? json_node_get_double (value) : 0.5;
  if (number >= -9e15 && number <= 9e15 && !(number > (double) (gint64) number) &&
      !(number < (double) (gint64) number))
    return check_range (self, (gint64) number);
  return N_("Write a whole number.");
}

static const char *
check_number (JsonNode *value)
{
  return holds (value, G_TYPE_INT64) || holds (value, G_TYPE_DOUBLE) ? NULL
                                                                     : N_("Write a number.");
}

/* The names are data, the values texts or what a text can be made of. */
static const char *
check_map (JsonNode *value)
{
  JsonObjectIter iter;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return N_("Write a text for each name.");
  json_object_iter_init (&iter, json_node_get_object (value));
  while (json_object_iter_next (&iter, NULL, &node))
    if (!JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
      return N_("Write a text for each name.");
  return NULL;
}

/* What stands in the fields is checked field by field. */
static const char *
check_blocks (const IshProp *self, JsonNode *value)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (JSON_NODE_HOLDS_OBJECT (value))
    return NULL;
  if (self->type == ISH_PROP_BLOCK || array == NULL)
    return N_("Fill in the fields of this.");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return N_("Fill in the fields of this.");
  return NULL;
}

/* Numbers in a list of numbers only generic types have. */
static gboolean
is_item (const IshProp *self, JsonNode *item)
{
  const IshShape *shape = ((const IshPropRule *) self)->shape;

  if (holds (item, G_TYPE_STRING))
    return TRUE;
  return shape != NULL && shape->item != NULL && JSON_NODE_HOLDS_VALUE (item) &&
         (shape->item->kinds & ~(guint) ISH_SHAPE_STRING) != 0;
}

static const char *check_enum (const IshProp *self, JsonNode *value);

static const char *
check_list (const IshProp *self, JsonNode *value)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  const IshPropRule *rule = (const IshPropRule *) self;

  if (array == NULL)
    return N_("Write a list of texts.");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_item (self, json_array_get_element (array, i)))
      return N_("Write a list of texts.");
  for (guint i = 0; self->values != NULL && i < json_array_get_length (array); i++)
    if (check_enum (self, json_array_get_element (array, i)) != NULL)
      return check_enum (self, json_array_get_element (array, i));
  for (guint i = 0; rule->regex != NULL && i < json_array_get_length (array); i++)
    if (!g_regex_match (rule->regex, json_array_get_string_element (array, i), 0, NULL))
      return N_("This does not have the right form; the help says which.");
  return NULL;
}

static const char *
check_text (const IshProp *self, JsonNode *value)
{
  const IshPropRule *rule = (const IshPropRule *) self;

  if (!holds (value, G_TYPE_STRING))
    return N_("Write a text.");
  if (rule->regex != NULL && !g_regex_match (rule->regex, json_node_get_string (value), 0, NULL))
    return N_("This does not have the right form; the help says which.");
  return NULL;
}

/* A network's address: bits after the prefix must be zero, as clouds demand. */
static const char *
check_cidr (JsonNode *value)
{
  g_autoptr (GInetAddressMask) mask = NULL;

  if (holds (value, G_TYPE_STRING) && strchr (json_node_get_string (value), '/') != NULL)
    mask = g_inet_address_mask_new_from_string (json_node_get_string (value), NULL);
  return mask != NULL ? NULL : N_("Write an address range such as 10.0.0.0/16.");
}

static const char *
check_enum (const IshProp *self, JsonNode *value)
{
  g_autofree char *text = JSON_NODE_HOLDS_VALUE (value) ? ish_scalar_to_text (value) : NULL;

  if (text != NULL && self->values != NULL && g_strv_contains (self->values, text))
    return NULL;
  return N_("Choose one of: {values}.");
}

/* Without "required": an empty value means that nothing was said. */
static const char *
check_value (const IshProp *self, JsonNode *value)
{
  if (is_empty (value) && !(self->type == ISH_PROP_ENUM && holds (value, G_TYPE_STRING)))
    return NULL;
  switch (self->type)
    {
    case ISH_PROP_STRING:
    case ISH_PROP_TEXT:
      return check_text (self, value);
    case ISH_PROP_INT:
    case ISH_PROP_PORT:
      return check_int (self, value);
    case ISH_PROP_BOOL:
      return holds (value, G_TYPE_BOOLEAN) ? NULL : N_("Choose on or off.");
    case ISH_PROP_ENUM:
      return check_enum (self, value);
    case ISH_PROP_LIST:
      return check_list (self, value);
    case ISH_PROP_CIDR:
      return check_cidr (value);
    case ISH_PROP_NUMBER:
      return check_number (value);
    case ISH_PROP_MAP:
      return check_map (value);
    case ISH_PROP_BLOCK:
    case ISH_PROP_BLOCKS:
      return check_blocks (self, value);
    case ISH_PROP_JSON:
    default:
      return NULL;
    }
}

const char *
ish_prop_check (const IshProp *self, JsonNode *value)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (value == NULL || is_empty (value))
    {
      /* An input is asked for at deployment instead. */
      if (self->required && !ish_prop_is_input (self))
        return N_("Needs a value.");
      return value != NULL ? check_value (self, value) : NULL;
    }
  return check_value (self, value);
}

char *
ish_prop_fill (const IshProp *self, const char *translated_sentence)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;
  g_autofree char *values = NULL;
  const char *pairs[7] = { NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (translated_sentence != NULL, NULL);

  min = g_strdup_printf ("%" G_GINT64_FORMAT, self->min);
  max = g_strdup_printf ("%" G_GINT64_FORMAT, self->max);
  values = self->values != NULL ? g_strjoinv (", ", (char **) self->values) : g_strdup ("");
  pairs[0] = "min";
  pairs[1] = min;
  pairs[2] = "max";
  pairs[3] = max;
  pairs[4] = "values";
  pairs[5] = values;
  return ish_text_fill (translated_sentence, pairs);
}

gboolean
ish_prop_is_input (const IshProp *self)
{
  return ((const IshPropRule *) self)->input;
}

/* --- reading --- */

static void
read_values (IshReader *self, JsonObject *object, IshProp *prop)
{
  JsonArray *array = _ish_reader_array (self, object, "values");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *text = ish_scalar_to_text (json_array_get_element (array, i));

      g_ptr_array_add (values, (char *) _ish_pool_string (self->pool, text));
    }
  if (values->len > 0)
    prop->values = _ish_pool_array (self->pool, values);
  if ((prop->type == ISH_PROP_ENUM) != (values->len > 0))
    _ish_reader_mistake (self, "\"values\" belong to an enum, which needs them");
}

static void
read_default (IshReader *self, JsonObject *object, IshProp *prop)
{
  JsonNode *node = json_object_get_member (object, "default");
  JsonObject *both =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *wrong = NULL;

  if (both != NULL && json_object_get_size (both) == 2 && json_object_has_member (both, "dev") &&
      json_object_has_member (both, "prod"))
    {
      prop->default_dev = json_object_get_member (both, "dev");
      prop->default_prod = json_object_get_member (both, "prod");
    }
  else
    prop->default_dev = prop->default_prod = node;
  if (prop->default_dev != NULL)
    wrong = check_value (prop, prop->default_dev);
  if (wrong == NULL && prop->default_prod != NULL)
    wrong = check_value (prop, prop->default_prod);
  if (wrong != NULL)
    {
      g_autofree char *sentence = ish_prop_fill (prop, wrong);
      g_autofree char *text = ish_scalar_to_text (node);

      _ish_reader_mistake (self, "the default %s may not stand here: %s", text, sentence);
    }
}

static void
read_pattern (IshReader *self, JsonObject *object, IshPropRule *rule)
{
  g_autoptr (GError) error = NULL;

  rule->prop.pattern = _ish_reader_string (self, object, "pattern");
  if (rule->prop.pattern == NULL)
    return;
  rule->regex = g_regex_new (rule->prop.pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
  if (rule->regex == NULL)
    _ish_reader_mistake (self, "\"pattern\": %s", error->message);
  else
    g_ptr_array_add (self->pool->regexes, rule->regex);
}

static IshPropType
read_type (IshReader *self, JsonObject *object)
{
  const char *type = _ish_reader_need_string (self, object, "type");

  for (guint i = 0; type_names[i] != NULL; i++)
    if (strcmp (type_names[i], type) == 0)
      return (IshPropType) i;
  if (*type != '\0')
    {
      g_autofree char *hint = _ish_suggest (type, type_names);

      _ish_reader_mistake (self, "no type '%s'%s", type, hint);
    }
  return ISH_PROP_STRING;
}

IshPropRule *
_ish_reader_prop (IshReader *self, const char *name, JsonNode *node)
{
  static const char *const keys[] = {
    "type", "label",    "help",  "default", "min",  "max",      "values", "unit", "pattern",
    "required", "costs", "why",  "when",    "advanced", "input", NULL,
  };
  JsonObject *object = _ish_reader_as_object (self, node);
  IshPropRule *rule = _ish_pool_new (self->pool, IshPropRule);
  IshProp *prop = &rule->prop;

  prop->name = _ish_pool_string (self->pool, name);
  prop->label = prop->name;
  rule->origin = _ish_reader_origin (self);
  if (object == NULL)
    return rule;
  _ish_reader_check_keys (self, object, keys);
  prop->type = read_type (self, object);
  prop->label = _ish_reader_need_string (self, object, "label");
  prop->help = _ish_reader_string (self, object, "help");
  prop->unit = _ish_reader_string (self, object, "unit");
  prop->min = _ish_reader_int (self, object, "min", prop->type == ISH_PROP_PORT ? 1 : G_MININT64);
  prop->max =
    _ish_reader_int (self, object, "max", prop->type == ISH_PROP_PORT ? 65535 : G_MAXINT64);
  prop->required = _ish_reader_bool (self, object, "required", FALSE);
  prop->costs = _ish_reader_bool (self, object, "costs", FALSE);
  prop->advanced = _ish_reader_bool (self, object, "advanced", FALSE);
  prop->when = _ish_reader_string (self, object, "when");
  rule->shown_when = _ish_reader_expr (self, object, "when");
  rule->input = _ish_reader_bool (self, object, "input", FALSE);
  _ish_reader_strings (self, object, "why");
  read_pattern (self, object, rule);
  read_values (self, object, prop);
  read_default (self, object, prop);
  return rule;
}

IshPropRule **
_ish_reader_props (IshReader *self, JsonObject *object, guint *out_n)
{
  JsonObject *props = _ish_reader_object (self, object, "props");
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gsize mark;

  mark = _ish_reader_enter (self, "props");
  if (props != NULL)
    {
      json_object_iter_init_ordered (&iter, props);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        {
          gsize inner = _ish_reader_enter (self, name);

          g_ptr_array_add (rules, _ish_reader_prop (self, name, node));
          _ish_reader_leave (self, inner);
        }
    }
  _ish_reader_leave (self, mark);
  *out_n = rules->len;
  return _ish_pool_array (self->pool, rules);
}
