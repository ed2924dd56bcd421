/* A sentence and what fills it, kept apart so that it can be said in any language.
 * SPDX-License-Identifier: MIT
 *
 * printf() cannot fill a translation whose places come from a table, and must not: a mistake in a
 * translation is a wrong sentence here, never a read of what was not given. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-said.h"

#include <stdarg.h>
#include <string.h>

#define MAX_ARGS 8

typedef struct
{
  char *text;
  IshSaid *said; /* instead of text */
} Arg;

struct _IshSaid
{
  const char *msgid;
  gboolean is_words; /* a "%" is itself */
  guint n_args;
  Arg args[MAX_ARGS];
};

/* Reads the place at @format, after its "%": gives what follows it. @out_place: which one it asks
 * for, from 1, or 0 for the next; @out_kind: 's', 'u', 'X', 'p', or '%'. */
static const char *
read_place (const char *format, guint *out_place, guint *out_width, char *out_kind)
{
  guint number = 0;

  *out_place = 0;
  for (; g_ascii_isdigit (*format) || *format == '$'; format++)
    if (*format == '$')
      {
        *out_place = number;
        number = 0;
      }
    else
      number = MIN (number * 10 + (guint) (*format - '0'), 99);
  *out_width = number;
  *out_kind = *format;
  return *format ? format + 1 : format;
}

static void
take_arg (IshSaid *self, char kind, guint width, va_list *arguments)
{
  Arg *arg = &self->args[self->n_args++];

  if (kind == 's')
    arg->text = g_strdup (va_arg (*arguments, const char *));
  else if (kind == 'p')
    arg->said = va_arg (*arguments, IshSaid *);
  else if (kind == 'X')
    arg->text = g_strdup_printf ("%0*X", (int) width, va_arg (*arguments, guint));
  else
    arg->text = g_strdup_printf ("%u", va_arg (*arguments, guint));
}

IshSaid *
_ish_said (const char *msgid, ...)
{
  IshSaid *self = g_new0 (IshSaid, 1);
  const char *at = msgid;
  guint place, width;
  char kind;
  va_list arguments;

  self->msgid = msgid;
  va_start (arguments, msgid);
  while ((at = strchr (at, '%')))
    {
      at = read_place (at + 1, &place, &width, &kind);
      if (kind == '%')
        continue;
      if (self->n_args == MAX_ARGS || kind == '\0' || strchr ("suXp", kind) == NULL)
        g_error ("“%s” has a place that nothing can fill", msgid);
      take_arg (self, kind, width, &arguments);
    }
  va_end (arguments);
  return self;
}

IshSaid *
_ish_said_words (const char *msgid)
{
  IshSaid *self;

  if (msgid == NULL)
    return NULL;
  self = g_new0 (IshSaid, 1);
  self->msgid = msgid;
  self->is_words = TRUE;
  return self;
}

void
_ish_said_free (IshSaid *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_args; i++)
    {
      g_free (self->args[i].text);
      _ish_said_free (self->args[i].said);
    }
  g_free (self);
}

static void
append (GString *text, const IshSaid *self, IshTranslate translate)
{
  const char *at = translate ? translate (self->msgid) : self->msgid;
  guint next = 0;

  for (const char *sign; !self->is_words && (sign = strchr (at, '%'));)
    {
      guint place, width;
      char kind;

      g_string_append_len (text, at, sign - at);
      at = read_place (sign + 1, &place, &width, &kind);
      if (kind == '%')
        {
          g_string_append_c (text, '%');
          continue;
        }
      if (kind == '\0')
        break;
      place = place ? place - 1 : next++;
      if (place < self->n_args && self->args[place].said)
        append (text, self->args[place].said, translate);
      else if (place < self->n_args && self->args[place].text)
        g_string_append (text, self->args[place].text);
    }
  g_string_append (text, at);
}

char *
_ish_said_to_string (const IshSaid *self, IshTranslate translate)
{
  GString *text;

  if (self == NULL)
    return NULL;
  text = g_string_new (NULL);
  append (text, self, translate);
  return g_string_free (text, FALSE);
}
