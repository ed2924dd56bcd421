/* The byte scan of JSON from outside: strict grammar, limits, and where each value stands.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-base"

#include "config.h"

#include "base/ish-json-scan.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/* Recursive descent over RFC 8259. The recursion is as deep as the limit allows and no deeper,
 * which is why the limit itself is capped. */
#define MAX_DEPTH 512

typedef struct {
  const char          *text;
  const char          *at;
  const char          *end;
  const char          *where;
  const IshJsonLimits *limits;
  GArray              *spots; /* IshJsonSpot */
  guint                depth;
  GError             **error;
} Scan;

void
_ish_json_locate (const char *text,
                  gsize       offset,
                  guint      *out_line,
                  guint      *out_column)
{
  guint line = 1;
  guint column = 1;

  for (gsize i = 0; i < offset; i++)
    {
      if (text[i] == '\n')
        {
          line++;
          column = 1;
        }
      else if (((guchar) text[i] & 0xc0) != 0x80)
        column++;
    }
  *out_line = line;
  *out_column = column;
}

static gboolean
fail (Scan *scan, const char *at, IshJsonError code, const char *message)
{
  guint line;
  guint column;

  _ish_json_locate (scan->text, at - scan->text, &line, &column);
  g_set_error (scan->error, ISH_JSON_ERROR, code, "%s:%u:%u: %s",
               scan->where, line, column, message);
  return FALSE;
}

/* "expected X, found Y", with Y short enough for one line of a terminal. */
static gboolean
fail_expected (Scan *scan, const char *expected)
{
  g_autofree char *found = NULL;
  g_autofree char *message = NULL;

  if (scan->at >= scan->end)
    found = g_strdup ("the end of the text");
  else if (g_ascii_isprint (*scan->at))
    found = g_strdup_printf ("\"%c\"", *scan->at);
  else if ((guchar) *scan->at >= 0x80)
    {
      char utf8[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (scan->at), utf8);
      found = g_strdup_printf ("\"%s\"", utf8);
    }
  else
    found = g_strdup_printf ("byte 0x%02x", (guint) (guchar) *scan->at);
  message = g_strdup_printf ("expected %s, found %s", expected, found);
  return fail (scan, scan->at, ISH_JSON_ERROR_SYNTAX, message);
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end &&
         (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
    scan->at++;
}

/* Four hex digits at @at, or -1. */
static int
read_hex4 (const char *at, const char *end)
{
  int value = 0;

  if (end - at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

void
_ish_json_decode (const char *quote, GString *out)
{
  static const char plain[] = "bfnrt";
  static const char control[] = "\b\f\n\r\t";
  const char *at = quote + 1;

  while (*at != '"')
    {
      const char *found;

      if (*at != '\\')
        {
          g_string_append_c (out, *at++);
          continue;
        }
      at++;
      found = strchr (plain, *at);
      if (*at == 'u')
        {
          gunichar unit = read_hex4 (at + 1, at + 5);

          at += 5;
          if (unit >= 0xd800 && unit <= 0xdbff)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (read_hex4 (at + 2, at + 6) - 0xdc00);
              at += 6;
            }
          g_string_append_unichar (out, unit);
        }
      else
        {
          g_string_append_c (out, found != NULL ? control[found - plain] : *at);
          at++;
        }
    }
}

/* At the "u" of an escape. json-glib keeps text in C strings, so U+0000 cannot be held. */
static gboolean
scan_unicode_escape (Scan *scan)
{
  const char *escape = scan->at - 1;
  int unit = read_hex4 (scan->at + 1, scan->end);
  int low;

  if (unit < 0)
    return fail (scan, escape, ISH_JSON_ERROR_SYNTAX, "expected four hex digits after \\u");
  if (unit == 0)
    return fail (scan, escape, ISH_JSON_ERROR_SYNTAX, "the character \\u0000 is not accepted");
  scan->at += 5;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;
  low = -1;
  if (unit <= 0xdbff && scan->end - scan->at >= 6 && scan->at[0] == '\\' && scan->at[1] == 'u')
    low = read_hex4 (scan->at + 2, scan->end);
  if (low < 0xdc00 || low > 0xdfff)
    return fail (scan, escape, ISH_JSON_ERROR_SYNTAX,
                 "half of a surrogate pair; expected both halves");
  scan->at += 6;
  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  const char *quote = scan->at;

  scan->at++;
  while (scan->at < scan->end)
    {
      guchar byte = *scan->at;

      if (byte == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (byte < 0x20)
        return fail_expected (scan, "an escape instead of a control character in a string");
      scan->at++;
      if (byte != '\\')
        continue;
      if (scan->at < scan->end && *scan->at == 'u')
        {
          if (!scan_unicode_escape (scan))
            return FALSE;
        }
      else if (scan->at < scan->end && *scan->at != '\0' && strchr ("\"\\/bfnrt", *scan->at))
        scan->at++;
      else
        return fail_expected (scan, "one of \" \\ / b f n r t u after a backslash");
    }
  return fail (scan, quote, ISH_JSON_ERROR_SYNTAX, "this string has no closing quote");
}

static gboolean
scan_digits (Scan *scan)
{
  if (scan->at >= scan->end || !g_ascii_isdigit (*scan->at))
    return fail_expected (scan, "a digit");
  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return TRUE;
}

/* A number that does not fit would change on save; it is refused instead. */
static gboolean
check_number (Scan *scan, const char *start, gboolean is_integer)
{
  errno = 0;
  if (is_integer)
    {
      g_ascii_strtoll (start, NULL, 10);
      if (errno == ERANGE)
        return fail (scan, start, ISH_JSON_ERROR_SYNTAX, "expected a number that fits in 64 bits");
    }
  else if (!isfinite (g_ascii_strtod (start, NULL)))
    return fail (scan, start, ISH_JSON_ERROR_SYNTAX, "expected a number that fits in 64 bits");
  return TRUE;
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean is_integer = TRUE;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at < scan->end && *scan->at == '0')
    {
      scan->at++;
      if (scan->at < scan->end && g_ascii_isalnum (*scan->at) && g_ascii_tolower (*scan->at) != 'e')
        return fail (scan, start, ISH_JSON_ERROR_SYNTAX,
                     "expected a decimal number without leading zeros");
    }
  else if (!scan_digits (scan))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      is_integer = FALSE;
      scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      is_integer = FALSE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }
  return check_number (scan, start, is_integer);
}

static gboolean
scan_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return fail_expected (scan, "a value");
  scan->at += length;
  return TRUE;
}

