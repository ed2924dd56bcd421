/* An open design: its history, its file, its unsaved work, and the code it means.
 *
 * After an edit settles, a copy of the design goes to a worker that resolves, prices and checks
 * it; from the stack a second one writes both dialects, which takes longer than a frame. One worker
 * of a kind at a time: edits made meanwhile start it again when it ends, so what is shown is never
 * more than one run behind, an older answer never follows a newer one, and typing never queues up
 * work.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-document.h"

#include "app/ish-recovery.h"
#include "base/ish-compat.h"
#include "base/ish-json.h"

#define RECOVERY_DELAY_MS 250 /* unsaved work is on disk this long after the last edit */

struct _IshDocument {
  GObject parent_instance;

  IshCatalog  *catalog;  /* owned */
  IshDesign   *design;   /* owned */
  IshHistory  *history;  /* owned */
  char        *path;     /* owned, nullable */
  GDateTime   *saved_at; /* owned, nullable */
  IshRecovery *recovery; /* owned */
  guint        recovery_timeout;

  IshJudgement *judgement; /* owned, nullable: of the design a moment ago */
  guint      judge_idle;
  gboolean   judging;
  gboolean   edited;      /* since the judging worker took its copy */
  char      *tried_key;   /* owned, nullable: a usage that is tried, not in the design */
  double     tried_value;
  gboolean   tried;       /* another usage since the judging worker took its copy */

  IshOutput *outputs[2]; /* owned, nullable; by IshDialect */
  char      *errors[2];  /* owned, nullable; by IshDialect */
  gboolean   generating;
  gboolean   unwritten;  /* the stack is newer than the one the running worker took */
  GCancellable *cancellable; /* owned: cancelled when the document goes */
};

enum { PROP_0, PROP_PATH, PROP_SAVED_AT, N_PROPS };
enum { SIGNAL_JUDGED, SIGNAL_GENERATED, N_SIGNALS };
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshDocument, ish_document, G_TYPE_OBJECT)

/* --- generating --- */

typedef struct {
  IshOutput *outputs[2];
  char      *errors[2];
} GenerateResult;

static void
generate_result_free (GenerateResult *result)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&result->outputs[i], ish_output_unref);
      g_free (result->errors[i]);
    }
  g_free (result);
}

static void
generate_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  IshStack *stack = task_data;
  GenerateResult *result = g_new0 (GenerateResult, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      result->outputs[i] = ish_generate (stack, (IshDialect) i, &error);
      if (error)
        result->errors[i] = g_strdup (error->message);
    }
  g_task_return_pointer (task, result, (GDestroyNotify) generate_result_free);
}

static void start_generating (IshDocument *self);

static void
generated_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  IshDocument *self = user_data;
  GenerateResult *result = g_task_propagate_pointer (G_TASK (async), NULL);

  if (result == NULL) /* cancelled: the document is gone */
    return;
  self->generating = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->outputs[i], ish_output_unref);
      g_free (self->errors[i]);
      self->outputs[i] = g_steal_pointer (&result->outputs[i]);
      self->errors[i] = g_steal_pointer (&result->errors[i]);
    }
  generate_result_free (result);
  if (self->unwritten)
    start_generating (self);
  g_signal_emit (self, signals[SIGNAL_GENERATED], 0);
}

static void
start_generating (IshDocument *self)
{
  g_autoptr (GTask) task = NULL;

  self->unwritten = self->generating;
  if (self->generating)
    return;
  self->generating = TRUE;
  task = g_task_new (NULL, self->cancellable, generated_cb, self);
  g_task_set_source_tag (task, start_generating);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, ish_stack_ref (self->judgement->stack),
                        (GDestroyNotify) ish_stack_unref);
  g_task_run_in_thread (task, generate_thread);
}

/* --- judging --- */

typedef struct {
  IshDesign    *design;  /* owned, nullable: a copy nobody else sees; only the usage is another */
  IshCatalog   *catalog; /* owned */
  IshJudgement *last;    /* owned, nullable: with @design */
  JsonObject   *usage;   /* owned, nullable: with @last */
} JudgeJob;

