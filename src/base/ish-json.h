/* Reading JSON from outside: bounded before memory is taken, strict, and with positions.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ISH_JSON_ERROR (ish_json_error_quark ())
GQuark ish_json_error_quark (void);

/**
 * IshJsonError:
 * @ISH_JSON_ERROR_SYNTAX: not strict JSON (RFC 8259); fix the file
 * @ISH_JSON_ERROR_LIMIT: too large, too deep, or too many values
 * @ISH_JSON_ERROR_IO: the file could not be read
 */
typedef enum {
  ISH_JSON_ERROR_SYNTAX,
  ISH_JSON_ERROR_LIMIT,
  ISH_JSON_ERROR_IO,
} IshJsonError;

typedef struct {
  gsize max_bytes;  /* bytes of the whole text */
  guint max_depth;  /* nested arrays and objects */
  guint max_values; /* scalars, arrays and objects together */
} IshJsonLimits;

/* A parsed document: json-glib's values beside a table from JSON pointer to line and column. */
typedef struct _IshJson IshJson;

/**
 * ish_json_parse:
 * @text: bytes, need not end in NUL
 * @length: of @text, or -1
 * @where: what to call the input in messages: a file name, "standard input"
 * @limits: (nullable): %NULL for 8 MiB, depth 64, 1,000,000 values
 *
 * Total: any bytes give a document or an error. json-glib alone accepts empty text and
 * comments and dies on 200,000 brackets, so its parser is not used; its values are.
 *
 * Returns: (transfer full): the document, or %NULL with @error "WHERE:LINE:COLUMN: expected ..."
 */
IshJson *ish_json_parse (const char          *text,
                         gssize               length,
                         const char          *where,
                         const IshJsonLimits *limits,
                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* As ish_json_parse() of a file's bytes; "-" is standard input. */
IshJson *ish_json_parse_file (const char *path, const IshJsonLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void        ish_json_free (IshJson *self);
JsonNode   *ish_json_get_root (IshJson *self);  /* (transfer none): never %NULL */
const char *ish_json_get_where (IshJson *self);

/**
 * ish_json_get_position:
 * @pointer: RFC 6901, "/resources/3/parent"; "" is the root
 *
 * Returns: %FALSE when nothing stands there; then the outs are of the nearest parent that does.
 */
gboolean ish_json_get_position (IshJson    *self,
                                const char *pointer,
                                guint      *out_line,    /* from 1 */
                                guint      *out_column); /* from 1, in characters */

/* "WHERE:LINE:COLUMN: message", for errors about a value that parsed but is not what is needed. */
void ish_json_set_error_at (IshJson *self, GError **error, GQuark domain, int code,
                            const char *pointer, const char *format, ...) G_GNUC_PRINTF (6, 7);

/* Typed getters that never warn: the default when the member is missing or of another kind. */
const char *ish_json_string (JsonObject *object, const char *member, const char *fallback);
double      ish_json_double (JsonObject *object, const char *member, double fallback);
gint64      ish_json_int (JsonObject *object, const char *member, gint64 fallback);
gboolean    ish_json_bool (JsonObject *object, const char *member, gboolean fallback);
JsonObject *ish_json_object (JsonObject *object, const char *member); /* or %NULL */
JsonArray  *ish_json_array (JsonObject *object, const char *member);  /* or %NULL */

/* Appends @node in one line: keys in the object's own order, non-ASCII as is, numbers shortest. */
void ish_json_append (GString *out, JsonNode *node);
void ish_json_append_string (GString *out, const char *text);  /* with its quotes */
void ish_json_append_double (GString *out, double value);      /* 40 for 40.0 */

/* Deep copies: json_node_copy() shares the objects and arrays below. (transfer full) */
JsonNode   *ish_json_copy_node (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *ish_json_copy_object (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshJson, ish_json_free)

G_END_DECLS
