/* An open design: its history, its file, its unsaved work, and the code it means.
 *
 * After an edit settles, a copy of the design goes to a worker that resolves it and writes both
 * dialects. One worker at a time: edits made meanwhile start it again when it ends, so the code is
 * never more than one run behind and typing never queues up work.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-document.h"

#include "app/ish-recovery.h"

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

  IshStack  *stack;      /* owned, nullable */
  IshOutput *outputs[2]; /* owned, nullable; by IshDialect */
  char      *errors[2];  /* owned, nullable; by IshDialect */
  guint      generate_idle;
  gboolean   generating;
  gboolean   stale;      /* edited since the running worker took its copy */
  GCancellable *cancellable; /* owned: cancelled when the document goes */
};

enum { PROP_0, PROP_PATH, PROP_SAVED_AT, N_PROPS };
enum { SIGNAL_GENERATED, N_SIGNALS };
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshDocument, ish_document, G_TYPE_OBJECT)

/* --- generating --- */

typedef struct {
  IshDesign  *design; /* owned: a copy nobody else sees */
  IshCatalog *catalog;
} GenerateJob;

typedef struct {
  IshStack  *stack;
  IshOutput *outputs[2];
  char      *errors[2];
} GenerateResult;

static void
generate_job_free (GenerateJob *job)
{
  g_object_unref (job->design);
  ish_catalog_unref (job->catalog);
  g_free (job);
}

static void
generate_result_free (GenerateResult *result)
{
  g_clear_pointer (&result->stack, ish_stack_unref);
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
  GenerateJob *job = task_data;
  GenerateResult *result = g_new0 (GenerateResult, 1);

  result->stack = ish_stack_resolve (job->design, job->catalog);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      result->outputs[i] = ish_generate (result->stack, (IshDialect) i, &error);
      if (error)
        result->errors[i] = g_strdup (error->message);
    }
  g_task_return_pointer (task, result, (GDestroyNotify) generate_result_free);
}

static void schedule_generate (IshDocument *self);

static void
take_result (IshDocument *self, GenerateResult *result)
{
  g_clear_pointer (&self->stack, ish_stack_unref);
  self->stack = g_steal_pointer (&result->stack);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->outputs[i], ish_output_unref);
      g_free (self->errors[i]);
      self->outputs[i] = g_steal_pointer (&result->outputs[i]);
      self->errors[i] = g_steal_pointer (&result->errors[i]);
    }
}

static void
generated_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  IshDocument *self = user_data;
  GenerateResult *result = g_task_propagate_pointer (G_TASK (async), NULL);

  if (result == NULL) /* cancelled: the document is gone */
    return;
  self->generating = FALSE;
  take_result (self, result);
  generate_result_free (result);
  if (self->stale)
    schedule_generate (self);
  g_signal_emit (self, signals[SIGNAL_GENERATED], 0);
}

static gboolean
generate_cb (gpointer user_data)
{
  IshDocument *self = user_data;
  /* The task holds no reference: the worker could be the last to drop it, and nothing of a document
   * may end in another thread. Its end cancels the task, which then does not touch it. */
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, generated_cb, self);
  GenerateJob *job = g_new0 (GenerateJob, 1);

  self->generate_idle = 0;
  self->generating = TRUE;
  self->stale = FALSE;
  job->design = ish_design_copy (self->design);
  job->catalog = ish_catalog_ref (self->catalog);
  g_task_set_source_tag (task, generate_cb);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, job, (GDestroyNotify) generate_job_free);
  g_task_run_in_thread (task, generate_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule_generate (IshDocument *self)
{
  if (self->generating)
    self->stale = TRUE;
  else if (self->generate_idle == 0)
    /* Ahead of the code pane, which lays out long text in idle time, seconds of it. */
    self->generate_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, generate_cb, self, NULL);
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
  if (self->stack && !self->generating && self->generate_idle == 0)
    job->stack = ish_stack_ref (self->stack);
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
  schedule_generate (self);
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
  return self->stack;
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

  g_clear_handle_id (&self->generate_idle, g_source_remove);
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

  g_clear_pointer (&self->stack, ish_stack_unref);
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
  schedule_generate (self);
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
