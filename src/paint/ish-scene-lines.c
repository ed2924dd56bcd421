/* The lines of a scene: which port each takes, what it says, which are to be routed anew.
 *
 * Planning costs, so only lines are planned again whose ends or surroundings changed. Sharing out
 * ports and keeping parallel runs apart depend on everything at once and are cheap: they are done
 * anew for all. So routes depend on the drawing alone, never on how it came about.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-scene-private.h"

#include <math.h>
#include <string.h>

#define REACH 60.0       /* design units around the ends in which something can be in the way */
#define STRAIGHTEN 30.0  /* design units a lone port slides so that its line has no small step */
#define CORNER 14.0      /* design units of a side kept free at its corners */

/* --- what a line is --- */

static char *
describe_port (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

/* A line without a label says its port: the typed one, else the rule's. */
static char *
make_label (const IshConnection *connection, const IshLineRule *rule, gboolean production)
{
  guint n = rule ? ish_line_rule_get_n_props (rule) : 0;

  if (connection->label && connection->label[0] != '\0')
    return g_strdup (connection->label);
  if (connection->properties && json_object_has_member (connection->properties, "port"))
    return describe_port (json_object_get_member (connection->properties, "port"));
  for (guint i = 0; i < n; i++)
    {
      const IshProp *prop = ish_line_rule_get_prop_at (rule, i);

      if (g_str_equal (prop->name, "port"))
        return describe_port (production ? prop->default_prod : prop->default_dev);
    }
  return NULL;
}

void
_ish_scene_read_line (IshScene *self, IshItem *line)
{
  const IshConnection *connection = ish_design_get_connection (self->design, line->id);
  const IshResource *from, *to;
  const IshLineRule *rule = NULL;

  g_clear_pointer (&line->label, g_free);
  line->line_type = "network";
  if (connection == NULL)
    return;
  from = ish_design_get_resource (self->design, connection->from);
  to = ish_design_get_resource (self->design, connection->to);
  if (from && to)
    ish_catalog_check_line (self->catalog, from->type, to->type, connection->type, &rule, NULL);
  if (connection->type && !g_str_equal (connection->type, "default"))
    line->line_type = g_intern_string (connection->type);
  else if (rule)
    line->line_type = g_intern_string (ish_line_rule_get_type (rule));
  line->label =
    make_label (connection, rule,
                ish_catalog_is_production (ish_design_get_setting (self->design, "environment")));
}

/* --- which lines are to be planned --- */

void
_ish_scene_mark_line (IshScene *self, IshItem *line)
{
  if (line->is_dirty)
    return;
  line->is_dirty = TRUE;
  g_ptr_array_add (self->dirty_lines, line);
}

void
_ish_scene_mark_lines (IshScene *self, IshItem *item)
{
  for (guint i = 0; item->lines && i < item->lines->len; i++)
    _ish_scene_mark_line (self, item->lines->pdata[i]);
}

/* What a line takes into account: around both its ends. */
static IshRect
survey_area (const IshRect *from, const IshRect *to)
{
  IshRect area = ish_rect_union (from, to);

  return ish_rect_inflate (&area, REACH);
}

#define MAX_MARKS 1000 /* looking at every line for more areas costs more than planning them all */

void
_ish_scene_mark_around (IshScene *self, const IshRect *rect)
{
  gboolean all = ++self->n_marks >= MAX_MARKS;

  if (self->n_marks > MAX_MARKS)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];
      IshRect area;

      if (line->is_dirty)
        continue;
      area = survey_area (&line->ends[0].rect, &line->ends[1].rect);
      if (all || ish_rect_intersects (&area, rect))
        _ish_scene_mark_line (self, line);
    }
}

/* --- planning --- */

#define MAX_FRAMES 500 /* whose edges are kept free: with more, every edit would pay for it */
#define MAX_AROUND 32 /* of each kind; with more around it a line crosses something anyway */

typedef struct {
  IshRect       solid[MAX_AROUND], labels[MAX_AROUND], frames[MAX_AROUND];
  IshRouteField field; /* points to the above */
} Surroundings;

static gboolean
is_around (const IshItem *outer, const IshItem *item)
{
  for (; item; item = item->parent)
    if (item == outer)
      return TRUE;
  return FALSE;
}

/* Grid order depends on history; what stands around is sorted so that routes do not. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const IshRect *r = &(*(const IshItem *const *) a)->rect,
                *s = &(*(const IshItem *const *) b)->rect;
  const double differences[] = { r->x - s->x, r->y - s->y, r->width - s->width,
                                 r->height - s->height };

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (fabs (differences[i]) > 0)
      return differences[i] < 0 ? -1 : 1;
  return 0;
}

/* The name of a frame, about: more room than most names take is not worth a detour. */
static IshRect
label_rect (const IshItem *frame)
{
  return (IshRect) { frame->rect.x + 4, frame->rect.y + 2, MIN (frame->rect.width - 8, 150),
                    ISH_FRAME_HEADER - 4 };
}

