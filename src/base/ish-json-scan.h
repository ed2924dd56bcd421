/* The byte scan of JSON from outside: strict grammar, limits, and where each value stands.
 * Private to src/base.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "base/ish-json.h"

G_BEGIN_DECLS

/* One value of the document. Values stand in document order, so the children of value i begin at
 * i + 1 and the value after it is i + span. */
typedef struct {
  guint32 offset; /* bytes from the start of the text, of the value's first byte */
  guint32 key;    /* bytes, of the opening quote of its key; G_MAXUINT32 outside an object */
  guint32 key_length : 31; /* bytes between the quotes, as they stand */
  guint32 is_escaped : 1;  /* the key holds a backslash */
  guint32 span;   /* values in it, itself included */
} IshJsonSpot;

/* Appends one IshJsonSpot a value to @spots. @text must end in NUL at @length.
 * Returns: %FALSE with @error "WHERE:LINE:COLUMN: ..." when the bytes are not strict JSON */
gboolean _ish_json_scan (const char          *text,
                         gsize                length,
                         const char          *where,
                         const IshJsonLimits *limits,
                         GArray              *spots,
                         GError             **error);

/* Line and column, both from 1, column in characters. */
void _ish_json_locate (const char *text, gsize offset, guint *out_line, guint *out_column);

/* Appends the decoded text of the string that begins at @quote; it must have passed the scan. */
void _ish_json_decode (const char *quote, GString *out);

G_END_DECLS
