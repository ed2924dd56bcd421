/* The window: a start page, or a design between its palette, its form and its code.
 *
 * The panels never talk to each other: the canvas, the form and the code all read the document,
 * and the window carries the selection between them.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window.h"
#include "app/ish-window-private.h"

#include <glib/gi18n.h>

#include "app/ish-trace.h"
#include "catalog/ish-language.h"

#define STATUS_MS 6000

enum { PROP_0, PROP_SHOW_IMPLIED, PROP_VIEW, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IshWindow, ish_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is said --- */

static gboolean
hide_status_cb (gpointer user_data)
{
  IshWindow *self = user_data;

  self->status_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), FALSE);
  return G_SOURCE_REMOVE;
}

void
ish_window_say (IshWindow *self, const char *sentence)
{
  g_return_if_fail (ISH_IS_WINDOW (self));

  ish_trace_say ("SAID", "%s", sentence);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "editor") != 0)
    {
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
      return;
    }
  gtk_label_set_text (self->status_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), TRUE);
  g_clear_handle_id (&self->status_timeout, g_source_remove);
  self->status_timeout = g_timeout_add (STATUS_MS, hide_status_cb, self);
}

void
_ish_window_update_title (IshWindow *self)
{
  g_autofree char *subtitle = NULL;
  g_autofree char *saved = NULL;
  IshDesign *design;
  const char *environment, *region;
  GDateTime *at;

  if (self->document == NULL)
    {
      adw_window_title_set_title (self->title, "Isshoni");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Isshoni");
      return;
    }
  design = ish_document_get_design (self->document);
  environment = ish_design_get_setting (design, "environment");
  region = ish_design_get_setting (design, "region");
  at = ish_document_get_saved_at (self->document);
  if (ish_history_is_modified (ish_document_get_history (self->document)))
    saved = g_strdup (_("not saved"));
  else if (at)
    {
      g_autofree char *time = g_date_time_format (at, "%H:%M");

      saved = g_strdup_printf (_("saved %s"), time);
    }
  subtitle =
    g_strjoin (" · ", environment ? environment : "dev", region ? region : "", saved, NULL);
  adw_window_title_set_title (self->title, ish_design_get_name (design));
  adw_window_title_set_subtitle (self->title, subtitle);
  g_free (saved);
  saved = g_strdup_printf ("Isshoni – %s", ish_design_get_name (design));
  gtk_window_set_title (GTK_WINDOW (self), saved);
}

/* --- the document --- */

static void
update_empty_hint (IshWindow *self)
{
  IshDesign *design = ish_document_get_design (self->document);

  gtk_widget_set_visible (self->empty_hint, ish_design_get_n_resources (design) == 0
                                              && ish_design_get_n_annotations (design) == 0);
}

static void
settled_cb (IshWindow *self)
{
  update_empty_hint (self);
  _ish_window_update_title (self);
}

static void
show_code (IshWindow *self)
{
  if (self->document)
    ish_code_pane_set_output (
      self->code_pane, ish_document_get_output (self->document, self->dialect), self->dialect,
      ish_document_get_output_error (self->document, self->dialect));
}

/* What nobody drew, beside what needs it. A cause may be implied itself: then beside its own. */
void
_ish_window_show_implied (IshWindow *self)
{
  IshStack *stack = self->document ? ish_document_get_stack (self->document) : NULL;
  IshGhosts *ghosts;

  if (stack == NULL || !self->shows_implied)
    {
      ish_canvas_set_ghosts (self->canvas, NULL);
      return;
    }
  ghosts = ish_ghosts_new ();
  for (guint i = 0; i < ish_stack_get_implied (stack)->len; i++)
    {
      const IshImplied *implied = ish_stack_get_implied (stack)->pdata[i];

      ish_ghosts_add (ghosts, ish_stack_get_cause (stack, implied->because), implied->type,
                      implied->id);
    }
  ish_canvas_set_ghosts (self->canvas, ghosts);
  ghosts = ish_canvas_get_ghosts (self->canvas);
  for (guint i = 0; ghosts && i < ish_ghosts_get_n (ghosts); i++)
    {
      const IshGhost *ghost = ish_ghosts_get_at (ghosts, i);

      ish_trace_say ("IMPLIED", "%s %s %u %.1f %.1f", ghost->cause, ghost->type, ghost->ids->len,
                     ghost->rect.x + ghost->rect.width / 2,
                     ghost->rect.y + ghost->rect.height / 2);
    }
}

