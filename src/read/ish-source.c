/* A file of code: its bytes, checked, and where each line begins.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>

#define PIPE_TIMEOUT 5000 /* milliseconds */

G_DEFINE_QUARK (ish-read-error-quark, ish_read_error)

static void
index_lines (IshSource *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 at = 0;

  g_array_append_val (lines, at);
  for (const char *c = self->text; (c = memchr (c, '\n', self->text + self->length - c)); c++)
    {
      at = (guint32) (c + 1 - self->text);
      g_array_append_val (lines, at);
    }
  self->n_lines = lines->len;
  self->lines = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&lines), FALSE);
}

IshSource *
ish_source_new (const char *name, const char *text, gsize length, GError **error)
{
  g_autoptr (IshSource) self = NULL;
  const char *end;

  g_return_val_if_fail (name != NULL && (text != NULL || length == 0), NULL);

  if (length > ISH_READ_MAX_FILE)
    {
      g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_LIMIT,
                   "%s:1:1: the file is larger than 8 MiB", name);
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  self = g_new0 (IshSource, 1);
  self->name = g_strdup (name);
  self->text = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;
  index_lines (self);
  self->seen_column = 1;
  if (!g_utf8_validate (self->text, (gssize) length, &end))
    {
      gsize at = (gsize) (end - self->text);
      gboolean is_wide = length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0
                                         || memcmp (text, "\xfe\xff", 2) == 0);

      /* What follows is no text: the column counts the characters before it. */
      self->text[at] = '\0';
      ish_source_set_error (self, error, at,
                            is_wide ? "expected UTF-8 text, found UTF-16: save it as UTF-8"
                                    : "expected UTF-8 text, found a byte that is none");
      return NULL;
    }
  return g_steal_pointer (&self);
}

static GBytes *
read_handle (int handle, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (handle, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > ISH_READ_MAX_FILE)
        break;
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A pipe that nobody writes into is not waited for. */
static GBytes *
read_pipe (const char *path, GError **error)
{
  int handle = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  GPollFD poll = { handle, G_IO_IN, 0 };
  GBytes *bytes = NULL;

  if (handle < 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  else if (g_poll (&poll, 1, PIPE_TIMEOUT) <= 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "nobody writes into this pipe");
  else if (g_unix_set_fd_nonblocking (handle, FALSE, error))
    bytes = read_handle (handle, error);
  if (handle >= 0)
    close (handle);
  return bytes;
}

static gboolean
is_pipe (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && S_ISFIFO (status.st_mode);
}

/* Bounded before it is read: a path may be a device. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), ISH_READ_MAX_FILE + 1, NULL,
                                             error)
                : NULL;
}

IshSource *
ish_source_load (const char *path, GError **error)
{
  gboolean is_input = strcmp (path, "-") == 0;
  g_autofree char *name = is_input ? g_strdup ("standard input") : g_filename_display_name (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = is_input         ? read_handle (0, &local)
                             : is_pipe (path) ? read_pipe (path, &local)
                                              : read_file (path, &local);
  const char *text;
  gsize length;

  if (bytes == NULL)
    {
      g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_IO, "%s: %s", name, local->message);
      return NULL;
    }
  text = g_bytes_get_data (bytes, &length);
  return ish_source_new (name, text, length, error);
}

void
ish_source_free (IshSource *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_free (self->lines);
  g_free (self);
}

void
ish_source_locate (const IshSource *self, gsize offset, guint *out_line, guint *out_column)
{
  IshSource *seen = (IshSource *) self; /* only what it remembers changes */
  guint low = 0, high = self->n_lines;

  offset = MIN (offset, self->length);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->lines[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  if (self->seen_offset < self->lines[low] || self->seen_offset > offset)
    {
      seen->seen_offset = self->lines[low];
      seen->seen_column = 1;
    }
  seen->seen_column += (guint) g_utf8_strlen (self->text + self->seen_offset,
                                              (gssize) (offset - self->seen_offset));
  seen->seen_offset = offset;
  *out_line = low + 1;
  *out_column = self->seen_column;
}

void
ish_source_set_error (const IshSource *self, GError **error, gsize offset, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;
  guint line, column;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ish_source_locate (self, offset, &line, &column);
  g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_SYNTAX, "%s:%u:%u: %s", self->name, line,
               column, message);
}
