/* The drawing as data: resources, connections, annotations, settings.
 *
 * A design changes only through ish_design_apply(); everything else here reads. Reading gives
 * borrowed structs that stay valid until the next apply.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "design/ish-geometry.h"
#include "design/ish-op.h"

G_BEGIN_DECLS

#define ISH_DESIGN_ERROR (ish_design_error_quark ())
GQuark ish_design_error_quark (void);

/**
 * IshDesignError:
 * @ISH_DESIGN_ERROR_FORMAT: the input is not a design; exit status 3
 * @ISH_DESIGN_ERROR_VERSION: written by a newer Isshoni; update
 * @ISH_DESIGN_ERROR_EXISTS: add or link of a live id; choose another id and try again
 * @ISH_DESIGN_ERROR_DEAD: the id, its parent or a line's end is not there
 * @ISH_DESIGN_ERROR_CYCLE: a move would put a resource inside itself
 * @ISH_DESIGN_ERROR_SCHEMA: the operation's value is of the wrong kind
 * @ISH_DESIGN_ERROR_LIMIT: past a size limit below
 * @ISH_DESIGN_ERROR_IO: the file could not be read or written
 */
typedef enum {
  ISH_DESIGN_ERROR_FORMAT,
  ISH_DESIGN_ERROR_VERSION,
  ISH_DESIGN_ERROR_EXISTS,
  ISH_DESIGN_ERROR_DEAD,
  ISH_DESIGN_ERROR_CYCLE,
  ISH_DESIGN_ERROR_SCHEMA,
  ISH_DESIGN_ERROR_LIMIT,
  ISH_DESIGN_ERROR_IO,
} IshDesignError;

#define ISH_DESIGN_MAX_BYTES (8 * 1024 * 1024) /* of the file; what a relay takes as a snapshot */
#define ISH_DESIGN_MAX_RESOURCES 20000
#define ISH_DESIGN_MAX_CONNECTIONS 60000
#define ISH_DESIGN_MAX_ANNOTATIONS 5000
#define ISH_DESIGN_MAX_DEPTH 64 /* of containment */
#define ISH_STARTER_KEY "template" /* top-level key of a starter: title, summary, words */
#define ISH_NODE_WIDTH 120.0    /* design units, of a resource that has no size of its own */
#define ISH_NODE_HEIGHT 100.0

/* All strings are owned by the design; nullable only where said. */
typedef struct {
  const char *id;
  const char *type;      /* "aws.alb" */
  const char *name;      /* as a person wrote it; may be empty */
  const char *parent;    /* (nullable): id of the container; %NULL at the top */
  const char *notes;     /* may be empty */
  const char *code_name; /* (nullable): name in generated code; %NULL means the id */
  const char *order;     /* stacking key, compared as bytes; never %NULL */
  double      x, y;      /* design units, relative to the parent's top left */
  double      width, height; /* design units; 0 when the file has none */
  JsonObject *properties;    /* never %NULL; change it only through an operation */
} IshResource;

typedef struct {
  const char *id;
  const char *from;
  const char *to;
  const char *type;  /* "network", "data", "api", "event", "default" */
  const char *label; /* may be empty */
  JsonObject *properties;
} IshConnection;

typedef struct {
  const char *id;
  const char *text;
  const char *order;
  double      x, y, width, height; /* design units, absolute */
} IshAnnotation;

#define ISH_TYPE_DESIGN (ish_design_get_type ())
G_DECLARE_FINAL_TYPE (IshDesign, ish_design, ISH, DESIGN, GObject)

/* --- make: ish-design.c, ish-design-file.c --- */

/* An empty design named @name: new id, settings cloud aws, region ap-northeast-2, environment
 * dev, prefix = slug of the name and 4 digits of the id. */
IshDesign *ish_design_new (const char *name);

/**
 * ish_design_parse:
 * @where: what messages call the input
 *
 * Reads "isshoni-design" version 1, and the first platform's canvas JSON (from_resource,
 * to_resource, connection_type, user_prompt, session_id). Unknown keys are kept.
 *
 * Returns: (transfer full): or %NULL with an error "WHERE:LINE:COLUMN: message"
 */
