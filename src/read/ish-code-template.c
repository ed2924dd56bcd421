/* CloudFormation templates as nodes of a stack: parameters by their defaults, conditions decided
 * where they can be, intrinsic functions followed.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshCodeStack *stack;
  const IshCode *root;
  const char *prefix;     /* of keys: "" or "file.yaml:" */
  GHashTable *values;     /* "Ref.X" or "Condition.X" -> IshValue; null while it is found */
  const IshCode *parameters, *conditions, *mappings, *resources; /* (nullable) */
  guint depth;
} Template;

typedef const IshValue *(*Intrinsic) (Template *self, const IshCode *call);

static const IshValue *eval (Template *self, const IshCode *code);

static const IshValue *
unknown (Template *self, const char *name)
{
  return _ish_code_unknown (self->stack, name);
}

static const IshValue *
make_text (Template *self, const char *text)
{
  return ish_value_string (self->stack->arena, text);
}

/* --- names --- */

static const IshValue *
find_pseudo (Template *self, const char *name)
{
  static const char *const words[] = { "region", "account", "partition" };
  JsonObject *table = ish_json_object (self->stack->tables, "template_pseudos");
  const char *word = table ? ish_json_string (table, name, NULL) : NULL;

  for (guint i = 0; word && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return ish_value_pseudo ((IshPseudo) i);
  if (word && strcmp (word, "null") == 0)
    return ish_value_null ();
  return word ? make_text (self, word) : unknown (self, name);
}

/* What a parameter is when nobody says more; of a value kept elsewhere, the name is not it. */
static const IshValue *
find_parameter (Template *self, const char *name, const IshCode *parameter)
{
  const char *type = ish_code_text (ish_code_get (parameter, "Type"));
  const IshCode *fallback = ish_code_get (parameter, "Default");
  const char *text = ish_code_text (fallback);
  const IshShape number = { .kinds = ISH_SHAPE_NUMBER };
  g_autoptr (GPtrArray) items = NULL;
  g_auto (GStrv) parts = NULL;

  if (text == NULL || type == NULL || strstr (type, "SSM::Parameter"))
    return unknown (self, name);
  if (strcmp (type, "Number") == 0)
    return _ish_code_fit (self->stack, make_text (self, text), &number);
  if (strcmp (type, "CommaDelimitedList") != 0 && !g_str_has_prefix (type, "List<"))
    return *text ? make_text (self, text)
                 : ish_code_get (parameter, "NoEcho") ? unknown (self, name)
                                                      : make_text (self, text);
  items = g_ptr_array_new ();
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (items, (gpointer) make_text (self, g_strstrip (parts[i])));
  return ish_value_list (self->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

static const char *
type_of (const IshCode *resource)
{
  const char *type = ish_code_text (ish_code_get (resource, "Type"));

  return type ? type : "";
}

static const char *
make_key (Template *self, const char *name)
{
  g_autofree char *key = g_strconcat (self->prefix, name, NULL);

  return ish_arena_strdup (self->stack->arena, key);
}

static const IshValue *
refer (Template *self, const char *name, const char *attr)
{
  const IshCode *parameter = self->parameters ? ish_code_get (self->parameters, name) : NULL;
  const IshCode *resource = self->resources ? ish_code_get (self->resources, name) : NULL;

  if (resource)
    return ish_value_ref (self->stack->arena, make_key (self, name),
                          _ish_code_reverse_attr (self->stack, type_of (resource), attr));
  if (strstr (name, "::"))
    return find_pseudo (self, name);
  return parameter ? find_parameter (self, name, parameter) : unknown (self, name);
}

/* --- conditions --- */

/* BOOL, or what is not known. */
static const IshValue *
decide (Template *self, const char *name)
{
  const IshCode *code = self->conditions ? ish_code_get (self->conditions, name) : NULL;
  const IshValue *value = NULL;

  if (code == NULL)
    return unknown (self, name);
  if (g_hash_table_lookup_extended (self->values, name, NULL, (gpointer *) &value))
    return value ? value : unknown (self, name);
  g_hash_table_insert (self->values, (gpointer) name, NULL);
  value = eval (self, code);
  if (value->type != ISH_VALUE_BOOL)
    value = value->type == ISH_VALUE_INPUT ? value : unknown (self, name);
  g_hash_table_insert (self->values, (gpointer) name, (gpointer) value);
  return value;
}

/* Conditions may stand as {Condition: NAME} inside others. */
static const IshValue *
eval_condition (Template *self, const IshCode *code)
{
  const char *name = code->kind == ISH_CODE_MAP ? ish_code_text (ish_code_get (code, "Condition"))
                                                : NULL;
  const IshValue *value = name ? decide (self, name) : eval (self, code);

  return value->type == ISH_VALUE_BOOL || value->type == ISH_VALUE_INPUT ? value
                                                                        : unknown (self, "");
}

static const IshValue *
call_condition (Template *self, const IshCode *call)
{
  const char *name = call->n_items > 0 ? ish_code_text (call->items[0]) : NULL;

  return name ? decide (self, name) : unknown (self, "Condition");
}

static const IshValue *
call_equals (Template *self, const IshCode *call)
{
  const IshValue *a = call->n_items > 1 ? eval (self, call->items[0]) : unknown (self, "");
  const IshValue *b = call->n_items > 1 ? eval (self, call->items[1]) : a;
  const char *x = _ish_code_text (self->stack, a), *y = _ish_code_text (self->stack, b);

  if (x && y)
    return ish_value_bool (strcmp (x, y) == 0);
  return ish_value_equal (a, b) && a->type != ISH_VALUE_INPUT ? ish_value_bool (TRUE)
                                                              : unknown (self, "Equals");
}

static const IshValue *
call_logic (Template *self, const IshCode *call)
{
  gboolean is_or = strcmp (call->text, "Or") == 0;
  const IshValue *open = NULL;

  for (guint i = 0; i < call->n_items; i++)
    {
      const IshValue *value = eval_condition (self, call->items[i]);

      if (value->type == ISH_VALUE_BOOL && value->u.boolean == is_or)
        return value;
      if (value->type != ISH_VALUE_BOOL)
        open = value;
    }
  return open ? open : ish_value_bool (!is_or);
}

static const IshValue *
call_not (Template *self, const IshCode *call)
{
  const IshValue *value = call->n_items > 0 ? eval_condition (self, call->items[0])
                                            : unknown (self, "Not");

  return value->type == ISH_VALUE_BOOL ? ish_value_bool (!value->u.boolean) : value;
}

static const IshValue *
call_if (Template *self, const IshCode *call)
{
  const char *name = call->n_items == 3 ? ish_code_text (call->items[0]) : NULL;
  const IshValue *condition = name ? decide (self, name) : unknown (self, "If");
  const IshValue *a, *b;

  if (condition->type == ISH_VALUE_BOOL)
    return eval (self, call->items[condition->u.boolean ? 1 : 2]);
  if (name == NULL)
    return condition;
  a = eval (self, call->items[1]);
  b = eval (self, call->items[2]);
  return ish_value_equal (a, b) ? a : condition;
}

/* --- text and lists --- */

static const IshValue *
call_ref (Template *self, const IshCode *call)
{
  const char *name = call->n_items > 0 ? ish_code_text (call->items[0]) : NULL;

  return name ? refer (self, name, "Ref") : unknown (self, "Ref");
}

static const IshValue *
call_get (Template *self, const IshCode *call)
{
  const char *name = call->n_items > 0 ? ish_code_text (call->items[0]) : NULL;
  const char *attr = call->n_items > 1 ? ish_code_text (call->items[1]) : NULL;

  return name && attr ? refer (self, name, attr) : unknown (self, "GetAtt");
}

/* "${Name}", "${Name.Attribute}", "${!as it stands}". */
static const IshValue *
make_part (Template *self, const char *name, const IshCode *own)
{
  const IshCode *given = own ? ish_code_get (own, name) : NULL;
  const char *dot = strchr (name, '.');
  g_autofree char *first = dot ? g_strndup (name, (gsize) (dot - name)) : NULL;
  const IshValue *value = given ? eval (self, given)
                          : dot ? refer (self, first, dot + 1) : refer (self, name, "Ref");
  const char *text = _ish_code_text (self->stack, value);

  return text ? make_text (self, text) : value;
}

static const IshValue *
call_sub (Template *self, const IshCode *call)
{
  const char *text = call->n_items > 0 ? ish_code_text (call->items[0]) : NULL;
  const IshCode *own = call->n_items > 1 && call->items[1]->kind == ISH_CODE_MAP
                         ? call->items[1] : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  while (text && *text && parts->len < 10000)
    {
      const char *start = strstr (text, "${");
      const char *end = start ? strchr (start, '}') : NULL;
      gsize length = end ? (gsize) (start - text) : strlen (text);
      g_autofree char *name = end ? g_strndup (start + 2, (gsize) (end - start - 2)) : NULL;
      const IshValue *part;

      g_ptr_array_add (parts, (gpointer) make_text (
                                self, ish_arena_strndup (self->stack->arena, text, length)));
      if (end == NULL)
        break;
      if (name[0] == '!')
        {
          g_autofree char *literal = g_strdup_printf ("${%s}", name + 1);

          part = make_text (self, literal);
        }
      else
        part = make_part (self, g_strstrip (name), own);
      if (part->type != ISH_VALUE_NULL && part->type != ISH_VALUE_LIST
          && part->type != ISH_VALUE_MAP)
        g_ptr_array_add (parts, (gpointer) part);
      text = end + 1;
    }
  if (text == NULL)
    return unknown (self, "Sub");
  return ish_value_join (self->stack->arena, (const IshValue *const *) parts->pdata, parts->len);
}

static const IshValue *
call_join (Template *self, const IshCode *call)
{
  const char *between = call->n_items > 0 ? ish_code_text (call->items[0]) : NULL;
  const IshValue *list = call->n_items > 1 ? eval (self, call->items[1]) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (between == NULL || list == NULL || list->type != ISH_VALUE_LIST)
    return unknown (self, "Join");
  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const char *text = _ish_code_text (self->stack, item);

      if (item->type == ISH_VALUE_LIST || item->type == ISH_VALUE_MAP)
        return unknown (self, "Join");
      if (i > 0)
        g_ptr_array_add (parts, (gpointer) make_text (self, between));
      g_ptr_array_add (parts, (gpointer) (text ? make_text (self, text) : item));
    }
  return ish_value_join (self->stack->arena, (const IshValue *const *) parts->pdata, parts->len);
}

static const IshValue *
call_select (Template *self, const IshCode *call)
{
  const char *text = call->n_items > 1
                       ? _ish_code_text (self->stack, eval (self, call->items[0])) : NULL;
  const IshValue *list = text ? eval (self, call->items[1]) : NULL;
  guint64 index;

  if (list == NULL || list->type != ISH_VALUE_LIST
      || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &index, NULL)
      || index >= list->u.list.n)
    return unknown (self, "Select");
  return list->u.list.items[index];
}

static const IshValue *
call_split (Template *self, const IshCode *call)
{
  const char *at = call->n_items > 1 ? ish_code_text (call->items[0]) : NULL;
  const IshValue *value = at ? eval (self, call->items[1]) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  if (value == NULL || *at == '\0' || value->type != ISH_VALUE_STRING)
    return unknown (self, "Split");
  parts = g_strsplit (value->u.string, at, -1);
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (items, (gpointer) make_text (self, parts[i]));
  return ish_value_list (self->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
call_find (Template *self, const IshCode *call)
{
  const IshCode *at = self->mappings;

  for (guint i = 0; i < 3; i++)
    {
      const IshValue *key = i < call->n_items ? eval (self, call->items[i]) : NULL;
      const char *text = key ? _ish_code_text (self->stack, key) : NULL;

      /* By region, when that is what is asked: the one the stack is read for. */
      if (key && key->type == ISH_VALUE_PSEUDO && key->u.pseudo == ISH_PSEUDO_REGION)
        text = self->stack->region;
      at = at && text ? ish_code_get (at, text) : NULL;
    }
  return at ? eval (self, at) : unknown (self, "FindInMap");
}

static const IshValue *
call_same (Template *self, const IshCode *call)
{
  return call->n_items > 0 ? eval (self, call->items[0]) : unknown (self, call->text);
}

static const struct
{
  const char *name;
  Intrinsic function;
} intrinsics[] = {
  { "Ref", call_ref },         { "GetAtt", call_get },       { "Sub", call_sub },
  { "Join", call_join },       { "Select", call_select },    { "Split", call_split },
  { "If", call_if },           { "FindInMap", call_find },   { "Base64", call_same },
  { "Condition", call_condition }, { "Equals", call_equals }, { "And", call_logic },
  { "Or", call_logic },        { "Not", call_not },          { "ToJsonString", call_same },
};

static const IshValue *
eval_call (Template *self, const IshCode *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (intrinsics); i++)
    if (strcmp (intrinsics[i].name, call->text) == 0)
      return intrinsics[i].function (self, call);
  return unknown (self, call->text);
}

static const IshValue *
eval_list (Template *self, const IshCode *code)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < code->n_items; i++)
    {
      const IshValue *item = eval (self, code->items[i]);

      if (item->type != ISH_VALUE_NULL)
        g_ptr_array_add (items, (gpointer) item);
    }
  return ish_value_list (self->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
eval_map (Template *self, const IshCode *code)
{
  IshCodeMap map;

  _ish_code_map_init (self->stack, &map);
  for (guint i = 0; i < code->n_members; i++)
    if (code->members[i].key && code->members[i].value)
      _ish_code_map_put (&map, code->members[i].key, eval (self, code->members[i].value));
  return _ish_code_map_end (self->stack, &map);
}

static const IshValue *
eval (Template *self, const IshCode *code)
{
  const IshValue *value;

  if (self->depth > ISH_CODE_MAX_DEEP || !_ish_code_stack_step (self->stack))
    return unknown (self, "");
  self->depth++;
  value = code->kind == ISH_CODE_CALL   ? eval_call (self, code)
          : code->kind == ISH_CODE_LIST ? eval_list (self, code)
          : code->kind == ISH_CODE_MAP  ? eval_map (self, code)
                                        : _ish_code_scalar (self->stack, code);
  self->depth--;
  return value;
}

/* --- resources --- */

static gboolean
is_ignored (IshCodeStack *stack, const char *type)
{
  JsonArray *types = ish_json_array (stack->tables, "ignored");

  for (guint i = 0; types && i < json_array_get_length (types); i++)
    if (strcmp (json_array_get_string_element (types, i), type) == 0)
      return TRUE;
  return FALSE;
}

/* Whether there is one; a condition nobody can decide is said, and the resource counted in. */
static gboolean
is_there (Template *self, const char *name, const IshCode *resource)
{
  const char *condition = ish_code_text (ish_code_get (resource, "Condition"));
  const IshValue *value = condition ? decide (self, condition) : NULL;

  if (value && value->type != ISH_VALUE_BOOL)
    _ish_code_stack_note (self->stack, "condition", name, condition, resource->source,
                          resource->at);
  return value == NULL || value->type != ISH_VALUE_BOOL || value->u.boolean;
}

static void
add_resource (Template *self, const IshCodeMember *member, const char *region)
{
  const IshCode *resource = member->value;
  const char *type = type_of (resource);
  JsonObject *nested = ish_json_object (self->stack->tables, "nested");
  const char *source = nested ? ish_json_string (nested, type, NULL) : NULL;
  const IshCode *given = ish_code_get (resource, "Properties");
  IshCodeNode node = { .key = make_key (self, member->key), .type = type, .region = region,
                       .source = resource->source, .at = member->at };

  if (*type == '\0' || is_ignored (self->stack, type)
      || !is_there (self, node.key, resource))
    return;
  if (source)
    {
      const IshCode *url = given ? ish_code_get (given, source) : NULL;

      _ish_code_stack_note (self->stack, "stack", node.key, ish_code_text (url), resource->source,
                            member->at);
      return;
    }
  node.type = ish_arena_strdup (self->stack->arena, type);
  _ish_code_reverse (self->stack, &node,
                     given ? eval (self, given)
                           : ish_value_map (self->stack->arena, NULL, 0));
}

/* A template made for the region of edge services says so in its name. */
static const char *
find_region (IshCodeStack *stack, const IshSource *source)
{
  JsonObject *cloud = ish_catalog_get_cloud (stack->catalog, stack->cloud);
  JsonObject *edge = cloud ? ish_json_object (cloud, "edge") : NULL;
  const char *region = edge ? ish_json_string (edge, "region", NULL) : NULL;
  g_autofree char *name = g_path_get_basename (source->name);

  return region && strstr (name, region) && g_strcmp0 (region, stack->region) != 0 ? "edge"
                                                                                   : NULL;
}

static gboolean
is_taken (IshCodeStack *self, const Template *template)
{
  for (guint i = 0; template->resources && i < template->resources->n_members; i++)
    if (template->resources->members[i].key
        && g_hash_table_contains (self->places, template->resources->members[i].key))
      return TRUE;
  return FALSE;
}

static void
add_template (IshCodeStack *self, const IshCode *root)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  Template template = { self, root, "", values, ish_code_get (root, "Parameters"),
                        ish_code_get (root, "Conditions"), ish_code_get (root, "Mappings"),
                        ish_code_get (root, "Resources"), 0 };
  const char *region = find_region (self, root->source);

  if (is_taken (self, &template))
    template.prefix = g_strconcat (root->source->name, ":", NULL);
  for (guint i = 0; template.resources && i < template.resources->n_members; i++)
    if (template.resources->members[i].key && template.resources->members[i].value)
      add_resource (&template, &template.resources->members[i], region);
  if (*template.prefix)
    g_free ((char *) template.prefix);
}

/* --- the environment --- */

static const char *
find_tag (const IshCode *resource)
{
  const IshCode *properties = ish_code_get (resource, "Properties");
  const IshCode *tags = properties ? ish_code_get (properties, "Tags") : NULL;

  for (guint i = 0; tags && i < tags->n_items; i++)
    {
      const char *key = ish_code_text (ish_code_get (tags->items[i], "Key"));

      if (key && ish_code_name_is (key, "environment"))
        return ish_code_text (ish_code_get (tags->items[i], "Value"));
    }
  return NULL;
}

static const char *
find_environment (IshCodeStack *self, const IshCode *root)
{
  JsonArray *names = ish_json_array (self->tables, "environments");
  const IshCode *parameters = ish_code_get (root, "Parameters");
  const IshCode *resources = ish_code_get (root, "Resources");
  const char *found = NULL;

  for (guint i = 0; names && parameters && found == NULL && i < json_array_get_length (names); i++)
    {
      const IshCode *one
        = ish_code_get_folded (parameters, json_array_get_string_element (names, i));

      found = one ? ish_code_text (ish_code_get (one, "Default")) : NULL;
    }
  for (guint i = 0; resources && found == NULL && i < resources->n_members; i++)
    if (resources->members[i].value)
      found = find_tag (resources->members[i].value);
  return found;
}

gboolean
_ish_code_templates (IshCodeStack *self, const GPtrArray *roots, const IshCodeContext *context,
                     GError **error)
{
  const IshCode *first = roots->pdata[0];
  const char *environment = context->environment;

  (void) error;
  for (guint i = 0; i < roots->len && environment == NULL; i++)
    environment = find_environment (self, roots->pdata[i]);
  _ish_code_stack_begin (self, first->source->name, context->region, environment);
  for (guint i = 0; i < roots->len; i++)
    add_template (self, roots->pdata[i]);
  return TRUE;
}
