/* What the files of ish-canvas share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "canvas/ish-canvas.h"
#include "canvas/ish-viewport.h"

G_BEGIN_DECLS

/* What the pressed pointer is doing; one at a time, changed only in ish-canvas-drag.c. */
typedef enum {
  ISH_DRAG_NONE,
  ISH_DRAG_PRESSED, /* on a resource or note, not yet past the threshold: a click moves nothing */
  ISH_DRAG_MOVE,
  ISH_DRAG_MARQUEE,
  ISH_DRAG_PAN,
  ISH_DRAG_CONNECT,
  ISH_DRAG_RESIZE,
} IshDragKind;

struct _IshCanvas {
  GtkDrawingArea parent_instance;

  IshHistory *history; /* owned, nullable with all below */
  IshCatalog *catalog; /* owned */
  IshScene   *scene;   /* owned */
  IshPainter *painter; /* owned */
  IshEdit     edit;    /* borrows the three above */
  IshViewport view;
  IshTheme    theme;
  IshLanguage language;
  gboolean    fit_pending; /* a new document is fitted until somebody touches the view */

  GHashTable *selection; /* owned set of interned ids */
  GHashTable *findings;  /* owned, nullable */
  GHashTable *amounts;   /* owned, nullable */
  GHashTable *tints;     /* owned, nullable */
  GHashTable *lit;       /* owned, nullable */
  IshCanvasTipFunc tip_func; /* nullable */
  gpointer    tip_data;
  IshGhosts  *ghosts;    /* owned, nullable */
  gboolean    ghosts_dirty;
  gboolean    ghosts_large; /* how they were laid out last */
  IshTool     tool;
  const char *hovered;   /* interned */
  const char *flashed;   /* interned: rings for a moment after a jump */
  guint       flash_timeout;

  IshDragKind drag;
  gboolean    space_held;
  double      press_x, press_y;     /* px, widget */
  double      pointer_x, pointer_y; /* px, widget: where the pointer was seen last */
  gboolean    pointer_inside;
  gboolean    additive;             /* Shift was down at the press */
  IshHit      press_hit;
  GHashTable *lifted;               /* set, while moving: what is under the pointer's hand */
  double      lift_dx, lift_dy;     /* design units */
  const char *drop_target;          /* interned */
  const char *refused;              /* interned */
  char       *refusal;              /* owned, nullable */
  char       *welcome;              /* owned, nullable: what the drop would do */
  IshRect     marquee;              /* design units */
  const char *connect_from;         /* interned */
  const char *connect_to;           /* interned: under the pointer */
  IshOp      *connect_op;           /* owned, nullable: what a release would do */
  char       *connect_refusal;      /* owned, nullable: translated: why it would do nothing */
  IshRect     resize_rect;          /* design units: where the resized frame would be */
  GtkWidget  *menu;                 /* popover, a child; nullable until it is first asked for */
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_ACTIVATED,
  SIGNAL_SAID,
  SIGNAL_VIEW_CHANGED,
  SIGNAL_TOOL_CHANGED,
  SIGNAL_PROBE_CHANGED,
  N_SIGNALS
};
extern guint _ish_canvas_signals[N_SIGNALS];

void _ish_canvas_init_drag (IshCanvas *self);                  /* ish-canvas-drag.c */
void _ish_canvas_init_drop (IshCanvas *self);                  /* ish-canvas-drop.c */
void _ish_canvas_class_init_actions (GtkWidgetClass *class);   /* ish-canvas-actions.c */
void _ish_canvas_init_keys (IshCanvas *self);                  /* ish-canvas-actions.c */
void _ish_canvas_update_actions (IshCanvas *self);             /* ish-canvas-actions.c */
void _ish_canvas_init_menu (IshCanvas *self);                  /* ish-canvas-menu.c */
/* @x, @y: px, widget */
void _ish_canvas_show_menu (IshCanvas *self, double x, double y);
void _ish_canvas_cancel_drag (IshCanvas *self);

/* (nullable): the chip under the pointer; anything drawn lies over it */
const IshGhost *_ish_canvas_hit_ghost (IshCanvas *self, double widget_x, double widget_y);
IshHit _ish_canvas_hit (IshCanvas *self, double widget_x, double widget_y);
void   _ish_canvas_set_landing (IshCanvas *self, const IshLanding *landing, IshRefusal *refusal);
void   _ish_canvas_clear_landing (IshCanvas *self);
/* (nullable): nothing under the pointer that the line in the hand would join */
void   _ish_canvas_set_probe (IshCanvas *self, const char *to);
/* What holds all that is selected and has a place; %FALSE when nothing has. */
gboolean _ish_canvas_get_selection_rect (IshCanvas *self, IshRect *out);
void   _ish_canvas_say (IshCanvas *self, const char *sentence);
/* Takes the sentence out of @refusal and says it, when there is one. */
void   _ish_canvas_say_refusal (IshCanvas *self, IshRefusal *refusal);
void   _ish_canvas_selection_changed (IshCanvas *self);
void   _ish_canvas_view_changed (IshCanvas *self);
void   _ish_canvas_update_cursor (IshCanvas *self);

G_END_DECLS
