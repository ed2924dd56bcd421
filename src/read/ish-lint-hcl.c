/* Arguments and blocks of Terraform against the provider's schema.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

/* --- kinds --- */

static const struct {
  IshShapeKinds kind;
  const char *name;
} kind_names[] = {
  { ISH_SHAPE_STRING, N_("text") },      { ISH_SHAPE_INT, N_("a whole number") },
  { ISH_SHAPE_NUMBER, N_("a number") },  { ISH_SHAPE_BOOL, N_("true or false") },
  { ISH_SHAPE_LIST, N_("a list") },      { ISH_SHAPE_MAP, N_("a map") },
  { ISH_SHAPE_OBJECT, N_("an object") },
};

static const char *
name_kind (IshShapeKinds kinds)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (kinds & kind_names[i].kind)
      return kind_names[i].name;
  return N_("anything");
}

/* What a call gives, as far as its name says. */
static IshShapeKinds
kind_of_call (const IshLintRules *rules, const char *name)
{
  static const struct {
    const char *list;
    IshShapeKinds kind;
  } lists[] = {
    { "functions.text", ISH_SHAPE_STRING }, { "functions.number", ISH_SHAPE_NUMBER },
    { "functions.bool", ISH_SHAPE_BOOL },   { "functions.list", ISH_SHAPE_LIST },
    { "functions.map", ISH_SHAPE_MAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (ish_lint_rules_has (rules, lists[i].list, name))
      return lists[i].kind;
  return 0;
}

/* 0: known only when it runs. */
static IshShapeKinds
kind_of (IshLint *self, const IshCode *value)
{
  switch (value->kind)
    {
    case ISH_CODE_BOOL:
      return ISH_SHAPE_BOOL;
    case ISH_CODE_NUMBER:
      return ISH_SHAPE_NUMBER;
    case ISH_CODE_STRING:
    case ISH_CODE_TEMPLATE:
      return ISH_SHAPE_STRING;
    case ISH_CODE_LIST:
      return ISH_SHAPE_LIST;
    case ISH_CODE_MAP:
    case ISH_CODE_BLOCK:
      return ISH_SHAPE_MAP;
    case ISH_CODE_FOR:
      return strcmp (value->text, "map") == 0 ? ISH_SHAPE_MAP : ISH_SHAPE_LIST;
    case ISH_CODE_CALL:
      return kind_of_call (self->rules, value->text);
    case ISH_CODE_NULL:
    case ISH_CODE_NAME:
    case ISH_CODE_CHOICE:
    case ISH_CODE_OTHER:
    default:
      return 0;
    }
}

static gboolean
reads_as_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* Terraform turns numbers and truth into text and back where that is possible. */
static gboolean
is_accepted (const IshCode *value, IshShapeKinds given, IshShapeKinds wanted)
{
  const IshShapeKinds numbers = ISH_SHAPE_INT | ISH_SHAPE_NUMBER;

  if (given == 0 || wanted == 0 || (wanted & ISH_SHAPE_ANY))
    return TRUE;
  if (given & ISH_SHAPE_LIST)
    return (wanted & ISH_SHAPE_LIST) != 0;
  if (given & ISH_SHAPE_MAP)
    return (wanted & (ISH_SHAPE_MAP | ISH_SHAPE_OBJECT)) != 0;
  if (wanted & ISH_SHAPE_STRING)
    return TRUE;
  if (given & ISH_SHAPE_STRING)
    {
      if (value->kind != ISH_CODE_STRING)
        return (wanted & (numbers | ISH_SHAPE_BOOL)) != 0;
      return ((wanted & numbers) && reads_as_number (value->text))
             || ((wanted & ISH_SHAPE_BOOL)
                 && (strcmp (value->text, "true") == 0 || strcmp (value->text, "false") == 0));
    }
  return given & ISH_SHAPE_BOOL ? (wanted & ISH_SHAPE_BOOL) != 0 : (wanted & numbers) != 0;
}

/* --- values --- */

static void
check_words (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  guint n = g_strv_length ((char **) shape->values);
  const char *nearest;

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (shape->values[i], value->text) == 0)
      return;
  nearest = _ish_nearest (value->text, shape->values, n);
  {
    g_autofree char *all = g_strjoinv (", ", (char **) shape->values);

    /* The words are those of the service, not of the provider: it may know more. */
    _ish_lint_add (self, ISH_SEVERITY_WARNING, "schema.value", value->source, value->at,
                   _ish_said (N_("“%s” is no value of %s; it is one of: %s"), value->text, name,
                              all),
                   _ish_nearest_fix (nearest));
  }
}

static void
check_fields (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  for (guint i = 0; i < value->n_members; i++)
    {
      const IshCodeMember *member = &value->members[i];
      const IshField *field = member->key ? ish_shape_get (shape, member->key) : NULL;

      if (field)
        _ish_lint_hcl_value (self, member->value, field->shape, field->name);
      else if (member->key)
        {
          const char *nearest = _ish_nearest_field (member->key, shape);

          _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.name", value->source, member->at,
                         _ish_said (N_("%s has no “%s”%p"), name, member->key,
                                    _ish_nearest_hint (nearest)),
                         _ish_nearest_fix (nearest));
        }
    }
}

