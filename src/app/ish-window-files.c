/* The window's files: open, save, export, and what to do with unsaved work.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include <glib/gi18n.h>

#include "app/ish-recovery.h"
#include "app/ish-trace.h"
#include "base/ish-compat.h"
#include "catalog/ish-language.h"
#include "paint/ish-painter.h"

#define SUFFIX "isshoni"
#define NAME_LENGTH 60 /* characters of a suggested file name: 240 bytes at most, 255 may be */

typedef void (*Then) (IshWindow *self);

/* --- opening --- */

static void
remember_recent (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/* A copy of unsaved work that a process left behind, newer than the file just opened. */
static void
offer_lost_work (IshWindow *self, const char *path)
{
  g_autoptr (GPtrArray) lost = ish_recovery_list ();

  for (guint i = 0; i < lost->len; i++)
    {
      const IshLost *one = g_ptr_array_index (lost, i);
      AdwToast *toast;

      if (g_strcmp0 (one->path, path) != 0)
        continue;
      toast = adw_toast_new (_("Edits of this design were never saved."));
      adw_toast_set_button_label (toast, _("Bring back"));
      adw_toast_set_timeout (toast, 0);
      adw_toast_set_action_name (toast, "win.recover");
      adw_toast_set_action_target (toast, "(ss)", one->file, path);
      adw_toast_overlay_add_toast (self->toasts, toast);
      ish_trace_say ("SAID", "%s", adw_toast_get_title (toast));
      return;
    }
}

void
ish_window_open (IshWindow *self, IshDesign *design, const char *path)
{
  g_autoptr (IshDocument) document = NULL;

  g_return_if_fail (ISH_IS_WINDOW (self));

  document = ish_document_new (self->catalog, design, path);
  ish_window_set_document (self, document);
  remember_recent (path);
  offer_lost_work (self, path);
}

void
_ish_window_recover (IshWindow *self, const char *file, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_load (file, &error);
  g_autoptr (IshDocument) document = NULL;

  if (design == NULL)
    {
      ish_window_say (self, error->message);
      return;
    }
  document = ish_document_new_recovered (self->catalog, design, path, file);
  ish_window_set_document (self, document);
}

/* --- dropping files from elsewhere --- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  IshWindow *self = user_data;
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *file = g_value_get_boxed (value); file; file = file->next)
    g_ptr_array_add (files, file->data);
  if (application && files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  return files->len > 0;
}

/* In the capture phase: the canvas takes texts, which file managers offer beside the files. */
void
_ish_window_init_drop (IshWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- choosing a file --- */

typedef void (*Chosen) (IshWindow *self, const char *path, const char *what);

typedef struct {
  IshWindow *window; /* borrowed: the chooser is its field and goes with it */
  Chosen     chosen;
  char      *what;   /* owned, nullable */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->what);
  g_free (choice);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  IshWindow *self = choice->window;
  /* What was chosen for may close the window. */
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file ? g_file_get_path (file) : NULL;

      if (path)
        choice->chosen (self, path, choice->what);
      else
        ish_window_say (self, _("Only files on this computer can be used."));
    }
  else
    self->then = NULL;
}

static void
choose (IshWindow *self, GtkFileChooserAction action, const char *title, const char *accept,
        const char *name, Chosen chosen, const char *what)
{
  Choice *choice = g_new0 (Choice, 1);

  self->then = NULL;
  choice->window = self;
  choice->chosen = chosen;
  choice->what = g_strdup (what);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_data (self->chooser, "response", G_CALLBACK (chooser_response_cb), choice,
                         choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* A file name from the design's name, in any script, without what file systems refuse. */
static char *
suggest_name (IshWindow *self, const char *suffix)
{
  g_autofree char *name = g_strdup (ish_design_get_name (ish_document_get_design (self->document)));

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  g_strstrip (name);
  if (g_utf8_strlen (name, -1) > NAME_LENGTH)
    *g_utf8_offset_to_pointer (name, NAME_LENGTH) = '\0';
  return g_strdup_printf ("%s.%s", name[0] ? name : "design", suffix);
}

/* --- saving --- */

static gboolean
save_to (IshWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!ish_document_save (self->document, path, &error))
    {
      ish_window_say (self, error->message);
      return FALSE;
    }
  remember_recent (path);
  _ish_window_update_title (self);
  return TRUE;
}

static void
save_chosen (IshWindow *self, const char *path, const char *what)
{
  g_autofree char *full = g_strconcat (path, "." SUFFIX, NULL);
  Then then = self->then;

  self->then = NULL;
  /* The chooser asked about overwriting @path, and about nothing else. */
  if (g_str_has_suffix (path, "." SUFFIX) || g_file_test (full, G_FILE_TEST_EXISTS))
    ish_set_str (&full, path);
  if (save_to (self, full) && then)
    then (self);
}

void
_ish_window_save (IshWindow *self, gboolean choose_path)
{
  const char *path = self->document ? ish_document_get_path (self->document) : NULL;
  g_autofree char *name = NULL;

  if (self->document == NULL)
    return;
  if (path && !choose_path)
    {
      save_to (self, path);
      return;
    }
  name = suggest_name (self, SUFFIX);
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE,
          _("Save the design"), _("_Save"), name, save_chosen, NULL);
}

