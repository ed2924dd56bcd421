/* What is selected, as a form: the frame around it, and the pieces all forms are made of.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-inspector.h"
#include "app/ish-inspector-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-icon.h"
#include "base/ish-compat.h"
#include "catalog/ish-language.h"

#define ICON_SIZE 40 /* px */
#define PROPERTIES "properties." /* before the name of a property in a path */
#define NAME_LENGTH 255 /* characters one may type as a name or label */

enum { SIGNAL_JUMP, SIGNAL_ENVIRONMENT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshInspector, ish_inspector, GTK_TYPE_WIDGET)

/* --- editing --- */

static void
update_heading (IshInspector *self)
{
  IshDesign *design = ish_document_get_design (self->document);
  const IshResource *resource = self->id ? ish_design_get_resource (design, self->id) : NULL;

  if (self->heading && resource)
    gtk_label_set_text (self->heading, _ish_inspector_call (self, resource));
  else if (self->heading && self->id == NULL)
    gtk_label_set_text (self->heading, ish_design_get_name (design));
}

void
_ish_inspector_apply (IshInspector *self, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  self->editing = TRUE;
  if (!ish_history_apply (ish_document_get_history (self->document), op, &error))
    g_debug ("inspector: %s", error->message); /* the thing was deleted under the form */
  self->editing = FALSE;
  if (g_strcmp0 (ish_op_get_path (op), "name") == 0)
    update_heading (self);
  _ish_inspector_update_shown (self);
  ish_op_unref (op);
}

void
_ish_inspector_update_shown (IshInspector *self)
{
  IshDesign *design = ish_document_get_design (self->document);
  const IshResource *resource = self->id ? ish_design_get_resource (design, self->id) : NULL;
  const IshConnection *line = self->id ? ish_design_get_connection (design, self->id) : NULL;
  const IshService *service =
    resource
      ? ish_catalog_get_service (ish_document_get_catalog (self->document), resource->type)
      : NULL;
  JsonObject *properties = resource ? resource->properties : line ? line->properties : NULL;
  const char *environment = ish_design_get_setting (design, "environment");
  GHashTableIter iter;
  gpointer widget;

  if (properties == NULL)
    return;
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    if (ISH_IS_FIELD (widget))
      gtk_widget_set_visible (widget,
                              ish_prop_is_shown (ish_field_get_prop (widget), service, properties,
                                                 environment ? environment : "dev"));
}

void
_ish_inspector_set_property (IshInspector *self, const char *path, JsonNode *value)
{
  _ish_inspector_apply (self, ish_op_new_set (self->id ? self->id : "design", path, value));
}

void
_ish_inspector_jump (IshInspector *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, id);
}

void
_ish_inspector_ask_environment (IshInspector *self, const char *name)
{
  g_signal_emit (self, signals[SIGNAL_ENVIRONMENT], 0, name);
}

/* --- pieces --- */

const char *
_ish_inspector_call (IshInspector *self, const IshResource *resource)
{
  const IshService *service;

  if (resource->name[0] != '\0')
    return resource->name;
  service = ish_catalog_get_service (ish_document_get_catalog (self->document), resource->type);
  return service ? ish_service_get_label (service, ish_language_get ()) : resource->type;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
_ish_inspector_make_dim (const char *text)
{
  return make_label (text, "dim-label");
}

void
_ish_inspector_add_header (IshInspector *self, const char *icon, const char *title,
                           const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = make_label (title, "heading");

  if (icon)
    {
      g_autoptr (GdkPaintable) paintable =
        ish_icon_get (icon, ICON_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
      GtkWidget *image = gtk_image_new_from_paintable (paintable);

      gtk_image_set_pixel_size (GTK_IMAGE (image), ICON_SIZE);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), make_label (subtitle, "caption"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (self->form), box);
  self->heading = GTK_LABEL (heading);
}

GtkWidget *
_ish_inspector_add_section (IshInspector *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), make_label (title, "section-title"));
  gtk_box_append (GTK_BOX (self->form), box);
  return box;
}

