/* Points and rectangles of the drawing; doubles in, doubles out, no state.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Design units: 1 unit is 1 px at 100 %; x grows right, y down. */
typedef struct { double x, y; } IshPoint;
typedef struct { double x, y, width, height; } IshRect;

gboolean ish_rect_contains (const IshRect *self, double x, double y);      /* edges inside */
gboolean ish_rect_encloses (const IshRect *self, const IshRect *other);
gboolean ish_rect_intersects (const IshRect *self, const IshRect *other);
IshRect  ish_rect_union (const IshRect *self, const IshRect *other);
IshRect  ish_rect_inflate (const IshRect *self, double by);
IshPoint ish_rect_center (const IshRect *self);
/* A rectangle from two opposite corners in any order. */
IshRect  ish_rect_from_corners (double x1, double y1, double x2, double y2);
double   ish_snap (double value, double step);                              /* nearest multiple */
/* Distance from (x, y) to the segment a-b. */
double   ish_segment_distance (const IshPoint *a, const IshPoint *b, double x, double y);

G_END_DECLS
