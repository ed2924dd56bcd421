/* One thing in a design: a resource, a connection or an annotation, and how it reads and writes.
 * Private to src/design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-design.h"

G_BEGIN_DECLS

typedef enum {
  ISH_ITEM_RESOURCE,
  ISH_ITEM_CONNECTION,
  ISH_ITEM_ANNOTATION,
  ISH_ITEM_N_KINDS,
} IshItemKind;

typedef struct _IshItem IshItem;

struct _IshItem
{
  /* First, so that what readers borrow is the item itself. Texts in it are owned. */
  union {
    IshResource   resource;
    IshConnection connection;
    IshAnnotation annotation;
  };
  IshItemKind kind;
  const char *id;    /* borrowed from the union */
  char       *order; /* owned; the union's points here */
  JsonObject *extra; /* owned; (nullable): keys this version does not know */
  char       *line;  /* owned; the item as JSON, as it stands in the file */
  gsize       line_length; /* bytes */

  /* Of a resource. */
  IshItem   *parent;   /* (nullable) borrowed */
  GPtrArray *children; /* owned; (nullable); IshItem, by order and id */
  GPtrArray *lines;    /* owned; (nullable); IshItem: connections that touch it, any order */

  /* Of a connection. */
  IshItem *from; /* borrowed */
  IshItem *to;   /* borrowed */
};

/**
 * _ish_item_new:
 * @value: the item's JSON object; nothing below it may change afterwards
 * @id: (nullable): when %NULL the object's own
 * @out_key: (nullable): on error the key that is wrong, or %NULL for the whole object
 *
 * Reads every field; parent and ends stay texts until the design links them. The order is %NULL
 * when the object has none.
 */
IshItem *_ish_item_new (IshItemKind kind, const char *id, JsonObject *value,
                        const char **out_key, GError **error);
void     _ish_item_free (IshItem *self);

/* The object that _ish_item_new() reads back as the same item, the order always in it. */
JsonObject *_ish_item_to_object (IshItem *self);

/* Writes self->line anew; returns the bytes by which it grew. */
gssize _ish_item_render (IshItem *self);
void   _ish_item_set_order (IshItem *self, const char *order);

/* Sets a key of the file; @value %NULL removes it. The order is the design's to change.
 * Returns: (transfer full) (nullable) in @out_old: what stood there */
gboolean _ish_item_set (IshItem *self, const char *path, JsonNode *value, JsonNode **out_old,
                        GError **error);

/* By order, then by id. */
int _ish_item_compare (const IshItem *a, const IshItem *b);

/* Members of @object that @known (a "|key|key|" list) does not have, by key. */
void _ish_append_unknown (GString *out, JsonObject *object, const char *known);
/* (transfer container) (element-type utf8): by bytes; the object's own texts. */
GPtrArray *_ish_sorted_keys (JsonObject *object);
/* (transfer full): the same members in the order of their keys. */
JsonObject *_ish_sorted_copy (JsonObject *object);
/* {"key": value, ...} with keys sorted by bytes. */
void _ish_append_sorted (GString *out, JsonObject *object);
gboolean _ish_has_key (const char *known, const char *key);

G_END_DECLS
