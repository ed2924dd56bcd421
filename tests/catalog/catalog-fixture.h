/* A made-up cloud of seven services in a temporary folder, for tests to spoil.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

typedef struct {
  char *folder; /* owned */
} CatalogFixture;

void        catalog_fixture_set_up (CatalogFixture *self, gconstpointer data);
void        catalog_fixture_tear_down (CatalogFixture *self, gconstpointer data);
void        catalog_fixture_write (CatalogFixture *self, const char *path, const char *text);
/* Changes one place of a file; the text must be there exactly once. */
void        catalog_fixture_replace (CatalogFixture *self, const char *path, const char *text,
                                     const char *by);
IshCatalog *catalog_fixture_load (CatalogFixture *self); /* asserts that it loads */
/* The whole message of a load that must fail. (transfer full) */
char       *catalog_fixture_fail (CatalogFixture *self);

G_END_DECLS
