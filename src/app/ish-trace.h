/* For tests that press real keys and buttons: says where things stand on the screen.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* With ISSHONI_TRACE in the environment, prints on standard error "FIRSTFRAME <microseconds>" once,
 * and "AT <name> <x> <y> <width> <height>" (px, screen of a window at 0,0) for each mapped widget
 * whose name has a colon ("palette:…", "field:…"), again whenever it moved. "GONE <name>" when it
 * left. Does nothing without the variable. */
void ish_trace_window (GtkWindow *window);

/* One line "<label> <text>", at once; for what is not a widget. */
void ish_trace_say (const char *label, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
