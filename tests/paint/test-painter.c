/* The painter: known colours at known places, less detail from afar, nothing outside of its place.
 * SPDX-License-Identifier: MIT */
#include "paint-fixture.h"

typedef struct {
  cairo_surface_t *surface; /* owned */
  cairo_t         *cr;      /* owned */
} Sheet;

static const IshView view = { -240, 0, 1.0, 1200, 760 };

static Sheet
make_sheet (int width, int height)
{
  Sheet sheet = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height), NULL };

  sheet.cr = cairo_create (sheet.surface);
  cairo_set_source_rgb (sheet.cr, 1, 0, 1); /* a colour that stands in no theme */
  cairo_paint (sheet.cr);
  return sheet;
}

static void
clear_sheet (Sheet *sheet)
{
  cairo_destroy (sheet->cr);
  cairo_surface_destroy (sheet->surface);
}

static guint32
pixel (const Sheet *sheet, int x, int y)
{
  const unsigned char *data;

  cairo_surface_flush (sheet->surface);
  data = cairo_image_surface_get_data (sheet->surface)
         + y * cairo_image_surface_get_stride (sheet->surface);
  return ((const guint32 *) (gconstpointer) data)[x] & 0xffffff;
}

/* At a place of the design, in @view. */
static guint32
pixel_at (const Sheet *sheet, double x, double y)
{
  return pixel (sheet, (int) (x - view.x), (int) (y - view.y));
}

static Sheet
paint (IshScene *scene, const IshPaintOptions *options)
{
  g_autoptr (IshPainter) painter = ish_painter_new (scene);
  Sheet sheet = make_sheet (1200, 760);

  ish_painter_paint (painter, sheet.cr, &view, options);
  return sheet;
}

static void
test_colors (PaintFixture *self, gconstpointer data)
{
  static const struct
  {
    IshTheme theme;
    guint32 canvas, card, network, open, closed, line;
  } cases[] = {
    { ISH_THEME_LIGHT, 0xfafafb, 0xffffff, 0xf8f6fd, 0xf1f6e6, 0xe8f2fb, 0x8f2aa0 },
    { ISH_THEME_DARK, 0x1b1b1e, 0x2a2a2e, 0x1f1d27, 0x1d2618, 0x17232f, 0xdc94ea },
    /* High contrast has no fills. */
    { ISH_THEME_CONTRAST_LIGHT, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0x8f2aa0 },
    { ISH_THEME_CONTRAST_DARK, 0x000000, 0x141416, 0x000000, 0x000000, 0x000000, 0xdc94ea },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IshPaintOptions options = { .theme = cases[i].theme };
      Sheet sheet = paint (self->scene, &options);

      g_assert_cmphex (pixel_at (&sheet, -231, 9), ==, cases[i].canvas);
      g_assert_cmphex (pixel_at (&sheet, 190, 250), ==, cases[i].card);   /* web's */
      g_assert_cmphex (pixel_at (&sheet, 500, 600), ==, cases[i].network);
      g_assert_cmphex (pixel_at (&sheet, 400, 400), ==, cases[i].open);   /* public subnet */
      g_assert_cmphex (pixel_at (&sheet, 740, 400), ==, cases[i].closed); /* data subnet */
      g_assert_cmphex (pixel_at (&sheet, 350, 290), ==, cases[i].line);   /* web > db */
      clear_sheet (&sheet);
    }
}

static void
test_details (PaintFixture *self, gconstpointer data)
{
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT };
  Sheet sheet = paint (self->scene, &options);
  guint dark = 0;

  /* The face of the icon, 48 at (36, 9), in its category's colour; the lip is darker. */
  g_assert_cmphex (pixel_at (&sheet, 180 + 36 + 4, 240 + 9 + 20), ==, 0xd45b07);
  g_assert_cmphex (pixel_at (&sheet, 180 + 60, 240 + 9 + 46), ==, 0xa84604);
  /* The name stands on the baseline at 72: there is ink above it in the middle. */
  for (int x = 210; x < 270; x++)
    for (int y = 240 + 60; y < 240 + 72; y++)
      dark += (pixel_at (&sheet, x, y) & 0xff) < 0x60;
  g_assert_cmpuint (dark, >, 20);
  /* Frames of cloud and region stand around the network. */
  g_assert_cmphex (pixel_at (&sheet, 60, 400), ==, 0x36404f);
  g_assert_cmphex (pixel_at (&sheet, 100, 400), ==, 0x6d3fd9);
  clear_sheet (&sheet);
}

