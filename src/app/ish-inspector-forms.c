/* The four forms of the inspector: a resource, a line, a note, the design.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-inspector-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/ish-trace.h"
#include "app/ish-writes.h"
#include "base/ish-json.h"
#include "base/ish-text.h"
#include "catalog/ish-language.h"
#include "catalog/ish-rules.h"

#define MAX_CREATED 60 /* rows: a list nobody reads to its end needs no more widgets */

static const char *
get_environment (IshInspector *self)
{
  const char *environment =
    ish_design_get_setting (ish_document_get_design (self->document), "environment");

  return environment ? environment : "dev";
}

/* --- a resource --- */

JsonNode *
_ish_inspector_get_default (IshInspector *self, const IshProp *prop)
{
  return ish_catalog_is_production (get_environment (self)) ? prop->default_prod
                                                            : prop->default_dev;
}

static char *
describe_resource_place (IshInspector *self, const IshResource *resource, const IshService *service)
{
  IshDesign *design = ish_document_get_design (self->document);
  const IshResource *parent =
    resource->parent ? ish_design_get_resource (design, resource->parent) : NULL;
  const char *type =
    service ? ish_service_get_label (service, ish_language_get ()) : resource->type;

  if (parent == NULL)
    return g_strdup (type);
  /* Translators: a type, and the frame it stands in: "RDS in Data a". */
  return g_strdup_printf (_("%s in %s"), type, _ish_inspector_call (self, parent));
}

/* One word for what a line may do, as short as a list wants it. */
static const char *
type_name (const char *type)
{
  static const char *const names[] = { N_("network"), N_("data"), N_("api"), N_("event"),
                                       N_("default") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], type))
      return _(names[i]);
  return type;
}

static char *
describe_link (IshInspector *self, const IshConnection *line, const char *id)
{
  IshDesign *design = ish_document_get_design (self->document);
  gboolean out = g_str_equal (line->from, id);
  const IshResource *other = ish_design_get_resource (design, out ? line->to : line->from);
  const char *name = other ? _ish_inspector_call (self, other) : "";

  if (line->label[0])
    return g_strdup_printf ("%s %s · %s", out ? "→" : "←", name, line->label);
  return g_strdup_printf ("%s %s · %s", out ? "→" : "←", name, type_name (line->type));
}

static void
add_links (IshInspector *self, const char *id)
{
  g_autoptr (GPtrArray) lines =
    ish_design_list_connections (ish_document_get_design (self->document), id);
  GtkWidget *section;

  if (lines->len == 0)
    return;
  section = _ish_inspector_add_section (self, _("Connections"));
  for (guint i = 0; i < lines->len; i++)
    {
      const IshConnection *line = g_ptr_array_index (lines, i);
      g_autofree char *text = describe_link (self, line, id);

      gtk_box_append (GTK_BOX (section), _ish_inspector_make_link (self, text, line->id));
    }
}

static GPtrArray *
list_props (const IshService *service)
{
  GPtrArray *props = g_ptr_array_new ();

  for (guint i = 0; i < ish_service_get_n_props (service); i++)
    g_ptr_array_add (props, (gpointer) ish_service_get_prop_at (service, i));
  return props;
}

void
_ish_inspector_build_resource (IshInspector *self, const IshResource *resource)
{
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  const IshService *service = ish_catalog_get_service (catalog, resource->type);
  g_autofree char *place = describe_resource_place (self, resource, service);
  g_autofree char *id = g_strdup (resource->id);

  _ish_inspector_add_header (self, service ? ish_service_get_icon (service) : NULL,
                             _ish_inspector_call (self, resource), place);
  if (service && ish_service_get_help (service)[0])
    gtk_box_append (GTK_BOX (self->form),
                    _ish_inspector_make_dim (ish_translate (ish_service_get_help (service))));
  _ish_inspector_add_entry (self, _("Name"), "name", resource->name);
  if (service && ish_service_is_generic (service))
    _ish_inspector_add_arguments (self, service, resource->properties);
  else if (service)
    {
      g_autoptr (GPtrArray) props = list_props (service);

      _ish_inspector_add_fields (self, props, resource->properties);
    }
  else
    gtk_box_append (
      GTK_BOX (self->form),
      _ish_inspector_make_dim (_("This version does not know the type; it is kept as it is.")));
  _ish_inspector_add_text (self, _("Notes"), "notes", resource->notes);
  add_links (self, id);
  self->creates = _ish_inspector_add_section (self, _("Also creates"));
}

