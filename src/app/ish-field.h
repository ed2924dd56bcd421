/* One field of a form: a property of the catalogue with its label, value and what is wrong with it.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_FIELD (ish_field_get_type ())
G_DECLARE_FINAL_TYPE (IshField, ish_field, ISH, FIELD, GtkWidget)

/* Signal: ::edited () when the user has entered a value that may stand; read it with
 * ish_field_get_value(). A value that may not stand stays in the field, the reason under it. */

/* @prop: (transfer none): outlived by the catalogue */
IshField   *ish_field_new (const IshProp *prop);
const IshProp *ish_field_get_prop (IshField *self);
/* @value: (nullable): what is stored; @fallback: (nullable): the default, shown dim */
void        ish_field_set_value (IshField *self, JsonNode *value, JsonNode *fallback);
/* As above, the default as it was; a control that shows the value already keeps its cursor. */
void        ish_field_update (IshField *self, JsonNode *value);
/* (transfer full) (nullable): %NULL means the default */
JsonNode   *ish_field_get_value (IshField *self);

/* Puts the keyboard into the control. */
void        ish_field_focus (IshField *self);

/* A label over any control, in the look of a field; also for fields that are not properties. */
GtkWidget  *ish_field_wrap (const char *label, GtkWidget *control, const char *help);
/* Of a text view; the cursor stays when the text is already there. */
void        ish_field_show_text (GtkWidget *view, const char *text);

G_END_DECLS
