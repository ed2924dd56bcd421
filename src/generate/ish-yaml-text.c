/* A small YAML writer, because the template is more than YAML: tags, documents in !Sub, one layout.
 * SPDX-License-Identifier: MIT
 *
 * libyaml could write it, but chooses its own quotes and folds long lines; the template should read
 * like one written by hand, and the rules for that are few. Text is written plain only when every
 * YAML 1.1 reader gives it back as text: nothing that looks like a number, a date, a truth. */

#include "config.h"

#include "generate/ish-yaml-text.h"

#include <string.h>

#include "generate/ish-append-private.h"

static const char *const words[] = {
  "~", "null", "true", "false", "yes",   "no",    "on", "off",
  "y", "n",    ".inf", ".nan",  "-.inf", "+.inf", "<<", "=",
};

#define LONGEST_WORD 5

/* Unprintable in YAML 1.1, or invisible to a reader. */
static gboolean
must_escape (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return c < 0x20 || c == 0x7f;
  if (c < 0xa0 || c == 0xfeff || c == 0xfffe || c == 0xffff)
    return TRUE;
  type = g_unichar_type (c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_UNASSIGNED
         || type == G_UNICODE_PRIVATE_USE;
}

/* 1: needs no escape in either kind of quotes; 2: means nothing between its neighbours either */
static const guint8 classes[256] = {
  [' '] = 1, ['!'] = 2, ['#' ... '9'] = 2, [':'] = 1, [';' ... '['] = 2, [']' ... '~'] = 2,
};

static inline guint8
class_of (char c)
{
  return classes[(guchar) c];
}

void
_ish_yaml_append_escaped (GString *out, const char *text, gboolean json)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      const char *start = at;
      gunichar c;

      while (class_of (*at))
        at++;
      _ish_append_len (out, start, (gsize) (at - start));
      if (*at == '\0')
        return;
      c = g_utf8_get_char (at);
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        _ish_append (out, "\\n");
      else if (c == '\t')
        _ish_append (out, "\\t");
      else if (c == '\r')
        _ish_append (out, "\\r");
      else if (!must_escape (c))
        g_string_append_unichar (out, c);
      else if (c > 0xffff && json)
        g_string_append_printf (out, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
      else if (c > 0xffff)
        g_string_append_printf (out, "\\U%08X", c);
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
}

/* Anything a number, a time or a date could be made of. */
static gboolean
looks_like_number (const char *text)
{
  if (!g_ascii_isdigit (text[0]) && strchr ("+-.", text[0]) == NULL)
    return FALSE;
  return text[strspn (text, "0123456789abcdefABCDEFxXoOTtZz_.,:+- ")] == '\0';
}

static gboolean
is_plain (const char *text)
{
  const char *at = text;

  /* The empty text too: strchr() finds the end of its signs. */
  if (strchr (" !&*-?:{}[]|>@`\"'%#,=<", text[0]) || looks_like_number (text))
    return FALSE;
  while (*at)
    if (class_of (*at) == 2)
      at++;
    else if (class_of (*at) == 1)
      {
        if ((at[0] == ':' && (at[1] == ' ' || at[1] == '\0'))
            || (at[0] == ' ' && (at[1] == '#' || at[1] == '\0')))
          return FALSE;
        at++;
      }
    else if (must_escape (g_utf8_get_char (at)))
      return FALSE;
    else
      at = g_utf8_next_char (at);
  for (guint i = 0; at - text <= LONGEST_WORD && i < G_N_ELEMENTS (words); i++)
    if ((text[0] | 0x20) == words[i][0] && g_ascii_strcasecmp (text, words[i]) == 0)
      return FALSE;
  return TRUE;
}

void
_ish_yaml_append_string (GString *out, const char *text)
{
  if (is_plain (text))
    {
      _ish_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  _ish_yaml_append_escaped (out, text, FALSE);
  g_string_append_c (out, '"');
}

static void
append_tagged (GString *out, const char *tag, const char *text)
{
  _ish_append (out, tag);
  _ish_append (out, text);
}

static void
append_scalar (GString *out, const IshTree *tree)
{
  switch (tree->type)
    {
    case ISH_TREE_BOOL:   _ish_append (out, tree->integer ? "true" : "false"); break;
    case ISH_TREE_INT:    g_string_append_printf (out, "%" G_GINT64_FORMAT, tree->integer); break;
    case ISH_TREE_DOUBLE: _ish_append_double (out, tree->number); break;
    case ISH_TREE_STRING: _ish_yaml_append_string (out, tree->text); break;
    case ISH_TREE_REF:    append_tagged (out, "!Ref ", tree->text); break;
    case ISH_TREE_GETATT: append_tagged (out, "!GetAtt ", tree->text); break;
    case ISH_TREE_SUB:
      _ish_append (out, "!Sub ");
      _ish_yaml_append_string (out, tree->text);
      break;
    case ISH_TREE_LIST:   _ish_append (out, "[]"); break;
    case ISH_TREE_MAP:    _ish_append (out, "{}"); break;
    case ISH_TREE_NULL:
    case ISH_TREE_BLOCK:
    default:              _ish_append (out, "null"); break;
    }
}

/* Whether text of several lines can stand in a "|" block: YAML takes its indentation from the first
 * line, and one line feed at the end or none is what "|" and "|-" can say. */
static gboolean
fits_block (const char *text)
{
  gsize length = strlen (text);

  if (strchr (text, '\n') == NULL || text[0] == '\n' || text[0] == ' ' || text[0] == '\t')
    return FALSE;
  if (g_str_has_suffix (text, "\n\n") || text[length - 1] == ' ')
    return FALSE;
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (*at != '\n' && *at != '\t' && must_escape (g_utf8_get_char (at)))
      return FALSE;
  return strstr (text, " \n") == NULL;
}

static void
append_block (GString *out, const char *text, gboolean keep_end, guint depth)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  _ish_append (out, keep_end && !g_str_has_suffix (text, "\n") ? "|-\n" : "|\n");
  for (guint i = 0; lines[i]; i++)
    if (lines[i][0])
      {
        _ish_append_spaces (out, depth * 2);
        _ish_append (out, lines[i]);
        g_string_append_c (out, '\n');
      }
    else if (lines[i + 1])
      g_string_append_c (out, '\n');
}

static void append_list (GString *out, const IshTree *list, guint depth);

/* What follows "key:" or "-" on its line, and the lines below. */
static void
append_after_sign (GString *out, const IshTree *value, guint depth)
{
  if (value->type == ISH_TREE_BLOCK
      || ((value->type == ISH_TREE_STRING || value->type == ISH_TREE_SUB)
          && fits_block (value->text)))
    {
      _ish_append (out, value->is_sub || value->type == ISH_TREE_SUB ? " !Sub " : " ");
      append_block (out, value->text, value->type != ISH_TREE_BLOCK, depth);
    }
  else if (value->type == ISH_TREE_MAP && value->n)
    {
      g_string_append_c (out, '\n');
      _ish_yaml_append_map (out, value, depth);
    }
  else if (value->type == ISH_TREE_LIST && value->n)
    {
      g_string_append_c (out, '\n');
      append_list (out, value, depth);
    }
  else
    {
      g_string_append_c (out, ' ');
      append_scalar (out, value);
      g_string_append_c (out, '\n');
    }
}

static void
append_member (GString *out, const IshTreeMember *member, guint depth)
{
  _ish_yaml_append_string (out, member->key);
  g_string_append_c (out, ':');
  append_after_sign (out, member->value, depth + 1);
}

void
_ish_yaml_append_map (GString *out, const IshTree *map, guint depth)
{
  for (guint i = 0; i < map->n; i++)
    {
      _ish_append_spaces (out, depth * 2);
      append_member (out, &map->members[i], depth);
    }
}

/* The first member of a map and the first item of a list stand on the line of the dash. */
static void
append_list (GString *out, const IshTree *list, guint depth)
{
  for (guint i = 0; i < list->n; i++)
    {
      const IshTree *item = list->items[i];
      gsize start;

      _ish_append_spaces (out, depth * 2);
      g_string_append_c (out, '-');
      start = out->len;
      if ((item->type == ISH_TREE_MAP || item->type == ISH_TREE_LIST) && item->n)
        {
          if (item->type == ISH_TREE_MAP)
            _ish_yaml_append_map (out, item, depth + 1);
          else
            append_list (out, item, depth + 1);
          g_string_erase (out, start, depth * 2 + 1); /* the dash takes one of its spaces */
        }
      else
        append_after_sign (out, item, depth + 1);
    }
}
