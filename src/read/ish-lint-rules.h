/* The rules about services, read from data/lint/rules.json: C knows none by name.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "stack/ish-finding.h"

G_BEGIN_DECLS

typedef enum {
  ISH_TEST_GIVEN,   /* the argument is there, whatever it is */
  ISH_TEST_MISSING,
  ISH_TEST_IS,      /* one of values */
  ISH_TEST_NOT,     /* written down, and none of values */
  ISH_TEST_MATCHES, /* a text that the pattern finds */
} IshTest;

/* One condition on an argument. */
typedef struct {
  char  **path;    /* folded names, from the resource down; lists are entered */
  IshTest test;
  char  **values;
  GRegex *pattern; /* (nullable) */
} IshCondition;

typedef struct {
  char        *rule;
  IshSeverity  severity;
  char       **types;        /* patterns: "*" stands for anything */
  IshCondition *conditions;  /* all must hold */
  guint        n_conditions;
  char       **partner;      /* (nullable): no resource of these types refers to this one */
  char        *say;
  char        *fix;          /* (nullable) */
} IshLintRule;

typedef struct {
  GPtrArray  *rules;     /* of IshLintRule */
  JsonObject *words;     /* lists of names: "providers", "functions.list", "pseudo", ... */
} IshLintRules;

/* Read once, never freed. %NULL with @error when the file is not what this page says. */
const IshLintRules *ish_lint_rules_get (GError **error);
/* Whether the list @list of the file's "words" has @word; an entry may hold "*". */
gboolean            ish_lint_rules_has (const IshLintRules *self, const char *list,
                                        const char *word);

G_END_DECLS
