/* A design seen through a benchmark: every recommendation with what a design can say about it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "compliance/ish-benchmark.h"

G_BEGIN_DECLS

/* Replaces what is in @list; rows about a resource carry its id as "ish-id".
 * Returns: (transfer full): "12 pass, 3 fail, 40 not decidable" */
char *ish_benchmark_fill (GtkListBox *list, IshReport *report, const char *id, IshDesign *design);

G_END_DECLS
