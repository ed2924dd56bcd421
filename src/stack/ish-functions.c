/* The functions expressions may call.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"

#define MAX_COPIES 100 /* of copies(): a design from outside must not make a million nodes */

typedef const IshValue *(*Function) (IshResolve *self, const IshValue *const *args, guint n,
                                     const IshScope *scope);

static const IshValue *
take_string (IshResolve *self, char *text)
{
  const IshValue *value = ish_value_string (self->arena, text);

  g_free (text);
  return value;
}

/* Applies @change to the text of @value; in a join to its pieces of text. */
static const IshValue *
map_text (IshResolve *self, const IshValue *value, char *(*change) (const char *text))
{
  g_autoptr (GPtrArray) parts = NULL;
  const char *text;

  if (value->type == ISH_VALUE_JOIN)
    {
      parts = g_ptr_array_new ();
      for (guint i = 0; i < value->u.list.n; i++)
        g_ptr_array_add (parts, (gpointer) map_text (self, value->u.list.items[i], change));
      return ish_value_join (self->arena, (const IshValue *const *) parts->pdata, parts->len);
    }
  text = _ish_to_text (self, value);
  return text ? take_string (self, change (text)) : value;
}

static char *
change_upper (const char *text)
{
  char *copy = g_ascii_strup (text, -1);

  for (char *c = copy; *c; c++)
    if (!g_ascii_isalnum (*c))
      *c = '_';
  return copy;
}

/* Lower case, "_" to "-", none doubled and none at the end: what most physical names accept. */
static char *
change_dash (const char *text)
{
  char *copy = g_ascii_strdown (text, -1);
  char *end = copy;

  for (char *c = copy; *c; c++)
    {
      if (*c == '_')
        *c = '-';
      if (*c != '-' || (end > copy && end[-1] != '-'))
        *end++ = *c;
    }
  while (end > copy && end[-1] == '-')
    end--;
  *end = '\0';
  return copy;
}

/* What EC2 takes in a description. */
static char *
change_ascii (const char *text)
{
  g_autofree char *slug = g_str_is_ascii (text) ? NULL : ish_text_slug (text);
  GString *kept = g_string_new (NULL);

  for (const char *c = slug ? slug : text; *c; c++)
    if (g_ascii_isalnum (*c) || strchr (" ._-:/()#,@[]+=&;{}!$*", *c))
      g_string_append_c (kept, *c);
  return g_string_free (kept, FALSE);
}

static const IshValue *
call_upper (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return map_text (self, args[0], change_upper);
}

static const IshValue *
call_dash (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return map_text (self, args[0], change_dash);
}

static const IshValue *
call_ascii (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return map_text (self, args[0], change_ascii);
}

static const IshValue *
call_camel (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return map_text (self, args[0], ish_text_camel);
}

static const IshValue *
call_str (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const char *text = _ish_to_text (self, args[0]);

  return text ? _ish_borrow_string (self, text) : args[0];
}

static const IshValue *
call_len (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const IshValue *value = args[0];

  if (value->type == ISH_VALUE_STRING)
    return ish_value_int (self->arena, (gint64) g_utf8_strlen (value->u.string, -1));
  if (value->type == ISH_VALUE_MAP)
    return ish_value_int (self->arena, value->u.map.n);
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_STAR)
    return ish_value_int (self->arena, value->u.list.n);
  if (value->type == ISH_VALUE_NULL)
    return ish_value_int (self->arena, 0);
  return ish_value_int (self->arena, 1);
}

static const IshValue *
call_first (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const IshValue *value = args[0];

  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_STAR)
    return value->u.list.n > 0 ? value->u.list.items[0] : ish_value_null ();
  if (value->type == ISH_VALUE_MAP)
    return value->u.map.n > 0 ? value->u.map.members[0].value : ish_value_null ();
  return value;
}

static const IshValue *
call_values (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GPtrArray) items = _ish_items (args[0]);

  return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
call_pick (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const char *key = _ish_to_text (self, args[1]);
  const IshValue *found = key ? ish_value_get (args[0], key) : NULL;

  return found ? found : call_first (self, args, 1, scope);
}

static const IshValue *
call_has (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GPtrArray) items = NULL;

  if (args[0]->type == ISH_VALUE_MAP)
    return ish_value_bool (args[1]->type == ISH_VALUE_STRING
                           && ish_value_get (args[0], args[1]->u.string));
  items = _ish_items (args[0]);
  for (guint i = 0; i < items->len; i++)
    if (_ish_same (items->pdata[i], args[1]))
      return ish_value_bool (TRUE);
  return ish_value_bool (FALSE);
}

/* Place of the item in the list, from 0; -1 when it is not there. */
static const IshValue *
call_index (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GPtrArray) items = _ish_items (args[0]);

  for (guint i = 0; i < items->len; i++)
    if (_ish_same (items->pdata[i], args[1]))
      return ish_value_int (self->arena, i);
  return ish_value_int (self->arena, -1);
}

