/* One CloudFormation template: its sections, resources and references.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

typedef struct {
  IshLint       *lint;
  const IshCode *root;
  GHashTable    *resources;    /* logical id -> IshLintResource, in list */
  GPtrArray     *list;         /* owned IshLintResource */
  gboolean       is_generated; /* a transform adds resources nobody sees here */
  IshLintGraph  *graph;
  const char    *owner;        /* (nullable): logical id of what is read */
} Template;

static const char *const sections[]
  = { "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Mappings",
      "Conditions", "Transform", "Resources", "Outputs", "Rules", "Hooks", "Globals", NULL };
static const char *const parameter_names[]
  = { "Type", "Default", "Description", "AllowedValues", "AllowedPattern",
      "ConstraintDescription", "MaxLength", "MinLength", "MaxValue", "MinValue", "NoEcho", NULL };
static const char *const output_names[]
  = { "Value", "Description", "Export", "Condition", NULL };
static const char *const resource_names[]
  = { "Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy",
      "UpdatePolicy", "CreationPolicy", "Metadata", "Version", "Connectors", "IgnoreGlobals",
      NULL };

static void
check_names (IshLint *lint, const IshCode *map, const char *const *allowed, const char *what)
{
  for (guint i = 0; i < map->n_members; i++)
    {
      const char *key = map->members[i].key;
      const char *nearest;

      if (g_strv_contains (allowed, key) || g_str_has_prefix (key, "Fn::"))
        continue;
      nearest = _ish_nearest (key, allowed, g_strv_length ((char **) allowed));
      _ish_lint_add (lint, ISH_SEVERITY_ERROR, "schema.name", map->source, map->members[i].at,
                     what
                       ? _ish_said (N_("%s has no “%s”%p"), what, key, _ish_nearest_hint (nearest))
                       : _ish_said (N_("a template has no “%s”%p"), key,
                                    _ish_nearest_hint (nearest)),
                     _ish_nearest_fix (nearest));
    }
}

/* The section when it is a mapping. */
static const IshCode *
get_section (Template *self, const char *name)
{
  const IshCode *section = ish_code_get (self->root, name);

  return section && section->kind == ISH_CODE_MAP ? section : NULL;
}

/* Entries of a section: each a mapping with a required name. */
static void
check_section (Template *self, const char *name, const char *const *allowed, const char *required)
{
  const IshCode *section = get_section (self, name);

  for (guint i = 0; section && i < section->n_members; i++)
    {
      const IshCodeMember *member = &section->members[i];

      if (g_str_has_prefix (member->key, "Fn::"))
        continue;
      if (member->value->kind != ISH_CODE_MAP)
        {
          _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.kind", section->source, member->at,
                         _ish_said (N_("%s wants a mapping"), member->key), NULL);
          continue;
        }
      check_names (self->lint, member->value, allowed, member->key);
      if (ish_code_get (member->value, required) == NULL)
        _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.required", section->source,
                       member->at, _ish_said (N_("%s needs “%s”"), member->key, required), NULL);
    }
}

/* --- transforms --- */

/* Code of others that rewrites the template when it is deployed. */
static void
check_transform (Template *self, const IshCode *name)
{
  if (ish_lint_rules_has (self->lint->rules, "transforms.known", name->text))
    return;
  /* What it makes of names that are none nobody knows: they are warnings from here on. */
  self->lint->is_rewritten = TRUE;
  _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "supply.transform", name->source, name->at,
                 _ish_said (N_("the transform %s changes the template when it is deployed"),
                            name->text),
                 _ish_said_words (N_("write down what it makes")));
}

static void
read_transform (Template *self, const IshCode *code)
{
  const IshCode *name = code->kind == ISH_CODE_STRING ? code : ish_code_get (code, "Name");

  for (guint i = 0; i < code->n_items; i++)
    read_transform (self, code->items[i]);
  if (name && name->kind == ISH_CODE_STRING)
    {
      check_transform (self, name);
      self->is_generated
        |= !ish_lint_rules_has (self->lint->rules, "transforms.plain", name->text);
    }
}

static void
visit_transform (const IshCode *code, gpointer user_data)
{
  if (code->kind == ISH_CODE_CALL && strcmp (code->text, "Transform") == 0)
    read_transform (user_data, code);
}

/* --- resources --- */

