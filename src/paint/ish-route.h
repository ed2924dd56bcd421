/* Orthogonal routes: where a line leaves, which way it turns, how lines keep apart.
 *
 * Pure functions of rectangles: the same drawing gives the same routes whatever its history.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-geometry.h"

G_BEGIN_DECLS

#define ISH_ROUTE_LANE 20.0   /* design units between lines that share a side or a channel */
#define ISH_ROUTE_STUB 20.0   /* design units a line runs straight out of a port */
#define ISH_ROUTE_CLEAR 10.0  /* design units kept free around what is gone round */
#define ISH_ROUTE_EDGE 8.0    /* design units from a frame's edge: nearer looks like one line */
#define ISH_ROUTE_POINTS 8    /* most points of a route */

/* Numbered as ports are: clockwise from the top. */
typedef enum {
  ISH_SIDE_TOP,
  ISH_SIDE_RIGHT,
  ISH_SIDE_BOTTOM,
  ISH_SIDE_LEFT,
} IshSide;

/* One end of a line. */
typedef struct {
  IshRect rect;
  IshSide side;
  double  offset; /* design units from the middle of the side, right or down */
} IshRouteEnd;

typedef struct {
  IshPoint points[ISH_ROUTE_POINTS];
  guint    n_points; /* 0, or 2 and more; neighbours differ in x or in y, never both */
} IshRoute;

/* What stands around a line: rectangles, none of them one of its ends. */
typedef struct {
  const IshRect *solid;  /* cards: a line goes round them */
  guint          n_solid;
  const IshRect *labels; /* names of frames: better not crossed */
  guint          n_labels;
  const IshRect *frames; /* that hold not both ends: turns are better made between them */
  guint          n_frames;
} IshRouteField;

/* Coordinates that differ by less than anybody sees. */
static inline gboolean
ish_route_same (double a, double b)
{
  return a - b < 0.01 && b - a < 0.01;
}

/* The point of a side, @offset from its middle. */
IshPoint ish_side_point (const IshRect *rect, IshSide side, double offset);
/* The offset of the line at @index of @n that share a side @length long. */
double   ish_lane_offset (guint index, guint n, double length);

/**
 * ish_route_choose_sides:
 * @field: (nullable): nothing is around
 *
 * The pair of sides that gives the plainest route: facing sides first, then fewest turns.
 * When one end encloses the other, the line stays inside the outer one.
 */
void ish_route_choose_sides (const IshRect *from, const IshRect *to, const IshRouteField *field,
                             IshSide *out_from, IshSide *out_to);

/* The cheapest of the routes with at most five runs. Always gives one, through a card when there
 * is no way round. */
void ish_route_plan (const IshRouteEnd *from, const IshRouteEnd *to, const IshRouteField *field,
                     IshRoute *out_route);

/**
 * ish_route_spread:
 * @routes: n pointers, in the order of the drawing; changed in place
 * @frames: (nullable): whose edges no run had better lie on
 *
 * Moves inner runs that would lie on each other apart, %ISH_ROUTE_LANE where there is room.
 */
void ish_route_spread (IshRoute **routes, guint n, const IshRect *frames, guint n_frames);

/* The middle of the longest run, where a label sits; the first of equals. */
IshPoint ish_route_label_point (const IshRoute *self);
IshRect  ish_route_get_bounds (const IshRoute *self);
double   ish_route_distance (const IshRoute *self, double x, double y);

G_END_DECLS