/* Numbers first, in the frame after the edit; the code comes when it is written. */
static void
judged_cb (IshWindow *self)
{
  gint64 began = g_get_monotonic_time ();

  ish_reach_pane_refresh (self->reach);
  _ish_window_show_marks (self);
  _ish_window_show_implied (self);
  ish_problems_refresh (self->problems);
  ish_cost_pane_refresh (self->cost_pane);
  ish_trace_say ("JUDGED", "%" G_GINT64_FORMAT " us", g_get_monotonic_time () - began);
}

static void
generated_cb (IshWindow *self)
{
  show_code (self);
  ish_trace_say ("GENERATED", "%u",
                 ish_stack_get_n_nodes (ish_document_get_stack (self->document)));
}

static void
disconnect_document (IshWindow *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (ish_document_get_design (self->document), self);
  g_signal_handlers_disconnect_by_data (ish_document_get_history (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

void
ish_window_set_document (IshWindow *self, IshDocument *document)
{
  IshHistory *history;

  g_return_if_fail (ISH_IS_WINDOW (self));
  g_return_if_fail (ISH_IS_DOCUMENT (document));

  disconnect_document (self);
  g_set_object (&self->document, document);
  history = ish_document_get_history (document);
  g_signal_connect_swapped (ish_document_get_design (document), "settled", G_CALLBACK (settled_cb),
                            self);
  g_signal_connect_swapped (history, "notify", G_CALLBACK (_ish_window_update_actions), self);
  g_signal_connect_swapped (history, "notify::modified", G_CALLBACK (_ish_window_update_title),
                            self);
  g_signal_connect_swapped (document, "notify", G_CALLBACK (_ish_window_update_title), self);
  g_signal_connect_swapped (document, "judged", G_CALLBACK (judged_cb), self);
  g_signal_connect_swapped (document, "generated", G_CALLBACK (generated_cb), self);
  ish_problems_set_document (self->problems, document);
  ish_cost_pane_set_document (self->cost_pane, document);
  ish_reach_pane_set_document (self->reach, document);
  ish_inspector_set_document (self->inspector, document);
  ish_line_tip_set_document (self->line_tip, document);
  ish_canvas_set_document (self->canvas, history, self->catalog);
  ish_code_pane_set_output (self->code_pane, NULL, self->dialect, NULL);
  gtk_stack_set_visible_child_name (self->pages, "editor");
  gtk_widget_set_visible (self->start_tools, TRUE);
  gtk_widget_set_visible (self->end_tools, TRUE);
  settled_cb (self);
  _ish_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

IshDocument *
ish_window_get_document (IshWindow *self)
{
  g_return_val_if_fail (ISH_IS_WINDOW (self), NULL);

  return self->document;
}

void
_ish_window_show_start (IshWindow *self)
{
  disconnect_document (self);
  ish_inspector_set_document (self->inspector, NULL);
  ish_line_tip_set_document (self->line_tip, NULL);
  ish_canvas_set_document (self->canvas, NULL, NULL);
  ish_problems_set_document (self->problems, NULL);
  ish_cost_pane_set_document (self->cost_pane, NULL);
  ish_reach_pane_set_document (self->reach, NULL);
  g_clear_object (&self->document);
  ish_start_page_refresh (self->start_page);
  gtk_stack_set_visible_child_name (self->pages, "start");
  gtk_widget_set_visible (self->start_tools, FALSE);
  gtk_widget_set_visible (self->end_tools, FALSE);
  _ish_window_update_title (self);
  _ish_window_update_actions (self);
}

/* --- selection, between canvas, form and code --- */

static void
selection_changed_cb (IshWindow *self)
{
  guint n = g_hash_table_size (ish_canvas_get_selection (self->canvas));
  const char *single = ish_canvas_get_single (self->canvas);

  if (self->document == NULL)
    return;
  ish_inspector_show (self->inspector, single, n);
  ish_code_pane_set_selected (self->code_pane, single);
  ish_cost_pane_set_selected (self->cost_pane, single);
  _ish_window_update_actions (self);
}

static void
activated_cb (IshWindow *self, const char *id)
{
  gtk_toggle_button_set_active (self->inspector_button, TRUE);
  ish_inspector_focus_property (self->inspector, NULL);
}

static void
probe_changed_cb (IshWindow *self)
{
  IshProbe probe;

  ish_line_tip_show (self->line_tip,
                     ish_canvas_get_probe (self->canvas, &probe) ? &probe : NULL);
}

static void
jump_cb (IshWindow *self, const char *id)
{
  ish_canvas_jump_to (self->canvas, id);
}

static void
located_cb (IshWindow *self, const char *id)
{
  ish_canvas_jump_to (self->canvas, id);
}

static void
problem_activated_cb (IshWindow *self, const char *id, const char *property)
{
  ish_canvas_jump_to (self->canvas, id);
  if (property == NULL)
    return;
  gtk_toggle_button_set_active (self->inspector_button, TRUE);
  ish_inspector_focus_property (self->inspector, property);
}

static void
insert_cb (IshWindow *self, const char *type)
{
  if (self->document && ish_canvas_insert (self->canvas, type))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
focus_canvas_cb (IshWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
show_zoom_cb (gpointer user_data)
{
  IshWindow *self = user_data;
  g_autofree char *text = g_strdup_printf ("%.0f %%", ish_canvas_get_zoom (self->canvas) * 100);

  self->zoom_idle = 0;
  gtk_label_set_text (self->zoom_label, text);
  return G_SOURCE_REMOVE;
}

/* Not at once: a new design is fitted while the canvas gets its size, and nothing may ask for
 * another size meanwhile. */
static void
view_changed_cb (IshWindow *self)
{
  if (self->zoom_idle == 0)
    self->zoom_idle = g_idle_add (show_zoom_cb, self);
  ish_trace_say ("VIEW", "%.4f %.4f %.6f", ish_canvas_get_origin (self->canvas).x,
                 ish_canvas_get_origin (self->canvas).y, ish_canvas_get_zoom (self->canvas));
}

/* --- tools --- */

static GtkToggleButton *
get_tool_button (IshWindow *self, IshTool tool)
{
  GtkToggleButton *buttons[] = { self->tool_select, self->tool_pan, self->tool_connect,
                                 self->tool_note };

  return buttons[tool];
}

static void
tool_changed_cb (IshWindow *self)
{
  gtk_toggle_button_set_active (get_tool_button (self, ish_canvas_get_tool (self->canvas)), TRUE);
}

static void
tool_toggled_cb (IshWindow *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int tool = ISH_TOOL_SELECT; tool <= ISH_TOOL_NOTE; tool++)
    if (get_tool_button (self, (IshTool) tool) == button)
      ish_canvas_set_tool (self->canvas, (IshTool) tool);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* --- the bottom panel --- */

static void
tab_toggled_cb (IshWindow *self)
{
  gboolean code = gtk_toggle_button_get_active (self->code_tab);
  gboolean cost = gtk_toggle_button_get_active (self->cost_tab);

  gtk_stack_set_visible_child_name (self->bottom_stack, code   ? "code"
                                                        : cost ? "cost" : "problems");
  gtk_widget_set_opacity (self->code_tools, code ? 1.0 : 0.0);
  gtk_widget_set_sensitive (self->code_tools, code);
}

void
_ish_window_show_problems (IshWindow *self)
{
  gtk_toggle_button_set_active (self->bottom_button, TRUE);
  gtk_toggle_button_set_active (self->problems_tab, TRUE);
}

void
_ish_window_show_cost (IshWindow *self)
{
  gtk_toggle_button_set_active (self->bottom_button, TRUE);
  gtk_toggle_button_set_active (self->cost_tab, TRUE);
}

static void
dialect_toggled_cb (IshWindow *self)
{
  gboolean terraform = gtk_toggle_button_get_active (self->terraform_button);

  self->dialect = terraform ? ISH_DIALECT_TERRAFORM : ISH_DIALECT_CLOUDFORMATION;
  show_code (self);
}

static gboolean
shows_files (GListModel *model, char **files)
{
  guint n = g_strv_length (files);

  if (!GTK_IS_STRING_LIST (model) || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), files[i]))
      return FALSE;
  return TRUE;
}

static void
files_changed_cb (IshWindow *self)
{
  g_auto (GStrv) files = ish_code_pane_list_files (self->code_pane);
  const char *shown = ish_code_pane_get_file (self->code_pane);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) files);
  guint selected = 0;

  for (guint i = 0; files[i]; i++)
    if (g_strcmp0 (files[i], shown) == 0)
      selected = i;
  g_object_set_data (G_OBJECT (self->file_choice), "ish-updating", GINT_TO_POINTER (1));
  if (!shows_files (gtk_drop_down_get_model (self->file_choice), files))
    gtk_drop_down_set_model (self->file_choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->file_choice, selected);
  g_object_set_data (G_OBJECT (self->file_choice), "ish-updating", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->file_choice), g_strv_length (files) > 1);
}

static void
file_chosen_cb (IshWindow *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->file_choice);

  if (item && g_object_get_data (G_OBJECT (self->file_choice), "ish-updating") == NULL)
    ish_code_pane_set_file (self->code_pane, gtk_string_object_get_string (item));
}

