/* Shapes shared by the files of this room: what the public types hold, and the reader.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "base/ish-json.h"
#include "catalog/ish-rules.h"
#include "catalog/ish-schema.h"

G_BEGIN_DECLS

#define ISH_N_LANGUAGES 3

/* Everything a catalogue allocates; goes with it at once. */
typedef struct {
  GStringChunk *strings;
  GPtrArray    *blocks;    /* g_malloc0: handed out from the last one */
  gsize         n_free;    /* bytes left of it */
  GPtrArray    *exprs;
  GPtrArray    *nodes;     /* JsonNode made here */
  GPtrArray    *documents; /* IshJson the literals are borrowed from */
  GPtrArray    *regexes;
} IshPool;

struct _IshCategory {
  const char *id;
  const char *labels[ISH_N_LANGUAGES];
  const char *face;
  gint64      rank;
};

/* The public part comes first: an IshProp is always one of these. */
typedef struct {
  IshProp   prop;
  gboolean  input;
  IshExpr  *shown_when; /* (nullable) */
  GRegex   *regex;      /* (nullable) */
  IshOrigin origin;
  /* Of a generic type: */
  const IshShape *shape;   /* (nullable) */
  IshCatalog     *catalog; /* whose lock the fields are made under */
  gboolean        secret;
  gsize           has_fields; /* g_once_init_enter() */
  GPtrArray      *fields;     /* of IshPropRule, in form order */
} IshPropRule;

struct _IshLineRule {
  IshOrigin          origin;
  const IshService  *owner;
  gboolean           outgoing; /* kept by the "from" end: @others are what it may go to */
  const char *const *others;   /* types and interfaces */
  const char        *type;     /* (nullable): every type, for a rule that refuses or turns */
  gboolean           is_default;
  gboolean           turn;
  const char        *refuse;   /* (nullable) (msgid) */
  const char        *help;
  IshPropRule      **props;
  guint              n_props;
  IshEffect        **effects;
  guint              n_effects;
};

typedef struct {
  const char        *name;
  IshOrigin          origin;
  const char *const *verbs;
  const char *const *names;
  const char *const *props;
} IshInterface;

typedef struct {
  const char *id;
  JsonObject *facts;      /* cloud.json */
  GHashTable *kinds;      /* name -> JsonObject */
  GHashTable *traits;     /* name -> IshTrait */
  GHashTable *interfaces; /* name -> IshInterface */
  GHashTable *verbs;      /* name -> IshVerb: of every scope */
  GPtrArray  *regions;    /* ids, NULL-terminated */
} IshCloud;

/* A name a service can be found by: folded, with how much it says. */
typedef struct {
  const char *text;
  guint       weight;
} IshSearchTerm;

struct _IshService {
  IshCloud          *cloud;
  guint              index; /* in the catalogue */
  IshOrigin          origin;
  const char        *type, *stem;
  const char *const *interfaces;
  const char        *labels[ISH_N_LANGUAGES];
  const char *const *words;
  const IshCategory *category;
  gint64             rank;
  const char        *icon, *help, *frame, *role;
  IshTemplate       *detail; /* (nullable) */
  double             width, height;
  const char *const *parents;  /* types and interfaces */
  gboolean           top;      /* may stand outside of everything */
  JsonObject        *refusals; /* (nullable): parent type -> sentence */
  IshPropRule      **props;
  guint              n_props;
  GHashTable        *props_by_name;
  IshNeed           *needs;
  guint              n_needs;
  IshPlace          *place;
  IshUse            *uses;
  guint              n_uses;
  IshRules           rules;
  IshLineRule      **lines;
  guint              n_lines;
  IshEffect        **checks;
  guint              n_checks;
  IshOutputRule     *outputs;
  guint              n_outputs;
  GArray            *terms; /* IshSearchTerm */
  IshCatalog        *catalog;
  const struct _IshGeneric *generic; /* (nullable) */
};

