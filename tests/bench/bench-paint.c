/* Measures laying out and painting 10,000 resources on a 1280 × 800 canvas; a line a figure, as
 * ./dev bench wants them: what, measured, unit, goal.
 *
 * Time is the processor's, so that what else the machine does is not counted. Naive is the same
 * painter without culling and levels of detail: everything, in full. The ratio of two figures of
 * one process is what tests may hold; milliseconds are the machine's.
 * SPDX-License-Identifier: MIT */
#include "paint/ish-painter.h"
#include "paint/ish-paint-private.h"

#include <time.h>

#define N_NODES 10000
#define N_FRAMES 30 /* painted a measurement */
#define WIDTH 1280
#define HEIGHT 800

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* 100 frames of 99 cards, each card with a line to its neighbour. */
static char *
make_text (IshCatalog *catalog)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  const char *frame_type = NULL;
  GString *text = g_string_new (
    "{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"bench\", \"name\": \"Bench\",\n"
    "\"settings\": {\"cloud\": \"aws\", \"region\": \"ap-northeast-2\", \"environment\": "
    "\"dev\"},\n"
    "\"resources\": [\n");
  GString *lines = g_string_new ("],\n\"connections\": [\n");

  for (guint i = 0; i < ish_catalog_get_n_services (catalog); i++)
    {
      const IshService *service = ish_catalog_get_service_at (catalog, i);

      if (ish_service_get_frame (service))
        frame_type = ish_service_get_type_id (service);
      else
        g_ptr_array_add (cards, (gpointer) ish_service_get_type_id (service));
    }
  for (guint i = 0; i < N_NODES; i++)
    {
      guint frame = i / 100 * 100, column = frame / 100 % 10, row = frame / 1000;

      if (i > 0)
        g_string_append (text, ",\n");
      if (i == frame)
        {
          g_string_append_printf (
            text,
            "{\"id\": \"r%u\", \"type\": \"%s\", \"name\": \"Frame %u\", \"x\": %u, \"y\": %u,"
            " \"width\": 1920, \"height\": 1700}",
            i, frame_type, i, column * 2000, row * 1800);
          continue;
        }
      g_string_append_printf (
        text,
        "{\"id\": \"r%u\", \"type\": \"%s\", \"name\": \"서버 %u データ\", \"parent\": \"r%u\","
        " \"x\": %u, \"y\": %u}",
        i, (const char *) cards->pdata[i % cards->len], i, frame, i % 10 * 190 + 30,
        i / 10 % 10 * 165 + 40);
      if (i > frame + 1)
        g_string_append_printf (
          lines,
          "%s{\"id\": \"c%u\", \"from\": \"r%u\", \"to\": \"r%u\", \"type\": \"network\","
          " \"label\": \"8080\"}",
          i > 2 ? ",\n" : "", i, i - 1, i);
    }
  g_string_append_len (text, lines->str, lines->len);
  g_string_free (lines, TRUE);
  g_string_append (text, "]}\n");
  return g_string_free (text, FALSE);
}

static void
report (const char *what, double measured, const char *unit, const char *goal)
{
  g_print ("%s\t%.2f\t%s\t%s\n", what, measured, unit, goal);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Median of the frames, ms; the first frame, which fills caches, is not counted. */
static double
measure (IshPainter *painter, cairo_t *cr, IshView view, double step,
         const IshPaintOptions *options)
{
  gint64 times[N_FRAMES];

  for (guint i = 0; i <= N_FRAMES; i++)
    {
      gint64 start = now ();

      ish_painter_paint (painter, cr, &view, options);
      if (i > 0)
        times[i - 1] = now () - start;
      view.x += step;
    }
  qsort (times, N_FRAMES, sizeof (gint64), compare_times);
  return times[N_FRAMES / 2] / 1000.0;
}

/* Everything in full, as a painter without culling and levels of detail would. */
static double
measure_naive (IshPainter *painter, IshScene *scene, cairo_t *cr, const IshView *view,
               const IshPaintOptions *options)
{
  gint64 best = G_MAXINT64;
  IshRect extents;

  ish_scene_get_extents (scene, &extents);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (IshPen) pen = ish_pen_new_cairo (cr, view->x, view->y, view->zoom);
      gint64 start = now ();

      _ish_painter_paint_all (painter, pen, &extents, options, ISH_LOD_FULL);
      best = MIN (best, now () - start);
    }
  return best / 1000.0;
}

static double
measure_edits (IshDesign *design)
{
  gint64 start = now ();

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i * 100 + 5);
      g_autofree char *parent = g_strdup_printf ("r%u", i * 100);
      g_autoptr (IshOp) op = ish_op_new_move (id, parent, NULL, 40 + i, 60);

      ish_design_apply (design, op, NULL, NULL);
    }
  return (now () - start) / 1000.0 / 100;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new (&error);
  g_autofree char *text = catalog ? make_text (catalog) : NULL;
  g_autoptr (IshDesign) design = text ? ish_design_parse (text, -1, "bench", &error) : NULL;
  g_autoptr (IshScene) scene = NULL;
  g_autoptr (IshPainter) painter = NULL;
  IshPaintOptions options = { .theme = ISH_THEME_LIGHT, .grid = TRUE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  IshRect extents;
  IshView fit = { 0, 0, 1, WIDTH, HEIGHT }, close = { 100, 100, 1, WIDTH, HEIGHT };
  double fit_ms, pan_ms;
  gint64 start;

  if (design == NULL)
    g_error ("%s", error->message);
  start = now ();
  scene = ish_scene_new (design, catalog);
  report ("lay out 10,000 resources", (now () - start) / 1000.0, "ms", "150");
  painter = ish_painter_new (scene);
  ish_scene_get_extents (scene, &extents);
  fit.zoom = MIN (WIDTH / extents.width, HEIGHT / extents.height);
  fit.x = extents.x;
  fit.y = extents.y;
  fit_ms = measure (painter, cr, fit, 0, &options);
  report ("paint all of them", fit_ms, "ms", "16");
  pan_ms = measure (painter, cr, close, 37, &options);
  report ("paint at 100 %, panning", pan_ms, "ms", "8");
  fit.zoom = 0.5;
  report ("paint at 50 %, panning", measure (painter, cr, fit, 37, &options), "ms", "16");
  fit.zoom = 0.2;
  report ("paint at 20 %, panning", measure (painter, cr, fit, 37, &options), "ms", "30");
  fit.zoom = MIN (WIDTH / extents.width, HEIGHT / extents.height);
  report ("painting all costs, of naive",
          100 * fit_ms / measure_naive (painter, scene, cr, &fit, &options), "%", "15");
  report ("panning costs, of naive",
          100 * pan_ms / measure_naive (painter, scene, cr, &close, &options), "%", "5");
  report ("follow a moved resource", measure_edits (design), "ms", "16");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
