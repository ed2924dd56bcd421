/* The design's insides, for the files that load, change and write it. Private to src/design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-design.h"
#include "design/ish-item.h"

G_BEGIN_DECLS

struct _IshDesign
{
  GObject parent_instance;

  char       *id;       /* owned */
  char       *name;     /* owned */
  char       *prompt;   /* owned */
  JsonObject *settings; /* owned */
  JsonObject *extra;    /* owned; keys of the file this version does not know */

  GHashTable *items;                      /* owned; id (in the item) to IshItem (owned) */
  GPtrArray  *tables[ISH_ITEM_N_KINDS];   /* owned; IshItem, by order and id */
  GPtrArray  *roots;                      /* owned; resources without a parent, likewise */
  GPtrArray  *painting;                   /* owned; (nullable): resources, a frame before what is
                                             in it; made when asked for */
  gsize       n_bytes;                    /* of the items as the file has them */
  gsize       n_head_bytes;               /* of name, settings and unknown keys; 0: not counted */
  guint       n_freezes;
  gboolean    has_changed;                /* since the outermost freeze */
};

IshItem *_ish_design_find (IshDesign *self, const char *id); /* (nullable) */

/* Puts a rendered item that the id table holds already into the other indexes. */
void _ish_design_index (IshDesign *self, IshItem *item);
/* Inserts a copy of an item of another design, after its parent or its ends. */
void _ish_design_insert_copy (IshDesign *self, IshItem *item);
/* Sets a key of the settings, or says why its value is of the wrong kind. */
gboolean _ish_design_read_setting (IshDesign *self, const char *key, JsonNode *value,
                                   GError **error);
/* Puts a rendered item with its parent or ends set into every index; takes it. */
void _ish_design_insert (IshDesign *self, IshItem *item);
/* Takes an item without children and lines out of every index and frees it. */
void _ish_design_remove (IshDesign *self, IshItem *item);
/* Out of and into the indexes that depend on parent and order; everything else stays. */
void _ish_design_unplace (IshDesign *self, IshItem *item);
void _ish_design_place (IshDesign *self, IshItem *item);

/* 1 for a resource at the top. */
guint _ish_item_depth (IshItem *item);

/* ::changed, and ::settled when not frozen. */
void _ish_design_emit_changed (IshDesign *self, IshOp *op);

/* Bytes of the file that are not the items' own; never less than what is written. */
gsize _ish_design_frame_bytes (IshDesign *self);

/* The prefix a new design of this name and id gets; (transfer full). */
char *_ish_design_make_prefix (const char *name, const char *id);

/* Native objects from the first platform's; %NULL when @root is not one. (transfer full) */
JsonObject *_ish_design_convert_legacy (JsonObject *root);

#define ISH_FORMAT_NAME "isshoni-design"
#define ISH_FORMAT_VERSION 1
/* Settings that must be text, "|key|". */
#define ISH_TEXT_SETTINGS "|cloud|region|environment|prefix|"
/* Objects whose members are set one by one; always written in the order of their keys. */
#define ISH_RECORD_KEYS "|usage|accepted|"
#define ISH_TOP_KEYS "|format|version|id|name|prompt|settings|resources|connections|annotations|"

G_END_DECLS
