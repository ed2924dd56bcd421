/* Reads HCL expressions: operators, conditions, lists, objects, for, calls, references.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-hcl-private.h"

#include <string.h>

IshCode *
_ish_hcl_new_code (IshHcl *self, IshCodeKind kind, gsize at)
{
  IshCode *code = ish_arena_alloc (self->arena, sizeof *code);

  code->kind = kind;
  code->at = (guint32) at;
  code->end = (guint32) self->token.end;
  code->source = self->source;
  return code;
}

void
_ish_hcl_set_items (IshHcl *self, IshCode *code, GPtrArray *items)
{
  const IshCode **copy = ish_arena_alloc (self->arena, MAX (1, items->len) * sizeof *copy);

  if (items->len > 0)
    memcpy (copy, items->pdata, items->len * sizeof *copy);
  code->items = copy;
  code->n_items = items->len;
}

void
_ish_hcl_set_members (IshHcl *self, IshCode *code, GArray *members)
{
  IshCodeMember *copy
    = ish_arena_alloc (self->arena, MAX (1, members->len) * sizeof (IshCodeMember));

  if (members->len > 0)
    memcpy (copy, members->data, members->len * sizeof (IshCodeMember));
  code->members = copy;
  code->n_members = members->len;
}

static void
add_member (GArray *members, const char *key, gsize at, const IshCode *value)
{
  IshCodeMember member = { key, (guint32) at, value };

  g_array_append_val (members, member);
}

static const IshCode *
new_pair (IshHcl *self, IshCodeKind kind, const IshCode *first, const IshCode *second)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, kind, first->at);

  g_ptr_array_add (items, (gpointer) first);
  g_ptr_array_add (items, (gpointer) second);
  _ish_hcl_set_items (self, code, items);
  code->end = second->end;
  return code;
}

/* Opens ( [ or {: line feeds count only between the items of an object. */
static gboolean
open_bracket (IshHcl *self, gboolean skip_newlines)
{
  gboolean before = self->skip_newlines;

  self->skip_newlines = skip_newlines;
  _ish_hcl_next (self);
  return before;
}

static gboolean
close_bracket (IshHcl *self, gboolean before, int kind, const char *what)
{
  if (self->token.kind != kind)
    return _ish_hcl_expected (self, what);
  self->skip_newlines = before;
  _ish_hcl_next (self);
  return TRUE;
}

static void
skip_lines (IshHcl *self)
{
  while (self->token.kind == ISH_TOKEN_NEWLINE)
    _ish_hcl_next (self);
}

/* The names between "for" and "in". */
static gboolean
read_for_names (IshHcl *self, GArray *names)
{
  do
    {
      const char *name;
      gsize at;

      _ish_hcl_next (self); /* "for" or the comma */
      if (self->token.kind != ISH_TOKEN_NAME || names->len == 2)
        return _ish_hcl_expected (self, names->len == 2 ? "“in”" : "a name");
      name = _ish_hcl_token_text (self);
      at = self->token.at;
      _ish_hcl_next (self);
      add_member (names, name, at, NULL);
    }
  while (self->token.kind == ',');
  if (!_ish_hcl_is_word (self, "in"))
    return _ish_hcl_expected (self, "“in”");
  _ish_hcl_next (self);
  return TRUE;
}

static gboolean
read_item (IshHcl *self, GPtrArray *items)
{
  const IshCode *item = _ish_hcl_expression (self);

  if (item)
    g_ptr_array_add (items, (gpointer) item);
  return item != NULL;
}

/* From "for" to before the closing bracket. */
static gboolean
read_for (IshHcl *self, IshCode *code, gboolean is_map)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (!read_for_names (self, names) || !read_item (self, items)
      || !_ish_hcl_take (self, ':', "“:”") || !read_item (self, items))
    return FALSE;
  if (is_map)
    {
      if (!_ish_hcl_take (self, ISH_TOKEN_ARROW, "“=>”") || !read_item (self, items))
        return FALSE;
      if (self->token.kind == ISH_TOKEN_ELLIPSIS)
        _ish_hcl_next (self);
    }
  if (_ish_hcl_is_word (self, "if"))
    {
      _ish_hcl_next (self);
      if (!read_item (self, items))
        return FALSE;
    }
  code->kind = ISH_CODE_FOR;
  code->text = is_map ? "map" : "list";
  _ish_hcl_set_members (self, code, names);
  _ish_hcl_set_items (self, code, items);
  return TRUE;
}

