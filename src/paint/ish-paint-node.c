/* Cards: what a resource that is no frame looks like.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#define RADIUS 12.0
#define ICON_X 36.0
#define ICON_Y 9.0
#define ICON_SIZE 48.0
#define NAME_BASELINE 72.0 /* fixed, so that Latin, Hangul and Kana stand on one line */
#define DETAIL_BASELINE 87.0
#define SIDE_PADDING 5.0

/* The two first letters of the last word of a type or of an icon's name: "aws.step" gives "St". */
void
_ish_paint_letter_tile (IshPen *pen, const char *name, IshColor face, double x, double y,
                        double size)
{
  const char *word = strrchr (name, '.') ? strrchr (name, '.') + 1 : name;
  g_autofree char *two = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), 2));
  double unit = size / 48;
  IshTextStyle style = {
    .size = 20 * unit, .weight = 700, .color = ISH_RGB (0xffffff), .align = ISH_ALIGN_CENTER
  };

  two[0] = g_ascii_toupper (two[0]);
  ish_pen_rect (pen, &(IshRect) { x, y, size, size }, 11 * unit,
                &(IshInk) { .fill = _ish_color_darken (face, 0.76) });
  ish_pen_rect (pen, &(IshRect) { x, y, size, 45 * unit }, 11 * unit, &(IshInk) { .fill = face });
  ish_pen_text (pen, two, x + size / 2, y + 29.5 * unit, &style);
}

IshColor
_ish_item_face (const IshItem *item)
{
  const IshCategory *category = item->service ? ish_service_get_category (item->service) : NULL;

  return _ish_color_parse (category ? ish_category_get_face (category) : NULL);
}

static void
paint_shadow (const IshPainting *self, const IshRect *card)
{
  static const struct { double down, alpha; } layers[] = { { 4, 0.05 }, { 2, 0.06 }, { 1, 0.07 } };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      double k = layers[i].down;
      IshRect rect = { card->x - k / 3, card->y + k * 0.6, card->width + k * 0.66,
                       card->height + k * 0.5 };

      ish_pen_rect (
        self->pen, &rect, RADIUS,
        &(IshInk) { .fill = ish_color_with_alpha (ISH_RGB (0x000000), layers[i].alpha) });
    }
}

static void
paint_icon (const IshPainting *self, const IshItem *item, const char *type, double x, double y,
            double size)
{
  const char *icon = item->service ? ish_service_get_icon (item->service) : NULL;

  if (_ish_icon_exists (icon))
    self->pen->klass->icon (self->pen, icon, x, y, size, 1);
  else
    _ish_paint_letter_tile (self->pen, type, _ish_item_face (item), x, y, size);
}

static const char *
get_name (const IshPainting *self, const IshItem *item, const IshResource *resource)
{
  if (resource->name && resource->name[0] != '\0')
    return resource->name;
  return item->service ? ish_service_get_label (item->service, self->options->language)
                       : resource->type;
}

static gboolean
is_pointed_at (const IshPainting *self, const IshItem *item)
{
  return g_strcmp0 (self->options->hovered, item->id) == 0
         || (self->options->selected && g_hash_table_contains (self->options->selected, item->id));
}

static void
paint_texts (const IshPainting *self, IshItem *item, const IshResource *resource,
             const IshRect *card)
{
  const char *name = get_name (self, item, resource);
  double middle = card->x + card->width / 2;

  if (self->lod == ISH_LOD_FULL)
    {
      IshTextStyle title = {
        13, 600, self->colors->text, ISH_ALIGN_CENTER, card->width - 2 * SIDE_PADDING, 1
      };
      IshTextStyle detail = {
        11.5, 400, self->colors->dim, ISH_ALIGN_CENTER, card->width - 2 * SIDE_PADDING, 1
      };

      ish_pen_text (self->pen, name, middle, card->y + NAME_BASELINE, &title);
      ish_pen_text (self->pen, _ish_scene_get_detail (self->scene, item), middle,
                    card->y + DETAIL_BASELINE, &detail);
    }
  else if (self->lod == ISH_LOD_NAME)
    {
      IshTextStyle title = { MIN (17, MAX (13, ISH_MIN_TEXT_PX / self->zoom)),
                             600,
                             self->colors->text,
                             ISH_ALIGN_CENTER,
                             card->width - 6,
                             2 };

      ish_pen_text (self->pen, name, middle, card->y + NAME_BASELINE + 1, &title);
    }
  else if (is_pointed_at (self, item))
    {
      /* Below the card: inside there is no room at this size. */
      double size = ISH_MIN_TEXT_PX / self->zoom;
      IshTextStyle title = { size, 600, self->colors->text, ISH_ALIGN_CENTER, 0, 1 };

      ish_pen_text (self->pen, name, middle, card->y + card->height + size * 1.3, &title);
    }
}

void
_ish_paint_node (const IshPainting *self, IshItem *item, double dx, double dy)
{
  const IshResource *resource = ish_design_get_resource (self->scene->design, item->id);
  IshRect card = { item->rect.x + dx, item->rect.y + dy, item->rect.width, item->rect.height };
  IshInk ink = { .fill = _ish_paint_tint (self, item, self->colors->card),
                 .stroke = self->colors->edge,
                 .width = self->colors->edge_width };

  if (resource == NULL)
    return;
  self->pen->klass->begin (self->pen, item->id, get_name (self, item, resource));
  if (self->lod >= ISH_LOD_NAME && !self->colors->dark && !self->colors->contrast)
    paint_shadow (self, &card);
  ish_pen_rect (self->pen, &card, RADIUS, &ink);
  if (self->lod >= ISH_LOD_NAME)
    paint_icon (self, item, resource->type, card.x + ICON_X, card.y + ICON_Y, ICON_SIZE);
  else
    paint_icon (self, item, resource->type, card.x + 26, card.y + 16, 68);
  paint_texts (self, item, resource, &card);
  self->pen->klass->end (self->pen);
}

void
_ish_paint_placeholder (const IshPainting *self, const IshItem *item)
{
  static const double dash[] = { 4, 4 };

  ish_pen_rect (self->pen, &item->rect, RADIUS,
                &(IshInk) { .stroke = self->colors->ghost, .width = 1, .dash = dash, .n_dash = 2 });
}