/* --- a line --- */

static void
type_changed_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  IshInspector *self = user_data;
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  g_autoptr (JsonNode) value = NULL;
  GPtrArray *types = g_object_get_data (G_OBJECT (choice), "ish-types");
  guint index = gtk_drop_down_get_selected (choice);

  if (self->editing || item == NULL || index >= types->len)
    return;
  value = json_node_init_string (json_node_alloc (), g_ptr_array_index (types, index));
  _ish_inspector_set_property (self, "type", value);
  _ish_inspector_rebuild_soon (self);
}

static void
add_type_choice (IshInspector *self, const IshConnection *line, const char *from_type,
                 const char *to_type)
{
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  GPtrArray *types = ish_catalog_list_line_types (catalog, from_type, to_type);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  GtkWidget *choice;

  if (g_str_equal (line->type, "default"))
    g_ptr_array_insert (types, 0, (gpointer) "default");
  for (guint i = 0; i < types->len; i++)
    {
      gtk_string_list_append (words, ish_writes_name_line (g_ptr_array_index (types, i)));
      if (g_str_equal (g_ptr_array_index (types, i), line->type))
        selected = i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_object_set_data_full (G_OBJECT (choice), "ish-types", types,
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (type_changed_cb), self);
  gtk_box_append (GTK_BOX (self->form), ish_field_wrap (_("Kind"), choice, NULL));
}

void
_ish_inspector_build_line (IshInspector *self, const IshConnection *line)
{
  IshDesign *design = ish_document_get_design (self->document);
  const IshResource *from = ish_design_get_resource (design, line->from);
  const IshResource *to = ish_design_get_resource (design, line->to);
  const IshLineRule *rule = NULL;
  g_autofree char *title = g_strdup_printf ("%s → %s", _ish_inspector_call (self, from),
                                            _ish_inspector_call (self, to));
  GtkWidget *section;

  _ish_inspector_add_header (self, NULL, title, _("Connection"));
  add_type_choice (self, line, from->type, to->type);
  _ish_inspector_add_entry (self, _("Label"), "label", line->label);
  ish_catalog_check_line (ish_document_get_catalog (self->document), from->type, to->type,
                          g_str_equal (line->type, "default") ? NULL : line->type, &rule, NULL);
  if (rule)
    {
      g_autoptr (GPtrArray) props = g_ptr_array_new ();

      for (guint i = 0; i < ish_line_rule_get_n_props (rule); i++)
        {
          const IshProp *prop = ish_line_rule_get_prop_at (rule, i);

          if (!_ish_inspector_add_reference (self, line, prop, from->type, to->type))
            g_ptr_array_add (props, (gpointer) prop);
        }
      _ish_inspector_add_fields (self, props, line->properties);
    }
  section = _ish_inspector_add_section (self, _("This will write"));
  if (rule && ish_line_rule_get_help (rule))
    {
      const char *pairs[] = { "from", _ish_inspector_call (self, from), "to",
                              _ish_inspector_call (self, to), NULL };
      g_autofree char *help = ish_text_fill (ish_translate (ish_line_rule_get_help (rule)), pairs);

      gtk_box_append (GTK_BOX (section), _ish_inspector_make_dim (help));
    }
  self->creates = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->form), self->creates);
}

/* --- a note --- */

void
_ish_inspector_build_note (IshInspector *self, const IshAnnotation *note)
{
  _ish_inspector_add_header (self, NULL,
                             _("Note"), _("For people, and for a model that reads the design."));
  _ish_inspector_add_text (self, _("Text"), "text", note->text);
}

/* --- the design --- */

