/* Orthogonal routes: a handful of shapes is tried and the cheapest is taken.
 *
 * A search over a visibility graph finds ways through mazes, but costs a hundred times more and
 * draws lines nobody would draw. People draw straight lines, L, Z and U, so only these are tried:
 * each with its middle run at the half way and beside everything that is in the way.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-route.h"

#include <math.h>

#define COST_BEND 25.0      /* design units of length a turn is worth */
#define COST_MIXED 45.0     /* leaving sideways and entering from above: Z looks calmer than L */
#define COST_VERTICAL 6.0   /* equals go left to right */
#define COST_CROSSING 400.0 /* through somebody else's card */
#define COST_OWN 800.0      /* through one of its own ends */
#define COST_LABEL 60.0     /* through the name of a frame */
#define COST_FRAME 12.0     /* turning inside a frame instead of between frames */
#define COST_REVERSAL 900.0 /* back over itself */
#define COST_EDGE 40.0      /* running along the edge of a frame: one line would hide the other */
#define MAX_COORDINATES 40  /* of middle runs tried */

static const IshPoint outwards[4] = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } };

static inline gboolean
is_sideways (IshSide side)
{
  return side == ISH_SIDE_LEFT || side == ISH_SIDE_RIGHT;
}

IshPoint
ish_side_point (const IshRect *rect, IshSide side, double offset)
{
  double middle_x = rect->x + rect->width / 2;
  double middle_y = rect->y + rect->height / 2;

  if (side == ISH_SIDE_TOP)
    return (IshPoint) { middle_x + offset, rect->y };
  if (side == ISH_SIDE_RIGHT)
    return (IshPoint) { rect->x + rect->width, middle_y + offset };
  if (side == ISH_SIDE_BOTTOM)
    return (IshPoint) { middle_x + offset, rect->y + rect->height };
  return (IshPoint) { rect->x, middle_y + offset };
}

double
ish_lane_offset (guint index, guint n, double length)
{
  double lane = ISH_ROUTE_LANE;

  if (n < 2)
    return 0;
  /* The corners are round: lines stay 14 away from them. */
  lane = MIN (lane, MAX (length - 28, 4) / (n - 1));
  return (index - (n - 1) / 2.0) * lane;
}

/* --- cost of a route --- */

typedef struct {
  const IshRect       *from, *to; /* own ends; %NULL for the one that encloses the other */
  const IshRouteField *field;
} Surroundings;

static gboolean
segment_crosses (const IshPoint *a, const IshPoint *b, const IshRect *rect, double grow)
{
  return MAX (a->x, b->x) > rect->x - grow && MIN (a->x, b->x) < rect->x + rect->width + grow
         && MAX (a->y, b->y) > rect->y - grow && MIN (a->y, b->y) < rect->y + rect->height + grow;
}

/* Leaves out points that stand on their neighbour or in the middle of a run. */
static void
simplify (IshRoute *route)
{
  guint kept = 1;

  for (guint i = 1; i < route->n_points; i++)
    {
      IshPoint *point = &route->points[i];
      IshPoint *last = &route->points[kept - 1];

      if (ish_route_same (point->x, last->x) && ish_route_same (point->y, last->y))
        continue;
      if (kept >= 2)
        {
          IshPoint *before = &route->points[kept - 2];
          gboolean onwards_x = ish_route_same (before->y, last->y)
                               && ish_route_same (last->y, point->y)
                               && (last->x - before->x) * (point->x - last->x) > 0;
          gboolean onwards_y = ish_route_same (before->x, last->x)
                               && ish_route_same (last->x, point->x)
                               && (last->y - before->y) * (point->y - last->y) > 0;

          if (onwards_x || onwards_y)
            {
              *last = *point;
              continue;
            }
        }
      route->points[kept++] = *point;
    }
  route->n_points = kept;
}

