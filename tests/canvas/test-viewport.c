/* The viewport's arithmetic.
 * SPDX-License-Identifier: MIT */
#include "canvas/ish-viewport.h"

#include <math.h>

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

static void
test_round_trip (void)
{
  const double zooms[] = { 0.05, 0.33, 1.0, 3.7, 8.0 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      IshViewport view = { -1234.5, 77.25, zooms[i], 1280, 800 };
      IshPoint design = ish_viewport_to_design (&view, 640, 13);
      IshPoint widget = ish_viewport_to_widget (&view, design.x, design.y);

      assert_near (widget.x, 640);
      assert_near (widget.y, 13);
    }
}

static void
test_zoom_keeps_the_point (void)
{
  IshViewport view = { 10, 20, 1.0, 1000, 600 };
  IshPoint before = ish_viewport_to_design (&view, 300, 200);
  IshPoint after;

  ish_viewport_zoom_at (&view, 2.5, 300, 200);
  after = ish_viewport_to_design (&view, 300, 200);
  assert_near (before.x, after.x);
  assert_near (before.y, after.y);
  ish_viewport_zoom_at (&view, 1000, 0, 0);
  assert_near (view.zoom, ISH_ZOOM_MAX);
  ish_viewport_zoom_at (&view, 0, 0, 0);
  assert_near (view.zoom, ISH_ZOOM_MIN);
}

static void
test_steps (void)
{
  static const struct { double zoom; int direction; double next; } table[] = {
    { 1.0, 1, 1.5 },   { 1.0, -1, 0.75 }, { 1.003, 1, 1.5 },  { 0.997, -1, 0.75 }, { 0.81, 1, 1.0 },
    { 0.81, -1, 0.75 }, { 4.0, 1, 8.0 },  { 0.10, -1, 0.05 }, { 0.05, 1, 0.10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      IshViewport view = { 0, 0, table[i].zoom, 100, 100 };

      assert_near (ish_viewport_step (&view, table[i].direction), table[i].next);
    }
}

static void
test_fit (void)
{
  IshViewport view = { 0, 0, 1.0, 1000, 600 };
  IshRect wide = { -500, 100, 4000, 100 };
  IshRect small = { 0, 0, 10, 10 };
  IshRect visible;

  ish_viewport_fit (&view, &wide, 44);
  visible = ish_viewport_get_visible (&view);
  g_assert_true (ish_rect_encloses (&visible, &wide));
  assert_near (view.zoom, (1000 - 88) / 4000.0);
  ish_viewport_fit (&view, &small, 44);
  assert_near (view.zoom, 1.0); /* never enlarged */
}

static void
test_reveal (void)
{
  IshViewport view = { 0, 0, 0.2, 1000, 600 };
  IshRect far = { 9000, 9000, 120, 100 };
  IshRect visible;
  double x;

  ish_viewport_reveal (&view, &far);
  visible = ish_viewport_get_visible (&view);
  g_assert_true (ish_rect_encloses (&visible, &far));
  assert_near (view.zoom, 1.0); /* readable again */
  x = view.x;
  far.x += 30;
  ish_viewport_reveal (&view, &far);
  assert_near (view.x, x); /* in view already: nothing moves */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/viewport/round-trip", test_round_trip);
  g_test_add_func ("/canvas/viewport/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/canvas/viewport/steps", test_steps);
  g_test_add_func ("/canvas/viewport/fit", test_fit);
  g_test_add_func ("/canvas/viewport/reveal", test_reveal);
  return g_test_run ();
}
