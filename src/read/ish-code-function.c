/* The functions of Terraform whose answer is known from their arguments alone.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  IshCodeStack *stack;
  const char *name;
  const IshValue *const *args;
  guint n;
} Call;

typedef const IshValue *(*Function) (const Call *call);

static const IshValue *
make_list (const Call *call, GPtrArray *items)
{
  return ish_value_list (call->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
make_text (const Call *call, const char *text)
{
  return strlen (text) > ISH_CODE_MAX_TEXT ? NULL : ish_value_string (call->stack->arena, text);
}

static const char *
get_text (const Call *call, guint index)
{
  return index < call->n ? _ish_code_text (call->stack, call->args[index]) : NULL;
}

static gboolean
get_int (const Call *call, guint index, gint64 *out)
{
  if (index >= call->n || call->args[index]->type != ISH_VALUE_INT)
    return FALSE;
  *out = call->args[index]->u.integer;
  return TRUE;
}

/* --- as they are --- */

static const IshValue *
call_same (const Call *call)
{
  return call->args[0];
}

static const IshValue *
call_text (const Call *call)
{
  const char *text = get_text (call, 0);

  return text ? make_text (call, text) : call->args[0]->type == ISH_VALUE_NULL ? NULL
                                                                              : call->args[0];
}

static const IshValue *
call_number (const Call *call)
{
  const IshShape shape = { .kinds = ISH_SHAPE_NUMBER };

  return _ish_code_fit (call->stack, call->args[0], &shape);
}

static const IshValue *
call_truth (const Call *call)
{
  const IshShape shape = { .kinds = ISH_SHAPE_BOOL };

  return _ish_code_fit (call->stack, call->args[0], &shape);
}

/* The first that is something; what is not known may be. */
static const IshValue *
call_first_known (const Call *call)
{
  for (guint i = 0; i < call->n; i++)
    if (call->args[i]->type == ISH_VALUE_INPUT)
      return NULL;
    else if (call->args[i]->type != ISH_VALUE_NULL
             && !(call->args[i]->type == ISH_VALUE_STRING && !*call->args[i]->u.string
                  && strcmp (call->name, "coalesce") == 0))
      return call->args[i];
  return call->n > 0 && strcmp (call->name, "try") == 0 ? ish_value_null () : NULL;
}

static const IshValue *
call_decode (const Call *call)
{
  return _ish_code_parse_document (call->stack, call->args[0]);
}

/* --- lists and maps --- */

static const IshValue *
call_concat (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < call->n; i++)
    {
      if (call->args[i]->type == ISH_VALUE_NULL)
        continue;
      /* What is not known stays as an item: what is known of the others counts. */
      if (call->args[i]->type == ISH_VALUE_INPUT)
        g_ptr_array_add (items, (gpointer) call->args[i]);
      else if (call->args[i]->type != ISH_VALUE_LIST)
        return NULL;
      for (guint k = 0; call->args[i]->type == ISH_VALUE_LIST && k < call->args[i]->u.list.n; k++)
        g_ptr_array_add (items, (gpointer) call->args[i]->u.list.items[k]);
    }
  return make_list (call, items);
}

static const IshValue *
call_merge (const Call *call)
{
  IshCodeMap map;
  gboolean is_known = TRUE;

  _ish_code_map_init (call->stack, &map);
  for (guint i = 0; i < call->n; i++)
    {
      const IshValue *one = call->args[i];

      is_known = is_known && (one->type == ISH_VALUE_MAP || one->type == ISH_VALUE_NULL);
      for (guint k = 0; one->type == ISH_VALUE_MAP && k < one->u.map.n; k++)
        _ish_code_map_put (&map, one->u.map.members[k].key, one->u.map.members[k].value);
    }
  {
    const IshValue *made = _ish_code_map_end (call->stack, &map);

    return is_known ? made : NULL;
  }
}

