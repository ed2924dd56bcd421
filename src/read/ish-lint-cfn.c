/* Values of CloudFormation against the resource schemas; duplicate keys.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#define NUMBERS (ISH_SHAPE_INT | ISH_SHAPE_NUMBER)
#define SCALARS (ISH_SHAPE_STRING | NUMBERS | ISH_SHAPE_BOOL)

static const char *
name_wanted (IshShapeKinds kinds)
{
  if (kinds & ISH_SHAPE_STRING)
    return N_("text");
  if (kinds & NUMBERS)
    return N_("a number");
  if (kinds & ISH_SHAPE_BOOL)
    return N_("true or false");
  return kinds & ISH_SHAPE_LIST ? N_("a list") : N_("a mapping");
}

static const char *
name_given (const IshCode *value)
{
  switch (value->kind)
    {
    case ISH_CODE_NULL:
      return N_("nothing");
    case ISH_CODE_BOOL:
      return N_("true or false");
    case ISH_CODE_NUMBER:
      return N_("a number");
    case ISH_CODE_LIST:
      return N_("a list");
    case ISH_CODE_MAP:
      return N_("a mapping");
    case ISH_CODE_STRING:
    case ISH_CODE_BLOCK:
    case ISH_CODE_TEMPLATE:
    case ISH_CODE_NAME:
    case ISH_CODE_CALL:
    case ISH_CODE_CHOICE:
    case ISH_CODE_FOR:
    case ISH_CODE_OTHER:
    default:
      return N_("text");
    }
}

static void
say_kind (IshLint *self, const IshCode *value, const IshShape *shape, const char *name,
          const char *given)
{
  _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.kind", value->source, value->at,
                 _ish_said (N_("%s wants %p, not %p"), name,
                            _ish_said_words (name_wanted (shape->kinds)), _ish_said_words (given)),
                 NULL);
}

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* CloudFormation reads "8080" as a number where it wants one, and 8080 as text. */
static gboolean
is_scalar_accepted (const IshCode *value, IshShapeKinds wanted)
{
  if (wanted & (ISH_SHAPE_ANY | ISH_SHAPE_STRING))
    return TRUE;
  if ((wanted & SCALARS) == 0)
    return FALSE;
  if (value->kind == ISH_CODE_BOOL)
    return (wanted & ISH_SHAPE_BOOL) != 0;
  if (value->kind == ISH_CODE_NUMBER)
    return (wanted & NUMBERS) != 0;
  return ((wanted & NUMBERS) && is_number (value->text))
         || ((wanted & ISH_SHAPE_BOOL)
             && (g_ascii_strcasecmp (value->text, "true") == 0
                 || g_ascii_strcasecmp (value->text, "false") == 0));
}

static void
check_words (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  guint n = g_strv_length ((char **) shape->values);
  IshSeverity severity = ISH_SEVERITY_ERROR;
  g_autofree char *all = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (strcmp (shape->values[i], value->text) == 0)
        return;
      if (g_ascii_strcasecmp (shape->values[i], value->text) == 0)
        severity = ISH_SEVERITY_WARNING; /* some services do not mind the case */
    }
  all = g_strjoinv (", ", (char **) shape->values);
  _ish_lint_add (self, severity, "schema.value", value->source, value->at,
                 _ish_said (N_("“%s” is no value of %s; it is one of: %s"), value->text, name, all),
                 _ish_nearest_fix (_ish_nearest (value->text, shape->values, n)));
}

/* Whether a transform writes into the mapping: then nobody knows what it has. */
static gboolean
is_open (const IshCode *map)
{
  for (guint i = 0; i < map->n_members; i++)
    if (g_str_has_prefix (map->members[i].key, "Fn::"))
      return TRUE;
  return FALSE;
}

static void
check_field (IshLint *self, const IshCodeMember *member, const IshCode *map, const IshShape *shape,
             const char *name)
{
  const IshField *field = ish_shape_get (shape, member->key);

  if (field == NULL)
    {
      const char *nearest = _ish_nearest_field (member->key, shape);

      _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.name", map->source, member->at,
                     _ish_said (N_("%s has no property “%s”%p"), name, member->key,
                                _ish_nearest_hint (nearest)),
                     _ish_nearest_fix (nearest));
    }
  else if ((field->flags & ISH_FIELD_READ_ONLY) && !(field->flags & ISH_FIELD_REQUIRED))
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.read-only", map->source, member->at,
                   _ish_said (N_("%s fills “%s” itself; it cannot be given"), name, field->name),
                   _ish_said_words (N_("remove it")));
  else
    _ish_lint_cfn_value (self, member->value, field->shape, field->name);
}

