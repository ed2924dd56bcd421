/* Reads values with expressions in them: "${...}", {"$if"}, {"$each"}, {"$slot"}.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

static const char *const reducers[] = {
  "list", "map", "pairs", "one", "one-or", "max", "any", "statements", "chain", NULL,
};

/* --- expressions --- */

IshExpr *
_ish_reader_parse (IshReader *self, const char *source)
{
  g_autoptr (GError) error = NULL;
  IshExpr *expr = ish_expr_parse (source, &error);

  if (expr != NULL)
    g_ptr_array_add (self->pool->exprs, expr);
  else
    _ish_reader_mistake (self, "%s", error->message);
  return expr;
}

IshExpr *
_ish_reader_as_expr (IshReader *self, JsonNode *node)
{
  const char *source = _ish_reader_as_string (self, node);

  return source != NULL ? _ish_reader_parse (self, source) : NULL;
}

IshExpr *
_ish_reader_expr (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  IshExpr *expr;
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  expr = _ish_reader_as_expr (self, node);
  _ish_reader_leave (self, mark);
  return expr;
}

static gboolean
is_name (const char *text, gsize length)
{
  if (length == 0 || g_ascii_isdigit (*text))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '_')
      return FALSE;
  return TRUE;
}

/* "x in list": the loop variable and the expression after " in ". */
IshExpr *
_ish_reader_each (IshReader *self, JsonObject *object, const char *member, const char **out_name)
{
  const char *text = _ish_reader_string (self, object, member);
  const char *in = text != NULL ? strstr (text, " in ") : NULL;
  IshExpr *expr = NULL;
  gsize mark;

  *out_name = NULL;
  if (text == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  if (in == NULL || !is_name (text, (gsize) (in - text)))
    _ish_reader_mistake (self, "column 1: expected \"NAME in LIST\", found '%s'", text);
  else
    {
      g_autofree char *name = g_strndup (text, (gsize) (in - text));

      *out_name = _ish_pool_string (self->pool, name);
      expr = _ish_reader_parse (self, in + strlen (" in "));
    }
  _ish_reader_leave (self, mark);
  return expr;
}

/* --- templates --- */

static IshTemplate *
template_new (IshReader *self, IshTemplateKind kind)
{
  IshTemplate *template = _ish_pool_new (self->pool, IshTemplate);

  template->kind = kind;
  template->origin = _ish_reader_origin (self);
  return template;
}

static IshTemplate *
template_new_text (IshReader *self, const char *text, gsize length)
{
  IshTemplate *template = template_new (self, ISH_TEMPLATE_LITERAL);
  g_autofree char *copy = g_strndup (text, length);

  template->literal = json_node_init_string (json_node_alloc (), copy);
  g_ptr_array_add (self->pool->nodes, template->literal);
  return template;
}

/* Where "${" ends: the "}" outside of 'text'. */
static const char *
find_end (const char *start)
{
  gboolean quoted = FALSE;

  for (const char *p = start; *p != '\0'; p++)
    if (*p == '\'')
      quoted = !quoted;
    else if (*p == '}' && !quoted)
      return p;
  return NULL;
}

static IshTemplate *
template_new_expr (IshReader *self, const char *start, const char *end)
{
  IshTemplate *template = template_new (self, ISH_TEMPLATE_EXPR);
  g_autofree char *source = g_strndup (start, (gsize) (end - start));

  template->expr = _ish_reader_parse (self, source);
  return template->expr != NULL ? template : NULL;
}

/* "a ${b} c" -> pieces; a single expression or text stands for itself. */
static IshTemplate *
read_text (IshReader *self, const char *text)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  IshTemplate *template;
  const char *p = text, *open;

  while ((open = strstr (p, "${")) != NULL)
    {
      const char *end = find_end (open + 2);
      IshTemplate *piece;

      if (end == NULL)
        {
          _ish_reader_mistake (self, "column %ld: expected '}' for this '${'",
                               g_utf8_pointer_to_offset (text, open) + 1);
          return NULL;
        }
      if (open > p)
        g_ptr_array_add (pieces, template_new_text (self, p, (gsize) (open - p)));
      piece = template_new_expr (self, open + 2, end);
      if (piece == NULL)
        return NULL;
      g_ptr_array_add (pieces, piece);
      p = end + 1;
    }
  if (*p != '\0')
    g_ptr_array_add (pieces, template_new_text (self, p, strlen (p)));
  if (pieces->len == 1)
    return pieces->pdata[0];
  template = template_new (self, ISH_TEMPLATE_TEXT);
  template->n_items = pieces->len;
  template->items = _ish_pool_array (self->pool, pieces);
  return template;
}

