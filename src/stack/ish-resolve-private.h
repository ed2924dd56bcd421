/* One resolve while it runs: instances, lines, scopes, and what effects have asked for so far.
 * Private to src/stack.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-rules.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

/* Values that exist only while resolving; none is left in a finished stack. */
#define ISH_VALUE_NODE ((IshValueType) 100)     /* a handle: u.ref.node is the key */
#define ISH_VALUE_INSTANCE ((IshValueType) 101) /* an IshInstance */
#define ISH_VALUE_STAR ((IshValueType) 102)     /* u.list: what the rest of the path maps over */

typedef struct _IshInstance IshInstance;
typedef struct _IshLine IshLine;
typedef struct _IshResolve IshResolve;

/* A name and its value; the innermost first. In the arena. */
typedef struct _IshBinding IshBinding;
struct _IshBinding
{
  const IshBinding *up;
  const char *name;
  const IshValue *value;
};

/* What an expression sees: locals, then the names of @me (unless @bare), then @outer, then the
 * names every scope has. */
typedef struct
{
  const IshBinding *locals;
  IshInstance *me;
  const IshBinding *outer; /* from, to, line */
  gboolean bare;
} IshScope;

/* --- what the instances of one service share --- */

typedef struct
{
  const IshLet *let;       /* (nullable) */
  const IshNodeRule *node; /* (nullable) */
  guint use;               /* index of the trait's parameters; n_uses: the service itself */
  guint before;            /* place + 1 of an earlier node of the same name; 0: none */
} IshName;

typedef struct
{
  const IshService *service;
  GHashTable *names; /* name -> place in @entries + 1 */
  GArray *entries;   /* (element-type IshName) */
  const IshUse *uses;
  guint n_uses;
  const IshValue **defaults; /* by property */
  const char *role;          /* (nullable) */
} IshOutline;

typedef enum
{
  ISH_STATE_UNKNOWN,
  ISH_STATE_RUNNING, /* being computed: to ask again is a loop in the data */
  ISH_STATE_KNOWN,
} IshState;

/* A resource, drawn or implied. A value itself, so that expressions can hold it. */
struct _IshInstance
{
  IshValue value;
  const char *id;   /* as in the design */
  const char *code; /* name in code, unique */
  const char *name; /* label, or @code */
  const IshService *service;
  const IshOutline *shape;
  const IshResource *resource; /* (nullable): implied */
  const char *because;         /* (nullable): drawn resource that caused it */
  IshInstance *around;         /* (nullable): container as drawn, groups too */
  IshInstance *parent;         /* (nullable): container that counts */
  IshInstance *moved_from;     /* (nullable): @parent before a need replaced it */
  JsonObject *typed;           /* (nullable): properties as they stand */
  const IshValue *props;       /* map: every property of the service */
  const IshValue *place;
  const IshBinding *plan; /* what the planner says about it */
  GPtrArray *lines_in, *lines_out; /* (element-type IshLine) */
  const IshValue **values;         /* by entry of the shape */
  guint8 *states;                  /* IshState */
  const IshBinding **params;       /* by use; computed once nodes may be named */
  guint8 *param_states;
  gboolean homeless; /* needs a network around it and has none */
  gboolean broken; /* an error was said about it: data errors that follow are not */
};

struct _IshLine
{
  const char *id, *code, *type, *label;
  IshInstance *from, *to;
  const IshLineRule *rule; /* (nullable): refused */
  JsonObject *typed;       /* (nullable) */
  const char *because;     /* (nullable): drawn resource, of an implied line */
  const IshValue *fields;  /* map: id, label, type and properties */
  const IshValue *seen_from, *seen_to; /* with "other"; made when asked for */
};

/* A list in the arena, the last first. */
typedef struct _IshWord IshWord;
struct _IshWord
{
  const IshWord *next;
  const char *text;
};

typedef struct
{
  IshNode node; /* what the stack shows */
  const IshNodeRule *rule;
  IshInstance *instance;
  const IshWord *waits;  /* keys */
  const IshWord *owners; /* ids */
  gboolean gone;
} IshBuilt;

