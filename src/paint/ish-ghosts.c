/* What a design implies and nobody drew, as small dashed chips beside what needs it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-ghosts.h"

#include "paint/ish-lettering.h"
#include "paint/ish-paint-private.h"

#define CHIP_HEIGHT 22.0 /* design units, as all below */
#define CHIP_GAP 4.0
#define CHIP_MAX 190.0
#define ICON_INSET 4.0
#define ICON_SIZE 14.0
#define TEXT_X 23.0
#define TEXT_SIZE 11.0
#define TEXT_BASELINE 15.0
#define AWAY 10.0        /* from the cause */
#define ICON_ALPHA 0.6
#define SMALL_SCALE 1.5  /* of chips where names are shown larger, too */

struct _IshGhosts {
  double     scale; /* of the chips: larger when the drawing is small, so that they are read */
  GPtrArray *items; /* owned (element-type IshGhost), those of one cause together */
};

static void
ghost_free (gpointer data)
{
  IshGhost *self = data;

  g_ptr_array_unref (self->ids);
  g_free (self->label);
  g_free (self);
}

IshGhosts *
ish_ghosts_new (void)
{
  IshGhosts *self = g_new0 (IshGhosts, 1);

  self->items = g_ptr_array_new_with_free_func (ghost_free);
  return self;
}

void
ish_ghosts_free (IshGhosts *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
ish_ghosts_add (IshGhosts *self, const char *cause, const char *type, const char *id)
{
  IshGhost *ghost = NULL;
  guint at = self->items->len;

  cause = g_intern_string (cause);
  type = g_intern_string (type);
  for (guint i = 0; ghost == NULL && i < self->items->len; i++)
    {
      IshGhost *other = self->items->pdata[i];

      if (other->cause == cause)
        at = i + 1;
      if (other->cause == cause && other->type == type)
        ghost = other;
    }
  if (ghost == NULL)
    {
      ghost = g_new0 (IshGhost, 1);
      ghost->cause = cause;
      ghost->type = type;
      ghost->ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_insert (self->items, (int) at, ghost);
    }
  g_ptr_array_add (ghost->ids, g_strdup (id));
}

/* --- places --- */

/* What a place may do when there is no better one. */
typedef enum { STRICT, ACROSS_REGION, ACROSS_LINES, N_LENIENCIES } Leniency;

static gboolean
is_crossed (const IshRect *rect, const IshRoute *route)
{
  for (guint i = 1; i < route->n_points; i++)
    {
      const IshPoint *a = &route->points[i - 1], *b = &route->points[i];
      IshRect run = ish_rect_from_corners (a->x, a->y, b->x, b->y);

      run = ish_rect_inflate (&run, 1); /* a straight run has no area */
      if (ish_rect_intersects (rect, &run))
        return TRUE;
    }
  return FALSE;
}

/* Inside a frame is where things stand; over its edge is not. */
static gboolean
is_in_the_way (const IshItem *item, const IshRect *rect, Leniency leniency)
{
  if (item->kind == ISH_ITEM_LINE)
    return leniency < ACROSS_LINES && is_crossed (rect, &item->route);
  return item->kind != ISH_ITEM_FRAME || !ish_rect_encloses (&item->rect, rect);
}

static gboolean
is_free (IshGhosts *self, IshScene *scene, const IshItem *cause, const IshRect *rect, guint first,
         Leniency leniency)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  if (leniency < ACROSS_REGION && cause->is_cloud && scene->region.width > 0
      && !ish_rect_encloses (&scene->region, rect))
    return FALSE;
  _ish_scene_list_items (scene, rect, there);
  for (guint i = 0; i < there->len; i++)
    if (there->pdata[i] != cause && is_in_the_way (there->pdata[i], rect, leniency))
      return FALSE;
  for (guint i = 0; i < first; i++)
    if (ish_rect_intersects (&((IshGhost *) self->items->pdata[i])->rect, rect))
      return FALSE;
  return TRUE;
}

/* A block of chips beside its cause: at the first place where it covers nothing and crosses
 * nothing, else where it crosses least, else below. */
static IshPoint
find_place (IshGhosts *self, IshScene *scene, const IshItem *cause, double width, double height,
            guint first)
{
  const IshRect *rect = &cause->rect;
  const IshPoint places[] = {
    { rect->x, rect->y + rect->height + AWAY },
    { rect->x + rect->width + AWAY, rect->y },
    { rect->x - AWAY - width, rect->y },
    { rect->x, rect->y - AWAY - height },
  };

  for (guint leniency = STRICT; leniency < N_LENIENCIES; leniency++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        IshRect block = { places[i].x, places[i].y, width, height };

        if (is_free (self, scene, cause, &block, first, (Leniency) leniency))
          return places[i];
      }
  return places[0];
}

static char *
make_label (const IshGhost *ghost, IshLanguage language)
{
  const char *name = ghost->service ? ish_service_get_label (ghost->service, language)
                                    : ghost->type;

  return ghost->ids->len > 1 ? g_strdup_printf ("%s × %u", name, ghost->ids->len)
                             : g_strdup (name);
}

