/* Code as it was read: one tree for Terraform and CloudFormation, with the place of everything.
 *
 * Immutable; all of a tree lives in one arena. Names are compared "folded", without case and
 * underscores, where a rule is about both languages: publicly_accessible is PubliclyAccessible.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-schema.h"
#include "read/ish-source.h"
#include "stack/ish-value.h"

G_BEGIN_DECLS

typedef enum {
  ISH_CODE_NULL,
  ISH_CODE_BOOL,     /* text "true" or "false" */
  ISH_CODE_NUMBER,   /* text as written */
  ISH_CODE_STRING,   /* text decoded; nothing in it is computed; items: what it is as JSON */
  ISH_CODE_LIST,     /* items */
  ISH_CODE_MAP,      /* members: { a = 1 }, a mapping of YAML */
  ISH_CODE_BLOCK,    /* members, labels: name "label" { ... } */
  ISH_CODE_TEMPLATE, /* text with parts that are computed: items */
  ISH_CODE_NAME,     /* a reference: text is its root, members its steps: key, or an index */
  ISH_CODE_CALL,     /* a function or intrinsic: text is its name, items its arguments */
  ISH_CODE_CHOICE,   /* items: condition, then, else */
  ISH_CODE_FOR,      /* text "list" or "map"; members: the names it binds; items: collection, then
                        what is made of each */
  ISH_CODE_OTHER,    /* another expression; items are its operands */
} IshCodeKind;

typedef struct _IshCode IshCode;

typedef struct {
  const char    *key;   /* (nullable): of a step that is an index or splat, of a computed key */
  guint32        at;    /* byte offset of the key */
  const IshCode *value; /* (nullable): of a step that is a name */
} IshCodeMember;

struct _IshCode {
  IshCodeKind          kind;
  guint32              at;   /* byte offset in its source */
  guint32              end;  /* first byte after it */
  const IshSource     *source;
  const char          *text; /* (nullable) */
  const IshCode *const *items;
  guint                n_items;
  const IshCodeMember *members; /* in the order of the file; a key may be there twice */
  guint                n_members;
  const IshCode *const *labels; /* of a block: strings */
  guint                n_labels;
  gboolean             is_quoted; /* a scalar in quotes, a heredoc, or tagged as text */
};

/* The value of the first member of that key, or %NULL. */
const IshCode *ish_code_get (const IshCode *self, const char *key);
/* The same, compared folded; @folded is lower case without underscores. */
const IshCode *ish_code_get_folded (const IshCode *self, const char *folded);
/* Whether @name is @folded without case and underscores. */
gboolean       ish_code_name_is (const char *name, const char *folded);
/* The text of a label, or "". */
const char    *ish_code_label (const IshCode *self, guint index);
/* The text when @self is a string, number or truth, else %NULL. @self may be %NULL. */
const char    *ish_code_text (const IshCode *self);

typedef void (*IshCodeVisit) (const IshCode *code, gpointer user_data);
/* Calls @visit for @self and everything below it, parents first. */
void           ish_code_walk (const IshCode *self, IshCodeVisit visit, gpointer user_data);

/**
 * ish_hcl_read:
 *
 * A reader of our own because no C library reads HCL: the whole expression grammar, templates and
 * heredocs. Total: any bytes give a tree or a syntax error that says what was expected.
 *
 * Returns: (transfer none): a block without labels, in @arena, or %NULL with @error. The tree
 *   points into @source.
 */
const IshCode *ish_hcl_read (IshArena *arena, const IshSource *source, GError **error);

/* As ish_hcl_read(), of the JSON that Terraform takes for it: *.tf.json. @schema says what of it is
 * a block. */
const IshCode *ish_tfjson_read (IshArena *arena, const IshSource *source, const IshSchema *schema,
                                GError **error);

/* As ish_hcl_read(), of JSON or YAML with the short tags of CloudFormation: !Ref x is a call
 * of "Ref". Duplicate keys stay in the tree; aliases are refused. */
const IshCode *ish_cfn_read (IshArena *arena, const IshSource *source, GError **error);

G_END_DECLS
