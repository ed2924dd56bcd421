/* Writing designs to files: the same design gives the same bytes, and a file is whole or unchanged.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/ish-json.h"
#include "design/ish-design-private.h"

#define SEPARATOR_BYTES 6 /* "    ", ",", newline around every item */
#define SKELETON_BYTES 256 /* keys, brackets and the format's name */

static const char *const keys[ISH_ITEM_N_KINDS] = { "resources", "connections", "annotations" };

static void
append_pair (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, "\"%s\": ", key);
  ish_json_append_string (out, text);
}

static void
append_settings (GString *out, JsonObject *settings)
{
  static const char *const texts[] = { "cloud", "region", "environment", "prefix" };
  JsonObject *tags = ish_json_object (settings, "tags");

  g_string_append (out, "  \"settings\": {");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = ish_json_string (settings, texts[i], NULL);

      if (text == NULL)
        continue;
      if (out->str[out->len - 1] != '{')
        g_string_append (out, ", ");
      append_pair (out, texts[i], text);
    }
  if (tags != NULL && json_object_get_size (tags) > 0)
    {
      if (out->str[out->len - 1] != '{')
        g_string_append (out, ", ");
      g_string_append (out, "\"tags\": ");
      _ish_append_sorted (out, tags);
    }
  _ish_append_unknown (out, settings, ISH_TEXT_SETTINGS "tags|");
  g_string_append (out, "}");
}

static void
append_head (GString *out, IshDesign *self)
{
  g_string_append_printf (out, "{\n  \"format\": \"%s\", \"version\": %d,\n  ",
                          ISH_FORMAT_NAME, ISH_FORMAT_VERSION);
  append_pair (out, "id", self->id);
  g_string_append (out, ", ");
  append_pair (out, "name", self->name);
  g_string_append (out, ", ");
  append_pair (out, "prompt", self->prompt);
  g_string_append (out, ",\n");
  append_settings (out, self->settings);
}

static void
append_list (GString *out, const char *key, GPtrArray *items)
{
  g_string_append_printf (out, ",\n  \"%s\": [", key);
  for (guint i = 0; i < items->len; i++)
    {
      IshItem *item = g_ptr_array_index (items, i);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      g_string_append_len (out, item->line, item->line_length);
    }
  g_string_append (out, items->len > 0 ? "\n  ]" : "]");
}

static void
append_tail (GString *out, JsonObject *extra)
{
  g_autoptr (GPtrArray) unknown = _ish_sorted_keys (extra);

  for (guint i = 0; i < unknown->len; i++)
    {
      const char *key = g_ptr_array_index (unknown, i);

      g_string_append (out, ",\n  ");
      ish_json_append_string (out, key);
      g_string_append (out, ": ");
      ish_json_append (out, json_object_get_member (extra, key));
    }
  g_string_append (out, "\n}\n");
}

gsize
_ish_design_frame_bytes (IshDesign *self)
{
  gsize n_items = 0;

  if (self->n_head_bytes == 0)
    {
      g_autoptr (GString) head = g_string_new (NULL);

      append_head (head, self);
      append_tail (head, self->extra);
      self->n_head_bytes = head->len + SKELETON_BYTES;
    }
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    n_items += self->tables[kind]->len;
  return self->n_head_bytes + n_items * SEPARATOR_BYTES;
}

char *
ish_design_serialize (IshDesign *self, gsize *out_length)
{
  GString *out;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  out = g_string_sized_new (self->n_bytes + _ish_design_frame_bytes (self) + 1);
  append_head (out, self);
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    append_list (out, keys[kind], self->tables[kind]);
  append_tail (out, self->extra);
  if (out_length != NULL)
    *out_length = out->len;
  return g_string_free (out, FALSE);
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= written;
    }
  return fsync (fd) == 0;
}

/* Without this the rename itself may be lost with the power; a file system that cannot is fine. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: fsync: %s", folder, g_strerror (errno));
  close (fd);
}

/* The file a symbolic link names is replaced, not the link. */
static char *
resolve_target (const char *path)
{
  char *target = realpath (path, NULL);
  char *copy = g_strdup (target != NULL ? target : path);

  free (target);
  return copy;
}

/* Writes @bytes to a new file of the same folder and puts it in the place of @target.
 * Returns: 0, or an errno with nothing changed */
static int
replace_file (const char *target, const char *bytes, gsize length)
{
  g_autofree char *temporary = g_strconcat (target, ".XXXXXX", NULL);
  GStatBuf before;
  gboolean has_mode = g_stat (target, &before) == 0;
  int problem = 0;
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    return errno;
  if (!write_all (fd, bytes, length) || (has_mode && fchmod (fd, before.st_mode & 07777) != 0))
    problem = errno;
  if (close (fd) != 0 && problem == 0)
    problem = errno;
  if (problem == 0 && g_rename (temporary, target) != 0)
    problem = errno;
  if (problem != 0)
    g_unlink (temporary);
  return problem;
}

gboolean
ish_design_save (IshDesign *self, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  int problem;

  g_return_val_if_fail (ISH_IS_DESIGN (self) && path != NULL, FALSE);
  target = resolve_target (path);
  bytes = ish_design_serialize (self, &length);
  problem = replace_file (target, bytes, length);
  if (problem != 0)
    {
      g_set_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_IO, "%s: cannot be saved: %s",
                   path, g_strerror (problem));
      return FALSE;
    }
  sync_folder (target);
  return TRUE;
}
