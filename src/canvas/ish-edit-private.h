/* What the files of ish-edit share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "canvas/ish-edit.h"

G_BEGIN_DECLS

char       *_ish_edit_call (const IshEdit *edit, const IshResource *resource);
void _ish_edit_refuse (IshRefusal *refusal, const char *id, const char *msgid,
                       const char *const *pairs);
void        _ish_edit_apply (const IshEdit *edit, IshOp *op); /* (transfer full) */
IshPoint    _ish_edit_place_in (const IshEdit *edit, const char *frame, double x, double y);
char       *_ish_edit_make_name (const IshEdit *edit, const char *wanted);
const char *_ish_edit_add (const IshEdit *edit, const IshService *service, const char *frame,
                           const IshRect *rect);
/* (transfer container) (element-type utf8): ids none of whose containers is in the set as well */
GPtrArray  *_ish_edit_list_tops (const IshEdit *edit, GHashTable *ids);

G_END_DECLS
