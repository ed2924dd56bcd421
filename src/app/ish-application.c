/* The program: one catalogue, its windows, and what works without a window.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "app/ish-settings.h"
#include "app/ish-trace.h"
#include "app/ish-window.h"
#include "catalog/ish-catalog.h"

struct _IshApplication {
  AdwApplication parent_instance;

  GThread              *reader;  /* owned, until startup: reads the catalogue */
  IshCatalog           *catalog; /* owned, nullable until startup */
  GSettings            *settings; /* owned, nullable: the schema may not be installed */
  GtkFileChooserNative *chooser; /* owned while open */
};

G_DEFINE_FINAL_TYPE (IshApplication, ish_application, ADW_TYPE_APPLICATION)

static IshWindow *
make_window (IshApplication *self)
{
  IshWindow *window = ish_window_new (GTK_APPLICATION (self), self->catalog);

  ish_trace_window (GTK_WINDOW (window));
  return window;
}

/* A window that shows the start page, or a new one. */
static IshWindow *
get_free_window (IshApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item; item = item->next)
    if (ISH_IS_WINDOW (item->data) && ish_window_get_document (item->data) == NULL)
      return item->data;
  return make_window (self);
}

static void
ish_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  gtk_window_present (active ? active : GTK_WINDOW (make_window (ISH_APPLICATION (application))));
}

/* Two windows on one file would overwrite each other. */
static IshWindow *
find_window (IshApplication *self, GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item; item = item->next)
    {
      IshDocument *document =
        ISH_IS_WINDOW (item->data) ? ish_window_get_document (item->data) : NULL;
      const char *path = document ? ish_document_get_path (document) : NULL;
      g_autoptr (GFile) other = path ? g_file_new_for_path (path) : NULL;

      if (other && g_file_equal (file, other))
        return item->data;
    }
  return NULL;
}

/* Where somebody looks who opens a file that cannot be read; what is open stays open. */
static void
say_failure (IshApplication *self, const char *sentence)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  IshWindow *window = active && ISH_IS_WINDOW (active) ? ISH_WINDOW (active)
                                                       : get_free_window (self);

  gtk_window_present (GTK_WINDOW (window));
  ish_window_say (window, sentence);
}

static void
open_file (IshApplication *self, GFile *file)
{
  IshWindow *window = find_window (self, file);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = NULL;

  if (window)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  if (path == NULL)
    {
      say_failure (self, _("Only files on this computer can be used."));
      return;
    }
  design = ish_design_load (path, &error);
  if (design == NULL)
    {
      say_failure (self, error->message);
      return;
    }
  window = get_free_window (self);
  gtk_window_present (GTK_WINDOW (window));
  ish_window_open (window, design, path);
}

static void
ish_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (ISH_APPLICATION (application), files[i]);
}

