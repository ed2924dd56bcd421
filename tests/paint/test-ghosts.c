/* Chips of what is implied: one for each type that a thing needs, where nothing else is.
 * SPDX-License-Identifier: MIT */
#include "paint-fixture.h"

static const IshGhost *
find (IshGhosts *ghosts, const char *cause, const char *type)
{
  for (guint i = 0; i < ish_ghosts_get_n (ghosts); i++)
    {
      const IshGhost *ghost = ish_ghosts_get_at (ghosts, i);

      if (g_str_equal (ghost->cause, cause) && g_str_equal (ghost->type, type))
        return ghost;
    }
  g_assert_not_reached ();
  return NULL;
}

static IshGhosts *
make (void)
{
  IshGhosts *ghosts = ish_ghosts_new ();

  ish_ghosts_add (ghosts, "web", "demo.sub", "a");
  ish_ghosts_add (ghosts, "db", "demo.net", "n");
  ish_ghosts_add (ghosts, "web", "demo.net", "m");
  ish_ghosts_add (ghosts, "web", "demo.sub", "b");
  ish_ghosts_add (ghosts, "gone", "demo.net", "x");
  return ghosts;
}

static void
test_one_a_type (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshGhosts) ghosts = make ();
  const IshGhost *subnets;

  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 1);
  g_assert_cmpuint (ish_ghosts_get_n (ghosts), ==, 4);
  subnets = find (ghosts, "web", "demo.sub");
  g_assert_cmpuint (subnets->ids->len, ==, 2);
  g_assert_cmpstr (subnets->ids->pdata[1], ==, "b");
  g_assert_true (g_str_has_suffix (subnets->label, "× 2"));
  g_assert_null (g_strstr_len (find (ghosts, "db", "demo.net")->label, -1, "×"));
  /* Those of one thing stand together, one under the other. */
  g_assert_cmpfloat (find (ghosts, "web", "demo.net")->rect.y, >,
                     subnets->rect.y + subnets->rect.height);
  g_assert_cmpfloat (find (ghosts, "web", "demo.net")->rect.x, ==, subnets->rect.x);
  /* What is not drawn has no place. */
  g_assert_cmpfloat (find (ghosts, "gone", "demo.net")->rect.width, ==, 0);
}

static void
test_covers_nothing (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshGhosts) ghosts = make ();
  const IshGhost *ghost = find (ghosts, "web", "demo.sub");
  IshRect web, below;

  g_assert_true (ish_scene_get_rect (self->scene, "web", &web));
  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 1);
  g_assert_cmpfloat (ghost->rect.y, >, web.y + web.height);
  below = ghost->rect;
  paint_fixture_add (self->design, "under", "demo.web", "U", "sub", 40, 165, 0, 0);
  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 1);
  g_assert_false (below.x == ghost->rect.x && below.y == ghost->rect.y);
  for (guint i = 0; i < 2; i++)
    {
      IshRect other;

      g_assert_true (ish_scene_get_rect (self->scene, i ? "under" : "web", &other));
      g_assert_false (ish_rect_intersects (&ghost->rect, &other));
    }
}

static void
test_hit (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshGhosts) ghosts = make ();
  const IshGhost *ghost = find (ghosts, "db", "demo.net");
  IshRect rect;
  double small;

  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 1);
  rect = ghost->rect;
  g_assert_true (ish_ghosts_hit (ghosts, rect.x + 3, rect.y + 3) == ghost);
  g_assert_null (ish_ghosts_hit (ghosts, rect.x - 3, rect.y + 3));
  g_assert_null (ish_ghosts_hit (ghosts, 0, 0));
  small = rect.height;
  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 0.5);
  g_assert_cmpfloat (ghost->rect.height, >, small);
}

/* Counts the pixels in @rect that are not what they were. */
static guint
count_changed (cairo_surface_t *a, cairo_surface_t *b, const IshRect *rect)
{
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = (int) rect->y; y < (int) (rect->y + rect->height); y++)
    for (int x = (int) rect->x; x < (int) (rect->x + rect->width); x++)
      {
        gsize at = (gsize) (y * stride + x * 4);

        n += *(guint32 *) (gpointer) (cairo_image_surface_get_data (a) + at)
             != *(guint32 *) (gpointer) (cairo_image_surface_get_data (b) + at);
      }
  return n;
}

static void
test_paint (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshGhosts) ghosts = make ();
  g_autoptr (IshPainter) painter = ish_painter_new (self->scene);
  g_autoptr (GHashTable) lifted = g_hash_table_new (g_str_hash, g_str_equal);
  IshView view = { 0, 0, 1, 900, 700 };
  IshPaintOptions options = { .language = ISH_LANGUAGE_EN };
  cairo_surface_t *surfaces[3];
  IshRect rect, all = { 0, 0, 900, 700 };

  ish_ghosts_lay_out (ghosts, self->scene, ISH_LANGUAGE_EN, 1);
  rect = find (ghosts, "db", "demo.net")->rect;
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      cairo_t *cr;

      options.ghosts = i > 0 ? ghosts : NULL;
      if (i == 2)
        {
          g_hash_table_add (lifted, (gpointer) "db");
          options.lifted = lifted;
        }
      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 700);
      cr = cairo_create (surfaces[i]);
      ish_painter_paint (painter, cr, &view, &options);
      cairo_destroy (cr);
    }
  g_assert_cmpuint (count_changed (surfaces[0], surfaces[1], &rect), >, 50);
  g_assert_cmpuint (count_changed (surfaces[0], surfaces[1], &all), <, 20000);
  /* It goes while its cause is in the hand. */
  g_assert_cmpuint (count_changed (surfaces[0], surfaces[2], &rect), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/paint/ghosts/one-a-type", PaintFixture, NULL, paint_fixture_set_up,
              test_one_a_type, paint_fixture_tear_down);
  g_test_add ("/paint/ghosts/covers-nothing", PaintFixture, NULL, paint_fixture_set_up,
              test_covers_nothing, paint_fixture_tear_down);
  g_test_add ("/paint/ghosts/hit", PaintFixture, NULL, paint_fixture_set_up, test_hit,
              paint_fixture_tear_down);
  g_test_add ("/paint/ghosts/paint", PaintFixture, NULL, paint_fixture_set_up, test_paint,
              paint_fixture_tear_down);
  return g_test_run ();
}