/* Not at once: a widget may not change its children while it is being laid out. */
static void
ish_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (ish_window_parent_class)->size_allocate (widget, width, height, baseline);
  _ish_window_size_changed (ISH_WINDOW (widget), width, height);
}

/* --- look --- */

static void
theme_changed_cb (IshWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  IshTheme theme = contrast ? (dark ? ISH_THEME_CONTRAST_DARK : ISH_THEME_CONTRAST_LIGHT)
                            : (dark ? ISH_THEME_DARK : ISH_THEME_LIGHT);

  ish_canvas_set_theme (self->canvas, theme);
  ish_code_pane_set_dark (self->code_pane, dark);
}

/* --- the start page --- */

static void
start_cb (IshWindow *self, IshDesign *design)
{
  ish_window_start (self, design);
}

static void
open_recent_cb (IshWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files, 1, "");
}

void
ish_window_start (IshWindow *self, IshDesign *design)
{
  g_autoptr (IshDesign) empty = NULL;
  g_autoptr (IshDocument) document = NULL;

  g_return_if_fail (ISH_IS_WINDOW (self));

  if (design == NULL)
    design = empty = ish_design_new (_("Untitled design"));
  document = ish_document_new (self->catalog, design, NULL);
  ish_window_set_document (self, document);
}

