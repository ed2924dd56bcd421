/* What the providers accept: the types, arguments and attributes of both dialects, as tables.
 *
 * Immutable and shared by the whole process; safe to read from any thread.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a value may be; several bits when the provider takes several. */
typedef enum {
  ISH_SHAPE_STRING = 1 << 0,
  ISH_SHAPE_INT    = 1 << 1,
  ISH_SHAPE_NUMBER = 1 << 2,
  ISH_SHAPE_BOOL   = 1 << 3,
  ISH_SHAPE_LIST   = 1 << 4, /* of item */
  ISH_SHAPE_MAP    = 1 << 5, /* keys are data, values are item */
  ISH_SHAPE_OBJECT = 1 << 6, /* fields; without fields the keys are data */
  ISH_SHAPE_ANY    = 1 << 7,
} IshShapeKinds;

typedef enum {
  ISH_FIELD_REQUIRED  = 1 << 0,
  ISH_FIELD_READ_ONLY = 1 << 1, /* the provider fills it; it cannot be given */
  ISH_FIELD_BLOCK     = 1 << 2, /* Terraform writes it as a block, not as an argument */
  ISH_FIELD_GONE      = 1 << 3, /* the newest provider no longer has it: never write */
  ISH_FIELD_NEW       = 1 << 4, /* the oldest provider does not have it: full tables only */
  ISH_FIELD_EASED     = 1 << 5, /* required by the oldest provider only; full tables only */
} IshFieldFlags;

typedef struct _IshShape IshShape;

typedef struct {
  const char     *name;  /* as the provider spells it: "DBInstanceClass" */
  const char     *fold;  /* lower case without underscores: "dbinstanceclass" */
  const IshShape *shape; /* never %NULL */
  IshFieldFlags   flags;
} IshField;

struct _IshShape {
  IshShapeKinds   kinds;
  const IshShape *item;     /* (nullable): of list and map */
  const IshField *fields;   /* of object, sorted by fold, then name */
  guint           n_fields;
  const char *const *values; /* (nullable): the only texts it may be; full tables only */
};

typedef struct _IshSchemaType {
  const char        *name;
  const IshShape    *shape;
  const char *const *attributes; /* what a reference may read, CloudFormation only; may be empty */
  const char        *tags;       /* (nullable): property that holds tags, CloudFormation only */
  gboolean           gone;       /* the newest provider no longer has the type */
  gboolean           is_new;     /* the oldest one does not have it; full tables only */
} IshSchemaType;

typedef struct _IshSchema IshSchema;

#define ISH_SCHEMA_ERROR (ish_schema_error_quark ())
GQuark ish_schema_error_quark (void);

/* @ISH_SCHEMA_ERROR_BROKEN: the tables are not what the tools write; the build is broken. */
typedef enum { ISH_SCHEMA_ERROR_BROKEN } IshSchemaError;

/* The tables inside the program, or in the file that ISSHONI_SCHEMA names. Read once. */
const IshSchema *ish_schema_get_default (GError **error);
/* @json: as tools/core-schema.py writes it. Tests only: the program uses the default one. */
IshSchema *ish_schema_new (const char *json, gssize length,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       ish_schema_free (IshSchema *self);
/* Every type of both providers, thousands; each is read when first asked for. Safe from any
 * thread; never freed. Looking up a type costs under 1 ms the first time. */
const IshSchema *ish_schema_get_full (GError **error);

/* (nullable) (transfer none) */
const IshSchemaType *ish_schema_get_resource (const IshSchema *self, const char *terraform_type);
const IshSchemaType *ish_schema_get_data (const IshSchema *self, const char *terraform_type);
const IshSchemaType *ish_schema_get_cloudformation (const IshSchema *self, const char *type);

/* The Terraform provider of the full tables, "NAMESPACE/NAME", and the newest version they know,
 * "6.25.0"; "" of other tables. */
const char *ish_schema_get_provider (const IshSchema *self);
const char *ish_schema_get_newest (const IshSchema *self);

/* Names of all types, sorted. (transfer none) */
const char *const *ish_schema_list_resources (const IshSchema *self, guint *out_n);
const char *const *ish_schema_list_data (const IshSchema *self, guint *out_n);
const char *const *ish_schema_list_cloudformation (const IshSchema *self, guint *out_n);

/* The field of that exact name, or %NULL. @shape may be %NULL. */
const IshField *ish_shape_get (const IshShape *shape, const char *name);
/* The field that agrees ignoring case and underscores: "db_name" finds "DBName". */
const IshField *ish_shape_match (const IshShape *shape, const char *name);
/* What stands inside: the item of a list or map, else the shape itself. */
const IshShape *ish_shape_inside (const IshShape *shape);
/* Whether keys below are the provider's words rather than the user's. */
gboolean        ish_shape_has_fields (const IshShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshSchema, ish_schema_free)

G_END_DECLS
