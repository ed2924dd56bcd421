/* GLib newer than Debian 12's 2.74, where the code reads better with it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* g_set_str() is in GLib 2.76. Returns whether the text changed. */
static inline gboolean
ish_set_str (char **field, const char *value)
{
  char *copy;

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  return TRUE;
}

G_END_DECLS