static const IshValue *
call_list (const Call *call)
{
  return ish_value_list (call->stack->arena, call->args, call->n);
}

static const IshValue *
call_set (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const IshValue *list = call->args[0];

  if (list->type != ISH_VALUE_LIST || list->u.list.n > ISH_CODE_MAX_COPIES)
    return list;
  for (guint i = 0; i < list->u.list.n; i++)
    {
      gboolean is_there = FALSE;

      for (guint k = 0; k < items->len && !is_there; k++)
        is_there = ish_value_equal (items->pdata[k], list->u.list.items[i]);
      if (!is_there)
        g_ptr_array_add (items, (gpointer) list->u.list.items[i]);
    }
  return make_list (call, items);
}

static const IshValue *
call_compact (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const IshValue *list = call->args[0];

  if (list->type != ISH_VALUE_LIST)
    return NULL;
  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];

      if (item->type != ISH_VALUE_NULL
          && !(item->type == ISH_VALUE_STRING && *item->u.string == '\0'))
        g_ptr_array_add (items, (gpointer) item);
    }
  return make_list (call, items);
}

static void
flatten_into (GPtrArray *items, const IshValue *list, guint depth)
{
  for (guint i = 0; i < list->u.list.n && items->len < 100000; i++)
    if (list->u.list.items[i]->type == ISH_VALUE_LIST && depth < 32)
      flatten_into (items, list->u.list.items[i], depth + 1);
    else
      g_ptr_array_add (items, (gpointer) list->u.list.items[i]);
}

static const IshValue *
call_flatten (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (call->args[0]->type != ISH_VALUE_LIST)
    return NULL;
  flatten_into (items, call->args[0], 0);
  return make_list (call, items);
}

static const IshValue *
call_members (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const IshValue *map = call->args[0];
  gboolean keys = strcmp (call->name, "keys") == 0;

  if (map->type != ISH_VALUE_MAP)
    return NULL;
  for (guint i = 0; i < map->u.map.n; i++)
    g_ptr_array_add (items, (gpointer) (keys ? ish_value_string (call->stack->arena,
                                                                 map->u.map.members[i].key)
                                             : map->u.map.members[i].value));
  return make_list (call, items);
}

static const IshValue *
call_length (const Call *call)
{
  const IshValue *value = call->args[0];

  if (value->type == ISH_VALUE_LIST)
    return ish_value_int (call->stack->arena, value->u.list.n);
  if (value->type == ISH_VALUE_MAP)
    return ish_value_int (call->stack->arena, value->u.map.n);
  if (value->type == ISH_VALUE_STRING)
    return ish_value_int (call->stack->arena, g_utf8_strlen (value->u.string, -1));
  return NULL;
}

static const IshValue *
call_element (const Call *call)
{
  gint64 index;

  if (call->args[0]->type != ISH_VALUE_LIST || !get_int (call, 1, &index) || index < 0
      || call->args[0]->u.list.n == 0)
    return NULL;
  return call->args[0]->u.list.items[index % call->args[0]->u.list.n];
}

static const IshValue *
call_lookup (const Call *call)
{
  const char *key = get_text (call, 1);
  const IshValue *found;

  if (call->args[0]->type != ISH_VALUE_MAP || key == NULL)
    return NULL;
  found = ish_value_get (call->args[0], key);
  return found ? found : call->n > 2 ? call->args[2] : NULL;
}

static const IshValue *
call_contains (const Call *call)
{
  const IshValue *list = call->args[0];

  if (list->type != ISH_VALUE_LIST || !_ish_code_is_literal (call->args[1]))
    return NULL;
  for (guint i = 0; i < list->u.list.n; i++)
    if (ish_value_equal (list->u.list.items[i], call->args[1]))
      return ish_value_bool (TRUE);
  return _ish_code_is_literal (list) ? ish_value_bool (FALSE) : NULL;
}