static void
check_inside (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  if (value->kind == ISH_CODE_LIST && (shape->kinds & ISH_SHAPE_LIST))
    for (guint i = 0; i < value->n_items; i++)
      _ish_lint_hcl_value (self, value->items[i], shape->item, name);
  else if (value->kind == ISH_CODE_MAP && (shape->kinds & ISH_SHAPE_MAP))
    for (guint i = 0; i < value->n_members; i++)
      {
        if (value->members[i].key)
          _ish_lint_hcl_value (self, value->members[i].value, shape->item, name);
      }
  else if (value->kind == ISH_CODE_MAP && shape->n_fields > 0)
    check_fields (self, value, shape, name);
}

void
_ish_lint_hcl_value (IshLint *self, const IshCode *value, const IshShape *shape, const char *name)
{
  IshShapeKinds given = kind_of (self, value);

  if (value->kind == ISH_CODE_CHOICE && value->n_items == 3)
    {
      _ish_lint_hcl_value (self, value->items[1], shape, name);
      _ish_lint_hcl_value (self, value->items[2], shape, name);
      return;
    }
  if (!is_accepted (value, given, shape->kinds))
    {
      _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.kind", value->source, value->at,
                     _ish_said (N_("%s wants %p, not %p"), name,
                                _ish_said_words (name_kind (shape->kinds)),
                                _ish_said_words (name_kind (given))),
                     given & ISH_SHAPE_STRING && shape->kinds & ISH_SHAPE_LIST
                       ? _ish_said_words (N_("put it in [ ]"))
                       : NULL);
      return;
    }
  if (shape->values && value->kind == ISH_CODE_STRING)
    check_words (self, value, shape, name);
  check_inside (self, value, shape, name);
}

/* --- bodies --- */

static gboolean
is_extra (const char *const *extra, const char *name)
{
  return extra && g_strv_contains (extra, name);
}

static void
say_unknown (IshLint *self, const IshCode *block, const IshCodeMember *member,
             const IshShape *shape, const char *what, gboolean lenient)
{
  const char *nearest = _ish_nearest_field (member->key, shape);

  _ish_lint_add (self, lenient && !nearest ? ISH_SEVERITY_WARNING : ISH_SEVERITY_ERROR,
                 "schema.name", block->source, member->at,
                 member->value->kind == ISH_CODE_BLOCK
                   ? _ish_said (N_("%s has no block “%s”%p"), what, member->key,
                                _ish_nearest_hint (nearest))
                   : _ish_said (N_("%s has no argument “%s”%p"), what, member->key,
                                _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

static void
check_flags (IshLint *self, const IshCode *block, const IshCodeMember *member,
             const IshField *field, const char *what)
{
  if ((field->flags & ISH_FIELD_READ_ONLY))
    /* What is computed may turn out to be null, which is as good as not given. */
    _ish_lint_add (self, ish_code_text (member->value) ? ISH_SEVERITY_ERROR : ISH_SEVERITY_WARNING,
                   "schema.read-only", block->source, member->at,
                   _ish_said (N_("%s fills “%s” itself; it cannot be given"), what, field->name),
                   _ish_said_words (N_("remove it")));
  else if (field->flags & ISH_FIELD_GONE)
    _ish_lint_add (self, ISH_SEVERITY_WARNING, "schema.gone", block->source, member->at,
                   _ish_said (N_("version 6 of the provider no longer has “%s” in %s"), field->name,
                              what),
                   NULL);
}

static gboolean
is_list_of_objects (const IshShape *shape)
{
  return (shape->kinds & ISH_SHAPE_LIST) && ish_shape_has_fields (shape->item);
}

/* A nested block, or the content of a dynamic one. */
static void
check_block (IshLint *self, const IshCode *block, const IshField *field, guint32 at,
             gboolean lenient)
{
  const IshShape *inside = ish_shape_inside (field->shape);

  if (!(field->flags & ISH_FIELD_BLOCK) && !is_list_of_objects (field->shape))
    {
      if (!(field->shape->kinds & ISH_SHAPE_ANY) && !(field->flags & ISH_FIELD_NEW))
        _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.kind", block->source, at,
                       _ish_said (N_("“%s” is an argument, not a block"), field->name),
                       _ish_said (N_("write “%s =”"), field->name));
      return;
    }
  if (ish_shape_has_fields (inside))
    _ish_lint_hcl_body (self, block, inside, NULL, field->name, FALSE, lenient);
}

static void
check_dynamic (IshLint *self, const IshCode *dynamic, const IshShape *shape, const char *what,
               gboolean lenient)
{
  const char *name = ish_code_label (dynamic, 0);
  const IshField *field = ish_shape_get (shape, name);
  const IshCode *content = ish_code_get (dynamic, "content");

  if (field == NULL)
    {
      const char *nearest = _ish_nearest_field (name, shape);

      _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.name", dynamic->source,
                     dynamic->n_labels ? dynamic->labels[0]->at : dynamic->at,
                     _ish_said (N_("%s has no block “%s”%p"), what, name,
                                _ish_nearest_hint (nearest)),
                     _ish_nearest_fix (nearest));
      return;
    }
  if (ish_code_get (dynamic, "for_each") == NULL)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.required", dynamic->source, dynamic->at,
                   _ish_said (N_("dynamic “%s” needs for_each"), name), NULL);
  if (content == NULL || content->kind != ISH_CODE_BLOCK)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.required", dynamic->source, dynamic->at,
                   _ish_said (N_("dynamic “%s” needs a block “content”"), name), NULL);
  else
    check_block (self, content, field, dynamic->at, lenient);
}