typedef struct
{
  IshBuilt *built;
  const char *owner;
} IshClaim;

typedef struct
{
  const char *target, *slot, *key;
  const IshValue *value;
  const char *owner;
  IshOrigin origin;
  guint order;
} IshContribution;

typedef struct
{
  const char *target, *arg, *combine;
  const IshValue *value;
  const char *owner;
  IshOrigin origin;
  guint order;
} IshSetting;

typedef struct
{
  const char *target, *other, *owner;
} IshWaiting;

struct _IshResolve
{
  IshStack *stack; /* borrowed */
  IshArena *arena; /* the stack's */
  IshCatalog *catalog;
  IshDesign *design;
  const char *cloud, *region, *environment, *prefix;
  gboolean is_production;
  GHashTable *shapes; /* IshService -> IshOutline */
  GPtrArray *instances;  /* (element-type IshInstance) by id */
  GHashTable *by_id;     /* id -> IshInstance */
  GPtrArray *lines;      /* (element-type IshLine) by id; without the refused ones */
  GHashTable *line_ids;  /* ids of lines, refused ones too */
  GHashTable *line_keys; /* ends, type and properties -> id of the first */
  GPtrArray *objects;    /* owned JsonObject: properties of implied resources */
  GHashTable *codes;     /* taken names, in lower CamelCase */
  GHashTable *line_codes;
  GHashTable *keys;      /* taken node names, in lower CamelCase -> key */
  GHashTable *nodes;     /* key -> IshBuilt */
  GPtrArray *built;      /* (element-type IshBuilt) in the arena */
  GArray *claims;        /* (element-type IshClaim) */
  GArray *contributions; /* (element-type IshContribution) */
  GArray *settings;      /* (element-type IshSetting) */
  GArray *waits;         /* (element-type IshWaiting) */
  GHashTable *said;      /* data errors said once */
  GHashTable *kinds;     /* kind -> 1 known, 2 not */
  GHashTable *effect_keys; /* rule and wanted key -> key */
  GHashTable *missing;   /* keys of nodes that were left out */
  gboolean nodes_named;  /* before that nodes are not in scope */
  /* The first fault of the evaluation that runs. */
  const char *fault; /* (nullable) */
  IshOrigin fault_origin;
};

/* --- saying --- */

void _ish_say (IshResolve *self, IshSeverity severity, const char *rule, const char *id,
               const char *property, const char *sentence, ...) G_GNUC_NULL_TERMINATED;
void _ish_say_pairs (IshResolve *self, IshSeverity severity, const char *rule, const char *id,
                     const char *property, const char *sentence, const char *const *pairs);
/* A mistake of the catalogue: once, and not about an instance that is in error anyway. */
void _ish_say_data (IshResolve *self, IshInstance *about, const char *file, const char *path,
                    const char *message);
