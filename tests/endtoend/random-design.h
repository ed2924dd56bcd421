/* A design drawn at random from the whole catalogue: a seed, always the same design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"
#include "design/ish-design.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 seed;
  guint n_nodes;
  gboolean wild; /* lines and containers that the catalogue refuses, values out of range */
  gboolean any_type; /* some resources of types that no service describes too */
  gboolean sparse;   /* no second line between the same two */
  const char *const *types; /* (nullable): only these, ended by NULL; named twice, twice as often */
} IshRandomSpec;

/* As the file would be. (transfer full) */
JsonObject *ish_random_design (IshCatalog *catalog, const IshRandomSpec *spec);
/* Takes away what errors are about: the property, else the line, else the resource, of something
 * implied what needs it. %FALSE when nothing was there to take. */
gboolean    ish_random_mend (JsonObject *design, IshStack *stack);
/* Takes a resource with all in it and its lines, or a line, away. */
gboolean    ish_random_remove (JsonObject *design, const char *id);
/* (transfer full) */
char       *ish_random_to_text (JsonObject *design);

G_END_DECLS