/* Length and turns: what a route costs on an empty sheet. */
static double
shape_cost (const IshRoute *route)
{
  double cost = 0;

  for (guint i = 1; i < route->n_points; i++)
    {
      const IshPoint *a = &route->points[i - 1], *b = &route->points[i];

      cost += fabs (b->x - a->x) + fabs (b->y - a->y);
      if (i > 1)
        {
          const IshPoint *before = &route->points[i - 2];

          cost += COST_BEND;
          if ((b->x - a->x) * (a->x - before->x) + (b->y - a->y) * (a->y - before->y) < 0)
            cost += COST_REVERSAL;
        }
    }
  return cost;
}

static guint
count_crossed (const IshPoint *a, const IshPoint *b, const IshRect *rects, guint n, double grow)
{
  guint crossed = 0;

  for (guint i = 0; i < n; i++)
    crossed += segment_crosses (a, b, &rects[i], grow);
  return crossed;
}

/* Whether the run from @a to @b lies along an edge of @rect. */
static gboolean
follows_edge (const IshPoint *a, const IshPoint *b, const IshRect *rect)
{
  gboolean vertical = ish_route_same (a->x, b->x);
  double at = vertical ? a->x : a->y;
  double low = vertical ? rect->x : rect->y;
  double high = low + (vertical ? rect->width : rect->height);

  return (fabs (at - low) < ISH_ROUTE_EDGE || fabs (at - high) < ISH_ROUTE_EDGE)
         && segment_crosses (a, b, rect, ISH_ROUTE_EDGE);
}

/* What stands in the way. */
static double
crossing_cost (const IshRoute *route, const Surroundings *around)
{
  const IshRouteField *field = around->field;
  double cost = 0;

  for (guint i = 1; i < route->n_points; i++)
    {
      const IshPoint *a = &route->points[i - 1], *b = &route->points[i];

      if (around->from && segment_crosses (a, b, around->from, -1))
        cost += COST_OWN;
      if (around->to && segment_crosses (a, b, around->to, -1))
        cost += COST_OWN;
      cost +=
        COST_CROSSING * count_crossed (a, b, field->solid, field->n_solid, ISH_ROUTE_CLEAR - 1);
      cost += COST_LABEL * count_crossed (a, b, field->labels, field->n_labels, 0);
      if (i == 1 || i + 1 == route->n_points)
        continue;
      cost += COST_FRAME * count_crossed (a, b, field->frames, field->n_frames, 0);
      for (guint k = 0; k < field->n_frames; k++)
        if (follows_edge (a, b, &field->frames[k]))
          cost += COST_EDGE;
    }
  return cost;
}

/* --- shapes --- */

typedef struct {
  double   values[MAX_COORDINATES];
  guint    n;
} Coordinates;

static void
coordinates_add (Coordinates *self, double value)
{
  if (self->n == MAX_COORDINATES)
    return;
  for (guint i = 0; i < self->n; i++)
    if (ish_route_same (self->values[i], value))
      return;
  self->values[self->n++] = value;
}

static void
coordinates_add_around (Coordinates *xs, Coordinates *ys, const IshRect *rect, double distance)
{
  coordinates_add (xs, rect->x - distance);
  coordinates_add (xs, rect->x + rect->width + distance);
  coordinates_add (ys, rect->y - distance);
  coordinates_add (ys, rect->y + rect->height + distance);
}

typedef struct {
  const Surroundings *around;
  IshPoint            start, leave, enter, end;
  IshRoute           *best;
  double              best_cost;
} Search;

static void
search_try (Search *self, const IshPoint *middle, guint n_middle)
{
  IshRoute route = { .n_points = 0 };
  double cost;

  route.points[route.n_points++] = self->start;
  route.points[route.n_points++] = self->leave;
  for (guint i = 0; i < n_middle; i++)
    route.points[route.n_points++] = middle[i];
  route.points[route.n_points++] = self->enter;
  route.points[route.n_points++] = self->end;
  simplify (&route);
  cost = shape_cost (&route);
  /* Most shapes are too long already, and what they cross need not be counted. */
  if (cost < self->best_cost - 0.01)
    cost += crossing_cost (&route, self->around);
  /* Strictly better by a margin: equals keep the first, and rounding never decides. */
  if (cost < self->best_cost - 0.01)
    {
      self->best_cost = cost;
      *self->best = route;
    }
}

