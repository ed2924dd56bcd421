/* The stack on its way to one dialect: a copy whose arguments may still change.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "generate/ish-generate.h"
#include "catalog/ish-schema.h"

G_BEGIN_DECLS

/* What is printed, apart from where it comes from: tests build one by hand. All borrowed. */
typedef struct {
  const IshNode *const *nodes; /* sorted by key */
  guint                 n_nodes;
  const GPtrArray      *outputs; /* of IshStackOutput */
  const GPtrArray      *inputs;  /* of IshStackInput */
  const char           *name, *region, *environment, *prefix;
  JsonObject           *tags;  /* (nullable) */
  JsonObject           *cloud; /* cloud.json */
  JsonObject         *(*get_kind) (gpointer data, const char *kind);
  gpointer              kind_data;
} IshSource;

/* An entry of kinds/, looked up once. Borrowed from the catalogue. */
typedef struct {
  const char *name;
  const char *tf;        /* (nullable): no Terraform resource */
  const char *cfn;       /* (nullable): no CloudFormation resource of its own */
  gboolean    is_data;   /* a Terraform data source */
  const char *generic;   /* (nullable): its name; the whole schema has it, not the small one */
  JsonObject *json;      /* the entry */
  JsonObject *attrs, *cfn_args, *fold, *soft, *literal, *parameter; /* (nullable) */
  JsonArray  *json_args;   /* (nullable): arguments written by jsonencode */
  JsonArray  *base64_args; /* (nullable): by base64encode */
  JsonArray  *skips;       /* (nullable): findings of scanners that stay */
  gboolean    leaves_out;  /* some arguments are not written in the dialect */
  GHashTable *spellings;   /* attribute -> how the dialect spells it */
  guint       section, rank;
} IshKind;

typedef struct {
  const IshNode  *node;
  const IshKind  *kind;
  const IshValue *args;    /* map, in the lowering's arena */
  gboolean        present; /* the dialect has it, on its own or folded */
  gboolean        edge;    /* lives in the edge region */
  guint           home;    /* index of the node it is folded into, else its own */
  const char     *name;    /* as the dialect calls it */
} IshLowNode;

/* A node that a key was found to be, by the address of the key. */
typedef struct { const char *key; IshLowNode *node; } IshLowSeen;

typedef struct {
  const IshSource *source;
  const IshSchema *schema;
  IshDialect       dialect;
  IshArena        *arena;
  IshLowNode      *nodes;   /* n_nodes, in the order of keys */
  guint            n_nodes;
  guint           *order;   /* n_nodes indices, in the order of the output */
  GHashTable      *index;   /* key -> index + 1 */
  IshLowSeen      *seen;    /* seen_mask + 1 places, a later key in the place of an earlier one */
  gsize            seen_mask;
  GHashTable      *kinds;   /* name -> IshKind */
  GArray          *tags;    /* (nullable): of IshMember: those every resource has, once asked */
  GString         *path;    /* the last one asked for as text */
  const char      *account, *partition; /* (nullable): how Terraform reads them, once asked */
  GHashTable      *logical; /* CloudFormation: logical ids in use */
  GError          *error;   /* the first mistake; printing goes on but its result is dropped */
} IshLow;

/* A scanner's finding that stays, and why. Borrowed from the kind. */
typedef struct { const char *id, *say; } IshSkip;

typedef const IshValue *(*IshRefFunc) (IshLow *low, const IshValue *ref, gpointer data);
/* The keys on the way to a value, the last one first; few visitors need them as text. */
typedef struct _IshPath IshPath;
struct _IshPath { const IshPath *up; const char *key; };
/* @path: (nullable): items of a list share the path of the list */
typedef void (*IshRefVisit) (IshLow *low, const IshPath *path, const IshValue *ref, gpointer data);

/* --- ish-lower.c --- */

/* Copies @source for @dialect: arguments of the other dialect dropped, "=arg" attributes followed,
 * folded nodes know their home, names given. Cycles and order are done by the two below. */
IshLow *_ish_low_new (const IshSource *source, const IshSchema *schema, IshDialect dialect);
void    _ish_low_free (IshLow *self);
/* Remembers the first mistake, with the node it is in. */
void    _ish_low_fail (IshLow *self, const IshLowNode *node, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* (nullable). @key lives as long as @self: each is asked for many times over. */
IshLowNode *_ish_low_get (IshLow *self, const char *key);
/* What the dialect's provider says of the node's type; (nullable). */
const IshSchemaType *_ish_low_type (IshLow *self, const IshLowNode *node);
/* How the dialect spells an attribute, as the kind says; %NULL when it does not. */
const char *_ish_low_spelling (IshLow *self, const IshLowNode *node, const char *attr);
/* --- ish-skips.c --- */

/* What a scanner may say about the node and why it stays: entries of the kind's "skip" whose "when"
 * and "holding" hold and whose "unless" is not written. A GArray of IshSkip. */
GArray *_ish_low_skips (IshLow *self, const IshLowNode *node);
/* The value with every reference replaced by what @func gives; the same pointer when none was. */
const IshValue *_ish_low_map_refs (IshLow *self, const IshValue *value, IshRefFunc func,
                                   gpointer data);
void _ish_low_each_ref (IshLow *self, const IshValue *value, IshRefVisit visit, gpointer data);
/* "policy.Statement.Resource", until the next call. */
const char *_ish_low_path_text (IshLow *self, const IshPath *path);
/* Whether the argument at @path of @node is not written in this dialect. */
gboolean    _ish_low_is_left_out (IshLow *self, const IshLowNode *node, const IshPath *path);
/* The CloudFormation logical id of a name that is no node: an input, a parameter. Unique. */
const char *_ish_low_logical (IshLow *self, const char *name);
/* An output's value in the dialect: "=arg" followed, references checked. */
const IshValue *_ish_low_output_value (IshLow *self, const IshStackOutput *output);

/* --- ish-low-names.c --- */

/* The literal name a reference may become, from the kind's "literal", or %NULL. */
const IshValue *_ish_low_literal (IshLow *self, const IshValue *ref);
/* A string of cloud.json, "edge.region"; an error and "" when it is missing. */
const char     *_ish_low_cloud_word (IshLow *self, const char *path);
gboolean        _ish_low_has_edge (IshLow *self);
/* Standard tags, settings' tags and @own (nullable), sorted: (element-type IshMember). */
GArray         *_ish_low_tags (IshLow *self, const IshValue *own);

/* --- ish-cycles.c --- */

/* Replaces soft references by literal names until no cycle is left, and puts back each that was not
 * needed. A cycle that stays is the error. */
void _ish_low_break_cycles (IshLow *self);

/* --- ish-order.c --- */

/* Index of a section in the order of the output. */
guint _ish_order_section (const char *section);
void  _ish_low_sort (IshLow *self);

G_END_DECLS