static const IshCode *
read_list (IshHcl *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_LIST, self->token.at);
  gboolean before = open_bracket (self, TRUE);

  if (_ish_hcl_is_word (self, "for"))
    {
      if (!read_for (self, code, FALSE))
        return NULL;
    }
  else
    {
      while (self->token.kind != ']')
        {
          if (!read_item (self, items))
            return NULL;
          if (self->token.kind == ',')
            _ish_hcl_next (self);
          else if (self->token.kind != ']')
            return _ish_hcl_expected (self, "“,” or “]”"), NULL;
        }
      _ish_hcl_set_items (self, code, items);
    }
  code->end = (guint32) self->token.end;
  return close_bracket (self, before, ']', "“]”") ? code : NULL;
}

/* A name before "=" or ":" is itself; anything else is computed. */
static const IshCode *
read_object_key (IshHcl *self)
{
  IshToken token = self->token;

  if (token.kind == ISH_TOKEN_NAME)
    {
      _ish_hcl_next (self);
      if (self->token.kind == '=' || self->token.kind == ':')
        {
          IshCode *code = _ish_hcl_new_code (self, ISH_CODE_STRING, token.at);

          code->text = ish_arena_strndup (self->arena, self->source->text + token.at,
                                          token.end - token.at);
          return code;
        }
      self->token = token;
    }
  return _ish_hcl_expression (self);
}

static gboolean
read_object_item (IshHcl *self, GArray *members)
{
  const IshCode *key = read_object_key (self);
  const IshCode *value;

  if (key == NULL)
    return FALSE;
  if (self->token.kind != '=' && self->token.kind != ':')
    return _ish_hcl_expected (self, "“=” or “:”");
  _ish_hcl_next (self);
  value = _ish_hcl_expression (self);
  if (value == NULL)
    return FALSE;
  if (ish_code_text (key))
    add_member (members, key->text, key->at, value);
  else
    add_member (members, NULL, key->at, new_pair (self, ISH_CODE_OTHER, key, value));
  if (self->token.kind == ',')
    _ish_hcl_next (self);
  else if (self->token.kind != '}' && self->token.kind != ISH_TOKEN_NEWLINE)
    return _ish_hcl_expected (self, "“,”, “}” or a new line");
  skip_lines (self);
  return TRUE;
}

static const IshCode *
read_object (IshHcl *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_MAP, self->token.at);
  gboolean before = open_bracket (self, FALSE);

  skip_lines (self);
  if (_ish_hcl_is_word (self, "for"))
    {
      /* A key may be called "for" too. */
      IshToken token = self->token;

      _ish_hcl_next (self);
      if (self->token.kind != '=' && self->token.kind != ':')
        {
          self->token = token;
          self->skip_newlines = TRUE;
          if (!read_for (self, code, TRUE))
            return NULL;
          code->end = (guint32) self->token.end;
          return close_bracket (self, before, '}', "“}”") ? code : NULL;
        }
      self->token = token;
    }
  while (self->token.kind != '}')
    if (!read_object_item (self, members))
      return NULL;
  _ish_hcl_set_members (self, code, members);
  code->end = (guint32) self->token.end;
  return close_bracket (self, before, '}', "“}”") ? code : NULL;
}

static const IshCode *
read_call (IshHcl *self, gsize at, const char *name)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_CALL, at);
  gboolean before = open_bracket (self, TRUE);

  code->text = name;
  while (self->token.kind != ')')
    {
      if (!read_item (self, items))
        return NULL;
      if (self->token.kind == ISH_TOKEN_ELLIPSIS)
        {
          _ish_hcl_next (self);
          if (self->token.kind != ')')
            return _ish_hcl_expected (self, "“)”"), NULL;
        }
      else if (self->token.kind == ',')
        _ish_hcl_next (self);
      else if (self->token.kind != ')')
        return _ish_hcl_expected (self, "“,” or “)”"), NULL;
    }
  _ish_hcl_set_items (self, code, items);
  code->end = (guint32) self->token.end;
  return close_bracket (self, before, ')', "“)”") ? code : NULL;
}

