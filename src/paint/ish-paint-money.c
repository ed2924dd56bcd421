/* Money on the drawing, and what makes one thing stand out from the rest: pills, tints, the veil.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#define PILL_HEIGHT 18.0
#define PILL_TEXT 11.0
#define PILL_OUT 4.0    /* design units its right edge stands over the card's */
#define PILL_DOWN 2.0   /* design units its middle stands below the card's edge */
#define FRAME_INSET 16.0 /* design units from a frame's right edge: past the badge of findings */
#define FULL_TINT 0.85
#define VEIL 0.72       /* alpha: text of 16 to 1 under it keeps about 2 to 1 */
#define VEIL_CONTRAST 0.4 /* nothing is faded below 60 % */

/* The pill's size in design units to one at 100 %: its text never gets smaller than can be read. */
static double
get_unit (const IshPainting *self)
{
  double size = PILL_TEXT;

  if (self->lod != ISH_LOD_FULL)
    size = MAX (size, ISH_MIN_TEXT_PX / self->zoom);
  return size / PILL_TEXT;
}

void
_ish_paint_amount (const IshPainting *self, const IshItem *item, const char *text)
{
  gboolean frame = item->kind == ISH_ITEM_FRAME;
  double unit = get_unit (self);
  IshTextStyle style = {
    PILL_TEXT * unit, 600, self->colors->chip_text, ISH_ALIGN_CENTER, 0, 1
  };
  IshRect pill;

  if (self->lod < (frame ? ISH_LOD_ICON : ISH_LOD_NAME) || item->kind == ISH_ITEM_LINE
      || item->kind == ISH_ITEM_NOTE)
    return;
  pill.width = ish_pen_measure (self->pen, text, style.size, 600) + 12 * unit;
  pill.height = PILL_HEIGHT * unit;
  pill.x = item->rect.x + item->rect.width + (frame ? -FRAME_INSET : PILL_OUT) - pill.width;
  /* A frame's sum stands in its upper edge, where no card and no label is. */
  pill.y = item->rect.y - pill.height / 2 + (frame ? 0 : item->rect.height + PILL_DOWN);
  /* A frame too small for its own sum on the screen goes without, and so does what is in another
   * when the sum is higher than the header that keeps the two apart. */
  if (frame && (pill.width > item->rect.width - 2 * FRAME_INSET
                || (item->parent && pill.height > ISH_FRAME_HEADER)))
    return;
  ish_pen_rect (self->pen, &pill, pill.height / 2,
                &(IshInk) { .fill = self->colors->chip, .stroke = self->colors->edge,
                            .width = self->colors->edge_width * unit });
  ish_pen_text (self->pen, text, pill.x + pill.width / 2, pill.y + 12.8 * unit, &style);
}

static IshColor
mix (IshColor base, IshColor over, double share)
{
  IshColor mixed = 0xff;

  for (guint shift = 8; shift <= 24; shift += 8)
    {
      double low = base >> shift & 0xff, high = over >> shift & 0xff;

      mixed |= (guint32) (low + (high - low) * share + 0.5) << shift;
    }
  return mixed;
}

IshColor
_ish_paint_tint (const IshPainting *self, const IshItem *item, IshColor base)
{
  guint tint = self->options->tints
                 ? GPOINTER_TO_UINT (g_hash_table_lookup (self->options->tints, item->id)) : 0;

  return tint > 0 ? mix (base, self->colors->money, FULL_TINT * MIN (tint, 1000) / 1000) : base;
}

void
_ish_paint_veil (const IshPainting *self, const IshRect *area)
{
  double alpha = self->colors->contrast ? VEIL_CONTRAST : VEIL;

  ish_pen_rect (self->pen, area, 0,
                &(IshInk) { .fill = ish_color_with_alpha (self->colors->canvas, alpha) });
}
