/* Prints HCL the way terraform fmt leaves it alone.
 * SPDX-License-Identifier: MIT
 *
 * terraform fmt aligns the "=" of neighbouring lines; a value that breaks over lines is not aligned
 * and ends the group. It measures in what a reader sees as characters, so keys with combining marks
 * are escaped to ASCII rather than counted. Whether a name is a block or an argument is the
 * schema's to say, and so is whether a number is wanted as text. */

#include "config.h"

#include "generate/ish-hcl.h"

#include <math.h>
#include <string.h>

#include "base/ish-json.h"
#include "generate/ish-append-private.h"

#define LIST_WIDTH 100 /* a list of plain values that would end further right goes one a line */

/* --- text --- */

/* Characters that do not stand alone in one column, or that no editor shows. */
static gboolean
is_plain (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c < 0x80)
    return c >= 0x20 && c != 0x7f;
  if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED
      || type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_LINE_SEPARATOR
      || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_NON_SPACING_MARK
      || type == G_UNICODE_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK)
    return FALSE;
  /* Conjoining jamo, halves of flags and skin tones join their neighbours. */
  return !((c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97f)
           || (c >= 0xd7b0 && c <= 0xd7ff) || (c >= 0x1f1e6 && c <= 0x1f1ff)
           || (c >= 0x1f3fb && c <= 0x1f3ff));
}

static void
append_character (GString *out, gunichar c)
{
  switch (c)
    {
    case '\n': g_string_append (out, "\\n"); break;
    case '\r': g_string_append (out, "\\r"); break;
    case '\t': g_string_append (out, "\\t"); break;
    case '"':  g_string_append (out, "\\\""); break;
    case '\\': g_string_append (out, "\\\\"); break;
    default:
      if (is_plain (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out, c > 0xffff ? "\\U%08X" : "\\u%04X", c);
    }
}

/* Stands for itself whatever follows. */
static inline gboolean
is_common (char c)
{
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '$' && c != '%';
}

void
_ish_hcl_append_escaped (GString *out, const char *text, gboolean before_interpolation)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      const char *start = c;
      gboolean sign;

      while (is_common (*c))
        c++;
      _ish_append_len (out, start, (gsize) (c - start));
      if (*c == '\0')
        return;
      sign = *c == '$' || *c == '%';
      if (sign && c[1] == '{')
        g_string_append_printf (out, "%c%c", *c, *c);
      /* "$" before an escaped or real "${" would read as another escape. */
      else if (sign && (c[1] == *c || (c[1] == '\0' && before_interpolation)))
        g_string_append_printf (out, "\\u%04X", *c);
      else
        append_character (out, g_utf8_get_char (c));
    }
}

static void
append_quoted (GString *out, const char *text)
{
  _ish_append_len (out, "\"", 1);
  _ish_hcl_append_escaped (out, text, FALSE);
  _ish_append_len (out, "\"", 1);
}

char *
_ish_hcl_quote (const char *text)
{
  GString *out = g_string_new (NULL);

  append_quoted (out, text);
  return g_string_free (out, FALSE);
}

