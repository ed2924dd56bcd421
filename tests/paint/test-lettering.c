/* Text: the script tells the language, what does not fit is elided, lines are broken.
 * SPDX-License-Identifier: MIT */
#include "paint/ish-lettering.h"

static void
test_language (void)
{
  g_assert_cmpstr (ish_lettering_get_language ("alert-api"), ==, "en");
  g_assert_cmpstr (ish_lettering_get_language (""), ==, "en");
  g_assert_cmpstr (ish_lettering_get_language ("발송 대기열"), ==, "ko");
  g_assert_cmpstr (ish_lettering_get_language ("通知メール"), ==, "ja");
  g_assert_cmpstr (ish_lettering_get_language ("通知"), ==, "ja");
  g_assert_cmpstr (ish_lettering_get_language ("재난 通知"), ==, "ko");
}

static void
test_elide (void)
{
  g_autofree char *whole = ish_lettering_elide ("short", 13, 600, 200);
  g_autofree char *cut = ish_lettering_elide ("아주 길고 긴 이름의 데이터베이스", 13, 600, 80);
  g_autofree char *tiny = ish_lettering_elide ("name", 13, 600, 1);

  g_assert_cmpstr (whole, ==, "short");
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpfloat (ish_lettering_measure (cut, 13, 600), <=, 80);
  g_assert_cmpstr (tiny, ==, "…");
}

static void
test_wrap (void)
{
  g_auto (GStrv) two =
    ish_lettering_wrap ("one two three four five six seven eight", 12, 400, 80, 2);
  g_auto (GStrv) paragraphs = ish_lettering_wrap ("first\nsecond", 12, 400, 200, 5);

  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_true (g_str_has_suffix (two[1], "…"));
  g_assert_cmpfloat (ish_lettering_measure (two[0], 12, 400), <=, 80);
  g_assert_cmpuint (g_strv_length (paragraphs), ==, 2);
  g_assert_cmpstr (paragraphs[1], ==, "second");
}

static void
test_baseline (void)
{
  /* Scripts differ in height; one line of each still has its baseline inside of it. */
  const char *const texts[] = { "alert-api", "발송 대기열", "通知メール" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PangoLayout *layout = ish_lettering_get (texts[i], 13, 600, 110, 1, TRUE);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
      g_assert_cmpint (pango_layout_get_baseline (layout) / PANGO_SCALE, <, height);
      g_assert_true (layout == ish_lettering_get (texts[i], 13, 600, 110, 1, TRUE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/lettering/language", test_language);
  g_test_add_func ("/paint/lettering/elide", test_elide);
  g_test_add_func ("/paint/lettering/wrap", test_wrap);
  g_test_add_func ("/paint/lettering/baseline", test_baseline);
  return g_test_run ();
}
