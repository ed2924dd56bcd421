/* What the rules' reader, the report and the fixes share. Private to src/compliance.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-expr.h"
#include "compliance/ish-check.h"
#include "stack/ish-query.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;    /* owned */
  IshExpr *expr; /* owned */
} IshRuleLet;

/* Text with expressions in it: "port {it.from_port}". */
typedef struct
{
  char *text;    /* owned; (nullable) when expr */
  IshExpr *expr; /* owned; (nullable) */
} IshDetailPart;

typedef enum
{
  ISH_ACTION_SET,    /* a property of the resource */
  ISH_ACTION_LINE,   /* a property of the lines that want the node */
  ISH_ACTION_UNLINK, /* the lines that want the node go */
  ISH_ACTION_DELETE, /* what is drawn goes, where that is the node and nothing else */
  ISH_ACTION_ADD,    /* a resource, connected with the one looked at */
  ISH_ACTION_CONNECT, /* the same with a resource the design has */
} IshActionKind;

typedef struct
{
  IshActionKind kind;
  char *name;      /* owned (nullable): of the property, the other type */
  JsonNode *value; /* owned (nullable): of the property, the properties of what is added */
  IshExpr *expr;   /* owned (nullable): the value, where it has to be found out */
  JsonObject *with; /* owned (nullable): properties of the line to what is added */
  IshExpr *to;     /* owned (nullable): what is connected */
  IshExpr *when;   /* owned (nullable) */
  IshExpr *on;     /* owned (nullable): the nodes meant instead of the one looked at */
} IshAction;

/* @of of a rule: what one type has to show. */
typedef struct
{
  char **types;     /* owned; empty: asked once for the whole design */
  IshExpr *when;    /* (nullable): applies at all */
  IshExpr *fails;   /* owned */
  GArray *lets;     /* owned (element-type IshRuleLet) */
  GArray *detail;   /* owned (element-type IshDetailPart) */
  char **properties; /* owned: the field to look at, of a catalogue's service, of a plain type */
  GPtrArray *actions; /* owned IshAction */
} IshRuleCase;

typedef struct
{
  IshRule rule;      /* first: a rule is its entry; strings owned */
  char *cloud;
  gboolean only_prod;
  int lower;         /* IshSeverity where the environment is not production; -1: the same */
  GPtrArray *cases;  /* owned IshRuleCase */
} IshRuleEntry;

struct _IshRuleSet
{
  gint ref_count;
  GPtrArray *entries; /* owned IshRuleEntry, by cloud and id */
  GHashTable *by_id;  /* id -> IshRuleEntry */
};

struct _IshReport
{
  gint ref_count;
  IshStack *stack;        /* owned */
  IshRuleSet *rules;      /* owned */
  JsonObject *accepted;   /* owned (nullable) */
  GStringChunk *texts;    /* owned */
  GArray *checks;         /* (element-type IshCheck) sorted */
  GHashTable *worst;      /* resource id -> IshCheck */
  guint counts[3];        /* failures by severity */
};

/* The case of the rule that fails at that node, its names bound; (nullable). */
const IshRuleCase *_ish_rule_entry_find_case (const IshRuleEntry *entry, IshQuery *query,
                                              const IshNode *node);
void _ish_rule_case_bind (const IshRuleCase *self, IshQuery *query, const IshNode *node);

G_END_DECLS
