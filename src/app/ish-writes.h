/* What something writes, in words a person reads at a glance: the difference of two stacks as rows.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "stack/ish-stack-diff.h"

G_BEGIN_DECLS

/* One cloud resource. All strings owned. */
typedef struct {
  IshChangeKind kind;
  char *what;  /* "security group rule" */
  char *key;   /* "db_from_web" */
  char *kinds; /* "aws_vpc_security_group_ingress_rule · AWS::EC2::SecurityGroupIngress" */
  char *detail; /* "port 5432 · security group web_sg"; lines; may be empty */
} IshWritten;

/* @brief: many new resources of one kind are one row
 * (transfer full) (element-type IshWritten): added first */
GPtrArray *ish_writes_describe (IshStackDiff *diff, gboolean brief);
void       ish_written_free (IshWritten *self); /* (nullable) */

/* "vpc security group ingress rule": a resource kind in the cloud's own words. (transfer full) */
char *ish_writes_name_kind (IshStack *stack, const char *kind);

/* Plain words for what a line of a type may do: "network: may open a connection". */
const char *ish_writes_name_line (const char *type);

/* A box of rows for what ish_writes_describe() gave; after @limit rows it says how many more. */
GtkWidget *ish_writes_new_list (GPtrArray *written, guint limit);
/* The same as plain text, a line a row: for screen readers and tests. (transfer full) */
char      *ish_writes_to_text (GPtrArray *written);

G_END_DECLS
