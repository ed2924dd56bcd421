/* What the two readers of the schema tables share. Private to src/catalog.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "catalog/ish-schema.h"

G_BEGIN_DECLS

typedef enum {
  ISH_SCHEMA_RESOURCES,
  ISH_SCHEMA_DATA,
  ISH_SCHEMA_CLOUDFORMATION,
  ISH_SCHEMA_N_TABLES,
} IshSchemaTable;

struct _IshSchema
{
  GStringChunk *strings;
  const char   *provider, *newest; /* (nullable): of the head of the Terraform table */
  GPtrArray    *blocks;  /* owned allocations */
  GHashTable   *scalars; /* "s|o" -> IshShape: most shapes are one of a dozen */
  struct
  {
    GHashTable  *types; /* name -> IshSchemaType */
    const char **names; /* owned array, sorted */
    guint        n_names;
  } tables[ISH_SCHEMA_N_TABLES];
  /* (nullable): of the full tables, which read a type when it is asked for */
  const IshSchemaType *(*find) (const IshSchema *self, IshSchemaTable table, const char *name);
};

void                 _ish_schema_init (IshSchema *self);
/* @name: with its signs. The type is in its table afterwards. */
const IshSchemaType *_ish_schema_read_type (IshSchema *self, IshSchemaTable table,
                                            const char *name, JsonNode *node);

G_END_DECLS
