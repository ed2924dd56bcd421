/* The generated code of one dialect, with the lines of what is selected on the canvas marked.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-code-pane.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "app/ish-trace.h"
#include "app/ish-widget.h"
#include "base/ish-compat.h"

struct _IshCodePane {
  GtkWidget parent_instance;

  GtkSourceView *view;
  GtkTextTag    *band;     /* borrowed from the buffer: marks the selected node's lines */
  IshOutput     *output;   /* owned, nullable */
  IshDialect     dialect;
  char          *file;     /* owned, nullable: name of the shown file */
  char          *selected; /* owned, nullable */
  gboolean       locating; /* the selection comes from a click in here: nothing may scroll away */
};

enum { SIGNAL_FILES_CHANGED, SIGNAL_LOCATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshCodePane, ish_code_pane, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (IshCodePane *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static const IshOutputFile *
find_file (IshCodePane *self, const char *name)
{
  for (guint i = 0; self->output && name && i < ish_output_get_n_files (self->output); i++)
    {
      const IshOutputFile *file = ish_output_get_file_at (self->output, i);

      if (file->is_text && g_str_equal (file->name, name))
        return file;
    }
  return NULL;
}

static gboolean
is_owner (const IshSpan *span, const char *id)
{
  return span->owners && g_strv_contains (span->owners, id);
}

/* --- marking --- */

static void
mark_span (IshCodePane *self, const IshSpan *span)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) span->first - 1);
  gtk_text_buffer_get_iter_at_line (buffer, &end, (int) span->last);
  gtk_text_buffer_apply_tag (buffer, self->band, &start, &end);
}

static void
scroll_to_line (IshCodePane *self, guint line)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextMark *mark;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line - 1);
  mark = gtk_text_buffer_get_mark (buffer, "shown");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "shown", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0.0, TRUE, 0.0, 0.1);
}

/* The span of the resource itself, where there is one, is what the person looks for: the first
 * whose first owner it is; a security group it shares comes after. */
static const IshSpan *
find_main_span (const IshOutputFile *file, const char *id)
{
  const IshSpan *best = NULL;

  for (guint i = 0; i < file->spans->len; i++)
    {
      const IshSpan *span = &g_array_index (file->spans, IshSpan, i);

      if (!is_owner (span, id))
        continue;
      if (span->node && g_str_equal (span->node, id))
        return span;
      if (best == NULL)
        best = span;
    }
  return best;
}

static void
mark_selected (IshCodePane *self, gboolean scroll)
{
  GtkTextBuffer *buffer = get_buffer (self);
  const IshOutputFile *file = find_file (self, self->file);
  const IshSpan *main_span;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->band, &start, &end);
  if (file == NULL || self->selected == NULL)
    return;
  for (guint i = 0; i < file->spans->len; i++)
    {
      const IshSpan *span = &g_array_index (file->spans, IshSpan, i);

      if (is_owner (span, self->selected))
        mark_span (self, span);
    }
  main_span = find_main_span (file, self->selected);
  if (main_span)
    ish_trace_say ("MARKED", "%s %s %u %u", file->name, main_span->node, main_span->first,
                   main_span->last);
  if (scroll && main_span)
    scroll_to_line (self, main_span->first);
}

/* --- showing --- */

static void
set_language (IshCodePane *self, const char *name)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  const char *id = g_str_has_suffix (name, ".tf") ? "terraform" : "yaml";
  GtkSourceLanguage *language = gtk_source_language_manager_get_language (manager, id);

  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (get_buffer (self)), language);
}

/* Only the lines between the first and the last that differ, so that the view stays where it was
 * and an edit costs what it changes. */
static void
replace_difference (GtkTextBuffer *buffer, const char *old, const char *text, gsize length)
{
  gsize old_length = strlen (old);
  gsize most = MIN (old_length, length);
  gsize head = 0, tail = 0;
  GtkTextIter start, end;

  while (head < most && old[head] == text[head])
    head++;
  while (head > 0 && text[head - 1] != '\n')
    head--;
  while (tail < most - head && old[old_length - tail - 1] == text[length - tail - 1])
    tail++;
  while (tail > 0 && text[length - tail] != '\n')
    tail--;
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_iter_forward_chars (&start, (int) g_utf8_strlen (old, (gssize) head));
  end = start;
  gtk_text_iter_forward_chars (
    &end, (int) g_utf8_strlen (old + head, (gssize) (old_length - tail - head)));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text + head, (int) (length - tail - head));
}

static void
show_text (IshCodePane *self, const char *text, gssize length)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  g_autofree char *old = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  old = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (length < 0)
    length = (gssize) strlen (text);
  /* Untouched code stays as it is on the screen: no flicker, no lost scroll position. */
  if (strlen (old) == (gsize) length && memcmp (old, text, (gsize) length) == 0)
    return;
  replace_difference (buffer, old, text, (gsize) length);
}