static void
setting_changed_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  IshInspector *self = user_data;
  const char *const *values = g_object_get_data (G_OBJECT (choice), "ish-values");
  const char *path = g_object_get_data (G_OBJECT (choice), "ish-path");
  guint index = gtk_drop_down_get_selected (choice);
  g_autoptr (JsonNode) value = NULL;

  if (self->editing || index == GTK_INVALID_LIST_POSITION)
    return;
  if (g_str_equal (path, "settings.environment"))
    {
      _ish_inspector_ask_environment (self, values[index]);
      _ish_inspector_rebuild_soon (self); /* the choice shows what is, until it is made */
      return;
    }
  value = json_node_init_string (json_node_alloc (), values[index]);
  _ish_inspector_set_property (self, path, value);
  _ish_inspector_rebuild_soon (self); /* what the environment means is written under it */
}

/* @values: copied; @current is added when it is not among them */
static void
add_setting (IshInspector *self, const char *label, const char *path, GPtrArray *values,
             GPtrArray *words, const char *current)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  GtkWidget *choice;
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint i = 0; i < values->len; i++)
    {
      g_strv_builder_add (builder, g_ptr_array_index (values, i));
      gtk_string_list_append (model, g_ptr_array_index (words, i));
      if (g_strcmp0 (g_ptr_array_index (values, i), current) == 0)
        selected = i;
    }
  if (selected == GTK_INVALID_LIST_POSITION && current)
    {
      g_strv_builder_add (builder, current);
      gtk_string_list_append (model, current);
      selected = values->len;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_object_set_data_full (G_OBJECT (choice), "ish-values", g_strv_builder_end (builder),
                          (GDestroyNotify) g_strfreev);
  g_object_set_data_full (G_OBJECT (choice), "ish-path", g_strdup (path), g_free);
  g_strv_builder_unref (builder);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (setting_changed_cb), self);
  gtk_box_append (GTK_BOX (self->form), ish_field_wrap (label, choice, NULL));
}

static void
add_region (IshInspector *self, IshDesign *design)
{
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  const char *cloud = ish_design_get_setting (design, "cloud");
  const char *const *regions = ish_catalog_get_regions (catalog, cloud ? cloud : "aws");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; regions && regions[i]; i++)
    {
      const char *label = ish_catalog_get_region_label (catalog, cloud ? cloud : "aws", regions[i],
                                                        ish_language_get ());

      g_ptr_array_add (values, (gpointer) regions[i]);
      g_ptr_array_add (words, g_strdup_printf ("%s · %s", label, regions[i]));
    }
  add_setting (self, _("Region"), "settings.region", values, words,
                        ish_design_get_setting (design, "region"));
}

static void
add_environment (IshInspector *self, IshDesign *design)
{
  static const char *const known[] = { "dev", "staging", "prod" };
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_ptr_array_add (values, (gpointer) known[i]);
  add_setting (self, _("Environment"), "settings.environment", values, values,
                        get_environment (self));
}

void
_ish_inspector_build_design (IshInspector *self)
{
  IshDesign *design = ish_document_get_design (self->document);
  guint n = ish_design_get_n_resources (design);
  guint lines = ish_design_get_n_connections (design);
  g_autofree char *resources = g_strdup_printf (ngettext ("%u resource", "%u resources", n), n);
  g_autofree char *connections =
    g_strdup_printf (ngettext ("%u connection", "%u connections", lines), lines);
  g_autofree char *counts = g_strdup_printf ("%s · %s", resources, connections);
  const char *prefix = ish_design_get_setting (design, "prefix");

  _ish_inspector_add_header (self, NULL, ish_design_get_name (design), counts);
  _ish_inspector_add_entry (self, _("Name"), "name", ish_design_get_name (design));
  add_region (self, design);
  add_environment (self, design);
  gtk_box_append (GTK_BOX (self->form),
                  _ish_inspector_make_dim (
                    ish_catalog_is_production (get_environment (self))
                    ? _("Production: copies in two zones, backups, logs and protection are on.")
                    : _("What costs money and only production needs is off.")));
  _ish_inspector_add_text (self, _("Idea"), "prompt", ish_design_get_prompt (design));
  if (prefix)
    {
      g_autofree char *text = g_strdup_printf (_("Names start with “%s”."), prefix);

      gtk_box_append (GTK_BOX (self->form), _ish_inspector_make_dim (text));
    }
  self->creates = _ish_inspector_add_section (self, _("Implied"));
}

