/* The Cost tab: what the design costs a month, by resource, service and frame, with what is assumed
 * of its usage, and what has no known price.
 *
 * Nothing is made while the tab is hidden; what is there is filled again when it is shown.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-cost-pane.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-cost-lists.h"
#include "app/ish-cost-table.h"
#include "app/ish-usage-slider.h"
#include "app/ish-widget.h"
#include "base/ish-compat.h"
#include "base/ish-json.h"

#define MICRO 1000000.0

enum { PAGE_RESOURCES, PAGE_SERVICES, PAGE_FRAMES, PAGE_UNPRICED, PAGE_PRICES, N_PAGES };

struct _IshCostPane {
  GtkWidget parent_instance;

  IshDocument  *document; /* owned, nullable */
  IshMoneyView *money;    /* owned */
  char         *selected; /* owned, nullable: on the canvas */
  char         *scope;    /* owned, nullable: the selected one when usage of its own matters */
  gboolean      dirty;    /* to be filled when it is seen */
  gboolean      trying;   /* a slider is held */
  gboolean      updating;

  GtkDropDown  *page_choice;
  GtkLabel     *total;
  GtkButton    *environment;
  GtkDropDown  *currency;
  GtkSpinButton *rate;
  GtkLabel     *date;
  GtkStack     *pages;
  IshCostTable *table;
  GtkListBox   *lists[N_PAGES]; /* nullable: of all pages but the first */
  GtkLabel     *usage_title;
  GtkBox       *sliders;
};

enum { SIGNAL_JUMP, SIGNAL_ENVIRONMENT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshCostPane, ish_cost_pane, GTK_TYPE_WIDGET)

static IshCost *
get_cost (IshCostPane *self)
{
  return self->document ? ish_document_get_cost (self->document) : NULL;
}

/* --- usage --- */

/* "requests", or "web.requests" while web is in scope. (transfer full) */
static char *
make_key (IshCostPane *self, const char *figure)
{
  return self->scope ? g_strconcat (self->scope, ".", figure, NULL) : g_strdup (figure);
}

static void
set_usage (IshCostPane *self, const char *figure, const double *value)
{
  g_autofree char *key = make_key (self, figure);
  g_autofree char *path = g_strconcat ("usage.", key, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshOp) op = NULL;

  if (value == NULL)
    op = ish_op_new_set ("design", path, NULL);
  else if (*value < 1e15 && fabs (*value - round (*value)) < 1e-9)
    op = ish_op_new_set_int ("design", path, (gint64) llround (*value));
  else
    op = ish_op_new_set_double ("design", path, *value);
  if (!ish_history_apply (ish_document_get_history (self->document), op, &error))
    g_warning ("%s", error->message);
}

static void
tried_cb (IshUsageSlider *slider, double value, gpointer user_data)
{
  IshCostPane *self = user_data;
  g_autofree char *key = make_key (self, ish_usage_slider_get_key (slider));

  self->trying = TRUE;
  ish_document_try_usage (self->document, key, value);
}

static gboolean
get_given (IshCostPane *self, const char *key, double *out_value)
{
  JsonObject *usage = ish_design_get_usage (ish_document_get_design (self->document));

  if (usage == NULL || !json_object_has_member (usage, key))
    return FALSE;
  *out_value = ish_json_double (usage, key, 0);
  return TRUE;
}

/* Of what is shown: said for this resource, for the design, or assumed. */
static double
get_usage (IshCostPane *self, const IshUsageFigure *figure, gboolean *out_given)
{
  g_autofree char *key = make_key (self, figure->key);
  double value = (double) figure->value[ISH_USAGE_MID] / MICRO;

  *out_given = get_given (self, key, &value);
  if (!*out_given && self->scope)
    get_given (self, figure->key, &value);
  return value;
}

static const IshUsageFigure *
find_figure (IshCost *cost, const char *key)
{
  for (guint i = 0; i < ish_cost_get_n_figures (cost); i++)
    if (g_str_equal (ish_cost_get_figure_at (cost, i)->key, key))
      return ish_cost_get_figure_at (cost, i);
  return NULL;
}

