/* Notes: yellow paper with text.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#define PADDING 12.0
#define FIRST_BASELINE 24.0
#define TEXT_SIZE 12.5
#define LINE_HEIGHT 17.0

void
_ish_paint_note (const IshPainting *self, IshItem *item, double dx, double dy)
{
  const IshAnnotation *note = ish_design_get_annotation (self->scene->design, item->id);
  IshRect paper = { item->rect.x + dx, item->rect.y + dy, item->rect.width, item->rect.height };
  IshTextStyle style = {
    TEXT_SIZE, 400, self->colors->text, ISH_ALIGN_START, paper.width - 2 * PADDING, 1
  };

  if (note == NULL)
    return;
  self->pen->klass->begin (self->pen, item->id, NULL);
  ish_pen_rect (self->pen, &paper, self->lod == ISH_LOD_BOX ? 0 : 6,
                &(IshInk) { .fill = self->colors->note, .stroke = self->colors->note_edge,
                            .width = self->colors->edge_width });
  if (self->zoom * TEXT_SIZE >= ISH_MIN_TEXT_PX * 0.6)
    {
      style.lines = (guint) MAX (1, (paper.height - FIRST_BASELINE) / LINE_HEIGHT + 1);
      if (style.lines == 1)
        style.lines = 2;
      ish_pen_text (self->pen, note->text, paper.x + PADDING, paper.y + FIRST_BASELINE, &style);
    }
  self->pen->klass->end (self->pen);
}
