/* Reads HCL templates: quoted text and heredocs, ${...} and %{...} in them.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-hcl-private.h"

#include <string.h>

typedef struct {
  IshHcl  *hcl;
  gsize    pos;       /* bytes: what is read next */
  gsize    limit;     /* of a heredoc: the start of its last line; unused in quotes */
  gboolean is_quoted; /* else a heredoc: no escapes, line feeds allowed */
} Template;

static void
flush_text (Template *self, GPtrArray *parts, GString *text, gsize at)
{
  IshCode *code;

  if (text->len == 0)
    return;
  code = _ish_hcl_new_code (self->hcl, ISH_CODE_STRING, at);
  code->text = ish_arena_strndup (self->hcl->arena, text->str, text->len);
  code->is_quoted = TRUE;
  code->end = (guint32) self->pos;
  g_ptr_array_add (parts, code);
  g_string_truncate (text, 0);
}

static gboolean
read_hex (Template *self, GString *text, guint digits)
{
  const char *c = self->hcl->source->text + self->pos + 2;
  gunichar letter = 0;

  for (guint i = 0; i < digits; i++)
    {
      if (!g_ascii_isxdigit (c[i]))
        break;
      letter = letter * 16 + (gunichar) g_ascii_xdigit_value (c[i]);
      if (i + 1 < digits)
        continue;
      if (!g_unichar_validate (letter) || letter == 0)
        break;
      g_string_append_unichar (text, letter);
      self->pos += 2 + digits;
      return TRUE;
    }
  ish_source_set_error (self->hcl->source, self->hcl->error, self->pos,
                        "expected a character's %u hexadecimal digits", digits);
  return FALSE;
}

/* A character of JSON that is written as two halves. */
static gboolean
read_pair (Template *self, GString *text)
{
  const char *c = self->hcl->source->text + self->pos;
  g_autofree char *high = g_strndup (c + 2, 4);
  g_autofree char *low = NULL;
  guint64 first = g_ascii_strtoull (high, NULL, 16), second;

  if (strlen (high) < 4 || first < 0xd800 || first > 0xdbff || c[6] != '\\' || c[7] != 'u')
    return FALSE;
  low = g_strndup (c + 8, 4);
  second = g_ascii_strtoull (low, NULL, 16);
  if (strlen (low) < 4 || second < 0xdc00 || second > 0xdfff)
    return FALSE;
  g_string_append_unichar (text,
                           (gunichar) (0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)));
  self->pos += 12;
  return TRUE;
}

static gboolean
read_escape (Template *self, GString *text)
{
  static const char from[] = "nrt\"\\/bf", to[] = "\n\r\t\"\\/\b\f";
  char letter = self->hcl->source->text[self->pos + 1];
  const char *found = letter ? strchr (from, letter) : NULL;

  /* the last three are of JSON alone */
  if (found && found - from >= 5 && !self->hcl->is_document)
    found = NULL;
  if (letter == 'u' && self->hcl->is_document && read_pair (self, text))
    return TRUE;
  if (letter == 'u' || letter == 'U')
    return read_hex (self, text, letter == 'u' ? 4 : 8);
  if (found == NULL)
    {
      ish_source_set_error (self->hcl->source, self->hcl->error, self->pos,
                            "expected an escape: \\n \\r \\t \\\" \\\\ \\uNNNN or \\UNNNNNNNN");
      return FALSE;
    }
  g_string_append_c (text, to[found - from]);
  self->pos += 2;
  return TRUE;
}

/* After "${" or "%{": the lexer takes over, line feeds are spaces. */
static gboolean
open_brace (Template *self)
{
  gboolean before = self->hcl->skip_newlines;

  self->pos += 2;
  if (self->hcl->source->text[self->pos] == '~')
    self->pos++;
  self->hcl->skip_newlines = TRUE;
  _ish_hcl_seek (self->hcl, self->pos);
  return before;
}

static gboolean
close_brace (Template *self, gboolean before)
{
  if (self->hcl->token.kind == '~')
    _ish_hcl_next (self->hcl);
  if (self->hcl->token.kind != '}')
    return _ish_hcl_expected (self->hcl, "“}”");
  self->pos = self->hcl->token.end;
  self->hcl->skip_newlines = before;
  return TRUE;
}

static gboolean
read_interpolation (Template *self, GPtrArray *parts)
{
  gboolean before = open_brace (self);
  const IshCode *code = _ish_hcl_expression (self->hcl);

  if (code == NULL || !close_brace (self, before))
    return FALSE;
  g_ptr_array_add (parts, (gpointer) code);
  return TRUE;
}

static gboolean read_parts (Template *self, GPtrArray *parts, const char **out_stop);

/* The parts up to the directive that ends them, as one template. */
static const IshCode *
read_branch (Template *self, const char **out_stop)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self->hcl, ISH_CODE_TEMPLATE, self->pos);

  if (!read_parts (self, parts, out_stop))
    return NULL;
  _ish_hcl_set_items (self->hcl, code, parts);
  return code;
}

