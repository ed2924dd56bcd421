/* Code that was read, as a stack: so that checks and prices can look at it as at a design.
 *
 * What the code does not say (variables without a value, remote modules, counts nobody knows) stays
 * an input of the stack and is listed; nothing is run and nothing is fetched.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "read/ish-source.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

/* Something that could not be followed. */
typedef struct {
  const char *what;   /* "module", "stack", "count", "condition", "region", "environment" or
                         "limit" */
  const char *name;   /* of the module or resource it is about; "" */
  char       *detail; /* owned (nullable): "registry.terraform.io/a/b/c": as the code has it */
  const char *file;   /* (nullable) */
  guint       line;   /* from 1; 0 without a file */
} IshCodeNote;

typedef struct _IshCodeStack IshCodeStack;

/* What the code may leave open. */
typedef struct {
  const char *region;      /* (nullable): when the code says none; else the cloud's usual one */
  const char *environment; /* (nullable): whatever the code says; else that, else "prod" */
} IshCodeContext;

/* Whether a path is code rather than a design: a folder, a name that ends as code does, or JSON
 * that is a template. */
gboolean ish_code_stack_is_code (const char *path);

/**
 * ish_code_stack_load:
 * @path: a folder of Terraform (modules in folders beside it are followed) or of CloudFormation
 *   templates (which make one stack), or one file of either; a file of Terraform stands for its
 *   folder
 * @context: (nullable)
 *
 * Returns: (transfer full): or %NULL with @error of %ISH_READ_ERROR, or another domain when the
 *   program's own tables are broken
 */
IshCodeStack *ish_code_stack_load (const char *path, IshCatalog *catalog,
                                   const IshCodeContext *context,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One file, which the result takes; @is_terraform: else a template. */
IshCodeStack *ish_code_stack_new (IshSource *source, gboolean is_terraform, IshCatalog *catalog,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          ish_code_stack_free (IshCodeStack *self);

IshStack        *ish_code_stack_get_stack (IshCodeStack *self); /* (transfer none) */
/* (element-type IshCodeNote), in the order of the code */
const GPtrArray *ish_code_stack_get_notes (IshCodeStack *self);
/* Where a node stands in the code; %FALSE for a key that is none of the stack's. */
gboolean         ish_code_stack_locate (IshCodeStack *self, const char *key, const char **out_file,
                                        guint *out_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshCodeStack, ish_code_stack_free)

G_END_DECLS
