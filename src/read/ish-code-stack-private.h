/* What the two dialects' ways to a stack share. Private to src/read.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "catalog/ish-rules.h"
#include "catalog/ish-schema.h"
#include "read/ish-code-stack.h"
#include "read/ish-code.h"
#include "stack/ish-stack-builder.h"

G_BEGIN_DECLS

#define ISH_CODE_MAX_NODES 20000
#define ISH_CODE_MAX_COPIES 1000 /* of one count or for_each */
#define ISH_CODE_MAX_TEXT (1024 * 1024)
#define ISH_CODE_MAX_STEPS 1000000 /* expressions of one run */
#define ISH_CODE_MAX_DEEP 600       /* expressions inside one another, through names */

typedef struct {
  const IshSource *source;
  guint32 at;
} IshCodePlace;

struct _IshCodeStack {
  GPtrArray       *sources; /* owned IshSource */
  IshArena        *code;    /* owned: the trees */
  IshStackBuilder *builder; /* owned (nullable) once finished */
  IshArena        *arena;   /* borrowed: values of the stack */
  IshStack        *stack;   /* owned (nullable) until finished */
  GHashTable      *places;  /* owned: key -> IshCodePlace */
  GPtrArray       *notes;   /* owned IshCodeNote */
  IshCatalog      *catalog; /* owned */
  char            *cloud;   /* owned */
  const char      *region;  /* in the arena; (nullable) until it is known */
  JsonObject      *tables;  /* borrowed: data/read/CLOUD.json, read once */
  const IshSchema *schema;
  GHashTable      *shapes;  /* owned: kinds of the catalogue by their CloudFormation type */
  guint            n_nodes, n_steps;
  gsize            n_bytes;
};

/* Something the language understood of a node, before it is added. */
typedef struct {
  const char     *key, *type, *resource_id, *region; /* in the arena; region nullable */
  const IshValue *args;
  const IshSource *source;
  guint32         at;
} IshCodeNode;

/* FALSE past the limit, or when the key is taken. Splits what the stack knows as nodes of its own:
 * rules written inside a security group. */
gboolean _ish_code_stack_add (IshCodeStack *self, const IshCodeNode *node);
void     _ish_code_stack_note (IshCodeStack *self, const char *what, const char *name,
                               const char *detail, const IshSource *source, guint32 at);
/* One more step of the work; FALSE when it has been too much, which is noted once. */
gboolean _ish_code_stack_step (IshCodeStack *self);

/* --- ish-code-value.c --- */

/* The value that is not known; @name says whose it is: "var.size". */
const IshValue *_ish_code_unknown (IshCodeStack *self, const char *name);
const IshValue *_ish_code_scalar (IshCodeStack *self, const IshCode *code);
const IshValue *_ish_code_from_json (IshCodeStack *self, JsonNode *json);
/* The document of a text that is JSON, else the value itself. */
const IshValue *_ish_code_parse_document (IshCodeStack *self, const IshValue *value);
/* As the shape wants it: "true" is a truth where one is wanted, "80" a number. */
const IshValue *_ish_code_fit (IshCodeStack *self, const IshValue *value, const IshShape *shape);
/* A text for a scalar; (nullable) */
const char     *_ish_code_text (IshCodeStack *self, const IshValue *value);
const IshValue *_ish_code_set (IshCodeStack *self, const IshValue *map, const char *key,
                               const IshValue *value);
const IshValue *_ish_code_without (IshCodeStack *self, const IshValue *map, const char *key);
/* TRUE when nothing in it is unknown, a reference or a pseudo. */
gboolean        _ish_code_is_literal (const IshValue *value);

/* Members of a map in the making. */
typedef struct {
  IshArena *arena;  /* borrowed */
  GArray   *members; /* (element-type IshMember) */
} IshCodeMap;
void            _ish_code_map_init (IshCodeStack *stack, IshCodeMap *self);
/* Copies the key. %NULL and null are left out. A key that is there is replaced. */
void            _ish_code_map_put (IshCodeMap *self, const char *key, const IshValue *value);
const IshValue *_ish_code_map_end (IshCodeStack *stack, IshCodeMap *self);

/* --- the dialects --- */

typedef struct _IshCodeModule IshCodeModule;

/* @files: (element-type IshCode) of the root module; @folder: (nullable): where local modules are
 * looked for. */
gboolean _ish_code_terraform (IshCodeStack *self, const GPtrArray *files, const char *folder,
                              const IshCodeContext *context, GError **error);
/* @roots: (element-type IshCode) */
gboolean _ish_code_templates (IshCodeStack *self, const GPtrArray *roots,
                              const IshCodeContext *context, GError **error);
/* Says what the head of the stack is; both may be %NULL: the default is noted. */
void     _ish_code_stack_begin (IshCodeStack *self, const char *name, const char *region,
                                const char *environment);
/* *.tf and *.tf.json of a folder; %NULL with @error. (transfer full) (element-type IshCode) */
GPtrArray *_ish_code_stack_read_module (IshCodeStack *self, const char *folder, GError **error);
/* The same of the files that @wanted takes. */
GPtrArray *_ish_code_stack_read_hcl (IshCodeStack *self, const char *folder,
                                     gboolean (*wanted) (const char *name), GError **error);

/* --- ish-code-split.c --- */

/* Adds what @node holds and others are asked about as nodes of their own, "split" and "rewrite" of
 * the tables; gives its arguments without them, %NULL when it is wholly something else. */
const IshValue *_ish_code_split (IshCodeStack *self, const IshCodeNode *node);

/* --- ish-code-function.c --- */

/* %NULL: not known, or an argument is not. */
const IshValue *_ish_code_call (IshCodeStack *self, const char *name,
                                const IshValue *const *args, guint n);

/* --- ish-code-policy.c --- */

/* Whether the attribute @attr of the data source @type is a document its arguments spell. */
gboolean        _ish_code_is_document (IshCodeStack *self, const char *type, const char *attr);
const IshValue *_ish_code_document (IshCodeStack *self, const IshValue *args);

/* --- ish-code-reverse.c --- */

/* One resource of a template as the nodes it is in Terraform's words. */
void _ish_code_reverse (IshCodeStack *self, const IshCodeNode *node, const IshValue *properties);
/* The neutral name of what GetAtt or Ref reads of a type; "id" for what is not known. */
const char *_ish_code_reverse_attr (IshCodeStack *self, const char *type, const char *attr);

G_END_DECLS
