/* Pictures: a PNG that opens, an SVG whose text can be searched and whose icons stand in it once.
 * SPDX-License-Identifier: MIT */
#include "paint-fixture.h"

#include <glib/gstdio.h>
#include <librsvg/rsvg.h>
#include <string.h>

static char *
export (PaintFixture *self, IshPicture kind, double scale, const IshPaintOptions *options)
{
  char *path =
    g_build_filename (self->folder, kind == ISH_PICTURE_PNG ? "out.png" : "out.svg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ish_export_save (self->design, self->catalog, kind, scale, options, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_png (PaintFixture *self, gconstpointer data)
{
  g_autofree char *path = export (self, ISH_PICTURE_PNG, 0.5, NULL);
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  /* From -220 to 940 and from 20 to 740, with 24 at each side. */
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, (1160 + 48) / 2);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, (720 + 48) / 2);
  cairo_surface_destroy (picture);
}

static void
test_png_transparent (PaintFixture *self, gconstpointer data)
{
  IshPaintOptions options = { .theme = ISH_THEME_DARK, .transparent = TRUE };
  g_autofree char *path = export (self, ISH_PICTURE_PNG, 1, &options);
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_format (picture), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (cairo_image_surface_get_data (picture)[3], ==, 0);
  cairo_surface_destroy (picture);
}

static void
test_png_limit (PaintFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  cairo_surface_t *picture;

  paint_fixture_add (self->design, "far", "demo.web", "", NULL, 60000, 300, 0, 0);
  path = export (self, ISH_PICTURE_PNG, 1, NULL);
  picture = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 16000);
  cairo_surface_destroy (picture);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p; p = strstr (p + 1, what))
    n++;
  return n;
}

static void
test_svg (PaintFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  RsvgHandle *handle;
  gsize length;

  paint_fixture_add (self->design, "web2", "demo.web", "Second", "sub2", 40, 120, 0, 0);
  path = export (self, ISH_PICTURE_SVG, 1, NULL);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  /* Names are text, escaped, with their language; so are labels and details. */
  g_assert_nonnull (strstr (text, ">웹 서버</text>"));
  g_assert_nonnull (strstr (text, "xml:lang=\"ko\">웹"));
  g_assert_nonnull (strstr (text, "xml:lang=\"ja\">データ</text>"));
  g_assert_nonnull (strstr (text, ">Guest &lt;1&gt; &amp; &quot;2&quot;</text>"));
  g_assert_nonnull (strstr (text, ">HTTPS</text>"));
  g_assert_nonnull (strstr (text, ">5432</text>"));
  g_assert_nonnull (strstr (text, ">small</text>"));
  g_assert_nonnull (strstr (text, ">Seoul</text>"));
  g_assert_nonnull (strstr (text, ">Demo Cloud</text>"));
  /* Each icon once, used as often as it is drawn. */
  g_assert_cmpuint (count (text, "<symbol id=\"icon-ec2\""), ==, 1);
  g_assert_cmpuint (count (text, "<use href=\"#icon-ec2\""), ==, 2);
  g_assert_cmpuint (count (text, "<symbol "), ==, 3);
  handle = rsvg_handle_new_from_data ((const guint8 *) text, length, &error);
  g_assert_no_error (error);
  g_object_unref (handle);
}

static void
test_svg_same_bytes (PaintFixture *self, gconstpointer data)
{
  g_autofree char *path = export (self, ISH_PICTURE_SVG, 1, NULL);
  g_autofree char *first = NULL, *second = NULL, *again = NULL;

  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  again = export (self, ISH_PICTURE_SVG, 1, NULL);
  g_assert_true (g_file_get_contents (again, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
}

static void
test_unwritable (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "out.png", NULL);

  g_assert_false (
    ish_export_save (self->design, self->catalog, ISH_PICTURE_PNG, 0.1, NULL, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (
    ish_export_save (self->design, self->catalog, ISH_PICTURE_SVG, 1, NULL, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_empty (PaintFixture *self, gconstpointer data)
{
  g_clear_object (&self->design);
  self->design = paint_fixture_new_design ();
  g_free (export (self, ISH_PICTURE_PNG, 1, NULL));
  g_free (export (self, ISH_PICTURE_SVG, 1, NULL));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, PaintFixture, NULL, paint_fixture_set_up, test, paint_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paint/export/png", test_png);
  ADD ("/paint/export/png-transparent", test_png_transparent);
  ADD ("/paint/export/png-limit", test_png_limit);
  ADD ("/paint/export/svg", test_svg);
  ADD ("/paint/export/svg-same-bytes", test_svg_same_bytes);
  ADD ("/paint/export/unwritable", test_unwritable);
  ADD ("/paint/export/empty", test_empty);
  return g_test_run ();
}
