/* The services one can draw: search in three languages, drag, or Enter.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-palette.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-icon.h"
#include "app/ish-widget.h"
#include "catalog/ish-language.h"

#define ICON_SIZE 32 /* px */
#define LABEL_CHARS 11
#define LONG_VOWEL 0x30FC /* of Katakana, which Unicode counts as common */
#define SHORT_WORD 7      /* characters of Katakana that fit on a line */

struct _IshPalette {
  GtkWidget parent_instance;

  IshCatalog     *catalog; /* owned */
  GtkSearchEntry *search_entry;
  GtkStack       *stack;
  GtkBox         *categories_box;
  GtkFlowBox     *results_box;
  GtkWidget      *generic_heading;
  GtkListBox     *generic_list;
};

enum { SIGNAL_INSERT, SIGNAL_DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshPalette, ish_palette, GTK_TYPE_WIDGET)

/* --- one service --- */

static const char *
get_item_type (GtkWidget *item)
{
  return g_object_get_data (G_OBJECT (item), "ish-type");
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *item = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (G_TYPE_STRING, get_item_type (item));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  IshPalette *self = user_data;
  GtkWidget *item = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  const IshService *service = ish_catalog_get_service (self->catalog, get_item_type (item));
  g_autoptr (GdkPaintable) icon = ish_icon_get (ish_service_get_icon (service), 48,
                                                gtk_widget_get_scale_factor (item));

  gtk_drag_source_set_icon (source, icon, 24, 24);
}

static char *
make_tooltip (const IshService *service, IshLanguage language)
{
  g_autofree char *name = g_markup_escape_text (ish_service_get_label (service, language), -1);
  g_autofree char *help = g_markup_escape_text (ish_translate (ish_service_get_help (service)), -1);

  return g_strdup_printf ("<b>%s</b>\n%s", name, help);
}

/* End of the run of one script that begins at @text; @text itself when it is another script. */
static const char *
skip_script (const char *text, GUnicodeScript script)
{
  while (*text
         && (g_unichar_get_script (g_utf8_get_char (text)) == script
             || (script == G_UNICODE_SCRIPT_KATAKANA && g_utf8_get_char (text) == LONG_VOWEL)))
    text = g_utf8_next_char (text);
  return text;
}

/* Korean breaks between words, which have spaces; Pango would break it between any syllables. So
 * would Japanese be, rightly, but a short loan word is better kept whole. */
static PangoAttrList *
keep_words (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (const char *at = text; *at;)
    {
      const char *hangul = skip_script (at, G_UNICODE_SCRIPT_HANGUL);
      const char *katakana = skip_script (at, G_UNICODE_SCRIPT_KATAKANA);
      const char *end = MAX (hangul, katakana);
      PangoAttribute *whole;

      if (end == at)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (hangul > at || g_utf8_strlen (at, end - at) <= SHORT_WORD)
        {
          whole = pango_attr_allow_breaks_new (FALSE);
          whole->start_index = (guint) (at - text);
          whole->end_index = (guint) (end - text);
          pango_attr_list_insert (attributes, whole);
        }
      at = end;
    }
  return attributes;
}

/* Whole words on two lines, three when the words are long; never a part of a word. */
static GtkWidget *
make_item_label (const char *name)
{
  g_autoptr (PangoAttrList) attributes = keep_words (name);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "palette-label");
  return label;
}

/* What is common to a tile and a row: what it stands for, and that it can be dragged. */
static void
set_up_item (IshPalette *self, GtkWidget *item, const char *type, const char *widget_name)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_set_name (item, widget_name);
  g_object_set_data_full (G_OBJECT (item), "ish-type", g_strdup (type), g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (item, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
make_item (IshPalette *self, const IshService *service)
{
  IshLanguage language = ish_language_get ();
  const char *name = ish_service_get_label (service, language);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (GdkPaintable) icon = ish_icon_get (ish_service_get_icon (service), ICON_SIZE,
                                                gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  GtkWidget *image = gtk_image_new_from_paintable (icon);
  g_autofree char *tooltip = make_tooltip (service, language);
  g_autofree char *widget_name = g_strconcat ("palette:", ish_service_get_type_id (service), NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (image), ICON_SIZE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), make_item_label (name));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "palette-item");
  gtk_widget_set_tooltip_markup (child, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_up_item (self, child, ish_service_get_type_id (service), widget_name);
  return child;
}

/* A resource type without a form of its own: a row, since it has no drawing that tells it apart. */
static GtkWidget *
make_generic_row (IshPalette *self, const IshService *service)
{
  const char *type = ish_service_get_type_id (service);
  const char *twin = ish_service_get_twin (service);
  const char *dot = strchr (type, '.');
  g_autofree char *types = g_strdup_printf ("%s%s%s", dot ? dot + 1 : type, twin ? " · " : "",
                                            twin ? twin : "");
  g_autofree char *name = g_strconcat ("palette:", type, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (ish_service_get_label (service, ish_language_get ()));
  GtkWidget *detail = gtk_label_new (types);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "generic-name");
  gtk_widget_add_css_class (detail, "generic-type");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, types);
  set_up_item (self, row, type, name);
  return row;
}

/* --- the whole --- */

static void
item_activated_cb (GtkFlowBox *box, GtkFlowBoxChild *child, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_INSERT], 0, get_item_type (GTK_WIDGET (child)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_INSERT], 0, get_item_type (GTK_WIDGET (row)));
}