static void
add_surrounding (IshItem *item, const IshItem *line, Surroundings *out)
{
  gboolean around_from = is_around (item, line->from), around_to = is_around (item, line->to);

  if (item == line->from || item == line->to)
    return;
  if (item->kind == ISH_ITEM_NODE)
    {
      /* What stands inside an end moves with it and is no obstacle outside of it. */
      if (out->field.n_solid < MAX_AROUND && !is_around (line->from, item)
          && !is_around (line->to, item))
        out->solid[out->field.n_solid++] = item->rect;
    }
  else if (item->kind == ISH_ITEM_FRAME)
    {
      if (out->field.n_labels < MAX_AROUND)
        out->labels[out->field.n_labels++] = label_rect (item);
      if (out->field.n_frames < MAX_AROUND && !(around_from && around_to))
        out->frames[out->field.n_frames++] = item->rect;
    }
}

static void
survey (IshScene *self, const IshItem *line, const IshRect *from, const IshRect *to,
        Surroundings *out)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  IshRect area = survey_area (from, to);

  _ish_grid_list (&self->grid, &area, near);
  g_ptr_array_sort (near, compare_places);
  out->field = (IshRouteField) { out->solid, 0, out->labels, 0, out->frames, 0 };
  for (guint i = 0; i < near->len; i++)
    add_surrounding (near->pdata[i], line, out);
}

static void
choose_sides (IshScene *self, IshItem *line)
{
  Surroundings around;

  line->ends[0].rect = line->from->rect;
  line->ends[1].rect = line->to->rect;
  survey (self, line, &line->from->rect, &line->to->rect, &around);
  ish_route_choose_sides (&line->from->rect, &line->to->rect, &around.field, &line->ends[0].side,
                          &line->ends[1].side);
}

typedef struct {
  IshItem *line;
  guint    end;   /* of the line, at this resource */
  double   other; /* where the other end stands, along the side */
} Lane;

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const Lane *x = a, *y = b;

  if (fabs (x->other - y->other) > 0.01)
    return x->other < y->other ? -1 : 1;
  if (x->line->ordinal != y->line->ordinal)
    return x->line->ordinal < y->line->ordinal ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* Gives the lines at one side of @item their places, in the order of where they go. */
static void
assign_lanes (IshItem *item, IshSide side, GArray *lanes)
{
  gboolean upright = side == ISH_SIDE_LEFT || side == ISH_SIDE_RIGHT;
  double length = upright ? item->rect.height : item->rect.width;

  g_array_set_size (lanes, 0);
  for (guint i = 0; i < item->lines->len; i++)
    {
      IshItem *line = item->lines->pdata[i];

      for (guint end = 0; end < 2; end++)
        {
          IshItem *self_end = end ? line->to : line->from, *other = end ? line->from : line->to;
          IshPoint middle = ish_rect_center (&other->rect);
          Lane lane = { line, end, upright ? middle.y : middle.x };

          if (self_end == item && line->ends[end].side == side)
            g_array_append_val (lanes, lane);
        }
    }
  g_array_sort (lanes, compare_lanes);
  for (guint i = 0; i < lanes->len; i++)
    {
      Lane *lane = &g_array_index (lanes, Lane, i);

      lane->line->ends[lane->end].offset = ish_lane_offset (i, lanes->len, length);
    }
}

/* How many ports share a side, and whether @line's may slide to @offset between the others. */
static guint
look_at_side (const IshItem *item, const IshItem *line, guint end, double offset,
              gboolean *out_free)
{
  const IshRouteEnd *own = &line->ends[end];
  gboolean upright = own->side == ISH_SIDE_LEFT || own->side == ISH_SIDE_RIGHT;
  guint n = 0;

  *out_free = fabs (offset) <= (upright ? own->rect.height : own->rect.width) / 2 - CORNER;
  for (guint i = 0; i < item->lines->len; i++)
    {
      const IshItem *other = item->lines->pdata[i];

      for (guint k = 0; k < 2; k++)
        {
          if ((k ? other->to : other->from) != item || other->ends[k].side != own->side)
            continue;
          n++;
          if (other == line && k == end)
            continue;
          /* Order is kept and half a lane stays between. */
          if (fabs (other->ends[k].offset - offset) < ISH_ROUTE_LANE / 2 - 0.01
              || (other->ends[k].offset - offset) * (other->ends[k].offset - own->offset) < 0)
            *out_free = FALSE;
        }
    }
  return n;
}

/* A line whose ends are nearly level gets no small step: the port with fewer neighbours slides. */
static void
straighten (IshItem *line)
{
  IshRouteEnd *from = &line->ends[0], *to = &line->ends[1];
  gboolean upright = from->side == ISH_SIDE_LEFT || from->side == ISH_SIDE_RIGHT, from_free,
           to_free;
  IshPoint a = ish_side_point (&from->rect, from->side, from->offset);
  IshPoint b = ish_side_point (&to->rect, to->side, to->offset);
  double step = upright ? b.y - a.y : b.x - a.x;
  guint n_from, n_to;

  if ((from->side + 2) % 4 != to->side || fabs (step) > STRAIGHTEN || fabs (step) < 0.01)
    return;
  n_from = look_at_side (line->from, line, 0, from->offset + step, &from_free);
  n_to = look_at_side (line->to, line, 1, to->offset - step, &to_free);
  if (to_free && (n_to <= n_from || !from_free))
    to->offset -= step;
  else if (from_free)
    from->offset += step;
}