/* A word, a call, or the root of a reference. */
static const IshCode *
read_name (IshHcl *self)
{
  g_autoptr (GString) name = g_string_new (_ish_hcl_token_text (self));
  gsize at = self->token.at;
  IshCode *code;

  code = _ish_hcl_new_code (self, ISH_CODE_NAME, at);
  _ish_hcl_next (self);
  while (self->token.kind == ISH_TOKEN_SCOPE)
    {
      _ish_hcl_next (self);
      if (self->token.kind != ISH_TOKEN_NAME)
        return _ish_hcl_expected (self, "the name of a function"), NULL;
      g_string_append_printf (name, "::%s", _ish_hcl_token_text (self));
      _ish_hcl_next (self);
    }
  code->text = ish_arena_strdup (self->arena, name->str);
  if (self->token.kind == '(')
    return read_call (self, at, code->text);
  if (strcmp (name->str, "true") == 0 || strcmp (name->str, "false") == 0)
    code->kind = ISH_CODE_BOOL;
  else if (strcmp (name->str, "null") == 0)
    code->kind = ISH_CODE_NULL;
  return code;
}

static const IshCode *
read_group (IshHcl *self)
{
  gboolean before = open_bracket (self, TRUE);
  const IshCode *code = _ish_hcl_expression (self);

  return code && close_bracket (self, before, ')', "“)”") ? code : NULL;
}

static const IshCode *
read_primary (IshHcl *self)
{
  IshCode *code;

  switch (self->token.kind)
    {
    case ISH_TOKEN_NAME:
      return read_name (self);
    case ISH_TOKEN_NUMBER:
      code = _ish_hcl_new_code (self, ISH_CODE_NUMBER, self->token.at);
      code->text = _ish_hcl_token_text (self);
      _ish_hcl_next (self);
      return code;
    case ISH_TOKEN_QUOTE:
      return _ish_hcl_quoted (self);
    case ISH_TOKEN_HEREDOC:
      return _ish_hcl_heredoc (self);
    case '(':
      return read_group (self);
    case '[':
      return read_list (self);
    case '{':
      return read_object (self);
    default:
      return _ish_hcl_expected (self, "a value"), NULL;
    }
}

/* ".name", ".0", ".*", "[index]" or "[*]". */
static gboolean
read_step (IshHcl *self, GArray *steps)
{
  gsize at = self->token.at;
  const IshCode *index = NULL;

  if (self->token.kind == '[')
    {
      gboolean before = open_bracket (self, TRUE);

      if (self->token.kind == '*')
        _ish_hcl_next (self);
      else if ((index = _ish_hcl_expression (self)) == NULL)
        return FALSE;
      add_member (steps, NULL, at, index);
      return close_bracket (self, before, ']', "“]”");
    }
  _ish_hcl_next (self);
  at = self->token.at;
  if (self->token.kind == ISH_TOKEN_NAME)
    add_member (steps, _ish_hcl_token_text (self), at, NULL);
  else if (self->token.kind == ISH_TOKEN_NUMBER)
    {
      IshCode *code = _ish_hcl_new_code (self, ISH_CODE_NUMBER, at);

      code->text = _ish_hcl_token_text (self);
      add_member (steps, NULL, at, code);
    }
  else if (self->token.kind == '*')
    add_member (steps, NULL, at, NULL);
  else
    return _ish_hcl_expected (self, "a name after “.”");
  _ish_hcl_next (self);
  return TRUE;
}

/* What is read of a value that is no reference: the value, and the indices. */
static const IshCode *
wrap_steps (IshHcl *self, const IshCode *base, GArray *steps)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_OTHER, base->at);

  g_ptr_array_add (items, (gpointer) base);
  for (guint i = 0; i < steps->len; i++)
    {
      const IshCode *index = g_array_index (steps, IshCodeMember, i).value;

      if (index)
        g_ptr_array_add (items, (gpointer) index);
    }
  _ish_hcl_set_items (self, code, items);
  code->end = (guint32) self->last_end;
  return code;
}

