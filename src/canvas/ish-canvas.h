/* The drawing surface: shows a design, and turns pointer and keys into edits.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "canvas/ish-edit.h"
#include "paint/ish-painter.h"

G_BEGIN_DECLS

typedef enum {
  ISH_TOOL_SELECT,
  ISH_TOOL_PAN,
  ISH_TOOL_CONNECT,
  ISH_TOOL_NOTE,
} IshTool;

#define ISH_TYPE_CANVAS (ish_canvas_get_type ())
G_DECLARE_FINAL_TYPE (IshCanvas, ish_canvas, ISH, CANVAS, GtkDrawingArea)

/* Signals:
 *   ::selection-changed ()
 *   ::activated (char *id)       double click or Enter
 *   ::said (char *sentence)      a translated result or refusal to show for a moment
 *   ::view-changed ()            zoom or place
 *   ::tool-changed ()
 *   ::probe-changed ()         what a line in the hand would join is another
 * The content of a palette drag is a string: the type of the service. */
IshCanvas *ish_canvas_new (void);

/* @history: (nullable): the design to show comes with it */
void       ish_canvas_set_document (IshCanvas *self, IshHistory *history, IshCatalog *catalog);
IshScene  *ish_canvas_get_scene (IshCanvas *self); /* (nullable) */
void       ish_canvas_set_language (IshCanvas *self, IshLanguage language);
void       ish_canvas_set_theme (IshCanvas *self, IshTheme theme);

/* Set of ids: resources, connections, annotations. (transfer none): do not change */
GHashTable *ish_canvas_get_selection (IshCanvas *self);
const char *ish_canvas_get_single (IshCanvas *self); /* the only selected id, or %NULL */
void        ish_canvas_select (IshCanvas *self, const char *id); /* (nullable): nothing */
void        ish_canvas_select_all (IshCanvas *self);

/* id -> GINT_TO_POINTER (IshSeverity + 1), as the painter takes it; a reference is kept.
 * (nullable) */
void ish_canvas_set_findings (IshCanvas *self, GHashTable *findings);
/* As the painter takes them (ish-painter.h); references are kept. (nullable) */
void ish_canvas_set_amounts (IshCanvas *self, GHashTable *amounts, GHashTable *tints);
void ish_canvas_set_lit (IshCanvas *self, GHashTable *lit);
/* Asked for the tooltip of a resource when the pointer rests on it.
 * Returns: (transfer full) (nullable): translated */
typedef char *(*IshCanvasTipFunc) (const char *id, gpointer user_data);
void ish_canvas_set_tip_func (IshCanvas *self, IshCanvasTipFunc func, gpointer user_data);

/* A line in the hand, over what it would join. Valid until the next ::probe-changed. */
typedef struct {
  const char *from, *to; /* interned: as the person draws it */
  IshOp      *op;        /* (nullable): the line as it would be stored */
  const char *refusal;   /* (nullable): translated: why it would not */
  IshRect     target;    /* px, widget: where @to stands */
} IshProbe;
/* %FALSE: no line is in the hand, or it is over nothing. */
gboolean ish_canvas_get_probe (IshCanvas *self, IshProbe *out_probe);

/* What is implied, drawn as chips that select what needs them when they are clicked; the canvas
 * lays them out. @ghosts: (transfer full) (nullable) */
void       ish_canvas_set_ghosts (IshCanvas *self, IshGhosts *ghosts);
IshGhosts *ish_canvas_get_ghosts (IshCanvas *self); /* (nullable): laid out */

IshTool ish_canvas_get_tool (IshCanvas *self);
void    ish_canvas_set_tool (IshCanvas *self, IshTool tool);

double   ish_canvas_get_zoom (IshCanvas *self);
IshPoint ish_canvas_get_origin (IshCanvas *self); /* design units at the widget's top left */
void   ish_canvas_zoom_step (IshCanvas *self, int direction);
void   ish_canvas_zoom_to (IshCanvas *self, double zoom);
void   ish_canvas_fit (IshCanvas *self, gboolean selection_only);
/* Selects @id, scrolls to it and flashes it. */
void   ish_canvas_jump_to (IshCanvas *self, const char *id);

/* At the centre of what is visible, inside the selected frame if it takes it. */
const char *ish_canvas_insert (IshCanvas *self, const char *type);
void        ish_canvas_delete_selection (IshCanvas *self);
void        ish_canvas_copy (IshCanvas *self, gboolean cut);
void        ish_canvas_paste (IshCanvas *self);
void        ish_canvas_duplicate (IshCanvas *self);

G_END_DECLS
