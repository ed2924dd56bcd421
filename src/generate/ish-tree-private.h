/* A CloudFormation template under construction: values that may still be put into and merged.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "catalog/ish-schema.h"
#include "stack/ish-value.h"

G_BEGIN_DECLS

typedef enum {
  ISH_TREE_NULL,
  ISH_TREE_BOOL,
  ISH_TREE_INT,
  ISH_TREE_DOUBLE,
  ISH_TREE_STRING,
  ISH_TREE_LIST,
  ISH_TREE_MAP,
  ISH_TREE_REF,    /* !Ref text */
  ISH_TREE_GETATT, /* !GetAtt text */
  ISH_TREE_SUB,    /* !Sub text, "${" of data already "${!" */
  ISH_TREE_BLOCK,  /* a JSON document, on lines of its own; what ends the text does not matter */
} IshTreeType;

typedef struct _IshTree IshTree;
typedef struct { const char *key; IshTree *value; } IshTreeMember;
struct _IshTree {
  IshTreeType    type;
  gboolean       is_sub;  /* of a block: text with substitutions */
  gboolean       is_list; /* of a reference: what it gives is a list */
  gint64         integer; /* and bool */
  double         number;
  const char    *text;
  IshTree      **items;   /* of a list */
  IshTreeMember *members; /* of a map, in order */
  guint          n, space;
};

/* All live in the arena. */
IshTree *_ish_tree_new (IshArena *arena, IshTreeType type);
IshTree *_ish_tree_text (IshArena *arena, IshTreeType type, const char *text); /* copied */
IshTree *_ish_tree_borrow (IshArena *arena, IshTreeType type, const char *text); /* outlives it */
IshTree *_ish_tree_json (IshArena *arena, JsonNode *node);
void     _ish_tree_add (IshArena *arena, IshTree *list, IshTree *item);
IshTree *_ish_tree_get (const IshTree *map, const char *key);
/* Sets one member. */
void     _ish_tree_set (IshArena *arena, IshTree *map, const char *key, IshTree *value);
/* Sets a member that is known not to be there: no search in a map of thousands. */
void     _ish_tree_set_new (IshArena *arena, IshTree *map, const char *key, IshTree *value);
/* Puts @value at "A.B.C", making maps on the way; maps merge and lists join with what is there. */
void     _ish_tree_put (IshArena *arena, IshTree *map, const char *path, IshTree *value);
void     _ish_tree_merge (IshArena *arena, IshTree *map, const IshTree *other);
/* The list at "A.B.C", made when missing. */
IshTree *_ish_tree_list_at (IshArena *arena, IshTree *map, const char *path);
/* Numbers to text, text to numbers, one to a list of one, as the schema wants. */
IshTree *_ish_tree_coerce (IshArena *arena, IshTree *tree, const IshShape *shape);

G_END_DECLS