static const IshValue *
call_range (const Call *call)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gint64 first = 0, last;

  if (!get_int (call, call->n > 1 ? 1 : 0, &last) || (call->n > 1 && !get_int (call, 0, &first))
      || call->n > 2)
    return NULL;
  for (gint64 i = first; i < last && items->len < ISH_CODE_MAX_COPIES; i++)
    g_ptr_array_add (items, (gpointer) ish_value_int (call->stack->arena, i));
  return make_list (call, items);
}

static const IshValue *
call_slice (const Call *call)
{
  const IshValue *list = call->args[0];
  gint64 first, last;

  if (list->type != ISH_VALUE_LIST || !get_int (call, 1, &first) || !get_int (call, 2, &last)
      || first < 0 || last < first || last > list->u.list.n)
    return NULL;
  return ish_value_list (call->stack->arena, list->u.list.items + first, (guint) (last - first));
}

/* --- text --- */

static const IshValue *
call_case (const Call *call)
{
  const char *text = get_text (call, 0);
  g_autofree char *made = NULL;

  if (text == NULL)
    return NULL;
  made = strcmp (call->name, "lower") == 0   ? g_utf8_strdown (text, -1)
         : strcmp (call->name, "upper") == 0 ? g_utf8_strup (text, -1)
                                             : g_strstrip (g_strdup (text));
  return make_text (call, made);
}

static const IshValue *
call_replace (const Call *call)
{
  const char *text = get_text (call, 0), *from = get_text (call, 1), *to = get_text (call, 2);
  g_autoptr (GString) made = NULL;

  if (text == NULL || from == NULL || to == NULL || *from == '\0' || from[0] == '/'
      || (double) strlen (text) * (double) (strlen (to) + 1) > ISH_CODE_MAX_TEXT)
    return NULL;
  made = g_string_new (text);
  g_string_replace (made, from, to, 0);
  return make_text (call, made->str);
}

static const IshValue *
call_join (const Call *call)
{
  const char *between = get_text (call, 0);
  const IshValue *list = call->args[1];
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (between == NULL || list->type != ISH_VALUE_LIST
      || (double) list->u.list.n * (double) strlen (between) > ISH_CODE_MAX_TEXT)
    return NULL;
  for (guint i = 0; i < list->u.list.n; i++)
    {
      const char *text = _ish_code_text (call->stack, list->u.list.items[i]);

      if (list->u.list.items[i]->type == ISH_VALUE_LIST
          || list->u.list.items[i]->type == ISH_VALUE_MAP)
        return NULL;
      if (i > 0)
        g_ptr_array_add (parts, (gpointer) ish_value_string (call->stack->arena, between));
      g_ptr_array_add (parts, (gpointer) (text ? ish_value_string (call->stack->arena, text)
                                               : list->u.list.items[i]));
    }
  return ish_value_join (call->stack->arena, (const IshValue *const *) parts->pdata, parts->len);
}

static const IshValue *
call_split (const Call *call)
{
  const char *at = get_text (call, 0), *text = get_text (call, 1);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  if (at == NULL || text == NULL || *at == '\0')
    return NULL;
  parts = g_strsplit (text, at, -1);
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (items, (gpointer) ish_value_string (call->stack->arena, parts[i]));
  return make_list (call, items);
}

/* %s, %d and %% only: what names are made of. */
static const IshValue *
call_format (const Call *call)
{
  const char *text = get_text (call, 0);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint next = 1;

  while (text && *text)
    {
      gsize length = strcspn (text, "%");

      g_ptr_array_add (parts, (gpointer) ish_value_string (
                                call->stack->arena,
                                ish_arena_strndup (call->stack->arena, text, length)));
      text += length;
      if (*text == '\0')
        break;
      if (text[1] == '%')
        g_ptr_array_add (parts, (gpointer) ish_value_string (call->stack->arena, "%"));
      else if ((text[1] == 's' || text[1] == 'd') && next < call->n
               && call->args[next]->type != ISH_VALUE_LIST
               && call->args[next]->type != ISH_VALUE_MAP)
        {
          const char *word = get_text (call, next);

          g_ptr_array_add (parts,
                           (gpointer) (word ? ish_value_string (call->stack->arena, word)
                                            : call->args[next]));
          next++;
        }
      else
        return NULL;
      text += 2;
    }
  return text ? ish_value_join (call->stack->arena, (const IshValue *const *) parts->pdata,
                                parts->len)
              : NULL;
}

