/* Takes HCL apart into tokens, one at a time as the parser asks.
 * SPDX-License-Identifier: MIT
 *
 * The parser decides what a byte means: inside quotes it reads a template itself and comes back
 * with _ish_hcl_seek(). So there is no token list and no mode stack here. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-hcl-private.h"

#include <string.h>

static const struct {
  char text[4];
  int  kind;
} signs[] = {
  { "...", ISH_TOKEN_ELLIPSIS }, { "==", ISH_TOKEN_EQUAL },    { "!=", ISH_TOKEN_UNEQUAL },
  { "<=", ISH_TOKEN_AT_MOST },   { ">=", ISH_TOKEN_AT_LEAST }, { "&&", ISH_TOKEN_AND },
  { "||", ISH_TOKEN_OR },        { "=>", ISH_TOKEN_ARROW },    { "::", ISH_TOKEN_SCOPE },
};

static gboolean
starts_name (const char *c)
{
  gunichar letter;

  if ((guchar) *c < 0x80)
    return g_ascii_isalpha (*c) || *c == '_';
  letter = g_utf8_get_char (c);
  return g_unichar_isalpha (letter);
}

static gboolean
continues_name (const char *c)
{
  gunichar letter;

  if ((guchar) *c < 0x80)
    return g_ascii_isalnum (*c) || *c == '_' || *c == '-';
  letter = g_utf8_get_char (c);
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static const char *
skip_block_comment (const char *c)
{
  const char *end = strstr (c + 2, "*/");

  return end ? end + 2 : c + strlen (c);
}

/* Spaces and comments; line feeds only where they do not count. */
static const char *
skip_blanks (const IshHcl *self, const char *c)
{
  for (;;)
    {
      if (*c == ' ' || *c == '\t' || (*c == '\r' && c[1] == '\n')
          || (*c == '\n' && self->skip_newlines))
        c++;
      else if (*c == '#' || (*c == '/' && c[1] == '/'))
        c += strcspn (c, "\n");
      else if (*c == '/' && c[1] == '*')
        c = skip_block_comment (c);
      else
        return c;
    }
}

static const char *
skip_number (const char *c)
{
  while (g_ascii_isdigit (*c))
    c++;
  if (*c == '.' && g_ascii_isdigit (c[1]))
    for (c++; g_ascii_isdigit (*c); c++)
      ;
  if (*c == 'e' || *c == 'E')
    {
      const char *power = c + 1 + (c[1] == '+' || c[1] == '-');

      if (g_ascii_isdigit (*power))
        for (c = power; g_ascii_isdigit (*c); c++)
          ;
    }
  return c;
}

/* "<<MARKER" or "<<-MARKER" at the end of a line. */
static const char *
skip_heredoc_start (const char *c)
{
  c += 2 + (c[2] == '-');
  if (!starts_name (c))
    return NULL;
  while (continues_name (c))
    c = g_utf8_next_char (c);
  if (*c == '\r')
    c++;
  return *c == '\n' ? c + 1 : NULL;
}

static const char *
read_sign (const char *c, int *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strncmp (c, signs[i].text, strlen (signs[i].text)) == 0)
      {
        *out_kind = signs[i].kind;
        return c + strlen (signs[i].text);
      }
  *out_kind = strchr ("{}[]()=,.:?+-*/%<>!~", *c) ? *c : ISH_TOKEN_BAD;
  return g_utf8_next_char (c);
}

static const char *
read_token (const char *c, int *out_kind)
{
  const char *after;

  if (*c == '\0')
    *out_kind = ISH_TOKEN_END;
  else if (*c == '\n')
    *out_kind = ISH_TOKEN_NEWLINE;
  else if (*c == '"')
    *out_kind = ISH_TOKEN_QUOTE;
  else if (g_ascii_isdigit (*c))
    {
      *out_kind = ISH_TOKEN_NUMBER;
      return skip_number (c);
    }
  else if (*c == '<' && c[1] == '<' && (after = skip_heredoc_start (c)) != NULL)
    {
      *out_kind = ISH_TOKEN_HEREDOC;
      return after;
    }
  else if (starts_name (c))
    {
      *out_kind = ISH_TOKEN_NAME;
      while (continues_name (c))
        c = g_utf8_next_char (c);
      return c;
    }
  else
    return read_sign (c, out_kind);
  return *c ? c + 1 : c;
}

void
_ish_hcl_seek (IshHcl *self, gsize at)
{
  const char *text = self->source->text;
  const char *start = skip_blanks (self, text + at);

  self->last_end = at;
  self->token.at = (gsize) (start - text);
  self->token.end = (gsize) (read_token (start, &self->token.kind) - text);
}

void
_ish_hcl_next (IshHcl *self)
{
  _ish_hcl_seek (self, self->token.end);
}

gboolean
_ish_hcl_is_word (const IshHcl *self, const char *word)
{
  gsize length = strlen (word);

  return self->token.kind == ISH_TOKEN_NAME && self->token.end - self->token.at == length
         && memcmp (self->source->text + self->token.at, word, length) == 0;
}

char *
_ish_hcl_token_text (const IshHcl *self)
{
  return ish_arena_strndup (self->arena, self->source->text + self->token.at,
                            self->token.end - self->token.at);
}

gboolean
_ish_hcl_expected (IshHcl *self, const char *what)
{
  const char *text = self->source->text + self->token.at;
  g_autofree char *found = NULL;

  if (self->token.kind == ISH_TOKEN_END)
    found = g_strdup ("the end of the file");
  else if (self->token.kind == ISH_TOKEN_NEWLINE)
    found = g_strdup ("the end of the line");
  else if (self->token.kind == ISH_TOKEN_QUOTE || self->token.kind == ISH_TOKEN_HEREDOC)
    found = g_strdup ("text");
  else
    {
      g_autofree char *token = g_utf8_substring (
        text, 0, MIN (g_utf8_strlen (text, (gssize) (self->token.end - self->token.at)), 40));
      found = g_strdup_printf ("“%s”", token);
    }
  ish_source_set_error (self->source, self->error, self->token.at, "expected %s, found %s", what,
                        found);
  return FALSE;
}

gboolean
_ish_hcl_take (IshHcl *self, int kind, const char *what)
{
  if (self->token.kind != kind)
    return _ish_hcl_expected (self, what);
  _ish_hcl_next (self);
  return TRUE;
}

gboolean
_ish_hcl_enter (IshHcl *self)
{
  if (self->depth >= ISH_READ_MAX_DEPTH)
    {
      ish_source_set_error (self->source, self->error, self->token.at,
                            "expected at most %d levels of nesting", ISH_READ_MAX_DEPTH);
      return FALSE;
    }
  self->depth++;
  return TRUE;
}

void
_ish_hcl_leave (IshHcl *self)
{
  self->depth--;
}
