/* What the files of ish-inspector share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "app/ish-arguments.h"
#include "app/ish-field.h"
#include "app/ish-inspector.h"

G_BEGIN_DECLS

struct _IshInspector {
  GtkWidget parent_instance;

  IshDocument *document; /* owned, nullable */
  char        *id;       /* owned, nullable: what the form is of */
  guint        n_selected;
  GtkWidget   *scroller;
  GtkWidget   *form;     /* box: rebuilt for each selection */
  GHashTable  *fields;   /* owned: path -> widget that edits it; borrowed from the form */
  IshArguments *arguments; /* borrowed from the form, nullable: of a generic type */
  GtkLabel    *heading;  /* borrowed from the form: the name as it is typed */
  GCancellable *trying;  /* owned, nullable: finds out what the selected line writes */
  GtkWidget   *creates;  /* box: what the selected thing becomes; refreshed after each generate */
  gboolean     editing;  /* our own edit is being applied: the form already shows it */
  guint        rebuild_idle;
  char        *wanted;   /* owned, nullable: property to focus once the form is on the screen */
};

/* Applies and shows nothing anew, since the form is where the value comes from. */
void       _ish_inspector_apply (IshInspector *self, IshOp *op); /* (transfer full) */
void       _ish_inspector_set_property (IshInspector *self, const char *path, JsonNode *value);
/* For an edit that changes which fields there are. Not at once: the field is still at work. */
void       _ish_inspector_rebuild_soon (IshInspector *self);
void       _ish_inspector_jump (IshInspector *self, const char *id);
void       _ish_inspector_ask_environment (IshInspector *self, const char *name);

/* Hides the fields whose condition does not hold for what the others say. */
void       _ish_inspector_update_shown (IshInspector *self);

/* Pieces of a form, appended to it. */
void _ish_inspector_add_header (IshInspector *self, const char *icon, const char *title,
                                const char *subtitle);
GtkWidget *_ish_inspector_add_section (IshInspector *self, const char *title);
GtkWidget *_ish_inspector_add_entry (IshInspector *self, const char *label, const char *path,
                                     const char *text);
GtkWidget *_ish_inspector_add_text (IshInspector *self, const char *label, const char *path,
                                    const char *text);
void _ish_inspector_add_fields (IshInspector *self, GPtrArray *props, JsonObject *properties);
/* What an untouched field means in the design's environment. (transfer none) (nullable) */
JsonNode *_ish_inspector_get_default (IshInspector *self, const IshProp *prop);
GtkWidget *_ish_inspector_make_link (IshInspector *self, const char *text, const char *id);
GtkWidget *_ish_inspector_make_dim (const char *text);
/* The name people know a resource by. */
const char *_ish_inspector_call (IshInspector *self, const IshResource *resource);

/* ish-inspector-generic.c: forms of types without a form of their own. */
void     _ish_inspector_add_arguments (IshInspector *self, const IshService *service,
                                       JsonObject *properties);
/* A choice for what a line from or to such a type fills; %FALSE: @prop is not of that kind. */
gboolean _ish_inspector_add_reference (IshInspector *self, const IshConnection *line,
                                       const IshProp *prop, const char *from_type,
                                       const char *to_type);

/* One form each. */
void _ish_inspector_build_resource (IshInspector *self, const IshResource *resource);
void _ish_inspector_build_line (IshInspector *self, const IshConnection *line);
void _ish_inspector_build_note (IshInspector *self, const IshAnnotation *note);
void _ish_inspector_build_design (IshInspector *self);
/* Fills self->creates from the stack. */
void _ish_inspector_refresh_creates (IshInspector *self);
void _ish_inspector_stop_trying (IshInspector *self);

G_END_DECLS