static void
check_member (IshLint *self, const IshCode *block, const IshCodeMember *member,
              const IshShape *shape, const char *what, gboolean lenient)
{
  const IshField *field = ish_shape_get (shape, member->key);

  if (field == NULL)
    {
      say_unknown (self, block, member, shape, what, lenient);
      return;
    }
  check_flags (self, block, member, field, what);
  if (member->value->kind == ISH_CODE_BLOCK)
    check_block (self, member->value, field, member->at, lenient);
  else if ((field->flags & ISH_FIELD_BLOCK) && !(field->flags & ISH_FIELD_NEW))
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.kind", block->source, member->at,
                   _ish_said (N_("“%s” is a block, not an argument"), field->name),
                   _ish_said (N_("write “%s { … }”"), field->name));
  else if (!(field->flags & ISH_FIELD_READ_ONLY))
    _ish_lint_hcl_value (self, member->value, field->shape, field->name);
}

static gboolean
has_member (const IshCode *block, const char *name)
{
  for (guint i = 0; i < block->n_members; i++)
    {
      const IshCodeMember *member = &block->members[i];

      if (member->key == NULL)
        continue;
      if (strcmp (member->key, name) == 0)
        return TRUE;
      if (strcmp (member->key, "dynamic") == 0 && member->value->kind == ISH_CODE_BLOCK
          && strcmp (ish_code_label (member->value, 0), name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_required (IshLint *self, const IshCode *block, const IshShape *shape, const char *what)
{
  for (guint i = 0; i < shape->n_fields; i++)
    {
      const IshField *field = &shape->fields[i];

      if ((field->flags & ISH_FIELD_REQUIRED)
          && !(field->flags & (ISH_FIELD_GONE | ISH_FIELD_EASED | ISH_FIELD_NEW))
          && !has_member (block, field->name))
        _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.required", block->source, block->at,
                       field->flags & ISH_FIELD_BLOCK
                         ? _ish_said (N_("%s needs the block “%s”"), what, field->name)
                         : _ish_said (N_("%s needs the argument “%s”"), what, field->name),
                       _ish_said (N_("add “%s”"), field->name));
    }
}

/* An argument twice, or a block twice that may stand once. */
static void
check_repeats (IshLint *self, const IshCode *block, const IshShape *shape)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < block->n_members; i++)
    {
      const IshCodeMember *member = &block->members[i];
      const IshField *field = shape ? ish_shape_get (shape, member->key) : NULL;
      gboolean is_block = member->value->kind == ISH_CODE_BLOCK;

      if (g_hash_table_add (seen, (gpointer) member->key)
          || (is_block && (field == NULL || !(field->flags & ISH_FIELD_BLOCK)
                           || (field->shape->kinds & ISH_SHAPE_LIST)
                           || (field->flags & ISH_FIELD_NEW))))
        continue;
      _ish_lint_add (self, ISH_SEVERITY_ERROR, "name.duplicate", block->source, member->at,
                     _ish_said (N_("“%s” is given twice"), member->key), NULL);
    }
}

void
_ish_lint_hcl_body (IshLint *self, const IshCode *block, const IshShape *shape,
                    const char *const *extra, const char *what, gboolean is_resource,
                    gboolean lenient)
{
  check_repeats (self, block, shape);
  for (guint i = 0; i < block->n_members; i++)
    {
      const IshCodeMember *member = &block->members[i];

      if (strcmp (member->key, "dynamic") == 0 && member->value->kind == ISH_CODE_BLOCK)
        check_dynamic (self, member->value, shape, what, lenient);
      else if (is_extra (extra, member->key))
        continue;
      else if (is_resource && strcmp (member->key, "id") == 0)
        _ish_lint_add (self, ISH_SEVERITY_ERROR, "schema.read-only", block->source, member->at,
                       _ish_said (N_("%s fills “id” itself; it cannot be given"), what),
                       _ish_said_words (N_("remove it")));
      else
        check_member (self, block, member, shape, what, lenient);
    }
  if (!self->is_rewritten)
    check_required (self, block, shape, what);
}
