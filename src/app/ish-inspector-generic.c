/* Forms of resource types without a form of their own: made from what the provider lists.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-inspector-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalog/ish-language.h"

/* --- a resource --- */

/* "Terraform and CloudFormation" or the one of them that has the type. */
static void
add_statement (IshInspector *self, const IshService *service)
{
  const char *type = ish_service_get_type_id (service);
  const char *twin = ish_service_get_twin (service);
  const char *dot = strchr (type, '.');
  gboolean is_terraform = g_str_has_prefix (type, "tf.");
  const char *ours = dot ? dot + 1 : type;
  g_autofree char *names = twin ? g_strdup_printf ("%s · %s", is_terraform ? ours : twin,
                                                   is_terraform ? twin : ours)
                                : g_strdup (ours);
  const char *words = twin           ? _("Terraform and CloudFormation")
                      : is_terraform ? _("Terraform only: CloudFormation has no such type.")
                                     : _("CloudFormation only: Terraform has no such type.");
  GtkWidget *label = _ish_inspector_make_dim (words);

  gtk_widget_set_name (label, twin ? "form:both" : is_terraform ? "form:terraform-only"
                                                                : "form:cloudformation-only");
  if (twin == NULL)
    gtk_widget_add_css_class (label, "statement");
  gtk_box_append (GTK_BOX (self->form), label);
  label = _ish_inspector_make_dim (names);
  gtk_widget_add_css_class (label, "written-kinds");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_box_append (GTK_BOX (self->form), label);
}

/* A block that comes or goes is a step of its own; typing in one field is one step. */
static void
edited_cb (IshArguments *arguments, const char *name, gboolean structure, gpointer user_data)
{
  IshInspector *self = user_data;
  IshHistory *history = ish_document_get_history (self->document);
  g_autofree char *path = g_strconcat ("properties.", name, NULL);
  g_autoptr (JsonNode) value = NULL;

  if (self->editing)
    return;
  value = ish_arguments_get_argument (arguments, name);
  if (structure)
    {
      g_autofree char *label = g_strdup_printf (_("Change %s"), name);

      ish_history_begin (history, label);
    }
  _ish_inspector_set_property (self, path, value);
  if (structure)
    ish_history_end (history);
}

void
_ish_inspector_add_arguments (IshInspector *self, const IshService *service,
                              JsonObject *properties)
{
  add_statement (self, service);
  self->arguments = ish_arguments_new_for_service (service, "properties");
  ish_arguments_set_value (self->arguments, properties);
  g_signal_connect (self->arguments, "edited", G_CALLBACK (edited_cb), self);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->arguments));
}

/* --- a line --- */

static void
argument_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  IshInspector *self = user_data;
  const char *path = g_object_get_data (G_OBJECT (choice), "ish-path");
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  g_autoptr (JsonNode) value = NULL;

  if (self->editing || item == NULL)
    return;
  if (gtk_drop_down_get_selected (choice) > 0)
    value = json_node_init_string (json_node_alloc (), gtk_string_object_get_string (item));
  _ish_inspector_set_property (self, path, value);
}

/* Only what may stand there; the first entry leaves it to the catalogue. */
static void
add_choice (IshInspector *self, const IshProp *prop, const char *first, char **values,
            JsonObject *properties)
{
  const char *current = json_object_get_string_member_with_default (properties, prop->name, "");
  GtkStringList *model = gtk_string_list_new (NULL);
  g_autofree char *path = g_strconcat ("properties.", prop->name, NULL);
  g_autofree char *name = g_strconcat ("field:", path, NULL);
  guint selected = 0;
  GtkWidget *choice;

  gtk_string_list_append (model, first);
  for (guint i = 0; values[i]; i++)
    {
      gtk_string_list_append (model, values[i]);
      if (g_str_equal (values[i], current))
        selected = i + 1;
    }
  if (selected == 0 && current[0] != '\0')
    {
      gtk_string_list_append (model, current);
      selected = g_strv_length (values) + 1;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (model), gtk_property_expression_new (
    GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), g_strv_length (values) > 10);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_name (choice, name);
  g_object_set_data_full (G_OBJECT (choice), "ish-path", g_strdup (path), g_free);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (argument_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->form),
                  ish_field_wrap (ish_translate (prop->label), choice,
                                  prop->help ? ish_translate (prop->help) : NULL));
}

gboolean
_ish_inspector_add_reference (IshInspector *self, const IshConnection *line, const IshProp *prop,
                              const char *from_type, const char *to_type)
{
  IshCatalog *catalog = ish_document_get_catalog (self->document);
  const IshService *from = ish_catalog_get_service (catalog, from_type);
  const IshService *to = ish_catalog_get_service (catalog, to_type);
  guint n_fitting = 0;
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) attributes = NULL;

  if (from == NULL || to == NULL
      || !(ish_service_is_generic (from) || ish_service_is_generic (to)))
    return FALSE;
  if (g_str_equal (prop->name, "argument"))
    {
      arguments = ish_catalog_list_arguments (catalog, from_type, to_type, &n_fitting);
      add_choice (self, prop, _("The one that fits"), arguments, line->properties);
      return TRUE;
    }
  /* What the other end has: of a line to a generic type its own, else those of the start. */
  attributes =
    ish_service_list_attributes (ish_service_is_generic (from) ? to : from);
  if (!g_str_equal (prop->name, "attribute") || attributes == NULL || attributes[0] == NULL)
    return FALSE;
  add_choice (self, prop, _("What the argument asks for"), attributes, line->properties);
  return TRUE;
}