static void
search_shapes (Search *self, const Coordinates *xs, const Coordinates *ys)
{
  const IshPoint *a = &self->leave, *b = &self->enter;
  guint n = MAX (xs->n, ys->n);

  if (ish_route_same (a->x, b->x) || ish_route_same (a->y, b->y))
    search_try (self, NULL, 0);
  /* The half way comes first, so that it wins among equals. */
  for (guint i = 0; i < n; i++)
    {
      if (i < xs->n)
        search_try (self, (IshPoint[]) { { xs->values[i], a->y }, { xs->values[i], b->y } }, 2);
      if (i < ys->n)
        search_try (self, (IshPoint[]) { { a->x, ys->values[i] }, { b->x, ys->values[i] } }, 2);
      if (i == 0)
        {
          search_try (self, &(IshPoint) { b->x, a->y }, 1);
          search_try (self, &(IshPoint) { a->x, b->y }, 1);
        }
    }
}

/* How far a line may run straight before it turns: less where the ends stand close. */
static double
stub_length (const IshRouteEnd *from, const IshRouteEnd *to, gboolean nested)
{
  IshPoint a = ish_side_point (&from->rect, from->side, 0);
  IshPoint b = ish_side_point (&to->rect, to->side, 0);
  double gap = outwards[from->side].x * (b.x - a.x) + outwards[from->side].y * (b.y - a.y);

  if (nested || (from->side + 2) % 4 != to->side || gap <= 0)
    return ISH_ROUTE_STUB;
  return MIN (ISH_ROUTE_STUB, gap / 2);
}

static double
plan (const IshRouteEnd *from, const IshRouteEnd *to, const IshRouteField *field, IshRoute *out)
{
  gboolean from_outer = ish_rect_encloses (&from->rect, &to->rect);
  gboolean to_outer = !from_outer && ish_rect_encloses (&to->rect, &from->rect);
  Surroundings around = { from_outer ? NULL : &from->rect, to_outer ? NULL : &to->rect, field };
  double stub = stub_length (from, to, from_outer || to_outer);
  double from_stub = from_outer ? -stub : stub, to_stub = to_outer ? -stub : stub;
  Coordinates xs = { .n = 0 }, ys = { .n = 0 };
  Search search = { .around = &around, .best = out, .best_cost = G_MAXDOUBLE };

  search.start = ish_side_point (&from->rect, from->side, from->offset);
  search.end = ish_side_point (&to->rect, to->side, to->offset);
  search.leave = (IshPoint) { search.start.x + outwards[from->side].x * from_stub,
                              search.start.y + outwards[from->side].y * from_stub };
  search.enter = (IshPoint) { search.end.x + outwards[to->side].x * to_stub,
                              search.end.y + outwards[to->side].y * to_stub };
  coordinates_add (&xs, (search.leave.x + search.enter.x) / 2);
  coordinates_add (&ys, (search.leave.y + search.enter.y) / 2);
  if (!from_outer)
    coordinates_add_around (&xs, &ys, &from->rect, ISH_ROUTE_STUB);
  if (!to_outer)
    coordinates_add_around (&xs, &ys, &to->rect, ISH_ROUTE_STUB);
  for (guint i = 0; i < field->n_solid; i++)
    coordinates_add_around (&xs, &ys, &field->solid[i], ISH_ROUTE_STUB);
  for (guint i = 0; i < field->n_frames; i++)
    coordinates_add_around (&xs, &ys, &field->frames[i], ISH_ROUTE_CLEAR);
  search_shapes (&search, &xs, &ys);
  return search.best_cost;
}

static const IshRouteField empty_field;

void
ish_route_plan (const IshRouteEnd *from, const IshRouteEnd *to, const IshRouteField *field,
                IshRoute *out_route)
{
  g_return_if_fail (from && to && out_route);

  plan (from, to, field ? field : &empty_field, out_route);
}

/* --- which sides --- */

