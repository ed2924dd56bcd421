/* Reducers: what contributions to a slot become. Pure.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-value.h"

G_BEGIN_DECLS

/**
 * ish_reduce:
 * @reducer: "list" "map" "pairs" "one" "one-or" "max" "any" "statements" "chain"
 * @items: key and value of each contribution, sorted by key, keys once
 * @with: (nullable): names of "pairs", what "one-or" and "max" are without a contribution
 * @out_conflict: index of the first item that says another thing than an earlier one may be heard,
 *   else G_MAXUINT; only of "one" and "one-or"
 *
 * Returns: JSON null when nothing is to stand there; %NULL for an unknown reducer
 */
const IshValue *ish_reduce (IshArena *arena, const char *reducer, const IshMember *items, guint n,
                            const IshValue *with, guint *out_conflict);

G_END_DECLS
