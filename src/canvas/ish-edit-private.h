/* What the files of ish-edit share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "canvas/ish-edit.h"

G_BEGIN_DECLS

char       *_ish_edit_call (const IshEdit *edit, const IshResource *resource);
void _ish_edit_refuse (IshRefusal *refusal, const char *id, const char *msgid,
                       const char *const *pairs);
void        _ish_edit_apply (const IshEdit *edit, IshOp *op); /* (transfer full) */
/* Says in @refusal that there is no more room, unless @id is there. */
gboolean    _ish_edit_is_there (const IshEdit *edit, const char *id, IshRefusal *refusal);
IshPoint    _ish_edit_place_in (const IshEdit *edit, const char *frame, double x, double y);
/* (transfer container): set of the names that are taken */
GHashTable *_ish_edit_list_names (const IshEdit *edit);
/* "SQS", then "SQS 2", "SQS 3": a name that is not in @taken. @from: the first number to try */
char       *_ish_edit_make_name (GHashTable *taken, const char *wanted, guint *from);
const char *_ish_edit_add (const IshEdit *edit, const IshService *service, const char *frame,
                           const IshRect *rect);
/* (transfer container) (element-type utf8): ids none of whose containers is in the set as well */
GPtrArray  *_ish_edit_list_tops (const IshEdit *edit, GHashTable *ids);

G_END_DECLS
