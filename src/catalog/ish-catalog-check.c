/* What only the whole catalogue can tell: names, kinds, verbs and interfaces that must exist.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include "catalog/ish-catalog-private.h"

void
_ish_catalog_check (IshCatalog *self, GPtrArray *mistakes)
{
}
