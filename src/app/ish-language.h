/* Which of the catalogue's three languages the user reads.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

/* From the locale's message language; English for any other. */
IshLanguage ish_language_get (void);
/* A sentence of the catalogue or a finding in that language. */
const char *ish_translate (const char *msgid);

G_END_DECLS
