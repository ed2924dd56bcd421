/* Which of the catalogue's three languages the user reads, and the catalogue's sentences in it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

/* From the locale's message language; English for any other. */
IshLanguage ish_language_get (void);
/* A msgid of the catalogue or of a finding in the locale's language; "" for %NULL. */
const char *ish_translate (const char *msgid);

G_END_DECLS