IshDesign *ish_design_parse (const char *text, gssize length, const char *where, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* @path "-" is standard input. */
IshDesign *ish_design_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
IshDesign *ish_design_copy (IshDesign *self);
/* A design of its own that begins as @self: new id and prefix, @name (nullable: the same), and
 * without what makes @self a starter (the key ISH_STARTER_KEY of its file). */
IshDesign *ish_design_copy_as_new (IshDesign *self, const char *name);

/* --- write: ish-design-file.c --- */

/* Same design, same bytes: fixed key order, one object a line in the three lists. */
char    *ish_design_serialize (IshDesign *self, gsize *out_length);
/* Temporary file in the same folder, fsync, rename. */
gboolean ish_design_save (IshDesign *self, const char *path, GError **error);

/* --- read --- */

const char *ish_design_get_id (IshDesign *self);
const char *ish_design_get_name (IshDesign *self);
const char *ish_design_get_prompt (IshDesign *self);
const char *ish_design_get_setting (IshDesign *self, const char *key); /* "region", "environment",
                                              "prefix", "cloud"; (nullable) */
JsonObject *ish_design_get_settings (IshDesign *self); /* whole object, with "tags" */
/* (nullable): figures a month by "KEY" (all resources) or "ID.KEY" (one), as "requests". */
JsonObject *ish_design_get_usage (IshDesign *self);
/* Findings somebody accepted: "RULE@RESOURCE" to {reason, by, at}; (nullable) */
JsonObject *ish_design_get_accepted (IshDesign *self);

guint                ish_design_get_n_resources (IshDesign *self);
/* In painting order: a frame before what is in it, siblings by their stacking keys. */
const IshResource   *ish_design_get_resource_at (IshDesign *self, guint index);
const IshResource   *ish_design_get_resource (IshDesign *self, const char *id); /* (nullable) */
guint                ish_design_get_n_connections (IshDesign *self);
const IshConnection *ish_design_get_connection_at (IshDesign *self, guint index);
const IshConnection *ish_design_get_connection (IshDesign *self, const char *id);
guint                ish_design_get_n_annotations (IshDesign *self);
const IshAnnotation *ish_design_get_annotation_at (IshDesign *self, guint index);
const IshAnnotation *ish_design_get_annotation (IshDesign *self, const char *id);

/* (transfer container) (element-type IshResource): in stacking order; @parent %NULL is the top. */
GPtrArray *ish_design_list_children (IshDesign *self, const char *parent);
/* (transfer container) (element-type IshConnection): lines that touch @id. */
GPtrArray *ish_design_list_connections (IshDesign *self, const char *id);
/* Whether @ancestor is @id itself or one of its containers. */
gboolean   ish_design_is_within (IshDesign *self, const char *id, const char *ancestor);
/* Absolute rectangle of a resource or annotation; %FALSE when the id is unknown. */
gboolean   ish_design_get_bounds (IshDesign *self, const char *id, IshRect *out_rect);

/* --- change --- */

/**
 * ish_design_apply:
 * @op: what to do
 * @inverse: (nullable) (element-type IshOp): operations that undo it are appended, in the order
 *   in which they must be applied
 *
 * The one function that changes a design, the same in the app and in the relay: the result
 * depends on the design and @op alone. On error nothing has changed.
 */
gboolean ish_design_apply (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error);

/* A free id for something named @label of a type whose last word is @stem: slug, slug_2 ... */
char *ish_design_make_id (IshDesign *self, const char *label, const char *stem);
/* A stacking key above every sibling. */
char *ish_design_make_order (IshDesign *self);

/* Signals:
 *   ::changed (IshOp *op)  after every apply, before it returns
 * Many operations at once: between freeze and thaw listeners still hear each ::changed, and
 *   ::settled comes once at the end (and after every single apply outside a freeze). */
void ish_design_freeze (IshDesign *self);
void ish_design_thaw (IshDesign *self);

G_END_DECLS
