/* Where a new design begins: an idea in any of three languages, or a picture of a starter.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/ish-icon.h"
#include "app/ish-recovery.h"
#include "app/ish-widget.h"
#include "catalog/ish-language.h"
#include "catalog/ish-starters.h"
#include "paint/ish-painter.h"

#define PICTURE_WIDTH 240  /* px: at least; a card gives what it has */
#define PICTURE_HEIGHT 200
#define MAX_RECENT 5

struct _IshStartPage {
  GtkWidget parent_instance;

  IshCatalog *catalog;  /* owned */
  GPtrArray  *starters; /* owned, nullable: IshStarter */
  gboolean    narrowed; /* only the starters that fit what is typed are shown */
  GPtrArray  *pictures; /* owned; drawing areas, borrowed, in the order of the starters */
  guint       n_filled; /* pictures that are painted */
  guint       fill_idle;
  GtkWidget  *scroller;
  GtkLabel   *other_languages;
  GtkEntry   *idea_entry;
  GtkButton  *draw_button;
  GtkLabel   *answer_label;
  GtkFlowBox *examples_box;
  GtkBox     *lost_box;
  GtkFlowBox *templates_box;
  GtkBox     *recent_box;
};

enum { SIGNAL_START, SIGNAL_RECOVER, SIGNAL_OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshStartPage, ish_start_page, GTK_TYPE_WIDGET)

/* --- from a starter --- */

static IshDesign *
parse_starter (const IshStarter *starter)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (starter->data, &length);
  IshDesign *design = ish_design_parse (text, (gssize) length, starter->name, &error);

  if (design == NULL)
    g_warning ("starter %s: %s", starter->name, error->message);
  return design;
}

/* @idea: (nullable): what was typed becomes the design's own words for what it is. */
static void
start (IshStartPage *self, const IshStarter *starter, const char *idea)
{
  g_autoptr (IshDesign) read = parse_starter (starter);
  g_autoptr (IshDesign) design = NULL;

  if (read == NULL)
    return;
  design = ish_design_copy_as_new (read, starter->title[ish_language_get ()]);
  if (idea && idea[0])
    {
      g_autoptr (IshOp) op = ish_op_new_set_string ("design", "prompt", idea);

      ish_design_apply (design, op, NULL, NULL);
    }
  g_signal_emit (self, signals[SIGNAL_START], 0, design);
}

static void
draw_idea (IshStartPage *self)
{
  const char *idea = gtk_editable_get_text (GTK_EDITABLE (self->idea_entry));
  const IshStarter *starter = NULL;

  if (idea[0] == '\0')
    return;
  starter = self->starters ? ish_starters_find (self->starters, idea) : NULL;
  if (starter)
    start (self, starter, idea);
  else
    gtk_label_set_text (self->answer_label,
                        _("No starter design fits these words. Choose a picture below, or begin "
                          "with an empty canvas."));
}

static void
example_cb (GtkButton *button, gpointer user_data)
{
  IshStartPage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->idea_entry), gtk_button_get_label (button));
  draw_idea (self);
}

/* One in each language, whatever the interface speaks. */
static void
add_examples (IshStartPage *self)
{
  static const char *const examples[] = { "재난 알림 시스템", "Redisでセッションを持つウェブアプリ",
                                          "Web servers behind a load balancer" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (examples[i]);

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "example");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (example_cb), self);
      gtk_flow_box_append (self->examples_box, button);
      /* The button is what can be pressed, not the cell around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

/* While an idea is typed only the starters that fit are left; all of them when none does. */
static gboolean
show_card_cb (GtkFlowBoxChild *child, gpointer user_data)
{
  IshStartPage *self = user_data;
  const char *idea = gtk_editable_get_text (GTK_EDITABLE (self->idea_entry));

  return !self->narrowed
         || ish_starter_matches (g_object_get_data (G_OBJECT (child), "ish-starter"), idea);
}

static void
idea_changed_cb (GtkEditable *entry, gpointer user_data)
{
  IshStartPage *self = user_data;
  const char *idea = gtk_editable_get_text (entry);

  self->narrowed = FALSE;
  for (guint i = 0; idea[0] && self->starters && i < self->starters->len; i++)
    self->narrowed |= ish_starter_matches (g_ptr_array_index (self->starters, i), idea);
  gtk_flow_box_invalidate_filter (self->templates_box);
}

