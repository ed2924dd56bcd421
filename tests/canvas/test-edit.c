/* What a person does to a drawing, without a widget.
 * SPDX-License-Identifier: MIT */
#include "canvas/ish-edit.h"

typedef struct {
  IshCatalog *catalog;
  IshDesign  *design;
  IshHistory *history;
  IshScene   *scene;
  IshEdit     edit;
  char       *before; /* the empty design, as bytes */
} Fixture;

static void
setup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  f->design = ish_design_new ("Test");
  f->history = ish_history_new (f->design);
  f->scene = ish_scene_new (f->design, f->catalog);
  f->edit = (IshEdit) { f->history, f->catalog, f->scene, ISH_LANGUAGE_EN };
  f->before = ish_design_serialize (f->design, NULL);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  g_object_unref (f->scene);
  g_object_unref (f->history);
  g_assert_finalize_object (f->design);
  ish_catalog_unref (f->catalog);
  g_free (f->before);
}

static const char *
insert (Fixture *f, const char *type, double x, double y)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *id = ish_edit_insert (&f->edit, type, x, y, &refusal);

  g_assert_nonnull (id);
  g_assert_cmpstr (refusal.sentence, ==, NULL);
  return id;
}

static const IshResource *
get (Fixture *f, const char *id)
{
  const IshResource *resource = ish_design_get_resource (f->design, id);

  g_assert_nonnull (resource);
  return resource;
}

static GHashTable *
set_of (const char *first, ...)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  va_list ids;

  va_start (ids, first);
  for (const char *id = first; id; id = va_arg (ids, const char *))
    g_hash_table_add (set, (char *) id);
  va_end (ids);
  return set;
}

static void
assert_undone (Fixture *f, guint steps)
{
  g_autofree char *after = NULL;

  for (guint i = 0; i < steps; i++)
    g_assert_true (ish_history_undo (f->history));
  g_assert_false (ish_history_can_undo (f->history));
  after = ish_design_serialize (f->design, NULL);
  g_assert_cmpstr (after, ==, f->before);
}

static void
test_insert_into_frame (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *web = insert (f, "aws.ec2", 200, 200);
  const char *again = insert (f, "aws.ec2", 400, 200);

  g_assert_cmpstr (get (f, vpc)->parent, ==, NULL);
  g_assert_cmpfloat (get (f, vpc)->width, >=, 160);
  g_assert_cmpstr (get (f, web)->parent, ==, vpc);
  g_assert_cmpstr (web, ==, "ec2");
  g_assert_cmpstr (again, ==, "ec2_2");
  g_assert_cmpstr (get (f, again)->name, !=, get (f, web)->name);
  assert_undone (f, 3);
}

static void
test_refused_goes_beside (Fixture *f, gconstpointer data)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *id = ish_edit_insert (&f->edit, "aws.s3", 200, 200, &refusal);
  IshRect frame, node;

  g_assert_nonnull (id);
  g_assert_nonnull (refusal.sentence);
  g_assert_null (g_strrstr (refusal.sentence, "{"));
  g_assert_cmpstr (refusal.id, ==, vpc);
  g_assert_cmpstr (get (f, id)->parent, ==, NULL);
  ish_design_get_bounds (f->design, vpc, &frame);
  ish_design_get_bounds (f->design, id, &node);
  g_assert_false (ish_rect_intersects (&frame, &node));
}

static void
test_move_between_frames (Fixture *f, gconstpointer data)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *web = insert (f, "aws.ec2", 1500, 300);
  g_autoptr (GHashTable) ids = set_of (web, NULL);

  g_assert_cmpstr (get (f, web)->parent, ==, NULL);
  g_assert_true (ish_edit_move (&f->edit, ids, -1300, 0, 200, 300, TRUE, &refusal));
  g_assert_cmpstr (get (f, web)->parent, ==, vpc);
  g_assert_true (ish_edit_move (&f->edit, ids, 1300, 0, 1500, 300, TRUE, &refusal));
  g_assert_cmpstr (get (f, web)->parent, ==, NULL);
  g_assert_cmpstr (refusal.sentence, ==, NULL);
  assert_undone (f, 4);
}

static void
test_refused_move_stays (Fixture *f, gconstpointer data)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *bucket;
  g_autoptr (GHashTable) ids = NULL;
  double x;

  insert (f, "aws.vpc", 0, 0);
  bucket = insert (f, "aws.s3", 1500, 300);
  ids = set_of (bucket, NULL);
  x = get (f, bucket)->x;
  g_assert_false (ish_edit_move (&f->edit, ids, -1300, 0, 200, 300, TRUE, &refusal));
  g_assert_nonnull (refusal.sentence);
  g_assert_cmpfloat_with_epsilon (get (f, bucket)->x, x, 1e-9);
  g_assert_cmpstr (get (f, bucket)->parent, ==, NULL);
}