/* Of two equal keys one would be lost silently. Most objects are small and their keys
 * plain, so most are checked without taking memory. */

#define FEW_KEYS 24

static IshJsonSpot *
get_spot (Scan *scan, guint32 index)
{
  return &g_array_index (scan->spots, IshJsonSpot, index);
}

static gboolean
fail_duplicate (Scan *scan, const IshJsonSpot *spot)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *message = NULL;

  _ish_json_decode (scan->text + spot->key, key);
  message = g_strdup_printf ("the key \"%s\" stands twice in this object", key->str);
  return fail (scan, scan->text + spot->key, ISH_JSON_ERROR_SYNTAX, message);
}

static gboolean
check_many_keys (Scan *scan, guint32 index)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint32 end = scan->spots->len;

  for (guint32 child = index + 1; child < end; child += get_spot (scan, child)->span)
    {
      GString *key = g_string_new (NULL);

      _ish_json_decode (scan->text + get_spot (scan, child)->key, key);
      if (!g_hash_table_add (seen, g_string_free (key, FALSE)))
        return fail_duplicate (scan, get_spot (scan, child));
    }
  return TRUE;
}

/* When the object at @index has just been closed, so that its values end the list. */
static gboolean
check_keys (Scan *scan, guint32 index, guint32 n_children)
{
  const IshJsonSpot *before[FEW_KEYS];
  guint32 end = scan->spots->len;
  guint n_before = 0;

  if (n_children > FEW_KEYS)
    return check_many_keys (scan, index);
  for (guint32 child = index + 1; child < end; child += get_spot (scan, child)->span)
    {
      const IshJsonSpot *spot = get_spot (scan, child);

      if (spot->is_escaped)
        return check_many_keys (scan, index);
      for (guint i = 0; i < n_before; i++)
        if (before[i]->key_length == spot->key_length &&
            memcmp (scan->text + before[i]->key, scan->text + spot->key, spot->key_length + 1) == 0)
          return fail_duplicate (scan, spot);
      before[n_before++] = spot;
    }
  return TRUE;
}

