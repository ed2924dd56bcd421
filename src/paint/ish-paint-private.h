/* What the files of the painter share: what is being painted, how much detail, and the parts.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "paint/ish-painter.h"
#include "paint/ish-pen.h"
#include "paint/ish-scene-private.h"
#include "paint/ish-theme.h"

G_BEGIN_DECLS

/* Detail by zoom: text under 10 px on the screen goes, marks never do. */
typedef enum {
  ISH_LOD_BOX,  /* below 18 %: boxes in category colours, hairlines */
  ISH_LOD_ICON, /* below 45 %: icons, labels of frames */
  ISH_LOD_NAME, /* below 70 %: names over two lines, no details */
  ISH_LOD_FULL,
} IshLod;

#define ISH_LOD_FULL_ZOOM ISH_ZOOM_ALL
#define ISH_LOD_NAME_ZOOM ISH_ZOOM_NAMES
#define ISH_LOD_ICON_ZOOM 0.18
#define ISH_MIN_TEXT_PX 10.0
#define ISH_IN_FLIGHT_ALPHA 0.72

/* IshSeverity, whose header is of a room above this one. */
enum { ISH_BADGE_NOTE, ISH_BADGE_WARNING, ISH_BADGE_ERROR };

typedef struct {
  IshScene              *scene;
  IshPen                *pen;
  const IshPaintOptions *options;
  const IshColors       *colors;
  IshLod                 lod;
  double                 zoom; /* px per design unit */
  guint                  side; /* 0 light, 1 dark: of the looks */
  gboolean               hollow; /* frames without their fill: over what is in them */
} IshPainting;

IshLod _ish_lod_for_zoom (double zoom);

/* Everything that touches @area (design units), without a background. */
void _ish_painter_paint_scene (IshPainter *self, IshPen *pen, const IshRect *area,
                               const IshPaintOptions *options);
/* The same with a detail of one's own choice: to measure what less detail saves. */
void _ish_painter_paint_all (IshPainter *self, IshPen *pen, const IshRect *area,
                             const IshPaintOptions *options, IshLod lod);

/* @dx, @dy: design units the thing is painted away from its place, while lifted. */
void _ish_paint_frame (const IshPainting *self, IshItem *item, double dx, double dy);
void _ish_paint_cloud (const IshPainting *self); /* frames of cloud and region */
void _ish_paint_node (const IshPainting *self, IshItem *item, double dx, double dy);
void _ish_paint_ghosts (const IshPainting *self, const IshRect *area); /* ish-ghosts.c */
void _ish_paint_note (const IshPainting *self, IshItem *item, double dx, double dy);
void _ish_paint_placeholder (const IshPainting *self,
                             const IshItem *item); /* where it was lifted from */

/* @crossings: vertical runs of the lines in view, sorted by x; %NULL: none is jumped. */
typedef struct { double x, top, bottom; const IshItem *line; } IshCrossing;
void _ish_paint_line (const IshPainting *self, const IshItem *item, const IshRoute *route,
                      const GArray *crossings);
void _ish_paint_line_label (const IshPainting *self, const IshItem *item, const IshRoute *route);
/* Appends hairlines of the route. */
void _ish_paint_line_boxes (const IshPainting *self, const IshRoute *route, GArray *out_rects);
void _ish_paint_rubber (const IshPainting *self, const IshRoute *route, gboolean allowed);
GArray *_ish_collect_crossings (GPtrArray *lines);

/* Rings, ports, handles, drop target, refusal of one thing. */
void _ish_paint_marks (const IshPainting *self, const IshItem *item, double dx, double dy);
void _ish_paint_finding (const IshPainting *self, const IshItem *item, guint severity);
/* Money of a card or frame, over all else of the drawing. */
void _ish_paint_amount (const IshPainting *self, const IshItem *item, const char *text);
/* Between a card's or frame's own colour and the drawing of what is in it. */
IshColor _ish_paint_tint (const IshPainting *self, const IshItem *item, IshColor base);
/* Lays the canvas over all that was painted, so that what follows stands out. */
void _ish_paint_veil (const IshPainting *self, const IshRect *area);
void _ish_paint_refusal (const IshPainting *self, const IshItem *item);

/* A tile with the two first letters of @name, for a service without a drawing. */
void _ish_paint_letter_tile (IshPen *pen, const char *name, IshColor face, double x, double y,
                             double size);
gboolean _ish_icon_exists (const char *name);
IshColor _ish_item_face (const IshItem *item); /* colour of its category */

G_END_DECLS