static const char *
get_path (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ish-path");
}

static void
remember_field (IshInspector *self, GtkWidget *widget, const char *path)
{
  g_autofree char *name = g_strconcat ("field:", path, NULL);

  gtk_widget_set_name (widget, name);
  g_object_set_data_full (G_OBJECT (widget), "ish-path", g_strdup (path), g_free);
  g_hash_table_insert (self->fields, g_strdup (path), widget);
}

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
  IshInspector *self = user_data;
  g_autoptr (JsonNode) value =
    json_node_init_string (json_node_alloc (), gtk_editable_get_text (entry));

  if (!self->editing)
    _ish_inspector_set_property (self, get_path (entry), value);
}

GtkWidget *
_ish_inspector_add_entry (IshInspector *self, const char *label, const char *path, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX (NAME_LENGTH, (int) g_utf8_strlen (text, -1)));
  remember_field (self, entry, path);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  gtk_box_append (GTK_BOX (self->form), ish_field_wrap (label, entry, NULL));
  return entry;
}

static void
text_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  IshInspector *self = user_data;
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (self->editing)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  value = json_node_init_string (json_node_alloc (), text);
  _ish_inspector_set_property (self, get_path (buffer), value);
}

GtkWidget *
_ish_inspector_add_text (IshInspector *self, const char *label, const char *path, const char *text)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 84);
  gtk_widget_add_css_class (view, "field-text");
  g_object_set_data_full (G_OBJECT (buffer), "ish-path", g_strdup (path), g_free);
  remember_field (self, view, path);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);
  gtk_box_append (GTK_BOX (self->form), ish_field_wrap (label, view, NULL));
  return view;
}

static void
field_edited_cb (IshField *field, gpointer user_data)
{
  IshInspector *self = user_data;
  g_autoptr (JsonNode) value = ish_field_get_value (field);

  _ish_inspector_set_property (self, get_path (field), value);
}

/* Required and set fields first; the rest waits under a fold. */
void
_ish_inspector_add_fields (IshInspector *self, GPtrArray *props, JsonObject *properties)
{
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n_more = 0;

  for (guint i = 0; i < props->len; i++)
    {
      const IshProp *prop = g_ptr_array_index (props, i);
      g_autofree char *path = g_strconcat ("properties.", prop->name, NULL);
      IshField *field = ish_field_new (prop);
      gboolean is_set = json_object_has_member (properties, prop->name);

      ish_field_set_value (field, is_set ? json_object_get_member (properties, prop->name) : NULL,
                           _ish_inspector_get_default (self, prop));
      remember_field (self, GTK_WIDGET (field), path);
      g_signal_connect (field, "edited", G_CALLBACK (field_edited_cb), self);
      if (prop->advanced && !prop->required && !is_set)
        {
          gtk_box_append (GTK_BOX (more), GTK_WIDGET (field));
          n_more++;
        }
      else
        gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (field));
    }
  if (n_more > 0)
    {
      g_autofree char *title =
        g_strdup_printf (ngettext ("%u more setting", "%u more settings", n_more), n_more);
      GtkWidget *expander = gtk_expander_new (title);

      gtk_expander_set_child (GTK_EXPANDER (expander), more);
      gtk_widget_add_css_class (expander, "form-more");
      gtk_box_append (GTK_BOX (self->form), expander);
    }
  else
    g_object_ref_sink (more), g_object_unref (more);
}

static void
link_clicked_cb (GtkButton *button, gpointer user_data)
{
  _ish_inspector_jump (user_data, g_object_get_data (G_OBJECT (button), "ish-id"));
}

GtkWidget *
_ish_inspector_make_link (IshInspector *self, const char *text, const char *id)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-row");
  g_object_set_data_full (G_OBJECT (button), "ish-id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (link_clicked_cb), self);
  return button;
}

/* --- the form --- */

