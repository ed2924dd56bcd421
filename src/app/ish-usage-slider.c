/* One figure that a design cannot know, as a slider: what is assumed, what somebody said.
 *
 * Usage spans many powers of ten, so the slider is logarithmic, from a tenth of the low assumption
 * to ten times the high one, with nought at its left end.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-usage-slider.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-widget.h"

#define MICRO 1000000.0
#define STEPS 1000.0

struct _IshUsageSlider {
  GtkWidget parent_instance;

  const IshUsageFigure *figure;
  double     least, most;  /* at the second step and at the last */
  double     value;
  gboolean   updating;     /* ours, not the user's */
  gboolean   held;         /* the pointer is down on it */
  GtkWidget *scale;
  GtkWidget *entry;
  GtkWidget *assumed;
  GtkWidget *reset;
};

enum { SIGNAL_TRIED, SIGNAL_CHOSEN, SIGNAL_RESET, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshUsageSlider, ish_usage_slider, GTK_TYPE_WIDGET)

/* --- numbers --- */

char *
ish_usage_format (double value)
{
  GString *text;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (value < 100 && fabs (value - round (value)) > 1e-9)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.3g", value));
  g_ascii_formatd (digits, sizeof digits, "%.0f", value);
  length = strlen (digits);
  text = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

gboolean
ish_usage_parse (const char *text, double *out_value)
{
  static const struct { char letter; double factor; } units[] = {
    { 'k', 1e3 }, { 'm', 1e6 }, { 'g', 1e9 }, { 'b', 1e9 }
  };
  g_autoptr (GString) plain = g_string_new (NULL);
  double factor = 1;
  char *end;

  for (const char *c = text; *c; c++)
    if (*c != ',' && !g_ascii_isspace (*c))
      g_string_append_c (plain, g_ascii_tolower (*c));
  for (guint i = 0; i < G_N_ELEMENTS (units) && plain->len > 0; i++)
    if (plain->str[plain->len - 1] == units[i].letter)
      {
        factor = units[i].factor;
        g_string_truncate (plain, plain->len - 1);
        break;
      }
  if (plain->len == 0 || !(g_ascii_isdigit (plain->str[0]) || plain->str[0] == '.'))
    return FALSE;
  *out_value = g_ascii_strtod (plain->str, &end) * factor;
  return *end == '\0' && isfinite (*out_value) && *out_value >= 0;
}

/* Two digits: nobody means 1,234,567 requests. */
static double
round_off (double value)
{
  double unit;

  if (value <= 0)
    return 0;
  unit = pow (10, floor (log10 (value)) - 1);
  return round (value / unit) * unit;
}

static double
to_value (IshUsageSlider *self, double position)
{
  if (position < 1)
    return 0;
  return round_off (self->least * pow (self->most / self->least, (position - 1) / (STEPS - 1)));
}

static double
to_position (IshUsageSlider *self, double value)
{
  if (value <= 0)
    return 0;
  return CLAMP (1 + log (value / self->least) / log (self->most / self->least) * (STEPS - 1), 1,
                STEPS);
}

/* --- what is shown --- */

static void
show_number (IshUsageSlider *self, double value)
{
  g_autofree char *text = ish_usage_format (value);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_remove_css_class (self->entry, "error");
}

static char *
describe_assumption (IshUsageSlider *self, gboolean given)
{
  g_autofree char *low = ish_usage_format ((double) self->figure->value[ISH_USAGE_LOW] / MICRO);
  g_autofree char *mid = ish_usage_format ((double) self->figure->value[ISH_USAGE_MID] / MICRO);
  g_autofree char *high = ish_usage_format ((double) self->figure->value[ISH_USAGE_HIGH] / MICRO);

  /* Translators: numbers: what is assumed in the middle, low and high. */
  return g_strdup_printf (given ? _("set here; assumed otherwise: %1$s (%2$s to %3$s)")
                                : _("assumed: %1$s (%2$s to %3$s)"),
                          mid, low, high);
}

void
ish_usage_slider_set_value (IshUsageSlider *self, double value, gboolean given)
{
  g_autofree char *assumed = NULL;

  g_return_if_fail (ISH_IS_USAGE_SLIDER (self));

  if (self->held) /* it follows the hand */
    return;
  self->updating = TRUE;
  self->value = value;
  gtk_range_set_value (GTK_RANGE (self->scale), to_position (self, value));
  if (!gtk_widget_has_focus (self->entry))
    show_number (self, value);
  assumed = describe_assumption (self, given);
  gtk_label_set_text (GTK_LABEL (self->assumed), assumed);
  gtk_widget_set_visible (self->reset, given);
  self->updating = FALSE;
}

const char *
ish_usage_slider_get_key (IshUsageSlider *self)
{
  return self->figure->key;
}

/* --- what is done --- */

static void
value_changed_cb (IshUsageSlider *self)
{
  double value = to_value (self, gtk_range_get_value (GTK_RANGE (self->scale)));

  if (self->updating)
    return;
  show_number (self, value);
  self->value = value;
  g_signal_emit (self, signals[self->held ? SIGNAL_TRIED : SIGNAL_CHOSEN], 0, value);
}

/* The scale has gestures of its own that end ours; it never sees less than these. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, gpointer user_data)
{
  IshUsageSlider *self = user_data;
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->held = TRUE;
  else if (self->held
           && (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL))
    {
      self->held = FALSE;
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->value);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
entry_done_cb (IshUsageSlider *self)
{
  double value;

  if (self->updating)
    return;
  if (!ish_usage_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value))
    {
      gtk_widget_add_css_class (self->entry, "error");
      return;
    }
  if (fabs (value - self->value) < 1e-9)
    {
      show_number (self, value);
      return;
    }
  self->value = value;
  show_number (self, value);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, value);
}

static void
reset_cb (IshUsageSlider *self)
{
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

/* --- life --- */

static GtkWidget *
make_first_row (IshUsageSlider *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *unit = gtk_label_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (unit, "usage-unit");
  g_object_set_data (G_OBJECT (self), "ish-label", label);
  g_object_set_data (G_OBJECT (self), "ish-unit", unit);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1);
  gtk_widget_add_css_class (self->entry, "usage-entry");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_done_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_done_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _("Back to what is assumed"));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_add_css_class (self->reset, "field-reset");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->reset);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), unit);
  return row;
}

