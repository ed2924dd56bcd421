/* The values of a cloud resource's arguments. A reference is never a string, so renaming, folding
 * and literal names are decided late and once.
 *
 * Immutable; all values of one resolve live in one arena and go with it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ISH_VALUE_NULL,
  ISH_VALUE_BOOL,
  ISH_VALUE_INT,
  ISH_VALUE_DOUBLE,
  ISH_VALUE_STRING,
  ISH_VALUE_LIST,
  ISH_VALUE_MAP,    /* ordered */
  ISH_VALUE_REF,    /* an attribute of another node */
  ISH_VALUE_JOIN,   /* text, references and pseudos one after the other */
  ISH_VALUE_PSEUDO, /* region, account, partition, prefix */
  ISH_VALUE_INPUT,  /* a variable or parameter the user fills: see IshStackInput */
  ISH_VALUE_SLOT,   /* only while resolving: filled by contributions */
} IshValueType;

typedef enum {
  ISH_PSEUDO_REGION,
  ISH_PSEUDO_ACCOUNT,
  ISH_PSEUDO_PARTITION,
  ISH_PSEUDO_PREFIX, /* PREFIX-ENV: start of every physical name */
} IshPseudo;

typedef struct _IshValue IshValue;
typedef struct { const char *key; const IshValue *value; } IshMember;

struct _IshValue {
  IshValueType type;
  union {
    gboolean    boolean;
    gint64      integer;
    double      number;
    const char *string; /* UTF-8; of an input: its name */
    IshPseudo   pseudo;
    struct { const IshValue *const *items; guint n; } list; /* of list and join */
    struct { const IshMember *members; guint n; } map;
    struct { const char *node, *attr; } ref; /* node key and neutral attribute name */
    struct { const char *name, *reducer; const IshValue *with; } slot;
  } u;
};

/* Memory for values and strings, freed at once. */
typedef struct _IshArena IshArena;
IshArena *ish_arena_new (void);
void      ish_arena_free (IshArena *self);
gpointer  ish_arena_alloc (IshArena *self, gsize size); /* zeroed, 8-byte aligned */
char     *ish_arena_strdup (IshArena *self, const char *text);
char     *ish_arena_strndup (IshArena *self, const char *text, gsize length);

const IshValue *ish_value_null (void);
const IshValue *ish_value_bool (gboolean value);
const IshValue *ish_value_int (IshArena *arena, gint64 value);
const IshValue *ish_value_double (IshArena *arena, double value);
const IshValue *ish_value_string (IshArena *arena, const char *text);          /* copied */
/* Copied. */
const IshValue *ish_value_list (IshArena *arena, const IshValue *const *items, guint n);
const IshValue *ish_value_map (IshArena *arena, const IshMember *members, guint n);
const IshValue *ish_value_ref (IshArena *arena, const char *node, const char *attr);
const IshValue *ish_value_join (IshArena *arena, const IshValue *const *items, guint n); /* flattens
                                     joins, unites neighbouring text; one part alone is itself */
const IshValue *ish_value_pseudo (IshPseudo pseudo);
const IshValue *ish_value_input (IshArena *arena, const char *name);

const IshValue *ish_value_get (const IshValue *map, const char *key); /* (nullable) */
gboolean        ish_value_equal (const IshValue *a, const IshValue *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshArena, ish_arena_free)

G_END_DECLS
