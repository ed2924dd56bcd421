/* A file of code: its bytes, checked, and where each line begins.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ISH_READ_ERROR (ish_read_error_quark ())
GQuark ish_read_error_quark (void);

/**
 * IshReadError:
 * @ISH_READ_ERROR_SYNTAX: not code of the language; the message starts "FILE:LINE:COLUMN: "
 * @ISH_READ_ERROR_LIMIT: too large, too deep or too many files
 * @ISH_READ_ERROR_IO: cannot be read
 * @ISH_READ_ERROR_NOTHING: there is nothing at the path that these readers understand
 */
typedef enum {
  ISH_READ_ERROR_SYNTAX,
  ISH_READ_ERROR_LIMIT,
  ISH_READ_ERROR_IO,
  ISH_READ_ERROR_NOTHING,
} IshReadError;

#define ISH_READ_MAX_FILE (8 * 1024 * 1024)   /* bytes; CloudFormation takes templates of 1 MB */
#define ISH_READ_MAX_TOTAL (64 * 1024 * 1024) /* bytes of all files of one run */
#define ISH_READ_MAX_FILES 4096
#define ISH_READ_MAX_DEPTH 128                /* nested blocks, values, templates */

typedef struct {
  char   *name;   /* as it is to be shown; UTF-8 */
  char   *text;   /* NUL at the end, no NUL inside, UTF-8, without a byte order mark */
  gsize   length; /* bytes */
  guint32 *lines; /* byte offset of each line's start */
  guint   n_lines;
  gsize   seen_offset; /* the place located last, and its column: a file may be one long line */
  guint   seen_column;
} IshSource;

/**
 * ish_source_new:
 * @text: bytes, copied
 *
 * Returns: (transfer full): or %NULL with @error: not UTF-8, a NUL, or larger than
 *   %ISH_READ_MAX_FILE
 */
IshSource *ish_source_new (const char *name, const char *text, gsize length,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @path "-" is standard input. */
IshSource *ish_source_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       ish_source_free (IshSource *self);

/* Both from 1; the column in characters. Not from two threads at once. */
void ish_source_locate (const IshSource *self, gsize offset, guint *out_line, guint *out_column);

/* Sets a syntax error "NAME:LINE:COLUMN: message". */
void ish_source_set_error (const IshSource *self, GError **error, gsize offset, const char *format,
                           ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshSource, ish_source_free)

G_END_DECLS
