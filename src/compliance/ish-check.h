/* What is wrong with a resolved design: the security and reliability rules, run on every cloud
 * resource it means, drawn and implied.
 *
 * Rules are data (data/rules/CLOUD/, see data/rules/README.md): questions over the resolved graph.
 * No service is known here by name.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

#define ISH_CHECK_ERROR (ish_check_error_quark ())
GQuark ish_check_error_quark (void);

/* A mistake in the rules' data: "rules/aws/network.json: net.ssh-open: when: ..." */
typedef enum { ISH_CHECK_ERROR_DATA } IshCheckError;

typedef enum {
  ISH_RESULT_PASS,
  ISH_RESULT_FAIL,
  ISH_RESULT_ACCEPTED, /* fails, and somebody wrote why that is right here */
  ISH_RESULT_NONE,     /* nothing in the design it could apply to */
  ISH_RESULT_UNKNOWN,  /* hangs on a value the code does not say; never of a design */
} IshResult;

typedef enum {
  ISH_FIX_NO,   /* needs thought */
  ISH_FIX_ONE,  /* one click */
  ISH_FIX_ASK,  /* one click after a choice or a cost was shown */
} IshFixKind;

/* A rule; fields are read only. */
typedef struct {
  const char        *id;       /* "s3.tls-only" */
  const char        *title;    /* (msgid): what it asks for */
  const char        *why;      /* (msgid): what may happen otherwise */
  const char        *remedy;   /* (msgid): one sentence */
  const char        *level;    /* "critical", "high", "medium", "low" */
  IshSeverity        severity; /* critical, high: error; medium: warning; low: note */
  IshFixKind         fix;
  gboolean           fix_costs;
  const char *const *controls; /* "CIS-3.0:2.1.1", "FSBP:S3.5", "CKV_AWS_16", "HIPAA:164.312" */
} IshRule;

typedef struct {
  const IshRule *rule;
  IshResult      result;
  IshSeverity    severity;    /* the rule's, or the lower one of an environment that is not prod */
  const char    *resource_id; /* (nullable): drawn (or implied) resource; %NULL: the design */
  const char    *node;        /* (nullable): key of the cloud resource */
  const char    *property;    /* (nullable): field of the form: "properties.versioning" */
  const char    *detail;      /* (nullable): what was found: "port 22 from 0.0.0.0/0" */
  const char    *reason, *by; /* (nullable): of an accepted one */
} IshCheck;

typedef struct _IshRuleSet IshRuleSet; /* reference counted, immutable, any thread */
typedef struct _IshReport IshReport;   /* reference counted, immutable; keeps the stack */

/* From the bundle; the environment's ISSHONI_RULES names a folder instead. */
IshRuleSet    *ish_rule_set_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @folder has {aws,...}/ *.json */
IshRuleSet    *ish_rule_set_new_for_folder (const char *folder,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
IshRuleSet    *ish_rule_set_ref (IshRuleSet *self);
void           ish_rule_set_unref (IshRuleSet *self);
guint          ish_rule_set_get_n (IshRuleSet *self, const char *cloud);
const IshRule *ish_rule_set_get_at (IshRuleSet *self, const char *cloud, guint index); /* by id */
const IshRule *ish_rule_set_get (IshRuleSet *self, const char *id); /* (nullable) */
/* Whether any rule looks at resources of that type, "aws_lb". */
gboolean       ish_rule_set_has_type (IshRuleSet *self, const char *cloud, const char *type);

/**
 * ish_report_new:
 * @accepted: (nullable): "RULE@RESOURCE" to {reason, by, at}: ish_design_get_accepted(); copied
 *
 * Pure and total: runs every rule on every resource.
 */
IshReport      *ish_report_new (IshStack *stack, IshRuleSet *rules, JsonObject *accepted);
IshReport      *ish_report_ref (IshReport *self);
void            ish_report_unref (IshReport *self);
guint           ish_report_get_n (IshReport *self);
/* Failures first, errors before warnings; then accepted, not decidable, passes; by resource and
 * rule. */
const IshCheck *ish_report_get_at (IshReport *self, guint index);
/* Failures of a severity; accepted ones are not counted. */
guint           ish_report_count (IshReport *self, IshSeverity severity);
guint           ish_report_count_result (IshReport *self, IshResult result);
/* The worst failure of a drawn resource, %NULL without one. */
const IshCheck *ish_report_get_worst (IshReport *self, const char *resource_id);

/**
 * ish_report_fix:
 * @check: of this report, a failure whose rule has a fix
 * @out_costs: (out) (optional): whether the bill changes
 *
 * Returns: (transfer full) (element-type IshOp): what makes the finding go, as operations on the
 *   design, to be applied as one step; %NULL when there is none for this resource
 */
GPtrArray *ish_report_fix (IshReport *self, const IshCheck *check, IshDesign *design,
                           gboolean *out_costs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshRuleSet, ish_rule_set_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshReport, ish_report_unref)

G_END_DECLS
