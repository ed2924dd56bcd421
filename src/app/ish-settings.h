/* What the program remembers on this machine; nothing of a design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): %NULL when the schema is not installed, as in a build folder */
GSettings *ish_settings_new (void);
/* Before setlocale(): makes the language chosen in the program the language of messages. */
void       ish_settings_apply_language (void);

G_END_DECLS
