/* Which names an expression may use at a place of the catalogue, for the checks at load.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog-private.h"

G_BEGIN_DECLS

typedef struct {
  IshCatalog        *catalog;
  const IshCloud    *cloud;
  GPtrArray         *mistakes;
  GPtrArray         *names;     /* char*: visible now; cut back when a block ends */
  GPtrArray         *locals;    /* IshNodeRule: made by effects above, found by their "as" */
  const IshService  *me;        /* (nullable): whose nodes bare names are */
  GPtrArray         *from, *to; /* (nullable): IshService that may stand there; %NULL: any */
  const char *const *line;      /* (nullable): fields of the line; %NULL: any */
  const char *const *functions; /* (nullable): only these; %NULL: all */
  guint              maybe;     /* above 0: inside a condition, so one of several types is enough */
} IshScope;

IshScope *_ish_scope_new (IshCatalog *catalog, const IshCloud *cloud, GPtrArray *mistakes);
void      _ish_scope_free (IshScope *self);
/* Names of every service's scope: base names, what the planner gives its role, lets, nodes. */
void      _ish_scope_add_service (IshScope *self, const IshService *service, gboolean with_nodes);
void      _ish_scope_add (IshScope *self, const char *name);
void      _ish_scope_add_all (IshScope *self, const char *const *names);

/* Everything below says mistakes at the origin given or of the data itself; %NULL is fine. */
void      _ish_scope_check_expr (IshScope *self, IshOrigin origin, const IshExpr *expr);
void      _ish_scope_check_template (IshScope *self, const IshTemplate *template);
void      _ish_scope_check_node (IshScope *self, const IshNodeRule *node);
void      _ish_scope_check_effects (IshScope *self, IshEffect *const *effects, guint n_effects);

/* Whether an instance of the service has the field: "id", a let, a node. */
gboolean  _ish_service_has_field (const IshService *self, const char *name);
/* (transfer container): names of the instance's fields */
GPtrArray *_ish_service_list_fields (const IshService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshScope, _ish_scope_free)

G_END_DECLS
