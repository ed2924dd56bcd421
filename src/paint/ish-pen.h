/* What the painter draws with: rectangles, paths, text and icons, onto cairo or into SVG.
 *
 * Cairo's own SVG writes text as outlines and each icon anew: large, and nobody can search it.
 * Everything is in design units; a pen knows where these are on its surface.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <cairo.h>

#include "design/ish-geometry.h"
#include "paint/ish-theme.h"

G_BEGIN_DECLS

/* How a shape is filled and stroked. */
typedef struct {
  IshColor      fill, stroke; /* 0: not */
  double        width;        /* design units */
  const double *dash;         /* (nullable): design units */
  guint         n_dash;
  gboolean      round_caps;
} IshInk;

typedef enum { ISH_ALIGN_START, ISH_ALIGN_CENTER } IshAlign;

typedef struct {
  double   size;   /* design units */
  int      weight; /* 400, 600, 700 */
  IshColor color;
  IshAlign align;
  double   width;  /* design units; text beyond is elided; 0: no limit */
  guint    lines;  /* most lines; 0 and 1: one */
} IshTextStyle;

/* A path being built: moves, lines, curves. */
typedef struct { char op; double v[6]; } IshPathStep; /* M x y, L x y, C six, Z */
typedef struct { GArray *steps; } IshPath;

void ish_path_move (IshPath *self, double x, double y);
void ish_path_line (IshPath *self, double x, double y);
void ish_path_curve (IshPath *self, double x1, double y1, double x2, double y2, double x, double y);
/* From angle @start to @end, radians, clockwise when @end is larger; joined by a line. */
void ish_path_arc (IshPath *self, double x, double y, double radius, double start, double end);
void ish_path_close (IshPath *self);

typedef struct _IshPen IshPen;

typedef struct {
  void   (*rect) (IshPen *self, const IshRect *rect, double radius, const IshInk *ink);
  void   (*path) (IshPen *self, const IshPath *path, const IshInk *ink);
  void (*boxes) (IshPen *self, const IshRect *rects, guint n,
                 IshColor color); /* sharp, no smoothing */
  void (*text) (IshPen *self, const char *text, double x, double baseline,
                const IshTextStyle *style);
  void   (*icon) (IshPen *self, const char *name, double x, double y, double size, double alpha);
  void   (*push) (IshPen *self, double alpha); /* what follows is one layer of that alpha */
  void   (*pop) (IshPen *self);
  void   (*clip) (IshPen *self, const IshRect *rect, double radius);
  void   (*unclip) (IshPen *self);
  void   (*begin) (IshPen *self, const char *id, const char *title); /* what follows is one thing */
  void   (*end) (IshPen *self);
  double (*measure) (IshPen *self, const char *text, double size, int weight); /* design units */
  void   (*free) (IshPen *self);
} IshPenClass;

struct _IshPen {
  const IshPenClass *klass;
  double             zoom; /* px per design unit: what is never smaller than so many px needs it */
  int                scale; /* device pixels per px: icons are rendered for these */
  IshPath            path; /* one at a time: see ish_pen_start() */
  GSList            *layers; /* owned: alphas of the layers that were pushed */
};

/* A pen onto @cr, whose origin shows the design's (@x, @y). Borrows @cr. */
IshPen *ish_pen_new_cairo (cairo_t *cr, double x, double y, double zoom);
/* A pen that writes an SVG document of @extents; @title and @background (0: none) stand in it. */
IshPen *ish_pen_new_svg (const IshRect *extents, double scale, const char *title,
                         IshColor background);
/* The document. The pen is done with afterwards. (transfer full) */
char   *ish_pen_finish_svg (IshPen *self);
void    ish_pen_free (IshPen *self);

IshPath *ish_pen_start (IshPen *self); /* an empty path, until the next start */

static inline void
ish_pen_rect (IshPen *self, const IshRect *rect, double radius, const IshInk *ink)
{
  self->klass->rect (self, rect, radius, ink);
}

static inline void
ish_pen_draw (IshPen *self, const IshInk *ink) /* the path that was started */
{
  self->klass->path (self, &self->path, ink);
}

static inline void
ish_pen_text (IshPen *self, const char *text, double x, double baseline, const IshTextStyle *style)
{
  if (text && text[0] != '\0')
    self->klass->text (self, text, x, baseline, style);
}

static inline double
ish_pen_measure (IshPen *self, const char *text, double size, int weight)
{
  return text && text[0] != '\0' ? self->klass->measure (self, text, size, weight) : 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshPen, ish_pen_free)

G_END_DECLS
