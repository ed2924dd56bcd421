/* Frames: containers with their label, and the frames of the cloud and the region around all.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "catalog/ish-rules.h"
#include "paint/ish-paint-private.h"

#define TAB 22.0       /* corner tab, square */
#define TAB_INSET 6.0
#define LABEL_X 34.0
#define LABEL_BASELINE 21.0
#define LABEL_SIZE 12.5
#define DETAIL_SIZE 11.5

/* --- glyphs of the corner tabs, on a 22 grid --- */

static void
draw_cloud (IshPath *path, double x, double y)
{
  ish_path_move (path, x + 6.5, y + 15);
  ish_path_curve (path, x + 3, y + 15, x + 3.2, y + 10.6, x + 6.4, y + 10.4);
  ish_path_curve (path, x + 6.5, y + 5.6, x + 13.6, y + 5, x + 14.4, y + 9.4);
  ish_path_curve (path, x + 18.4, y + 9.2, x + 18.8, y + 15, x + 15.2, y + 15);
  ish_path_close (path);
}

static void
draw_flag (IshPath *path, double x, double y)
{
  ish_path_move (path, x + 7, y + 17);
  ish_path_line (path, x + 7, y + 5);
  ish_path_line (path, x + 15.5, y + 5.8);
  ish_path_line (path, x + 13, y + 8.5);
  ish_path_line (path, x + 15.5, y + 11.2);
  ish_path_line (path, x + 7, y + 11.2);
}

static void
draw_shield (IshPath *path, double x, double y)
{
  ish_path_move (path, x + 11, y + 4.5);
  ish_path_curve (path, x + 13, y + 6, x + 15, y + 6.3, x + 16.5, y + 6.3);
  ish_path_curve (path, x + 16.5, y + 11, x + 15, y + 15, x + 11, y + 17.5);
  ish_path_curve (path, x + 7, y + 15, x + 5.5, y + 11, x + 5.5, y + 6.3);
  ish_path_curve (path, x + 7, y + 6.3, x + 9, y + 6, x + 11, y + 4.5);
  ish_path_close (path);
}

static void
draw_corners (IshPath *path, double x, double y)
{
  for (int right = -1; right <= 1; right += 2)
    for (int down = -1; down <= 1; down += 2)
      {
        ish_path_move (path, x + 11 + right * 4.2, y + 11 + down * 6);
        ish_path_line (path, x + 11 + right * 6, y + 11 + down * 6);
        ish_path_line (path, x + 11 + right * 6, y + 11 + down * 4.2);
      }
}

static void
paint_glyph (const IshPainting *self, IshGlyph glyph, double x, double y)
{
  static const double short_dash[] = { 2.2, 2.2 };
  IshInk fill = { .fill = self->colors->glyph };
  IshInk stroke = { .stroke = self->colors->glyph, .width = 1.75, .round_caps = TRUE };
  IshPath *path = ish_pen_start (self->pen);

  switch (glyph)
    {
    case ISH_GLYPH_CLOUD:
      draw_cloud (path, x, y);
      break;
    case ISH_GLYPH_FLAG:
      draw_flag (path, x, y);
      break;
    case ISH_GLYPH_SHIELD:
      draw_shield (path, x, y);
      break;
    case ISH_GLYPH_OPEN_LOCK:
      ish_pen_rect (self->pen, &(IshRect) { x + 6, y + 10, 10, 7 }, 1.5, &fill);
      ish_path_arc (path, x + 8.6, y + 8.5, 3.2, G_PI, 2 * G_PI - 0.2);
      break;
    case ISH_GLYPH_LOCK:
      ish_pen_rect (self->pen, &(IshRect) { x + 6, y + 10, 10, 7 }, 1.5, &fill);
      ish_path_arc (path, x + 11, y + 9.5, 3.2, G_PI, 2 * G_PI);
      break;
    case ISH_GLYPH_BOXES:
      ish_pen_rect (self->pen, &(IshRect) { x + 8.2, y + 8.2, 5.6, 5.6 }, 1, &fill);
      draw_corners (path, x, y);
      break;
    case ISH_GLYPH_DASHED_SQUARE:
      stroke.dash = short_dash;
      stroke.n_dash = 2;
      ish_pen_rect (self->pen, &(IshRect) { x + 6, y + 6, 10, 10 }, 2, &stroke);
      return;
    case ISH_GLYPH_NONE:
    default:
      return;
    }
  ish_pen_draw (self->pen, &stroke);
}

/* --- labels --- */

static IshTextStyle
label_style (const IshPainting *self, const IshFrameLook *look)
{
  return (IshTextStyle) { MAX (LABEL_SIZE, MIN (18, ISH_MIN_TEXT_PX / self->zoom)), 700,
                          look->color[self->side], ISH_ALIGN_START, 0, 1 };
}

/* The label of a zone stands in its line, which is interrupted by the colour behind. */
static void
paint_label_in_line (const IshPainting *self, const IshFrameLook *look, const IshRect *rect,
                     const char *label, IshColor behind)
{
  IshTextStyle style = label_style (self, look);
  double room = rect->width - 40;
  double width = MIN (ish_pen_measure (self->pen, label, style.size, style.weight), room);

  if (room < 20 || label[0] == '\0')
    return;
  style.width = width + 2;
  ish_pen_rect (self->pen, &(IshRect) { rect->x + 14, rect->y - 2, width + 12, 4 }, 0,
                &(IshInk) { .fill = behind });
  ish_pen_text (self->pen, label, rect->x + 20, rect->y + style.size * 0.34, &style);
}