/* --- actions --- */

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IshWindow *window = get_free_window (user_data);

  ish_window_start (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  IshApplication *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      GFile *file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      g_application_open (G_APPLICATION (self), &file, 1, "");
      g_object_unref (file);
    }
  g_clear_object (&self->chooser);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IshApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Designs"));
  gtk_file_filter_add_suffix (filter, "isshoni");
  gtk_file_filter_add_suffix (filter, "json");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Open a design"), parent,
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  g_signal_connect (self->chooser, "response", G_CALLBACK (open_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (
    parent, "application-name", "Isshoni", "application-icon", ISH_APP_ID, "version", ISH_VERSION,
    "license-type", GTK_LICENSE_MIT_X11, "developer-name",
    _("The Isshoni contributors"), "comments",
       _("Draw cloud architecture together and get running infrastructure."), NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Each window may ask about its unsaved work; the question is a window of its own. */
  for (GList *item = windows; item; item = item->next)
    if (ISH_IS_WINDOW (item->data))
      gtk_window_close (item->data);
  g_list_free_full (windows, g_object_unref);
}

static void
set_accels (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.new", { "<Control>n", NULL } },
    { "app.open", { "<Control>o", NULL } },
    { "app.quit", { "<Control>q", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "win.save", { "<Control>s", NULL } },
    { "win.save-as", { "<Control><Shift>s", NULL } },
    { "win.undo", { "<Control>z", NULL } },
    { "win.redo", { "<Control><Shift>z", "<Control>y", NULL } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", NULL } },
    { "win.zoom-out", { "<Control>minus", NULL } },
    { "win.zoom-normal", { "<Control>0", NULL } },
    { "win.find-service", { "<Control>f", NULL } },
    { "win.next-pane", { "F6", NULL } },
    { "win.previous-pane", { "<Shift>F6", NULL } },
    { "win.toggle-palette", { "F9", NULL } },
    { "win.toggle-inspector", { "<Shift>F9", NULL } },
    { "win.toggle-bottom", { "<Control>j", NULL } },
    { "win.tab(1)", { "<Alt>1", NULL } },
    { "win.tab(2)", { "<Alt>2", NULL } },
    { "win.tab(3)", { "<Alt>3", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

/* --- look and language --- */

static void
color_scheme_changed_cb (IshApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme wanted = g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                          : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                          : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
read_settings (IshApplication *self)
{
  g_autoptr (GAction) scheme = NULL;
  g_autoptr (GAction) language = NULL;

  self->settings = ish_settings_new ();
  if (self->settings == NULL)
    return;
  scheme = g_settings_create_action (self->settings, "color-scheme");
  language = g_settings_create_action (self->settings, "language");
  g_action_map_add_action (G_ACTION_MAP (self), scheme);
  g_action_map_add_action (G_ACTION_MAP (self), language);
  g_signal_connect_swapped (self->settings, "changed::color-scheme",
                            G_CALLBACK (color_scheme_changed_cb), self);
  color_scheme_changed_cb (self);
}

/* GtkSourceView 5.6 reads styles from files only, not from resources. */
static void
add_code_styles (void)
{
  const char *folder = g_getenv ("ISSHONI_STYLES"); /* a build that is not installed */

  gtk_source_style_scheme_manager_append_search_path (
    gtk_source_style_scheme_manager_get_default (), folder ? folder : ISH_PKGDATADIR "/styles");
}

/* The catalogue is immutable once read, so it is read while GTK starts: on two processors the first
 * picture comes sooner by what that takes. */
static gpointer
read_catalog (gpointer data)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new (&error);

  if (catalog == NULL)
    g_error ("the catalogue is broken: %s", error->message); /* our own data: nothing can go on */
  return catalog;
}

static void
ish_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new", .activate = new_action },
    { .name = "open", .activate = open_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  IshApplication *self = ISH_APPLICATION (application);

  G_APPLICATION_CLASS (ish_application_parent_class)->startup (application);
  self->catalog = g_thread_join (g_steal_pointer (&self->reader));
  read_settings (self);
  gtk_source_init ();
  add_code_styles ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_accels (GTK_APPLICATION (application));
}

static void
ish_application_shutdown (GApplication *application)
{
  IshApplication *self = ISH_APPLICATION (application);

  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (ish_application_parent_class)->shutdown (application);
  g_clear_pointer (&self->catalog, ish_catalog_unref);
}

static void
ish_application_finalize (GObject *object)
{
  IshApplication *self = ISH_APPLICATION (object);

  /* Another process had the name already: nothing was started here. */
  if (self->reader)
    self->catalog = g_thread_join (self->reader);
  g_clear_pointer (&self->catalog, ish_catalog_unref);

  G_OBJECT_CLASS (ish_application_parent_class)->finalize (object);
}

static void
ish_application_class_init (IshApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ish_application_finalize;
  application_class->activate = ish_application_activate;
  application_class->open = ish_application_open;
  application_class->startup = ish_application_startup;
  application_class->shutdown = ish_application_shutdown;
}

static void
ish_application_init (IshApplication *self)
{
}

IshApplication *
ish_application_new (void)
{
  IshApplication *self = g_object_new (ISH_TYPE_APPLICATION, "application-id", ISH_APP_ID, "flags",
                                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                                       "/io/github/isshoni/Isshoni/ui", NULL);

  self->reader = g_thread_new ("catalogue", read_catalog, NULL);
  return self;
}