static void
show_file (IshCodePane *self, gboolean scroll)
{
  const IshOutputFile *file = find_file (self, self->file);
  gsize length;
  const char *text;

  if (file == NULL)
    return;
  text = g_bytes_get_data (file->data, &length);
  set_language (self, file->name);
  show_text (self, text, (gssize) length);
  mark_selected (self, scroll);
}

void
ish_code_pane_set_output (IshCodePane *self, IshOutput *output, IshDialect dialect,
                          const char *error)
{
  gboolean other_dialect;

  g_return_if_fail (ISH_IS_CODE_PANE (self));

  other_dialect = dialect != self->dialect;
  if (output)
    ish_output_ref (output);
  g_clear_pointer (&self->output, ish_output_unref);
  self->output = output;
  self->dialect = dialect;
  if (output == NULL)
    {
      show_text (self, error ? error : "", -1);
      g_signal_emit (self, signals[SIGNAL_FILES_CHANGED], 0);
      return;
    }
  if (find_file (self, self->file) == NULL && ish_output_get_n_files (output) > 0)
    {
      g_free (self->file);
      self->file = g_strdup (ish_output_get_file_at (output, 0)->name);
      other_dialect = TRUE;
    }
  show_file (self, other_dialect);
  g_signal_emit (self, signals[SIGNAL_FILES_CHANGED], 0);
}

void
ish_code_pane_set_selected (IshCodePane *self, const char *id)
{
  g_return_if_fail (ISH_IS_CODE_PANE (self));

  ish_set_str (&self->selected, id);
  if (self->locating)
    {
      mark_selected (self, FALSE);
      return;
    }
  if (id && self->output)
    {
      const IshOutputFile *shown = find_file (self, self->file);

      for (guint i = 0; (shown == NULL || find_main_span (shown, id) == NULL)
                        && i < ish_output_get_n_files (self->output);
           i++)
        {
          const IshOutputFile *file = ish_output_get_file_at (self->output, i);

          if (file->is_text && find_main_span (file, id))
            {
              ish_code_pane_set_file (self, file->name);
              return;
            }
        }
    }
  mark_selected (self, TRUE);
}

char **
ish_code_pane_list_files (IshCodePane *self)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **names;

  for (guint i = 0; self->output && i < ish_output_get_n_files (self->output); i++)
    if (ish_output_get_file_at (self->output, i)->is_text)
      g_strv_builder_add (builder, ish_output_get_file_at (self->output, i)->name);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

const char *
ish_code_pane_get_file (IshCodePane *self)
{
  return self->file;
}

void
ish_code_pane_set_file (IshCodePane *self, const char *name)
{
  g_return_if_fail (ISH_IS_CODE_PANE (self));

  if (find_file (self, name) == NULL || g_strcmp0 (self->file, name) == 0)
    return;
  g_free (self->file);
  self->file = g_strdup (name);
  show_file (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_FILES_CHANGED], 0);
}

char *
ish_code_pane_dup_text (IshCodePane *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

void
ish_code_pane_set_dark (IshCodePane *self, gboolean dark)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme;

  g_return_if_fail (ISH_IS_CODE_PANE (self));

  scheme =
    gtk_source_style_scheme_manager_get_scheme (manager, dark ? "isshoni-dark" : "isshoni-light");
  if (scheme == NULL) /* not installed: the toolkit's own */
    scheme =
      gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (get_buffer (self)), scheme);
  g_object_set (self->band, "paragraph-background", dark ? "#22344d" : "#dfebfa", NULL);
}

/* --- code to canvas --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  IshCodePane *self = user_data;
  const IshOutputFile *file = find_file (self, self->file);
  GtkTextIter iter;
  int buffer_x, buffer_y;
  guint line;

  if (file == NULL)
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y);
  line = (guint) gtk_text_iter_get_line (&iter) + 1;
  for (guint i = 0; i < file->spans->len; i++)
    {
      const IshSpan *span = &g_array_index (file->spans, IshSpan, i);

      if (line >= span->first && line <= span->last && span->owners && span->owners[0])
        {
          g_autofree char *id = g_strdup (span->owners[0]);

          self->locating = TRUE;
          g_signal_emit (self, signals[SIGNAL_LOCATED], 0, id);
          self->locating = FALSE;
          return;
        }
    }
}

static void
ish_code_pane_dispose (GObject *object)
{
  IshCodePane *self = ISH_CODE_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ISH_TYPE_CODE_PANE);
  ish_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->output, ish_output_unref);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (ish_code_pane_parent_class)->dispose (object);
}

static void
ish_code_pane_class_init (IshCodePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_code_pane_dispose;
  signals[SIGNAL_FILES_CHANGED] =
    g_signal_new ("files-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOCATED] = g_signal_new ("located", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-code-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IshCodePane, view);
}

static void
ish_code_pane_init (IshCodePane *self)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_name (GTK_WIDGET (self->view), "code:view");
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer));
  self->band = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), "selected", NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  ish_code_pane_set_dark (self, FALSE);
}
