/* Values in a template as they stand: references, text with substitutions, JSON documents.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-reshape-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "generate/ish-yaml-text.h"

/* --- references --- */

static IshTree *
make_tree (IshTemplateWriter *self, IshTreeType type, const char *text)
{
  return _ish_tree_text (self->low->arena, type, text);
}

static IshTree *
make_parameter_ref (IshTemplateWriter *self, const char *name)
{
  IshTree *tree = make_tree (self, ISH_TREE_REF, name);

  g_hash_table_add (self->used, (gpointer) tree->text);
  return tree;
}

/* The attribute CloudFormation calls the same, ignoring case, dots and underscores. */
static const char *
match_attribute (const IshSchemaType *type, const char *attr)
{
  for (guint i = 0; type && type->attributes[i]; i++)
    {
      const char *theirs = type->attributes[i], *ours = attr;

      while (*theirs && *ours)
        if (*theirs == '.')
          theirs++;
        else if (*ours == '_')
          ours++;
        else if (g_ascii_tolower (*theirs) == g_ascii_tolower (*ours))
          theirs++, ours++;
        else
          break;
      if (*theirs == '\0' && *ours == '\0')
        return type->attributes[i];
    }
  return NULL;
}

/* "Ref", "Arn", or a text with "@" for the resource, as the kind or the schema says. */
static const char *
spell_attribute (IshTemplateWriter *self, const IshLowNode *target, const char *attr)
{
  const char *spelling = _ish_low_spelling (self->low, target, attr);
  const IshSchemaType *type;

  if (spelling)
    return spelling;
  if (target->kind->parameter || strcmp (attr, "id") == 0 || strcmp (attr, "name") == 0)
    return "Ref";
  type = _ish_low_type (self->low, target);
  spelling = match_attribute (type, attr);
  if (spelling == NULL)
    _ish_low_fail (self->low, target, "%s has no attribute for %s",
                   target->kind->cfn ? target->kind->cfn : "it", attr);
  return spelling ? spelling : "Ref";
}

/* "arn:...:@.Id/x" as !Sub: the resource and its attribute in braces. */
static IshTree *
make_spelled (IshTemplateWriter *self, const IshLowNode *target, const char *spelling)
{
  g_autoptr(GString) text = g_string_new (NULL);

  while (*spelling)
    if (*spelling == '@')
      {
        gsize length = 1;

        if (spelling[1] == '.' && g_ascii_isupper (spelling[2]))
          for (length = 2; g_ascii_isalnum (spelling[length]);)
            length++;
        g_string_append_printf (text, "${%s%.*s}", target->name, (int) length - 1, spelling + 1);
        spelling += length;
      }
    else
      g_string_append_c (text, *spelling++);
  return make_tree (self, ISH_TREE_SUB, text->str);
}

/* What lives in the other template comes in as a parameter, named like what it is. */
static IshTree *
make_crossing (IshTemplateWriter *self, const IshLowNode *target, const IshValue *ref,
               const char *spelling)
{
  g_autoptr(GString) name = g_string_new (target->name);
  IshTree *tree;

  if (strcmp (spelling, "Ref") == 0 || strchr (spelling, '@'))
    {
      g_autofree char *camel = ish_text_camel (ref->u.ref.attr);
      g_string_append (name, camel);
    }
  else
    for (const char *c = spelling; *c; c++)
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, *c);
  tree = make_parameter_ref (self, name->str);
  if (!g_hash_table_contains (self->crossing, tree->text))
    g_hash_table_insert (self->crossing, (gpointer) tree->text, (gpointer) ref);
  return tree;
}

static gboolean
gives_list (IshTemplateWriter *self, const IshLowNode *target, const char *spelling)
{
  const IshSchemaType *type = _ish_low_type (self->low, target);
  const IshField *field = type ? ish_shape_get (type->shape, spelling) : NULL;

  return field && (field->shape->kinds & ISH_SHAPE_LIST);
}

