/* What the checks share. Private to src/read.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-schema.h"
#include "read/ish-code.h"
#include "read/ish-lint-rules.h"
#include "read/ish-lint.h"
#include "read/ish-said.h"

#include <glib/gi18n.h>

G_BEGIN_DECLS

/* A resource or data source of either language. */
typedef struct {
  const char          *type;    /* "aws_vpc", "AWS::EC2::VPC"; of a data source "data.aws_vpc" */
  const char          *name;
  const IshCode       *code;    /* its block, or its mapping with Type and Properties */
  const IshCode       *args;    /* where its arguments stand: the block, or Properties; nullable */
  guint32              at;      /* offset of what names it */
  const IshSource     *source;
  const IshSchemaType *schema;  /* (nullable) */
} IshLintResource;

struct _IshLint
{
  IshArena           *arena;
  GPtrArray          *sources;  /* owned IshSource */
  GPtrArray          *findings; /* owned IshLintFinding */
  GPtrArray          *modules;   /* IshCode: every file of Terraform */
  GPtrArray          *templates; /* IshCode: every template */
  const char         *only;      /* (nullable): the one file that is told of */
  const IshSchema    *schema;
  const IshLintRules *rules;
  guint               n_resources;
  gsize               n_bytes;
  gboolean            is_rewritten; /* by a macro or an override: what is wrong may become right */
  guint64             n_looks; /* names compared for hints */
};

/* Takes @message and @fix (nullable). Past a limit of findings it only counts. */
void _ish_lint_add (IshLint *self, IshSeverity severity, const char *rule, const IshSource *source,
                    gsize at, IshSaid *message, IshSaid *fix);

/* Whether there is time to look for the one of @n_names that was meant. */
gboolean _ish_lint_may_look (IshLint *self, guint n_names);

/* --- names --- */

/* The name of @names that @name most likely meant, or %NULL. */
const char *_ish_nearest (const char *name, const char *const *names, guint n);
/* "; did you mean “X”?" to end a sentence with, and as a fix "write X"; %NULL of %NULL. */
IshSaid *_ish_nearest_hint (const char *nearest);
IshSaid *_ish_nearest_fix (const char *nearest);
/* The keys of @table nearest to @name, or %NULL. */
const char *_ish_nearest_key (const char *name, GHashTable *table);
/* The field of @shape nearest to @name, or %NULL. */
const char *_ish_nearest_field (const char *name, const IshShape *shape);

/* --- values --- */

/* Checks @value against @shape; @name for messages. */
void _ish_lint_hcl_value (IshLint *self, const IshCode *value, const IshShape *shape,
                          const char *name);
/* Checks arguments and blocks of a block. @extra: names that are allowed beside the schema's,
 * NULL-terminated; @is_resource: "id" cannot be given; @lenient: unknown names are warnings. */
void _ish_lint_hcl_body (IshLint *self, const IshCode *block, const IshShape *shape,
                         const char *const *extra, const char *what, gboolean is_resource,
                         gboolean lenient);
void _ish_lint_cfn_value (IshLint *self, const IshCode *value, const IshShape *shape,
                          const char *name);
void _ish_lint_duplicates (IshLint *self, const IshCode *map);

/* --- references --- */

/* A graph of named things in one unit; cycles become findings. */
typedef struct _IshLintGraph IshLintGraph;
IshLintGraph *_ish_lint_graph_new (void);
void          _ish_lint_graph_free (IshLintGraph *self);
void _ish_lint_graph_add_node (IshLintGraph *self, const char *name); /* borrowed */
void _ish_lint_graph_add_edge (IshLintGraph *self, const char *from, const char *to,
                               const IshSource *source, guint32 at);
void _ish_lint_graph_report (IshLintGraph *self, IshLint *lint);

/* --- units --- */

/* @files: IshCode roots of one module. */
void _ish_lint_module (IshLint *self, const GPtrArray *files);
void _ish_lint_references (IshLint *self, const GPtrArray *files, GHashTable *declared);
void _ish_lint_template (IshLint *self, const IshCode *root);
/* What was read against @references (element-type IshLintReference). */
gboolean _ish_lint_compare (IshLint *self, const GPtrArray *references, GError **error);

/* --- safety --- */

/* @resources: IshLintResource of one unit; @roots: its files. */
void _ish_lint_safety (IshLint *self, const GPtrArray *resources, const GPtrArray *roots);
/* @type: of the resource @root is in. */
void _ish_lint_statements (IshLint *self, const IshCode *root, const char *type);
void _ish_lint_ingress (IshLint *self, const IshLintResource *resource);
void _ish_lint_topology (IshLint *self, const GPtrArray *resources);
/* Secrets, scripts, encoded text, account numbers and zones in the texts of the files. */
void _ish_lint_text (IshLint *self, const GPtrArray *roots);
/* Characters nobody sees, letters that look like others, comments that silence other tools. */
void _ish_lint_unicode (IshLint *self, const IshSource *source);
/* Where Terraform takes code and tools from: providers, modules, state, files. */
void _ish_lint_supply (IshLint *self, const GPtrArray *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshLintGraph, _ish_lint_graph_free)

G_END_DECLS
