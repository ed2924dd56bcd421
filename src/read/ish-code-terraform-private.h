/* Modules of Terraform while their values are found. Private to src/read.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "read/ish-code-stack-private.h"

G_BEGIN_DECLS

typedef enum {
  ISH_COPIES_UNSEEN,
  ISH_COPIES_RUNNING, /* being counted: to ask again is a loop */
  ISH_COPIES_ONE,
  ISH_COPIES_COUNT,
  ISH_COPIES_EACH,
  ISH_COPIES_UNKNOWN, /* one node stands for them */
} IshCopies;

/* A resource or data block. */
typedef struct {
  const char    *address; /* "aws_lb.web", "data.aws_ami.a": without the module's */
  const char    *type;    /* "aws_lb", "data.aws_ami" */
  const IshCode *block;
  IshCopies      copies;
  GPtrArray     *keys;    /* (nullable) owned: of IshValue, the index of each copy */
  GPtrArray     *values;  /* (nullable) owned: what each.value is */
} IshCodeResource;

struct _IshCodeModule {
  IshCodeModule *caller;    /* (nullable) */
  const IshCode *call;      /* (nullable): the module block */
  const char    *prefix;    /* "module.net." */
  const char    *folder;    /* (nullable) */
  guint          depth;
  GHashTable    *variables; /* name -> IshCode block */
  GHashTable    *locals;    /* name -> IshCode */
  GHashTable    *outputs;   /* name -> IshCode block */
  GHashTable    *resources; /* address -> IshCodeResource */
  GPtrArray     *order;     /* of IshCodeResource */
  GHashTable    *modules;   /* name -> IshCodeModule, or the block itself of one not known */
  GPtrArray     *children;  /* owned IshCodeModule */
  GHashTable    *values;    /* "var.x", "local.x" -> IshValue; null while it is found */
  GHashTable    *given;     /* (nullable): variable -> IshCode, of *.tfvars */
  GPtrArray     *providers; /* of IshCode */
};

/* Names bound by each, count, for and dynamic; the innermost first. */
typedef struct _IshCodeNames IshCodeNames;
struct _IshCodeNames {
  const IshCodeNames *up;
  const char         *name;
  const IshValue     *value;
};

typedef struct {
  IshCodeStack       *stack;
  IshCodeModule      *module;
  const IshCodeNames *names;
  guint               depth;
} IshCodeScope;

/* Never %NULL. */
const IshValue *_ish_code_eval (const IshCodeScope *scope, const IshCode *code);
const IshValue *_ish_code_eval_local (const IshCodeScope *scope, IshCodeModule *module,
                                      const char *name);
const IshValue *_ish_code_eval_variable (const IshCodeScope *scope, IshCodeModule *module,
                                         const char *name);
/* Finds out how many there are. */
void            _ish_code_resource_count (const IshCodeScope *scope, IshCodeResource *resource);
/* "module.net.aws_subnet.a[0]"; @index: of the copy, when there are several. */
const char     *_ish_code_resource_key (const IshCodeScope *scope, const IshCodeResource *resource,
                                        guint index);
/* The arguments of a block, @scope with each and count bound. */
const IshValue *_ish_code_body (const IshCodeScope *scope, const IshCode *block,
                                const IshShape *shape, gboolean is_resource);
/* The names that copy @index of @resource sees; @out is the storage. */
IshCodeScope    _ish_code_resource_scope (const IshCodeScope *scope,
                                          const IshCodeResource *resource, guint index,
                                          IshCodeNames out[3]);
/* Adds the size of the value to the work done; FALSE when that is too much. */
gboolean        _ish_code_charge (IshCodeStack *self, const IshValue *value);

G_END_DECLS