/* --- rows of what is made --- */

static void
append_created (IshInspector *self, const char *what, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%s · %s", what, name);
  GtkWidget *label = _ish_inspector_make_dim (text);

  gtk_widget_add_css_class (label, "created");
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (GTK_BOX (self->creates), label);
}

static void
append_more (IshInspector *self, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("… +%u", n) : g_strdup ("…");
  GtkWidget *label = _ish_inspector_make_dim (text);

  gtk_widget_add_css_class (label, "created");
  gtk_box_append (GTK_BOX (self->creates), label);
}

static void
clear_created (IshInspector *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->creates);

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (gtk_widget_has_css_class (child, "created"))
        gtk_box_remove (GTK_BOX (self->creates), child);
      child = next;
    }
}

static guint
append_implied (IshInspector *self, IshStack *stack)
{
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  const GPtrArray *implied = ish_stack_get_implied (stack);
  guint n = 0;

  for (guint i = 0; i < implied->len; i++)
    {
      const IshImplied *one = g_ptr_array_index (implied, i);
      const IshService *service = ish_catalog_get_service (catalog, one->type);

      if (self->id && g_strcmp0 (one->because, self->id) != 0)
        continue;
      if (n >= MAX_CREATED)
        {
          append_more (self, implied->len - i);
          break;
        }
      append_created (
        self, service ? ish_service_get_label (service, ish_language_get ()) : one->type, one->id);
      n++;
    }
  return n;
}

/* --- what a line writes --- */

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IshStackDiff) without = ish_document_try_finish (result, NULL);
  g_autoptr (IshStackDiff) diff = NULL;
  g_autoptr (GPtrArray) written = NULL;
  g_autofree char *text = NULL;
  IshInspector *self = user_data;
  GtkWidget *list;

  if (without == NULL) /* cancelled: the inspector may be gone */
    return;
  /* From the design without the line to the design as it is. */
  diff = ish_stack_diff (ish_stack_diff_get_after (without), ish_stack_diff_get_before (without));
  written = ish_writes_describe (diff, FALSE);
  list = ish_writes_new_list (written, MAX_CREATED);
  clear_created (self);
  gtk_widget_add_css_class (list, "created");
  gtk_box_append (GTK_BOX (self->creates), list);
  gtk_widget_set_visible (self->creates, written->len > 0);
  text = ish_writes_to_text (written);
  ish_trace_say ("WRITES", "%s %s", self->id, g_strdelimit (text, "\n", '|'));
}

void
_ish_inspector_stop_trying (IshInspector *self)
{
  if (self->trying)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
}

/* What would go if the line went: undo of a line undoes exactly this. */
static void
refresh_writes (IshInspector *self)
{
  g_autoptr (IshOp) op = ish_op_new_unlink (self->id);

  _ish_inspector_stop_trying (self);
  self->trying = g_cancellable_new ();
  ish_document_try_async (self->document, op, self->trying, tried_cb, self);
}

/* --- what a resource becomes --- */

static guint
append_nodes (IshInspector *self, IshStack *stack)
{
  guint n = 0;

  for (guint i = 0; self->id && i < ish_stack_get_n_nodes (stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (stack, i);
      g_autofree char *words = NULL;

      if (g_strcmp0 (node->resource_id, self->id) != 0)
        continue;
      if (n >= MAX_CREATED)
        {
          append_more (self, 0);
          break;
        }
      words = ish_writes_name_kind (stack, node->kind);
      append_created (self, words, node->key);
      n++;
    }
  return n;
}

void
_ish_inspector_refresh_creates (IshInspector *self)
{
  IshStack *stack = self->document ? ish_document_get_stack (self->document) : NULL;
  guint n;

  if (self->creates == NULL || stack == NULL || self->n_selected > 1)
    return;
  if (self->id
      && ish_design_get_connection (ish_document_get_design (self->document), self->id))
    {
      refresh_writes (self);
      return;
    }
  clear_created (self);
  n = append_nodes (self, stack);
  n += append_implied (self, stack);
  gtk_widget_set_visible (self->creates, n > 0);
}