/* The wheel scrolls the list of sliders; it must not change what somebody assumes on its way. */
static void
leave_the_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
make_scale (IshUsageSlider *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, STEPS, 10);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  leave_the_wheel (self->scale);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (self->scale, events);
  g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self);
}

static void
ish_usage_slider_dispose (GObject *object)
{
  ish_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (ish_usage_slider_parent_class)->dispose (object);
}

static void
ish_usage_slider_class_init (IshUsageSliderClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_usage_slider_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "ish-usage-slider");
  signals[SIGNAL_TRIED] = g_signal_new ("tried", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_RESET] = g_signal_new ("reset", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
ish_usage_slider_init (IshUsageSlider *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *row = make_first_row (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  make_scale (self);
  self->assumed = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->assumed), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->assumed), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->assumed, "usage-assumed");
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  gtk_widget_set_parent (self->assumed, GTK_WIDGET (self));
}

GtkWidget *
ish_usage_slider_new (const IshUsageFigure *figure)
{
  IshUsageSlider *self = g_object_new (ISH_TYPE_USAGE_SLIDER, NULL);
  double low = (double) figure->value[ISH_USAGE_LOW] / MICRO;
  double mid = (double) figure->value[ISH_USAGE_MID] / MICRO;
  double high = (double) figure->value[ISH_USAGE_HIGH] / MICRO;
  const char *label = _(figure->label);
  g_autofree char *name = g_strconcat ("cost:figure:", figure->key, NULL);
  g_autofree char *entry = g_strconcat ("cost:number:", figure->key, NULL);
  g_autofree char *reset = g_strconcat ("cost:reset:", figure->key, NULL);

  self->figure = figure;
  self->least = (low > 0 ? low : mid > 0 ? mid / 100 : 1) / 10;
  self->most = MAX (high, MAX (mid, 1)) * 10;
  gtk_label_set_text (g_object_get_data (G_OBJECT (self), "ish-label"), label);
  gtk_label_set_text (g_object_get_data (G_OBJECT (self), "ish-unit"), _(figure->unit));
  gtk_widget_set_tooltip_text (g_object_get_data (G_OBJECT (self), "ish-label"), label);
  for (guint i = 0; i < ISH_N_USAGE; i++)
    gtk_scale_add_mark (GTK_SCALE (self->scale),
                        to_position (self, (double) figure->value[i] / MICRO), GTK_POS_TOP, NULL);
  gtk_widget_set_name (self->scale, name);
  gtk_widget_set_name (self->entry, entry);
  gtk_widget_set_name (self->reset, reset);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}
