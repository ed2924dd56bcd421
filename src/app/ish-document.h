/* An open design: its history, its file, its unsaved work, and the code it means, made in a worker
 * after every edit.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

#include "app/ish-judge.h"
#include "generate/ish-generate.h"
#include "history/ish-history.h"
#include "stack/ish-stack-diff.h"

G_BEGIN_DECLS

#define ISH_TYPE_DOCUMENT (ish_document_get_type ())
G_DECLARE_FINAL_TYPE (IshDocument, ish_document, ISH, DOCUMENT, GObject)

/* Signals: ::judged () when stack, cost and checks follow an edit, before its code is written;
 *   ::generated () when stack and code follow the last edit.
 * Properties (notify): path, saved-at. */

/* @path: (nullable): %NULL for a design that was never saved */
IshDocument *ish_document_new (IshCatalog *catalog, IshDesign *design, const char *path);
/* From the copy of unsaved work @lost, which stays until the user saves or discards it. */
IshDocument *ish_document_new_recovered (IshCatalog *catalog, IshDesign *design, const char *path,
                                         const char *lost);

IshDesign  *ish_document_get_design (IshDocument *self);
IshHistory *ish_document_get_history (IshDocument *self);
IshCatalog *ish_document_get_catalog (IshDocument *self);
const char *ish_document_get_path (IshDocument *self);    /* (nullable) */
GDateTime  *ish_document_get_saved_at (IshDocument *self); /* (nullable): local time */

/* All %NULL until the first ::judged, the output until the first ::generated. */
IshStack  *ish_document_get_stack (IshDocument *self);
IshCost   *ish_document_get_cost (IshDocument *self);     /* also without a price book */
IshReport *ish_document_get_report (IshDocument *self);   /* also without rules */
const char *ish_document_get_judge_error (IshDocument *self); /* (nullable) why one is missing */
IshOutput *ish_document_get_output (IshDocument *self, IshDialect dialect);
const char *ish_document_get_output_error (IshDocument *self, IshDialect dialect); /* (nullable) */

/**
 * ish_document_try_async:
 * @op: (transfer none): an edit of the design
 *
 * What the edit would write: resolves a copy of the design with it, in a worker. The document stays
 * as it is.
 */
void          ish_document_try_async (IshDocument *self, IshOp *op, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): from the design as it is to the design with the edit; %NULL: the edit cannot be
 * made, or the task was cancelled */
IshStackDiff *ish_document_try_finish (GAsyncResult *result, GError **error);

/**
 * ish_document_try_usage:
 * @key: (nullable): "requests" or "ID.requests"; %NULL: what is tried is over
 * @value: a month
 *
 * What a usage would cost, while a slider is held: ::judged follows, the design stays as it is.
 * The next edit of the design ends it as well.
 */
void          ish_document_try_usage (IshDocument *self, const char *key, double value);

/**
 * ish_document_outlook_async:
 * @ops: (element-type IshOp) (transfer none): edits of the design
 *
 * What the design would cost and what would be wrong with it after the edits, found out in a
 * worker on a copy.
 */
void          ish_document_outlook_async (IshDocument *self, GPtrArray *ops,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* (transfer full): %NULL: an edit cannot be made, or the task was cancelled */
IshJudgement *ish_document_outlook_finish (GAsyncResult *result, GError **error);

/* @path becomes the document's path. The copy of unsaved work is removed. */
gboolean ish_document_save (IshDocument *self, const char *path, GError **error);
/* The user wants the edits gone: the copy of unsaved work is removed. */
void     ish_document_discard (IshDocument *self);

G_END_DECLS