static IshTree *
make_ref (IshTemplateWriter *self, const IshValue *ref)
{
  const IshLowNode *target = _ish_low_get (self->low, ref->u.ref.node);
  const char *spelling = spell_attribute (self, target, ref->u.ref.attr);
  g_autofree char *text = NULL;
  IshTree *tree;

  if (target->name == NULL)
    {
      _ish_low_fail (self->low, target, "it is folded away and has no attribute %s",
                     ref->u.ref.attr);
      return make_tree (self, ISH_TREE_STRING, "");
    }
  if (target->edge != self->edge && !target->kind->parameter)
    return make_crossing (self, target, ref, spelling);
  if (strchr (spelling, '@') || strchr (spelling, '$'))
    return make_spelled (self, target, spelling);
  if (strcmp (spelling, "Ref") == 0)
    return target->kind->parameter ? make_parameter_ref (self, target->name)
                                   : _ish_tree_borrow (self->low->arena, ISH_TREE_REF,
                                                       target->name);
  text = g_strconcat (target->name, ".", spelling, NULL);
  tree = make_tree (self, ISH_TREE_GETATT, text);
  tree->is_list = gives_list (self, target, spelling);
  return tree;
}

static IshTree *
make_pseudo (IshTemplateWriter *self, IshPseudo pseudo)
{
  switch (pseudo)
    {
    case ISH_PSEUDO_REGION:    return make_tree (self, ISH_TREE_REF, "AWS::Region");
    case ISH_PSEUDO_ACCOUNT:   return make_tree (self, ISH_TREE_REF, "AWS::AccountId");
    case ISH_PSEUDO_PARTITION: return make_tree (self, ISH_TREE_REF, "AWS::Partition");
    case ISH_PSEUDO_PREFIX:
    default:                   return make_parameter_ref (self, ISH_PREFIX_PARAMETER);
    }
}

static IshTree *
make_input (IshTemplateWriter *self, const IshLowNode *node, const char *name)
{
  const char *id = g_hash_table_lookup (self->input_ids, name);

  if (id == NULL)
    {
      _ish_low_fail (self->low, node, "input %s is not declared", name);
      id = name;
    }
  return make_parameter_ref (self, id);
}

/* --- values as they stand --- */

/* Literal text inside !Sub: "${" would be a substitution. */
static void
append_sub_text (GString *out, const char *text)
{
  const char *dollar;

  while ((dollar = strstr (text, "${")))
    {
      g_string_append_len (out, text, dollar - text);
      g_string_append (out, "${!");
      text = dollar + 2;
    }
  g_string_append (out, text);
}

/* Appends a piece of !Sub text: what a reference gives in braces, or a Sub's own text. */
static void
append_sub_piece (GString *out, const IshTree *tree)
{
  if (tree->type == ISH_TREE_REF || tree->type == ISH_TREE_GETATT)
    g_string_append_printf (out, "${%s}", tree->text);
  else if (tree->type == ISH_TREE_SUB)
    g_string_append (out, tree->text);
  else if (tree->type == ISH_TREE_STRING)
    append_sub_text (out, tree->text);
  else if (tree->type == ISH_TREE_BOOL)
    g_string_append (out, tree->integer ? "true" : "false");
  else if (tree->type == ISH_TREE_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, tree->integer);
}

static IshTree *
make_join (IshTemplateWriter *self, const IshLowNode *node, const IshValue *join)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (join->u.list.n == 1)
    return _ish_reshape_raw (self, node, join->u.list.items[0]);
  for (guint i = 0; i < join->u.list.n; i++)
    append_sub_piece (text, _ish_reshape_raw (self, node, join->u.list.items[i]));
  return make_tree (self, ISH_TREE_SUB, text->str);
}

static IshTree *
make_number (IshTemplateWriter *self, const IshValue *value)
{
  IshTree *tree = _ish_tree_new (self->low->arena, value->type == ISH_VALUE_BOOL ? ISH_TREE_BOOL
                                                 : value->type == ISH_VALUE_INT  ? ISH_TREE_INT
                                                                                 : ISH_TREE_DOUBLE);

  if (value->type == ISH_VALUE_DOUBLE)
    tree->number = value->u.number;
  else
    tree->integer = value->type == ISH_VALUE_BOOL ? value->u.boolean : value->u.integer;
  return tree;
}

static IshTree *
make_container (IshTemplateWriter *self, const IshLowNode *node, const IshValue *value)
{
  IshArena *arena = self->low->arena;
  gboolean is_list = value->type == ISH_VALUE_LIST;
  IshTree *tree = _ish_tree_new (arena, is_list ? ISH_TREE_LIST : ISH_TREE_MAP);

  for (guint i = 0; is_list && i < value->u.list.n; i++)
    _ish_tree_add (arena, tree, _ish_reshape_raw (self, node, value->u.list.items[i]));
  for (guint i = 0; !is_list && i < value->u.map.n; i++)
    _ish_tree_set (arena, tree, value->u.map.members[i].key,
                   _ish_reshape_raw (self, node, value->u.map.members[i].value));
  return tree;
}