static void
test_marks (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) selected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) findings = g_hash_table_new (g_str_hash, g_str_equal);
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT,
                              .selected = selected,
                              .findings = findings };
  Sheet sheet;

  g_hash_table_add (selected, (char *) "web");
  g_hash_table_insert (findings, (char *) "db", GINT_TO_POINTER (3));
  options.drop_target = "sub2";
  sheet = paint (self->scene, &options);
  g_assert_cmphex (pixel_at (&sheet, 177, 260), ==, 0x1c71d8);  /* ring, 3 off the card */
  g_assert_cmphex (pixel_at (&sheet, 303, 290), ==, 0xffffff);  /* a port in the ring */
  g_assert_cmphex (pixel_at (&sheet, 580 + 118 - 6, 243), ==,
                   0xc01c28);                                   /* the octagon of an error */
  g_assert_cmphex (pixel_at (&sheet, 480, 350), ==, 0x1c71d8);  /* edge of the drop target */
  clear_sheet (&sheet);

  options = (IshPaintOptions) { .theme = ISH_THEME_LIGHT, .refused = "sub", .refusal = "No" };
  sheet = paint (self->scene, &options);
  g_assert_cmphex (pixel_at (&sheet, 140, 350), ==, 0xc01c28);
  clear_sheet (&sheet);
}

static void
test_lifted (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) lifted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT, .lifted = lifted };
  Sheet sheet = make_sheet (1200, 760);

  g_hash_table_add (lifted, (char *) "web");
  ish_painter_paint (painter, sheet.cr, &view, &options);
  g_assert_cmphex (pixel_at (&sheet, 220, 269), ==, 0xf1f6e6); /* the subnet where its icon was */
  g_assert_cmphex (pixel_at (&sheet, 440, 290), !=, 0x8f2aa0); /* nor its line */
  ish_painter_paint_lifted (painter, sheet.cr, &view, &options, 0, 300);
  g_assert_cmphex (pixel_at (&sheet, 220, 569), !=, 0xf8f6fd); /* it is down there */
  g_assert_cmphex (pixel_at (&sheet, 220, 569), !=, 0xd45b07); /* seen through */
  ish_painter_paint_rubber (painter, sheet.cr, &view, &options, "db", 860, 290, TRUE);
  g_assert_cmphex (pixel_at (&sheet, 800, 290), ==, 0x1c71d8);
  clear_sheet (&sheet);
}

static void
test_stays_in_place (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  IshPaintOptions options = { .theme = ISH_THEME_DARK, .grid = TRUE };
  IshView small = { 100, 100, 1.0, 500, 400 };
  Sheet sheet = make_sheet (700, 500), part = make_sheet (700, 500);

  ish_painter_paint (painter, sheet.cr, &small, &options);
  for (int x = 0; x < 700; x++)
    for (int y = 0; y < 500; y++)
      if (x >= 500 || y >= 400)
        g_assert_cmphex (pixel (&sheet, x, y), ==, 0xff00ff);
  /* Asked for a part, it paints that part, the same, and nothing else. */
  cairo_rectangle (part.cr, 60, 90, 200, 150);
  cairo_clip (part.cr);
  ish_painter_paint (painter, part.cr, &small, &options);
  for (int x = 0; x < 700; x++)
    for (int y = 0; y < 500; y++)
      {
        gboolean inside = x >= 60 && x < 260 && y >= 90 && y < 240;

        g_assert_cmphex (pixel (&part, x, y), ==, inside ? pixel (&sheet, x, y) : 0xff00ff);
      }
  clear_sheet (&sheet);
  clear_sheet (&part);
}

static void
test_detail_by_zoom (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  g_autoptr (GHashTable) findings = g_hash_table_new (g_str_hash, g_str_equal);
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT, .findings = findings };
  IshView far = { -240, 0, 0.1, 120, 76 };
  Sheet sheet = make_sheet (120, 76);

  /* A card is one box of its category's colour, the subnet keeps its fill. */
  g_hash_table_insert (findings, (char *) "db", GINT_TO_POINTER (3));
  ish_painter_paint (painter, sheet.cr, &far, &options);
  g_assert_cmphex (pixel (&sheet, (240 + 240) / 10, 290 / 10), ==, 0xd45b07);
  g_assert_cmphex (pixel (&sheet, (240 + 400) / 10, 390 / 10), ==, 0xf1f6e6);
  /* Marks are drawn at every zoom: the badge is 10 px, larger than the card's corner. */
  g_assert_cmphex (pixel (&sheet, (240 + 698) / 10 - 3, 24), ==, 0xc01c28);
  clear_sheet (&sheet);
}

