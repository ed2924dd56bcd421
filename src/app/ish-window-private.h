/* What the files of ish-window share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "app/ish-code-pane.h"
#include "app/ish-cost-pane.h"
#include "app/ish-inspector.h"
#include "app/ish-line-tip.h"
#include "app/ish-palette.h"
#include "app/ish-money-view.h"
#include "app/ish-problems.h"
#include "app/ish-reach-pane.h"
#include "app/ish-start-page.h"
#include "app/ish-window.h"
#include "canvas/ish-canvas.h"

G_BEGIN_DECLS

/* What the canvas tells beside the drawing. */
typedef enum { ISH_VIEW_DESIGN, ISH_VIEW_COST, ISH_VIEW_SECURITY } IshViewKind;

struct _IshWindow {
  AdwApplicationWindow parent_instance;

  IshCatalog  *catalog;  /* owned */
  IshDocument *document; /* owned, nullable */
  GSettings   *settings; /* owned, nullable: the schema may not be installed */
  IshDialect   dialect;
  gboolean     close_confirmed;
  gboolean     shows_implied;  /* chips of what nobody drew */
  IshViewKind  view;
  IshMoneyView *money;         /* owned */
  GHashTable  *tallies;        /* owned, nullable: of findings, by resource: ish-window-marks.c */
  guint        status_timeout;
  guint        adapt_idle;
  guint        zoom_idle;
  int          last_width, last_height; /* px: of the last allocation */
  int          room;           /* panels that fit beside the canvas; -1 before the first layout */
  gboolean     wants_palette, wants_inspector; /* open where there is room */
  gboolean     divider_placed; /* from now on it stands where the user put it */
  int          bottom_height;  /* px: of the open bottom panel with its tabs */
  GtkFileChooserNative *chooser; /* owned while open */
  GtkWindow   *question; /* weak: the open dialog about unsaved work */
  void       (*then) (struct _IshWindow *self); /* nullable: waits for the save or the answer */

  AdwWindowTitle  *title;
  GtkWidget       *start_tools;
  GtkWidget       *end_tools;
  GtkToggleButton *palette_button;
  GtkToggleButton *inspector_button;
  GtkButton       *cost_button;
  GtkLabel        *problems_badge;
  AdwToastOverlay *toasts;
  GtkStack        *pages;
  IshStartPage    *start_page;
  IshPalette      *palette;
  IshInspector    *inspector;
  IshCanvas       *canvas;
  AdwFlap         *palette_flap;
  AdwFlap         *inspector_flap;
  GtkPaned        *paned;
  GtkToggleButton *tool_select;
  GtkToggleButton *tool_pan;
  GtkToggleButton *tool_connect;
  GtkToggleButton *tool_note;
  GtkLabel        *zoom_label;
  GtkWidget       *empty_hint;
  IshLineTip      *line_tip;
  GtkLabel        *status_label;
  GtkToggleButton *code_tab;
  GtkToggleButton *problems_tab;
  GtkToggleButton *cost_tab;
  GtkWidget       *code_tools;
  GtkDropDown     *file_choice;
  GtkToggleButton *terraform_button;
  GtkToggleButton *cloudformation_button;
  GtkToggleButton *bottom_button;
  GtkStack        *bottom_stack;
  IshCodePane     *code_pane;
  IshProblems     *problems;
  IshCostPane     *cost_pane;
  IshReachPane    *reach;
};

void _ish_window_init_layout (IshWindow *self);              /* ish-window-layout.c */
void _ish_window_size_changed (IshWindow *self, int width, int height);
void _ish_window_keep_layout (IshWindow *self);
void _ish_window_restore_layout (IshWindow *self);
void _ish_window_class_init_actions (GtkWidgetClass *class); /* ish-window-actions.c */
void _ish_window_update_actions (IshWindow *self);
void _ish_window_save (IshWindow *self, gboolean choose);    /* ish-window-files.c */
void _ish_window_export (IshWindow *self, const char *what);
void _ish_window_recover (IshWindow *self, const char *file, const char *path);
void _ish_window_init_drop (IshWindow *self);
/* Asks when there is unsaved work; calls @then when it may be left. */
void _ish_window_leave (IshWindow *self, void (*then) (IshWindow *self));
void _ish_window_show_start (IshWindow *self);
void _ish_window_update_title (IshWindow *self);
void _ish_window_show_problems (IshWindow *self);
void _ish_window_show_cost (IshWindow *self);
/* ish-window-marks.c: cost and findings on the canvas and in the header */
void _ish_window_show_marks (IshWindow *self);
void _ish_window_set_view (IshWindow *self, const char *name); /* "design", "cost", "security" */
const char *_ish_view_to_string (IshViewKind view);
/* ish-window-problems.c */
void _ish_window_fix (IshWindow *self, IshProblem *problem);
void _ish_window_accept (IshWindow *self, IshProblem *problem);
void _ish_window_take_back (IshWindow *self, IshProblem *problem);
void _ish_window_ask_environment (IshWindow *self, const char *name);
gboolean _ish_window_can_ask_reach (IshWindow *self);
void _ish_window_ask_reach (IshWindow *self);
void _ish_window_show_implied (IshWindow *self); /* or not: see shows_implied */
/* Puts the keyboard into the next pane of palette, canvas, form, bottom; @step 1 or -1. */
void _ish_window_cycle_panes (IshWindow *self, int step);

G_END_DECLS
