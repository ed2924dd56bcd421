/* Checks Terraform and CloudFormation that anybody wrote: names against the providers' schemas,
 * references, and what is unsafe.
 *
 * No network, no provider, nothing is run. Rules about services are data (data/lint).
 * SPDX-License-Identifier: MIT */
#pragma once

#include "read/ish-source.h"
#include "stack/ish-finding.h"

G_BEGIN_DECLS

typedef struct {
  IshSeverity severity;
  const char *rule;    /* "schema.name", "iam.star"; lives as long as the program */
  const char *file;    /* as it is to be shown; lives as long as the lint */
  guint       line;    /* from 1 */
  guint       column;  /* from 1, in characters */
  char       *message; /* owned; one English sentence without a full stop */
  char       *fix;     /* owned, nullable: what to write instead */
} IshLintFinding;

typedef struct _IshLint IshLint;

/**
 * ish_lint_path:
 * @path: a folder (every folder below that holds *.tf is a module; templates of CloudFormation
 *   among its *.yaml, *.yml, *.json and *.template), a file, or "-" for a CloudFormation template
 *
 * Returns: (transfer full): or %NULL with @error: cannot be read, not code, nothing to read, or
 *   the program's own tables are broken (another domain than %ISH_READ_ERROR)
 */
IshLint *ish_lint_path (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One Terraform module of @sources (element-type IshSource, without a free function); the lint
 * takes the array and them. */
IshLint *ish_lint_terraform (GPtrArray *sources, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One template, which the lint takes. */
IshLint *ish_lint_cloudformation (IshSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     ish_lint_free (IshLint *self);

/* (element-type IshLintFinding): by file, line, column, rule */
const GPtrArray *ish_lint_get_findings (const IshLint *self);
guint            ish_lint_count (const IshLint *self, IshSeverity severity);
guint            ish_lint_get_n_files (const IshLint *self);
guint            ish_lint_get_n_resources (const IshLint *self);

/* (transfer full): the findings as SARIF 2.1.0, ending in a line feed */
char *ish_lint_to_sarif (const IshLint *self, const char *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshLint, ish_lint_free)

G_END_DECLS
