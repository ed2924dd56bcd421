/* The meaning of a service as data, parsed: what data/catalog/README.md describes, for the stack.
 * Read only; owned by the catalogue.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"
#include "catalog/ish-expr.h"

G_BEGIN_DECLS

/* Where a piece of data stands, for messages: "services/sqs.json", "nodes[0].args.name". */
typedef struct {
  const char *file;
  const char *path;
} IshOrigin;

/* --- templates: values with expressions in them --- */

typedef enum {
  ISH_TEMPLATE_LITERAL, /* null, bool, int, double, string without "${" */
  ISH_TEMPLATE_EXPR,    /* "${expr}" alone: keeps the value's type */
  ISH_TEMPLATE_TEXT,    /* text and expressions: joined */
  ISH_TEMPLATE_LIST,    /* items; nulls left out; a list of {"$each"} or {"$slot"} is spliced */
  ISH_TEMPLATE_MAP,     /* members; a null member is left out; keys are templates too */
  ISH_TEMPLATE_IF,      /* {"$if": expr, "then": t, "else": t} */
  ISH_TEMPLATE_EACH,    /* {"$each": "x in expr", "value": t}: a list */
  ISH_TEMPLATE_SLOT,    /* {"$slot": name, "reduce": reducer, "with": t} */
} IshTemplateKind;

typedef struct _IshTemplate IshTemplate;
typedef struct { IshTemplate *key; IshTemplate *value; } IshTemplateMember;
struct _IshTemplate {
  IshTemplateKind kind;
  IshOrigin       origin;
  JsonNode       *literal;       /* of literal */
  IshExpr        *expr;          /* of expr, if, each */
  const char     *name;          /* loop variable of each; slot name */
  const char     *reducer;       /* of slot: "list" "map" "pairs" "one" "one-or" "max" "any"
                                    "statements" "chain"; default "list" */
  IshTemplate   **items;         /* of list; pieces of text (literal strings and exprs) */
  guint           n_items;
  IshTemplateMember *members;    /* of map, in order */
  guint           n_members;
  IshTemplate    *then, *otherwise, *value, *with;
};

/* --- pieces of a service --- */

typedef struct { const char *name; IshExpr *expr; IshOrigin origin; } IshLet;

typedef struct {
  IshOrigin    origin;
  const char  *as;           /* local name; "main" gets the bare code name */
  const char  *kind;         /* (nullable) when alias */
  IshTemplate *name;         /* (nullable): suffix when it is not @as */
  IshExpr     *alias;        /* (nullable): the local name stands for that handle */
  IshExpr     *when;         /* (nullable) */
  const char  *each;         /* (nullable): loop variable: one node per item, suffix its .key */
  IshExpr     *each_in;
  IshTemplate *args;         /* map */
  IshExpr    **after;        /* handles, or maps of handles */
  guint        n_after;
  IshTemplate *retain;       /* (nullable) */
  IshTemplate *lifecycle;    /* (nullable) */
  const char  *region;       /* (nullable): "edge" */
  const char  *unless_empty; /* (nullable): slot: without a contribution the node is not there */
} IshNodeRule;

typedef enum {
  ISH_EFFECT_KIND,   /* ensure a node: @node, key = @node->name (whole key) */
  ISH_EFFECT_ADD,    /* contribute @value under @key to @slot of the handle @target */
  ISH_EFFECT_SET,    /* set argument path @arg of @target to @value; @combine "max" or equal */
  ISH_EFFECT_WAIT,   /* @target waits for @value_expr */
  ISH_EFFECT_CALL,   /* verb @verb of @target (NULL: of me, or global) with @params; node as @as */
  ISH_EFFECT_LET,    /* names for the effects after it */
  ISH_EFFECT_REFUSE, /* the line is left out; sentence */
  ISH_EFFECT_SAY,    /* a finding of @severity ("note" "warning" "error"), @rule, sentence */
} IshEffectKind;

typedef struct {
  IshEffectKind  kind;
  IshOrigin      origin;
  IshExpr       *when;     /* (nullable) */
  IshNodeRule   *node;
  IshExpr       *target;
  const char    *verb;
  const char    *as;       /* (nullable): name of the node the call or kind gives */
  IshTemplate   *slot, *key; /* key NULL: the line's code name */
  const char    *arg, *combine;
  IshTemplate   *value;
  IshExpr       *value_expr;
  IshTemplateMember *params; /* names are literal templates */
  guint          n_params;
  const char    *severity, *rule;
  const char    *sentence; /* (msgid) */
} IshEffect;

typedef struct {
  const char        *name;
  const char *const *params; /* names; absent ones are null */
  IshEffect        **effects;
  guint              n_effects;
  const char        *gives;  /* (nullable): local name handed back */
  IshOrigin          origin;
} IshVerb;

typedef struct _IshTrait IshTrait;
typedef struct { const IshTrait *trait; IshTemplateMember *params; guint n_params; } IshUse;

/* What traits and services share. */
typedef struct {
  IshLet       *lets;     guint n_lets;
  IshNodeRule **nodes;    guint n_nodes;
  IshEffect   **always;   guint n_always;
  IshVerb     **verbs;    guint n_verbs;
} IshRules;

struct _IshTrait {
  const char        *name;
  IshTemplateMember *params; guint n_params; /* name, default */
  IshRules           rules;
};

typedef struct {
  IshOrigin    origin;
  IshExpr     *when;
  IshTemplate *id;           /* of the implied resource */
  const char  *type;
  IshTemplate *props;        /* (nullable): map */
  gboolean     as_parent;    /* becomes the parent of the one that needs it */
  IshExpr     *parent;       /* (nullable): instance to live in */
  const char  *line;         /* (nullable): "to" or "from" the implied one */
  const char  *line_type;
  const char  *each;         /* (nullable): loop variable */
  IshExpr     *each_in;
} IshNeed;