/* --- life --- */

static void
close_confirmed (IshWindow *self)
{
  self->close_confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
ish_window_close_request (GtkWindow *window)
{
  IshWindow *self = ISH_WINDOW (window);

  if (!self->close_confirmed && self->document
      && ish_history_is_modified (ish_document_get_history (self->document)))
    {
      _ish_window_leave (self, close_confirmed);
      return TRUE;
    }
  _ish_window_keep_layout (self);
  return GTK_WINDOW_CLASS (ish_window_parent_class)->close_request (window);
}

static void
ish_window_dispose (GObject *object)
{
  IshWindow *self = ISH_WINDOW (object);

  g_clear_handle_id (&self->status_timeout, g_source_remove);
  g_clear_handle_id (&self->adapt_idle, g_source_remove);
  g_clear_handle_id (&self->zoom_idle, g_source_remove);
  g_clear_weak_pointer (&self->question);
  disconnect_document (self);
  if (self->inspector)
    ish_inspector_set_document (self->inspector, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISH_TYPE_WINDOW);
  g_clear_object (&self->chooser);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_object (&self->money);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
  g_clear_pointer (&self->catalog, ish_catalog_unref);

  G_OBJECT_CLASS (ish_window_parent_class)->dispose (object);
}

static void
ish_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_IMPLIED)
    g_value_set_boolean (value, ISH_WINDOW (object)->shows_implied);
  else if (id == PROP_VIEW)
    g_value_set_string (value, _ish_view_to_string (ISH_WINDOW (object)->view));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ish_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IshWindow *self = ISH_WINDOW (object);

  if (id == PROP_VIEW)
    {
      _ish_window_set_view (self, g_value_get_string (value));
      return;
    }
  if (id != PROP_SHOW_IMPLIED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->shows_implied = g_value_get_boolean (value);
  _ish_window_show_implied (self);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, IshWindow, title);
  gtk_widget_class_bind_template_child (class, IshWindow, start_tools);
  gtk_widget_class_bind_template_child (class, IshWindow, end_tools);
  gtk_widget_class_bind_template_child (class, IshWindow, palette_button);
  gtk_widget_class_bind_template_child (class, IshWindow, inspector_button);
  gtk_widget_class_bind_template_child (class, IshWindow, cost_button);
  gtk_widget_class_bind_template_child (class, IshWindow, problems_badge);
  gtk_widget_class_bind_template_child (class, IshWindow, toasts);
  gtk_widget_class_bind_template_child (class, IshWindow, pages);
  gtk_widget_class_bind_template_child (class, IshWindow, start_page);
  gtk_widget_class_bind_template_child (class, IshWindow, palette);
  gtk_widget_class_bind_template_child (class, IshWindow, inspector);
  gtk_widget_class_bind_template_child (class, IshWindow, canvas);
  gtk_widget_class_bind_template_child (class, IshWindow, palette_flap);
  gtk_widget_class_bind_template_child (class, IshWindow, inspector_flap);
  gtk_widget_class_bind_template_child (class, IshWindow, paned);
  gtk_widget_class_bind_template_child (class, IshWindow, tool_select);
  gtk_widget_class_bind_template_child (class, IshWindow, tool_pan);
  gtk_widget_class_bind_template_child (class, IshWindow, tool_connect);
  gtk_widget_class_bind_template_child (class, IshWindow, tool_note);
  gtk_widget_class_bind_template_child (class, IshWindow, zoom_label);
  gtk_widget_class_bind_template_child (class, IshWindow, empty_hint);
  gtk_widget_class_bind_template_child (class, IshWindow, line_tip);
  gtk_widget_class_bind_template_child (class, IshWindow, status_label);
  gtk_widget_class_bind_template_child (class, IshWindow, code_tab);
  gtk_widget_class_bind_template_child (class, IshWindow, problems_tab);
  gtk_widget_class_bind_template_child (class, IshWindow, cost_tab);
  gtk_widget_class_bind_template_child (class, IshWindow, code_tools);
  gtk_widget_class_bind_template_child (class, IshWindow, file_choice);
  gtk_widget_class_bind_template_child (class, IshWindow, terraform_button);
  gtk_widget_class_bind_template_child (class, IshWindow, cloudformation_button);
  gtk_widget_class_bind_template_child (class, IshWindow, bottom_button);
  gtk_widget_class_bind_template_child (class, IshWindow, bottom_stack);
  gtk_widget_class_bind_template_child (class, IshWindow, code_pane);
  gtk_widget_class_bind_template_child (class, IshWindow, problems);
  gtk_widget_class_bind_template_child (class, IshWindow, cost_pane);
  gtk_widget_class_bind_template_child (class, IshWindow, reach);
}

