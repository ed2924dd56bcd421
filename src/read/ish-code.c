/* Looking things up in a tree of code.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-code.h"

#include <string.h>

const IshCode *
ish_code_get (const IshCode *self, const char *key)
{
  for (guint i = 0; self && i < self->n_members; i++)
    if (self->members[i].key && strcmp (self->members[i].key, key) == 0)
      return self->members[i].value;
  return NULL;
}

gboolean
ish_code_name_is (const char *name, const char *folded)
{
  for (; *name; name++)
    {
      if (*name == '_')
        continue;
      if (g_ascii_tolower (*name) != *folded)
        return FALSE;
      folded++;
    }
  return *folded == '\0';
}

const IshCode *
ish_code_get_folded (const IshCode *self, const char *folded)
{
  for (guint i = 0; self && i < self->n_members; i++)
    if (self->members[i].key && ish_code_name_is (self->members[i].key, folded))
      return self->members[i].value;
  return NULL;
}

const char *
ish_code_label (const IshCode *self, guint index)
{
  return index < self->n_labels ? self->labels[index]->text : "";
}

const char *
ish_code_text (const IshCode *self)
{
  if (self == NULL)
    return NULL;
  return self->kind == ISH_CODE_STRING || self->kind == ISH_CODE_NUMBER
             || self->kind == ISH_CODE_BOOL
           ? self->text
           : NULL;
}

void
ish_code_walk (const IshCode *self, IshCodeVisit visit, gpointer user_data)
{
  visit (self, user_data);
  for (guint i = 0; i < self->n_items; i++)
    ish_code_walk (self->items[i], visit, user_data);
  for (guint i = 0; i < self->n_members; i++)
    if (self->members[i].value)
      ish_code_walk (self->members[i].value, visit, user_data);
}
