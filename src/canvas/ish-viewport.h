/* The window onto the drawing: where it stands and how far it is zoomed. Pure arithmetic.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-geometry.h"

G_BEGIN_DECLS

#define ISH_ZOOM_MIN 0.05
#define ISH_ZOOM_MAX 8.0

typedef struct {
  double x, y;          /* design units at the widget's top left; unbounded, may be negative */
  double zoom;          /* px per design unit, ISH_ZOOM_MIN..ISH_ZOOM_MAX */
  double width, height; /* px: the widget's size */
} IshViewport;

/* (@widget_x, @widget_y): px, origin at the widget's top left, to design units. Exact to 1e-9. */
IshPoint ish_viewport_to_design (const IshViewport *self, double widget_x, double widget_y);
IshPoint ish_viewport_to_widget (const IshViewport *self, double x, double y);
IshRect  ish_viewport_get_visible (const IshViewport *self); /* design units */

void ish_viewport_pan (IshViewport *self, double dx, double dy); /* px the content moves */
/* Zooms so that the point under (@widget_x, @widget_y) stays there. */
void ish_viewport_zoom_at (IshViewport *self, double zoom, double widget_x, double widget_y);
/* The next of 10 25 50 75 100 150 200 400 % above or below. */
double ish_viewport_step (const IshViewport *self, int direction);
/* All of @rect visible, @margin px free at every side, never over 100 %. */
void ish_viewport_fit (IshViewport *self, const IshRect *rect, double margin);
/* Centres @rect; changes zoom only when it does not fit or is too small to read. */
void ish_viewport_reveal (IshViewport *self, const IshRect *rect);

G_END_DECLS