static gboolean
check_stop (Template *self, const char *stop, const char *wanted)
{
  if (g_strcmp0 (stop, wanted) == 0)
    return TRUE;
  ish_source_set_error (self->hcl->source, self->hcl->error, self->pos, "expected “%%{ %s }”",
                        wanted);
  return FALSE;
}

/* "%{ if c }", its branches and "%{ endif }"; the word has been seen, not taken. */
static gboolean
read_if (Template *self, gboolean before, GPtrArray *parts)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self->hcl, ISH_CODE_CHOICE, self->hcl->token.at);
  const IshCode *item;
  const char *stop = NULL;

  _ish_hcl_next (self->hcl);
  item = _ish_hcl_expression (self->hcl);
  if (item == NULL || !close_brace (self, before))
    return FALSE;
  g_ptr_array_add (items, (gpointer) item);
  item = read_branch (self, &stop);
  if (item == NULL)
    return FALSE;
  g_ptr_array_add (items, (gpointer) item);
  if (g_strcmp0 (stop, "else") == 0)
    {
      item = read_branch (self, &stop);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, (gpointer) item);
    }
  _ish_hcl_set_items (self->hcl, code, items);
  g_ptr_array_add (parts, code);
  return check_stop (self, stop, "endif");
}

static gboolean
read_names (Template *self, IshCode *code)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  IshHcl *hcl = self->hcl;

  do
    {
      IshCodeMember name = { NULL, 0, NULL };

      _ish_hcl_next (hcl);
      if (hcl->token.kind != ISH_TOKEN_NAME || names->len == 2)
        return _ish_hcl_expected (hcl, names->len == 2 ? "“in”" : "a name");
      name.key = _ish_hcl_token_text (hcl);
      name.at = (guint32) hcl->token.at;
      g_array_append_val (names, name);
      _ish_hcl_next (hcl);
    }
  while (hcl->token.kind == ',');
  if (!_ish_hcl_is_word (hcl, "in"))
    return _ish_hcl_expected (hcl, "“in”");
  _ish_hcl_next (hcl);
  _ish_hcl_set_members (hcl, code, names);
  return TRUE;
}

/* "%{ for x in list }", its body and "%{ endfor }". */
static gboolean
read_for (Template *self, gboolean before, GPtrArray *parts)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self->hcl, ISH_CODE_FOR, self->hcl->token.at);
  const IshCode *item;
  const char *stop = NULL;

  code->text = "text";
  if (!read_names (self, code))
    return FALSE;
  item = _ish_hcl_expression (self->hcl);
  if (item == NULL || !close_brace (self, before))
    return FALSE;
  g_ptr_array_add (items, (gpointer) item);
  item = read_branch (self, &stop);
  if (item == NULL || !check_stop (self, stop, "endfor"))
    return FALSE;
  g_ptr_array_add (items, (gpointer) item);
  _ish_hcl_set_items (self->hcl, code, items);
  g_ptr_array_add (parts, code);
  return TRUE;
}

static gboolean
read_directive (Template *self, GPtrArray *parts, const char **out_stop)
{
  static const char *const stops[] = { "else", "endif", "endfor" };
  gboolean before = open_brace (self);
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    if (_ish_hcl_is_word (self->hcl, stops[i]))
      {
        if (out_stop == NULL)
          return _ish_hcl_expected (self->hcl, "“if” or “for”");
        *out_stop = stops[i];
        _ish_hcl_next (self->hcl);
        return close_brace (self, before);
      }
  if (!_ish_hcl_enter (self->hcl))
    return FALSE;
  if (_ish_hcl_is_word (self->hcl, "if"))
    done = read_if (self, before, parts);
  else if (_ish_hcl_is_word (self->hcl, "for"))
    done = read_for (self, before, parts);
  else
    done = _ish_hcl_expected (self->hcl, "“if”, “else”, “endif”, “for” or “endfor”");
  _ish_hcl_leave (self->hcl);
  return done;
}

static gboolean
is_at_end (const Template *self)
{
  const char *c = self->hcl->source->text + self->pos;

  return self->is_quoted ? *c == '"' || *c == '\n' || *c == '\0' : self->pos >= self->limit;
}

/* Reads to the end of the template, or past the directive that ends a branch. */
static gboolean
read_parts (Template *self, GPtrArray *parts, const char **out_stop)
{
  const char *bytes = self->hcl->source->text;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = self->pos;

  while (!is_at_end (self))
    {
      const char *c = bytes + self->pos;

      if (text->len == 0)
        at = self->pos;
      if (self->is_quoted && *c == '\\')
        {
          if (!read_escape (self, text))
            return FALSE;
        }
      else if ((*c == '$' || *c == '%') && c[1] == *c && c[2] == '{')
        {
          g_string_append_len (text, c + 1, 2);
          self->pos += 3;
        }
      else if ((*c == '$' || *c == '%') && c[1] == '{')
        {
          flush_text (self, parts, text, at);
          if (*c == '$' ? !read_interpolation (self, parts)
                        : !read_directive (self, parts, out_stop))
            return FALSE;
          if (out_stop && *out_stop)
            return TRUE;
        }
      else
        {
          g_string_append_c (text, *c);
          self->pos++;
        }
    }
  flush_text (self, parts, text, at);
  return TRUE;
}

