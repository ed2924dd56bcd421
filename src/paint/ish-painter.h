/* The one painter: screen, thumbnail, PNG and SVG all come from here.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <cairo.h>

#include "paint/ish-ghosts.h"
#include "paint/ish-scene.h"

G_BEGIN_DECLS

typedef enum {
  ISH_THEME_LIGHT,
  ISH_THEME_DARK,
  ISH_THEME_CONTRAST_LIGHT,
  ISH_THEME_CONTRAST_DARK
} IshTheme;

/* What is on the screen beside the design. All sets hold ids; %NULL means empty. */
typedef struct {
  IshTheme    theme;
  IshLanguage language;     /* of type names on cards */
  gboolean    grid;
  gboolean    transparent;  /* no background */
  int         scale;        /* device pixels per surface px, as the monitor's; 0 is 1 */
  gboolean    thumbnail;    /* a small picture of the whole: icons however small, so that one sees
                               what it is about */
  GHashTable *selected;     /* set */
  GHashTable *findings;     /* id -> GINT_TO_POINTER (IshSeverity + 1): worst finding */
  GHashTable *amounts;      /* id -> text: money, in a pill at the bottom right */
  GHashTable *tints;        /* id -> GUINT_TO_POINTER (1..1000): thousandths of the full tint */
  GHashTable *lit;          /* (nullable) set: what is not in it is faded; lines by their own id */
  const char *hovered;      /* (nullable): shows its ports */
  const char *focused;      /* (nullable): keyboard focus ring */
  const char *drop_target;  /* (nullable): frame that would take the drop */
  const char *welcome;      /* (nullable): translated "Joins ...", drawn as a tag on it */
  const char *refused;      /* (nullable): frame or node that refuses */
  const char *refusal;      /* (nullable): translated reason, drawn as a tag */
  IshGhosts  *ghosts;       /* (nullable): laid out: what is implied */
  GHashTable *lifted;       /* set: being dragged; not drawn by paint, drawn by paint_lifted */
} IshPaintOptions;

typedef struct {
  double x, y;           /* design units at the top left of the surface */
  double zoom;           /* surface px per design unit, 0.05..8 */
  double width, height;  /* surface px */
} IshView;

/* From these zooms on chips of what is implied are painted, and names of cards in full. */
#define ISH_ZOOM_NAMES 0.45
#define ISH_ZOOM_ALL 0.70

typedef struct _IshPainter IshPainter;

IshPainter *ish_painter_new (IshScene *scene);
void        ish_painter_free (IshPainter *self);
/* The part of the scene that @view shows, onto @cr whose origin is the surface's top left. */
void        ish_painter_paint (IshPainter *self, cairo_t *cr, const IshView *view,
                               const IshPaintOptions *options);
/* What is lifted, moved by (@dx, @dy) design units, with its lines, over what paint drew. */
void        ish_painter_paint_lifted (IshPainter *self, cairo_t *cr, const IshView *view,
                                      const IshPaintOptions *options, double dx, double dy);
/* A line being drawn, from a port to the pointer. */
void        ish_painter_paint_rubber (IshPainter *self, cairo_t *cr, const IshView *view,
                                      const IshPaintOptions *options, const char *from_id,
                                      double x, double y, gboolean allowed);
/* An icon tile of @size px, cached; @name as ish_service_get_icon(). (transfer full) */
cairo_surface_t *ish_icon_render (const char *name, int size);

/* --- export: ish-export.c --- */

typedef enum { ISH_PICTURE_PNG, ISH_PICTURE_SVG } IshPicture;

/* The whole design with a margin of 24 units; @scale 1 is 100 %. A PNG over 16,000 px a side is
 * scaled down to that. */
gboolean ish_export_save (IshDesign *design, IshCatalog *catalog, IshPicture kind, double scale,
                          const IshPaintOptions *options, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshPainter, ish_painter_free)

G_END_DECLS
