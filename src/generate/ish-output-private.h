/* What ish_generate() collects: files with their spans.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "generate/ish-lower-private.h"

G_BEGIN_DECLS

/* Counts lines as text is appended, so that spans cost one pass. */
typedef struct {
  GString *text;
  GArray  *spans;   /* of IshSpan */
  gsize    counted; /* bytes already counted */
  guint    lines;   /* line feeds in these */
} IshTextFile;

void  _ish_text_file_init (IshTextFile *self);
/* The line, from 1, that the next byte stands on. */
guint _ish_text_file_line (IshTextFile *self);
void  _ish_text_file_add_span (IshTextFile *self, guint first, guint last, const IshNode *node);

/* Takes the text; @files of IshOutputFile. */
void  _ish_files_take_text (GArray *files, const char *name, IshTextFile *file);
void  _ish_files_take_bytes (GArray *files, const char *name, GBytes *data);

/* Each appends the files of its dialect. @low: cycles broken and sorted. */
void  _ish_terraform_write (IshLow *low, GArray *files);
void  _ish_cloudformation_write (IshLow *low, GArray *files);
/* functions/ID.zip for every node whose kind has a "bundle". */
void  _ish_bundle_write (IshLow *low, GArray *files);
/* Text of the first file of a node's bundle for its runtime, or %NULL. */
const char *_ish_bundle_inline (IshLow *low, const IshLowNode *node);

/* Everything of one dialect from a source; %NULL with @error. (element-type IshOutputFile) */
GArray *_ish_generate_files (const IshSource *source, const IshSchema *schema, IshDialect dialect,
                             GError **error);

G_END_DECLS