static void
check_object (IshLint *self, const IshCode *map, const IshShape *shape, const char *name)
{
  if (is_open (map))
    return;
  for (guint i = 0; i < map->n_members; i++)
    check_field (self, &map->members[i], map, shape, name);
  for (guint i = 0; i < shape->n_fields; i++)
    {
      const IshField *field = &shape->fields[i];

      if ((field->flags & ISH_FIELD_REQUIRED) && !(field->flags & ISH_FIELD_READ_ONLY)
          && ish_code_get (map, field->name) == NULL)
        _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.required", map->source, map->at,
                       _ish_said (N_("%s needs the property “%s”"), name, field->name),
                       _ish_said (N_("add “%s”"), field->name));
    }
}

static void
check_map (IshLint *self, const IshCode *map, const IshShape *shape, const char *name)
{
  if (shape->n_fields > 0)
    check_object (self, map, shape, name);
  else if (shape->kinds & ISH_SHAPE_MAP)
    for (guint i = 0; i < map->n_members; i++)
      _ish_lint_cfn_value (self, map->members[i].value, shape->item, name);
  else if (!(shape->kinds & (ISH_SHAPE_OBJECT | ISH_SHAPE_ANY)))
    say_kind (self, map, shape, name, N_("a mapping"));
}

static void
check_call (IshLint *self, const IshCode *call, const IshShape *shape, const char *name)
{
  if (strcmp (call->text, "If") == 0)
    {
      for (guint i = 1; i < call->n_items; i++)
        _ish_lint_cfn_value (self, call->items[i], shape, name);
      return;
    }
  if (shape->kinds & ISH_SHAPE_ANY)
    return;
  if (ish_lint_rules_has (self->rules, "intrinsics.text", call->text)
      && !(shape->kinds & (SCALARS | ISH_SHAPE_OBJECT)))
    say_kind (self, call, shape, name, N_("text"));
  else if (ish_lint_rules_has (self->rules, "intrinsics.list", call->text)
           && !(shape->kinds & ISH_SHAPE_LIST))
    say_kind (self, call, shape, name, N_("a list"));
}

void
_ish_lint_cfn_value (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  if (value->kind == ISH_CODE_CALL)
    check_call (self, value, shape, name);
  else if (value->kind == ISH_CODE_NULL)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.kind", value->source, value->at,
                   _ish_said (N_("%s has no value; CloudFormation refuses that"), name), NULL);
  else if (value->kind == ISH_CODE_MAP)
    check_map (self, value, shape, name);
  else if (value->kind == ISH_CODE_LIST && !(shape->kinds & (ISH_SHAPE_LIST | ISH_SHAPE_ANY)))
    say_kind (self, value, shape, name, N_("a list"));
  else if (value->kind == ISH_CODE_LIST)
    for (guint i = 0; shape->item && i < value->n_items; i++)
      _ish_lint_cfn_value (self, value->items[i], shape->item, name);
  else if (!is_scalar_accepted (value, shape->kinds))
    say_kind (self, value, shape, name, name_given (value));
  else if (shape->values && value->kind == ISH_CODE_STRING)
    check_words (self, value, shape, name);
}

static void
check_duplicates (const IshCode *code, gpointer user_data)
{
  IshLint *self = user_data;
  g_autoptr (GHashTable) seen = NULL;

  if (code->kind != ISH_CODE_MAP || code->n_members < 2)
    return;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < code->n_members; i++)
    if (!g_hash_table_add (seen, (gpointer) code->members[i].key))
      _ish_lint_add (self, ISH_SEVERITY_ERROR, "name.duplicate", code->source, code->members[i].at,
                     _ish_said (N_("“%s” is given twice; only the last would count"),
                                code->members[i].key),
                     NULL);
}

void
_ish_lint_duplicates (IshLint *self, const IshCode *root)
{
  ish_code_walk (root, check_duplicates, self);
}
