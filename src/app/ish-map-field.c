/* An argument that is a map of texts: a row for each name and its text.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-map-field.h"

#include <glib/gi18n.h>

#include "app/ish-widget.h"
#include "base/ish-json.h"
#include "catalog/ish-language.h"

struct _IshMapField {
  GtkWidget parent_instance;

  const IshProp *prop; /* borrowed */
  char      *path;     /* owned */
  GtkWidget *rows;     /* box of rows: two entries and a button */
  GtkWidget *problem;  /* label */
  gboolean   updating;
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshMapField, ish_map_field, GTK_TYPE_WIDGET)

static GtkWidget *add_row (IshMapField *self, const char *name, const char *text);

static const char *
get_text (GtkWidget *row, gboolean second)
{
  GtkWidget *entry = gtk_widget_get_first_child (row);

  return gtk_editable_get_text (
    GTK_EDITABLE (second ? gtk_widget_get_next_sibling (entry) : entry));
}

JsonNode *
ish_map_field_get_value (IshMapField *self)
{
  g_autoptr (JsonObject) object = NULL;
  JsonNode *node;

  g_return_val_if_fail (ISH_IS_MAP_FIELD (self), NULL);

  object = json_object_new ();
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    if (get_text (row, FALSE)[0] != '\0')
      json_object_set_string_member (object, get_text (row, FALSE), get_text (row, TRUE));
  if (json_object_get_size (object) == 0)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return node;
}

static void
edited (IshMapField *self)
{
  g_autoptr (JsonNode) value = NULL;
  const char *msgid;
  g_autofree char *sentence = NULL;

  if (self->updating)
    return;
  value = ish_map_field_get_value (self);
  msgid = value ? ish_prop_check (self->prop, value) : NULL;
  sentence = msgid ? ish_prop_fill (self->prop, ish_translate (msgid)) : NULL;
  gtk_label_set_text (GTK_LABEL (self->problem), sentence ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence == NULL)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  IshMapField *self = user_data;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));

  self->updating = TRUE;
  gtk_box_remove (GTK_BOX (self->rows), row);
  self->updating = FALSE;
  edited (self);
}

static void
add_cb (IshMapField *self)
{
  gtk_widget_grab_focus (gtk_widget_get_first_child (add_row (self, "", "")));
}

static GtkWidget *
make_entry (IshMapField *self, const char *text, const char *words, const char *part)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf ("field:%s.%s", self->path, part);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_name (entry, name);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited), self);
  return entry;
}

static GtkWidget *
add_row (IshMapField *self, const char *name, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_box_append (GTK_BOX (row), make_entry (self, name, _("name"), "name"));
  gtk_box_append (GTK_BOX (row), make_entry (self, text, _("value"), "value"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "field-reset");
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

static void
clear (IshMapField *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), row);
}

void
ish_map_field_set_value (IshMapField *self, JsonNode *value)
{
  g_autoptr (JsonNode) shown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *text;

  g_return_if_fail (ISH_IS_MAP_FIELD (self));

  shown = ish_map_field_get_value (self);
  if (shown == value || (shown && value && json_node_equal (shown, value)))
    return;
  self->updating = TRUE;
  clear (self);
  if (value && JSON_NODE_HOLDS_OBJECT (value))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (value));
      while (json_object_iter_next_ordered (&iter, &name, &text))
        add_row (self, name,
                 JSON_NODE_HOLDS_VALUE (text) && json_node_get_value_type (text) == G_TYPE_STRING
                   ? json_node_get_string (text) : "");
    }
  self->updating = FALSE;
}

IshMapField *
ish_map_field_new (const IshProp *prop, const char *path)
{
  IshMapField *self = g_object_new (ISH_TYPE_MAP_FIELD, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = gtk_label_new (ish_translate (prop->label));
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *name = g_strconcat ("add-row:", path, NULL);

  self->prop = prop;
  self->path = g_strdup (path);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_widget_add_css_class (caption, "field-label");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "field-reset");
  gtk_widget_set_name (add, name);
  gtk_widget_set_tooltip_text (add, _("Add a row"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (head), caption);
  gtk_box_append (GTK_BOX (head), add);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "field-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  return self;
}

static void
ish_map_field_dispose (GObject *object)
{
  IshMapField *self = ISH_MAP_FIELD (object);

  self->updating = TRUE; /* an entry that goes has nothing more to say */
  ish_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (ish_map_field_parent_class)->dispose (object);
}

static void
ish_map_field_finalize (GObject *object)
{
  g_free (ISH_MAP_FIELD (object)->path);

  G_OBJECT_CLASS (ish_map_field_parent_class)->finalize (object);
}

static void
ish_map_field_class_init (IshMapFieldClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ish_map_field_dispose;
  G_OBJECT_CLASS (class)->finalize = ish_map_field_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "ish-map-field");
}

static void
ish_map_field_init (IshMapField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}
