/* One thing that is wrong: a finding of the stack or a rule that fails, in one shape for the list.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

#include "compliance/ish-check.h"

G_BEGIN_DECLS

#define ISH_TYPE_PROBLEM (ish_problem_get_type ())
G_DECLARE_FINAL_TYPE (IshProblem, ish_problem, ISH, PROBLEM, GObject)

/* Fields are read only. Signal: ::tried () when can_fix is known. */
struct _IshProblem {
  GObject     parent_instance;
  IshSeverity severity;
  gboolean    accepted;
  char       *rule;        /* "net.ssh-open" */
  char       *area;        /* "net" */
  char       *title;       /* translated: what is wrong */
  char       *detail;      /* translated (nullable): what was found and to do, or why it is right */
  char       *why;         /* translated (nullable) */
  char       *controls;    /* (nullable): "CIS-3.0:5.2, FSBP:EC2.13" */
  char       *place;       /* as the user calls it; may be empty */
  char       *id;          /* (nullable): resource, line or note */
  char       *checked_id;  /* (nullable): as the rule names it: of what is implied, its own */
  char       *property;    /* (nullable) */
  IshFixKind  fix;         /* as the rule says */
  gboolean    is_tried;    /* whether can_fix is known */
  gboolean    can_fix;     /* there are edits that make it go; see ish_problem_try_fix() */
  gboolean    is_check;    /* can be accepted */
  IshReport  *report;      /* owned, nullable: of a check */
  guint       index;       /* in the report */
};

/* (transfer full) (element-type IshProblem): errors first; accepted ones at the end.
 * @report: (nullable) */
GPtrArray *ish_problem_list (IshStack *stack, IshReport *report, IshDesign *design);
/* Everything that is shown of it, for telling whether a list is another. (transfer full) */
char      *ish_problem_describe (IshProblem *self);

/* (transfer full) (nullable): see ish_report_fix() */
GPtrArray *ish_problem_fix (IshProblem *self, IshDesign *design, gboolean *out_costs);
/* Finds out whether it can be fixed here: costs a look at the whole stack. */
void       ish_problem_try_fix (IshProblem *self, IshDesign *design);
/* "accepted.RULE@RESOURCE": path of the design where a reason is kept. (transfer full) */
char      *ish_problem_make_path (IshProblem *self);

G_END_DECLS
