/* The arguments of a resource type without a form of its own, or of one of its blocks.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-arguments.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-block.h"
#include "app/ish-field.h"
#include "app/ish-map-field.h"
#include "app/ish-widget.h"
#include "base/ish-json.h"
#include "catalog/ish-language.h"

#define MAX_OFFERED 60  /* rows of the search: whoever wants more types a letter */
#define OFFER_HEIGHT 190 /* px */

struct _IshArguments {
  GtkWidget parent_instance;

  const IshService *service; /* borrowed; one of the two is there */
  const IshProp    *block;   /* borrowed */
  char       *path;          /* owned */
  JsonObject *value;         /* owned: as shown, with what has no row */
  GHashTable *rows;          /* owned: name -> field, map or block; borrowed from the box */
  GtkWidget  *box;           /* of rows */
  GtkWidget  *add;           /* toggle: opens the search */
  GtkWidget  *offer;         /* revealer around the search */
  GtkWidget  *search;        /* entry */
  GtkWidget  *list;          /* list box of the arguments without a row */
  gboolean    updating;
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshArguments, ish_arguments, GTK_TYPE_WIDGET)

static void update_adder (IshArguments *self);

static guint
get_n_props (IshArguments *self)
{
  return self->service ? ish_service_get_n_props (self->service)
                       : ish_prop_get_n_fields (self->block);
}

static const IshProp *
get_prop_at (IshArguments *self, guint index)
{
  return self->service ? ish_service_get_prop_at (self->service, index)
                       : ish_prop_get_field_at (self->block, index);
}

static const IshProp *
get_prop (IshArguments *self, const char *name)
{
  return self->service ? ish_service_get_prop (self->service, name)
                       : ish_prop_get_field (self->block, name);
}

/* --- the value --- */

static JsonNode *
get_row_value (GtkWidget *row)
{
  if (ISH_IS_FIELD (row))
    return ish_field_get_value (ISH_FIELD (row));
  if (ISH_IS_MAP_FIELD (row))
    return ish_map_field_get_value (ISH_MAP_FIELD (row));
  return ISH_IS_BLOCK (row) ? ish_block_get_value (ISH_BLOCK (row)) : NULL;
}

static void
set_row_value (GtkWidget *row, JsonNode *value)
{
  if (ISH_IS_FIELD (row))
    ish_field_update (ISH_FIELD (row), value);
  else if (ISH_IS_MAP_FIELD (row))
    ish_map_field_set_value (ISH_MAP_FIELD (row), value);
  else if (ISH_IS_BLOCK (row))
    ish_block_set_value (ISH_BLOCK (row), value);
}

static void
emit_edited (IshArguments *self, const char *name, gboolean structure)
{
  JsonNode *value;

  if (self->updating)
    return;
  value = ish_arguments_get_argument (self, name);
  if (value)
    json_object_set_member (self->value, name, value);
  else
    json_object_remove_member (self->value, name);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, name, structure);
}

JsonNode *
ish_arguments_get_argument (IshArguments *self, const char *name)
{
  GtkWidget *row;
  JsonNode *kept;

  g_return_val_if_fail (ISH_IS_ARGUMENTS (self), NULL);

  row = g_hash_table_lookup (self->rows, name);
  if (row)
    return get_row_value (row);
  kept = json_object_get_member (self->value, name);
  return kept ? json_node_copy (kept) : NULL;
}

JsonObject *
ish_arguments_get_value (IshArguments *self)
{
  g_return_val_if_fail (ISH_IS_ARGUMENTS (self), NULL);

  return ish_json_copy_object (self->value);
}

/* --- rows --- */

static const char *
get_name (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ish-argument");
}

static void
field_edited_cb (GtkWidget *row, gpointer user_data)
{
  emit_edited (user_data, get_name (row), FALSE);
}

static void
block_edited_cb (GtkWidget *row, gboolean structure, gpointer user_data)
{
  emit_edited (user_data, get_name (row), structure);
}

/* A secret may not stand in the design. */
static GtkWidget *
make_secret (const IshProp *prop)
{
  GtkWidget *words = gtk_label_new (_("A secret: asked for at deployment, never kept."));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_add_css_class (words, "dim-label");
  return ish_field_wrap (ish_translate (prop->label), words, NULL);
}

static GtkWidget *
make_row_widget (IshArguments *self, const IshProp *prop, const char *path)
{
  GtkWidget *row;

  if (ish_prop_is_secret (prop))
    return make_secret (prop);
  if (prop->type == ISH_PROP_BLOCK || prop->type == ISH_PROP_BLOCKS)
    {
      row = GTK_WIDGET (ish_block_new (prop, path));
      g_signal_connect (row, "edited", G_CALLBACK (block_edited_cb), self);
      return row;
    }
  row = prop->type == ISH_PROP_MAP ? GTK_WIDGET (ish_map_field_new (prop, path))
                                   : GTK_WIDGET (ish_field_new (prop));
  g_signal_connect (row, "edited", G_CALLBACK (field_edited_cb), self);
  return row;
}

