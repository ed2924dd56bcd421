/* One field of a form: a property of the catalogue with its label, value and what is wrong with it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-field.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/ish-widget.h"
#include "base/ish-json.h"
#include "catalog/ish-language.h"

struct _IshField {
  GtkWidget parent_instance;

  const IshProp *prop;    /* borrowed: outlived by the catalogue */
  GtkWidget     *control; /* entry, switch, drop-down or text view */
  GtkWidget     *problem; /* label under the control */
  GtkWidget     *reset;   /* button: back to the default */
  JsonNode      *value;   /* owned, nullable: the last that may stand */
  JsonNode      *fallback; /* owned, nullable */
  gboolean       updating; /* set_value() is at work: its changes are not the user's */
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshField, ish_field, GTK_TYPE_WIDGET)

/* --- values as text --- */

static char *
list_to_text (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (i > 0)
        g_string_append (text, ", ");
      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
        g_string_append (text, json_node_get_string (item));
      else
        ish_json_append (text, item);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
value_to_text (const IshProp *prop, JsonNode *value)
{
  g_autoptr (GString) text = NULL;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (value));
  if (JSON_NODE_HOLDS_ARRAY (value) && prop->type == ISH_PROP_LIST)
    return list_to_text (json_node_get_array (value));
  text = g_string_new (NULL);
  ish_json_append (text, value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonNode *
list_from_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; parts[i]; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      json_array_add_string_element (array, parts[i]);
  json_node_take_array (node, array);
  return node;
}

/* A whole number stays one: 5 is not 5.0 in the file. */
static gboolean
number_from_text (const char *text, JsonNode **out_value)
{
  gint64 whole;
  double number;
  char *end;

  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    {
      *out_value = json_node_init_int (json_node_alloc (), whole);
      return TRUE;
    }
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (number))
    return FALSE;
  *out_value = json_node_init_double (json_node_alloc (), number);
  return TRUE;
}

/* What the text means for the property; %NULL when it means nothing, which is a text of its own
 * for ish_prop_check(). */
static JsonNode *
text_to_value (const IshProp *prop, const char *text)
{
  g_autoptr (IshJson) json = NULL;
  JsonNode *value;
  gint64 number;

  switch (prop->type)
    {
    case ISH_PROP_INT:
    case ISH_PROP_PORT:
      if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return json_node_init_int (json_node_alloc (), number);
      break;
    case ISH_PROP_NUMBER:
      if (number_from_text (text, &value))
        return value;
      break;
    case ISH_PROP_LIST:
      return list_from_text (text);
    case ISH_PROP_JSON:
      json = ish_json_parse (text, -1, "", NULL, NULL);
      if (json)
        return json_node_copy (ish_json_get_root (json));
      break;
    case ISH_PROP_STRING:
    case ISH_PROP_TEXT:
    case ISH_PROP_BOOL:
    case ISH_PROP_ENUM:
    case ISH_PROP_CIDR:
    case ISH_PROP_MAP:
    case ISH_PROP_BLOCK:
    case ISH_PROP_BLOCKS:
    default:
      break;
    }
  return json_node_init_string (json_node_alloc (), text);
}

/* --- checking --- */

static void
show_problem (IshField *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
    sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update_reset (IshField *self)
{
  gtk_widget_set_visible (self->reset, self->value != NULL && self->fallback != NULL);
}

/* Shows what is wrong with the value; whether anything is. */
static gboolean
is_wrong (IshField *self, JsonNode *value)
{
  const char *msgid = value ? ish_prop_check (self->prop, value) : NULL;
  g_autofree char *sentence = msgid ? ish_prop_fill (self->prop, ish_translate (msgid)) : NULL;

  show_problem (self, sentence);
  return sentence != NULL;
}

/* @value: (transfer full) (nullable) */
static void
take_edit (IshField *self, JsonNode *value)
{
  if (is_wrong (self, value))
    {
      json_node_unref (value);
      return;
    }
  g_clear_pointer (&self->value, json_node_unref);
  self->value = value;
  update_reset (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
text_edited (IshField *self, const char *text)
{
  if (self->updating)
    return;
  take_edit (self, text[0] == '\0' ? NULL : text_to_value (self->prop, text));
}

static void
entry_changed_cb (IshField *self)
{
  text_edited (self, gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

static void
buffer_changed_cb (IshField *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  text_edited (self, text);
}

static void
switch_changed_cb (IshField *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->control));

  if (!self->updating)
    take_edit (self, json_node_init_boolean (json_node_alloc (), active));
}

/* Enum values are text in the catalogue's form; the stored value has the type of the default. */
static JsonNode *
enum_value (IshField *self, const char *text)
{
  gint64 number;

  if (self->fallback && JSON_NODE_HOLDS_VALUE (self->fallback)
      && json_node_get_value_type (self->fallback) == G_TYPE_INT64
      && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return json_node_init_int (json_node_alloc (), number);
  return json_node_init_string (json_node_alloc (), text);
}

static void
choice_changed_cb (IshField *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (!self->updating && self->prop->values && index != GTK_INVALID_LIST_POSITION)
    take_edit (self, enum_value (self, self->prop->values[index]));
}

static void
reset_cb (IshField *self)
{
  g_autoptr (JsonNode) fallback = self->fallback ? json_node_ref (self->fallback) : NULL;

  ish_field_set_value (self, NULL, fallback);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* --- showing --- */

static guint
find_choice (const IshProp *prop, const char *text)
{
  for (guint i = 0; prop->values && prop->values[i]; i++)
    if (g_str_equal (prop->values[i], text))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
ish_field_show_text (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (buffer, text, -1);
}

static void
show_value (IshField *self)
{
  JsonNode *shown = self->value ? self->value : self->fallback;
  g_autofree char *text = value_to_text (self->prop, self->value);
  g_autofree char *dim = value_to_text (self->prop, self->fallback);

  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control),
                           shown && JSON_NODE_HOLDS_VALUE (shown) && json_node_get_boolean (shown));
  else if (GTK_IS_DROP_DOWN (self->control))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control),
                                find_choice (self->prop, self->value ? text : dim));
  else if (GTK_IS_ENTRY (self->control))
    {
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->control)), text))
        gtk_editable_set_text (GTK_EDITABLE (self->control), text);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->control), dim);
    }
  else
    ish_field_show_text (self->control, text);
}

