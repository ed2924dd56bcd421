/* What a person does to a drawing, as operations in one undo step each.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-edit.h"
#include "canvas/ish-edit-private.h"

#include <glib/gi18n-lib.h>

#include "base/ish-text.h"

#define FREE_SPOT_GAP 20.0 /* design units between a new resource and its neighbours */
#define FREE_SPOT_ROWS 40  /* after so many rows a new resource may cover another */

void
ish_refusal_clear (IshRefusal *self)
{
  g_clear_pointer (&self->sentence, g_free);
  self->id = NULL;
}

/* A person's word for a resource: its name, else what it is. */
char *
_ish_edit_call (const IshEdit *edit, const IshResource *resource)
{
  const IshService *service;

  if (resource->name[0] != '\0')
    return g_strdup (resource->name);
  service = ish_catalog_get_service (edit->catalog, resource->type);
  return g_strdup (service ? ish_service_get_label (service, edit->language) : resource->type);
}

static const char *
type_label (const IshEdit *edit, const char *type)
{
  const IshService *service = ish_catalog_get_service (edit->catalog, type);

  return service ? ish_service_get_label (service, edit->language) : type;
}

void
_ish_edit_refuse (IshRefusal *refusal, const char *id, const char *msgid, const char *const *pairs)
{
  if (refusal == NULL || refusal->sentence != NULL)
    return;
  refusal->sentence = ish_text_fill (g_dgettext (GETTEXT_PACKAGE, msgid), pairs);
  refusal->id = id ? g_intern_string (id) : NULL;
}

static void
refuse_parent (const IshEdit *edit, const char *type, const IshResource *parent, const char *msgid,
               IshRefusal *refusal)
{
  g_autofree char *parent_name = parent ? _ish_edit_call (edit, parent) : g_strdup ("");
  const char *pairs[] = { "child", type_label (edit, type), "parent", parent_name, NULL };

  _ish_edit_refuse (refusal, parent ? parent->id : NULL, msgid, pairs);
}

IshLanding
ish_edit_find_landing (const IshEdit *edit, const char *type, double x, double y,
                       GHashTable *except, IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const char *frame = ish_scene_get_frame_at (edit->scene, x, y, except);
  IshLanding landing = { NULL, NULL, FALSE };

  for (;;)
    {
      const IshResource *parent = frame ? ish_design_get_resource (design, frame) : NULL;
      const char *msgid =
        ish_catalog_check_parent (edit->catalog, parent ? parent->type : NULL, type);

      if (msgid == NULL)
        {
          landing.frame = parent ? g_intern_string (parent->id) : NULL;
          landing.accepted = TRUE;
          return landing;
        }
      refuse_parent (edit, type, parent, msgid, refusal);
      if (parent == NULL)
        return landing;
      if (landing.refusing == NULL)
        landing.refusing = g_intern_string (parent->id);
      frame = parent->parent;
    }
}

static gboolean
covers_sibling (IshDesign *design, GPtrArray *siblings, const IshRect *rect)
{
  IshRect wanted = ish_rect_inflate (rect, FREE_SPOT_GAP - 1);

  for (guint i = 0; i < siblings->len; i++)
    {
      const IshResource *sibling = g_ptr_array_index (siblings, i);
      IshRect other;

      if (ish_design_get_bounds (design, sibling->id, &other)
          && ish_rect_intersects (&wanted, &other))
        return TRUE;
    }
  return FALSE;
}

void
ish_edit_find_free (const IshEdit *edit, const char *frame, IshRect *rect)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) siblings = ish_design_list_children (design, frame);
  IshRect wanted = *rect;
  IshRect bounds;
  double right = wanted.x + 6 * (wanted.width + FREE_SPOT_GAP);

  if (frame && ish_design_get_bounds (design, frame, &bounds))
    right = bounds.x + bounds.width - ISH_EDIT_FRAME_PADDING;
  for (guint row = 0; row < FREE_SPOT_ROWS; row++)
    {
      IshRect probe = wanted;

      probe.y += row * (wanted.height + 2 * FREE_SPOT_GAP);
      while (probe.x + probe.width <= right || probe.x <= wanted.x)
        {
          if (!covers_sibling (design, siblings, &probe))
            {
              *rect = probe;
              return;
            }
          probe.x += ISH_EDIT_GRID;
        }
    }
}

void
_ish_edit_apply (const IshEdit *edit, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  /* An operation made here names what is there, so a refusal is our bug, not the user's; unless the
   * design is full, or a text from the clipboard was not what it claimed to be. */
  if (!ish_history_apply (edit->history, op, &error))
    {
      if (g_error_matches (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT)
          || g_error_matches (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA))
        g_debug ("edit: %s", error->message);
      else
        g_warning ("edit: %s", error->message);
    }
  ish_op_unref (op);
}

