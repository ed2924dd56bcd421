/* Whether one resource can reach another on a port, from the resolved stack alone: routes,
 * gateways, peerings, network ACLs, security groups.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

#define ISH_REACH_INTERNET "internet" /* as an end: every address outside */

typedef struct {
  const char *node;        /* (nullable): key of the cloud resource */
  const char *resource_id; /* (nullable): drawn resource it belongs to */
  const char *sentence;    /* (msgid) with {placeholders} */
  char      **pairs;       /* for the placeholders */
  gboolean    allows;      /* %FALSE: the first thing that stops it; always the last step */
} IshReachStep;

typedef struct _IshReach IshReach; /* owned by the caller */

/**
 * ish_reach_new:
 * @from: id of a drawn resource, or %ISH_REACH_INTERNET
 * @to: id of a drawn resource, or %ISH_REACH_INTERNET
 * @protocol: "tcp", "udp", "icmp", or "any"
 * @port: 1..65535; ignored for icmp and any
 *
 * A resource has one or more addresses; the answer is yes when one of @from reaches one of @to.
 *
 * Returns: never %NULL; ids that have no network interface give a first step that says so
 */
IshReach           *ish_reach_new (IshStack *stack, const char *from, const char *to,
                                   const char *protocol, guint port);
void                ish_reach_free (IshReach *self);
gboolean            ish_reach_is_open (IshReach *self);
guint               ish_reach_get_n_steps (IshReach *self);
const IshReachStep *ish_reach_get_step_at (IshReach *self, guint index);
/* The step as a sentence; @translate is gettext or %NULL. (transfer full) */
char               *ish_reach_step_format (const IshReachStep *step,
                                           const char *(*translate) (const char *msgid));

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshReach, ish_reach_free)

G_END_DECLS