static void
test_frames_grow (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  double width = get (f, vpc)->width;
  const char *web = insert (f, "aws.ec2", 100, 100);
  g_autoptr (GHashTable) ids = set_of (web, NULL);
  IshRect frame, node;

  ish_edit_nudge (&f->edit, ids, width + 100, 0);
  ish_design_get_bounds (f->design, vpc, &frame);
  ish_design_get_bounds (f->design, web, &node);
  g_assert_true (ish_rect_encloses (&frame, &node));
  g_assert_cmpfloat (frame.width, >, width);
}

static void
test_connect (Fixture *f, gconstpointer data)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *lb = insert (f, "aws.alb", 100, 100);
  const char *web = insert (f, "aws.asg", 400, 100);
  const char *db = insert (f, "aws.rds", 700, 100);
  const char *line = ish_edit_connect (&f->edit, lb, web, NULL, &refusal);

  g_assert_nonnull (line);
  g_assert_cmpstr (ish_design_get_connection (f->design, line)->type, ==, "network");
  g_assert_null (ish_edit_connect (&f->edit, lb, web, NULL, &refusal));
  g_assert_nonnull (refusal.sentence);
  ish_refusal_clear (&refusal);
  g_assert_null (ish_edit_connect (&f->edit, lb, db, NULL, &refusal));
  g_assert_nonnull (refusal.sentence);
  g_assert_cmpuint (ish_design_get_n_connections (f->design), ==, 1);
  assert_undone (f, 4);
}

static void
test_turned_line (Fixture *f, gconstpointer data)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *lb = insert (f, "aws.alb", 100, 100);
  const char *cert = insert (f, "aws.acm", 400, 100);
  const char *line = ish_edit_connect (&f->edit, lb, cert, NULL, &refusal);

  g_assert_nonnull (line);
  g_assert_cmpstr (ish_design_get_connection (f->design, line)->from, ==, cert);
  g_assert_cmpstr (ish_design_get_connection (f->design, line)->to, ==, lb);
}

static void
test_delete_and_undo (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *lb = insert (f, "aws.alb", 200, 150);
  const char *web = insert (f, "aws.asg", 500, 150);
  g_autofree char *full = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GHashTable) ids = NULL;
  const char *line = ish_edit_connect (&f->edit, lb, web, NULL, NULL);

  full = ish_design_serialize (f->design, NULL);
  ids = set_of (vpc, web, line, NULL);
  ish_edit_delete (&f->edit, ids);
  g_assert_cmpuint (ish_design_get_n_resources (f->design), ==, 0);
  g_assert_cmpuint (ish_design_get_n_connections (f->design), ==, 0);
  g_assert_true (ish_history_undo (f->history));
  again = ish_design_serialize (f->design, NULL);
  g_assert_cmpstr (again, ==, full);
}

static void
test_copy_paste (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *lb = insert (f, "aws.alb", 200, 150);
  const char *web = insert (f, "aws.asg", 500, 150);
  g_autoptr (GHashTable) ids = set_of (vpc, NULL);
  g_autoptr (GHashTable) pasted = NULL;
  g_autoptr (GHashTable) nothing = NULL;
  g_autofree char *text = NULL;

  ish_edit_connect (&f->edit, lb, web, NULL, NULL);
  text = ish_edit_copy (&f->edit, ids);
  pasted = ish_edit_paste (&f->edit, text, 3000, 3000);
  g_assert_cmpuint (g_hash_table_size (pasted), ==, 1);
  g_assert_cmpuint (ish_design_get_n_resources (f->design), ==, 6);
  g_assert_cmpuint (ish_design_get_n_connections (f->design), ==, 2);
  g_assert_true (ish_history_undo (f->history));
  g_assert_cmpuint (ish_design_get_n_resources (f->design), ==, 3);
  nothing = ish_edit_paste (&f->edit, "just some text {", 0, 0);
  g_assert_cmpuint (g_hash_table_size (nothing), ==, 0);
}

static void
test_resize_keeps_children (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);
  const char *web = insert (f, "aws.ec2", 300, 200);
  IshRect before, after, frame;

  ish_design_get_bounds (f->design, web, &before);
  ish_edit_resize (&f->edit, vpc, &(IshRect) { -100, -60, 10, 10 });
  ish_design_get_bounds (f->design, web, &after);
  ish_design_get_bounds (f->design, vpc, &frame);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.x, -100, 1e-9);
  g_assert_true (ish_rect_encloses (&frame, &after));
}