static void
paint_header (const IshPainting *self, const IshFrameLook *look, const IshRect *rect,
              const char *label, const char *detail)
{
  IshTextStyle style = label_style (self, look);
  IshTextStyle small = { DETAIL_SIZE, 400, self->colors->dim, ISH_ALIGN_START, 0, 1 };
  double room = rect->width - LABEL_X - 8, width;

  ish_pen_rect (self->pen, &(IshRect) { rect->x + TAB_INSET, rect->y + TAB_INSET, TAB, TAB }, 6,
                &(IshInk) { .fill = look->color[self->side] });
  paint_glyph (self, look->glyph, rect->x + TAB_INSET, rect->y + TAB_INSET);
  width = MIN (ish_pen_measure (self->pen, label, style.size, style.weight), room);
  style.width = width + 2;
  if (room < 12)
    return;
  ish_pen_text (self->pen, label, rect->x + LABEL_X,
                rect->y + LABEL_BASELINE + (style.size - LABEL_SIZE) * 0.3, &style);
  small.width = room - width - 7;
  if (self->lod == ISH_LOD_FULL && small.width > 24)
    ish_pen_text (self->pen, detail, rect->x + LABEL_X + width + 7, rect->y + LABEL_BASELINE,
                  &small);
}

static void
paint_frame (const IshPainting *self, const IshFrameLook *look, const IshRect *rect,
             const char *label, const char *detail, IshColor behind)
{
  IshInk ink = { .fill = self->colors->contrast || self->hollow ? ISH_COLOR_NONE
                                                                : look->fill[self->side],
                 .stroke = look->color[self->side], .width = look->width + self->colors->extra,
                 .dash = look->dash, .n_dash = look->n_dash };

  /* Dashes shorter than two pixels are a grey smear. */
  if (self->lod == ISH_LOD_BOX)
    ink.n_dash = 0;
  ish_pen_rect (self->pen, rect, look->radius, &ink);
  if (self->lod == ISH_LOD_BOX)
    return;
  if (look->label_in_line && self->hollow) /* what is behind is under a veil */
    return;
  if (look->label_in_line)
    paint_label_in_line (self, look, rect, label, behind);
  else
    paint_header (self, look, rect, label, detail);
}

/* What is seen through a frame without a fill: the nearest filled one around it, or the canvas. */
static IshColor
color_behind (const IshPainting *self, const IshItem *item)
{
  for (item = item->parent; item; item = item->parent)
    {
      const IshFrameLook *look;

      if (item->service == NULL || ish_service_get_frame (item->service) == NULL)
        continue;
      look = _ish_theme_get_frame (ish_service_get_frame (item->service), NULL);
      if (look->fill[self->side] && !self->colors->contrast)
        return look->fill[self->side];
    }
  return self->colors->canvas;
}

/* The tier a subnet has, typed or by default. */
static const char *
get_tier (const IshPainting *self, const IshItem *item, const IshResource *resource)
{
  JsonNode *tier =
    ish_service_get_value (item->service, resource->properties,
                           ish_design_get_setting (self->scene->design, "environment"), "tier");

  return tier && JSON_NODE_HOLDS_VALUE (tier) && json_node_get_value_type (tier) == G_TYPE_STRING
         ? json_node_get_string (tier) : NULL;
}

void
_ish_paint_frame (const IshPainting *self, IshItem *item, double dx, double dy)
{
  const IshResource *resource = ish_design_get_resource (self->scene->design, item->id);
  IshRect rect = { item->rect.x + dx, item->rect.y + dy, item->rect.width, item->rect.height };
  const IshFrameLook *look;
  const char *label;

  if (resource == NULL || item->service == NULL)
    return;
  look =
    _ish_theme_get_frame (ish_service_get_frame (item->service), get_tier (self, item, resource));
  label = resource->name && resource->name[0] != '\0'
          ? resource->name : ish_service_get_label (item->service, self->options->language);
  self->pen->klass->begin (self->pen, item->id, label);
  paint_frame (self, look, &rect, label,
               self->lod == ISH_LOD_FULL ? _ish_scene_get_detail (self->scene, item) : "",
               color_behind (self, item));
  self->pen->klass->end (self->pen);
}

/* What the cloud calls itself, from its facts; "AWS Cloud" stands nowhere in the program. */
static const char *
get_cloud_label (const IshPainting *self, const char *cloud)
{
  static const char *const languages[] = {
    [ISH_LANGUAGE_EN] = "en", [ISH_LANGUAGE_KO] = "ko", [ISH_LANGUAGE_JA] = "ja"
  };
  JsonObject *facts = ish_catalog_get_cloud (self->scene->catalog, cloud);
  JsonNode *label = facts ? json_object_get_member (facts, "label") : NULL;

  if (label == NULL || !JSON_NODE_HOLDS_OBJECT (label))
    return cloud;
  return json_object_get_string_member_with_default (json_node_get_object (label),
                                                     languages[self->options->language], cloud);
}

void
_ish_paint_cloud (const IshPainting *self)
{
  IshScene *scene = self->scene;
  const char *cloud = ish_design_get_setting (scene->design, "cloud");
  const char *region = ish_design_get_setting (scene->design, "region");
  const char *place;

  if (scene->cloud.width <= 0 || cloud == NULL)
    return;
  region = region ? region : "";
  place = ish_catalog_get_region_label (scene->catalog, cloud, region, self->options->language);
  paint_frame (self, _ish_theme_get_frame ("cloud", NULL), &scene->cloud,
               get_cloud_label (self, cloud), "", self->colors->canvas);
  paint_frame (self, _ish_theme_get_frame ("region", NULL), &scene->region, region,
               g_strcmp0 (place, region) == 0 ? "" : place, self->colors->canvas);
}
