/* Reading JSON from outside: bounded before memory is taken, strict, and with positions.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-base"

#include "config.h"

#include "base/ish-json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/ish-json-scan.h"

/* The scan judges the bytes and remembers where each value stands; json-glib's values are made
 * from what it found. json-glib's own parser is not used: it would read the text a second time,
 * takes longer than all the rest, and accepts more than JSON. Positions are looked up when
 * something is wrong with a value, so a lookup may cost a walk over the text. */

static const IshJsonLimits default_limits = {
  .max_bytes = 8 * 1024 * 1024,
  .max_depth = 64,
  .max_values = 1000000,
};

struct _IshJson {
  char     *text;  /* owned; UTF-8 that passed the scan */
  char     *where; /* owned */
  JsonNode *root;  /* owned */
  GArray   *spots; /* owned; IshJsonSpot a value, document order */
};

G_DEFINE_QUARK (ish-json-error-quark, ish_json_error)

void
ish_json_free (IshJson *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->spots, g_array_unref);
  g_free (self->text);
  g_free (self->where);
  g_free (self);
}

JsonNode *
ish_json_get_root (IshJson *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->root;
}

const char *
ish_json_get_where (IshJson *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->where;
}

static IshJsonSpot *
get_spot (IshJson *self, guint32 index)
{
  return &g_array_index (self->spots, IshJsonSpot, index);
}

static JsonNode *build_value (IshJson *self, guint32 index, GString *scratch);

static JsonNode *
build_object (IshJson *self, guint32 index, GString *scratch)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  guint32 end = index + get_spot (self, index)->span;

  for (guint32 child = index + 1; child < end; child += get_spot (self, child)->span)
    {
      JsonNode *value = build_value (self, child, scratch);

      g_string_truncate (scratch, 0);
      _ish_json_decode (self->text + get_spot (self, child)->key, scratch);
      json_object_set_member (object, scratch->str, value);
    }
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
build_array (IshJson *self, guint32 index, GString *scratch)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  guint32 end = index + get_spot (self, index)->span;

  for (guint32 child = index + 1; child < end; child += get_spot (self, child)->span)
    json_array_add_element (array, build_value (self, child, scratch));
  json_node_take_array (node, array);
  return node;
}

static void
read_number (const char *text, JsonNode *node)
{
  const char *end = text + strspn (text, "-0123456789");

  if (*end == '.' || *end == 'e' || *end == 'E')
    json_node_set_double (node, g_ascii_strtod (text, NULL));
  else
    json_node_set_int (node, g_ascii_strtoll (text, NULL, 10));
}

/* The scan has proved the text, so that making values cannot fail, and is as deep as it allowed. */
static JsonNode *
build_value (IshJson *self, guint32 index, GString *scratch)
{
  const char *text = self->text + get_spot (self, index)->offset;
  JsonNode *node;

  if (*text == '{')
    return build_object (self, index, scratch);
  if (*text == '[')
    return build_array (self, index, scratch);
  if (*text == 'n')
    return json_node_new (JSON_NODE_NULL);
  node = json_node_new (JSON_NODE_VALUE);
  if (*text == '"')
    {
      g_string_truncate (scratch, 0);
      _ish_json_decode (text, scratch);
      json_node_set_string (node, scratch->str);
    }
  else if (*text == 't' || *text == 'f')
    json_node_set_boolean (node, *text == 't');
  else
    read_number (text, node);
  return node;
}

/* Takes @text. */
static IshJson *
parse_owned (char *text, gsize length, const char *where, const IshJsonLimits *limits,
             GError **error)
{
  g_autoptr (IshJson) self = g_new0 (IshJson, 1);
  g_autoptr (GString) scratch = NULL;

  self->text = text;
  self->where = g_strdup (where);
  self->spots = g_array_new (FALSE, FALSE, sizeof (IshJsonSpot));
  if (!_ish_json_scan (text, length, where, limits, self->spots, error))
    return NULL;
  scratch = g_string_new (NULL);
  self->root = build_value (self, 0, scratch);
  return g_steal_pointer (&self);
}

IshJson *
ish_json_parse (const char          *text,
                gssize               length,
                const char          *where,
                const IshJsonLimits *limits,
                GError             **error)
{
  gsize size;
  char *copy;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (where != NULL, NULL);

  if (limits == NULL)
    limits = &default_limits;
  size = length < 0 ? strlen (text) : (gsize) length;
  /* One byte past the limit is enough for the scan to refuse it; the rest is not copied. */
  size = MIN (size, limits->max_bytes + 1);
  copy = g_malloc (size + 1);
  memcpy (copy, text, size);
  copy[size] = '\0';
  return parse_owned (copy, size, where, limits, error);
}

