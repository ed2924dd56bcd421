/* A design laid out for drawing: absolute rectangles, routes of lines, what is where.
 *
 * Follows the design by ::changed; nothing here knows GTK.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"
#include "design/ish-design.h"

G_BEGIN_DECLS

typedef enum {
  ISH_HIT_NOTHING,
  ISH_HIT_RESOURCE,   /* a node, or a frame's header or border */
  ISH_HIT_FRAME_BODY, /* inside a frame, on nothing: pans, marquees, receives drops */
  ISH_HIT_PORT,       /* one of the four dots of a node or frame: starts a line */
  ISH_HIT_CONNECTION,
  ISH_HIT_ANNOTATION,
  ISH_HIT_HANDLE,     /* one of the eight handles of a selected frame or note */
} IshHitKind;

typedef struct {
  IshHitKind  kind;
  const char *id;    /* (nullable): interned, safe to keep */
  guint       part;  /* port 0 top 1 right 2 bottom 3 left; handle 0..7 clockwise from top left */
} IshHit;

#define ISH_TYPE_SCENE (ish_scene_get_type ())
G_DECLARE_FINAL_TYPE (IshScene, ish_scene, ISH, SCENE, GObject)

/* Signals: ::damaged (IshRect *rect) in design units, absolute; the whole drawing on load. */
IshScene   *ish_scene_new (IshDesign *design, IshCatalog *catalog);
IshDesign  *ish_scene_get_design (IshScene *self);
IshCatalog *ish_scene_get_catalog (IshScene *self);

/* Bounds of everything; {0,0,0,0} when empty. */
void     ish_scene_get_extents (IshScene *self, IshRect *out_rect);
gboolean ish_scene_get_rect (IshScene *self, const char *id, IshRect *out_rect); /* absolute */
/* (transfer container): points of a line's route, absolute; %NULL when unknown */
GArray  *ish_scene_get_route (IshScene *self, const char *connection_id); /* element IshPoint */

/**
 * ish_scene_hit:
 * @tolerance: design units: screen tolerance divided by zoom
 * @selected: (nullable): ids whose ports and handles can be hit
 *
 * The topmost thing within @tolerance: handles and ports of the selected, then nodes, lines,
 * annotations, frames from the innermost.
 */
IshHit ish_scene_hit (IshScene *self, double x, double y, double tolerance, GHashTable *selected);
/* The innermost frame under the point, not within any of @except; %NULL is the top. */
const char *ish_scene_get_frame_at (IshScene *self, double x, double y, GHashTable *except);
/* (transfer container) (element-type utf8, interned): @enclosed: wholly inside, else touching */
GPtrArray  *ish_scene_list_in (IshScene *self, const IshRect *rect, gboolean enclosed);

G_END_DECLS