/* What a start script must be in a launch template. */
static const IshValue *
call_base64 (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const char *text = _ish_to_text (self, args[0]);

  if (text == NULL)
    return _ish_fault (self, "base64 of what is not known now");
  return take_string (self, g_base64_encode ((const guchar *) text, strlen (text)));
}

static const IshValue *
call_extreme (IshResolve *self, const IshValue *const *args, guint n, int sign)
{
  g_autoptr (GPtrArray) items = n == 1 ? _ish_items (args[0]) : g_ptr_array_new ();
  const IshValue *best = NULL;
  double best_number = 0;

  for (guint i = 0; n > 1 && i < n; i++)
    g_ptr_array_add (items, (gpointer) args[i]);
  for (guint i = 0; i < items->len; i++)
    {
      const IshValue *item = items->pdata[i];
      double number;

      if (item->type == ISH_VALUE_NULL)
        continue;
      if (item->type != ISH_VALUE_INT && item->type != ISH_VALUE_DOUBLE)
        return _ish_fault (self, "min and max are of numbers");
      number = item->type == ISH_VALUE_INT ? (double) item->u.integer : item->u.number;
      if (best == NULL || number * sign > best_number * sign)
        {
          best = item;
          best_number = number;
        }
    }
  return best ? best : ish_value_null ();
}

static const IshValue *
call_min (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return call_extreme (self, args, n, -1);
}

static const IshValue *
call_max (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return call_extreme (self, args, n, 1);
}

static const IshValue *
call_concat (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) items = _ish_items (args[i]);

      for (guint k = 0; k < items->len; k++)
        g_ptr_array_add (all, items->pdata[k]);
    }
  return ish_value_list (self->arena, (const IshValue *const *) all->pdata, all->len);
}

static const IshValue *
call_merge (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshMember));

  for (guint i = 0; i < n; i++)
    for (guint k = 0; args[i]->type == ISH_VALUE_MAP && k < args[i]->u.map.n; k++)
      {
        IshMember member = args[i]->u.map.members[k];
        guint at = 0;

        while (at < members->len
               && strcmp (g_array_index (members, IshMember, at).key, member.key) != 0)
          at++;
        if (at < members->len)
          g_array_index (members, IshMember, at) = member;
        else
          g_array_append_val (members, member);
      }
  return ish_value_map (self->arena, (const IshMember *) members->data, members->len);
}

static const IshValue *
call_join (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (GPtrArray) items = _ish_items (args[0]);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const IshValue *item = items->pdata[i];
      const char *text = _ish_to_text (self, item);

      if (i > 0)
        g_ptr_array_add (parts, (gpointer) args[1]);
      if (text == NULL && item->type != ISH_VALUE_REF && item->type != ISH_VALUE_JOIN
          && item->type != ISH_VALUE_PSEUDO && item->type != ISH_VALUE_INPUT)
        return _ish_fault (self, "item %u of the list to join is no text", i + 1);
      g_ptr_array_add (parts, (gpointer) (text ? _ish_borrow_string (self, text) : item));
    }
  return ish_value_join (self->arena, (const IshValue *const *) parts->pdata, parts->len);
}

static const IshValue *
call_json (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  g_autoptr (IshJson) json = NULL;
  g_autoptr (GError) error = NULL;

  if (args[0]->type != ISH_VALUE_STRING)
    return args[0];
  if (args[0]->u.string[0] == '\0')
    return ish_value_null ();
  json = ish_json_parse (args[0]->u.string, -1, "text", NULL, &error);
  if (json)
    return _ish_from_json (self, ish_json_get_root (json));
  if (scope->me)
    _ish_say (self, ISH_SEVERITY_ERROR, "design.property", scope->me->id, NULL,
              "This is not JSON: {message}", "message", error->message, NULL);
  return ish_value_null ();
}

static const IshValue *
call_copies (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  guint count = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (args[0]->type == ISH_VALUE_INT)
    count = (guint) CLAMP (args[0]->u.integer, 0, MAX_COPIES);
  else if (args[0]->type != ISH_VALUE_NULL)
    return _ish_fault (self, "copies needs a number");
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      IshMember members[] = {
        { "key", ish_value_string (self->arena, key) },
        { "i", ish_value_int (self->arena, i) },
      };

      g_ptr_array_add (items, (gpointer) ish_value_map (self->arena, members, 2));
    }
  return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
}

/* Texts as items to make one node each of, named by what they say: {key: "10_0_0_0_8", text:
 * "10.0.0.0/8"}. Two lines that mean the same thing make it once. Without the text of the second
 * argument. */
static const IshValue *
call_named (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const char *without = n > 1 && args[1]->type == ISH_VALUE_STRING ? args[1]->u.string : NULL;
  g_autoptr (GPtrArray) texts = _ish_items (args[0]);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    {
      const IshValue *value = texts->pdata[i];
      const char *text = _ish_to_text (self, value);
      g_autofree char *key = text ? change_upper (text) : NULL;
      g_autofree char *lower = key ? g_ascii_strdown (key, -1) : NULL;

      if (text == NULL)
        return NULL;
      if (g_strcmp0 (text, without) != 0)
        {
          IshMember members[] = { { "key", ish_value_string (self->arena, lower) },
                                  { "text", value } };

          g_ptr_array_add (items, (gpointer) ish_value_map (self->arena, members, 2));
        }
    }
  return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
}