/* --- addresses and numbers --- */

static const IshValue *
call_subnet (const Call *call)
{
  const char *range = get_text (call, 0);
  guint a, b, c, d, length;
  gint64 bits, number;
  guint32 address;
  char made[32];

  if (range == NULL || sscanf (range, "%3u.%3u.%3u.%3u/%2u", &a, &b, &c, &d, &length) != 5
      || a > 255 || b > 255 || c > 255 || d > 255 || length > 32 || !get_int (call, 1, &bits)
      || !get_int (call, 2, &number) || bits < 1 || bits + length > 32 || number < 0
      || number >= (G_GINT64_CONSTANT (1) << bits))
    return NULL;
  address = a << 24 | b << 16 | c << 8 | d;
  address &= length > 0 ? G_MAXUINT32 << (32 - length) : 0;
  length += (guint) bits;
  address |= (guint32) (number << (32 - length));
  g_snprintf (made, sizeof made, "%u.%u.%u.%u/%u", address >> 24, address >> 16 & 255,
              address >> 8 & 255, address & 255, length);
  return make_text (call, made);
}

static const IshValue *
call_extreme (const Call *call)
{
  gboolean largest = strcmp (call->name, "max") == 0;
  gint64 best = 0, number;

  for (guint i = 0; i < call->n; i++)
    {
      if (!get_int (call, i, &number))
        return NULL;
      if (i == 0 || (largest ? number > best : number < best))
        best = number;
    }
  return ish_value_int (call->stack->arena, best);
}

static const struct
{
  const char *name;
  Function function;
  guint min; /* arguments */
} functions[] = {
  { "base64encode", call_same, 1 },   { "jsonencode", call_same, 1 },
  { "tolist", call_same, 1 },         { "tomap", call_same, 1 },
  { "nonsensitive", call_same, 1 },   { "sensitive", call_same, 1 },
  { "sort", call_same, 1 },           { "jsondecode", call_decode, 1 },
  { "tostring", call_text, 1 },       { "tonumber", call_number, 1 },
  { "tobool", call_truth, 1 },        { "coalesce", call_first_known, 1 },
  { "try", call_first_known, 1 },     { "concat", call_concat, 1 },
  { "merge", call_merge, 1 },         { "list", call_list, 1 },
  { "toset", call_set, 1 },           { "distinct", call_set, 1 },
  { "compact", call_compact, 1 },     { "flatten", call_flatten, 1 },
  { "keys", call_members, 1 },        { "values", call_members, 1 },
  { "length", call_length, 1 },       { "element", call_element, 2 },
  { "lookup", call_lookup, 2 },       { "contains", call_contains, 2 },
  { "range", call_range, 1 },         { "slice", call_slice, 3 },
  { "lower", call_case, 1 },          { "upper", call_case, 1 },
  { "trimspace", call_case, 1 },      { "replace", call_replace, 3 },
  { "join", call_join, 2 },           { "split", call_split, 2 },
  { "format", call_format, 1 },       { "cidrsubnet", call_subnet, 3 },
  { "max", call_extreme, 1 },         { "min", call_extreme, 1 },
};

const IshValue *
_ish_code_call (IshCodeStack *self, const char *name, const IshValue *const *args, guint n)
{
  Call call = { self, name, args, n };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].name, name) == 0 && n >= functions[i].min)
      return functions[i].function (&call);
  return NULL;
}