/* What a service is that no file describes. */
typedef struct _IshGeneric {
  gboolean             terraform; /* else CloudFormation */
  const char          *name;      /* "aws_key_pair" */
  const char          *twin;      /* (nullable): in the other dialect */
  const IshSchemaType *type;
  JsonObject          *described; /* (nullable): the kind a service has of the same resource */
} IshGeneric;

/* Services, kinds and line rules that are made when asked for, under one lock. */
typedef struct {
  GMutex       lock;
  IshPool      pool;
  GHashTable  *services; /* type -> IshService */
  GHashTable  *kinds;    /* name -> owned JsonObject */
  GHashTable  *twins;    /* name of either dialect -> name in the other */
  GHashTable  *homes;    /* (nullable): folded namespace -> IshCategory; made once */
  GPtrArray   *fields;   /* of owned GPtrArray of IshPropRule */
  GPtrArray   *rules;    /* of IshLineRule: reference, wait */
  GArray      *names;    /* (nullable): what the search knows them by; made once */
} IshGenerics;

/* Rules of one ordered pair, the default first. */
typedef struct {
  GPtrArray  *rules;   /* IshLineRule that write a line, one a line type; (nullable) */
  GPtrArray  *turns;   /* IshLineRule; (nullable) */
  const char *refusal; /* (nullable) (msgid) */
} IshPair;

struct _IshCatalog {
  gint        ref_count;
  IshPool     pool;
  GPtrArray  *clouds;     /* IshCloud */
  GPtrArray  *services;   /* IshService, in palette order */
  GHashTable *by_type;    /* type -> IshService */
  GPtrArray  *categories; /* IshCategory, by rank */
  IshPair    *pairs;      /* n_services x n_services, row = from */
  IshGenerics generics;
  gsize       has_words;  /* g_once_init_enter(): the first search folds the words */
};

/* --- pool --- */

void       _ish_pool_init (IshPool *self);
void       _ish_pool_clear (IshPool *self);
gpointer   _ish_pool_alloc (IshPool *self, gsize size); /* zeroed */
const char *_ish_pool_string (IshPool *self, const char *text);   /* interned; %NULL stays */
gpointer   _ish_pool_array (IshPool *self, GPtrArray *items);     /* copied, NULL-terminated */
#define _ish_pool_new(pool, Type) ((Type *) _ish_pool_alloc ((pool), sizeof (Type)))

/* --- reader: one file, a path in it, and the mistakes found so far --- */

typedef struct {
  IshPool    *pool;
  const char *file;     /* "services/aws.s3.json" */
  GString    *path;     /* "lines[2].do[0]" */
  GPtrArray  *mistakes; /* char*: shared by all files of a load; no message twice */
} IshReader;