static void
drop_row (IshArguments *self, const char *name)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, name);
  GtkWidget *child = row;

  while (child && gtk_widget_get_parent (child) != self->box)
    child = gtk_widget_get_parent (child);
  self->updating = TRUE;
  g_hash_table_remove (self->rows, name);
  if (child)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->updating = FALSE;
  update_adder (self);
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  IshArguments *self = user_data;
  g_autofree char *name = g_strdup (get_name (button));

  drop_row (self, name);
  json_object_remove_member (self->value, name);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, name, TRUE);
}

/* An optional argument can be taken away again; of blocks each has its own button. */
static GtkWidget *
wrap_row (IshArguments *self, const IshProp *prop, GtkWidget *row)
{
  GtkWidget *line, *remove;

  if (prop->required || ISH_IS_BLOCK (row))
    return row;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "field-reset");
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  g_object_set_data_full (G_OBJECT (remove), "ish-argument", g_strdup (prop->name), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (line), row);
  gtk_box_append (GTK_BOX (line), remove);
  return line;
}

static GtkWidget *
add_row (IshArguments *self, const IshProp *prop, JsonNode *value)
{
  g_autofree char *path = g_strconcat (self->path, ".", prop->name, NULL);
  g_autofree char *name = g_strconcat ("field:", path, NULL);
  GtkWidget *row = make_row_widget (self, prop, path);
  gboolean updating = self->updating;

  gtk_widget_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "ish-argument", g_strdup (prop->name), g_free);
  g_hash_table_insert (self->rows, g_strdup (prop->name), row);
  self->updating = TRUE;
  set_row_value (row, value);
  self->updating = updating;
  gtk_box_append (GTK_BOX (self->box), wrap_row (self, prop, row));
  update_adder (self);
  return row;
}

static void
drop_gone_blocks (IshArguments *self)
{
  g_autoptr (GList) names = g_hash_table_get_keys (self->rows);

  for (GList *at = names; at; at = at->next)
    {
      const IshProp *prop = get_prop (self, at->data);

      if (prop && !prop->required && ISH_IS_BLOCK (g_hash_table_lookup (self->rows, at->data))
          && !json_object_has_member (self->value, at->data))
        {
          g_autofree char *name = g_strdup (at->data);

          drop_row (self, name);
        }
    }
}

void
ish_arguments_set_value (IshArguments *self, JsonObject *value)
{
  g_return_if_fail (ISH_IS_ARGUMENTS (self));

  if (value)
    value = ish_json_copy_object (value);
  json_object_unref (self->value);
  self->value = value ? value : json_object_new ();
  self->updating = TRUE;
  drop_gone_blocks (self);
  self->updating = TRUE;
  for (guint i = 0; i < get_n_props (self); i++)
    {
      const IshProp *prop = get_prop_at (self, i);
      JsonNode *node = json_object_get_member (self->value, prop->name);
      GtkWidget *row = g_hash_table_lookup (self->rows, prop->name);

      if (row)
        set_row_value (row, node);
      else if (node || prop->required)
        add_row (self, prop, node);
    }
  self->updating = FALSE;
  update_adder (self);
}

void
ish_arguments_set_argument (IshArguments *self, const char *name, JsonNode *value)
{
  g_autoptr (JsonObject) all = NULL;

  g_return_if_fail (ISH_IS_ARGUMENTS (self));

  all = ish_json_copy_object (self->value);
  if (value)
    json_object_set_member (all, name, json_node_copy (value));
  else
    json_object_remove_member (all, name);
  ish_arguments_set_value (self, all);
}

static void
focus_row (GtkWidget *row)
{
  if (ISH_IS_FIELD (row))
    ish_field_focus (ISH_FIELD (row));
  else
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

gboolean
ish_arguments_focus (IshArguments *self, const char *name)
{
  const IshProp *prop;
  GtkWidget *row;

  g_return_val_if_fail (ISH_IS_ARGUMENTS (self), FALSE);

  prop = get_prop (self, name);
  row = g_hash_table_lookup (self->rows, name);
  if (prop == NULL)
    return FALSE;
  if (row == NULL)
    row = add_row (self, prop, json_object_get_member (self->value, name));
  focus_row (row);
  return TRUE;
}

/* --- adding --- */

static const char *
describe_type (const IshProp *prop)
{
  switch (prop->type)
    {
    case ISH_PROP_INT:
    case ISH_PROP_PORT:
    case ISH_PROP_NUMBER:
      return _("number");
    case ISH_PROP_BOOL:
      return _("yes or no");
    case ISH_PROP_ENUM:
      return _("choice");
    case ISH_PROP_LIST:
      return _("list");
    case ISH_PROP_MAP:
      return _("names and texts");
    case ISH_PROP_BLOCK:
      return _("block");
    case ISH_PROP_BLOCKS:
      return _("blocks");
    case ISH_PROP_STRING:
    case ISH_PROP_TEXT:
    case ISH_PROP_CIDR:
    case ISH_PROP_JSON:
    default:
      return _("text");
    }
}

static GtkWidget *
make_offer (IshArguments *self, const IshProp *prop)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (prop->name);
  GtkWidget *type = gtk_label_new (describe_type (prop));
  g_autofree char *name = g_strdup_printf ("offer:%s.%s", self->path, prop->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (type, "dim-label");
  gtk_widget_add_css_class (type, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), type);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_widget_set_tooltip_text (row, prop->help ? ish_translate (prop->help) : NULL);
  g_object_set_data_full (G_OBJECT (row), "ish-argument", g_strdup (prop->name), g_free);
  return row;
}

