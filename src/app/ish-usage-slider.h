/* One figure that a design cannot know, as a slider: what is assumed, what somebody said.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "cost/ish-cost.h"

G_BEGIN_DECLS

#define ISH_TYPE_USAGE_SLIDER (ish_usage_slider_get_type ())
G_DECLARE_FINAL_TYPE (IshUsageSlider, ish_usage_slider, ISH, USAGE_SLIDER, GtkWidget)

/* Signals: ::tried (double) while the slider is held; ::chosen (double) when it is let go, moved by
 * a key or a number was typed; ::reset () back to what is assumed. */
GtkWidget  *ish_usage_slider_new (const IshUsageFigure *figure);
const char *ish_usage_slider_get_key (IshUsageSlider *self);
/* @given: whether somebody said @value, else it is what is assumed */
void        ish_usage_slider_set_value (IshUsageSlider *self, double value, gboolean given);

/* "1,200,000", "0.5". (transfer full) */
char *ish_usage_format (double value);
/* "1.2M", "800k", "3": what ish_usage_format() writes is read as well; %FALSE: no number from 0 */
gboolean ish_usage_parse (const char *text, double *out_value);

G_END_DECLS
