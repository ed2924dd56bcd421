/* The question before an edit that changes what the design costs: what it would do, and whether to.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

#include "app/ish-document.h"
#include "app/ish-money-view.h"

G_BEGIN_DECLS

/**
 * ish_outlook_ask:
 * @ops: (element-type IshOp) (transfer full): done as one undo step when the user says so
 * @heading, @body: translated; @apply: translated, on the button
 *
 * Shows what the design costs now and then, and what changes, found out in a worker.
 */
void ish_outlook_ask (GtkWindow *parent, IshDocument *document, IshMoneyView *money,
                      GPtrArray *ops, const char *heading, const char *body, const char *apply);

/* Applies all of them as one undo step called @label; takes all back when one cannot be done. */
gboolean ish_outlook_apply (IshDocument *document, GPtrArray *ops, const char *label,
                            GError **error);

G_END_DECLS
