/* The same findings seen through a benchmark: every recommendation of it, with what a design can
 * say about it and what it cannot.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "compliance/ish-check.h"

G_BEGIN_DECLS

typedef enum {
  ISH_CONTROL_PASS,
  ISH_CONTROL_FAIL,
  ISH_CONTROL_ACCEPTED,       /* all failures of it are accepted */
  ISH_CONTROL_NOT_APPLICABLE, /* the design has nothing of the kind */
  ISH_CONTROL_NOT_DECIDABLE,  /* a design cannot show it: never a pass */
} IshControlResult;

typedef struct {
  const char      *id;      /* "2.1.1" */
  const char      *title;   /* short, in our words */
  guint            level;   /* 1, 2; 0 where the benchmark has none */
  IshControlResult result;
  gboolean         partial; /* a pass means: this design provides it */
  const char      *look;    /* (msgid) (nullable): what to look at instead */
  const IshCheck *const *checks; /* those that decide it */
  guint            n_checks;
} IshControl;

typedef struct _IshBenchmark IshBenchmark; /* of one report; owned by the caller */

/* Ids: "cis-aws-3.0" ...; %NULL-terminated, newest CIS first. */
const char *const *ish_rule_set_list_benchmarks (IshRuleSet *self);
const char        *ish_rule_set_get_benchmark_title (IshRuleSet *self, const char *id);
/* (nullable): "ids only; this view does not judge conformity" */
const char        *ish_rule_set_get_benchmark_limit (IshRuleSet *self, const char *id);

IshBenchmark     *ish_benchmark_new (IshReport *report, const char *id); /* %NULL: unknown id */
void              ish_benchmark_free (IshBenchmark *self);
guint             ish_benchmark_get_n (IshBenchmark *self);
const IshControl *ish_benchmark_get_at (IshBenchmark *self, guint index); /* in its own order */
guint             ish_benchmark_count (IshBenchmark *self, IshControlResult result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshBenchmark, ish_benchmark_free)

G_END_DECLS
