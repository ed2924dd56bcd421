/* What a line in the hand would write.
 *
 * The answer is not written down anywhere: the design is resolved with the line and without, and
 * the difference is told. So it is right for every rule the catalogue has, and for what lines mean
 * together.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-line-tip.h"

#include <glib/gi18n.h>

#include "app/ish-trace.h"
#include "app/ish-widget.h"
#include "app/ish-writes.h"
#include "base/ish-compat.h"
#include "catalog/ish-language.h"

#define MAX_ROWS 6
#define GAP 14  /* px between what the line is over and the tip */
#define EDGE 8  /* px that stay free at the edge of the canvas */

/* What one line would do. */
typedef struct {
  GPtrArray *written;  /* owned (element-type IshWritten) */
  GPtrArray *warnings; /* owned (element-type utf8): new findings about it */
  char      *refusal;  /* owned, nullable: only the whole design shows that it may not be */
} Answer;

struct _IshLineTip {
  GtkWidget parent_instance;

  IshDocument  *document;    /* owned, nullable */
  GHashTable   *answers;     /* owned: "from to type" -> Answer; of the design as it is */
  GCancellable *cancellable; /* owned, nullable: of the line that is being tried */
  char         *asked;       /* owned, nullable: key of that line */
  char         *id;          /* owned, nullable: it would get */
  char         *ends;        /* owned, nullable: "web db", for the trace */
  IshRect       target;      /* px, canvas */
  GtkWidget    *box;
};

G_DEFINE_FINAL_TYPE (IshLineTip, ish_line_tip, GTK_TYPE_WIDGET)

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_ptr_array_unref (self->written);
  g_ptr_array_unref (self->warnings);
  g_free (self->refusal);
  g_free (self);
}

/* --- what the resolved design says --- */

static gboolean
has_finding (const GPtrArray *findings, const IshFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule, wanted->rule)
          && g_strcmp0 (finding->resource_id, wanted->resource_id) == 0
          && g_str_equal (finding->sentence, wanted->sentence))
        return TRUE;
    }
  return FALSE;
}

static Answer *
answer_new (IshStackDiff *diff, const char *id)
{
  const GPtrArray *before = ish_stack_get_findings (ish_stack_diff_get_before (diff));
  const GPtrArray *after = ish_stack_get_findings (ish_stack_diff_get_after (diff));
  Answer *self = g_new0 (Answer, 1);

  self->written = ish_writes_describe (diff, TRUE);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < after->len; i++)
    {
      const IshFinding *finding = after->pdata[i];

      if (finding->severity == ISH_SEVERITY_NOTE || has_finding (before, finding))
        continue;
      if (finding->severity == ISH_SEVERITY_ERROR && g_strcmp0 (finding->resource_id, id) == 0)
        {
          g_free (self->refusal);
          self->refusal = ish_finding_format (finding, ish_translate);
        }
      else
        g_ptr_array_add (self->warnings, ish_finding_format (finding, ish_translate));
    }
  return self;
}

/* --- showing --- */

/* Under what the line is over; above it, or beside it, where there is no room. */
static void
move_into_place (IshLineTip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *canvas = gtk_widget_get_parent (widget);
  const IshRect *target = &self->target;
  int width, height, room_x, room_y;
  double x, y;

  if (canvas == NULL)
    return;
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  room_x = gtk_widget_get_width (canvas) - width - EDGE;
  room_y = gtk_widget_get_height (canvas) - height - EDGE;
  x = target->x + target->width / 2 - width / 2.0;
  y = target->y + target->height + GAP;
  if (y > room_y)
    y = target->y - GAP - height;
  if (y < EDGE)
    {
      y = target->y;
      x = target->x + target->width + GAP;
      if (x > room_x)
        x = target->x - GAP - width;
    }
  gtk_widget_set_margin_start (widget, (int) CLAMP (x, EDGE, MAX (room_x, EDGE)));
  gtk_widget_set_margin_top (widget, (int) CLAMP (y, EDGE, MAX (room_y, EDGE)));
}