IshTree *
_ish_reshape_raw (IshTemplateWriter *self, const IshLowNode *node, const IshValue *value)
{
  switch (value->type)
    {
    case ISH_VALUE_STRING:
      return _ish_tree_borrow (self->low->arena, ISH_TREE_STRING, value->u.string);
    case ISH_VALUE_REF:    return make_ref (self, value);
    case ISH_VALUE_PSEUDO: return make_pseudo (self, value->u.pseudo);
    case ISH_VALUE_INPUT:  return make_input (self, node, value->u.string);
    case ISH_VALUE_JOIN:   return make_join (self, node, value);
    case ISH_VALUE_LIST:
    case ISH_VALUE_MAP:    return make_container (self, node, value);
    case ISH_VALUE_BOOL:
    case ISH_VALUE_INT:
    case ISH_VALUE_DOUBLE: return make_number (self, value);
    case ISH_VALUE_SLOT:
      _ish_low_fail (self->low, node, "slot %s was not filled", value->u.slot.name);
      break;
    case ISH_VALUE_NULL:
    default:
      break;
    }
  return _ish_tree_new (self->low->arena, ISH_TREE_NULL);
}

/* --- documents --- */

typedef struct { GString *out; gboolean is_sub; } JsonText;

static gboolean
has_substitution (const IshTree *tree)
{
  if (tree->type == ISH_TREE_REF || tree->type == ISH_TREE_GETATT || tree->type == ISH_TREE_SUB)
    return TRUE;
  for (guint i = 0; i < tree->n; i++)
    if (has_substitution (tree->type == ISH_TREE_LIST ? tree->items[i] : tree->members[i].value))
      return TRUE;
  return FALSE;
}

static void
append_json_text (const JsonText *json, const char *text)
{
  g_autoptr(GString) escaped = g_string_new (NULL);

  _ish_yaml_append_escaped (escaped, text, TRUE);
  g_string_append_c (json->out, '"');
  if (json->is_sub)
    append_sub_text (json->out, escaped->str);
  else
    g_string_append (json->out, escaped->str);
  g_string_append_c (json->out, '"');
}

static void
append_json (const JsonText *json, const IshTree *tree, guint depth)
{
  GString *out = json->out;
  gboolean is_list = tree->type == ISH_TREE_LIST;

  switch (tree->type)
    {
    case ISH_TREE_LIST:
    case ISH_TREE_MAP:
      g_string_append_c (out, is_list ? '[' : '{');
      for (guint i = 0; i < tree->n; i++)
        {
          g_string_append (out, i ? ",\n" : "\n");
          ish_text_append_spaces (out, depth * 2 + 2);
          if (!is_list)
            {
              append_json_text (json, tree->members[i].key);
              g_string_append (out, ": ");
            }
          append_json (json, is_list ? tree->items[i] : tree->members[i].value, depth + 1);
        }
      if (tree->n)
        {
          g_string_append_c (out, '\n');
          ish_text_append_spaces (out, depth * 2);
        }
      g_string_append_c (out, is_list ? ']' : '}');
      break;
    case ISH_TREE_STRING:
      append_json_text (json, tree->text);
      break;
    case ISH_TREE_REF:
    case ISH_TREE_GETATT:
    case ISH_TREE_SUB:
      g_string_append_c (out, '"');
      append_sub_piece (out, tree);
      g_string_append_c (out, '"');
      break;
    case ISH_TREE_DOUBLE:
      g_string_append_printf (out, "%g", tree->number);
      break;
    case ISH_TREE_BOOL:
    case ISH_TREE_INT:
      append_sub_piece (out, tree);
      break;
    case ISH_TREE_NULL:
    case ISH_TREE_BLOCK:
    default:
      g_string_append (out, "null");
    }
}

IshTree *
_ish_reshape_document (IshTemplateWriter *self, const IshLowNode *node, const IshValue *value)
{
  g_autoptr(GString) text = g_string_new (NULL);
  IshTree *tree = _ish_reshape_raw (self, node, value);
  JsonText json = { text, has_substitution (tree) };
  IshTree *block;

  if (tree->type != ISH_TREE_MAP && tree->type != ISH_TREE_LIST)
    return tree;
  append_json (&json, tree, 0);
  block = make_tree (self, ISH_TREE_BLOCK, text->str);
  block->is_sub = json.is_sub;
  return block;
}
