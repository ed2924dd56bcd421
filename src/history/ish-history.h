/* Undo and redo: inverse operations in groups, through the same door as every other edit.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-design.h"

G_BEGIN_DECLS

#define ISH_HISTORY_MAX_GROUPS 1000 /* older groups are forgotten, oldest first */

#define ISH_TYPE_HISTORY (ish_history_get_type ())
G_DECLARE_FINAL_TYPE (IshHistory, ish_history, ISH, HISTORY, GObject)

/* Properties (notify): can-undo, can-redo, modified (differs from the saved mark). */
IshHistory *ish_history_new (IshDesign *design);
IshDesign  *ish_history_get_design (IshHistory *self);

/* A gesture is one group: everything applied between begin and end is one undo step. Groups
 * nest; the outermost counts. @label is shown in the menu ("Move 3 resources"), translated. */
void ish_history_begin (IshHistory *self, const char *label);
void ish_history_end (IshHistory *self);
/* Takes back what the open group did, as if it had never begun (Esc while dragging). */
void ish_history_cancel (IshHistory *self);

/* Applies and records. Outside a group it is a group of its own. A set of the same id and path
 * within 1 s of the last group that was also only that set joins it (typing in a field). */
gboolean ish_history_apply (IshHistory *self, IshOp *op, GError **error);

gboolean    ish_history_undo (IshHistory *self);
gboolean    ish_history_redo (IshHistory *self);
gboolean    ish_history_can_undo (IshHistory *self);
gboolean    ish_history_can_redo (IshHistory *self);
const char *ish_history_get_undo_label (IshHistory *self); /* (nullable) */
const char *ish_history_get_redo_label (IshHistory *self); /* (nullable) */
gboolean    ish_history_is_modified (IshHistory *self);
void        ish_history_mark_saved (IshHistory *self);
/* The design differs from its file though nothing was done here: work back after a crash. */
void        ish_history_mark_unsaved (IshHistory *self);

G_END_DECLS