static double
measure_chip (const IshGhost *ghost)
{
  return MIN (TEXT_X + ish_lettering_measure (ghost->label, TEXT_SIZE, 600) + 8, CHIP_MAX);
}

/* The chips of one cause, from @first; returns where the next cause begins. */
static guint
lay_block (IshGhosts *self, IshScene *scene, guint first)
{
  const char *id = ((IshGhost *) self->items->pdata[first])->cause;
  IshItem *cause = _ish_scene_get_item (scene, id);
  double unit = self->scale, step = (CHIP_HEIGHT + CHIP_GAP) * unit;
  double width = 0, height = -CHIP_GAP * unit;
  IshPoint at = { 0, 0 };
  guint end;

  for (end = first; end < self->items->len; end++)
    {
      IshGhost *ghost = self->items->pdata[end];

      if (ghost->cause != id)
        break;
      ghost->rect = (IshRect) { 0, 0, measure_chip (ghost) * unit, CHIP_HEIGHT * unit };
      width = MAX (width, ghost->rect.width);
      height += step;
    }
  if (cause && cause->kind != ISH_ITEM_LINE)
    at = find_place (self, scene, cause, width, height, first);
  for (guint i = first; i < end; i++)
    {
      IshGhost *ghost = self->items->pdata[i];

      if (cause == NULL || cause->kind == ISH_ITEM_LINE)
        ghost->rect = (IshRect) { 0, 0, 0, 0 };
      else
        {
          ghost->rect.x = at.x;
          ghost->rect.y = at.y + (i - first) * step;
        }
    }
  return end;
}

void
ish_ghosts_lay_out (IshGhosts *self, IshScene *scene, IshLanguage language, double zoom)
{
  self->scale = _ish_lod_for_zoom (zoom) == ISH_LOD_FULL ? 1 : SMALL_SCALE;
  _ish_scene_update (scene);
  for (guint i = 0; i < self->items->len; i++)
    {
      IshGhost *ghost = self->items->pdata[i];

      ghost->service = ish_catalog_get_service (scene->catalog, ghost->type);
      g_free (ghost->label);
      ghost->label = make_label (ghost, language);
    }
  for (guint i = 0; i < self->items->len;)
    i = lay_block (self, scene, i);
}

/* --- reading --- */

guint
ish_ghosts_get_n (IshGhosts *self)
{
  return self->items->len;
}

const IshGhost *
ish_ghosts_get_at (IshGhosts *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return self->items->pdata[index];
}

const IshGhost *
ish_ghosts_hit (IshGhosts *self, double x, double y)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      const IshGhost *ghost = self->items->pdata[i - 1];

      if (x >= ghost->rect.x && x < ghost->rect.x + ghost->rect.width && y >= ghost->rect.y
          && y < ghost->rect.y + ghost->rect.height)
        return ghost;
    }
  return NULL;
}

/* --- painting --- */

static void
paint_ghost (const IshPainting *self, const IshGhost *ghost, double unit)
{
  const double dash[] = { 5 * unit, 4 * unit };
  const IshRect *rect = &ghost->rect;
  const char *icon = ghost->service ? ish_service_get_icon (ghost->service) : NULL;
  double size = ICON_SIZE * unit, inset = ICON_INSET * unit;
  IshTextStyle style = { TEXT_SIZE * unit, 600, self->colors->dim, ISH_ALIGN_START,
                         rect->width - (TEXT_X + 4) * unit, 1 };

  ish_pen_rect (self->pen, rect, 6 * unit,
                &(IshInk) { .fill = self->colors->card, .stroke = self->colors->ghost,
                            .width = self->colors->contrast ? 2 : 1.5, .dash = dash, .n_dash = 2 });
  if (_ish_icon_exists (icon))
    self->pen->klass->icon (self->pen, icon, rect->x + inset, rect->y + inset, size, ICON_ALPHA);
  else
    _ish_paint_letter_tile (self->pen, ghost->type, self->colors->ghost, rect->x + inset,
                            rect->y + inset, size);
  ish_pen_text (self->pen, ghost->label, rect->x + TEXT_X * unit, rect->y + TEXT_BASELINE * unit,
                &style);
}

void
_ish_paint_ghosts (const IshPainting *self, const IshRect *area)
{
  IshGhosts *ghosts = self->options->ghosts;

  for (guint i = 0; ghosts && self->lod >= ISH_LOD_NAME && i < ghosts->items->len; i++)
    {
      const IshGhost *ghost = ghosts->items->pdata[i];
      const IshItem *cause = _ish_scene_get_item (self->scene, ghost->cause);

      if (ghost->rect.width > 0 && ish_rect_intersects (&ghost->rect, area) && cause
          && !_ish_item_is_within (cause, self->options->lifted))
        paint_ghost (self, ghost, ghosts->scale);
    }
}