/* A press that moved nothing, or back to where it was, is no edit. */
static void
chosen_cb (IshUsageSlider *slider, double value, gpointer user_data)
{
  IshCostPane *self = user_data;
  const char *key = ish_usage_slider_get_key (slider);
  const IshUsageFigure *figure = get_cost (self) ? find_figure (get_cost (self), key) : NULL;
  gboolean given;
  double now = figure ? get_usage (self, figure, &given) : -1;

  self->trying = FALSE;
  if (fabs (now - value) > 1e-9)
    set_usage (self, key, &value);
  else
    ish_document_try_usage (self->document, NULL, 0);
}

static void
reset_cb (IshUsageSlider *slider, gpointer user_data)
{
  set_usage (user_data, ish_usage_slider_get_key (slider), NULL);
}

/* The figures that the selected resource rests on; without such, all of the estimate.
 * (transfer container) (element-type IshUsageFigure) */
static GPtrArray *
list_figures (IshCostPane *self)
{
  IshCost *cost = get_cost (self);
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; cost && self->selected && i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);
      const IshUsageFigure *figure =
        line->figure && g_str_equal (line->resource_id, self->selected)
          ? find_figure (cost, line->figure) : NULL;

      if (figure && !g_ptr_array_find (figures, figure, NULL))
        g_ptr_array_add (figures, (gpointer) figure);
    }
  ish_set_str (&self->scope, figures->len > 0 ? self->selected : NULL);
  for (guint i = 0; cost && self->scope == NULL && i < ish_cost_get_n_figures (cost); i++)
    g_ptr_array_add (figures, (gpointer) ish_cost_get_figure_at (cost, i));
  return figures;
}

static gboolean
shows_figures (IshCostPane *self, GPtrArray *figures)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sliders));
  guint i = 0;

  for (; child && ISH_IS_USAGE_SLIDER (child); child = gtk_widget_get_next_sibling (child), i++)
    if (i >= figures->len
        || !g_str_equal (((const IshUsageFigure *) figures->pdata[i])->key,
                         ish_usage_slider_get_key (ISH_USAGE_SLIDER (child))))
      return FALSE;
  return child == NULL && i == figures->len && i > 0;
}

static void
make_sliders (IshCostPane *self, GPtrArray *figures)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sliders))))
    gtk_box_remove (self->sliders, child);
  for (guint i = 0; i < figures->len; i++)
    {
      GtkWidget *slider = ish_usage_slider_new (figures->pdata[i]);

      g_signal_connect (slider, "tried", G_CALLBACK (tried_cb), self);
      g_signal_connect (slider, "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect (slider, "reset", G_CALLBACK (reset_cb), self);
      gtk_box_append (self->sliders, slider);
    }
  if (figures->len == 0)
    {
      GtkWidget *label = gtk_label_new (_("Nothing here depends on usage."));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (self->sliders, label);
    }
}

static void
fill_usage (IshCostPane *self)
{
  g_autoptr (GPtrArray) figures = list_figures (self);
  GtkWidget *slider;

  if (self->scope)
    {
      g_autofree char *title = g_strdup_printf (
        _("Usage of “%s”"),
        ish_cost_name_resource (ish_document_get_design (self->document),
                                ish_document_get_catalog (self->document), self->scope));

      gtk_label_set_text (self->usage_title, title);
    }
  else
    gtk_label_set_text (self->usage_title, _("Usage of the design"));
  if (!shows_figures (self, figures))
    make_sliders (self, figures);
  slider = gtk_widget_get_first_child (GTK_WIDGET (self->sliders));
  for (guint i = 0; i < figures->len; i++, slider = gtk_widget_get_next_sibling (slider))
    {
      gboolean given;
      double value = get_usage (self, figures->pdata[i], &given);

      ish_usage_slider_set_value (ISH_USAGE_SLIDER (slider), value, given);
    }
}

/* --- filling --- */

