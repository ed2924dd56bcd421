/* What is wrong with the design; Enter goes to where it can be mended.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "stack/ish-stack.h"

G_BEGIN_DECLS

#define ISH_TYPE_PROBLEMS (ish_problems_get_type ())
G_DECLARE_FINAL_TYPE (IshProblems, ish_problems, ISH, PROBLEMS, GtkWidget)

/* Signal: ::activated (char *id, char *property): property may be %NULL */

/* @findings: (nullable) (element-type IshFinding) */
void ish_problems_set_findings (IshProblems *self, const GPtrArray *findings, IshDesign *design);

G_END_DECLS