/* Bit mask of the sides of @rect that look towards (@x, @y). */
static guint
sides_towards (const IshRect *rect, double x, double y)
{
  IshPoint middle = ish_rect_center (rect);
  guint mask = 0;

  for (guint side = 0; side < 4; side++)
    if (outwards[side].x * (x - middle.x) + outwards[side].y * (y - middle.y) > 0.01)
      mask |= 1u << side;
  return mask ? mask : 0xf;
}

static double
try_sides (const IshRect *from, const IshRect *to, guint from_mask, guint to_mask,
           const IshRouteField *field, IshSide *out_from, IshSide *out_to)
{
  gboolean nested = ish_rect_encloses (from, to) || ish_rect_encloses (to, from);
  double best = G_MAXDOUBLE;
  IshRoute route;

  /* Right and left first: equals go the way people read. */
  for (guint i = 0; i < 16; i++)
    {
      static const IshSide order[4] = { ISH_SIDE_RIGHT, ISH_SIDE_LEFT, ISH_SIDE_BOTTOM,
                                        ISH_SIDE_TOP };
      IshRouteEnd a = { *from, order[i / 4], 0 }, b = { *to, order[i % 4], 0 };
      double cost;

      if (!(from_mask & (1u << a.side)) || !(to_mask & (1u << b.side)))
        continue;
      cost = plan (&a, &b, field, &route);
      if (is_sideways (a.side) != is_sideways (b.side))
        cost += COST_MIXED;
      else if (!is_sideways (a.side))
        cost += COST_VERTICAL;
      if (nested && a.side != b.side)
        cost += COST_MIXED;
      if (cost < best - 0.01)
        {
          best = cost;
          *out_from = a.side;
          *out_to = b.side;
        }
    }
  return best;
}

void
ish_route_choose_sides (const IshRect *from, const IshRect *to, const IshRouteField *field,
                        IshSide *out_from, IshSide *out_to)
{
  IshPoint a, b;
  double cost;

  g_return_if_fail (from && to && out_from && out_to);

  field = field ? field : &empty_field;
  a = ish_rect_center (from);
  b = ish_rect_center (to);
  *out_from = ISH_SIDE_RIGHT;
  *out_to = ISH_SIDE_LEFT;
  if (ish_rect_encloses (from, to) || ish_rect_encloses (to, from))
    {
      try_sides (from, to, 0xf, 0xf, field, out_from, out_to);
      return;
    }
  cost = try_sides (from, to, sides_towards (from, b.x, b.y), sides_towards (to, a.x, a.y),
                    field, out_from, out_to);
  /* Something is in the way of the plain ones: look at the far sides too. */
  if (cost >= COST_CROSSING && cost - (fabs (a.x - b.x) + fabs (a.y - b.y)) >= COST_CROSSING / 2)
    try_sides (from, to, 0xf, 0xf, field, out_from, out_to);
}

/* --- reading a route --- */

IshPoint
ish_route_label_point (const IshRoute *self)
{
  double longest = -1;
  IshPoint point = { 0, 0 };

  for (guint i = 1; i < self->n_points; i++)
    {
      const IshPoint *a = &self->points[i - 1], *b = &self->points[i];
      double length = fabs (b->x - a->x) + fabs (b->y - a->y);

      if (length <= longest + 0.01)
        continue;
      longest = length;
      point = (IshPoint) { (a->x + b->x) / 2, (a->y + b->y) / 2 };
    }
  return point;
}

IshRect
ish_route_get_bounds (const IshRoute *self)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;

  if (self->n_points == 0)
    return (IshRect) { 0, 0, 0, 0 };
  for (guint i = 0; i < self->n_points; i++)
    {
      x1 = MIN (x1, self->points[i].x);
      y1 = MIN (y1, self->points[i].y);
      x2 = MAX (x2, self->points[i].x);
      y2 = MAX (y2, self->points[i].y);
    }
  return (IshRect) { x1, y1, x2 - x1, y2 - y1 };
}

double
ish_route_distance (const IshRoute *self, double x, double y)
{
  double distance = G_MAXDOUBLE;

  for (guint i = 1; i < self->n_points; i++)
    distance = MIN (distance, ish_segment_distance (&self->points[i - 1], &self->points[i], x, y));
  return distance;
}
