/* Policies spelt as data sources: their blocks as the document they stand for.
 * SPDX-License-Identifier: MIT
 *
 * Which data source and which fields is data: "documents" of data/read/CLOUD.json. */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"

gboolean
_ish_code_is_document (IshCodeStack *self, const char *type, const char *attr)
{
  JsonObject *documents = ish_json_object (self->tables, "documents");
  JsonArray *attrs = documents ? ish_json_array (documents, type) : NULL;

  for (guint i = 0; attrs && i < json_array_get_length (attrs); i++)
    if (g_strcmp0 (json_array_get_string_element (attrs, i), attr) == 0)
      return TRUE;
  return FALSE;
}

static const IshValue *const *
items_of (const IshValue *const *value, guint *out_n)
{
  if (*value && (*value)->type == ISH_VALUE_LIST)
    {
      *out_n = (*value)->u.list.n;
      return (*value)->u.list.items;
    }
  *out_n = *value && (*value)->type != ISH_VALUE_NULL ? 1 : 0;
  return value;
}

/* principals { type, identifiers }: {type: identifiers}, "*" of "*". */
static const IshValue *
make_principals (IshCodeStack *self, const IshValue *blocks)
{
  IshCodeMap map;
  guint n;
  const IshValue *const *items = items_of (&blocks, &n);

  _ish_code_map_init (self, &map);
  for (guint i = 0; i < n; i++)
    {
      const IshValue *type = items[i]->type == ISH_VALUE_MAP ? ish_value_get (items[i], "type")
                                                             : NULL;
      const IshValue *who = type ? ish_value_get (items[i], "identifiers") : NULL;

      if (type && type->type == ISH_VALUE_STRING && strcmp (type->u.string, "*") == 0)
        {
          g_array_unref (map.members);
          return type;
        }
      if (type && type->type == ISH_VALUE_STRING)
        _ish_code_map_put (&map, type->u.string, who);
    }
  return _ish_code_map_end (self, &map);
}

/* condition { test, variable, values }: {test: {variable: values}}. */
static const IshValue *
make_conditions (IshCodeStack *self, const IshValue *blocks)
{
  const IshValue *made = ish_value_map (self->arena, NULL, 0);
  guint n;
  const IshValue *const *items = items_of (&blocks, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_map = items[i]->type == ISH_VALUE_MAP;
      const IshValue *test = is_map ? ish_value_get (items[i], "test") : NULL;
      const IshValue *variable = is_map ? ish_value_get (items[i], "variable") : NULL;
      const IshValue *inner;

      if (test == NULL || variable == NULL || test->type != ISH_VALUE_STRING
          || variable->type != ISH_VALUE_STRING)
        continue;
      inner = ish_value_get (made, test->u.string);
      made = _ish_code_set (self, made, test->u.string,
                            _ish_code_set (self, inner, variable->u.string,
                                           ish_value_get (items[i], "values")));
    }
  return made;
}

static const IshValue *
make_statement (IshCodeStack *self, const IshValue *block)
{
  static const struct
  {
    const char *from, *to;
    const IshValue *(*make) (IshCodeStack *self, const IshValue *blocks); /* (nullable) */
  } fields[] = {
    { "sid", "Sid", NULL },
    { "effect", "Effect", NULL },
    { "actions", "Action", NULL },
    { "not_actions", "NotAction", NULL },
    { "resources", "Resource", NULL },
    { "not_resources", "NotResource", NULL },
    { "principals", "Principal", make_principals },
    { "not_principals", "NotPrincipal", make_principals },
    { "condition", "Condition", make_conditions },
  };
  IshCodeMap map;

  if (block->type != ISH_VALUE_MAP)
    return block;
  _ish_code_map_init (self, &map);
  _ish_code_map_put (&map, "Effect", ish_value_string (self->arena, "Allow"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const IshValue *value = ish_value_get (block, fields[i].from);

      if (value && fields[i].make && value->type != ISH_VALUE_INPUT)
        value = fields[i].make (self, value);
      _ish_code_map_put (&map, fields[i].to, value);
    }
  return _ish_code_map_end (self, &map);
}

/* Statements of other documents that are united with this one's. */
static void
add_foreign (GPtrArray *statements, const IshValue *documents)
{
  guint n, n_inner;
  const IshValue *const *items = items_of (&documents, &n);

  for (guint i = 0; i < n; i++)
    {
      const IshValue *inner = items[i]->type == ISH_VALUE_MAP
                                ? ish_value_get (items[i], "Statement") : items[i];
      const IshValue *const *each = items_of (&inner, &n_inner);

      for (guint k = 0; k < n_inner; k++)
        g_ptr_array_add (statements, (gpointer) each[k]);
    }
}

const IshValue *
_ish_code_document (IshCodeStack *self, const IshValue *args)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  const IshValue *own = ish_value_get (args, "statement");
  const IshValue *made;
  guint n;
  const IshValue *const *items = items_of (&own, &n);

  add_foreign (statements, ish_value_get (args, "source_policy_documents"));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, (gpointer) make_statement (self, items[i]));
  add_foreign (statements, ish_value_get (args, "override_policy_documents"));
  made = _ish_code_set (self, NULL, "Version", ish_value_string (self->arena, "2012-10-17"));
  return _ish_code_set (self, made, "Statement",
                        ish_value_list (self->arena, (const IshValue *const *) statements->pdata,
                                        statements->len));
}
