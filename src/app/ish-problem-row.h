/* One row of the list of problems: what, where, and the buttons that mend or accept it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-problem.h"

G_BEGIN_DECLS

#define ISH_TYPE_PROBLEM_ROW (ish_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (IshProblemRow, ish_problem_row, ISH, PROBLEM_ROW, GtkWidget)

/* Signals: ::fix (IshProblem *), ::accept (IshProblem *): of one that is accepted, take it back */

GtkWidget  *ish_problem_row_new (void);
void        ish_problem_row_show (IshProblemRow *self, IshProblem *problem); /* (nullable) */

/* Icon and translated word of a severity. */
const char *ish_severity_get_icon (IshSeverity severity);
const char *ish_severity_get_word (IshSeverity severity);

G_END_DECLS