static void
judge_job_free (JudgeJob *job)
{
  g_clear_object (&job->design);
  ish_catalog_unref (job->catalog);
  g_clear_pointer (&job->last, ish_judgement_free);
  g_clear_pointer (&job->usage, json_object_unref);
  g_free (job);
}

static void
judge_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  JudgeJob *job = task_data;

  g_task_return_pointer (task,
                         job->design ? ish_judge_design (job->design, job->catalog)
                                     : ish_judge_usage (job->last, job->usage),
                         (GDestroyNotify) ish_judgement_free);
}

static void schedule_judge (IshDocument *self);

static void
judged_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  IshDocument *self = user_data;
  IshJudgement *judgement = g_task_propagate_pointer (G_TASK (async), NULL);
  gboolean resolved;

  if (judgement == NULL) /* cancelled: the document is gone */
    return;
  self->judging = FALSE;
  resolved = self->judgement == NULL || self->judgement->stack != judgement->stack;
  g_clear_pointer (&self->judgement, ish_judgement_free);
  self->judgement = judgement;
  if (self->edited || self->tried)
    schedule_judge (self);
  if (resolved)
    start_generating (self);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0);
}

/* The design's usage with what is tried in its place. (transfer full) */
static JsonObject *
copy_usage (IshDocument *self)
{
  JsonObject *own = ish_design_get_usage (self->design);
  JsonObject *usage = own ? ish_json_copy_object (own) : json_object_new ();

  if (self->tried_key)
    json_object_set_double_member (usage, self->tried_key, self->tried_value);
  return usage;
}

static gboolean
judge_cb (gpointer user_data)
{
  IshDocument *self = user_data;
  /* The task holds no reference: the worker could be the last to drop it, and nothing of a document
   * may end in another thread. Its end cancels the task, which then does not touch it. */
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, judged_cb, self);
  JudgeJob *job = g_new0 (JudgeJob, 1);

  self->judge_idle = 0;
  self->judging = TRUE;
  job->catalog = ish_catalog_ref (self->catalog);
  if (self->edited || self->judgement == NULL)
    job->design = ish_design_copy (self->design);
  else
    {
      job->last = ish_judgement_copy (self->judgement);
      job->usage = copy_usage (self);
    }
  self->edited = self->tried = FALSE;
  g_task_set_source_tag (task, judge_cb);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, job, (GDestroyNotify) judge_job_free);
  g_task_run_in_thread (task, judge_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule_judge (IshDocument *self)
{
  if (!self->judging && self->judge_idle == 0)
    /* Ahead of the code pane, which lays out long text in idle time, seconds of it. */
    self->judge_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, judge_cb, self, NULL);
}

void
ish_document_try_usage (IshDocument *self, const char *key, double value)
{
  g_return_if_fail (ISH_IS_DOCUMENT (self));

  ish_set_str (&self->tried_key, key);
  self->tried_value = value;
  self->tried = TRUE;
  schedule_judge (self);
}

/* --- trying --- */

typedef struct {
  IshDesign  *before;  /* owned, nullable: a copy to resolve; the stack is not known */
  IshDesign  *after;   /* owned: a copy with the edit */
  IshStack   *stack;   /* owned, nullable: what the design means as it is */
  IshCatalog *catalog; /* owned */
} TryJob;

static void
try_job_free (TryJob *job)
{
  g_clear_object (&job->before);
  g_object_unref (job->after);
  g_clear_pointer (&job->stack, ish_stack_unref);
  ish_catalog_unref (job->catalog);
  g_free (job);
}

static void
try_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  TryJob *job = task_data;
  g_autoptr (IshStack) after = ish_stack_resolve (job->after, job->catalog);

  if (job->stack == NULL)
    job->stack = ish_stack_resolve (job->before, job->catalog);
  g_task_return_pointer (task, ish_stack_diff (job->stack, after),
                         (GDestroyNotify) ish_stack_diff_free);
}

