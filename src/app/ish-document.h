/* An open design: its history, its file, its unsaved work, and the code it means, made in a worker
 * after every edit.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

#include "generate/ish-generate.h"
#include "history/ish-history.h"
#include "stack/ish-stack-diff.h"

G_BEGIN_DECLS

#define ISH_TYPE_DOCUMENT (ish_document_get_type ())
G_DECLARE_FINAL_TYPE (IshDocument, ish_document, ISH, DOCUMENT, GObject)

/* Signals: ::generated () when stack and code follow the last edit.
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

/* Both %NULL until the first ::generated. */
IshStack  *ish_document_get_stack (IshDocument *self);
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

/* @path becomes the document's path. The copy of unsaved work is removed. */
gboolean ish_document_save (IshDocument *self, const char *path, GError **error);
/* The user wants the edits gone: the copy of unsaved work is removed. */
void     ish_document_discard (IshDocument *self);

G_END_DECLS