static void
plan_line (IshScene *self, IshItem *line)
{
  Surroundings around;

  survey (self, line, &line->from->rect, &line->to->rect, &around);
  ish_route_plan (&line->ends[0], &line->ends[1], &around.field, &line->base);
}

static void
list_frames (IshScene *self, GArray *out)
{
  for (guint i = 0; i < self->ordered->len && out->len < MAX_FRAMES; i++)
    {
      const IshItem *item = self->ordered->pdata[i];

      if (item->kind != ISH_ITEM_FRAME)
        break; /* frames come first */
      g_array_append_val (out, item->rect);
    }
}

static void
take_routes (IshScene *self)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (IshRect));
  g_autofree IshRoute **routes = g_new (IshRoute *, self->lines->len + 1);
  g_autofree IshRoute *before = g_new (IshRoute, self->lines->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];

      before[i] = line->route;
      line->route = line->base;
      if (line->route.n_points)
        routes[n++] = &line->route;
    }
  list_frames (self, frames);
  ish_route_spread (routes, n, (const IshRect *) (gpointer) frames->data, frames->len);
  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];

      if (line->indexed && before[i].n_points == line->route.n_points
          && memcmp (before[i].points, line->route.points, sizeof (IshPoint) * before[i].n_points)
               == 0)
        continue;
      if (before[i].n_points)
        _ish_scene_damage_item (self, line);
      line->rect = ish_route_get_bounds (&line->route);
      _ish_grid_put (&self->grid, line);
      _ish_scene_damage_item (self, line);
    }
}

/* Shares out all ports; marks the lines whose ports moved. */
static void
assign_ports (IshScene *self)
{
  g_autofree double *before = g_new (double, 2 * self->lines->len + 1);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (Lane));

  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];

      before[2 * i] = line->ends[0].offset;
      before[2 * i + 1] = line->ends[1].offset;
    }
  for (guint i = 0; i < 2 * self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i / 2], *item = i % 2 ? line->to : line->from;

      if (g_hash_table_add (done, item))
        for (guint side = 0; side < 4; side++)
          assign_lanes (item, side, lanes);
    }
  for (guint i = 0; i < self->lines->len; i++)
    straighten (self->lines->pdata[i]);
  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];

      if (fabs (before[2 * i] - line->ends[0].offset) > 0
          || fabs (before[2 * i + 1] - line->ends[1].offset) > 0)
        _ish_scene_mark_line (self, line);
    }
}

void
_ish_scene_update_routes (IshScene *self)
{
  self->n_marks = 0;
  if (!self->routes_dirty && self->dirty_lines->len == 0)
    return;
  self->routes_dirty = FALSE;
  for (guint i = 0; i < self->dirty_lines->len; i++)
    choose_sides (self, self->dirty_lines->pdata[i]);
  assign_ports (self);
  for (guint i = 0; i < self->dirty_lines->len; i++)
    plan_line (self, self->dirty_lines->pdata[i]);
  take_routes (self);
  _ish_scene_place_labels (self);
  for (guint i = 0; i < self->dirty_lines->len; i++)
    ((IshItem *) self->dirty_lines->pdata[i])->is_dirty = FALSE;
  g_ptr_array_set_size (self->dirty_lines, 0);
}

void
_ish_scene_plan_lifted (IshScene *self, IshItem *line, GHashTable *lifted, double dx, double dy,
                        IshRoute *out)
{
  gboolean from_moves = _ish_item_is_within (line->from, lifted);
  gboolean to_moves = _ish_item_is_within (line->to, lifted);
  IshRouteEnd ends[2] = { line->ends[0], line->ends[1] };
  IshSide sides[2];
  Surroundings around;

  if (from_moves && to_moves)
    {
      *out = line->route;
      for (guint i = 0; i < out->n_points; i++)
        {
          out->points[i].x += dx;
          out->points[i].y += dy;
        }
      return;
    }
  for (guint end = 0; end < 2; end++)
    if (end ? to_moves : from_moves)
      {
        ends[end].rect.x += dx;
        ends[end].rect.y += dy;
      }
  survey (self, line, &ends[0].rect, &ends[1].rect, &around);
  ish_route_choose_sides (&ends[0].rect, &ends[1].rect, &around.field, &sides[0], &sides[1]);
  for (guint end = 0; end < 2; end++)
    if (sides[end] != ends[end].side)
      {
        ends[end].side = sides[end];
        ends[end].offset = 0;
      }
  ish_route_plan (&ends[0], &ends[1], &around.field, out);
}
