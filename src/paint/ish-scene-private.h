/* What the painter and the files of the scene share: items, the grid they stand in, their routes.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "paint/ish-route.h"
#include "paint/ish-scene.h"

G_BEGIN_DECLS

#define ISH_FRAME_HEADER 32.0  /* design units at the top of a frame: its name */
#define ISH_FRAME_PADDING 20.0 /* design units around the children of a frame */
#define ISH_FRAME_BORDER 4.0   /* design units at its sides that count as the frame itself */
#define ISH_LABEL_CHARACTERS 24 /* of a line's label that are shown */
#define ISH_FRAME_PORT 16.0    /* design units from a frame's edge out to its ports */
#define ISH_RING_GAP 3.0       /* design units between a card and the ring of the selected */

/* In painting order. */
typedef enum {
  ISH_ITEM_FRAME,
  ISH_ITEM_LINE,
  ISH_ITEM_NODE,
  ISH_ITEM_NOTE,
} IshItemKind;

typedef struct _IshItem IshItem;
struct _IshItem {
  const char  *id;      /* interned */
  IshItemKind  kind;
  IshRect      rect;    /* design units, absolute; of a line: the bounds of its route */
  guint        rank;    /* place in painting order; read it after _ish_scene_update() */
  guint        depth;   /* containers around it */
  guint        stamp;   /* of the last query that met it */
  int          cells[4]; /* of the grid: left, top, right, bottom */
  guint        indexed : 1;
  guint        large : 1; /* in the list of those too large for the grid */
  guint        is_cloud : 1; /* stands inside the region's frame when it has no parent */

  /* Of frames and nodes. */
  const IshService *service; /* (nullable): borrowed from the catalogue */
  IshItem     *parent;       /* (nullable) */
  GPtrArray   *children;     /* (nullable): owned array of borrowed items */
  GPtrArray   *lines;        /* (nullable): owned array of borrowed items: lines that end here */
  char        *detail;       /* (nullable): owned: second line of the card, made when needed */

  /* Of lines. */
  IshItem     *from, *to;
  const char  *line_type;    /* "network" ...: static or interned; "default" resolved */
  char        *label;        /* (nullable): owned: what the chip says */
  IshPoint     label_at;     /* design units: middle of the chip */
  double       label_width;  /* design units, about; 0: no label */
  IshRouteEnd  ends[2];
  IshRoute     base, route;  /* before and after neighbours were kept apart */
  guint        ordinal;      /* place among the lines */
  guint        is_dirty : 1;
};

/* A uniform grid: items by the cells they touch. */
typedef struct {
  GHashTable *cells; /* owned: cell key -> GPtrArray of items */
  GPtrArray  *large; /* owned: items over very many cells */
  guint       stamp;
} IshGrid;

void _ish_grid_init (IshGrid *self);
void _ish_grid_clear (IshGrid *self);
void _ish_grid_put (IshGrid *self, IshItem *item);    /* at item->rect; again after it moved */
void _ish_grid_remove (IshGrid *self, IshItem *item);
/* Appends every item whose rectangle touches @rect, each once, in no order. */
void _ish_grid_list (IshGrid *self, const IshRect *rect, GPtrArray *out);

struct _IshScene {
  GObject     parent_instance;

  IshDesign  *design;  /* owned */
  IshCatalog *catalog; /* owned */
  GHashTable *items;   /* owned: interned id -> owned IshItem */
  GPtrArray  *lines;   /* owned: borrowed items, design order */
  GPtrArray  *ordered; /* owned: borrowed items, painting order */
  IshGrid     grid;
  GPtrArray  *dirty_lines; /* owned: borrowed items whose route is to be made anew */
  guint       n_marks;     /* areas whose lines were looked for since the routes were made */
  gboolean    order_dirty, cloud_dirty, routes_dirty;
  IshRect     cloud, region; /* frames around what lives in the cloud; width 0: none */
  IshRect     damage;        /* since ::settled; width 0: none */
};

/* Brings order, routes and the frames of cloud and region up to date. */
void        _ish_scene_update (IshScene *self);
IshItem    *_ish_scene_get_item (IshScene *self, const char *id);
const char *_ish_scene_get_detail (IshScene *self, IshItem *item); /* may be empty */
/* Appends items that touch @rect in painting order. */
void        _ish_scene_list_items (IshScene *self, const IshRect *rect, GPtrArray *out);
/* What a line would be if the items of @lifted (with all within them) stood (@dx, @dy) away. */
void        _ish_scene_plan_lifted (IshScene *self, IshItem *line, GHashTable *lifted, double dx,
                                    double dy, IshRoute *out);
/* Whether @item or something around it is in the set. */
gboolean    _ish_item_is_within (const IshItem *item, GHashTable *set);

/* Where a port's dot is: on the edge of a node, a little off that of a frame, whose edges carry
 * handles. */
IshPoint    _ish_item_port (const IshItem *item, IshSide side);
/* The eight handles, clockwise from the top left. */
IshPoint    _ish_item_handle (const IshItem *item, guint handle);

/* ish-scene-lines.c */
void _ish_scene_mark_lines (IshScene *self, IshItem *item);
void _ish_scene_mark_around (IshScene *self,
                             const IshRect *rect); /* lines something there matters to */
void _ish_scene_mark_line (IshScene *self, IshItem *line);
void _ish_scene_read_line (IshScene *self, IshItem *line); /* type and label, from the design */
void _ish_scene_update_routes (IshScene *self);

/* ish-scene-labels.c */
void    _ish_scene_place_labels (IshScene *self);
IshRect _ish_item_chip (const IshItem *line);

/* ish-scene.c */
void _ish_scene_damage (IshScene *self, const IshRect *rect);
void _ish_scene_damage_item (IshScene *self, IshItem *item);

G_END_DECLS
