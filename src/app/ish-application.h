/* The program: one catalogue, its windows, and what works without a window.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISH_TYPE_APPLICATION (ish_application_get_type ())
G_DECLARE_FINAL_TYPE (IshApplication, ish_application, ISH, APPLICATION, AdwApplication)

IshApplication *ish_application_new (void);

G_END_DECLS
