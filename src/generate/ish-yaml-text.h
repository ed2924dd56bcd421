/* Writes a template's values as YAML with CloudFormation's short forms.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "generate/ish-tree-private.h"

G_BEGIN_DECLS

/* Appends the members of @map, one a line or more, @depth levels of two spaces in. */
void _ish_yaml_append_map (GString *out, const IshTree *map, guint depth);
/* Appends @text plain where YAML reads it back as the same text, else in double quotes. */
void _ish_yaml_append_string (GString *out, const char *text);
/* Appends what stands between the double quotes of a YAML string, or of a JSON one: they differ in
 * how they say characters beyond 16 bits. */
void _ish_yaml_append_escaped (GString *out, const char *text, gboolean json);

G_END_DECLS