/* Whether the tables would have the type: they hold everything of one vendor. */
static gboolean
is_own_vendor (const IshSchema *schema, const char *type)
{
  guint n;
  const char *const *names = ish_schema_list_cloudformation (schema, &n);
  const char *usual = n > 0 ? names[n / 2] : "";
  gsize length = strcspn (usual, ":");

  return strncmp (usual, type, length) == 0 && type[length] == ':';
}

static void
say_unknown_type (Template *self, const IshCode *type)
{
  guint n;
  const char *const *names = ish_schema_list_cloudformation (self->lint->schema, &n);
  const char *nearest
    = _ish_lint_may_look (self->lint, n) ? _ish_nearest (type->text, names, n) : NULL;
  gboolean is_own = is_own_vendor (self->lint->schema, type->text);

  _ish_lint_add (self->lint, is_own || nearest ? ISH_SEVERITY_ERROR : ISH_SEVERITY_WARNING,
                 "schema.type", type->source, type->at,
                 _ish_said (N_("there is no resource type “%s”%p"), type->text,
                            _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

static void
check_resource (Template *self, IshLintResource *resource, const IshCode *type)
{
  const IshCode *properties = ish_code_get (resource->code, "Properties");

  check_names (self->lint, resource->code, resource_names, resource->name);
  if (ish_lint_rules_has (self->lint->rules, "cloudformation.open-types", resource->type))
    return;
  resource->schema = ish_schema_get_cloudformation (self->lint->schema, resource->type);
  if (resource->schema == NULL)
    say_unknown_type (self, type);
  else if (properties && properties->kind == ISH_CODE_MAP)
    _ish_lint_cfn_value (self->lint, properties, resource->schema->shape, resource->type);
  else if (properties == NULL)
    {
      /* As if empty, at the place of its name. */
      IshCode empty = *resource->code;

      empty.members = NULL;
      empty.n_members = 0;
      empty.kind = ISH_CODE_MAP;
      empty.at = resource->at;
      _ish_lint_cfn_value (self->lint, &empty, resource->schema->shape, resource->type);
    }
}

static void
read_resource (Template *self, const IshCode *section, const IshCodeMember *member)
{
  const IshCode *type = ish_code_get (member->value, "Type");
  IshLintResource *resource;

  if (g_str_has_prefix (member->key, "Fn::"))
    {
      self->is_generated = TRUE;
      return;
    }
  if (member->value->kind == ISH_CODE_CALL || (type && type->kind == ISH_CODE_CALL))
    {
      self->is_generated = TRUE; /* a tool fills it in before it is deployed */
      return;
    }
  if (ish_code_text (type) == NULL)
    {
      _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.required", section->source, member->at,
                     _ish_said (N_("%s needs “Type”"), member->key), NULL);
      return;
    }
  resource = g_new0 (IshLintResource, 1);
  g_ptr_array_add (self->list, resource);
  self->lint->n_resources++;
  resource->type = type->text;
  resource->name = member->key;
  resource->code = member->value;
  resource->args = ish_code_get (member->value, "Properties");
  resource->at = member->at;
  resource->source = section->source;
  g_hash_table_insert (self->resources, (gpointer) member->key, resource);
  _ish_lint_graph_add_node (self->graph, member->key);
  check_resource (self, resource, type);
}

static void
read_resources (Template *self)
{
  const IshCode *section = get_section (self, "Resources");

  if (section == NULL)
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "schema.required", self->root->source,
                   self->root->at, _ish_said_words (N_("the template needs “Resources”")), NULL);
  for (guint i = 0; section && i < section->n_members; i++)
    read_resource (self, section, &section->members[i]);
}

/* --- references --- */

static const char *
nearest_target (Template *self, const char *name)
{
  const IshCode *parameters = get_section (self, "Parameters");
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);

  if (!_ish_lint_may_look (self->lint, self->list->len))
    return NULL;
  for (guint i = 0; parameters && i < parameters->n_members; i++)
    g_hash_table_add (all, (gpointer) parameters->members[i].key);
  for (guint i = 0; i < self->list->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (self->list, i);

      g_hash_table_add (all, (gpointer) resource->name);
    }
  return _ish_nearest_key (name, all);
}