static const IshCode *
make_template (Template *self, GPtrArray *parts, gsize at)
{
  IshCode *code;
  const IshCode *only = parts->len == 1 ? g_ptr_array_index (parts, 0) : NULL;

  if (only && only->kind != ISH_CODE_STRING && self->is_quoted)
    return only; /* "${x}" is x */
  code = _ish_hcl_new_code (self->hcl, ISH_CODE_STRING, at);
  code->is_quoted = TRUE;
  code->text = "";
  if (only && only->kind == ISH_CODE_STRING)
    code->text = only->text;
  else if (parts->len > 0)
    {
      code->kind = ISH_CODE_TEMPLATE;
      code->text = NULL;
      _ish_hcl_set_items (self->hcl, code, parts);
    }
  return code;
}

const IshCode *
_ish_hcl_quoted (IshHcl *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  gsize at = self->token.at;
  Template template = { self, self->token.end, 0, TRUE };
  const IshCode *code;

  if (!_ish_hcl_enter (self))
    return NULL;
  if (!read_parts (&template, parts, NULL))
    return NULL;
  _ish_hcl_leave (self);
  if (self->source->text[template.pos] != '"')
    {
      ish_source_set_error (self->source, self->error, template.pos,
                            "expected “\"” before the end of the line");
      return NULL;
    }
  code = make_template (&template, parts, at);
  ((IshCode *) code)->end = (guint32) template.pos + 1;
  _ish_hcl_seek (self, template.pos + 1);
  return code;
}

/* The start of the line that holds only the marker; the text's end when there is none. */
static gsize
find_marker (const IshHcl *self, const char *marker, gsize length)
{
  const char *text = self->source->text;

  for (const char *line = text + self->token.end; *line;)
    {
      const char *c = line + strspn (line, " \t");
      const char *next = strchr (line, '\n');

      if (strncmp (c, marker, length) == 0 && strchr ("\r\n", c[length]))
        return (gsize) (line - text);
      if (next == NULL)
        break;
      line = next + 1;
    }
  return self->source->length;
}

/* Heredocs that are JSON are policies more often than not: they are read as values too. JSON is
 * HCL but for a few escapes, so the same parser does it, with the places of everything. Not again
 * inside one another: that would cost twice as much at each level. */
static const IshCode *
read_document (const IshHcl *self, gsize at, gsize limit)
{
  IshHcl inner = *self;
  const IshCode *code;

  at += strspn (self->source->text + at, " \t\r\n");
  if (self->is_document || at >= limit || !strchr ("{[", self->source->text[at]))
    return NULL;
  inner.error = NULL;
  inner.is_document = TRUE;
  inner.skip_newlines = TRUE;
  _ish_hcl_seek (&inner, at);
  code = _ish_hcl_expression (&inner);
  return code && inner.token.at >= limit ? code : NULL;
}

const IshCode *
_ish_hcl_heredoc (IshHcl *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *text = self->source->text;
  gsize at = self->token.at;
  const char *marker = text + at + 2 + (text[at + 2] == '-');
  gsize length = strcspn (marker, "\r\n");
  gsize start = self->token.end;
  gsize limit = find_marker (self, marker, length);
  Template template = { self, start, limit, FALSE };
  const IshCode *code, *document;

  if (limit == self->source->length)
    {
      g_autofree char *name
        = g_utf8_substring (marker, 0, MIN (g_utf8_strlen (marker, (gssize) length), 40));

      ish_source_set_error (self->source, self->error, at,
                            "expected a line “%s” that ends the text begun here", name);
      return NULL;
    }
  if (!_ish_hcl_enter (self) || !read_parts (&template, parts, NULL))
    return NULL;
  _ish_hcl_leave (self);
  if (template.pos > limit)
    {
      ish_source_set_error (self->source, self->error, limit,
                            "expected “}” before the end of the text");
      return NULL;
    }
  code = make_template (&template, parts, at);
  document = read_document (self, start, limit);
  if (document)
    {
      g_ptr_array_set_size (parts, code->kind == ISH_CODE_TEMPLATE ? (int) parts->len : 0);
      g_ptr_array_add (parts, (gpointer) document);
      _ish_hcl_set_items (self, (IshCode *) code, parts);
    }
  ((IshCode *) code)->end = (guint32) limit;
  _ish_hcl_seek (self, limit + strspn (text + limit, " \t") + length);
  return code;
}
