/* Findings: what there is to say about a design.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-finding.h"

#include "base/ish-text.h"

IshFinding *
ish_finding_new (IshSeverity severity, const char *rule, const char *resource_id,
                 const char *property, const char *sentence, const char *const *pairs)
{
  IshFinding *self = g_new0 (IshFinding, 1);

  self->severity = severity;
  self->rule = g_strdup (rule);
  self->resource_id = g_strdup (resource_id);
  self->property = g_strdup (property);
  self->sentence = g_strdup (sentence);
  self->pairs = g_strdupv ((char **) pairs);
  return self;
}

void
ish_finding_free (IshFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->resource_id);
  g_free (self->property);
  g_free (self->sentence);
  g_strfreev (self->pairs);
  g_free (self);
}

const char *
ish_severity_to_string (IshSeverity severity)
{
  switch (severity)
    {
    case ISH_SEVERITY_ERROR:
      return "error";
    case ISH_SEVERITY_WARNING:
      return "warning";
    case ISH_SEVERITY_NOTE:
    default:
      return "note";
    }
}

char *
ish_finding_format (const IshFinding *self, const char *(*translate) (const char *msgid))
{
  /* gettext gives the file's header for an empty text. */
  const char *sentence =
    translate && self->sentence[0] ? translate (self->sentence) : self->sentence;

  if (self->pairs == NULL)
    return g_strdup (sentence);
  return ish_text_fill (sentence, (const char *const *) self->pairs);
}