static void
fill_head (IshCostPane *self, IshCost *cost)
{
  IshDesign *design = ish_document_get_design (self->document);
  const char *environment = ish_design_get_setting (design, "environment");
  gboolean production = ish_catalog_is_production (environment);
  IshCostSum sum = ish_cost_get_total (cost);
  g_autofree char *amount = ish_money_show (self->money, sum.fixed + sum.usage[ISH_USAGE_MID]);
  g_autofree char *described = ish_money_describe (self->money, &sum);
  g_autofree char *total = g_strdup_printf (_("%s a month"), amount);
  g_autofree char *date = g_strdup_printf (
    _("prices of %1$s, %2$s, US dollars on demand, without tax"),
    ish_stack_get_region (ish_document_get_stack (self->document)),
    ish_price_book_get_date (ish_cost_get_book (cost)));
  g_autofree char *other =
    g_strdup_printf (_("In “%s”?"), production ? "dev" : "prod");

  gtk_label_set_text (self->total, total);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total), described);
  gtk_label_set_text (self->date, date);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date), date);
  gtk_button_set_label (self->environment, other);
  g_object_set_data (G_OBJECT (self->environment), "ish-environment",
                     (gpointer) (production ? "dev" : "prod"));
}

static void
fill_page (IshCostPane *self, IshCost *cost)
{
  IshDesign *design = ish_document_get_design (self->document);
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  guint page = gtk_drop_down_get_selected (self->page_choice);

  if (page == PAGE_RESOURCES)
    ish_cost_table_set (self->table, cost, design, catalog, self->money, self->trying);
  else if (page == PAGE_SERVICES || page == PAGE_FRAMES)
    ish_cost_fill_bars (self->lists[page], cost, design, catalog, self->money,
                        page == PAGE_FRAMES);
  else if (page == PAGE_UNPRICED)
    ish_cost_fill_unpriced (self->lists[page], cost, design, catalog);
  else if (page == PAGE_PRICES)
    ish_cost_fill_prices (self->lists[page], cost);
}

static void
fill (IshCostPane *self)
{
  IshCost *cost = get_cost (self);

  self->dirty = FALSE;
  if (cost == NULL)
    {
      const char *error = self->document ? ish_document_get_judge_error (self->document) : NULL;

      gtk_label_set_text (self->total, error ? error : "");
      return;
    }
  fill_head (self, cost);
  fill_page (self, cost);
  fill_usage (self);
}

void
ish_cost_pane_refresh (IshCostPane *self)
{
  g_return_if_fail (ISH_IS_COST_PANE (self));

  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->document)
    fill (self);
}

static void
ish_cost_pane_map (GtkWidget *widget)
{
  IshCostPane *self = ISH_COST_PANE (widget);

  GTK_WIDGET_CLASS (ish_cost_pane_parent_class)->map (widget);
  if (self->dirty && self->document)
    fill (self);
}

void
ish_cost_pane_set_selected (IshCostPane *self, const char *id)
{
  g_return_if_fail (ISH_IS_COST_PANE (self));

  if (id && (self->document == NULL
             || ish_design_get_resource (ish_document_get_design (self->document), id) == NULL))
    id = NULL;
  if (ish_set_str (&self->selected, id))
    ish_cost_pane_refresh (self);
}

void
ish_cost_pane_set_document (IshCostPane *self, IshDocument *document)
{
  g_return_if_fail (ISH_IS_COST_PANE (self));

  g_set_object (&self->document, document);
  g_clear_pointer (&self->selected, g_free);
  self->trying = FALSE;
  self->dirty = TRUE;
}

/* --- the head --- */

static void
page_chosen_cb (IshCostPane *self)
{
  static const char *const names[N_PAGES] = { "resources", "services", "frames", "unpriced",
                                              "prices" };

  gtk_stack_set_visible_child_name (self->pages,
                                    names[gtk_drop_down_get_selected (self->page_choice)]);
  ish_cost_pane_refresh (self);
}

static void
show_rate (IshCostPane *self)
{
  const char *const *list = ish_money_list_currencies ();
  const char *currency = ish_money_view_get_currency (self->money);
  gboolean dollars = g_str_equal (currency, "USD");

  self->updating = TRUE;
  for (guint i = 0; list[i]; i++)
    if (g_str_equal (list[i], currency))
      gtk_drop_down_set_selected (self->currency, i);
  gtk_spin_button_set_value (self->rate, ish_money_view_get_rate (self->money));
  gtk_widget_set_visible (GTK_WIDGET (self->rate), !dollars);
  self->updating = FALSE;
}

