/* Values and blocks as HCL, laid out exactly as terraform fmt would.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "generate/ish-lower-private.h"

G_BEGIN_DECLS

/* Appends @text as the inside of a quoted template, with quotes, control characters, "${" and "%{"
 * escaped. @before_interpolation: "${" follows, and a "$" at the end would make it an escape. */
void  _ish_hcl_append_escaped (GString *out, const char *text, gboolean before_interpolation);
/* (transfer full): "text" with its quotes */
char *_ish_hcl_quote (const char *text);

/* Appends @value as an expression. @node: whose argument it is (nullable); @shape: what the
 * provider wants there (nullable); @indent: spaces before the line it stands on. */
void _ish_hcl_append_value (IshLow *low, const IshLowNode *node, GString *out,
                            const IshValue *value, const IshShape *shape, guint indent);

/* Appends the arguments and blocks of a body: one-line arguments, longer ones, documents, then
 * blocks. */
void  _ish_hcl_append_body (IshLow *low, const IshLowNode *node, GString *out, const IshValue *args,
                            const IshShape *shape, guint indent);

/* Whether the last line opened a body: nothing stands in it yet. */
static inline gboolean
_ish_hcl_is_open (const GString *out)
{
  return out->len >= 2 && out->str[out->len - 2] == '{' && out->str[out->len - 1] == '\n';
}

/* Collects "name = value" lines and aligns neighbours that fit on one line. */
typedef struct _IshHclLines IshHclLines;
IshHclLines *_ish_hcl_lines_new (guint indent);
void _ish_hcl_lines_add (IshHclLines *self, const char *name, const char *value); /* copied */
/* The same without copies: append the name to what begin gives, say equals, append the value,
 * close. @rank: a value over several lines goes behind all lines of a lower rank; 0: it stays. */
GString *_ish_hcl_lines_begin (IshHclLines *self);
void     _ish_hcl_lines_equals (IshHclLines *self);
void     _ish_hcl_lines_close (IshHclLines *self, guint rank);
/* Appends them to @out and frees @self. */
void         _ish_hcl_lines_end (IshHclLines *self, GString *out);

G_END_DECLS
