/* Moving, resizing and deleting what is drawn.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-edit.h"
#include "canvas/ish-edit-private.h"

#include <glib/gi18n-lib.h>

#define FRAME_MIN_WIDTH 160.0  /* design units, LOOK: the smallest frame that shows its label */
#define FRAME_MIN_HEIGHT 140.0
#define NOTE_MIN 40.0

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
_ish_edit_list_tops (const IshEdit *edit, GHashTable *ids)
{
  IshDesign *design = ish_history_get_design (edit->history);
  GPtrArray *tops = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const IshResource *resource = ish_design_get_resource (design, key);
      const char *parent = resource ? resource->parent : NULL;

      while (parent && !g_hash_table_contains (ids, parent))
        parent = ish_design_get_resource (design, parent)->parent;
      if (parent == NULL)
        g_ptr_array_add (tops, key);
    }
  g_ptr_array_sort (tops, compare_ids);
  return tops;
}

/* Within its frame, and keeping its place among what it overlaps. */
static IshOp *
shift_op (const IshResource *resource, double dx, double dy)
{
  return ish_op_new_move (resource->id, resource->parent, resource->order, resource->x + dx,
                          resource->y + dy);
}

static double
maybe_snap (double value, gboolean snap)
{
  return snap ? ish_snap (value, ISH_EDIT_GRID) : value;
}

static void
move_annotation (const IshEdit *edit, const IshAnnotation *note, double dx, double dy,
                 gboolean snap)
{
  g_autofree char *id = g_strdup (note->id);
  double x = maybe_snap (note->x + dx, snap);
  double y = maybe_snap (note->y + dy, snap);

  _ish_edit_apply (edit, ish_op_new_set_double (id, "x", x));
  _ish_edit_apply (edit, ish_op_new_set_double (id, "y", y));
}

/* Whether the frame under the pointer takes the resource; says why when it does not. Where a
 * resource stands already it may stay, whatever the rules say of a file from elsewhere. */
static gboolean
find_new_parent (const IshEdit *edit, const IshResource *resource, GHashTable *ids, double x,
                 double y, const char **out_parent, IshRefusal *refusal)
{
  const char *under = ish_scene_get_frame_at (edit->scene, x, y, ids);
  IshLanding landing;

  *out_parent = under ? g_intern_string (under) : NULL;
  if (g_strcmp0 (under, resource->parent) == 0)
    return TRUE;
  landing = ish_edit_find_landing (edit, resource->type, x, y, ids, refusal);
  *out_parent = landing.frame;
  return landing.accepted && landing.refusing == NULL;
}

static void
move_resource (const IshEdit *edit, const char *id, const char *parent, double dx, double dy,
               gboolean snap)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const IshResource *resource = ish_design_get_resource (design, id);
  g_autofree char *order = NULL;
  IshRect bounds;
  IshPoint point;

  ish_design_get_bounds (design, id, &bounds);
  point = _ish_edit_place_in (edit, parent, bounds.x + dx, bounds.y + dy);
  /* In another frame it comes on top; in its own it keeps its place among the others. */
  if (g_strcmp0 (parent, resource->parent) == 0)
    order = g_strdup (resource->order);
  _ish_edit_apply (edit, ish_op_new_move (id, parent, order, maybe_snap (point.x, snap),
                                          maybe_snap (point.y, snap)));
  ish_edit_fit_frames (edit, id);
}

/* Where each goes, found before anything moves: the scene is laid out anew after every change,
 * which thousands of moves could not wait for. Those that may not move are left out.
 * Returns: (transfer container): interned id -> interned parent, or %NULL for the top */
static GHashTable *
find_targets (const IshEdit *edit, GPtrArray *tops, GHashTable *ids, double x, double y,
              IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);
  GHashTable *targets = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < tops->len; i++)
    {
      const char *id = g_intern_string (g_ptr_array_index (tops, i));
      const IshResource *resource = ish_design_get_resource (design, id);
      const char *parent = NULL;

      if (resource && find_new_parent (edit, resource, ids, x, y, &parent, refusal))
        g_hash_table_insert (targets, (char *) id, (char *) parent);
    }
  return targets;
}

gboolean
ish_edit_move (const IshEdit *edit, GHashTable *ids, double dx, double dy, double x, double y,
               gboolean snap, IshRefusal *refusal)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) tops = _ish_edit_list_tops (edit, ids);
  g_autoptr (GHashTable) targets = find_targets (edit, tops, ids, x, y, refusal);
  gboolean moved = FALSE;

  ish_history_begin (edit->history, _("Move"));
  for (guint i = 0; i < tops->len; i++)
    {
      const char *id = g_intern_string (g_ptr_array_index (tops, i));
      const IshAnnotation *note = ish_design_get_annotation (design, id);
      gpointer parent;

      if (g_hash_table_lookup_extended (targets, id, NULL, &parent))
        {
          move_resource (edit, id, parent, dx, dy, snap);
          moved = TRUE;
        }
      else if (note)
        {
          move_annotation (edit, note, dx, dy, snap);
          moved = TRUE;
        }
    }
  ish_history_end (edit->history);
  return moved;
}

