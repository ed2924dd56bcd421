/* A sentence and what fills it, kept apart so that it can be said in any language.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IshSaid IshSaid;

/* Gives the sentence for @msgid, which is returned when there is none. */
typedef const char *(*IshTranslate) (const char *msgid);

/**
 * _ish_said:
 * @msgid: the English sentence, marked N_(); lives as long as the program. Takes %s, %u, %X (with
 *   width) and %p: an #IshSaid within, which is taken; %NULL is nothing. A translation may take
 *   them in another order: %2$s.
 *
 * Returns: (transfer full): with copies of what fills it
 */
IshSaid *_ish_said (const char *msgid, ...) G_GNUC_PRINTF (1, 2) G_GNUC_WARN_UNUSED_RESULT;
/* A sentence that nothing fills, whatever signs it has; %NULL of %NULL. */
IshSaid *_ish_said_words (const char *msgid) G_GNUC_WARN_UNUSED_RESULT;
void     _ish_said_free (IshSaid *self);

/* (transfer full): the sentence, in English when @translate is %NULL; %NULL of %NULL. */
char *_ish_said_to_string (const IshSaid *self, IshTranslate translate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshSaid, _ish_said_free)

G_END_DECLS