/* --- exporting --- */

static void
export_code (IshWindow *self, const char *folder, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  IshDialect dialect = ISH_DIALECT_TERRAFORM;
  IshOutput *output;

  ish_dialect_from_string (what, &dialect);
  output = ish_document_get_output (self->document, dialect);
  if (output == NULL)
    {
      ish_window_say (self, _("The code is not ready yet. Try again in a moment."));
      return;
    }
  if (!ish_output_save (output, folder, &error))
    {
      ish_window_say (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_("Written to %s"), folder);
  ish_window_say (self, sentence);
}

static void
export_picture (IshWindow *self, const char *path, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  IshPaintOptions options = { .theme = dark ? ISH_THEME_DARK : ISH_THEME_LIGHT,
                              .language = ish_language_get () };
  gboolean svg = g_str_equal (what, "svg");

  if (!ish_export_save (ish_document_get_design (self->document), self->catalog,
                        svg ? ISH_PICTURE_SVG : ISH_PICTURE_PNG, svg ? 1.0 : 2.0, &options, path,
                        &error))
    {
      ish_window_say (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_("Written to %s"), path);
  ish_window_say (self, sentence);
}

void
_ish_window_export (IshWindow *self, const char *what)
{
  IshDialect dialect;
  g_autofree char *name = NULL;

  if (self->document == NULL)
    return;
  if (ish_dialect_from_string (what, &dialect))
    {
      choose (self, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
              _("Choose a folder for the code"), _("_Write here"), NULL, export_code, what);
      return;
    }
  name = suggest_name (self, what);
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE,
          _("Export a picture"), _("_Export"), name, export_picture, what);
}

/* --- unsaved work --- */

static gboolean
leave_cb (gpointer user_data)
{
  IshWindow *self = user_data;
  Then then = self->then;

  self->then = NULL;
  if (then)
    then (self);
  return G_SOURCE_REMOVE;
}

/* Once the question has closed: it still talks to its parent, which may go. */
static void
leave_soon (IshWindow *self, Then then)
{
  self->then = then;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, leave_cb, g_object_ref (self), g_object_unref);
}

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Then then = (Then) user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  IshWindow *self = parent ? ISH_WINDOW (parent) : NULL;
  const char *path;

  if (self == NULL || self->document == NULL)
    return;
  path = ish_document_get_path (self->document);
  if (g_str_equal (response, "discard"))
    {
      ish_document_discard (self->document);
      leave_soon (self, then);
    }
  else if (g_str_equal (response, "save"))
    {
      if (path == NULL)
        {
          _ish_window_save (self, TRUE);
          self->then = then;
        }
      else if (save_to (self, path))
        leave_soon (self, then);
    }
}

void
_ish_window_leave (IshWindow *self, Then then)
{
  GtkWidget *dialog;

  if (self->document == NULL
      || !ish_history_is_modified (ish_document_get_history (self->document)))
    {
      then (self);
      return;
    }
  if (self->question)
    {
      gtk_window_present (self->question);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save your edits?"),
                                   _("What you do not save is lost when you leave."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _("_Cancel"), "discard",
                                       _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (leave_response_cb), then);
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