void
ish_document_try_async (IshDocument *self, IshOp *op, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  /* Without a source object: see generate_cb(). */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (IshDesign) after = NULL;
  GError *error = NULL;
  TryJob *job;

  g_return_if_fail (ISH_IS_DOCUMENT (self));
  g_return_if_fail (op != NULL);

  g_task_set_source_tag (task, ish_document_try_async);
  after = ish_design_copy (self->design);
  if (!ish_design_apply (after, op, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job = g_new0 (TryJob, 1);
  job->after = g_steal_pointer (&after);
  job->catalog = ish_catalog_ref (self->catalog);
  if (self->judgement && !self->judging && !self->edited)
    job->stack = ish_stack_ref (self->judgement->stack);
  else
    job->before = ish_design_copy (self->design);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, job, (GDestroyNotify) try_job_free);
  g_task_run_in_thread (task, try_thread);
}

IshStackDiff *
ish_document_try_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  IshDesign  *design;  /* owned: a copy with the edits */
  IshCatalog *catalog; /* owned */
} OutlookJob;

static void
outlook_job_free (OutlookJob *job)
{
  g_object_unref (job->design);
  ish_catalog_unref (job->catalog);
  g_free (job);
}

static void
outlook_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OutlookJob *job = task_data;

  g_task_return_pointer (task, ish_judge_design (job->design, job->catalog),
                         (GDestroyNotify) ish_judgement_free);
}

void
ish_document_outlook_async (IshDocument *self, GPtrArray *ops, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  /* Without a source object: see judge_cb(). */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (IshDesign) design = NULL;
  GError *error = NULL;
  OutlookJob *job;

  g_return_if_fail (ISH_IS_DOCUMENT (self));
  g_return_if_fail (ops != NULL);

  g_task_set_source_tag (task, ish_document_outlook_async);
  design = ish_design_copy (self->design);
  for (guint i = 0; i < ops->len; i++)
    if (!ish_design_apply (design, ops->pdata[i], NULL, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  job = g_new0 (OutlookJob, 1);
  job->design = g_steal_pointer (&design);
  job->catalog = ish_catalog_ref (self->catalog);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, job, (GDestroyNotify) outlook_job_free);
  g_task_run_in_thread (task, outlook_thread);
}

IshJudgement *
ish_document_outlook_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- unsaved work --- */

static void
write_recovery (IshDocument *self)
{
  g_autoptr (GBytes) text = NULL;
  gsize length;
  char *data;

  if (!ish_history_is_modified (self->history))
    {
      ish_recovery_clear (self->recovery);
      return;
    }
  data = ish_design_serialize (self->design, &length);
  text = g_bytes_new_take (data, length);
  ish_recovery_write (self->recovery, text, self->path);
}

static gboolean
recovery_cb (gpointer user_data)
{
  IshDocument *self = user_data;

  self->recovery_timeout = 0;
  write_recovery (self);
  return G_SOURCE_REMOVE;
}

static void
settled_cb (IshDocument *self)
{
  g_clear_pointer (&self->tried_key, g_free);
  self->edited = TRUE;
  schedule_judge (self);
  g_clear_handle_id (&self->recovery_timeout, g_source_remove);
  self->recovery_timeout = g_timeout_add (RECOVERY_DELAY_MS, recovery_cb, self);
}

/* --- reading --- */

IshDesign *
ish_document_get_design (IshDocument *self)
{
  return self->design;
}

IshHistory *
ish_document_get_history (IshDocument *self)
{
  return self->history;
}

IshCatalog *
ish_document_get_catalog (IshDocument *self)
{
  return self->catalog;
}

const char *
ish_document_get_path (IshDocument *self)
{
  return self->path;
}

GDateTime *
ish_document_get_saved_at (IshDocument *self)
{
  return self->saved_at;
}

IshStack *
ish_document_get_stack (IshDocument *self)
{
  return self->judgement ? self->judgement->stack : NULL;
}

IshCost *
ish_document_get_cost (IshDocument *self)
{
  return self->judgement ? self->judgement->cost : NULL;
}

IshReport *
ish_document_get_report (IshDocument *self)
{
  return self->judgement ? self->judgement->report : NULL;
}

const char *
ish_document_get_judge_error (IshDocument *self)
{
  return self->judgement ? self->judgement->error : NULL;
}

IshOutput *
ish_document_get_output (IshDocument *self, IshDialect dialect)
{
  return self->outputs[dialect];
}

const char *
ish_document_get_output_error (IshDocument *self, IshDialect dialect)
{
  return self->errors[dialect];
}

/* --- saving --- */

gboolean
ish_document_save (IshDocument *self, const char *path, GError **error)
{
  g_return_val_if_fail (ISH_IS_DOCUMENT (self), FALSE);

  if (!ish_design_save (self->design, path, error))
    return FALSE;
  if (g_strcmp0 (self->path, path) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (path);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
    }
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  ish_history_mark_saved (self->history);
  g_clear_handle_id (&self->recovery_timeout, g_source_remove);
  ish_recovery_clear (self->recovery);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  return TRUE;
}

void
ish_document_discard (IshDocument *self)
{
  g_return_if_fail (ISH_IS_DOCUMENT (self));

  g_clear_handle_id (&self->recovery_timeout, g_source_remove);
  ish_recovery_clear (self->recovery);
}

/* --- life --- */

static void
ish_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IshDocument *self = ISH_DOCUMENT (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_SAVED_AT:
      g_value_set_boxed (value, self->saved_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ish_document_dispose (GObject *object)
{
  IshDocument *self = ISH_DOCUMENT (object);

  g_clear_handle_id (&self->judge_idle, g_source_remove);
  g_clear_handle_id (&self->recovery_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->design)
    g_signal_handlers_disconnect_by_data (self->design, self);
  g_clear_object (&self->history);
  g_clear_object (&self->design);
  g_clear_pointer (&self->catalog, ish_catalog_unref);
  g_clear_pointer (&self->recovery, ish_recovery_close);

  G_OBJECT_CLASS (ish_document_parent_class)->dispose (object);
}

static void
ish_document_finalize (GObject *object)
{
  IshDocument *self = ISH_DOCUMENT (object);

  g_clear_pointer (&self->judgement, ish_judgement_free);
  g_free (self->tried_key);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->outputs[i], ish_output_unref);
      g_free (self->errors[i]);
    }
  g_free (self->path);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ish_document_parent_class)->finalize (object);
}