/* "PREFIX-text" within @limit characters; when cut, six digits of its hash keep it unique. */
static const IshValue *
call_fit (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const char *text = _ish_to_text (self, args[0]);
  g_autofree char *hash = NULL;
  g_autofree char *kept = NULL;
  gint64 room;

  if (text == NULL || args[1]->type != ISH_VALUE_INT)
    return _ish_fault (self, "fit needs a text and a number");
  room = args[1]->u.integer - (gint64) strlen (self->prefix) - 1;
  if ((gint64) strlen (text) <= room)
    return args[0];
  hash = ish_text_hash (text, 6);
  if (room <= 7)
    return ish_value_string (self->arena, hash);
  kept = g_strndup (text, (gsize) room - 7);
  for (gsize i = strlen (kept); i > 0 && (kept[i - 1] == '-' || kept[i - 1] == '_'); i--)
    kept[i - 1] = '\0';
  return take_string (self, *kept ? g_strconcat (kept, "-", hash, NULL) : g_strdup (hash));
}

/* --- of the drawing --- */

/* Types may stand as a list or one after the other. */
static const IshValue *
types_of (IshResolve *self, const IshValue *const *args, guint n)
{
  if (n == 1 && args[0]->type == ISH_VALUE_LIST)
    return args[0];
  return ish_value_list (self->arena, args, n);
}

static const IshValue *
list_lines (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope,
            gboolean in)
{
  const IshValue *types = types_of (self, args, n);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *lines;

  if (scope->me == NULL)
    return ish_value_list (self->arena, NULL, 0);
  lines = in ? scope->me->lines_in : scope->me->lines_out;
  for (guint i = 0; i < lines->len; i++)
    {
      IshLine *line = lines->pdata[i];

      if (_ish_instance_is (in ? line->from : line->to, types))
        g_ptr_array_add (found, (gpointer) _ish_line_seen (self, line, in));
    }
  return ish_value_list (self->arena, (const IshValue *const *) found->pdata, found->len);
}

static const IshValue *
call_lines_in (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return list_lines (self, args, n, scope, TRUE);
}

static const IshValue *
call_lines_out (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  return list_lines (self, args, n, scope, FALSE);
}

static gboolean
is_within (const IshInstance *inner, const IshInstance *outer)
{
  for (const IshInstance *up = inner->parent; up; up = up->parent)
    if (up == outer)
      return TRUE;
  return FALSE;
}

static const IshValue *
call_inside (IshResolve *self, const IshValue *const *args, guint n, const IshScope *scope)
{
  const IshValue *types = types_of (self, args, n);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; scope->me && i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      if (is_within (instance, scope->me) && _ish_instance_is (instance, types))
        g_ptr_array_add (found, &instance->value);
    }
  return ish_value_list (self->arena, (const IshValue *const *) found->pdata, found->len);
}

static const struct
{
  const char *name;
  Function function;
  guint min, max; /* arguments */
} functions[] = {
  { "len", call_len, 1, 1 },        { "lines_in", call_lines_in, 0, 16 },
  { "first", call_first, 1, 1 },    { "lines_out", call_lines_out, 0, 16 },
  { "upper", call_upper, 1, 1 },    { "dash", call_dash, 1, 1 },
  { "has", call_has, 2, 2 },        { "pick", call_pick, 2, 2 },
  { "fit", call_fit, 2, 2 },        { "str", call_str, 1, 1 },
  { "copies", call_copies, 1, 1 },  { "values", call_values, 1, 1 },
  { "concat", call_concat, 1, 16 }, { "merge", call_merge, 1, 16 },
  { "join", call_join, 2, 2 },      { "min", call_min, 1, 16 },
  { "max", call_max, 1, 16 },       { "json", call_json, 1, 1 },
  { "camel", call_camel, 1, 1 },    { "ascii", call_ascii, 1, 1 },
  { "inside", call_inside, 0, 16 }, { "index", call_index, 2, 2 },
  { "base64", call_base64, 1, 1 },  { "named", call_named, 1, 2 },
};

const IshValue *
_ish_call (IshResolve *self, const IshExpr *call, const IshScope *scope)
{
  const IshValue *args[16] = { NULL };
  guint at = 0;

  while (at < G_N_ELEMENTS (functions) && strcmp (functions[at].name, call->text) != 0)
    at++;
  if (at == G_N_ELEMENTS (functions))
    return _ish_fault (self, "column %u: no function '%s'", call->column, call->text);
  if (call->n_items < functions[at].min || call->n_items > functions[at].max)
    return _ish_fault (self, "column %u: %s takes %u arguments", call->column, call->text,
                       functions[at].min);
  for (guint i = 0; i < call->n_items; i++)
    {
      args[i] = _ish_eval (self, call->items[i], scope);
      if (args[i] == NULL)
        return NULL;
    }
  return functions[at].function (self, args, call->n_items, scope);
}
