/* What each resource of a design costs, as a table that holds thousands of them.
 *
 * While the resources stay the same the rows stay too and only their texts change, so that neither
 * the keyboard nor the place in the list is lost when a slider moves.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-cost-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-widget.h"
#include "base/ish-compat.h"
#include "catalog/ish-language.h"

enum { COLUMN_NAME, COLUMN_FIXED, COLUMN_LOW, COLUMN_MID, COLUMN_HIGH, COLUMN_MONTH, N_COLUMNS };

/* --- a row --- */

#define ISH_TYPE_COST_ROW (ish_cost_row_get_type ())
G_DECLARE_FINAL_TYPE (IshCostRow, ish_cost_row, ISH, COST_ROW, GObject)

struct _IshCostRow {
  GObject  parent_instance;
  char    *id;
  IshMoney month;
  char    *texts[N_COLUMNS];
  IshCost *cost; /* owned: the lines from first on are its own */
  IshMoneyView *money; /* owned */
  guint    first, n;
};

enum { ROW_CHANGED, N_ROW_SIGNALS };
static guint row_signals[N_ROW_SIGNALS];

G_DEFINE_FINAL_TYPE (IshCostRow, ish_cost_row, G_TYPE_OBJECT)

static void
ish_cost_row_finalize (GObject *object)
{
  IshCostRow *self = ISH_COST_ROW (object);

  g_free (self->id);
  ish_cost_unref (self->cost);
  g_object_unref (self->money);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (ish_cost_row_parent_class)->finalize (object);
}

static void
ish_cost_row_class_init (IshCostRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ish_cost_row_finalize;
  row_signals[ROW_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ish_cost_row_init (IshCostRow *self)
{
}

/* --- the table --- */

struct _IshCostTable {
  GtkWidget   parent_instance;
  GListStore *rows; /* owned */
};

enum { SIGNAL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshCostTable, ish_cost_table, GTK_TYPE_WIDGET)

const char *
ish_cost_name_resource (IshDesign *design, IshCatalog *catalog, const char *id)
{
  const IshResource *resource = ish_design_get_resource (design, id);
  const IshService *service;

  if (resource == NULL)
    return id;
  if (resource->name && resource->name[0] != '\0')
    return resource->name;
  service = ish_catalog_get_service (catalog, resource->type);
  return service ? ish_service_get_label (service, ish_language_get ()) : resource->type;
}

static char *
describe_line (const IshCostLine *line, IshMoneyView *money)
{
  double quantity = (double) line->quantity[ISH_USAGE_MID] / 1e6;
  g_autofree char *amount = ish_money_show (money, line->amount[ISH_USAGE_MID]);

  if (!line->is_priced)
    return g_strdup_printf ("%s: %s", _(line->label),
                            line->reason ? _(line->reason) : _("no price known"));
  return g_strdup_printf ("%s: %.10g × $%.6g = %s", _(line->label), quantity,
                          (double) line->price.pico / 1e12, amount);
}

static char *
describe_lines (IshCost *cost, guint first, guint n, IshMoneyView *money)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < first + n && i < first + 20; i++)
    {
      g_autofree char *line = describe_line (ish_cost_get_line_at (cost, i), money);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static char *
show_usage (IshMoneyView *money, const IshCostSum *sum, IshUsageLevel level)
{
  return sum->usage[ISH_USAGE_HIGH] > 0 ? ish_money_show (money, sum->usage[level])
                                        : g_strdup ("–");
}

static IshCostRow *
make_row (IshCost *cost, guint first, guint n, IshDesign *design, IshCatalog *catalog,
          IshMoneyView *money)
{
  IshCostRow *row = g_object_new (ISH_TYPE_COST_ROW, NULL);
  const char *id = ish_cost_get_line_at (cost, first)->resource_id;
  IshCostSum sum = ish_cost_get_resource (cost, id);
  g_autofree char *month = NULL;

  row->id = g_strdup (id);
  row->month = sum.fixed + sum.usage[ISH_USAGE_MID];
  month = ish_money_show (money, row->month);
  row->texts[COLUMN_NAME] = g_strdup (ish_cost_name_resource (design, catalog, id));
  row->texts[COLUMN_FIXED] = sum.fixed > 0 ? ish_money_show (money, sum.fixed) : g_strdup ("–");
  row->texts[COLUMN_LOW] = show_usage (money, &sum, ISH_USAGE_LOW);
  row->texts[COLUMN_MID] = show_usage (money, &sum, ISH_USAGE_MID);
  row->texts[COLUMN_HIGH] = show_usage (money, &sum, ISH_USAGE_HIGH);
  /* What has no known price is never shown as nothing. */
  row->texts[COLUMN_MONTH] = sum.n_unpriced == 0 ? g_steal_pointer (&month)
                             : row->month > 0    ? g_strdup_printf ("%s + ?", month)
                                                 : g_strdup ("?");
  row->cost = ish_cost_ref (cost);
  row->money = g_object_ref (money);
  row->first = first;
  row->n = n;
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const IshCostRow *x = *(const IshCostRow *const *) a, *y = *(const IshCostRow *const *) b;

  if (x->month != y->month)
    return x->month > y->month ? -1 : 1;
  return strcmp (x->id, y->id);
}

/* Puts the texts of @rows into the rows that are there; %FALSE: they are of other resources. */
static gboolean
update_in_place (IshCostTable *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (n != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_id, ((IshCostRow *) rows->pdata[i])->id, rows->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IshCostRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (g_hash_table_lookup (by_id, row->id) == NULL)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IshCostRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const IshCostRow *with = g_hash_table_lookup (by_id, row->id);
      gboolean changed = FALSE;

      row->month = with->month;
      ish_cost_unref (row->cost);
      row->cost = ish_cost_ref (with->cost);
      row->first = with->first;
      row->n = with->n;
      for (guint k = 0; k < N_COLUMNS; k++)
        changed |= ish_set_str (&row->texts[k], with->texts[k]);
      if (changed)
        g_signal_emit (row, row_signals[ROW_CHANGED], 0);
    }
  return TRUE;
}

static gboolean
has_order (IshCostTable *self, GPtrArray *rows)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (IshCostRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (!g_str_equal (row->id, ((IshCostRow *) rows->pdata[i])->id))
        return FALSE;
    }
  return TRUE;
}

void
ish_cost_table_set (IshCostTable *self, IshCost *cost, IshDesign *design, IshCatalog *catalog,
                    IshMoneyView *money, gboolean keep_order)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = cost ? ish_cost_get_n_lines (cost) : 0;

  g_return_if_fail (ISH_IS_COST_TABLE (self));

  for (guint first = 0, end; first < n; first = end)
    {
      const char *id = ish_cost_get_line_at (cost, first)->resource_id;

      for (end = first + 1; end < n; end++)
        if (!g_str_equal (ish_cost_get_line_at (cost, end)->resource_id, id))
          break;
      g_ptr_array_add (rows, make_row (cost, first, end - first, design, catalog, money));
    }
  g_ptr_array_sort (rows, compare_rows);
  if ((keep_order || has_order (self, rows)) && update_in_place (self, rows))
    return;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

/* --- cells --- */

static void
show_cell (IshCostRow *row, GtkListItem *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "ish-column"));
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *name =
    column == COLUMN_NAME    ? g_strconcat ("cost:row:", row->id, NULL)
    : column == COLUMN_MONTH ? g_strconcat ("cost:month:", row->id, NULL) : NULL;

  gtk_label_set_text (GTK_LABEL (label), row->texts[column]);
  gtk_widget_set_name (label, name);
}