static void
ish_document_class_init (IshDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ish_document_get_property;
  object_class->dispose = ish_document_dispose;
  object_class->finalize = ish_document_finalize;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAVED_AT] = g_param_spec_boxed ("saved-at", NULL, NULL, G_TYPE_DATE_TIME,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_JUDGED] = g_signal_new ("judged", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GENERATED] = g_signal_new ("generated", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ish_document_init (IshDocument *self)
{
  self->cancellable = g_cancellable_new ();
}

static IshDocument *
make (IshCatalog *catalog, IshDesign *design, const char *path, const char *lost)
{
  IshDocument *self = g_object_new (ISH_TYPE_DOCUMENT, NULL);

  self->catalog = ish_catalog_ref (catalog);
  self->design = g_object_ref (design);
  self->history = ish_history_new (design);
  self->path = path && path[0] ? g_strdup (path) : NULL;
  self->recovery = ish_recovery_open (ish_design_get_id (design), lost);
  g_signal_connect_swapped (design, "settled", G_CALLBACK (settled_cb), self);
  self->edited = TRUE;
  schedule_judge (self);
  return self;
}

IshDocument *
ish_document_new (IshCatalog *catalog, IshDesign *design, const char *path)
{
  return make (catalog, design, path, NULL);
}

IshDocument *
ish_document_new_recovered (IshCatalog *catalog, IshDesign *design, const char *path,
                            const char *lost)
{
  IshDocument *self = make (catalog, design, path, lost);

  ish_history_mark_unsaved (self->history);
  return self;
}