/* --- pictures --- */

static void
draw_picture_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  IshPainter *painter = user_data;
  IshScene *scene = g_object_get_data (G_OBJECT (area), "ish-scene");
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  IshPaintOptions options = { .theme = dark ? ISH_THEME_DARK : ISH_THEME_LIGHT,
                              .language = ish_language_get (),
                              .transparent = TRUE,
                              .thumbnail = TRUE };
  const double margin = 12;
  IshView view = { 0, 0, 1, width, height };
  IshRect extents;

  ish_scene_get_extents (scene, &extents);
  if (extents.width <= 0 || extents.height <= 0)
    return;
  view.zoom = MIN ((width - 2 * margin) / extents.width, (height - 2 * margin) / extents.height);
  view.x = extents.x - (width / view.zoom - extents.width) / 2;
  view.y = extents.y - (height / view.zoom - extents.height) / 2;
  ish_painter_paint (painter, cr, &view, &options);
}

static GtkWidget *
make_picture (IshStartPage *self)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), PICTURE_HEIGHT);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PICTURE_WIDTH);
  gtk_widget_add_css_class (area, "template-picture");
  g_ptr_array_add (self->pictures, area);
  return area;
}

static void
fill_picture (IshStartPage *self, GtkWidget *area, const IshStarter *starter)
{
  g_autoptr (IshDesign) design = parse_starter (starter);
  IshScene *scene;

  if (design == NULL)
    return;
  scene = ish_scene_new (design, self->catalog);
  g_object_set_data_full (G_OBJECT (area), "ish-scene", scene, g_object_unref);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_picture_cb, ish_painter_new (scene),
                                  (GDestroyNotify) ish_painter_free);
}

/* The page is there at once; its pictures follow, one at a time, when the first frame is out. */
static gboolean
fill_next_cb (gpointer user_data)
{
  IshStartPage *self = user_data;

  if (self->n_filled < self->pictures->len)
    {
      fill_picture (self, self->pictures->pdata[self->n_filled],
                    self->starters->pdata[self->n_filled]);
      self->n_filled++;
      return G_SOURCE_CONTINUE;
    }
  self->fill_idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
first_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  IshStartPage *self = ISH_START_PAGE (widget);

  if (self->fill_idle == 0)
    self->fill_idle = g_idle_add (fill_next_cb, self);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_card (IshStartPage *self, const IshStarter *starter)
{
  IshLanguage language = ish_language_get ();
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (starter->title[language]);
  GtkWidget *summary = gtk_label_new (starter->summary[language]);
  g_autofree char *widget_name = g_strconcat ("starter:", starter->name, NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (summary), 44);
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_widget_add_css_class (summary, "caption");
  gtk_box_append (GTK_BOX (box), make_picture (self));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "template-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  starter->title[language], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  starter->summary[language], -1);
  gtk_widget_set_name (child, widget_name);
  g_object_set_data (G_OBJECT (child), "ish-starter", (gpointer) starter);
  return child;
}

static void
card_activated_cb (GtkFlowBox *box, GtkFlowBoxChild *child, gpointer user_data)
{
  start (user_data, g_object_get_data (G_OBJECT (child), "ish-starter"), NULL);
}

void
ish_start_page_set_catalog (IshStartPage *self, IshCatalog *catalog)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ISH_IS_START_PAGE (self));

  self->catalog = ish_catalog_ref (catalog);
  self->starters = ish_starters_list (&error);
  if (self->starters == NULL)
    {
      g_warning ("starter designs: %s", error->message);
      return;
    }
  for (guint i = 0; i < self->starters->len; i++)
    gtk_flow_box_append (self->templates_box,
                         make_card (self, g_ptr_array_index (self->starters, i)));
}

/* --- unsaved work, recent files --- */

static void
recover_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_RECOVER], 0,
                 g_object_get_data (G_OBJECT (button), "ish-file"),
                 g_object_get_data (G_OBJECT (button), "ish-path"));
}

static void
forget_cb (GtkButton *button, gpointer user_data)
{
  ish_recovery_forget (g_object_get_data (G_OBJECT (button), "ish-file"));
  ish_start_page_refresh (user_data);
}