static gboolean
is_identifier (const char *text)
{
  if (!g_ascii_isalpha (text[0]) && text[0] != '_')
    return FALSE;
  for (const char *c = text; *c; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      return FALSE;
  return TRUE;
}

/* --- aligned lines --- */

typedef struct
{
  gsize    name, value, end; /* where they start in the text */
  glong    width;            /* of the name, in characters */
  gboolean is_single;
  guint    rank;
} Line;

struct _IshHclLines
{
  GString *text;  /* names and values of all lines, one after the other */
  GArray  *lines; /* of Line, by rank */
  Line     open;  /* the one being written */
  guint    indent;
};

IshHclLines *
_ish_hcl_lines_new (guint indent)
{
  IshHclLines *self = g_new0 (IshHclLines, 1);

  self->text = g_string_sized_new (256);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->indent = indent;
  return self;
}

GString *
_ish_hcl_lines_begin (IshHclLines *self)
{
  self->open.name = self->text->len;
  return self->text;
}

void
_ish_hcl_lines_equals (IshHclLines *self)
{
  const char *name = self->text->str + self->open.name;

  self->open.value = self->text->len;
  self->open.width = g_utf8_strlen (name, (gssize) (self->open.value - self->open.name));
}

void
_ish_hcl_lines_close (IshHclLines *self, guint rank)
{
  const char *value = self->text->str + self->open.value;
  guint place = self->lines->len;

  self->open.end = self->text->len;
  self->open.is_single = memchr (value, '\n', self->open.end - self->open.value) == NULL;
  self->open.rank = self->open.is_single ? 0 : rank;
  while (place > 0 && g_array_index (self->lines, Line, place - 1).rank > self->open.rank)
    place--;
  g_array_insert_val (self->lines, place, self->open);
}

void
_ish_hcl_lines_add (IshHclLines *self, const char *name, const char *value)
{
  _ish_append (_ish_hcl_lines_begin (self), name);
  _ish_hcl_lines_equals (self);
  _ish_append (self->text, value);
  _ish_hcl_lines_close (self, 0);
}

static void
append_line (const IshHclLines *self, GString *out, const Line *line, glong width)
{
  _ish_append_spaces (out, self->indent);
  _ish_append_len (out, self->text->str + line->name, line->value - line->name);
  _ish_append_spaces (out, (gsize) (width - line->width));
  _ish_append_len (out, " = ", 3);
  _ish_append_len (out, self->text->str + line->value, line->end - line->value);
  _ish_append_len (out, "\n", 1);
}

void
_ish_hcl_lines_end (IshHclLines *self, GString *out)
{
  const Line *lines = (const Line *) (gpointer) self->lines->data;
  guint n = self->lines->len;

  for (guint i = 0, end; i < n; i = end)
    {
      glong width = 0;

      for (end = i; end < n && lines[end].is_single; end++)
        width = MAX (width, lines[end].width);
      for (guint line = i; line < end; line++)
        append_line (self, out, &lines[line], width);
      if (end < n)
        {
          append_line (self, out, &lines[end], lines[end].width);
          end++;
        }
    }
  g_array_unref (self->lines);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* --- references --- */

/* The address of a node: "data." in front when the provider only reads it. */
static void
append_address (GString *out, const IshLowNode *node)
{
  if (node->kind->is_data)
    _ish_append (out, "data.");
  _ish_append (out, node->kind->tf);
  g_string_append_c (out, '.');
  _ish_append (out, node->name);
}

/* Expression of a reference; it may be a quoted template, "\"${x.arn}:*\"". */
static void
append_ref (IshLow *low, GString *out, const IshValue *ref)
{
  const IshLowNode *target = _ish_low_get (low, ref->u.ref.node);
  const char *spelling = _ish_low_spelling (low, target, ref->u.ref.attr);

  if (spelling == NULL || strchr (spelling, '@') == NULL)
    {
      append_address (out, target);
      g_string_append_c (out, '.');
      _ish_append (out, spelling ? spelling : ref->u.ref.attr);
      return;
    }
  for (const char *c = spelling; *c; c++)
    if (*c == '@')
      append_address (out, target);
    else
      g_string_append_c (out, *c);
}

/* What stands for the account or the partition: "type.attribute" of a data source without
 * arguments. */
static const char *
get_fact (IshLow *low, IshPseudo pseudo)
{
  gboolean account = pseudo == ISH_PSEUDO_ACCOUNT;
  const char **fact = account ? &low->account : &low->partition;

  if (*fact == NULL)
    {
      const char *words =
        _ish_low_cloud_word (low, account ? "terraform.account" : "terraform.partition");
      gsize length = strcspn (words, ".");
      g_autofree char *text =
        g_strdup_printf ("data.%.*s.current%s", (int) length, words, words + length);

      *fact = ish_arena_strdup (low->arena, text);
    }
  return *fact;
}

static void
append_pseudo (IshLow *low, const IshLowNode *node, GString *out, IshPseudo pseudo)
{
  switch (pseudo)
    {
    case ISH_PSEUDO_REGION:
      if (node && node->edge)
        g_string_append_printf (out, "\"%s\"", _ish_low_cloud_word (low, "edge.region"));
      else
        _ish_append (out, "var.region");
      return;
    case ISH_PSEUDO_PREFIX:
      _ish_append (out, "local.prefix");
      return;
    case ISH_PSEUDO_ACCOUNT:
    case ISH_PSEUDO_PARTITION:
    default:
      _ish_append (out, get_fact (low, pseudo));
      return;
    }
}

/* --- values --- */

static void
append_join (IshLow *low, const IshLowNode *node, GString *out, const IshValue *join)
{
  if (join->u.list.n == 1)
    {
      _ish_hcl_append_value (low, node, out, join->u.list.items[0], NULL, 0);
      return;
    }
  g_string_append_c (out, '"');
  for (guint i = 0; i < join->u.list.n; i++)
    {
      const IshValue *piece = join->u.list.items[i];
      gsize start = out->len;

      if (piece->type == ISH_VALUE_STRING)
        {
          _ish_hcl_append_escaped (out, piece->u.string, i + 1 < join->u.list.n);
          continue;
        }
      _ish_append_len (out, "${", 2);
      _ish_hcl_append_value (low, node, out, piece, NULL, 0);
      if (out->str[start + 2] == '"') /* a template inside a template is the longer template */
        {
          g_string_truncate (out, out->len - 1);
          g_string_erase (out, (gssize) start, 3);
        }
      else
        _ish_append_len (out, "}", 1);
    }
  g_string_append_c (out, '"');
}

static gboolean
is_plain_list (const IshValue *list)
{
  for (guint i = 0; i < list->u.list.n; i++)
    if (list->u.list.items[i]->type == ISH_VALUE_LIST
        || list->u.list.items[i]->type == ISH_VALUE_MAP)
      return FALSE;
  return TRUE;
}

static void
append_list (IshLow *low, const IshLowNode *node, GString *out, const IshValue *list,
             const IshShape *shape, guint indent)
{
  const IshShape *inside = ish_shape_inside (shape);
  gsize start = out->len;

  if (is_plain_list (list))
    {
      g_string_append_c (out, '[');
      for (guint i = 0; i < list->u.list.n; i++)
        {
          _ish_append (out, i ? ", " : "");
          _ish_hcl_append_value (low, node, out, list->u.list.items[i], inside, indent);
        }
      g_string_append_c (out, ']');
      if (indent + out->len - start < LIST_WIDTH || list->u.list.n < 2)
        return;
      g_string_truncate (out, start);
    }
  _ish_append (out, "[\n");
  for (guint i = 0; i < list->u.list.n; i++)
    {
      _ish_append_spaces (out, indent + 2);
      _ish_hcl_append_value (low, node, out, list->u.list.items[i], inside, indent + 2);
      _ish_append (out, ",\n");
    }
  _ish_append_spaces (out, indent);
  g_string_append_c (out, ']');
}

static void
append_map (IshLow *low, const IshLowNode *node, GString *out, const IshValue *map,
            const IshShape *shape, guint indent)
{
  IshHclLines *lines;

  if (map->u.map.n == 0)
    {
      _ish_append (out, "{}");
      return;
    }
  lines = _ish_hcl_lines_new (indent + 2);
  for (guint i = 0; i < map->u.map.n; i++)
    {
      const IshMember *member = &map->u.map.members[i];
      const IshField *field = ish_shape_get (shape, member->key);
      const IshShape *inside = field ? field->shape
                             : shape && (shape->kinds & ISH_SHAPE_MAP) ? shape->item : NULL;
      GString *text = _ish_hcl_lines_begin (lines);

      if (is_identifier (member->key))
        _ish_append (text, member->key);
      else
        append_quoted (text, member->key);
      _ish_hcl_lines_equals (lines);
      _ish_hcl_append_value (low, node, text, member->value, inside, indent + 2);
      _ish_hcl_lines_close (lines, 0);
    }
  _ish_append (out, "{\n");
  _ish_hcl_lines_end (lines, out);
  _ish_append_spaces (out, indent);
  g_string_append_c (out, '}');
}

static void
append_scalar (IshLow *low, const IshLowNode *node, GString *out, const IshValue *value)
{
  switch (value->type)
    {
    case ISH_VALUE_NULL:
      _ish_append (out, "null");
      break;
    case ISH_VALUE_BOOL:
      _ish_append (out, value->u.boolean ? "true" : "false");
      break;
    case ISH_VALUE_INT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, value->u.integer);
      break;
    case ISH_VALUE_DOUBLE:
      _ish_append_double (out, value->u.number);
      break;
    case ISH_VALUE_STRING:
      append_quoted (out, value->u.string);
      break;
    case ISH_VALUE_REF:
      append_ref (low, out, value);
      break;
    case ISH_VALUE_PSEUDO:
      append_pseudo (low, node, out, value->u.pseudo);
      break;
    case ISH_VALUE_INPUT:
      _ish_append_len (out, "var.", 4);
      _ish_append (out, value->u.string);
      break;
    case ISH_VALUE_LIST:
    case ISH_VALUE_MAP:
    case ISH_VALUE_JOIN:
    case ISH_VALUE_SLOT:
    default:
      _ish_low_fail (low, node, "slot %s was not filled", value->u.slot.name);
    }
}

void
_ish_hcl_append_value (IshLow *low, const IshLowNode *node, GString *out, const IshValue *value,
                       const IshShape *shape, guint indent)
{
  gboolean number = value->type == ISH_VALUE_INT || value->type == ISH_VALUE_DOUBLE
                    || value->type == ISH_VALUE_BOOL;
  gboolean wrap = shape && shape->kinds == ISH_SHAPE_LIST && value->type != ISH_VALUE_LIST
                  && value->type != ISH_VALUE_REF && value->type != ISH_VALUE_NULL;
  gboolean quote = number && shape && shape->kinds == ISH_SHAPE_STRING;

  if (wrap)
    g_string_append_c (out, '[');
  if (quote)
    g_string_append_c (out, '"');
  if (value->type == ISH_VALUE_LIST)
    append_list (low, node, out, value, shape, indent);
  else if (value->type == ISH_VALUE_MAP)
    append_map (low, node, out, value, ish_shape_inside (shape) && wrap ? shape->item : shape,
                indent);
  else if (value->type == ISH_VALUE_JOIN)
    append_join (low, node, out, value);
  else
    append_scalar (low, node, out, value);
  if (quote)
    g_string_append_c (out, '"');
  if (wrap)
    g_string_append_c (out, ']');
}

/* --- bodies --- */

static gboolean
is_listed (JsonArray *names, const char *name)
{
  for (guint i = 0; names && i < json_array_get_length (names); i++)
    if (strcmp (json_array_get_string_element (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* A document as text: already text, or a value under jsonencode(). */
static void
append_json_arg (IshLow *low, const IshLowNode *node, GString *out, const IshValue *value,
                 guint indent)
{
  gboolean encode = value->type == ISH_VALUE_MAP || value->type == ISH_VALUE_LIST;

  _ish_append (out, encode ? "jsonencode(" : "");
  _ish_hcl_append_value (low, node, out, value, NULL, indent);
  _ish_append (out, encode ? ")" : "");
}

/* What the provider wants encoded stays readable: base64encode("..."). */
static void
append_base64_arg (IshLow *low, const IshLowNode *node, GString *out, const IshValue *value,
                   guint indent)
{
  _ish_append (out, "base64encode(");
  _ish_hcl_append_value (low, node, out, value, NULL, indent);
  _ish_append (out, ")");
}

static void
append_block (IshLow *low, const IshLowNode *node, GString *out, const char *name,
              const IshValue *value, const IshShape *shape, guint indent)
{
  gsize start;

  if (value->type == ISH_VALUE_LIST)
    {
      for (guint i = 0; i < value->u.list.n; i++)
        append_block (low, node, out, name, value->u.list.items[i], shape, indent);
      return;
    }
  if (value->type != ISH_VALUE_MAP)
    {
      _ish_low_fail (low, node, "%s is a block and needs a map", name);
      return;
    }
  if (out->len && !_ish_hcl_is_open (out))
    g_string_append_c (out, '\n');
  _ish_append_spaces (out, indent);
  _ish_append (out, name);
  _ish_append (out, " {\n");
  start = out->len;
  _ish_hcl_append_body (low, node, out, value, ish_shape_inside (shape), indent + 2);
  if (out->len == start)
    g_string_overwrite (out, start - 1, "}\n");
  else
    {
      _ish_append_spaces (out, indent);
      _ish_append (out, "}\n");
    }
}

/* The field of an argument, after making sure the provider takes it. */
static const IshField *
find_argument (IshLow *low, const IshLowNode *node, const IshShape *shape, const char *name)
{
  const IshField *field = ish_shape_get (shape, name);

  if (shape == NULL)
    return NULL;
  if (field == NULL)
    _ish_low_fail (low, node, "%s has no argument %s", node->kind->tf, name);
  else if (field->flags & ISH_FIELD_READ_ONLY)
    _ish_low_fail (low, node, "%s.%s cannot be given", node->kind->tf, name);
  else if (field->flags & ISH_FIELD_GONE)
    _ish_low_fail (low, node, "%s.%s is gone from the newest provider", node->kind->tf, name);
  return field;
}

void
_ish_hcl_append_body (IshLow *low, const IshLowNode *node, GString *out, const IshValue *args,
                      const IshShape *shape, guint indent)
{
  IshHclLines *lines = _ish_hcl_lines_new (indent);
  guint n_blocks = 0;

  for (guint i = 0; i < args->u.map.n; i++)
    {
      const IshMember *member = &args->u.map.members[i];
      const IshField *field = find_argument (low, node, shape, member->key);
      gboolean json = node && is_listed (node->kind->json_args, member->key);
      GString *value;

      if (field && (field->flags & ISH_FIELD_BLOCK))
        {
          n_blocks++;
          continue;
        }
      value = _ish_hcl_lines_begin (lines);
      _ish_append (value, member->key);
      _ish_hcl_lines_equals (lines);
      if (json)
        append_json_arg (low, node, value, member->value, indent);
      else if (node && is_listed (node->kind->base64_args, member->key))
        append_base64_arg (low, node, value, member->value, indent);
      else
        _ish_hcl_append_value (low, node, value, member->value, field ? field->shape : NULL,
                               indent);
      _ish_hcl_lines_close (lines, json ? 2 : 1);
    }
  _ish_hcl_lines_end (lines, out);
  for (guint i = 0; n_blocks > 0 && i < args->u.map.n; i++)
    {
      const IshMember *member = &args->u.map.members[i];
      const IshField *field = ish_shape_get (shape, member->key);

      if (field == NULL || !(field->flags & ISH_FIELD_BLOCK))
        continue;
      append_block (low, node, out, field->name, member->value, field->shape, indent);
      n_blocks--;
    }
}
