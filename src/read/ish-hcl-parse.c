/* Reads the structure of HCL: blocks and arguments.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-hcl-private.h"

#include <string.h>

static gboolean read_body (IshHcl *self, IshCode *block, int end);

static gboolean
read_label (IshHcl *self, GPtrArray *labels)
{
  const IshCode *label;

  if (self->token.kind == ISH_TOKEN_QUOTE)
    {
      gsize at = self->token.at;

      label = _ish_hcl_quoted (self);
      if (label == NULL)
        return FALSE;
      if (label->kind != ISH_CODE_STRING)
        {
          ish_source_set_error (self->source, self->error, at,
                                "expected a label without “${”: labels are fixed");
          return FALSE;
        }
    }
  else
    {
      IshCode *code = _ish_hcl_new_code (self, ISH_CODE_STRING, self->token.at);

      code->text = _ish_hcl_token_text (self);
      label = code;
      _ish_hcl_next (self);
    }
  g_ptr_array_add (labels, (gpointer) label);
  return TRUE;
}

static const IshCode *
read_block (IshHcl *self, gsize at)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  IshCode *code = _ish_hcl_new_code (self, ISH_CODE_BLOCK, at);
  const IshCode **copy;

  while (self->token.kind == ISH_TOKEN_QUOTE || self->token.kind == ISH_TOKEN_NAME)
    if (!read_label (self, labels))
      return NULL;
  copy = ish_arena_alloc (self->arena, MAX (1, labels->len) * sizeof *copy);
  if (labels->len > 0)
    memcpy (copy, labels->pdata, labels->len * sizeof *copy);
  code->labels = copy;
  code->n_labels = labels->len;
  if (self->token.kind != '{')
    return _ish_hcl_expected (self, labels->len ? "a label or “{”" : "“=”, a label or “{”"), NULL;
  if (!_ish_hcl_enter (self))
    return NULL;
  _ish_hcl_next (self);
  if (!read_body (self, code, '}'))
    return NULL;
  code->end = (guint32) self->token.end;
  _ish_hcl_next (self);
  _ish_hcl_leave (self);
  return code;
}

/* An argument or a block, up to the end of its line. */
static gboolean
read_member (IshHcl *self, GArray *members, int end)
{
  IshCodeMember member = { NULL, (guint32) self->token.at, NULL };

  if (self->token.kind != ISH_TOKEN_NAME)
    return _ish_hcl_expected (self, end == '}' ? "an argument, a block or “}”"
                                               : "a block or an argument");
  member.key = _ish_hcl_token_text (self);
  _ish_hcl_next (self);
  if (self->token.kind == '=')
    {
      _ish_hcl_next (self);
      member.value = _ish_hcl_expression (self);
    }
  else
    member.value = read_block (self, member.at);
  if (member.value == NULL)
    return FALSE;
  g_array_append_val (members, member);
  if (self->token.kind != ISH_TOKEN_NEWLINE && self->token.kind != end
      && self->token.kind != ISH_TOKEN_END)
    return _ish_hcl_expected (self, "the end of the line");
  return TRUE;
}

/* Up to, not past, the token @end. */
static gboolean
read_body (IshHcl *self, IshCode *block, int end)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));

  for (;;)
    {
      while (self->token.kind == ISH_TOKEN_NEWLINE)
        _ish_hcl_next (self);
      if (self->token.kind == end)
        break;
      if (!read_member (self, members, end))
        return FALSE;
    }
  _ish_hcl_set_members (self, block, members);
  return TRUE;
}

const IshCode *
ish_hcl_read (IshArena *arena, const IshSource *source, GError **error)
{
  IshHcl self = { .source = source, .arena = arena, .error = error };
  IshCode *code;

  _ish_hcl_seek (&self, 0);
  code = _ish_hcl_new_code (&self, ISH_CODE_BLOCK, 0);
  if (!read_body (&self, code, ISH_TOKEN_END))
    return NULL;
  code->end = (guint32) source->length;
  return code;
}