static GtkWidget *
make_lost_button (IshStartPage *self, const IshLost *lost, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "ish-file", g_strdup (lost->file), g_free);
  g_object_set_data_full (G_OBJECT (button), "ish-path", g_strdup (lost->path), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_lost_row (IshStartPage *self, const IshLost *lost)
{
  g_autofree char *when = g_date_time_format (lost->when, "%x %H:%M");
  g_autofree char *subtitle = g_strdup_printf (_("Not saved; last edit %s"), when);
  g_autofree char *title = g_markup_escape_text (lost->name, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *restore = make_lost_button (self, lost, _("Bring back"), G_CALLBACK (recover_cb));

  gtk_widget_set_name (restore, "start:restore");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_lost_button (self, lost, _("Discard"), G_CALLBACK (forget_cb)));
  gtk_widget_add_css_class (restore, "suggested-action");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), restore);
  return row;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
fill_lost (IshStartPage *self)
{
  g_autoptr (GPtrArray) lost = ish_recovery_list ();
  GtkWidget *list = gtk_list_box_new ();

  clear_box (self->lost_box);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < lost->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_lost_row (self, g_ptr_array_index (lost, i)));
  gtk_box_append (self->lost_box, list);
  gtk_widget_set_visible (GTK_WIDGET (self->lost_box), lost->len > 0);
}

static void
recent_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_OPEN], 0,
                 g_object_get_data (G_OBJECT (button), "ish-path"));
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static GtkWidget *
make_recent (IshStartPage *self, GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *shown = path ? g_filename_display_name (path) : NULL;
  GtkWidget *button, *label;

  if (path == NULL || !g_str_has_suffix (path, ".isshoni")
      || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  button = gtk_button_new ();
  gtk_widget_set_name (button, "start:recent");
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "ish-path", g_steal_pointer (&path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (recent_cb), self);
  return button;
}

static void
fill_recent (IshStartPage *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GtkWidget *heading = gtk_label_new (_("Recent"));
  guint n = 0;

  clear_box (self->recent_box);
  items = g_list_sort (items, compare_recent);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->recent_box, heading);
  for (GList *item = items; item && n < MAX_RECENT; item = item->next)
    {
      GtkWidget *button = make_recent (self, item->data);

      if (button == NULL)
        continue;
      gtk_box_append (self->recent_box, button);
      n++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_box), n > 0);
}

void
ish_start_page_refresh (IshStartPage *self)
{
  g_return_if_fail (ISH_IS_START_PAGE (self));

  fill_lost (self);
  fill_recent (self);
}

/* --- life --- */

static void
ish_start_page_dispose (GObject *object)
{
  IshStartPage *self = ISH_START_PAGE (object);

  g_clear_handle_id (&self->fill_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISH_TYPE_START_PAGE);
  ish_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->starters, g_ptr_array_unref);
  g_clear_pointer (&self->catalog, ish_catalog_unref);

  G_OBJECT_CLASS (ish_start_page_parent_class)->dispose (object);
}

static void
ish_start_page_class_init (IshStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_start_page_dispose;
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, ISH_TYPE_DESIGN);
  signals[SIGNAL_RECOVER] =
    g_signal_new ("recover", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, other_languages);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, idea_entry);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, draw_button);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, answer_label);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, examples_box);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, lost_box);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, templates_box);
  gtk_widget_class_bind_template_child (widget_class, IshStartPage, recent_box);
}

static void
ish_start_page_init (IshStartPage *self)
{
  static const char *const other[] = { "무엇을 만들고 싶으세요?  ·  何を作りますか？",
                                       "What are you building?  ·  何を作りますか？",
                                       "What are you building?  ·  무엇을 만들고 싶으세요?" };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->pictures = g_ptr_array_new ();
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_tick_cb, NULL, NULL);
  gtk_widget_set_name (GTK_WIDGET (self->idea_entry), "start:idea");
  gtk_label_set_text (self->other_languages, other[ish_language_get ()]);
  add_examples (self);
  g_signal_connect_swapped (self->draw_button, "clicked", G_CALLBACK (draw_idea), self);
  g_signal_connect_swapped (self->idea_entry, "activate", G_CALLBACK (draw_idea), self);
  g_signal_connect (self->idea_entry, "changed", G_CALLBACK (idea_changed_cb), self);
  gtk_flow_box_set_filter_func (self->templates_box, show_card_cb, self, NULL);
  g_signal_connect (self->templates_box, "child-activated", G_CALLBACK (card_activated_cb), self);
}