static void
currency_chosen_cb (IshCostPane *self)
{
  if (!self->updating)
    ish_money_view_set_currency (
      self->money, ish_money_list_currencies ()[gtk_drop_down_get_selected (self->currency)]);
}

static void
rate_changed_cb (IshCostPane *self)
{
  if (!self->updating)
    ish_money_view_set_rate (self->money, gtk_spin_button_get_value (self->rate));
}

static void
environment_cb (IshCostPane *self)
{
  const char *name = g_object_get_data (G_OBJECT (self->environment), "ish-environment");

  if (name)
    g_signal_emit (self, signals[SIGNAL_ENVIRONMENT], 0, name);
}

static void
money_changed_cb (IshCostPane *self)
{
  show_rate (self);
  ish_cost_pane_refresh (self);
}

void
ish_cost_pane_set_money (IshCostPane *self, IshMoneyView *money)
{
  g_return_if_fail (ISH_IS_COST_PANE (self));

  g_set_object (&self->money, money);
  g_signal_connect_object (money, "changed", G_CALLBACK (money_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_rate (self);
}

/* --- life --- */

static void
jump_cb (IshCostPane *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, id);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "ish-id");

  if (id)
    jump_cb (user_data, id);
}

static void
ish_cost_pane_dispose (GObject *object)
{
  IshCostPane *self = ISH_COST_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ISH_TYPE_COST_PANE);
  ish_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->document);
  g_clear_object (&self->money);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->scope, g_free);

  G_OBJECT_CLASS (ish_cost_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, IshCostPane, page_choice);
  gtk_widget_class_bind_template_child (class, IshCostPane, total);
  gtk_widget_class_bind_template_child (class, IshCostPane, environment);
  gtk_widget_class_bind_template_child (class, IshCostPane, currency);
  gtk_widget_class_bind_template_child (class, IshCostPane, rate);
  gtk_widget_class_bind_template_child (class, IshCostPane, date);
  gtk_widget_class_bind_template_child (class, IshCostPane, pages);
  gtk_widget_class_bind_template_child (class, IshCostPane, table);
  gtk_widget_class_bind_template_child_full (class, "services", FALSE,
                                             G_STRUCT_OFFSET (IshCostPane, lists[PAGE_SERVICES]));
  gtk_widget_class_bind_template_child_full (class, "frames", FALSE,
                                             G_STRUCT_OFFSET (IshCostPane, lists[PAGE_FRAMES]));
  gtk_widget_class_bind_template_child_full (class, "unpriced", FALSE,
                                             G_STRUCT_OFFSET (IshCostPane, lists[PAGE_UNPRICED]));
  gtk_widget_class_bind_template_child_full (class, "prices", FALSE,
                                             G_STRUCT_OFFSET (IshCostPane, lists[PAGE_PRICES]));
  gtk_widget_class_bind_template_child (class, IshCostPane, usage_title);
  gtk_widget_class_bind_template_child (class, IshCostPane, sliders);
}

static void
ish_cost_pane_class_init (IshCostPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_cost_pane_dispose;
  widget_class->map = ish_cost_pane_map;
  signals[SIGNAL_JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENVIRONMENT] = g_signal_new ("environment", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (ISH_TYPE_COST_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-cost-pane.ui");
  bind_children (widget_class);
}

static void
ish_cost_pane_init (IshCostPane *self)
{
  g_autoptr (GtkStringList) currencies = gtk_string_list_new (ish_money_list_currencies ());

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->currency, G_LIST_MODEL (currencies));
  g_signal_connect_swapped (self->page_choice, "notify::selected", G_CALLBACK (page_chosen_cb),
                            self);
  g_signal_connect_swapped (self->currency, "notify::selected", G_CALLBACK (currency_chosen_cb),
                            self);
  g_signal_connect_swapped (self->rate, "value-changed", G_CALLBACK (rate_changed_cb), self);
  g_signal_connect_swapped (self->environment, "clicked", G_CALLBACK (environment_cb), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (jump_cb), self);
  for (guint page = PAGE_SERVICES; page < N_PAGES; page++)
    g_signal_connect (self->lists[page], "row-activated", G_CALLBACK (row_activated_cb), self);
}