gsize       _ish_reader_enter (IshReader *self, const char *member);
gsize       _ish_reader_enter_index (IshReader *self, guint index);
void        _ish_reader_leave (IshReader *self, gsize mark);
IshOrigin   _ish_reader_origin (IshReader *self);
void        _ish_reader_mistake (IshReader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void        _ish_mistake_at (GPtrArray *mistakes, IshOrigin origin, const char *format, ...)
              G_GNUC_PRINTF (3, 4);
const char *_ish_nearest_name (const char *name, const char *const *names); /* (nullable) */
/* "; did you mean 'label'?" or "; there are: a, b" or "". (transfer full) */
char       *_ish_suggest (const char *name, const char *const *names);

/* Each says a mistake when the member is there with another type. */
JsonObject *_ish_reader_as_object (IshReader *self, JsonNode *node); /* or %NULL and a mistake */
JsonArray  *_ish_reader_as_array (IshReader *self, JsonNode *node);
const char *_ish_reader_as_string (IshReader *self, JsonNode *node); /* interned */
const char *_ish_reader_string (IshReader *self, JsonObject *object, const char *member);
const char *_ish_reader_need_string (IshReader *self, JsonObject *object, const char *member);
gboolean    _ish_reader_bool (IshReader *self, JsonObject *object, const char *member,
                              gboolean fallback);
gint64      _ish_reader_int (IshReader *self, JsonObject *object, const char *member,
                             gint64 fallback);
JsonArray  *_ish_reader_array (IshReader *self, JsonObject *object, const char *member);
JsonObject *_ish_reader_object (IshReader *self, JsonObject *object, const char *member);
/* One string or a list of strings; %NULL when absent. */
const char *const *_ish_reader_strings (IshReader *self, JsonObject *object, const char *member);
void        _ish_reader_check_keys (IshReader *self, JsonObject *object, const char *const *known);
void        _ish_reader_labels (IshReader *self, JsonObject *object, const char **out_labels);

/* --- expressions and templates --- */

IshExpr     *_ish_reader_as_expr (IshReader *self, JsonNode *node); /* or %NULL and a mistake */
IshExpr     *_ish_reader_parse (IshReader *self, const char *source);
IshExpr     *_ish_reader_expr (IshReader *self, JsonObject *object, const char *member);
/* "x in list" */
IshExpr     *_ish_reader_each (IshReader *self, JsonObject *object, const char *member,
                               const char **out_name);
IshTemplate *_ish_reader_as_template (IshReader *self, JsonNode *node);
IshTemplate *_ish_reader_template (IshReader *self, JsonObject *object, const char *member);
IshTemplateMember *_ish_reader_members (IshReader *self, JsonObject *object, guint *out_n);

/* --- pieces of a service --- */

IshNodeRule *_ish_reader_node (IshReader *self, JsonObject *object, gboolean effect);
IshEffect  **_ish_reader_effects (IshReader *self, JsonArray *array, guint *out_n);
IshEffect   *_ish_reader_check (IshReader *self, JsonObject *object);
void         _ish_reader_rules (IshReader *self, JsonObject *object, IshRules *out_rules);
IshPropRule *_ish_reader_prop (IshReader *self, const char *name, JsonNode *node);
IshPropRule **_ish_reader_props (IshReader *self, JsonObject *object, guint *out_n);
IshLineRule **_ish_reader_lines (IshReader *self, JsonArray *array, const IshService *owner,
                                 guint *out_n);
IshTrait    *_ish_reader_trait (IshReader *self, JsonObject *object);
/* Categories and the cloud's traits must be there. */
IshService  *_ish_reader_service (IshReader *self, JsonObject *object, IshCatalog *catalog,
                                  IshCloud *cloud);
void         _ish_service_clear (IshService *self);

/* --- what no file describes: ish-generic.c, ish-generic-props.c, ish-generic-lines.c --- */

void              _ish_generics_init (IshCatalog *self);
void              _ish_generics_clear (IshCatalog *self);
/* @twins: {Terraform type: CloudFormation type} */
void              _ish_generics_read_twins (IshCatalog *self, JsonObject *twins);
gboolean          _ish_generic_is_type (const char *type);
const IshService *_ish_generic_get (IshCatalog *self, const char *type); /* (nullable) */
JsonObject       *_ish_generic_get_kind (IshCatalog *self, const char *kind); /* (nullable) */
const char       *_ish_generic_get_twin (IshCatalog *self, const char *name); /* (nullable) */
/* "EC2 Key Pair" of "AWS::EC2::KeyPair". (transfer full) */
char             *_ish_generic_words (const char *cloudformation_type);
JsonObject       *_ish_generic_find_described (const IshService *service); /* (nullable) */
/* Fields of a form for a shape, of @pool; the lock is held. */
GPtrArray        *_ish_generic_fields (IshCatalog *self, const IshShape *shape);
void              _ish_generic_rules_init (IshCatalog *self);
const IshLineRule *_ish_generic_find_rule (IshCatalog *self, const char *type); /* (nullable) */
/* Adds IshService to @services, the best of them, at most @limit. @words: %NULL-terminated */
void              _ish_generic_search (IshCatalog *self, const char *query,
                                       const char *const *words, GPtrArray *services, guint limit);

/* --- after all files are read --- */

const IshInterface *_ish_cloud_get_interface (const IshCloud *self, const char *name);
gboolean _ish_catalog_index_lines (IshCatalog *self, GPtrArray *mistakes);
void     _ish_catalog_check (IshCatalog *self, GPtrArray *mistakes);

G_END_DECLS