static void
test_free_places (Fixture *f, gconstpointer data)
{
  const char *vpc = insert (f, "aws.vpc", 0, 0);

  for (guint i = 0; i < 12; i++)
    {
      IshRect frame, rect;
      const char *id;

      ish_design_get_bounds (f->design, vpc, &frame);
      rect = (IshRect) { frame.x + 20, frame.y + 40, ISH_NODE_WIDTH, ISH_NODE_HEIGHT };
      ish_edit_find_free (&f->edit, vpc, &rect);
      id = insert (f, "aws.ec2", rect.x + rect.width / 2, rect.y + rect.height / 2);
      g_assert_cmpstr (get (f, id)->parent, ==, vpc);
      for (guint n = 0; n < ish_design_get_n_resources (f->design); n++)
        {
          const IshResource *other = ish_design_get_resource_at (f->design, n);
          IshRect bounds, own;

          ish_design_get_bounds (f->design, other->id, &bounds);
          ish_design_get_bounds (f->design, id, &own);
          g_assert_true (g_str_equal (other->id, id) || g_str_equal (other->id, vpc)
                         || !ish_rect_intersects (&bounds, &own));
        }
    }
}

/* The scene is laid out anew after a change: asking it between changes would take a minute here. */
static void
test_thousands_at_once (Fixture *f, gconstpointer data)
{
  const guint n = 4000;
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) pasted = NULL;
  g_autofree char *clip = NULL;

  ish_history_begin (f->history, "Fill");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);
      g_autoptr (JsonObject) value = json_object_new ();
      g_autoptr (IshOp) op = NULL;

      json_object_set_string_member (value, "type", "aws.sqs");
      json_object_set_string_member (value, "name", "Queue");
      json_object_set_double_member (value, "x", 160.0 * (i % 100));
      json_object_set_double_member (value, "y", 140.0 * (i / 100));
      op = ish_op_new_add (id, "resources", value);
      g_assert_true (ish_history_apply (f->history, op, NULL));
      g_hash_table_add (all, (char *) g_intern_string (id));
    }
  ish_history_end (f->history);
  g_test_timer_start ();
  clip = ish_edit_copy (&f->edit, all);
  pasted = ish_edit_paste (&f->edit, clip, 0, 9000);
  g_assert_cmpuint (g_hash_table_size (pasted), ==, n);
  g_assert_true (ish_edit_move (&f->edit, pasted, 40, 40, 40, 9000, TRUE, NULL));
  g_assert_cmpuint (ish_design_get_n_resources (f->design), ==, 2 * n);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 8.0);
  ish_history_undo (f->history);
  ish_history_undo (f->history);
  g_assert_cmpuint (ish_design_get_n_resources (f->design), ==, n);
}

/* Anything can be on the clipboard. */
static void
test_hostile_clipboard (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {
    "", "hello", "[]", "{}", "{\"format\":\"isshoni-clip\"}",
    "{\"format\":\"isshoni-clip\",\"resources\":7,\"annotations\":\"x\"}",
    "{\"format\":\"isshoni-clip\",\"resources\":[1,null,{},{\"id\":\"a\"}]}",
    "{\"format\":\"isshoni-clip\",\"resources\":[{\"id\":\"a\",\"type\":\"no such thing\","
    "\"parent\":\"b\",\"x\":1e300,\"width\":-5},{\"id\":\"b\",\"parent\":\"a\"}],"
    "\"connections\":[{\"from\":\"a\",\"to\":\"b\"},{\"from\":1}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) pasted = ish_edit_paste (&f->edit, texts[i], 0, 0);
      g_autofree char *after = NULL;

      while (ish_history_undo (f->history))
        ;
      after = ish_design_serialize (f->design, NULL);
      g_assert_cmpstr (after, ==, f->before);
    }
}

#define ADD(name, func) g_test_add ("/canvas/edit/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("insert-into-frame", test_insert_into_frame);
  ADD ("refused-goes-beside", test_refused_goes_beside);
  ADD ("move-between-frames", test_move_between_frames);
  ADD ("refused-move-stays", test_refused_move_stays);
  ADD ("frames-grow", test_frames_grow);
  ADD ("connect", test_connect);
  ADD ("turned-line", test_turned_line);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("copy-paste", test_copy_paste);
  ADD ("resize-keeps-children", test_resize_keeps_children);
  ADD ("free-places", test_free_places);
  ADD ("thousands-at-once", test_thousands_at_once);
  ADD ("hostile-clipboard", test_hostile_clipboard);
  return g_test_run ();
}
