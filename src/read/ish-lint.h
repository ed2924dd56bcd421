/* Checks Terraform and CloudFormation that anybody wrote: names against the providers' schemas,
 * references, and what is unsafe.
 *
 * No network, no provider, nothing is run. Rules about services are data (data/lint).
 * SPDX-License-Identifier: MIT */
#pragma once

#include "read/ish-said.h"
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
  IshSaid    *said;     /* owned: the message and the fix, to be said in another language */
  IshSaid    *said_fix; /* owned, nullable */
} IshLintFinding;

typedef struct _IshLint IshLint;
typedef struct _IshLintReference IshLintReference;

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

/* One file of the code that a design means; takes @source. */
IshLintReference *ish_lint_reference_new (IshSource *source, gboolean is_terraform);
/* Says what of the drawing, by the name a person gave it, lines @first to @last stand for. */
void ish_lint_reference_add_origin (IshLintReference *self, guint first, guint last,
                                    const char *name);
void ish_lint_reference_free (IshLintReference *self);

/**
 * ish_lint_path_with_design:
 * @references: (element-type IshLintReference): every file the design means, of both languages;
 *   those of a language that the path does not have are not looked at
 *
 * As ish_lint_path(), and also finds what of the design is missing ("design.missing"), what it
 * does not explain ("design.extra"), what says something else ("design.differs") or lets more
 * through ("design.wider").
 */
IshLint *ish_lint_path_with_design (const char *path, const GPtrArray *references,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     ish_lint_free (IshLint *self);

/* (element-type IshLintFinding): by file, line, column, rule */
const GPtrArray *ish_lint_get_findings (const IshLint *self);
guint            ish_lint_count (const IshLint *self, IshSeverity severity);
guint            ish_lint_get_n_files (const IshLint *self);
guint            ish_lint_get_n_resources (const IshLint *self);

/* (transfer full): the message in the language that @translate gives, and to @out_fix what to
 * write instead, or %NULL. Files for programs take the English members. */
char *ish_lint_finding_format (const IshLintFinding *self, IshTranslate translate, char **out_fix);

/* (transfer full): the findings as SARIF 2.1.0, ending in a line feed */
char *ish_lint_to_sarif (const IshLint *self, const char *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshLint, ish_lint_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshLintReference, ish_lint_reference_free)

G_END_DECLS
