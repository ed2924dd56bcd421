/* Routes: right angles, the plain shape, round what is in the way, apart from each other.
 * SPDX-License-Identifier: MIT */
#include "paint/ish-route.h"

#include <math.h>

static const IshRect left = { 0, 0, 120, 100 };

static void
assert_orthogonal (const IshRoute *route)
{
  g_assert_cmpuint (route->n_points, >=, 2);
  g_assert_cmpuint (route->n_points, <=, ISH_ROUTE_POINTS);
  for (guint i = 1; i < route->n_points; i++)
    {
      const IshPoint *a = &route->points[i - 1], *b = &route->points[i];

      g_assert_true (fabs (a->x - b->x) < 0.01 || fabs (a->y - b->y) < 0.01);
    }
}

static void
plan (const IshRect *from, const IshRect *to, const IshRouteField *field, IshRoute *out)
{
  IshRouteEnd a = { *from, 0, 0 }, b = { *to, 0, 0 };

  ish_route_choose_sides (from, to, field, &a.side, &b.side);
  ish_route_plan (&a, &b, field, out);
  assert_orthogonal (out);
}

static void
test_straight (void)
{
  const IshRect right = { 300, 0, 120, 100 };
  IshRoute route;

  plan (&left, &right, NULL, &route);
  g_assert_cmpuint (route.n_points, ==, 2);
  g_assert_cmpfloat_with_epsilon (route.points[0].x, 120, 1e-9);
  g_assert_cmpfloat_with_epsilon (route.points[0].y, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (route.points[1].x, 300, 1e-9);
  plan (&right, &left, NULL, &route);
  g_assert_cmpuint (route.n_points, ==, 2);
  g_assert_cmpfloat_with_epsilon (route.points[0].x, 300, 1e-9);
}

static void
test_half_way (void)
{
  const IshRect right = { 320, 200, 120, 100 };
  IshRoute route;

  plan (&left, &right, NULL, &route);
  g_assert_cmpuint (route.n_points, ==, 4);
  g_assert_cmpfloat_with_epsilon (route.points[1].x, 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (route.points[1].y, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (route.points[2].x, 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (route.points[2].y, 250, 1e-9);
}

static void
test_sides (void)
{
  const struct { IshRect to; IshSide from_side, to_side; } cases[] = {
    { { 400, 20, 120, 100 }, ISH_SIDE_RIGHT, ISH_SIDE_LEFT },
    { { -400, 20, 120, 100 }, ISH_SIDE_LEFT, ISH_SIDE_RIGHT },
    { { 10, 300, 120, 100 }, ISH_SIDE_BOTTOM, ISH_SIDE_TOP },
    { { -10, -300, 120, 100 }, ISH_SIDE_TOP, ISH_SIDE_BOTTOM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IshSide a, b;

      ish_route_choose_sides (&left, &cases[i].to, NULL, &a, &b);
      g_assert_cmpint (a, ==, cases[i].from_side);
      g_assert_cmpint (b, ==, cases[i].to_side);
    }
}

static gboolean
crosses (const IshRoute *route, const IshRect *rect)
{
  for (guint i = 1; i < route->n_points; i++)
    {
      IshRect run = ish_rect_from_corners (route->points[i - 1].x, route->points[i - 1].y,
                                           route->points[i].x, route->points[i].y);

      if (ish_rect_intersects (&run, rect))
        return TRUE;
    }
  return FALSE;
}

static void
test_round_obstacle (void)
{
  const IshRect right = { 600, 0, 120, 100 }, between = { 300, 0, 120, 100 };
  IshRouteField field = { .solid = &between, .n_solid = 1 };
  IshRoute route;

  plan (&left, &right, NULL, &route);
  g_assert_true (crosses (&route, &between));
  plan (&left, &right, &field, &route);
  g_assert_false (crosses (&route, &between));
}

static void
test_label_kept_readable (void)
{
  /* The half way, x = 220, runs through the name of a frame. */
  const IshRect right = { 320, 200, 120, 100 }, label = { 200, 100, 60, 30 };
  IshRouteField field = { .labels = &label, .n_labels = 1 };
  IshRoute route;

  plan (&left, &right, NULL, &route);
  g_assert_true (crosses (&route, &label));
  plan (&left, &right, &field, &route);
  g_assert_false (crosses (&route, &label));
}

static void
test_nested (void)
{
  const IshRect frame = { 0, 0, 600, 400 }, inner = { 300, 140, 120, 100 };
  IshRoute route;

  plan (&frame, &inner, NULL, &route);
  for (guint i = 0; i < route.n_points; i++)
    g_assert_true (ish_rect_contains (&frame, route.points[i].x, route.points[i].y));
}

static void
test_any_place (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < 2000; i++)
    {
      IshRect to = { g_rand_int_range (rand, -40, 40) * 10, g_rand_int_range (rand, -40, 40) * 10,
                     120, 100 };
      IshRect solid[3];
      IshRouteField field = { .solid = solid, .n_solid = 3 };
      IshRoute route, again;

      for (guint k = 0; k < 3; k++)
        solid[k] = (IshRect) { g_rand_int_range (rand, -40, 40) * 10,
                              g_rand_int_range (rand, -40, 40) * 10, 120, 100 };
      plan (&left, &to, &field, &route);
      plan (&left, &to, &field, &again);
      g_assert_cmpmem (&route.points, sizeof (IshPoint) * route.n_points, &again.points,
                       sizeof (IshPoint) * again.n_points);
      /* It starts and ends on an edge of its ends. */
      g_assert_true (ish_rect_contains (&left, route.points[0].x, route.points[0].y));
      g_assert_true (ish_rect_contains (&to, route.points[route.n_points - 1].x,
                                        route.points[route.n_points - 1].y));
    }
}

static void
test_lanes (void)
{
  g_assert_cmpfloat_with_epsilon (ish_lane_offset (0, 1, 100), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_lane_offset (0, 2, 100), -10, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_lane_offset (1, 2, 100), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_lane_offset (2, 3, 100), 20, 1e-9);
  /* Many share what the side has. */
  g_assert_cmpfloat (ish_lane_offset (29, 30, 100), <=, 36.01);
}

static void
test_spread (void)
{
  const IshRect right = { 320, 200, 120, 100 }, below = { 0, 300, 120, 100 },
                right_below = { 320, 500, 120, 100 };
  IshRoute first, second;
  IshRoute *both[2] = { &first, &second };

  plan (&left, &right, NULL, &first);
  plan (&below, &right_below, NULL, &second);
  second.points[1].y = second.points[0].y = 150; /* overlaps the first's run at x = 220 */
  g_assert_cmpfloat_with_epsilon (first.points[1].x, second.points[1].x, 1e-9);
  ish_route_spread (both, 2, NULL, 0);
  assert_orthogonal (&first);
  assert_orthogonal (&second);
  g_assert_cmpfloat_with_epsilon (fabs (first.points[1].x - second.points[1].x), ISH_ROUTE_LANE,
                                  1e-9);
}

static void
test_spread_leaves_others (void)
{
  const IshRect right = { 320, 200, 120, 100 }, far = { 1000, 0, 120, 100 },
                far_right = { 1320, 200, 120, 100 };
  IshRoute first, second;
  IshRoute *both[2] = { &first, &second };

  plan (&left, &right, NULL, &first);
  plan (&far, &far_right, NULL, &second);
  ish_route_spread (both, 2, NULL, 0);
  g_assert_cmpfloat_with_epsilon (first.points[1].x, 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (second.points[1].x, 1220, 1e-9);
}

static void
test_edges_kept_visible (void)
{
  /* The half way is the edge of a frame, and so are the two tracks when two lines share it. */
  const IshRect right = { 320, 200, 120, 100 }, frame = { 220, -100, 400, 800 };
  const IshRect frames[2] = { { 210, -100, 400, 800 }, { 230, -100, 400, 800 } };
  IshRouteField field = { .frames = &frame, .n_frames = 1 };
  IshRoute first, second;
  IshRoute *both[2] = { &first, &second };

  plan (&left, &right, &field, &first);
  g_assert_cmpfloat (fabs (first.points[1].x - 220), >=, 6);
  plan (&left, &right, NULL, &first);
  second = first;
  second.points[0].y = second.points[1].y = 70;
  ish_route_spread (both, 2, frames, 2);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      g_assert_cmpfloat (fabs (both[i]->points[1].x - frames[k].x), >=, 6);
  g_assert_cmpfloat (fabs (first.points[1].x - second.points[1].x), >=, 10);
}

static void
test_reading (void)
{
  IshRoute route = { { { 0, 0 }, { 50, 0 }, { 50, 200 }, { 80, 200 } }, 4 };
  IshPoint at = ish_route_label_point (&route);
  IshRect bounds = ish_route_get_bounds (&route);

  g_assert_cmpfloat_with_epsilon (at.x, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (at.y, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.width, 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.height, 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_route_distance (&route, 60, 100), 10, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/route/straight", test_straight);
  g_test_add_func ("/paint/route/half-way", test_half_way);
  g_test_add_func ("/paint/route/sides", test_sides);
  g_test_add_func ("/paint/route/round-obstacle", test_round_obstacle);
  g_test_add_func ("/paint/route/label-kept-readable", test_label_kept_readable);
  g_test_add_func ("/paint/route/nested", test_nested);
  g_test_add_func ("/paint/route/any-place", test_any_place);
  g_test_add_func ("/paint/route/lanes", test_lanes);
  g_test_add_func ("/paint/route/spread", test_spread);
  g_test_add_func ("/paint/route/spread-leaves-others", test_spread_leaves_others);
  g_test_add_func ("/paint/route/edges-kept-visible", test_edges_kept_visible);
  g_test_add_func ("/paint/route/reading", test_reading);
  return g_test_run ();
}