/* Says and clears the fault of the evaluation, which began at @origin. */
void _ish_say_fault (IshResolve *self, IshInstance *about, IshOrigin origin);
/* Notes a fault, the first one counts. Returns %NULL, for the caller to return. */
const IshValue *_ish_fault (IshResolve *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* --- ish-eval.c --- */

/* %NULL: a fault was noted. */
const IshValue *_ish_eval (IshResolve *self, const IshExpr *expr, const IshScope *scope);
const IshValue *_ish_eval_template (IshResolve *self, const IshTemplate *source,
                                    const IshScope *scope);
/* As the above, for guards: %FALSE with the fault said. %NULL is true. */
gboolean        _ish_holds (IshResolve *self, const IshExpr *expr, const IshScope *scope,
                            IshOrigin origin);
/* A template that must give text; (nullable): a fault was noted. */
const char     *_ish_eval_text (IshResolve *self, const IshTemplate *source, const IshScope *scope);
gboolean        _ish_is_true (const IshValue *value);
const IshValue *_ish_field (IshResolve *self, const IshValue *value, const char *name);
const IshValue *_ish_lookup (IshResolve *self, const char *name,
                             const IshScope *scope); /* (nullable) */
const IshBinding *_ish_bind (IshResolve *self, const IshBinding *up, const char *name,
                             const IshValue *value);
gboolean        _ish_same (const IshValue *a, const IshValue *b); /* of resolving values too */

/* --- ish-functions.c --- */

const IshValue *_ish_call (IshResolve *self, const IshExpr *call, const IshScope *scope);

/* --- ish-convert.c --- */

/* @text outlives the stack. */
const IshValue *_ish_borrow_string (IshResolve *self, const char *text);
const IshValue *_ish_from_json (IshResolve *self, JsonNode *node);
const IshValue *_ish_node_value (IshResolve *self, const char *key);
/* (nullable): not a scalar */
const char     *_ish_to_text (IshResolve *self, const IshValue *value);
/* items of a list, values of a map; a lone value is one item */
GPtrArray      *_ish_items (const IshValue *value);
/* the finished value of a property: typed, else default; says what is wrong with it */
const IshValue *_ish_prop_value (IshResolve *self, const IshProp *prop, JsonNode *typed,
                                 const IshValue *fallback, const char *id, gboolean *out_broken);

/* The value in the kind the property wants, when it is only written otherwise. (transfer full)
 * (nullable) */
JsonNode       *_ish_prop_convert (const IshProp *prop, JsonNode *typed);

/* --- ish-instances.c --- */

void            _ish_shape_free (gpointer shape);
void            _ish_instances_load (IshResolve *self);
IshInstance    *_ish_instances_add_implied (IshResolve *self, const char *id, const char *type,
                                            IshInstance *parent, JsonObject *properties,
                                            const char *because);
void            _ish_instance_release (IshResolve *self, IshInstance *instance);
void            _ish_instances_sort (IshResolve *self);
const IshValue *_ish_instance_get (IshResolve *self, IshInstance *instance,
                                   const char *name); /* (nullable) */
void            _ish_instances_forget (IshResolve *self); /* lets, after something changed */
IshInstance    *_ish_instance_up (IshInstance *self, const char *role); /* (nullable) */
IshScope        _ish_instance_scope (IshResolve *self, IshInstance *instance, guint use);
gboolean        _ish_instance_is (const IshInstance *self, const IshValue *types);
const char     *_ish_make_code (IshResolve *self, GHashTable *taken, const char *wanted,
                                const char *id, const char *stem);
/* An id nothing else has, and which is @wanted when an instance of @type may have it. */
const char     *_ish_free_id (IshResolve *self, const char *wanted, const char *type);

/* --- ish-lines.c --- */

void            _ish_lines_load (IshResolve *self);
void            _ish_lines_attach (IshResolve *self);
IshLine        *_ish_lines_add (IshResolve *self, const char *id, IshInstance *from,
                                IshInstance *to, const char *type, const char *label,
                                JsonObject *typed, const char *because);
const IshValue *_ish_line_seen (IshResolve *self, IshLine *line, gboolean from_target);

/* --- passes --- */

void _ish_needs_settle (IshResolve *self);   /* ish-needs.c */
void _ish_place_all (IshResolve *self);      /* ish-place.c */
void _ish_declare_all (IshResolve *self);    /* ish-declare.c */
const IshValue *_ish_declare (IshResolve *self, IshInstance *instance, guint entry);
IshBuilt *_ish_ensure (IshResolve *self, const char *key, const IshNodeRule *rule,
                       const IshScope *scope, IshInstance *instance, const char *owner);
/* Ensures the node an effect asks for by its whole key; gives the key it has. */
const char *_ish_effect_node (IshResolve *self, const char *wanted, const IshNodeRule *rule,
                              const IshScope *scope, const char *owner);
const IshWord *_ish_push (IshResolve *self, const IshWord *next, const char *text);
const char *_ish_make_key (IshResolve *self, const char *wanted, const char *salt);
void _ish_generics_all (IshResolve *self);   /* ish-generic.c */
void _ish_effects_all (IshResolve *self);    /* ish-effects.c */
void _ish_checks_all (IshResolve *self);
void _ish_merge (IshResolve *self);          /* ish-merge.c */

G_END_DECLS
