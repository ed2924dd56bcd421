/* Measures opening, writing and editing a design of 10,000 resources; a line a figure, as
 * ./dev bench wants them: what, measured, unit, goal.
 * SPDX-License-Identifier: MIT */
#include "design/ish-design.h"

#define N_NODES 10000
#define N_RUNS 7

/* 100 frames of 99 nodes, each node with a line to its neighbour. */
static char *
make_text (void)
{
  GString *text =
    g_string_new ("{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"bench\",\n"
                  "\"resources\": [\n");
  GString *lines = g_string_new ("],\n\"connections\": [\n");

  for (guint i = 0; i < N_NODES; i++)
    {
      guint frame = i / 100 * 100;

      if (i > 0)
        g_string_append (text, ",\n");
      if (i == frame)
        {
          g_string_append_printf (text,
                                  "{\"id\": \"r%u\", \"type\": \"x.frame\", \"x\": %u, \"y\": 40,"
                                  " \"width\": 1400, \"height\": 1200}",
                                  i, frame * 15);
          continue;
        }
      g_string_append_printf (
        text,
        "{\"id\": \"r%u\", \"type\": \"x.node\", \"name\": \"서버 %u\","
        " \"parent\": \"r%u\", \"x\": %u, \"y\": %u, \"properties\":"
        " {\"instance_type\": \"t3.micro\", \"port\": 8080}, \"notes\": \"\"}",
        i, i, frame, i % 10 * 130, i / 10 % 10 * 110);
      if (i > frame + 1)
        g_string_append_printf (lines, "%s{\"id\": \"c%u\", \"from\": \"r%u\", \"to\": \"r%u\","
                                " \"type\": \"network\", \"properties\": {\"port\": 8080}}",
                                i > 2 ? ",\n" : "", i, i, i - 1);
    }
  g_string_append_len (text, lines->str, lines->len);
  g_string_free (lines, TRUE);
  g_string_append (text, "]}\n");
  return g_string_free (text, FALSE);
}

static void
report (const char *what, gint64 best, double per, const char *unit, const char *goal)
{
  g_print ("%s\t%.2f\t%s\t%s\n", what, best / per, unit, goal);
}

/* The least of several runs is what the code costs; the rest is what else the machine did. */
int
main (void)
{
  g_autofree char *text = make_text ();
  gint64 open = G_MAXINT64;
  gint64 write = G_MAXINT64;
  gint64 edit = G_MAXINT64;

  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (IshDesign) design = ish_design_parse (text, -1, "bench", &error);
      g_autofree char *bytes = NULL;

      if (design == NULL)
        g_error ("%s", error->message);
      open = MIN (open, g_get_monotonic_time () - start);
      start = g_get_monotonic_time ();
      bytes = ish_design_serialize (design, NULL);
      write = MIN (write, g_get_monotonic_time () - start);
      start = g_get_monotonic_time ();
      for (guint i = 0; i < 1000; i++)
        {
          g_autofree char *id = g_strdup_printf ("r%u", i * 10 + 5);
          g_autoptr (IshOp) op = ish_op_new_move (id, "r0", NULL, i, i);

          ish_design_apply (design, op, NULL, NULL);
        }
      edit = MIN (edit, g_get_monotonic_time () - start);
    }
  report ("read a design of 10,000 resources", open, 1000, "ms", "300");
  report ("write it", write, 1000, "ms", "20");
  report ("move a resource in it", edit, 1000, "us", "50");
  return 0;
}
