/* What a design costs and what is wrong with it, as one answer about one resolved design. No
 * widgets, safe in any thread: the document asks from its worker.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "compliance/ish-check.h"
#include "cost/ish-cost.h"

G_BEGIN_DECLS

/* Reference counted by its members: copy by ish_judgement_copy(). */
typedef struct {
  IshStack  *stack;
  IshCost   *cost;   /* (nullable): no price book can be read */
  IshReport *report; /* (nullable): no rules can be read */
  char      *error;  /* (nullable): why one of them is missing */
} IshJudgement;

/* Resolves, prices and checks @design, which nobody may change meanwhile. (transfer full) */
IshJudgement *ish_judge_design (IshDesign *design, IshCatalog *catalog);
/* The same stack and report with another usage. @usage: (nullable) (transfer none) */
IshJudgement *ish_judge_usage (const IshJudgement *last, JsonObject *usage);
IshJudgement *ish_judgement_copy (const IshJudgement *self);
void          ish_judgement_free (IshJudgement *self);

/* What all designs are checked by; (nullable) (transfer none): for the whole run of the program */
IshRuleSet   *ish_judge_get_rules (void);

/* Of the whole design: what is fixed and the middle of what depends on usage; 0 without a cost. */
IshMoney      ish_judgement_get_month (const IshJudgement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshJudgement, ish_judgement_free)

G_END_DECLS