gboolean
_ish_edit_is_there (const IshEdit *edit, const char *id, IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);

  if (ish_design_get_resource (design, id) || ish_design_get_connection (design, id)
      || ish_design_get_annotation (design, id))
    return TRUE;
  _ish_edit_refuse (refusal, NULL, N_("This design is full; nothing can be added to it."), NULL);
  return FALSE;
}

/* Absolute to the coordinates of @frame, kept clear of its header and border. */
IshPoint
_ish_edit_place_in (const IshEdit *edit, const char *frame, double x, double y)
{
  IshPoint point = { x, y };
  IshRect bounds;

  if (frame == NULL
      || !ish_design_get_bounds (ish_history_get_design (edit->history), frame, &bounds))
    return point;
  point.x = MAX (ISH_EDIT_FRAME_PADDING, x - bounds.x);
  point.y = MAX (ISH_EDIT_FRAME_HEADER + 8, y - bounds.y);
  return point;
}

void
ish_edit_fit_frames (const IshEdit *edit, const char *id)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const IshResource *resource = ish_design_get_resource (design, id);

  while (resource && resource->parent)
    {
      const IshResource *parent = ish_design_get_resource (design, resource->parent);
      double width = resource->width > 0 ? resource->width : ISH_NODE_WIDTH;
      double height = resource->height > 0 ? resource->height : ISH_NODE_HEIGHT;
      double right = resource->x + width + ISH_EDIT_FRAME_PADDING;
      double bottom = resource->y + height + ISH_EDIT_FRAME_PADDING;
      g_autofree char *parent_id = NULL;

      if (parent == NULL)
        return;
      parent_id = g_strdup (parent->id);
      if (right > parent->width)
        _ish_edit_apply (edit, ish_op_new_set_double (parent_id, "width", right));
      parent = ish_design_get_resource (design, parent_id);
      if (bottom > parent->height)
        _ish_edit_apply (edit, ish_op_new_set_double (parent_id, "height", bottom));
      resource = ish_design_get_resource (design, parent_id);
    }
}

GHashTable *
_ish_edit_list_names (const IshEdit *edit)
{
  IshDesign *design = ish_history_get_design (edit->history);
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    g_hash_table_add (taken, g_strdup (ish_design_get_resource_at (design, i)->name));
  return taken;
}

char *
_ish_edit_make_name (GHashTable *taken, const char *wanted, guint *from)
{
  char *name = g_strdup (wanted);

  for (; g_hash_table_contains (taken, name); (*from)++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, *from);
    }
  return name;
}

/* The frame that stands directly in @frame and holds @inner. */
static const char *
outermost_within (IshDesign *design, const char *inner, const char *frame)
{
  const IshResource *resource = ish_design_get_resource (design, inner);

  while (resource->parent && g_strcmp0 (resource->parent, frame) != 0)
    resource = ish_design_get_resource (design, resource->parent);
  return resource->id;
}

static IshRect
landing_rect (const IshEdit *edit, const IshService *service, const IshLanding *landing, double x,
              double y)
{
  IshDesign *design = ish_history_get_design (edit->history);
  gboolean is_frame = ish_service_get_frame (service) != NULL;
  IshRect rect = { x, y, ISH_NODE_WIDTH, ISH_NODE_HEIGHT };
  IshRect beside;

  if (is_frame)
    ish_service_get_size (service, &rect.width, &rect.height);
  else
    rect.x -= rect.width / 2, rect.y -= rect.height / 2;
  if (landing->refusing
      && ish_design_get_bounds (
        design, outermost_within (design, landing->refusing, landing->frame), &beside))
    {
      rect.x = beside.x + beside.width + 2 * ISH_EDIT_GRID;
      ish_edit_find_free (edit, landing->frame, &rect);
    }
  rect.x = ish_snap (rect.x, ISH_EDIT_GRID);
  rect.y = ish_snap (rect.y, ISH_EDIT_GRID);
  return rect;
}

const char *
_ish_edit_add (const IshEdit *edit, const IshService *service, const char *frame,
               const IshRect *rect)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GHashTable) taken = _ish_edit_list_names (edit);
  guint number = 2;
  g_autofree char *name =
    _ish_edit_make_name (taken, ish_service_get_label (service, edit->language), &number);
  g_autofree char *english = NULL;
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) value = json_object_new ();
  IshPoint point = _ish_edit_place_in (edit, frame, rect->x, rect->y);
  g_autofree char *label = g_strdup_printf (_("Add %s"), name);
  const char *interned;

  /* The id goes into code and never changes: it is made from the English word for the type. */
  english = g_strdup (ish_service_get_stem (service));
  id = ish_design_make_id (design, english, ish_service_get_stem (service));
  json_object_set_string_member (value, "type", ish_service_get_type_id (service));
  json_object_set_string_member (value, "name", name);
  if (frame)
    json_object_set_string_member (value, "parent", frame);
  else
    json_object_set_null_member (value, "parent");
  json_object_set_double_member (value, "x", point.x);
  json_object_set_double_member (value, "y", point.y);
  if (ish_service_get_frame (service))
    {
      json_object_set_double_member (value, "width", rect->width);
      json_object_set_double_member (value, "height", rect->height);
    }
  json_object_set_object_member (value, "properties", json_object_new ());
  interned = g_intern_string (id);
  ish_history_begin (edit->history, label);
  _ish_edit_apply (edit, ish_op_new_add (id, "resources", value));
  ish_edit_fit_frames (edit, interned);
  ish_history_end (edit->history);
  return interned;
}

