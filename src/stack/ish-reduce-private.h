/* Reducers too long to stand beside the others.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-reduce.h"

G_BEGIN_DECLS

/* Contributions {name, order, condition, catch, state} become a definition in Amazon States
 * Language: one after the other, the same order at the same time, behind a choice when there is a
 * condition; those with "catch" run when another failed, and then the whole has failed. The members
 * of @with stand beside StartAt and States. */
const IshValue *_ish_reduce_chain (IshArena *arena, const IshMember *items, guint n,
                                   const IshValue *with, guint *out_conflict);

G_END_DECLS