static IshTemplate *
read_list (IshReader *self, JsonArray *array)
{
  IshTemplate *template = template_new (self, ISH_TEMPLATE_LIST);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize mark = _ish_reader_enter_index (self, i);
      IshTemplate *item = _ish_reader_as_template (self, json_array_get_element (array, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
      _ish_reader_leave (self, mark);
    }
  template->n_items = items->len;
  template->items = _ish_pool_array (self->pool, items);
  return template;
}

static IshTemplate *
read_if (IshReader *self, JsonObject *object)
{
  static const char *const keys[] = { "$if", "then", "else", NULL };
  IshTemplate *template = template_new (self, ISH_TEMPLATE_IF);

  _ish_reader_check_keys (self, object, keys);
  template->expr = _ish_reader_expr (self, object, "$if");
  template->then = _ish_reader_template (self, object, "then");
  template->otherwise = _ish_reader_template (self, object, "else");
  if (!json_object_has_member (object, "then"))
    _ish_reader_mistake (self, "needs a \"then\"");
  return template->expr != NULL ? template : NULL;
}

static IshTemplate *
read_each (IshReader *self, JsonObject *object)
{
  static const char *const keys[] = { "$each", "value", NULL };
  IshTemplate *template = template_new (self, ISH_TEMPLATE_EACH);

  _ish_reader_check_keys (self, object, keys);
  template->expr = _ish_reader_each (self, object, "$each", &template->name);
  template->value = _ish_reader_template (self, object, "value");
  if (template->value == NULL)
    _ish_reader_mistake (self, "needs a \"value\"");
  return template->expr != NULL && template->value != NULL ? template : NULL;
}

static IshTemplate *
read_slot (IshReader *self, JsonObject *object)
{
  static const char *const keys[] = { "$slot", "reduce", "with", NULL };
  IshTemplate *template = template_new (self, ISH_TEMPLATE_SLOT);

  _ish_reader_check_keys (self, object, keys);
  template->name = _ish_reader_need_string (self, object, "$slot");
  template->reducer = _ish_reader_string (self, object, "reduce");
  if (template->reducer == NULL)
    template->reducer = "list";
  if (!g_strv_contains (reducers, template->reducer))
    {
      g_autofree char *hint = _ish_suggest (template->reducer, reducers);

      _ish_reader_mistake (self, "no reducer '%s'%s", template->reducer, hint);
    }
  template->with = _ish_reader_template (self, object, "with");
  return template;
}

IshTemplateMember *
_ish_reader_members (IshReader *self, JsonObject *object, guint *out_n)
{
  IshTemplateMember *members;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  guint n = 0;

  members = _ish_pool_alloc (self->pool, json_object_get_size (object) * sizeof *members);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      gsize mark = _ish_reader_enter (self, key);

      members[n].key = *key != '\0' ? read_text (self, key) : NULL;
      members[n].value = _ish_reader_as_template (self, node);
      if (*key == '\0')
        _ish_reader_mistake (self, "expected a name, found an empty one");
      else if (key[0] == '$' && key[1] != '{')
        _ish_reader_mistake (self, "expected $if, $each or $slot, found %s", key);
      if (members[n].key != NULL && members[n].value != NULL)
        n++;
      _ish_reader_leave (self, mark);
    }
  *out_n = n;
  return members;
}

static IshTemplate *
read_object (IshReader *self, JsonObject *object)
{
  IshTemplate *template;

  if (json_object_has_member (object, "$if"))
    return read_if (self, object);
  if (json_object_has_member (object, "$each"))
    return read_each (self, object);
  if (json_object_has_member (object, "$slot"))
    return read_slot (self, object);
  template = template_new (self, ISH_TEMPLATE_MAP);
  template->members = _ish_reader_members (self, object, &template->n_members);
  return template;
}

IshTemplate *
_ish_reader_as_template (IshReader *self, JsonNode *node)
{
  IshTemplate *template;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_object (self, json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return read_list (self, json_node_get_array (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
      strstr (json_node_get_string (node), "${") != NULL)
    return read_text (self, json_node_get_string (node));
  template = template_new (self, ISH_TEMPLATE_LITERAL);
  template->literal = node;
  return template;
}

IshTemplate *
_ish_reader_template (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  IshTemplate *template;
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  template = _ish_reader_as_template (self, node);
  _ish_reader_leave (self, mark);
  return template;
}
