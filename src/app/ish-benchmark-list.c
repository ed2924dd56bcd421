/* A design seen through a benchmark: every recommendation with what a design can say about it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-benchmark-list.h"

#include <glib/gi18n.h>

#include "app/ish-judge.h"

/* By IshControlResult. */
static const struct {
  const char *icon;
  const char *css_class;
  const char *word; /* msgid */
} looks[] = {
  [ISH_CONTROL_PASS] = { "emblem-ok-symbolic", "success", N_("Pass") },
  [ISH_CONTROL_FAIL] = { "dialog-error-symbolic", "error", N_("Fail") },
  [ISH_CONTROL_ACCEPTED] = { "emblem-ok-symbolic", "note", N_("Accepted") },
  [ISH_CONTROL_NOT_APPLICABLE] = { "list-remove-symbolic", "dim-label", N_("Not applicable") },
  [ISH_CONTROL_NOT_DECIDABLE] = { "dialog-question-symbolic", "dim-label", N_("Not decidable") },
};

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Where it fails, the first of them a way there. */
static char *
describe_failures (const IshControl *control, IshDesign *design, const char **out_id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < control->n_checks; i++)
    {
      const IshCheck *check = control->checks[i];
      const IshResource *resource =
        check->resource_id ? ish_design_get_resource (design, check->resource_id) : NULL;

      if (check->result != ISH_RESULT_FAIL && check->result != ISH_RESULT_ACCEPTED)
        continue;
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                              resource && resource->name[0] ? resource->name
                              : check->resource_id          ? check->resource_id
                                                            : _("the design"),
                              _(check->rule->title));
      if (*out_id == NULL)
        *out_id = check->resource_id;
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (const IshControl *control, IshDesign *design)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *image = gtk_image_new_from_icon_name (looks[control->result].icon);
  GtkWidget *word = gtk_label_new (_(looks[control->result].word));
  const char *id = NULL;
  g_autofree char *failures = describe_failures (control, design, &id);
  g_autofree char *title = g_strdup_printf ("%s  %s", control->id, _(control->title));
  g_autofree char *name = g_strconcat ("control:", control->id, NULL);

  gtk_widget_add_css_class (image, looks[control->result].css_class);
  gtk_widget_add_css_class (word, "dim-label");
  gtk_box_append (GTK_BOX (texts), make_label (title, NULL));
  if (failures[0])
    gtk_box_append (GTK_BOX (texts), make_label (failures, "usage-assumed"));
  if (control->look)
    gtk_box_append (GTK_BOX (texts), make_label (_(control->look), "usage-assumed"));
  if (control->partial && control->result == ISH_CONTROL_PASS)
    gtk_box_append (GTK_BOX (texts),
                    make_label (_("This design provides it; whether it holds for the whole "
                                  "account, a design cannot show."),
                                "usage-assumed"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), word);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), id != NULL);
  gtk_widget_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "ish-id", g_strdup (id), g_free);
  return row;
}

static char *
summarize (IshBenchmark *benchmark)
{
  GString *text = g_string_new (NULL);

  for (int result = ISH_CONTROL_PASS; result <= ISH_CONTROL_NOT_DECIDABLE; result++)
    {
      guint n = ish_benchmark_count (benchmark, (IshControlResult) result);

      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "",
                                _(looks[result].word), n);
    }
  return g_string_free (text, FALSE);
}

char *
ish_benchmark_fill (GtkListBox *list, IshReport *report, const char *id, IshDesign *design)
{
  g_autoptr (IshBenchmark) benchmark = ish_benchmark_new (report, id);
  IshRuleSet *rules = ish_judge_get_rules ();
  const char *limit = rules ? ish_rule_set_get_benchmark_limit (rules, id) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
  if (benchmark == NULL)
    return g_strdup ("");
  if (limit)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (_(limit), "dim-label"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
  for (guint i = 0; i < ish_benchmark_get_n (benchmark); i++)
    gtk_list_box_append (list, make_row (ish_benchmark_get_at (benchmark, i), design));
  return summarize (benchmark);
}
