/* The HCL reader's state, shared by its lexer and its parser. Private to src/read.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "read/ish-code.h"

G_BEGIN_DECLS

/* One character tokens are that character. */
typedef enum {
  ISH_TOKEN_END = 256,
  ISH_TOKEN_NEWLINE,
  ISH_TOKEN_NAME,
  ISH_TOKEN_NUMBER,
  ISH_TOKEN_QUOTE,    /* the opening quote; what follows is read as a template */
  ISH_TOKEN_HEREDOC,  /* up to the line feed after its marker */
  ISH_TOKEN_EQUAL,    /* == */
  ISH_TOKEN_UNEQUAL,
  ISH_TOKEN_AT_MOST,
  ISH_TOKEN_AT_LEAST,
  ISH_TOKEN_AND,
  ISH_TOKEN_OR,
  ISH_TOKEN_ARROW,    /* => */
  ISH_TOKEN_ELLIPSIS,
  ISH_TOKEN_SCOPE,    /* :: */
  ISH_TOKEN_BAD,
} IshTokenKind;

typedef struct {
  int   kind; /* IshTokenKind or a character */
  gsize at, end;
} IshToken;

typedef struct {
  const IshSource *source;
  IshArena        *arena;
  GError         **error;
  IshToken         token;         /* the one to look at; nothing after it has been read */
  gsize            last_end;      /* first byte after the token before it */
  gboolean         skip_newlines; /* inside ( [ and ${: a line feed is a space there */
  gboolean         is_document;   /* reading a heredoc as JSON */
  guint            depth;
} IshHcl;

void  _ish_hcl_next (IshHcl *self);
/* Reads the next token from byte @at. */
void  _ish_hcl_seek (IshHcl *self, gsize at);
/* Whether the current token is the name @word. */
gboolean _ish_hcl_is_word (const IshHcl *self, const char *word);
char *_ish_hcl_token_text (const IshHcl *self); /* (transfer none): in the arena */
/* Sets "expected WHAT, found ..." and returns %FALSE. */
gboolean _ish_hcl_expected (IshHcl *self, const char *what);
/* Takes the token of that kind, or sets the error. */
gboolean _ish_hcl_take (IshHcl *self, int kind, const char *what);
/* One level deeper; %FALSE with an error past the limit. Every %TRUE is followed by a leave. */
gboolean _ish_hcl_enter (IshHcl *self);
void     _ish_hcl_leave (IshHcl *self);

IshCode *_ish_hcl_new_code (IshHcl *self, IshCodeKind kind, gsize at);
void     _ish_hcl_set_items (IshHcl *self, IshCode *code, GPtrArray *items);
void     _ish_hcl_set_members (IshHcl *self, IshCode *code, GArray *members);

const IshCode *_ish_hcl_expression (IshHcl *self);
/* The current token is the quote or heredoc; the token after it is current afterwards. */
const IshCode *_ish_hcl_quoted (IshHcl *self);
const IshCode *_ish_hcl_heredoc (IshHcl *self);

G_END_DECLS