typedef struct {
  IshExpr     *when;         /* (nullable) */
  IshTemplate *tier;         /* "public" "private" "data" */
  IshTemplate *spread;       /* (nullable): "all" zones (default) or "one" */
  guint        zones_min;    /* 0 when it does not matter */
  IshExpr     *nat;          /* (nullable): wants a way out */
} IshPlace;

typedef struct {
  IshExpr     *when; /* (nullable) */
  IshTemplate *name, *value;
  const char  *help; /* (msgid) */
  IshOrigin    origin;
} IshOutputRule;

const IshRules *ish_service_get_rules (const IshService *self);
const IshUse   *ish_service_get_uses (const IshService *self, guint *out_n);
const IshNeed  *ish_service_get_needs (const IshService *self, guint *out_n);
const IshPlace *ish_service_get_place (const IshService *self); /* (nullable) */
/* (nullable): "network" "zone" "subnet" "gateway" "group" */
const char     *ish_service_get_role (const IshService *self);
IshEffect *const     *ish_service_get_checks (const IshService *self, guint *out_n); /* SAY */
const IshOutputRule  *ish_service_get_outputs (const IshService *self, guint *out_n);
/* Whether an empty or example value of the property becomes an input of the stack. */
gboolean              ish_prop_is_input (const IshProp *self);
IshOrigin             ish_service_get_origin (const IshService *self);

IshEffect *const *ish_line_rule_get_effects (const IshLineRule *self, guint *out_n);
const IshService *ish_line_rule_get_owner (const IshLineRule *self); /* whose file it stands in */
IshOrigin         ish_line_rule_get_origin (const IshLineRule *self);

/* Verbs every scope has (traits/_global.json). */
const IshVerb *ish_catalog_get_global_verb (IshCatalog *self, const char *name);
const IshVerb *ish_service_get_verb (const IshService *self, const char *name,
                                     const IshUse **out_use); /* own, then of its traits */

/* Facts of a cloud, from CLOUD/cloud.json. */
/* Type that plays a role when it is implied: "aws.subnet". */
const char *ish_catalog_get_role_type (IshCatalog *self, const char *cloud, const char *role);
const char *ish_catalog_get_zone_letters (IshCatalog *self, const char *cloud, const char *region);
/* The whole file. (nullable) */
JsonObject *ish_catalog_get_cloud (IshCatalog *self, const char *cloud);

/* --- generic types --- */

/* What the provider says of the type; %NULL of a service that is not generic. */
const struct _IshSchemaType *ish_service_get_schema_type (const IshService *self);
/* Of the type of that name in the other dialect; (nullable). */
const struct _IshSchemaType *ish_service_get_twin_type (const IshService *self);
gboolean    ish_service_is_terraform (const IshService *self); /* of a generic one */
/* What the other dialect calls the argument @name of a generic type below @terraform_prefix ("" or
 * "vpc_config"), when a kind of the catalogue says that it calls it otherwise. (nullable) */
const char *ish_service_find_rename (const IshService *self, const char *terraform_prefix,
                                     const char *name);
/* Kind of the service's first node, "vpc"; of a generic one its type id. (nullable) */
const char *ish_service_get_main_kind (const IshService *self);
/* Whether a node of the kind has an attribute of that neutral name in a dialect. The kind of a
 * generic type has variants for one dialect alone: "tf.aws_key_pair:tf", "tf.aws_key_pair:cfn". */
gboolean    ish_catalog_can_read (IshCatalog *self, const char *cloud, const char *kind,
                                  const char *attribute, gboolean terraform);
/* What @argument of the generic @holder reads of @other when the line does not say. (transfer
 * full) */
char       *ish_service_choose_attribute (const IshService *holder, const char *argument,
                                          const IshService *other);
/* As ish_catalog_list_arguments(), of one end. */
char      **ish_service_list_arguments (const IshService *holder, const IshService *other,
                                        guint *out_n_fitting);
/* The field at "a.b" of a generic service's arguments; (nullable). */
const IshProp *ish_service_get_prop_at_path (const IshService *self, const char *path);
/* What a value of the field is made of; %NULL unless generic. */
const struct _IshShape *ish_prop_get_shape (const IshProp *self);
/* The nearest name of the fields of a generic @service, or of @block when it is not %NULL.
 * (nullable) */
const char *ish_service_find_near (const IshService *service, const IshProp *block,
                                   const char *name);
/* The nearest id of a type, "tf.aws_key_pair" of "tf.aws_keypair". (nullable) (transfer full) */
char       *ish_catalog_find_near_type (IshCatalog *self, const char *type);
/* Whether an argument may hold what a line reads: a text, or a list of them. */
gboolean    ish_prop_takes_reference (const IshProp *self);
gboolean    ish_line_rule_is_reference (const IshLineRule *self); /* of a generic type */
gboolean    ish_line_rule_is_wait (const IshLineRule *self);

/* An entry of kinds/ as it stands: how a dialect spells a resource kind. (nullable) */
JsonObject *ish_catalog_get_kind (IshCatalog *self, const char *cloud, const char *kind);
/* (transfer container): names of all kinds, sorted; %NULL-terminated. */
const char **ish_catalog_list_kinds (IshCatalog *self, const char *cloud);
/* The type of the other dialect that is the same resource: twins.json. (nullable) */
const char  *ish_catalog_get_twin (IshCatalog *self, const char *type);

G_END_DECLS