static void
ish_window_class_init (IshWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_window_dispose;
  G_OBJECT_CLASS (class)->get_property = ish_window_get_property;
  G_OBJECT_CLASS (class)->set_property = ish_window_set_property;
  properties[PROP_SHOW_IMPLIED] = g_param_spec_boolean (
    "show-implied", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string (
    "view", NULL, NULL, "design", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  gtk_widget_class_install_property_action (widget_class, "win.show-implied", "show-implied");
  GTK_WINDOW_CLASS (class)->close_request = ish_window_close_request;
  widget_class->size_allocate = ish_window_size_allocate;
  g_type_ensure (ISH_TYPE_START_PAGE);
  g_type_ensure (ISH_TYPE_PALETTE);
  g_type_ensure (ISH_TYPE_INSPECTOR);
  g_type_ensure (ISH_TYPE_CANVAS);
  g_type_ensure (ISH_TYPE_CODE_PANE);
  g_type_ensure (ISH_TYPE_LINE_TIP);
  g_type_ensure (ISH_TYPE_PROBLEMS);
  g_type_ensure (ISH_TYPE_COST_PANE);
  g_type_ensure (ISH_TYPE_REACH_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-window.ui");
  bind_children (widget_class);
  _ish_window_class_init_actions (widget_class);
}

/* By object: a clipboard or a worker may keep a panel for a moment longer than the window. */
static void
connect (IshWindow *self, gpointer panel, const char *signal, GCallback callback)
{
  g_signal_connect_object (panel, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
connect_panels (IshWindow *self)
{
  GtkToggleButton *tools[] = { self->tool_select, self->tool_pan, self->tool_connect,
                               self->tool_note };

  connect (self, self->canvas, "selection-changed", G_CALLBACK (selection_changed_cb));
  connect (self, self->canvas, "activated", G_CALLBACK (activated_cb));
  connect (self, self->canvas, "said", G_CALLBACK (ish_window_say));
  connect (self, self->canvas, "view-changed", G_CALLBACK (view_changed_cb));
  connect (self, self->canvas, "tool-changed", G_CALLBACK (tool_changed_cb));
  connect (self, self->canvas, "probe-changed", G_CALLBACK (probe_changed_cb));
  connect (self, self->palette, "insert", G_CALLBACK (insert_cb));
  connect (self, self->palette, "done", G_CALLBACK (focus_canvas_cb));
  connect (self, self->inspector, "jump", G_CALLBACK (jump_cb));
  connect (self, self->code_pane, "located", G_CALLBACK (located_cb));
  connect (self, self->code_pane, "files-changed", G_CALLBACK (files_changed_cb));
  connect (self, self->problems, "activated", G_CALLBACK (problem_activated_cb));
  connect (self, self->problems, "fix", G_CALLBACK (_ish_window_fix));
  connect (self, self->problems, "accept", G_CALLBACK (_ish_window_accept));
  connect (self, self->problems, "take-back", G_CALLBACK (_ish_window_take_back));
  connect (self, self->cost_pane, "jump", G_CALLBACK (jump_cb));
  connect (self, self->cost_pane, "environment", G_CALLBACK (_ish_window_ask_environment));
  connect (self, self->inspector, "environment", G_CALLBACK (_ish_window_ask_environment));
  connect (self, self->reach, "changed", G_CALLBACK (_ish_window_show_marks));
  connect (self, self->reach, "jump", G_CALLBACK (jump_cb));
  connect (self, self->money, "changed", G_CALLBACK (_ish_window_show_marks));
  connect (self, self->cost_tab, "toggled", G_CALLBACK (tab_toggled_cb));
  connect (self, self->start_page, "start", G_CALLBACK (start_cb));
  connect (self, self->start_page, "recover", G_CALLBACK (_ish_window_recover));
  connect (self, self->start_page, "open", G_CALLBACK (open_recent_cb));
  connect (self, self->code_tab, "toggled", G_CALLBACK (tab_toggled_cb));
  connect (self, self->terraform_button, "toggled", G_CALLBACK (dialect_toggled_cb));
  connect (self, self->file_choice, "notify::selected", G_CALLBACK (file_chosen_cb));
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    connect (self, tools[i], "toggled", G_CALLBACK (tool_toggled_cb));
}

static void
ish_window_init (IshWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->shows_implied = TRUE;
  self->money = ish_money_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ish_cost_pane_set_money (self->cost_pane, self->money);
  _ish_window_init_layout (self);
  connect_panels (self);
  _ish_window_init_drop (self);
  ish_canvas_set_language (self->canvas, ish_language_get ());
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  theme_changed_cb (self);
}

IshWindow *
ish_window_new (GtkApplication *application, IshCatalog *catalog)
{
  IshWindow *self = g_object_new (ISH_TYPE_WINDOW, "application", application, NULL);

  self->catalog = ish_catalog_ref (catalog);
  _ish_window_restore_layout (self);
  ish_palette_set_catalog (self->palette, catalog);
  ish_start_page_set_catalog (self->start_page, catalog);
  _ish_window_show_start (self);
  return self;
}