static gboolean scan_value (Scan *scan, const char *key, guint32 key_length);

static gboolean
scan_member (Scan *scan)
{
  const char *key = scan->at;
  guint32 key_length;

  if (scan->at >= scan->end || *scan->at != '"')
    return fail_expected (scan, "a key in double quotes");
  if (!scan_string (scan))
    return FALSE;
  key_length = scan->at - key - 2;
  skip_space (scan);
  if (scan->at >= scan->end || *scan->at != ':')
    return fail_expected (scan, "\":\" after the key");
  scan->at++;
  skip_space (scan);
  return scan_value (scan, key, key_length);
}

/* An array or an object: they differ in their brackets and in the key. */
static gboolean
scan_container (Scan *scan, guint32 index, char close)
{
  gboolean is_object = close == '}';
  guint32 n_children = 0;

  if (scan->depth >= MIN (scan->limits->max_depth, MAX_DEPTH))
    return fail (scan, scan->at, ISH_JSON_ERROR_LIMIT, "nested too deeply");
  scan->depth++;
  scan->at++;
  skip_space (scan);
  if (scan->at < scan->end && *scan->at == close)
    goto closed;
  while (TRUE)
    {
      if (is_object ? !scan_member (scan) : !scan_value (scan, NULL, 0))
        return FALSE;
      n_children++;
      skip_space (scan);
      if (scan->at < scan->end && *scan->at == close)
        break;
      if (scan->at >= scan->end || *scan->at != ',')
        return fail_expected (scan, is_object ? "\",\" or \"}\"" : "\",\" or \"]\"");
      scan->at++;
      skip_space (scan);
    }
closed:
  scan->at++;
  scan->depth--;
  return !is_object || check_keys (scan, index, n_children);
}

static gboolean
scan_bare (Scan *scan, guint32 index)
{
  char byte = scan->at < scan->end ? *scan->at : '\0';

  if (byte == '{')
    return scan_container (scan, index, '}');
  if (byte == '[')
    return scan_container (scan, index, ']');
  if (byte == '"')
    return scan_string (scan);
  if (byte == '-' || g_ascii_isdigit (byte))
    return scan_number (scan);
  if (byte == 't')
    return scan_word (scan, "true");
  if (byte == 'f')
    return scan_word (scan, "false");
  if (byte == 'n')
    return scan_word (scan, "null");
  return fail_expected (scan, "a value");
}

static gboolean
scan_value (Scan *scan, const char *key, guint32 key_length)
{
  IshJsonSpot spot = {
    .offset = scan->at - scan->text,
    .key = key != NULL ? key - scan->text : G_MAXUINT32,
    .key_length = key_length,
    .is_escaped = key != NULL && memchr (key, '\\', key_length + 1) != NULL,
    .span = 1,
  };
  guint32 index = scan->spots->len;

  if (index >= scan->limits->max_values)
    return fail (scan, scan->at, ISH_JSON_ERROR_LIMIT, "too many values");
  g_array_append_val (scan->spots, spot);
  if (!scan_bare (scan, index))
    return FALSE;
  g_array_index (scan->spots, IshJsonSpot, index).span = scan->spots->len - index;
  return TRUE;
}

gboolean
_ish_json_scan (const char          *text,
                gsize                length,
                const char          *where,
                const IshJsonLimits *limits,
                GArray              *spots,
                GError             **error)
{
  Scan scan = { .text = text, .at = text, .end = text + length, .where = where,
                .limits = limits, .spots = spots, .error = error };
  const char *invalid;

  if (length > limits->max_bytes || length >= G_MAXUINT32)
    {
      g_autofree char *size = g_format_size_full (limits->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT,
                   "%s:1:1: larger than %s", where, size);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &invalid))
    return fail (&scan, invalid, ISH_JSON_ERROR_SYNTAX, "expected UTF-8 text");
  skip_space (&scan);
  if (scan.at >= scan.end)
    return fail_expected (&scan, "a JSON value");
  if (!scan_value (&scan, NULL, 0))
    return FALSE;
  skip_space (&scan);
  if (scan.at < scan.end)
    return fail_expected (&scan, "nothing after the document");
  return TRUE;
}
