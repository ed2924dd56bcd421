/* The starter designs in the bundle, and the one that fits an idea somebody typed.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

/* Fields are read only. */
typedef struct {
  char  *name;       /* "disaster_notification" */
  char  *title[3];   /* by IshLanguage */
  char  *summary[3]; /* by IshLanguage: one line */
  char **words;      /* folded: what an idea is matched by */
  GBytes *data;      /* the .isshoni text */
} IshStarter;

/* (transfer full) (element-type IshStarter): by name. A starter that does not read is an error of
 * the build, and is said. */
GPtrArray *ish_starters_list (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The starter named @text, else the one whose words the idea contains most of, in any of the three
 * languages; %NULL when none fits. No network, no key. */
const IshStarter *ish_starters_find (GPtrArray *starters, const char *text);

/* Whether @self is still meant while @text is being typed: an idea that holds one of its words, or
 * the beginning of a word, or a part of its title, in any of the three languages. */
gboolean ish_starter_matches (const IshStarter *self, const char *text);

void ish_starter_free (IshStarter *self);

G_END_DECLS
