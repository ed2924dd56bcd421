/* What a person does to a drawing, as operations in one undo step each: insert, move into a frame,
 * connect, delete, copy, paste, resize. No widgets: the canvas and tests call the same functions.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-catalog.h"
#include "history/ish-history.h"
#include "paint/ish-scene.h"

G_BEGIN_DECLS

#define ISH_EDIT_GRID 20.0          /* design units */
#define ISH_EDIT_FRAME_HEADER 32.0  /* design units above the children of a frame */
#define ISH_EDIT_FRAME_PADDING 20.0 /* design units around the children of a frame */

typedef struct {
  IshHistory *history;
  IshCatalog *catalog;
  IshScene   *scene;
  IshLanguage language; /* of new names and of type names in refusals */
} IshEdit;

/* Why something was not done: a translated sentence, and the resource it is about. */
typedef struct {
  char       *sentence;
  const char *id; /* (nullable): interned */
} IshRefusal;

void ish_refusal_clear (IshRefusal *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IshRefusal, ish_refusal_clear)

/* Where something of a type would land when it is dropped at a point. */
typedef struct {
  const char *frame;    /* (nullable): interned: the frame that takes it; %NULL is the top */
  const char *refusing; /* (nullable): interned: the frame under the pointer that does not */
  gboolean    accepted; /* %FALSE: not even the top takes it */
} IshLanding;

/**
 * ish_edit_find_landing:
 * @type: of the resource
 * @except: (nullable): ids that are being moved, never landing places
 * @refusal: (out): why the innermost frame refuses, when it does
 *
 * The innermost frame under the point that accepts @type, going outwards.
 */
IshLanding ish_edit_find_landing (const IshEdit *edit, const char *type, double x, double y,
                                  GHashTable *except, IshRefusal *refusal);

/* Moves the rectangle, absolute, to the nearest place inside @frame (%NULL: the top) where it
 * covers no sibling: right of it first, then rows below. */
void ish_edit_find_free (const IshEdit *edit, const char *frame, IshRect *rect);

/**
 * ish_edit_insert:
 * @x, @y: design units, absolute: centre of the new node, top left of a new frame's header
 *
 * Never nowhere: when the frame under the point refuses, the resource is put beside it and
 * @refusal says why.
 *
 * Returns: interned id, or %NULL when even the top does not take it
 */
const char *ish_edit_insert (const IshEdit *edit, const char *type, double x, double y,
                             IshRefusal *refusal);
const char *ish_edit_insert_note (const IshEdit *edit, double x, double y, const char *text);

/* Moves by (@dx, @dy) and into the frame under (@x, @y), which the pointer is on. A resource the
 * frame refuses stays where it was; @refusal says why. */
gboolean ish_edit_move (const IshEdit *edit, GHashTable *ids, double dx, double dy, double x,
                        double y, gboolean snap, IshRefusal *refusal);
/* By the keyboard: position only, parents stay. */
void     ish_edit_nudge (const IshEdit *edit, GHashTable *ids, double dx, double dy);
void     ish_edit_resize (const IshEdit *edit, const char *id, const IshRect *absolute);

/* Returns the line's interned id, or %NULL with @refusal. @type %NULL is the pair's default. */
const char *ish_edit_connect (const IshEdit *edit, const char *from, const char *to,
                              const char *type, IshRefusal *refusal);
/* What ish_edit_connect() would do, not done: a line turned to where its type goes.
 * (transfer full) (nullable): refused */
IshOp      *ish_edit_plan_line (const IshEdit *edit, const char *from, const char *to,
                                const char *type, IshRefusal *refusal);
/* Whether the two types may be joined at all. */
gboolean    ish_edit_can_connect (const IshEdit *edit, const char *from, const char *to,
                                  IshRefusal *refusal);

void ish_edit_delete (const IshEdit *edit, GHashTable *ids);
/* (transfer full) (nullable): JSON text of the resources with their subtrees, and the lines among
 * them */
char *ish_edit_copy (const IshEdit *edit, GHashTable *ids);
/* Fresh ids and names; into the frame at (@x, @y) when it takes everything, else to the top.
 * Returns: (transfer full): set of the new top ids, empty when @text is not ours */
GHashTable *ish_edit_paste (const IshEdit *edit, const char *text, double x, double y);

/* Frames grow for their children, never clip: enlarges @id and its containers as needed. */
void ish_edit_fit_frames (const IshEdit *edit, const char *id);

G_END_DECLS
