/* Text laid out once and kept: fonts by script, elided to a width, in pixels.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Families for SVG and for pango alike. */
#define ISH_FONT_FAMILIES "Cantarell, Adwaita Sans, Inter, Noto Sans"

/**
 * ish_lettering_get:
 * @size: px, a multiple of 1/2 keeps the cache small
 * @width: px, 0: no limit; what does not fit is elided
 * @lines: most lines
 * @centered: within @width
 *
 * Returns: (transfer none): valid until the next call
 */
PangoLayout *ish_lettering_get (const char *text, double size, int weight, int width, guint lines,
                                gboolean centered);
/* Width in px of @text in one line, not rounded to whole pixels: for formats without pixels. */
double       ish_lettering_measure (const char *text, double size, int weight);
/* (transfer full): as much of @text as fits in @width px, with an ellipsis when it is cut */
char        *ish_lettering_elide (const char *text, double size, int weight, double width);
/* (transfer full): %NULL-terminated: @text broken into at most @lines lines of @width px */
char **ish_lettering_wrap (const char *text, double size, int weight, double width, guint lines);
/* "ko", "ja" or "en", by the first character that tells. */
const char  *ish_lettering_get_language (const char *text);

G_END_DECLS
