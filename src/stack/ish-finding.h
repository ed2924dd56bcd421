/* Something to tell the user about a design: what, where, and what to do.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ISH_SEVERITY_NOTE,
  ISH_SEVERITY_WARNING,
  ISH_SEVERITY_ERROR,
} IshSeverity;

/* All strings owned by the finding. */
typedef struct {
  IshSeverity severity;
  char       *rule;        /* "design.type", "line.refused", "net.overlap" */
  char       *resource_id; /* (nullable): resource, connection or annotation it is about */
  char       *property;    /* (nullable): "properties.cidr" */
  char       *sentence;    /* (msgid) with {placeholders} */
  char      **pairs;       /* key, value, ..., NULL for the placeholders */
} IshFinding;

/* @pairs: (nullable): copied */
IshFinding *ish_finding_new (IshSeverity severity, const char *rule, const char *resource_id,
                             const char *property, const char *sentence, const char *const *pairs);
void        ish_finding_free (IshFinding *self);
const char *ish_severity_to_string (IshSeverity severity); /* "error", "warning", "note" */
/* The sentence with its placeholders filled; @translate is gettext or %NULL for English. */
char       *ish_finding_format (const IshFinding *self,
                                const char *(*translate) (const char *msgid));

G_END_DECLS
