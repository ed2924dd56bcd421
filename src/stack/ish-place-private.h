/* Between the planner's glue and its addresses. Private to src/stack.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-planner.h"
#include "stack/ish-resolve-private.h"

G_BEGIN_DECLS

/* Gives every network and subnet its range, and says which ranges cannot be.
 * @networks: (element-type IshPlanNetwork) in the order of ids; data is the IshInstance */
void _ish_place_addresses (IshResolve *self, GPtrArray *networks);

G_END_DECLS