static GtkWidget *
make_category (IshPalette *self, const IshCategory *category, GPtrArray *services)
{
  GtkWidget *expander = gtk_expander_new (ish_category_get_label (category, ish_language_get ()));
  GtkWidget *flow = gtk_flow_box_new ();

  for (guint i = 0; i < services->len; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (flow), make_item (self, g_ptr_array_index (services, i)));
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (flow, "palette-grid");
  g_signal_connect (flow, "child-activated", G_CALLBACK (item_activated_cb), self);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  gtk_expander_set_child (GTK_EXPANDER (expander), flow);
  gtk_widget_add_css_class (expander, "palette-category");
  return expander;
}

static void
fill_categories (IshPalette *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->categories_box))))
    gtk_box_remove (self->categories_box, old);
  for (guint c = 0; c < ish_catalog_get_n_categories (self->catalog); c++)
    {
      const IshCategory *category = ish_catalog_get_category_at (self->catalog, c);
      g_autoptr (GPtrArray) services = g_ptr_array_new ();

      for (guint i = 0; i < ish_catalog_get_n_services (self->catalog); i++)
        {
          const IshService *service = ish_catalog_get_service_at (self->catalog, i);

          if (ish_service_get_category (service) == category)
            g_ptr_array_add (services, (gpointer) service);
        }
      if (services->len > 0)
        gtk_box_append (self->categories_box, make_category (self, category, services));
    }
}

static void
search_changed_cb (IshPalette *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *old;

  if (text[0] == '\0' || self->catalog == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "categories");
      return;
    }
  found = ish_catalog_search (self->catalog, text);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->results_box))))
    gtk_flow_box_remove (self->results_box, old);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->generic_list))))
    gtk_list_box_remove (self->generic_list, old);
  for (guint i = 0; i < found->len; i++)
    {
      const IshService *service = g_ptr_array_index (found, i);

      if (ish_service_is_generic (service))
        gtk_list_box_append (self->generic_list, make_generic_row (self, service));
      else
        gtk_flow_box_append (self->results_box, make_item (self, service));
    }
  gtk_widget_set_visible (self->generic_heading,
                          gtk_list_box_get_row_at_index (self->generic_list, 0) != NULL);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "results" : "nothing");
}

/* Enter in the search field places the best match. */
static void
search_activate_cb (IshPalette *self)
{
  GtkWidget *first = GTK_WIDGET (gtk_flow_box_get_child_at_index (self->results_box, 0));

  if (first == NULL)
    first = GTK_WIDGET (gtk_list_box_get_row_at_index (self->generic_list, 0));
  if (first && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "results") == 0)
    g_signal_emit (self, signals[SIGNAL_INSERT], 0, get_item_type (first));
}

static GtkWidget *
get_first_item (IshPalette *self)
{
  GtkWidget *expander = gtk_widget_get_first_child (GTK_WIDGET (self->categories_box));
  GtkWidget *flow = expander ? gtk_expander_get_child (GTK_EXPANDER (expander)) : NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "categories") != 0)
    flow = gtk_flow_box_get_child_at_index (self->results_box, 0)
             ? GTK_WIDGET (self->results_box) : GTK_WIDGET (self->generic_list);
  return flow ? gtk_widget_get_first_child (flow) : NULL;
}

/* Down goes from the search into what was found. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
               GdkModifierType state, gpointer user_data)
{
  GtkWidget *item = keyval == GDK_KEY_Down ? get_first_item (user_data) : NULL;

  return item && gtk_widget_grab_focus (item);
}

static void
stop_search_cb (IshPalette *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

void
ish_palette_set_catalog (IshPalette *self, IshCatalog *catalog)
{
  g_return_if_fail (ISH_IS_PALETTE (self));

  g_clear_pointer (&self->catalog, ish_catalog_unref);
  self->catalog = ish_catalog_ref (catalog);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_categories (self);
}

/* Filled when it is first seen: the start page comes without it. */
static void
map_cb (IshPalette *self)
{
  if (self->catalog && gtk_widget_get_first_child (GTK_WIDGET (self->categories_box)) == NULL)
    fill_categories (self);
}

void
ish_palette_focus_search (IshPalette *self)
{
  g_return_if_fail (ISH_IS_PALETTE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
ish_palette_dispose (GObject *object)
{
  IshPalette *self = ISH_PALETTE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ISH_TYPE_PALETTE);
  ish_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->catalog, ish_catalog_unref);

  G_OBJECT_CLASS (ish_palette_parent_class)->dispose (object);
}

static void
ish_palette_class_init (IshPaletteClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_palette_dispose;
  signals[SIGNAL_INSERT] = g_signal_new ("insert", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, IshPalette, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IshPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, IshPalette, categories_box);
  gtk_widget_class_bind_template_child (widget_class, IshPalette, results_box);
  gtk_widget_class_bind_template_child (widget_class, IshPalette, generic_heading);
  gtk_widget_class_bind_template_child (widget_class, IshPalette, generic_list);
  gtk_widget_class_set_css_name (widget_class, "ish-palette");
}

static void
ish_palette_init (IshPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  gtk_widget_set_name (GTK_WIDGET (self->search_entry), "palette:search");
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect (self->results_box, "child-activated", G_CALLBACK (item_activated_cb), self);
  g_signal_connect (self->generic_list, "row-activated", G_CALLBACK (row_activated_cb), self);
}
