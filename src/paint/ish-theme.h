/* Every colour, width and dash of the drawing, for the four themes.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "paint/ish-painter.h"

G_BEGIN_DECLS

typedef guint32 IshColor; /* 0xRRGGBBAA; 0 is none */

#define ISH_RGB(hex) ((IshColor) (((guint32) (hex) << 8) | 0xff))
#define ISH_COLOR_NONE ((IshColor) 0)

static inline IshColor
ish_color_with_alpha (IshColor color, double alpha)
{
  return (color & 0xffffff00u) | (guint32) (alpha * 255 + 0.5);
}

/* Of surfaces and states. */
typedef struct {
  gboolean dark, contrast;
  IshColor canvas, dot, card, edge, text, dim, chip, chip_text, accent, ghost;
  IshColor glyph;                       /* on badges and corner tabs */
  IshColor note, note_edge;
  IshColor error, warning, warning_edge, warning_glyph, info;
  IshColor tag;                         /* behind a refusal's reason, white on it */
  IshColor welcome;                     /* behind what a drop will do, white on it */
  IshColor money;                       /* tint of what costs most */
  double   extra;                       /* px added to lines and frames */
  double   edge_width, ring_width;      /* px at 100 % */
  double   hatch;                       /* alpha */
} IshColors;

typedef enum {
  ISH_GLYPH_NONE,
  ISH_GLYPH_CLOUD,
  ISH_GLYPH_FLAG,
  ISH_GLYPH_SHIELD,
  ISH_GLYPH_OPEN_LOCK,
  ISH_GLYPH_LOCK,
  ISH_GLYPH_BOXES,
  ISH_GLYPH_DASHED_SQUARE,
} IshGlyph;

typedef struct {
  const char *name;      /* frame style of the catalogue, or "cloud", "region"; subnets by tier */
  IshColor    color[2];  /* light, dark */
  IshColor    fill[2];   /* 0: none */
  double      width, radius; /* design units */
  double      dash[4];
  guint       n_dash;
  IshGlyph    glyph;
  gboolean    label_in_line; /* the label interrupts the top edge; no corner tab */
} IshFrameLook;

typedef enum { ISH_END_NONE, ISH_END_DOT, ISH_END_SQUARE } IshLineStart;
typedef enum { ISH_HEAD_FILLED, ISH_HEAD_OPEN, ISH_HEAD_HOLLOW } IshLineHead;

typedef struct {
  const char  *name;     /* type of the connection */
  IshColor     color[2]; /* light, dark */
  double       width;    /* design units */
  double       dash[2];
  guint        n_dash;
  gboolean     round_caps;
  IshLineStart start;
  IshLineHead  head;
} IshLineLook;

const IshColors    *_ish_theme_get_colors (IshTheme theme);
/* @tier: (nullable): of a subnet. Never %NULL: an unknown style is the group's. */
const IshFrameLook *_ish_theme_get_frame (const char *style, const char *tier);
/* Never %NULL: an unknown type is a network line. */
const IshLineLook  *_ish_theme_get_line (const char *type);
/* "#d45b07" to a colour; grey when it is no colour. */
IshColor            _ish_color_parse (const char *hex);
IshColor            _ish_color_darken (IshColor color, double factor);

G_END_DECLS