/* Reads at most @most bytes, NUL after them. */
static char *
read_stream (FILE *stream, gsize most, gsize *out_length)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 buffer[16384];
  gsize got;

  do
    {
      got = fread (buffer, 1, MIN (sizeof buffer, most - bytes->len), stream);
      g_byte_array_append (bytes, buffer, got);
    }
  while (got > 0 && bytes->len < most);
  *out_length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (bytes, FALSE);
}

IshJson *
ish_json_parse_file (const char *path, const IshJsonLimits *limits, GError **error)
{
  gboolean is_stdin = strcmp (path, "-") == 0;
  FILE *stream = is_stdin ? stdin : g_fopen (path, "rbe");
  const char *where = is_stdin ? "standard input" : path;
  g_autofree char *text = NULL;
  gsize length = 0;
  int problem = errno;

  if (limits == NULL)
    limits = &default_limits;
  if (stream != NULL)
    {
      errno = 0;
      text = read_stream (stream, limits->max_bytes + 1, &length);
      problem = ferror (stream) ? (errno != 0 ? errno : EIO) : 0;
      if (!is_stdin)
        fclose (stream);
    }
  if (stream == NULL || problem != 0)
    {
      g_set_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_IO, "%s: cannot be read: %s",
                   where, g_strerror (problem));
      return NULL;
    }
  return parse_owned (g_steal_pointer (&text), length, where, limits, error);
}

/* The child that @token names, or 0: the root is nobody's child. */
static guint32
find_child (IshJson *self, guint32 index, const char *token)
{
  IshJsonSpot *spot = get_spot (self, index);
  g_autoptr (GString) key = g_string_new (NULL);
  guint32 end = index + spot->span;
  guint64 wanted = 0;
  guint64 position = 0;
  gboolean is_array = self->text[spot->offset] == '[';

  if (is_array && !g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT32, &wanted, NULL))
    return 0;
  for (guint32 child = index + 1; child < end; child += get_spot (self, child)->span)
    {
      if (is_array)
        {
          if (position++ == wanted)
            return child;
          continue;
        }
      g_string_truncate (key, 0);
      _ish_json_decode (self->text + get_spot (self, child)->key, key);
      if (strcmp (key->str, token) == 0)
        return child;
    }
  return 0;
}

/* RFC 6901 section 4: "~1" is "/", then "~0" is "~". */
static char *
unescape_token (const char *token)
{
  GString *plain = g_string_new (token);

  g_string_replace (plain, "~1", "/", 0);
  g_string_replace (plain, "~0", "~", 0);
  return g_string_free (plain, FALSE);
}

gboolean
ish_json_get_position (IshJson    *self,
                       const char *pointer,
                       guint      *out_line,
                       guint      *out_column)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  gboolean is_found = TRUE;
  guint32 index = 0;
  guint line;
  guint column;

  for (guint i = 1; tokens[0] != NULL && tokens[i] != NULL && is_found; i++)
    {
      g_autofree char *token = unescape_token (tokens[i]);
      guint32 child = find_child (self, index, token);

      is_found = child != 0;
      if (is_found)
        index = child;
    }
  _ish_json_locate (self->text, get_spot (self, index)->offset, &line, &column);
  if (out_line != NULL)
    *out_line = line;
  if (out_column != NULL)
    *out_column = column;
  return is_found;
}

void
ish_json_set_error_at (IshJson    *self,
                       GError    **error,
                       GQuark      domain,
                       int         code,
                       const char *pointer,
                       const char *format,
                       ...)
{
  g_autofree char *message = NULL;
  guint line;
  guint column;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ish_json_get_position (self, pointer, &line, &column);
  g_set_error (error, domain, code, "%s:%u:%u: %s", self->where, line, column, message);
}

static JsonNode *
get_of_type (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  return json_node_get_value_type (node) == type ? node : NULL;
}

const char *
ish_json_string (JsonObject *object, const char *member, const char *fallback)
{
  JsonNode *node = get_of_type (object, member, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : fallback;
}

double
ish_json_double (JsonObject *object, const char *member, double fallback)
{
  JsonNode *node = get_of_type (object, member, G_TYPE_DOUBLE);

  if (node == NULL)
    node = get_of_type (object, member, G_TYPE_INT64);
  return node != NULL ? json_node_get_double (node) : fallback;
}

gint64
ish_json_int (JsonObject *object, const char *member, gint64 fallback)
{
  JsonNode *node = get_of_type (object, member, G_TYPE_INT64);
  double value;

  if (node != NULL)
    return json_node_get_int (node);
  node = get_of_type (object, member, G_TYPE_DOUBLE);
  if (node == NULL)
    return fallback;
  /* 8080.0 is 8080 to every other JSON reader; 2^53 bounds what a double holds exactly. */
  value = json_node_get_double (node);
  if (fabs (value) > 9007199254740992.0 || fabs (value - trunc (value)) > 0)
    return fallback;
  return (gint64) value;
}

gboolean
ish_json_bool (JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = get_of_type (object, member, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

JsonObject *
ish_json_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
ish_json_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