static void
say_undeclared (Template *self, const IshSource *source, gsize at, const char *what,
                const char *name, const char *nearest)
{

  if (g_strcmp0 (nearest, name) == 0)
    nearest = NULL; /* a parameter where a resource is wanted */
  if (self->is_generated && nearest == NULL)
    return;
  _ish_lint_add (self->lint, self->is_generated ? ISH_SEVERITY_WARNING : ISH_SEVERITY_ERROR,
                 "reference.undeclared", source, at,
                 _ish_said (N_("there is no %p “%s”%p"), _ish_said_words (what), name,
                            _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

/* A name that Ref or ${} may have. */
static void
check_target (Template *self, const char *name, const IshSource *source, gsize at)
{
  if (ish_lint_rules_has (self->lint->rules, "cloudformation.pseudo", name)
      || ish_code_get (get_section (self, "Parameters"), name))
    return;
  if (g_hash_table_contains (self->resources, name))
    {
      if (self->owner)
        _ish_lint_graph_add_edge (self->graph, self->owner, name, source, (guint32) at);
      return;
    }
  say_undeclared (self, source, at, N_("resource or parameter"), name, nearest_target (self, name));
}

static gboolean
has_attribute (const IshSchemaType *schema, const char *attribute)
{
  for (guint i = 0; schema->attributes[i]; i++)
    {
      gsize length = strlen (schema->attributes[i]);

      /* "Endpoint" gives "Endpoint.Address" where the schema stops at the object */
      if (strncmp (schema->attributes[i], attribute, length) == 0
          && (attribute[length] == '\0' || attribute[length] == '.'))
        return TRUE;
    }
  /* Properties can be read too; the schemas list only what is nothing else. */
  return ish_shape_get (schema->shape, attribute) != NULL;
}

static void
check_attribute (Template *self, const char *name, const char *attribute, const IshSource *source,
                 gsize at)
{
  IshLintResource *resource = g_hash_table_lookup (self->resources, name);
  const char *nearest;
  guint n = 0;

  if (resource == NULL)
    {
      say_undeclared (self, source, at, N_("resource"), name, nearest_target (self, name));
      return;
    }
  if (self->owner)
    _ish_lint_graph_add_edge (self->graph, self->owner, name, source, (guint32) at);
  if (resource->schema == NULL || attribute == NULL || has_attribute (resource->schema, attribute)
      || ish_lint_rules_has (self->lint->rules, "cloudformation.open-attributes", resource->type))
    return;
  while (resource->schema->attributes[n])
    n++;
  nearest = _ish_nearest (attribute, resource->schema->attributes, n);
  _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "reference.attribute", source, at,
                 _ish_said (N_("%s has no attribute “%s”%p"), resource->type, attribute,
                            _ish_nearest_hint (nearest)),
                 _ish_nearest_fix (nearest));
}

/* Where "${name" stands in the source, so that a long text is not the place. */
static gsize
find_in_text (const IshCode *text, const char *name)
{
  g_autofree char *wanted = g_strconcat ("${", name, NULL);
  const char *start = text->source->text + text->at;
  const char *found = g_strstr_len (start, text->end > text->at ? text->end - text->at : 0, wanted);

  return found ? (gsize) (found - text->source->text) : text->at;
}

/* "${Name}", "${Name.Attribute}"; "${!Name}" is text. @bound: names of the call's own mapping. */
static void
check_sub_text (Template *self, const IshCode *text, const IshCode *bound)
{
  for (const char *c = text->text; c && (c = strstr (c, "${")) != NULL; c++)
    {
      const char *end = strchr (c, '}');
      g_autofree char *name = NULL;
      char *dot;

      if (end == NULL)
        return;
      name = g_strndup (c + 2, (gsize) (end - c - 2));
      g_strstrip (name);
      if (name[0] == '!' || (bound && ish_code_get (bound, name)))
        continue;
      dot = strchr (name, '.');
      if (dot)
        {
          gsize at = find_in_text (text, name);

          *dot = '\0';
          check_attribute (self, name, dot + 1, text->source, at);
        }
      else
        check_target (self, name, text->source, find_in_text (text, name));
    }
}

static void
check_condition (Template *self, const IshCode *name)
{
  const IshCode *conditions = get_section (self, "Conditions");
  const char *nearest = NULL;

  if (ish_code_text (name) == NULL || ish_code_get (conditions, name->text))
    return;
  if (conditions)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      for (guint i = 0; i < conditions->n_members; i++)
        g_ptr_array_add (names, (gpointer) conditions->members[i].key);
      nearest = _ish_nearest (name->text, (const char *const *) names->pdata, names->len);
    }
  say_undeclared (self, name->source, name->at, N_("condition"), name->text, nearest);
}

static void
check_mapping (Template *self, const IshCode *call)
{
  const IshCode *name = call->n_items > 0 ? call->items[0] : NULL;
  const IshCode *mappings = get_section (self, "Mappings");

  if (name && name->kind == ISH_CODE_STRING && ish_code_get (mappings, name->text) == NULL)
    say_undeclared (self, name->source, name->at, N_("mapping"), name->text, NULL);
}

static void
check_call (Template *self, const IshCode *call)
{
  const IshCode *first = call->n_items > 0 ? call->items[0] : NULL;
  const char *text = first && first->kind == ISH_CODE_STRING ? first->text : NULL;

  if (text == NULL)
    return;
  if (strcmp (call->text, "Ref") == 0)
    check_target (self, text, first->source, first->at);
  else if (strcmp (call->text, "GetAtt") == 0)
    check_attribute (self, text, call->n_items > 1 ? ish_code_text (call->items[1]) : NULL,
                     first->source, first->at);
  else if (strcmp (call->text, "Sub") == 0)
    check_sub_text (self, first, call->n_items > 1 ? call->items[1] : NULL);
  else if (strcmp (call->text, "If") == 0 || strcmp (call->text, "Condition") == 0)
    check_condition (self, first);
  else if (strcmp (call->text, "FindInMap") == 0)
    check_mapping (self, call);
}

static void
visit_reference (const IshCode *code, gpointer user_data)
{
  if (code->kind == ISH_CODE_CALL)
    check_call (user_data, code);
}

/* In Conditions, {"Condition": name} is the long form of !Condition. */
static void
visit_condition (const IshCode *code, gpointer user_data)
{
  visit_reference (code, user_data);
  if (code->kind == ISH_CODE_MAP && code->n_members == 1
      && strcmp (code->members[0].key, "Condition") == 0)
    check_condition (user_data, code->members[0].value);
}

static void
check_depends_on (Template *self, const IshCode *code)
{
  for (guint i = 0; code && i < code->n_items; i++)
    check_depends_on (self, code->items[i]);
  if (code && code->kind == ISH_CODE_STRING)
    check_attribute (self, code->text, NULL, code->source, code->at);
}

static void
check_references (Template *self)
{
  const IshCode *outputs = get_section (self, "Outputs");
  const IshCode *conditions = get_section (self, "Conditions");

  for (guint i = 0; i < self->list->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (self->list, i);
      const IshCode *condition = ish_code_get (resource->code, "Condition");

      self->owner = resource->name;
      ish_code_walk (resource->code, visit_reference, self);
      check_depends_on (self, ish_code_get (resource->code, "DependsOn"));
      if (condition)
        check_condition (self, condition);
    }
  self->owner = NULL;
  if (conditions)
    ish_code_walk (conditions, visit_condition, self);
  for (guint i = 0; outputs && i < outputs->n_members; i++)
    {
      const IshCode *condition = ish_code_get (outputs->members[i].value, "Condition");

      ish_code_walk (outputs->members[i].value, visit_reference, self);
      if (condition)
        check_condition (self, condition);
    }
}

void
_ish_lint_template (IshLint *self, const IshCode *root)
{
  g_autoptr (GHashTable) resources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (IshLintGraph) graph = _ish_lint_graph_new ();
  Template template = { self, root, resources, list, FALSE, graph, NULL };
  const IshCode *transform = ish_code_get (root, "Transform");

  self->is_rewritten = FALSE;
  g_ptr_array_add (roots, (gpointer) root);
  if (transform)
    read_transform (&template, transform);
  ish_code_walk (root, visit_transform, &template);
  _ish_lint_duplicates (self, root);
  check_names (self, root, sections, NULL);
  read_resources (&template);
  check_section (&template, "Parameters", parameter_names, "Type");
  check_section (&template, "Outputs", output_names, "Value");
  check_references (&template);
  _ish_lint_graph_report (graph, self);
  self->is_rewritten = FALSE;
  _ish_lint_safety (self, list, roots);
}
