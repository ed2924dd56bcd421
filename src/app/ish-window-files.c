/* The window's files: open, save, export, and what to do with unsaved work.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include <glib/gi18n.h>

#include "catalog/ish-language.h"
#include "paint/ish-painter.h"

#define SUFFIX "isshoni"

/* --- opening --- */

static void
remember_recent (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

gboolean
ish_window_open (IshWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (IshDocument) document = NULL;

  g_return_val_if_fail (ISH_IS_WINDOW (self), FALSE);

  design = ish_design_load (path, &error);
  if (design == NULL)
    {
      ish_window_say (self, error->message);
      return FALSE;
    }
  document = ish_document_new (self->catalog, design, path);
  ish_window_set_document (self, document);
  remember_recent (path);
  return TRUE;
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

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file ? g_file_get_path (file) : NULL;

      if (path)
        choice->chosen (self, path, choice->what);
      else
        ish_window_say (self, _("Only files on this computer can be used."));
    }
  g_clear_object (&self->chooser);
}

static void
choose (IshWindow *self, GtkFileChooserAction action, const char *title, const char *accept,
        const char *name, Chosen chosen, const char *what)
{
  Choice *choice = g_new0 (Choice, 1);

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
  g_autofree char *full =
    g_str_has_suffix (path, "." SUFFIX) ? g_strdup (path) : g_strconcat (path, "." SUFFIX, NULL);

  save_to (self, full);
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

typedef void (*Then) (IshWindow *self);

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Then then = (Then) user_data;
  IshWindow *self = ISH_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  const char *path = ish_document_get_path (self->document);

  if (g_str_equal (response, "discard"))
    {
      ish_document_discard (self->document);
      then (self);
    }
  else if (g_str_equal (response, "save"))
    {
      if (path == NULL)
        _ish_window_save (self, TRUE);
      else if (save_to (self, path))
        then (self);
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
  gtk_window_present (GTK_WINDOW (dialog));
}
