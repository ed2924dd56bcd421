/* Who reaches whom in the starters, and what stops the others.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "compliance/ish-reach.h"

static IshCatalog *catalog;

static const struct
{
  const char *design, *from, *to;
  guint port;
  gboolean open;
  const char *last; /* the last step */
} cases[] = {
  { "alb_autoscaling", "internet", "lb", 443, TRUE, "lb_sg lets it in by net_to_lb_443_in_1." },
  { "alb_autoscaling", "internet", "lb", 22, FALSE,
    "No rule of lb_sg lets tcp 22 in from there." },
  { "alb_autoscaling", "lb", "web", 8080, TRUE, "web_sg lets it in by lb_to_web_8080_in." },
  { "alb_autoscaling", "lb", "web", 8081, FALSE,
    "No rule of lb_sg lets tcp 8081 out to there." },
  { "alb_autoscaling", "web", "db", 5432, TRUE, "db_sg lets it in by web_to_db_5432_in." },
  { "alb_autoscaling", "lb", "db", 5432, FALSE, "No rule of lb_sg lets tcp 5432 out to there." },
  { "alb_autoscaling", "db", "web", 5432, FALSE, NULL },
  { "alb_autoscaling", "internet", "web", 8080, FALSE, "web has no public address." },
  { "alb_autoscaling", "web", "internet", 443, TRUE, "web_sg lets it out by web_https_out." },
  { "alb_autoscaling", "web", "internet", 80, FALSE, NULL },
  { "alb_autoscaling", "db", "internet", 443, FALSE, "data_a has no route to the internet." },
  { "alb_autoscaling", "web", "logs", 443, FALSE,
    "logs has no address in a network: permissions decide who may call it." },
  { "alb_autoscaling", "nobody", "db", 5432, FALSE,
    "nobody has no address in a network: permissions decide what it may call." },
  { "redis_cluster", "internet", "cache", 6379, FALSE, "cache has no public address." },
};

static void
test_starters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strconcat (cases[i].design, ".isshoni", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshDesign) design = ish_design_load (path, &error);
      g_autoptr (IshStack) stack = NULL;
      g_autoptr (IshReach) reach = NULL;
      g_autofree char *last = NULL;
      guint n;

      g_assert_no_error (error);
      stack = ish_stack_resolve (design, catalog);
      reach = ish_reach_new (stack, cases[i].from, cases[i].to, "tcp", cases[i].port);
      n = ish_reach_get_n_steps (reach);
      g_assert_cmpuint (n, >, 0);
      last = ish_reach_step_format (ish_reach_get_step_at (reach, n - 1), NULL);
      if (ish_reach_is_open (reach) != cases[i].open
          || (cases[i].last && strcmp (last, cases[i].last) != 0))
        g_error ("%s: %s to %s %u: %d, %s", cases[i].design, cases[i].from, cases[i].to,
                 cases[i].port, ish_reach_is_open (reach), last);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (ish_reach_get_step_at (reach, k)->allows, ==,
                         ish_reach_is_open (reach) || k + 1 < n);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/compliance/reach/starters", test_starters);
  result = g_test_run ();
  ish_catalog_unref (catalog);
  return result;
}