static void
clear_form (IshInspector *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);

  _ish_inspector_stop_trying (self);
  /* A field that loses the focus on its way out must not write. */
  self->editing = TRUE;
  self->creates = NULL;
  self->arguments = NULL;
  self->heading = NULL;
  g_hash_table_remove_all (self->fields);
  while ((child = gtk_widget_get_first_child (self->form)))
    gtk_box_remove (GTK_BOX (self->form), child);
  self->editing = FALSE;
}

static void
build_several (IshInspector *self)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("%u thing selected", "%u things selected", self->n_selected), self->n_selected);

  _ish_inspector_add_header (self, NULL, title, _("Move, copy, or delete them together."));
}

static void
build (IshInspector *self)
{
  IshDesign *design;
  const IshResource *resource;
  const IshConnection *line;
  const IshAnnotation *note;

  clear_form (self);
  if (self->document == NULL)
    return;
  design = ish_document_get_design (self->document);
  resource = self->id ? ish_design_get_resource (design, self->id) : NULL;
  line = self->id ? ish_design_get_connection (design, self->id) : NULL;
  note = self->id ? ish_design_get_annotation (design, self->id) : NULL;
  if (self->n_selected > 1)
    build_several (self);
  else if (resource)
    _ish_inspector_build_resource (self, resource);
  else if (line)
    _ish_inspector_build_line (self, line);
  else if (note)
    _ish_inspector_build_note (self, note);
  else
    _ish_inspector_build_design (self);
  _ish_inspector_update_shown (self);
  _ish_inspector_refresh_creates (self);
}

void
ish_inspector_show (IshInspector *self, const char *id, guint n_selected)
{
  g_return_if_fail (ISH_IS_INSPECTOR (self));

  if (g_strcmp0 (self->id, id) == 0 && self->n_selected == n_selected && n_selected <= 1)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  self->n_selected = n_selected;
  build (self);
}

/* What is folded away is unfolded. */
static void
reveal (GtkWidget *widget)
{
  for (GtkWidget *up = widget; (up = gtk_widget_get_ancestor (up, GTK_TYPE_EXPANDER));
       up = gtk_widget_get_parent (up))
    gtk_expander_set_expanded (GTK_EXPANDER (up), TRUE);
}

static GtkWidget *
find_field (IshInspector *self, const char *property)
{
  static const char *const first[] = { "name", "label", "text" };
  GtkWidget *widget = property ? g_hash_table_lookup (self->fields, property) : NULL;

  for (guint i = 0; widget == NULL && i < G_N_ELEMENTS (first); i++)
    widget = g_hash_table_lookup (self->fields, first[i]);
  return widget;
}

static void
focus_wanted (IshInspector *self)
{
  g_autofree char *property = g_steal_pointer (&self->wanted);
  GtkWidget *widget = find_field (self, property);

  if (self->arguments && property && g_str_has_prefix (property, PROPERTIES))
    {
      g_auto (GStrv) parts = g_strsplit (property + strlen (PROPERTIES), ".", 2);

      if (parts[0] && ish_arguments_focus (self->arguments, parts[0]))
        return;
    }
  if (widget == NULL)
    return;
  reveal (widget);
  if (ISH_IS_FIELD (widget))
    ish_field_focus (ISH_FIELD (widget));
  else
    gtk_widget_grab_focus (widget);
}

static void
map_cb (IshInspector *self)
{
  if (self->wanted)
    focus_wanted (self);
}

