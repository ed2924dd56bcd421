/* An argument that is a block, or a list of blocks: each a group of arguments that opens and shuts.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-block.h"

#include <glib/gi18n.h>

#include "app/ish-arguments.h"
#include "app/ish-widget.h"
#include "catalog/ish-language.h"

struct _IshBlock {
  GtkWidget parent_instance;

  const IshProp *prop; /* borrowed */
  char      *path;     /* owned */
  GtkWidget *items;    /* box of expanders, each around an IshArguments */
  gboolean   updating;
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshBlock, ish_block, GTK_TYPE_WIDGET)

/* --- the blocks --- */

static IshArguments *
get_arguments (GtkWidget *item)
{
  return ISH_ARGUMENTS (gtk_expander_get_child (GTK_EXPANDER (item)));
}

static guint
count_items (IshBlock *self)
{
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (self->items); item;
       item = gtk_widget_get_next_sibling (item))
    n++;
  return n;
}

/* "ingress", or "ingress 2" of a list. */
static void
number_items (IshBlock *self)
{
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (self->items); item;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *label = gtk_widget_get_first_child (
        gtk_expander_get_label_widget (GTK_EXPANDER (item)));
      g_autofree char *title = self->prop->type == ISH_PROP_BLOCKS
                                 ? g_strdup_printf ("%s %u", ish_translate (self->prop->label), ++n)
                                 : g_strdup (ish_translate (self->prop->label));

      gtk_label_set_text (GTK_LABEL (label), title);
    }
}

static void
emit_edited (IshBlock *self, gboolean structure)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, structure);
}

static void
inner_edited_cb (IshArguments *arguments, const char *name, gboolean structure, gpointer user_data)
{
  emit_edited (user_data, structure);
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  IshBlock *self = user_data;
  GtkWidget *item = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_EXPANDER);

  gtk_box_remove (GTK_BOX (self->items), item);
  number_items (self);
  emit_edited (self, TRUE);
}

static GtkWidget *
make_head (IshBlock *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_strconcat ("remove:", self->path, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "block-title");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "field-reset");
  gtk_widget_set_name (remove, name);
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), remove);
  return head;
}

static IshArguments *
add_item (IshBlock *self, JsonObject *value)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  g_autofree char *path =
    self->prop->type == ISH_PROP_BLOCKS
      ? g_strdup_printf ("%s.%u", self->path, count_items (self)) : g_strdup (self->path);
  IshArguments *arguments = ish_arguments_new_for_block (self->prop, path);

  ish_arguments_set_value (arguments, value);
  g_signal_connect (arguments, "edited", G_CALLBACK (inner_edited_cb), self);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), make_head (self));
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (arguments));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  gtk_widget_add_css_class (expander, "block");
  gtk_box_append (GTK_BOX (self->items), expander);
  number_items (self);
  return arguments;
}

void
ish_block_begin (IshBlock *self)
{
  g_return_if_fail (ISH_IS_BLOCK (self));

  if (gtk_widget_get_first_child (self->items))
    return;
  add_item (self, NULL);
  emit_edited (self, TRUE);
}

static void
add_cb (IshBlock *self)
{
  add_item (self, NULL);
  emit_edited (self, TRUE);
}

/* --- the value --- */

JsonNode *
ish_block_get_value (IshBlock *self)
{
  GtkWidget *item;
  JsonNode *node;

  g_return_val_if_fail (ISH_IS_BLOCK (self), NULL);

  item = gtk_widget_get_first_child (self->items);
  if (item == NULL)
    return NULL;
  if (self->prop->type == ISH_PROP_BLOCK)
    {
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, ish_arguments_get_value (get_arguments (item)));
      return node;
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, json_array_new ());
  for (; item; item = gtk_widget_get_next_sibling (item))
    json_array_add_object_element (json_node_get_array (node),
                                   ish_arguments_get_value (get_arguments (item)));
  return node;
}

/* (transfer container) (element-type JsonObject): borrowed: what is no object is left out */
static GPtrArray *
list_objects (JsonNode *value)
{
  GPtrArray *objects = g_ptr_array_new ();

  if (value && JSON_NODE_HOLDS_OBJECT (value))
    g_ptr_array_add (objects, json_node_get_object (value));
  else if (value && JSON_NODE_HOLDS_ARRAY (value))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
      {
        JsonNode *item = json_array_get_element (json_node_get_array (value), i);

        if (JSON_NODE_HOLDS_OBJECT (item))
          g_ptr_array_add (objects, json_node_get_object (item));
      }
  return objects;
}

void
ish_block_set_value (IshBlock *self, JsonNode *value)
{
  g_autoptr (GPtrArray) objects = NULL;
  GtkWidget *item, *next;
  guint n = 0;

  g_return_if_fail (ISH_IS_BLOCK (self));

  objects = list_objects (value);
  self->updating = TRUE;
  for (item = gtk_widget_get_first_child (self->items); item; item = next)
    {
      next = gtk_widget_get_next_sibling (item);
      if (n < objects->len)
        ish_arguments_set_value (get_arguments (item), objects->pdata[n++]);
      else
        gtk_box_remove (GTK_BOX (self->items), item);
    }
  for (; n < objects->len; n++)
    add_item (self, objects->pdata[n]);
  number_items (self);
  self->updating = FALSE;
}

/* --- life --- */

IshBlock *
ish_block_new (const IshProp *prop, const char *path)
{
  IshBlock *self = g_object_new (ISH_TYPE_BLOCK, NULL);

  self->prop = prop;
  self->path = g_strdup (path);
  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->items, GTK_WIDGET (self));
  if (prop->type == ISH_PROP_BLOCKS || prop->required)
    {
      /* Translators: one more block of that name: "Add ingress". */
      g_autofree char *words = g_strdup_printf (_("Add %s"), ish_translate (prop->label));
      g_autofree char *name = g_strconcat ("add-block:", path, NULL);
      GtkWidget *add = gtk_button_new_with_label (words);

      gtk_widget_set_name (add, name);
      gtk_widget_set_halign (add, GTK_ALIGN_START);
      gtk_widget_add_css_class (add, "flat");
      gtk_widget_add_css_class (add, "add-argument");
      g_signal_connect_swapped (add, "clicked",
                                prop->type == ISH_PROP_BLOCKS ? G_CALLBACK (add_cb)
                                                              : G_CALLBACK (ish_block_begin),
                                self);
      gtk_widget_set_parent (add, GTK_WIDGET (self));
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), prop->help ? ish_translate (prop->help) : NULL);
  return self;
}

static void
ish_block_dispose (GObject *object)
{
  IshBlock *self = ISH_BLOCK (object);

  self->updating = TRUE;
  ish_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (ish_block_parent_class)->dispose (object);
}

static void
ish_block_finalize (GObject *object)
{
  g_free (ISH_BLOCK (object)->path);

  G_OBJECT_CLASS (ish_block_parent_class)->finalize (object);
}

static void
ish_block_class_init (IshBlockClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ish_block_dispose;
  G_OBJECT_CLASS (class)->finalize = ish_block_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "ish-block");
}

static void
ish_block_init (IshBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}
