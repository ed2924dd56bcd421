/* The lists of the Cost tab beside its table: bars, what has no price, where prices come from.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-cost-lists.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-cost-table.h"
#include "catalog/ish-language.h"

#define MAX_ROWS 200 /* nobody reads more bars than that */

static GtkWidget *
make_label (const char *text, float align, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_row (GtkListBox *list, GtkWidget *child, const char *id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), id != NULL);
  g_object_set_data_full (G_OBJECT (row), "ish-id", g_strdup (id), g_free);
  gtk_list_box_append (list, row);
}

static void
empty (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

static void
append_sentence (GtkListBox *list, const char *sentence)
{
  append_row (list, make_label (sentence, 0, "dim-label"), NULL);
}

/* --- bars --- */

typedef struct {
  char    *name;
  char    *id; /* nullable: of a frame */
  IshMoney month;
  guint    n_unpriced;
} Bar;

static void
bar_free (Bar *bar)
{
  g_free (bar->name);
  g_free (bar->id);
  g_free (bar);
}

static Bar *
get_bar (GHashTable *bars, const char *key, const char *name, const char *id)
{
  Bar *bar = g_hash_table_lookup (bars, key);

  if (bar == NULL)
    {
      bar = g_new0 (Bar, 1);
      bar->name = g_strdup (name);
      bar->id = g_strdup (id);
      g_hash_table_insert (bars, g_strdup (key), bar);
    }
  return bar;
}

static void
add_line (Bar *bar, const IshCostLine *line)
{
  if (line->is_priced)
    bar->month += line->amount[ISH_USAGE_MID];
  else
    bar->n_unpriced++;
}

/* Every frame around it gets the whole of the line. */
static void
add_to_frames (GHashTable *bars, const IshCostLine *line, IshDesign *design, IshCatalog *catalog)
{
  const IshResource *resource = ish_design_get_resource (design, line->resource_id);
  gboolean inside = FALSE;

  for (; resource; resource = resource->parent ? ish_design_get_resource (design, resource->parent)
                                               : NULL)
    {
      const IshService *service = ish_catalog_get_service (catalog, resource->type);

      if (service == NULL || ish_service_get_frame (service) == NULL)
        continue;
      inside = TRUE;
      add_line (get_bar (bars, resource->id,
                         ish_cost_name_resource (design, catalog, resource->id), resource->id),
                line);
    }
  if (!inside)
    add_line (get_bar (bars, "", _("Outside every frame"), NULL), line);
}

static void
add_to_service (GHashTable *bars, const IshCostLine *line, IshDesign *design, IshCatalog *catalog)
{
  const IshResource *resource = ish_design_get_resource (design, line->resource_id);
  const IshService *service = resource ? ish_catalog_get_service (catalog, resource->type) : NULL;
  const char *name = service    ? ish_service_get_label (service, ish_language_get ())
                     : resource ? resource->type : _("The design as a whole");

  add_line (get_bar (bars, resource ? resource->type : "", name, NULL), line);
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const Bar *x = *(const Bar *const *) a, *y = *(const Bar *const *) b;

  if (x->month != y->month)
    return x->month > y->month ? -1 : 1;
  return strcmp (x->name, y->name);
}

static GtkWidget *
make_bar (const Bar *bar, IshMoney most, IshMoney total, IshMoneyView *money)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = make_label (bar->name, 0, NULL);
  GtkWidget *level = gtk_progress_bar_new ();
  g_autofree char *amount = ish_money_show (money, bar->month);
  g_autofree char *text =
    bar->month == 0 && bar->n_unpriced > 0
      ? g_strdup ("?")
      : g_strdup_printf ("%s%s · %.0f %%", amount, bar->n_unpriced > 0 ? " + ?" : "",
                         total > 0 ? (double) bar->month / (double) total * 100 : 0.0);
  GtkWidget *number = make_label (text, 1, "numeric");

  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 22);
  gtk_label_set_width_chars (GTK_LABEL (number), 16);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (level),
                                 most > 0 ? (double) bar->month / (double) most : 0);
  gtk_widget_set_hexpand (level, TRUE);
  gtk_widget_set_valign (level, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (level), GTK_ACCESSIBLE_PROPERTY_LABEL, bar->name,
                                  -1);
  gtk_widget_add_css_class (level, "cost-bar");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), level);
  gtk_box_append (GTK_BOX (box), number);
  return box;
}

void
ish_cost_fill_bars (GtkListBox *list, IshCost *cost, IshDesign *design, IshCatalog *catalog,
                    IshMoneyView *money, gboolean frames)
{
  g_autoptr (GHashTable) bars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) bar_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  IshCostSum sum = ish_cost_get_total (cost);
  GHashTableIter iter;
  gpointer bar;

  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    (frames ? add_to_frames : add_to_service) (bars, ish_cost_get_line_at (cost, i), design,
                                               catalog);
  g_hash_table_iter_init (&iter, bars);
  while (g_hash_table_iter_next (&iter, NULL, &bar))
    g_ptr_array_add (sorted, bar);
  g_ptr_array_sort (sorted, compare_bars);
  empty (list);
  for (guint i = 0; i < sorted->len && i < MAX_ROWS; i++)
    {
      const Bar *one = sorted->pdata[i];

      append_row (list, make_bar (one, ((const Bar *) sorted->pdata[0])->month,
                                  sum.fixed + sum.usage[ISH_USAGE_MID], money),
                  one->id);
    }
  if (sorted->len == 0)
    append_sentence (list, _("Nothing here costs anything."));
}

/* --- what has no price --- */

void
ish_cost_fill_unpriced (GtkListBox *list, IshCost *cost, IshDesign *design, IshCatalog *catalog)
{
  guint n = 0;

  empty (list);
  for (guint i = 0; i < ish_cost_get_n_lines (cost) && n < MAX_ROWS; i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);
      GtkWidget *box;
      g_autofree char *what = NULL;

      if (line->is_priced)
        continue;
      n++;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      what = g_strdup_printf ("%s · %s",
                              ish_cost_name_resource (design, catalog, line->resource_id),
                              _(line->label));
      gtk_box_append (GTK_BOX (box), make_label (what, 0, NULL));
      gtk_box_append (GTK_BOX (box),
                      make_label (line->reason ? _(line->reason)
                                               : _("The price book has no such price."),
                                  0, "usage-assumed"));
      append_row (list, box, line->resource_id);
    }
  if (n == 0)
    append_sentence (list, _("Everything here has a known price."));
}

/* --- where prices come from --- */

void
ish_cost_fill_prices (GtkListBox *list, IshCost *cost)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  empty (list);
  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);
      g_autofree char *text = NULL;
      g_autofree char *detail = NULL;
      GtkWidget *box;

      if (!line->is_priced || line->item == NULL
          || !g_hash_table_add (seen, (gpointer) line->item))
        continue;
      text = g_strdup_printf ("%s · $%.8g %s%s", line->item, (double) line->price.pico / 1e12,
                              line->price.unit, line->price.first_tier ? _(" (first tier)") : "");
      detail = g_strdup_printf ("%s · %s", line->price.source, line->price.date);
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_box_append (GTK_BOX (box), make_label (text, 0, NULL));
      gtk_box_append (GTK_BOX (box), make_label (detail, 0, "usage-assumed"));
      append_row (list, box, NULL);
      if (g_hash_table_size (seen) >= MAX_ROWS)
        break;
    }
  if (g_hash_table_size (seen) == 0)
    append_sentence (list, _("No price was used."));
}
