/* What a design implies and nobody drew, as small dashed chips beside what needs it.
 *
 * A chip stands for all implied resources of one type that one drawn resource needs: "Subnet × 4".
 * Chips are no part of the design: they have no place of their own and cannot be moved.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "paint/ish-scene.h"

G_BEGIN_DECLS

typedef struct {
  const char *cause;         /* interned: the drawn resource beside which it stands */
  const char *type;          /* interned: "aws.subnet" */
  const IshService *service; /* (nullable) */
  GPtrArray  *ids;           /* (element-type utf8): owned: what it stands for */
  char       *label;         /* owned: "Subnet × 4" */
  IshRect     rect;          /* design units, absolute; width 0: its cause has no place */
} IshGhost;

typedef struct _IshGhosts IshGhosts;

IshGhosts *ish_ghosts_new (void);
void       ish_ghosts_free (IshGhosts *self);
/* @cause: a drawn resource that needs an implied resource @id of @type */
void       ish_ghosts_add (IshGhosts *self, const char *cause, const char *type, const char *id);
/* Words and places for where things stand now: below its cause, or beside or above it where there
 * is nothing yet. @zoom: px per design unit: chips are larger where names of cards are. */
void       ish_ghosts_lay_out (IshGhosts *self, IshScene *scene, IshLanguage language, double zoom);
guint           ish_ghosts_get_n (IshGhosts *self);
const IshGhost *ish_ghosts_get_at (IshGhosts *self, guint index);
/* (nullable): the chip at a point, design units */
const IshGhost *ish_ghosts_hit (IshGhosts *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshGhosts, ish_ghosts_free)

G_END_DECLS