void
ish_edit_nudge (const IshEdit *edit, GHashTable *ids, double dx, double dy)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) tops = _ish_edit_list_tops (edit, ids);

  ish_history_begin (edit->history, _("Move"));
  for (guint i = 0; i < tops->len; i++)
    {
      const char *id = g_intern_string (g_ptr_array_index (tops, i));
      const IshResource *resource = ish_design_get_resource (design, id);
      const IshAnnotation *note = ish_design_get_annotation (design, id);

      if (resource)
        {
          _ish_edit_apply (edit, shift_op (resource, dx, dy));
          ish_edit_fit_frames (edit, id);
        }
      else if (note)
        move_annotation (edit, note, dx, dy, FALSE);
    }
  ish_history_end (edit->history);
}

/* A frame never gets smaller than what is in it. */
static void
keep_children_inside (IshDesign *design, const char *id, double dx, double dy, double *width,
                      double *height)
{
  g_autoptr (GPtrArray) children = ish_design_list_children (design, id);

  for (guint i = 0; i < children->len; i++)
    {
      const IshResource *child = g_ptr_array_index (children, i);
      double child_width = child->width > 0 ? child->width : ISH_NODE_WIDTH;
      double child_height = child->height > 0 ? child->height : ISH_NODE_HEIGHT;

      *width = MAX (*width, child->x - dx + child_width + ISH_EDIT_FRAME_PADDING);
      *height = MAX (*height, child->y - dy + child_height + ISH_EDIT_FRAME_PADDING);
    }
}

static void
resize_note (const IshEdit *edit, const char *id, const IshRect *rect)
{
  _ish_edit_apply (edit, ish_op_new_set_double (id, "x", rect->x));
  _ish_edit_apply (edit, ish_op_new_set_double (id, "y", rect->y));
  _ish_edit_apply (edit, ish_op_new_set_double (id, "width", MAX (NOTE_MIN, rect->width)));
  _ish_edit_apply (edit, ish_op_new_set_double (id, "height", MAX (NOTE_MIN, rect->height)));
}

/* Children stay where they are on the drawing when the top left corner moves. */
static void
shift_children (const IshEdit *edit, const char *id, double dx, double dy)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) children = ish_design_list_children (design, id);
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (moves, shift_op (g_ptr_array_index (children, i), -dx, -dy));
  for (guint i = 0; i < moves->len; i++)
    _ish_edit_apply (edit, g_ptr_array_index (moves, i));
}

static void
resize_frame (const IshEdit *edit, const IshResource *frame, const IshRect *rect)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const char *id = g_intern_string (frame->id);
  double width = MAX (FRAME_MIN_WIDTH, rect->width);
  double height = MAX (FRAME_MIN_HEIGHT, rect->height);
  IshRect old;
  double dx, dy;

  ish_design_get_bounds (design, id, &old);
  dx = rect->x - old.x;
  dy = rect->y - old.y;
  keep_children_inside (design, id, dx, dy, &width, &height);
  if (dx > 0 || dx < 0 || dy > 0 || dy < 0)
    {
      _ish_edit_apply (edit, shift_op (frame, dx, dy));
      shift_children (edit, id, dx, dy);
    }
  _ish_edit_apply (edit, ish_op_new_set_double (id, "width", width));
  _ish_edit_apply (edit, ish_op_new_set_double (id, "height", height));
  ish_edit_fit_frames (edit, id);
}

void
ish_edit_resize (const IshEdit *edit, const char *id, const IshRect *absolute)
{
  IshDesign *design = ish_history_get_design (edit->history);
  const IshResource *frame = ish_design_get_resource (design, id);

  id = g_intern_string (id);
  ish_history_begin (edit->history, _("Resize"));
  if (frame)
    resize_frame (edit, frame, absolute);
  else if (ish_design_get_annotation (design, id))
    resize_note (edit, id, absolute);
  ish_history_end (edit->history);
}

void
ish_edit_delete (const IshEdit *edit, GHashTable *ids)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) tops = _ish_edit_list_tops (edit, ids);

  ish_history_begin (edit->history, _("Delete"));
  /* Lines first: a deleted resource takes its lines with it. */
  for (guint i = 0; i < tops->len; i++)
    if (ish_design_get_connection (design, g_ptr_array_index (tops, i)))
      _ish_edit_apply (edit, ish_op_new_unlink (g_ptr_array_index (tops, i)));
  for (guint i = 0; i < tops->len; i++)
    {
      const char *id = g_ptr_array_index (tops, i);

      if (ish_design_get_resource (design, id) || ish_design_get_annotation (design, id))
        _ish_edit_apply (edit, ish_op_new_delete (id));
    }
  ish_history_end (edit->history);
}