void
ish_field_set_value (IshField *self, JsonNode *value, JsonNode *fallback)
{
  g_return_if_fail (ISH_IS_FIELD (self));

  if (value)
    json_node_ref (value);
  if (fallback)
    json_node_ref (fallback);
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_pointer (&self->fallback, json_node_unref);
  self->value = value;
  self->fallback = fallback;
  self->updating = TRUE;
  show_value (self);
  self->updating = FALSE;
  is_wrong (self, value);
  update_reset (self);
}

void
ish_field_update (IshField *self, JsonNode *value)
{
  g_autoptr (JsonNode) fallback = NULL;

  g_return_if_fail (ISH_IS_FIELD (self));

  fallback = self->fallback ? json_node_ref (self->fallback) : NULL;
  ish_field_set_value (self, value, fallback);
}

JsonNode *
ish_field_get_value (IshField *self)
{
  g_return_val_if_fail (ISH_IS_FIELD (self), NULL);

  return self->value ? json_node_ref (self->value) : NULL;
}

void
ish_field_focus (IshField *self)
{
  g_return_if_fail (ISH_IS_FIELD (self));

  gtk_widget_grab_focus (self->control);
}

const IshProp *
ish_field_get_prop (IshField *self)
{
  return self->prop;
}

/* --- making --- */

static GtkWidget *
make_text_view (IshField *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 72);
  gtk_widget_add_css_class (view, "field-text");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_control (IshField *self)
{
  GtkWidget *control;

  switch (self->prop->type)
    {
    case ISH_PROP_BOOL:
      control = gtk_switch_new ();
      gtk_widget_set_halign (control, GTK_ALIGN_END);
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (control, "notify::active", G_CALLBACK (switch_changed_cb), self);
      return control;
    case ISH_PROP_ENUM:
      control = gtk_drop_down_new_from_strings (self->prop->values);
      g_signal_connect_swapped (control, "notify::selected", G_CALLBACK (choice_changed_cb), self);
      return control;
    case ISH_PROP_TEXT:
    case ISH_PROP_JSON:
      return make_text_view (self);
    case ISH_PROP_INT:
    case ISH_PROP_PORT:
      control = gtk_entry_new ();
      gtk_entry_set_input_purpose (GTK_ENTRY (control), GTK_INPUT_PURPOSE_DIGITS);
      break;
    case ISH_PROP_STRING:
    case ISH_PROP_LIST:
    case ISH_PROP_CIDR:
    case ISH_PROP_NUMBER:
    case ISH_PROP_MAP: /* the three have widgets of their own */
    case ISH_PROP_BLOCK:
    case ISH_PROP_BLOCKS:
    default:
      control = gtk_entry_new ();
      break;
    }
  gtk_editable_set_width_chars (GTK_EDITABLE (control), 8);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (entry_changed_cb), self);
  return control;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "field-label");
  return caption;
}

GtkWidget *
ish_field_wrap (const char *label, GtkWidget *control, const char *help)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), make_caption (label));
  gtk_box_append (GTK_BOX (box), control);
  gtk_widget_set_tooltip_text (box, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return box;
}

static char *
make_label (const IshProp *prop)
{
  const char *label = ish_translate (prop->label);

  return prop->unit ? g_strdup_printf ("%s (%s)", label, ish_translate (prop->unit))
                    : g_strdup (label);
}

/* A switch stands beside its label, anything else below it. */
static void
lay_out (IshField *self)
{
  g_autofree char *label = make_label (self->prop);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = make_caption (label);

  gtk_widget_set_hexpand (caption, TRUE);
  gtk_box_append (GTK_BOX (head), caption);
  gtk_box_append (GTK_BOX (head), self->reset);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  if (self->prop->type == ISH_PROP_BOOL)
    gtk_box_append (GTK_BOX (head), self->control);
  else
    gtk_widget_set_parent (self->control, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

IshField *
ish_field_new (const IshProp *prop)
{
  IshField *self = g_object_new (ISH_TYPE_FIELD, NULL);

  self->prop = prop;
  self->control = make_control (self);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "field-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _("Back to the default"));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_add_css_class (self->reset, "field-reset");
  gtk_widget_set_visible (self->reset, FALSE);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  lay_out (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), prop->help ? ish_translate (prop->help) : NULL);
  return self;
}

static void
ish_field_dispose (GObject *object)
{
  IshField *self = ISH_FIELD (object);

  /* The text buffer outlives the view by a moment and must not call back. */
  self->updating = TRUE;
  ish_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_pointer (&self->fallback, json_node_unref);

  G_OBJECT_CLASS (ish_field_parent_class)->dispose (object);
}

static void
ish_field_class_init (IshFieldClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_field_dispose;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ish-field");
}

static void
ish_field_init (IshField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}
