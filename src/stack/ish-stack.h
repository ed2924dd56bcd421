/* The design resolved: every cloud resource it means, the implied ones too, each with the drawing
 * it came from. Both dialects print this; checks and cost read it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"
#include "design/ish-design.h"
#include "stack/ish-finding.h"
#include "stack/ish-value.h"

G_BEGIN_DECLS

/* A cloud resource. Fields are read only; strings live as long as the stack. */
typedef struct {
  const char        *key;         /* unique: the owner's code name and a suffix, "web_sg" */
  const char        *kind;        /* "db_instance": an entry of the catalogue's kinds/ */
  const IshValue    *args;        /* map: neutral (Terraform) argument names */
  const char *const *after;       /* keys it must wait for beyond its references; sorted */
  const char *const *owners;      /* ids of resources and connections that want it; sorted */
  const char        *resource_id; /* the drawn (or implied) resource it belongs to */
  const char        *region;      /* (nullable): "edge" for us-east-1; of code another region too */
  const char        *retain;      /* (nullable): "retain", "snapshot", "delete" */
  const IshValue    *lifecycle;   /* (nullable): map: create_before_destroy, ignore_changes */
} IshNode;

/* Something in the design that nobody drew. */
typedef struct {
  const char *id;      /* as it would have if drawn */
  const char *type;    /* "aws.nat_gateway" */
  const char *parent;  /* (nullable) */
  const char *because; /* id of the resource that needs it */
  JsonObject *properties; /* as they would stand in the file; sealed */
} IshImplied;

/* One thing a node hands to the outside: an endpoint, an address, a name. */
typedef struct {
  const char     *name;        /* "lb_dns_name" */
  const char     *description; /* English */
  const IshValue *value;
  const char     *resource_id;
} IshStackOutput;

/* A value the user gives at deployment, e.g. a domain that is not filled in. */
typedef struct {
  const char *name;        /* "cert_domain" */
  const char *type;        /* "string", "number" */
  const IshValue *fallback; /* (nullable): no default: must be given */
  const char *description; /* English */
  const char *resource_id;
  gboolean    secret;      /* never shown: a sensitive variable, a NoEcho parameter */
} IshStackInput;

typedef struct _IshStack IshStack;

/**
 * ish_stack_resolve:
 *
 * Deterministic: the same design and catalogue give an equal stack, whatever the order of the
 * file. Never fails: what cannot be resolved is left out and said in a finding; a line that is
 * refused leaves only itself out.
 */
IshStack *ish_stack_resolve (IshDesign *design, IshCatalog *catalog);
IshStack *ish_stack_ref (IshStack *self);
void      ish_stack_unref (IshStack *self);

IshCatalog     *ish_stack_get_catalog (IshStack *self);
guint           ish_stack_get_n_nodes (IshStack *self);
const IshNode  *ish_stack_get_node_at (IshStack *self, guint index); /* sorted by key */
const IshNode  *ish_stack_get_node (IshStack *self, const char *key); /* (nullable) */
/* (element-type IshFinding): errors first, then by resource id */
const GPtrArray *ish_stack_get_findings (IshStack *self);
gboolean        ish_stack_has_errors (IshStack *self);
/* (element-type IshImplied): sorted by id */
const GPtrArray *ish_stack_get_implied (IshStack *self);
const GPtrArray *ish_stack_get_outputs (IshStack *self); /* (element-type IshStackOutput) sorted */
const GPtrArray *ish_stack_get_inputs (IshStack *self);  /* (element-type IshStackInput) sorted */

/* The drawn resource behind an id: of something implied, what needs it; else the id itself. */
const char     *ish_stack_get_cause (IshStack *self, const char *resource_id);

/* Of the design, for the head of the files. */
const char *ish_stack_get_name (IshStack *self);
const char *ish_stack_get_cloud (IshStack *self); /* "aws": folder of the catalogue */
const char *ish_stack_get_region (IshStack *self);
const char *ish_stack_get_environment (IshStack *self);
const char *ish_stack_get_prefix (IshStack *self); /* made physical: "shop-k3fq-dev" */
JsonObject *ish_stack_get_tags (IshStack *self);         /* settings.tags; (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshStack, ish_stack_unref)

G_END_DECLS
