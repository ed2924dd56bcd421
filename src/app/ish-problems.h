/* What is wrong with the design: findings and checks in one list, or seen through a benchmark.
 * Enter goes to where it can be mended.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-document.h"
#include "app/ish-problem.h"

G_BEGIN_DECLS

#define ISH_TYPE_PROBLEMS (ish_problems_get_type ())
G_DECLARE_FINAL_TYPE (IshProblems, ish_problems, ISH, PROBLEMS, GtkWidget)

/* Signals: ::activated (char *id, char *property): property may be %NULL;
 *   ::fix, ::accept, ::take-back (IshProblem *problem) */

void ish_problems_set_document (IshProblems *self, IshDocument *document); /* (nullable) */
/* After the document was judged. Costs nothing while the tab is not on the screen. */
void ish_problems_refresh (IshProblems *self);

G_END_DECLS