static void
test_any_zoom (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  const double zooms[] = { 0.05, 0.17, 0.18, 0.44, 0.45, 0.69, 0.7, 1.33, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (guint theme = 0; theme < 4; theme++)
      {
        IshPaintOptions options = {
          .theme = theme, .grid = TRUE, .hovered = "web", .focused = "c1"
        };
        IshView at = { 100, 100, zooms[i], 300, 200 };
        Sheet sheet = make_sheet (300, 200);

        ish_painter_paint (painter, sheet.cr, &at, &options);
        g_assert_cmpint (cairo_status (sheet.cr), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmphex (pixel (&sheet, 299, 199), !=, 0xff00ff);
        clear_sheet (&sheet);
      }
}

static void
test_transparent (PaintFixture *self, gconstpointer data)
{
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT, .transparent = TRUE };
  Sheet sheet = paint (self->scene, &options);

  g_assert_cmphex (pixel_at (&sheet, -231, 9), ==, 0xff00ff);
  clear_sheet (&sheet);
}

static void
test_unknown_type (PaintFixture *self, gconstpointer data)
{
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT };
  Sheet sheet;

  /* Without a drawing and without an entry in the catalogue: a tile with letters, never a blank. */
  paint_fixture_add (self->design, "odd", "demo.odd", "", "net", 40, 400, 0, 0);
  paint_fixture_add (self->design, "what", "demo.what", "", "net", 240, 400, 0, 0);
  sheet = paint (self->scene, &options);
  g_assert_cmphex (pixel_at (&sheet, 140 + 42, 500 + 40), ==, 0xd45b07);
  g_assert_cmphex (pixel_at (&sheet, 340 + 42, 500 + 40), ==, 0x677690);
  clear_sheet (&sheet);
}

static void
test_dense_pixels (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT, .scale = 2 };
  IshView at = { 180, 240, 1, 120, 100 };
  Sheet sheet = make_sheet (240, 200), plain = make_sheet (240, 200);
  guint differ = 0;

  /* Two device pixels a px: the icon stands in the same place, drawn finer than twice as large. */
  cairo_scale (sheet.cr, 2, 2);
  cairo_scale (plain.cr, 2, 2);
  ish_painter_paint (painter, sheet.cr, &at, &options);
  options.scale = 0;
  ish_painter_paint (painter, plain.cr, &at, &options);
  g_assert_cmphex (pixel (&sheet, 2 * 40, 2 * 29), ==, 0xd45b07);
  for (int x = 72; x < 168; x++)
    for (int y = 18; y < 114; y++)
      differ += pixel (&sheet, x, y) != pixel (&plain, x, y);
  g_assert_cmpuint (differ, >, 50);
  clear_sheet (&sheet);
  clear_sheet (&plain);
}

static void
test_icons (void)
{
  cairo_surface_t *tile = ish_icon_render ("ec2", 32), *again = ish_icon_render ("ec2", 32);
  cairo_surface_t *missing = ish_icon_render ("no_such_drawing", 48);
  const guint32 *data;

  g_assert_cmpint (cairo_image_surface_get_width (tile), ==, 32);
  g_assert_true (tile == again);
  cairo_surface_flush (missing);
  data = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (missing);
  g_assert_cmphex (data[24 * cairo_image_surface_get_stride (missing) / 4 + 4], ==, 0xff677690);
  cairo_surface_destroy (tile);
  cairo_surface_destroy (again);
  cairo_surface_destroy (missing);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, PaintFixture, NULL, paint_fixture_set_up, test, paint_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paint/painter/colors", test_colors);
  ADD ("/paint/painter/details", test_details);
  ADD ("/paint/painter/marks", test_marks);
  ADD ("/paint/painter/lifted", test_lifted);
  ADD ("/paint/painter/stays-in-place", test_stays_in_place);
  ADD ("/paint/painter/detail-by-zoom", test_detail_by_zoom);
  ADD ("/paint/painter/any-zoom", test_any_zoom);
  ADD ("/paint/painter/transparent", test_transparent);
  ADD ("/paint/painter/unknown-type", test_unknown_type);
  ADD ("/paint/painter/dense-pixels", test_dense_pixels);
  g_test_add_func ("/paint/painter/icons", test_icons);
  return g_test_run ();
}