/* As it is written, or with spaces for what stands between its words. */
static gboolean
fits (const char *name, const char *text)
{
  g_autofree char *low = g_utf8_strdown (name, -1);
  g_autofree char *wanted = g_strdelimit (g_utf8_strdown (text, -1), " -", '_');

  return strstr (low, wanted) != NULL;
}

static void
fill_offer (IshArguments *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkWidget *old;
  guint n = 0;

  while ((old = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), old);
  for (guint i = 0; i < get_n_props (self) && n < MAX_OFFERED; i++)
    {
      const IshProp *prop = get_prop_at (self, i);

      if (g_hash_table_contains (self->rows, prop->name) || !fits (prop->name, text))
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_offer (self, prop));
      n++;
    }
}

static void
choose (IshArguments *self, GtkWidget *offered)
{
  const IshProp *prop = offered ? get_prop (self, get_name (offered)) : NULL;
  GtkWidget *row;

  if (prop == NULL)
    return;
  row = add_row (self, prop, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->add), FALSE);
  if (ISH_IS_BLOCK (row))
    ish_block_begin (ISH_BLOCK (row));
  focus_row (row);
}

static void
offer_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose (user_data, GTK_WIDGET (row));
}

/* Enter takes the first, of what was typed up to now: the entry waits a moment to say. */
static void
search_activate_cb (IshArguments *self)
{
  fill_offer (self);
  choose (self, gtk_widget_get_first_child (self->list));
}

static void
stop_search_cb (IshArguments *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->add), FALSE);
  gtk_widget_grab_focus (self->add);
}

static void
add_toggled_cb (IshArguments *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->add));

  if (open)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      fill_offer (self);
    }
  gtk_widget_set_visible (self->offer, open);
  if (open)
    gtk_widget_grab_focus (self->search);
}

/* How many there are that have no row. */
static void
update_adder (IshArguments *self)
{
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < get_n_props (self); i++)
    n += !g_hash_table_contains (self->rows, get_prop_at (self, i)->name);
  /* Translators: opens a search over so many arguments that are not used yet. */
  words = g_strdup_printf (ngettext ("Add an argument (%u)", "Add an argument (%u)", n), n);
  gtk_button_set_label (GTK_BUTTON (self->add), words);
  gtk_widget_set_visible (self->add, n > 0);
}

static void
make_search (IshArguments *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = g_strconcat ("search:", self->path, NULL);

  self->offer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->search = gtk_search_entry_new ();
  gtk_widget_set_name (self->search, name);
  g_object_set (self->search, "placeholder-text", _("Search arguments"), NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "offer");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), OFFER_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (self->offer), self->search);
  gtk_box_append (GTK_BOX (self->offer), scroller);
  gtk_widget_set_visible (self->offer, FALSE);
  gtk_widget_set_parent (self->offer, GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill_offer), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (offer_activated_cb), self);
}

static void
make_adder (IshArguments *self)
{
  g_autofree char *name = g_strconcat ("add:", self->path, NULL);

  self->add = gtk_toggle_button_new_with_label ("");
  gtk_widget_set_name (self->add, name);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "add-argument");
  g_signal_connect_swapped (self->add, "toggled", G_CALLBACK (add_toggled_cb), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  make_search (self);
}

/* --- life --- */

static IshArguments *
make (const IshService *service, const IshProp *block, const char *path)
{
  IshArguments *self = g_object_new (ISH_TYPE_ARGUMENTS, NULL);

  self->service = service;
  self->block = block;
  self->path = g_strdup (path);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_adder (self);
  ish_arguments_set_value (self, NULL);
  return self;
}

IshArguments *
ish_arguments_new_for_service (const IshService *service, const char *path)
{
  return make (service, NULL, path);
}

IshArguments *
ish_arguments_new_for_block (const IshProp *block, const char *path)
{
  return make (NULL, block, path);
}

static void
ish_arguments_dispose (GObject *object)
{
  IshArguments *self = ISH_ARGUMENTS (object);

  self->updating = TRUE;
  g_hash_table_remove_all (self->rows);
  ish_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (ish_arguments_parent_class)->dispose (object);
}

static void
ish_arguments_finalize (GObject *object)
{
  IshArguments *self = ISH_ARGUMENTS (object);

  g_free (self->path);
  g_hash_table_unref (self->rows);
  json_object_unref (self->value);

  G_OBJECT_CLASS (ish_arguments_parent_class)->finalize (object);
}

static void
ish_arguments_class_init (IshArgumentsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ish_arguments_dispose;
  G_OBJECT_CLASS (class)->finalize = ish_arguments_finalize;
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "ish-arguments");
}

static void
ish_arguments_init (IshArguments *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->value = json_object_new ();
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
