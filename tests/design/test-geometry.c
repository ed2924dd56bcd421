/* Tests of src/design/ish-geometry.c.
 * SPDX-License-Identifier: MIT */
#include "design/ish-geometry.h"

static void
test_contains (void)
{
  IshRect rect = { 10, 20, 100, 50 };

  g_assert_true (ish_rect_contains (&rect, 10, 20));
  g_assert_true (ish_rect_contains (&rect, 110, 70));
  g_assert_false (ish_rect_contains (&rect, 110.1, 70));
  g_assert_false (ish_rect_contains (&rect, 9.9, 30));
}

static void
test_two (void)
{
  IshRect a = { 0, 0, 100, 100 };
  IshRect b = { 90, 90, 20, 20 };
  IshRect c = { 10, 10, 20, 20 };
  IshRect d = { 200, 0, 5, 5 };
  IshRect both = ish_rect_union (&a, &b);

  g_assert_true (ish_rect_intersects (&a, &b));
  g_assert_false (ish_rect_intersects (&a, &d));
  g_assert_true (ish_rect_encloses (&a, &c));
  g_assert_false (ish_rect_encloses (&a, &b));
  g_assert_false (ish_rect_encloses (&c, &a));
  g_assert_cmpfloat (both.x, ==, 0);
  g_assert_cmpfloat (both.width, ==, 110);
  g_assert_cmpfloat (both.height, ==, 110);
}

static void
test_make (void)
{
  IshRect rect = ish_rect_from_corners (30, 5, 10, 25);
  IshRect large = ish_rect_inflate (&rect, 2);
  IshPoint center = ish_rect_center (&rect);

  g_assert_cmpfloat (rect.x, ==, 10);
  g_assert_cmpfloat (rect.y, ==, 5);
  g_assert_cmpfloat (rect.width, ==, 20);
  g_assert_cmpfloat (rect.height, ==, 20);
  g_assert_cmpfloat (large.x, ==, 8);
  g_assert_cmpfloat (large.width, ==, 24);
  g_assert_cmpfloat (center.x, ==, 20);
  g_assert_cmpfloat (center.y, ==, 15);
}

static void
test_snap (void)
{
  g_assert_cmpfloat (ish_snap (29, 20), ==, 20);
  g_assert_cmpfloat (ish_snap (30, 20), ==, 40);
  g_assert_cmpfloat (ish_snap (-29, 20), ==, -20);
  g_assert_cmpfloat (ish_snap (7.5, 0), ==, 7.5);
}

static void
test_segment (void)
{
  IshPoint a = { 0, 0 };
  IshPoint b = { 10, 0 };

  g_assert_cmpfloat_with_epsilon (ish_segment_distance (&a, &b, 5, 3), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_segment_distance (&a, &b, 13, 4), 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (ish_segment_distance (&a, &a, 3, 4), 5, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/geometry/contains", test_contains);
  g_test_add_func ("/design/geometry/two", test_two);
  g_test_add_func ("/design/geometry/make", test_make);
  g_test_add_func ("/design/geometry/snap", test_snap);
  g_test_add_func ("/design/geometry/segment", test_segment);
  return g_test_run ();
}