static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  IshCostRow *row = gtk_list_item_get_item (GTK_LIST_ITEM (user_data));
  g_autofree char *text = row ? describe_lines (row->cost, row->first, row->n, row->money) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_NAME ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == COLUMN_NAME ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (column != COLUMN_NAME)
    gtk_widget_add_css_class (label, "numeric");
  if (column == COLUMN_MONTH)
    gtk_widget_add_css_class (label, "cost-month");
  g_object_set_data (G_OBJECT (item), "ish-column", user_data);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), item);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  IshCostRow *row = gtk_list_item_get_item (item);

  show_cell (row, item);
  g_signal_connect (row, "changed", G_CALLBACK (show_cell), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
  gtk_widget_set_name (gtk_list_item_get_child (item), NULL);
}

static void
add_column (GtkColumnView *view, guint column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *one;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  one = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (one, column == COLUMN_NAME);
  gtk_column_view_append_column (view, one);
  g_object_unref (one);
}

static void
activate_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  IshCostTable *self = user_data;
  g_autoptr (IshCostRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row->id);
}

/* --- life --- */

static void
ish_cost_table_dispose (GObject *object)
{
  ish_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&ISH_COST_TABLE (object)->rows);

  G_OBJECT_CLASS (ish_cost_table_parent_class)->dispose (object);
}

static void
ish_cost_table_class_init (IshCostTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ish_cost_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                            G_TYPE_STRING);
}

static void
ish_cost_table_init (IshCostTable *self)
{
  static const char *const titles[N_COLUMNS] = {
    N_("Resource"), N_("Fixed"), N_("Usage, low"), N_("Middle"), N_("High"), N_("A month")
  };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;
  GtkWidget *view;

  self->rows = g_list_store_new (ISH_TYPE_COST_ROW);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  gtk_widget_add_css_class (view, "cost-table");
  gtk_widget_add_css_class (view, "data-table");
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (GTK_COLUMN_VIEW (view), i, _(titles[i]));
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cost"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
ish_cost_table_new (void)
{
  return g_object_new (ISH_TYPE_COST_TABLE, NULL);
}
