/* The code a function starts with: functions/ID.zip, the same bytes every time.
 * SPDX-License-Identifier: MIT
 *
 * A kind says {"bundle": {"at": argument with the path, "by": argument with the runtime, "files":
 * {runtime prefix: {name: text}}}}; the longest prefix wins, "" fits all.
 *
 * The writer is our own: a stored zip is a few fixed records, and libarchive and minizip both put
 * in times, owners or flags that differ between their versions, while Terraform compares hashes. */

#include "config.h"

#include "generate/ish-output-private.h"

#include <string.h>
#include <zlib.h>

#include "base/ish-json.h"

/* 1 January 1980, 00:00: the first moment a zip can name. */
#define DOS_DATE 0x0021
#define DOS_TIME 0
#define UNIX_MODE_FILE 0100644u
#define UNIX_MODE_SCRIPT 0100755u
#define VERSION_NEEDED 20
#define MADE_BY_UNIX (3 << 8 | VERSION_NEEDED)

static void
append_u16 (GByteArray *out, guint16 value)
{
  guint8 bytes[] = { value & 0xff, value >> 8 };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_u32 (GByteArray *out, guint32 value)
{
  append_u16 (out, value & 0xffff);
  append_u16 (out, value >> 16);
}

static void
append_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, strlen (text));
}

/* The fields the local and the central record share, in the order of APPNOTE 4.3.7. */
static void
append_common (GByteArray *out, const char *name, const char *text)
{
  guint32 size = strlen (text);

  append_u16 (out, VERSION_NEEDED);
  append_u16 (out, 1 << 11); /* names are UTF-8 */
  append_u16 (out, 0);       /* stored */
  append_u16 (out, DOS_TIME);
  append_u16 (out, DOS_DATE);
  append_u32 (out, crc32 (0, (const Bytef *) text, size));
  append_u32 (out, size);
  append_u32 (out, size);
  append_u16 (out, strlen (name));
  append_u16 (out, 0); /* extra field */
}

static void
append_central (GByteArray *out, const char *name, const char *text, guint32 offset)
{
  append_u32 (out, 0x02014b50);
  append_u16 (out, MADE_BY_UNIX);
  append_common (out, name, text);
  append_u16 (out, 0); /* comment */
  append_u16 (out, 0); /* disk */
  append_u16 (out, 0); /* internal attributes */
  append_u32 (out, (g_str_has_prefix (text, "#!") ? UNIX_MODE_SCRIPT : UNIX_MODE_FILE) << 16);
  append_u32 (out, offset);
  append_text (out, name);
}

/* @files: {name: text}, in its order */
static GBytes *
make_zip (JsonObject *files)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr(GByteArray) central = g_byte_array_new ();
  g_autoptr(GList) names = json_object_get_members (files);
  guint n = 0, start;

  for (GList *l = names; l; l = l->next, n++)
    {
      const char *text = ish_json_string (files, l->data, "");

      append_central (central, l->data, text, out->len);
      append_u32 (out, 0x04034b50);
      append_common (out, l->data, text);
      append_text (out, l->data);
      append_text (out, text);
    }
  start = out->len;
  g_byte_array_append (out, central->data, central->len);
  append_u32 (out, 0x06054b50);
  append_u32 (out, 0); /* disks */
  append_u16 (out, n);
  append_u16 (out, n);
  append_u32 (out, central->len);
  append_u32 (out, start);
  append_u16 (out, 0); /* comment */
  return g_byte_array_free_to_bytes (out);
}

/* The files for the node's runtime, or %NULL when its kind brings none. */
static JsonObject *
find_files (const IshLowNode *node)
{
  JsonObject *bundle = ish_json_object (node->kind->json, "bundle");
  JsonObject *choices = bundle ? ish_json_object (bundle, "files") : NULL;
  const IshValue *by =
    bundle ? ish_value_get (node->node->args, ish_json_string (bundle, "by", "")) : NULL;
  const char *runtime = by && by->type == ISH_VALUE_STRING ? by->u.string : "";
  JsonObject *best = NULL;
  gsize best_length = 0;
  JsonObjectIter iter;
  const char *prefix;
  JsonNode *files;

  if (choices == NULL)
    return NULL;
  json_object_iter_init (&iter, choices);
  while (json_object_iter_next (&iter, &prefix, &files))
    if (g_str_has_prefix (runtime, prefix) && JSON_NODE_HOLDS_OBJECT (files)
        && (best == NULL || strlen (prefix) > best_length))
      {
        best = json_node_get_object (files);
        best_length = strlen (prefix);
      }
  return best;
}

const char *
_ish_bundle_inline (IshLow *low, const IshLowNode *node)
{
  JsonObject *files = find_files (node);
  g_autoptr(GList) names = files ? json_object_get_members (files) : NULL;

  return names ? ish_json_string (files, names->data, NULL) : NULL;
}

/* A path of ours: it is written below the output folder, so it must not leave it. */
static gboolean
is_safe_path (const char *path)
{
  return path[0] != '/' && strstr (path, "..") == NULL && strchr (path, '\\') == NULL
         && g_str_has_suffix (path, ".zip");
}

void
_ish_bundle_write (IshLow *low, GArray *files)
{
  for (guint i = 0; i < low->n_nodes; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];
      JsonObject *contents = node->present ? find_files (node) : NULL;
      JsonObject *bundle = contents ? ish_json_object (node->kind->json, "bundle") : NULL;
      const IshValue *path =
        bundle ? ish_value_get (node->args, ish_json_string (bundle, "at", "")) : NULL;

      if (path == NULL || path->type != ISH_VALUE_STRING)
        continue;
      if (is_safe_path (path->u.string))
        _ish_files_take_bytes (files, path->u.string, make_zip (contents));
      else
        _ish_low_fail (low, node, "%s is not a path inside the output", path->u.string);
    }
}