void
ish_inspector_focus_property (IshInspector *self, const char *property)
{
  g_return_if_fail (ISH_IS_INSPECTOR (self));

  ish_set_str (&self->wanted, property ? property : "");
  /* A panel that was just opened is not there yet. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_wanted (self);
}

/* --- edits from elsewhere: undo, the canvas --- */

/* The path of the field that has the keyboard. */
static char *
dup_focused (IshInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (; focus && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    if (get_path (focus) && g_hash_table_lookup (self->fields, get_path (focus)) == focus)
      return g_strdup (get_path (focus));
  return NULL;
}

static void
rebuild (IshInspector *self)
{
  g_autofree char *focused = dup_focused (self);

  build (self);
  if (focused)
    ish_inspector_focus_property (self, focused);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  IshInspector *self = user_data;

  self->rebuild_idle = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

void
_ish_inspector_rebuild_soon (IshInspector *self)
{
  if (self->rebuild_idle == 0)
    self->rebuild_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
show_in_field (GtkWidget *widget, JsonNode *value)
{
  gboolean is_text = value && JSON_NODE_HOLDS_VALUE (value)
                     && json_node_get_value_type (value) == G_TYPE_STRING;
  const char *text = is_text ? json_node_get_string (value) : "";

  if (ISH_IS_FIELD (widget))
    ish_field_update (ISH_FIELD (widget), value);
  else if (GTK_IS_EDITABLE (widget))
    {
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
        {
          gtk_editable_set_text (GTK_EDITABLE (widget), text);
          gtk_editable_set_position (GTK_EDITABLE (widget), -1);
        }
    }
  else
    ish_field_show_text (widget, text);
}

/* A value that one field shows goes into that field, which keeps the keyboard. */
static gboolean
show_change (IshInspector *self, IshOp *op)
{
  const char *path = ish_op_get_kind (op) == ISH_OP_SET ? ish_op_get_path (op) : NULL;
  GtkWidget *widget = path ? g_hash_table_lookup (self->fields, path) : NULL;
  gboolean is_argument = path && self->arguments && g_str_has_prefix (path, PROPERTIES);

  if (widget == NULL && !is_argument)
    return FALSE;
  self->editing = TRUE;
  if (is_argument)
    ish_arguments_set_argument (self->arguments, path + strlen (PROPERTIES),
                                ish_op_get_value (op));
  else
    show_in_field (widget, ish_op_get_value (op));
  self->editing = FALSE;
  if (g_str_equal (path, "name"))
    update_heading (self);
  _ish_inspector_update_shown (self);
  return TRUE;
}

static void
changed_cb (IshInspector *self, IshOp *op)
{
  gboolean is_ours = g_strcmp0 (ish_op_get_id (op), self->id ? self->id : "design") == 0;
  gboolean concerns_us =
    is_ours || ish_op_get_kind (op) == ISH_OP_LINK || ish_op_get_kind (op) == ISH_OP_UNLINK
    || ish_op_get_kind (op) == ISH_OP_DELETE || g_strcmp0 (ish_op_get_id (op), "design") == 0;

  if (self->editing || !concerns_us || (is_ours && show_change (self, op)))
    return;
  /* A gesture is many operations: the form is made anew once, when they have all been applied. */
  _ish_inspector_rebuild_soon (self);
}

static void
generated_cb (IshInspector *self)
{
  _ish_inspector_refresh_creates (self);
}

void
ish_inspector_set_document (IshInspector *self, IshDocument *document)
{
  g_return_if_fail (ISH_IS_INSPECTOR (self));

  if (self->document)
    {
      g_signal_handlers_disconnect_by_data (ish_document_get_design (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  g_set_object (&self->document, document);
  g_clear_pointer (&self->id, g_free);
  self->n_selected = 0;
  if (document)
    {
      g_signal_connect_swapped (ish_document_get_design (document), "changed",
                                G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (document, "generated", G_CALLBACK (generated_cb), self);
    }
  build (self);
}

static void
ish_inspector_dispose (GObject *object)
{
  IshInspector *self = ISH_INSPECTOR (object);

  if (self->document)
    {
      g_signal_handlers_disconnect_by_data (ish_document_get_design (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  self->editing = TRUE;
  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (ish_inspector_parent_class)->dispose (object);
}

static void
ish_inspector_finalize (GObject *object)
{
  IshInspector *self = ISH_INSPECTOR (object);

  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (ish_inspector_parent_class)->finalize (object);
}

static void
ish_inspector_class_init (IshInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_inspector_dispose;
  G_OBJECT_CLASS (class)->finalize = ish_inspector_finalize;
  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENVIRONMENT] = g_signal_new ("environment", G_TYPE_FROM_CLASS (class),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                              1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ish-inspector");
}

static void
ish_inspector_init (IshInspector *self)
{
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->form, "form");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->form);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}