const char *
ish_edit_insert (const IshEdit *edit, const char *type, double x, double y, IshRefusal *refusal)
{
  const IshService *service = ish_catalog_get_service (edit->catalog, type);
  IshLanding landing;
  const char *id;
  IshRect rect;

  if (service == NULL)
    return NULL;
  landing = ish_edit_find_landing (edit, type, x, y, NULL, refusal);
  if (!landing.accepted)
    return NULL;
  rect = landing_rect (edit, service, &landing, x, y);
  id = _ish_edit_add (edit, service, landing.frame, &rect);
  return _ish_edit_is_there (edit, id, refusal) ? id : NULL;
}

const char *
ish_edit_insert_note (const IshEdit *edit, double x, double y, const char *text)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autofree char *id = ish_design_make_id (design, "note", "note");
  g_autoptr (JsonObject) value = json_object_new ();

  json_object_set_string_member (value, "text", text);
  json_object_set_double_member (value, "x", ish_snap (x, ISH_EDIT_GRID));
  json_object_set_double_member (value, "y", ish_snap (y, ISH_EDIT_GRID));
  json_object_set_double_member (value, "width", 240);
  json_object_set_double_member (value, "height", 80);
  ish_history_begin (edit->history, _("Add a note"));
  _ish_edit_apply (edit, ish_op_new_add (id, "annotations", value));
  ish_history_end (edit->history);
  return g_intern_string (id);
}

gboolean
ish_edit_can_connect (const IshEdit *edit, const char *from, const char *to, IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const IshResource *a = ish_design_get_resource (design, from);
  const IshResource *b = ish_design_get_resource (design, to);
  g_autofree char *from_name = NULL;
  g_autofree char *to_name = NULL;
  const char *msgid;

  if (a == NULL || b == NULL)
    return FALSE;
  from_name = _ish_edit_call (edit, a);
  to_name = _ish_edit_call (edit, b);
  msgid = ish_catalog_check_line (edit->catalog, a->type, b->type, NULL, NULL, NULL);
  if (g_str_equal (from, to) && msgid == NULL)
    return TRUE; /* a type whose members talk among themselves allows it */
  if (msgid)
    {
      const char *between = ish_catalog_suggest_between (edit->catalog, a->type, b->type);
      const char *pairs[] = {
        "from",    from_name, "to",    to_name,   "from.name",
        from_name, "to.name", to_name, "between", between ? type_label (edit, between) : "",
        NULL
      };

      _ish_edit_refuse (refusal, to, msgid, pairs);
      return FALSE;
    }
  return TRUE;
}

/* The type of a line that already stands between two, so that a second is another kind. */
static gboolean
is_connected (IshDesign *design, const char *from, const char *to, const char *type)
{
  g_autoptr (GPtrArray) lines = ish_design_list_connections (design, from);

  for (guint i = 0; i < lines->len; i++)
    {
      const IshConnection *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->from, from) && g_str_equal (line->to, to)
          && g_str_equal (line->type, type))
        return TRUE;
    }
  return FALSE;
}

IshOp *
ish_edit_plan_line (const IshEdit *edit, const char *from, const char *to, const char *type,
                    IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const IshLineRule *rule = NULL;
  gboolean turned = FALSE;
  g_autofree char *id = NULL;
  const char *line_type;

  if (!ish_edit_can_connect (edit, from, to, refusal))
    return NULL;
  ish_catalog_check_line (edit->catalog, ish_design_get_resource (design, from)->type,
                          ish_design_get_resource (design, to)->type, type, &rule, &turned);
  if (turned)
    {
      const char *swap = from;

      from = to;
      to = swap;
    }
  line_type = type ? type : rule ? ish_line_rule_get_type (rule) : "default";
  if (is_connected (design, from, to, line_type))
    {
      _ish_edit_refuse (
        refusal, to, N_("These two are already connected this way; edit the line instead."), NULL);
      return NULL;
    }
  id = ish_design_make_id (design, "c", "c");
  return ish_op_new_link_ends (id, from, to, line_type);
}

const char *
ish_edit_connect (const IshEdit *edit, const char *from, const char *to, const char *type,
                  IshRefusal *refusal)
{
  IshOp *op = ish_edit_plan_line (edit, from, to, type, refusal);
  const char *id;

  if (op == NULL)
    return NULL;
  id = g_intern_string (ish_op_get_id (op));
  ish_history_begin (edit->history, _("Connect"));
  _ish_edit_apply (edit, op);
  ish_history_end (edit->history);
  return _ish_edit_is_there (edit, id, refusal) ? id : NULL;
}