static const IshCode *
read_term (IshHcl *self)
{
  g_autoptr (GArray) steps = NULL;
  gboolean is_group = self->token.kind == '(';
  const IshCode *base = read_primary (self);

  if (base == NULL || (self->token.kind != '.' && self->token.kind != '['))
    return base;
  steps = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  while (self->token.kind == '.' || self->token.kind == '[')
    if (!read_step (self, steps))
      return NULL;
  if (base->kind == ISH_CODE_NAME && !is_group)
    {
      IshCode *name = (IshCode *) base; /* just made: nobody has seen it */

      _ish_hcl_set_members (self, name, steps);
      name->end = (guint32) self->last_end;
      return name;
    }
  return wrap_steps (self, base, steps);
}

static const IshCode *
read_unary (IshHcl *self)
{
  gsize at = self->token.at;
  guint n_signs = 0;
  gboolean is_minus = self->token.kind == '-';
  const IshCode *operand;
  IshCode *code;

  for (; self->token.kind == '-' || self->token.kind == '!'; n_signs++)
    _ish_hcl_next (self);
  operand = read_term (self);
  if (operand == NULL || n_signs == 0)
    return operand;
  code = _ish_hcl_new_code (self, ISH_CODE_OTHER, at);
  code->end = operand->end;
  if (n_signs == 1 && is_minus && operand->kind == ISH_CODE_NUMBER)
    {
      g_autofree char *text = g_strconcat ("-", operand->text, NULL);

      code->kind = ISH_CODE_NUMBER;
      code->text = ish_arena_strdup (self->arena, text);
      return code;
    }
  {
    g_autoptr (GPtrArray) items = g_ptr_array_new ();

    g_ptr_array_add (items, (gpointer) operand);
    _ish_hcl_set_items (self, code, items);
  }
  return code;
}

/* 0: no binary operator. */
static guint
get_precedence (int kind)
{
  switch (kind)
    {
    case ISH_TOKEN_OR:
      return 1;
    case ISH_TOKEN_AND:
      return 2;
    case ISH_TOKEN_EQUAL:
    case ISH_TOKEN_UNEQUAL:
      return 3;
    case '<':
    case '>':
    case ISH_TOKEN_AT_MOST:
    case ISH_TOKEN_AT_LEAST:
      return 4;
    case '+':
    case '-':
      return 5;
    case '*':
    case '/':
    case '%':
      return 6;
    default:
      return 0;
    }
}

/* All operands of a chain are items of one node: a long sum is no deeper than a short one. */
static const IshCode *
read_binary (IshHcl *self, guint least)
{
  const IshCode *left = read_unary (self);
  g_autoptr (GPtrArray) operands = NULL;
  IshCode *code;

  if (left == NULL || get_precedence (self->token.kind) < least)
    return left;
  operands = g_ptr_array_new ();
  g_ptr_array_add (operands, (gpointer) left);
  while (get_precedence (self->token.kind) >= least)
    {
      guint precedence = get_precedence (self->token.kind);
      const IshCode *right;

      _ish_hcl_next (self);
      right = read_binary (self, precedence + 1);
      if (right == NULL)
        return NULL;
      g_ptr_array_add (operands, (gpointer) right);
    }
  code = _ish_hcl_new_code (self, ISH_CODE_OTHER, left->at);
  _ish_hcl_set_items (self, code, operands);
  code->end = (guint32) self->last_end;
  return code;
}

static const IshCode *
read_choice (IshHcl *self, const IshCode *condition)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_CHOICE, condition->at);

  g_ptr_array_add (items, (gpointer) condition);
  _ish_hcl_next (self);
  if (!read_item (self, items) || !_ish_hcl_take (self, ':', "“:”") || !read_item (self, items))
    return NULL;
  _ish_hcl_set_items (self, code, items);
  code->end = (guint32) self->last_end;
  return code;
}

const IshCode *
_ish_hcl_expression (IshHcl *self)
{
  const IshCode *code;

  if (!_ish_hcl_enter (self))
    return NULL;
  code = read_binary (self, 1);
  if (code && self->token.kind == '?')
    code = read_choice (self, code);
  _ish_hcl_leave (self);
  return code;
}
