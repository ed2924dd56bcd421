/* Evaluates expressions that need only one resource's own values: the card's second line and
 * whether a field of the form is shown. No other resource, no reference, no failure.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-rules.h"

G_BEGIN_DECLS

/* What such an expression sees: "props", "prod" and "environment". */
typedef struct {
  const IshProp *const *props; /* declared, for their defaults */
  guint                 n_props;
  JsonObject           *properties;  /* (nullable): as typed */
  const char           *environment; /* (nullable) */
} IshScalarScope;

/* NULL-terminated: the names and functions there are. */
extern const char *const ish_scalar_names[];
extern const char *const ish_scalar_functions[];

/* The value a property has: the typed one, else the environment's default.
 * (transfer none) (nullable) */
JsonNode *ish_scalar_get_value (const IshScalarScope *self, const char *name);

/* (transfer full): never %NULL; what cannot be evaluated is JSON null. */
JsonNode *ish_scalar_eval (const IshScalarScope *self, const IshExpr *expr);

/* false, null, 0, "" and empty lists and objects are not true. */
gboolean  ish_scalar_is_true (JsonNode *node);

/* (transfer full): "" of null, lists joined by ", ". */
char     *ish_scalar_to_text (JsonNode *node);

/* A template of text and expressions, as text. (transfer full) */
char     *ish_scalar_format (const IshScalarScope *self, const IshTemplate *template);

G_END_DECLS