static GtkWidget *
add_label (IshLineTip *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
clear (IshLineTip *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_remove_css_class (self->box, "refused");
}

static void
show_refusal (IshLineTip *self, const char *sentence)
{
  clear (self);
  gtk_widget_add_css_class (self->box, "refused");
  add_label (self, sentence, "tip-refusal");
  move_into_place (self);
  ish_trace_say ("TIP", "%s refused: %s", self->ends, sentence);
}

static void
trace_answer (IshLineTip *self, const Answer *answer)
{
  g_autofree char *text = ish_writes_to_text (answer->written);

  ish_trace_say ("TIP", "%s writes: %s", self->ends, g_strdelimit (text, "\n", '|'));
}

static void
show_answer (IshLineTip *self, const Answer *answer)
{
  if (answer->refusal)
    {
      show_refusal (self, answer->refusal);
      return;
    }
  if (answer->written->len == 0)
    add_label (self, _("Writes nothing: the line is for people."), "written-detail");
  gtk_box_append (GTK_BOX (self->box), ish_writes_new_list (answer->written, MAX_ROWS));
  for (guint i = 0; i < answer->warnings->len && i < 2; i++)
    {
      g_autofree char *text = g_strconcat ("▲ ", answer->warnings->pdata[i], NULL);

      add_label (self, text, "tip-warning");
    }
  move_into_place (self);
  trace_answer (self, answer);
}

/* --- asking --- */

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshStackDiff) diff = ish_document_try_finish (result, &error);
  IshLineTip *self = user_data;
  Answer *answer;

  if (diff == NULL) /* cancelled: the tip may be gone; or the design changed under the line */
    return;
  answer = answer_new (diff, self->id);
  g_hash_table_insert (self->answers, g_strdup (self->asked), answer);
  show_answer (self, answer);
}

static void
stop_asking (IshLineTip *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, g_free);
}

static void
ask (IshLineTip *self, IshOp *op)
{
  JsonObject *line = json_node_get_object (ish_op_get_value (op));
  const char *type = json_object_get_string_member (line, "type");
  const Answer *known;

  self->asked = g_strjoin (" ", json_object_get_string_member (line, "from"),
                           json_object_get_string_member (line, "to"), type, NULL);
  ish_set_str (&self->id, ish_op_get_id (op));
  add_label (self, ish_writes_name_line (type), "tip-title");
  known = g_hash_table_lookup (self->answers, self->asked);
  if (known)
    {
      show_answer (self, known);
      return;
    }
  self->cancellable = g_cancellable_new ();
  ish_document_try_async (self->document, op, self->cancellable, tried_cb, self);
}

void
ish_line_tip_show (IshLineTip *self, const IshProbe *probe)
{
  g_return_if_fail (ISH_IS_LINE_TIP (self));

  stop_asking (self);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), probe != NULL && self->document != NULL);
  if (probe == NULL || self->document == NULL)
    return;
  self->target = probe->target;
  g_free (self->ends);
  self->ends = g_strdup_printf ("%s %s", probe->from, probe->to);
  if (probe->op)
    ask (self, probe->op);
  else if (probe->refusal)
    show_refusal (self, probe->refusal);
  move_into_place (self);
}

static void
settled_cb (IshLineTip *self)
{
  g_hash_table_remove_all (self->answers);
}

void
ish_line_tip_set_document (IshLineTip *self, IshDocument *document)
{
  g_return_if_fail (ISH_IS_LINE_TIP (self));

  ish_line_tip_show (self, NULL);
  g_hash_table_remove_all (self->answers);
  if (self->document)
    g_signal_handlers_disconnect_by_data (ish_document_get_design (self->document), self);
  g_set_object (&self->document, document);
  if (document)
    g_signal_connect_swapped (ish_document_get_design (document), "settled",
                              G_CALLBACK (settled_cb), self);
}

/* --- life --- */

static void
ish_line_tip_dispose (GObject *object)
{
  IshLineTip *self = ISH_LINE_TIP (object);

  stop_asking (self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (ish_document_get_design (self->document), self);
  g_clear_object (&self->document);
  ish_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (ish_line_tip_parent_class)->dispose (object);
}

static void
ish_line_tip_finalize (GObject *object)
{
  IshLineTip *self = ISH_LINE_TIP (object);

  g_hash_table_unref (self->answers);
  g_free (self->id);
  g_free (self->ends);

  G_OBJECT_CLASS (ish_line_tip_parent_class)->finalize (object);
}

static void
ish_line_tip_class_init (IshLineTipClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ish_line_tip_dispose;
  G_OBJECT_CLASS (class)->finalize = ish_line_tip_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "ish-line-tip");
}

static void
ish_line_tip_init (IshLineTip *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "line-tip");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_name (GTK_WIDGET (self), "canvas:tip");
}
