/* Tests of src/history/ish-history.c: steps, groups, typing, and the saved mark.
 * SPDX-License-Identifier: MIT */
#include "history/ish-history.h"

#include <string.h>

typedef struct {
  IshDesign  *design;
  IshHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->design = ish_design_parse (
    "{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"d\", \"resources\": ["
    "{\"id\": \"a\", \"type\": \"x\"}, {\"id\": \"b\", \"type\": \"x\", \"parent\": \"a\"}],"
    "\"connections\": [{\"id\": \"c\", \"from\": \"a\", \"to\": \"b\"}]}", -1, "in", NULL);
  fixture->history = ish_history_new (fixture->design);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->design);
}

static void
apply (Fixture *fixture, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ish_history_apply (fixture->history, op, &error));
  g_assert_no_error (error);
  ish_op_unref (op);
}

static const char *
name_of (Fixture *fixture, const char *id)
{
  return ish_design_get_resource (fixture->design, id)->name;
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ish_design_serialize (fixture->design, NULL);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_false (ish_history_undo (fixture->history));
  g_assert_false (ish_history_redo (fixture->history));
  apply (fixture, ish_op_new_move ("b", NULL, NULL, 3, 4));
  apply (fixture, ish_op_new_delete ("a"));
  after = ish_design_serialize (fixture->design, NULL);
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_nonnull (ish_design_get_connection (fixture->design, "c"));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_false (ish_history_can_undo (fixture->history));
  undone = ish_design_serialize (fixture->design, NULL);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ish_history_redo (fixture->history));
  g_assert_true (ish_history_redo (fixture->history));
  g_assert_false (ish_history_redo (fixture->history));
  redone = ish_design_serialize (fixture->design, NULL);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  apply (fixture, ish_op_new_set_string ("a", "name", "one"));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_true (ish_history_can_redo (fixture->history));
  apply (fixture, ish_op_new_set_string ("b", "name", "two"));
  g_assert_false (ish_history_can_redo (fixture->history));
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  ish_history_begin (fixture->history, "Move 2 resources");
  apply (fixture, ish_op_new_move ("a", NULL, NULL, 1, 1));
  ish_history_begin (fixture->history, "inner");
  apply (fixture, ish_op_new_move ("b", NULL, NULL, 2, 2));
  ish_history_end (fixture->history);
  g_assert_false (ish_history_undo (fixture->history));
  ish_history_end (fixture->history);
  g_assert_cmpstr (ish_history_get_undo_label (fixture->history), ==, "Move 2 resources");
  g_assert_null (ish_history_get_redo_label (fixture->history));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (ish_history_get_redo_label (fixture->history), ==, "Move 2 resources");
  g_assert_cmpfloat (ish_design_get_resource (fixture->design, "a")->x, ==, 0);
  g_assert_cmpstr (ish_design_get_resource (fixture->design, "b")->parent, ==, "a");
  g_assert_false (ish_history_can_undo (fixture->history));
}

static void
test_empty_group (Fixture *fixture, gconstpointer data)
{
  ish_history_begin (fixture->history, "Nothing");
  ish_history_end (fixture->history);
  g_assert_false (ish_history_can_undo (fixture->history));
  g_assert_false (ish_history_is_modified (fixture->history));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ish_design_serialize (fixture->design, NULL);
  g_autofree char *after = NULL;

  ish_history_begin (fixture->history, "Drag");
  ish_history_begin (fixture->history, "inner");
  apply (fixture, ish_op_new_delete ("a"));
  ish_history_cancel (fixture->history);
  ish_history_end (fixture->history);
  after = ish_design_serialize (fixture->design, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (ish_history_can_undo (fixture->history));
  g_assert_false (ish_history_is_modified (fixture->history));
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  apply (fixture, ish_op_new_set_string ("a", "name", "W"));
  apply (fixture, ish_op_new_set_string ("a", "name", "We"));
  apply (fixture, ish_op_new_set_string ("a", "name", "Web"));
  apply (fixture, ish_op_new_set_string ("a", "notes", "n"));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "Web");
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "");
  g_assert_false (ish_history_can_undo (fixture->history));
  g_assert_true (ish_history_redo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "Web");
}

static void
test_slow_typing (Fixture *fixture, gconstpointer data)
{
  apply (fixture, ish_op_new_set_string ("a", "name", "W"));
  g_usleep (1050 * 1000);
  apply (fixture, ish_op_new_set_string ("a", "name", "Web"));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "W");
}

static void
test_modified (Fixture *fixture, gconstpointer data)
{
  apply (fixture, ish_op_new_set_string ("a", "name", "W"));
  g_assert_true (ish_history_is_modified (fixture->history));
  ish_history_mark_saved (fixture->history);
  g_assert_false (ish_history_is_modified (fixture->history));
  /* Typing goes on after saving: the saved state stays a step of its own. */
  apply (fixture, ish_op_new_set_string ("a", "name", "We"));
  g_assert_true (ish_history_is_modified (fixture->history));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "W");
  g_assert_false (ish_history_is_modified (fixture->history));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_true (ish_history_is_modified (fixture->history));
  g_assert_true (ish_history_redo (fixture->history));
  g_assert_false (ish_history_is_modified (fixture->history));
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IshOp) op = ish_op_new_delete ("gone");
  g_autoptr (GError) error = NULL;

  g_assert_false (ish_history_apply (fixture->history, op, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_DEAD);
  g_assert_false (ish_history_can_undo (fixture->history));
}

/* What somebody else deleted meanwhile is passed over; the rest of the step is undone. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IshOp) theirs = ish_op_new_delete ("b");

  ish_history_begin (fixture->history, "Rename 2");
  apply (fixture, ish_op_new_set_string ("a", "name", "A"));
  apply (fixture, ish_op_new_set_string ("b", "name", "B"));
  ish_history_end (fixture->history);
  g_assert_true (ish_design_apply (fixture->design, theirs, NULL, NULL));
  g_assert_true (ish_history_undo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "");
  g_assert_true (ish_history_redo (fixture->history));
  g_assert_cmpstr (name_of (fixture, "a"), ==, "A");
}

static void
test_forgets (Fixture *fixture, gconstpointer data)
{
  guint n_undone = 0;

  for (guint i = 0; i < ISH_HISTORY_MAX_GROUPS + 5; i++)
    apply (fixture, ish_op_new_move ("a", NULL, NULL, i + 1, 0));
  while (ish_history_undo (fixture->history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, ISH_HISTORY_MAX_GROUPS);
  g_assert_cmpfloat (ish_design_get_resource (fixture->design, "a")->x, ==, 5);
}

static void
notify_cb (IshHistory *history, GParamSpec *pspec, GString *heard)
{
  gboolean value;

  g_object_get (history, pspec->name, &value, NULL);
  g_string_append_printf (heard, "%s=%d ", pspec->name, value);
}

static void
test_notify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (fixture->history, "notify::can-undo", G_CALLBACK (notify_cb), heard);
  g_signal_connect (fixture->history, "notify::can-redo", G_CALLBACK (notify_cb), heard);
  apply (fixture, ish_op_new_move ("a", NULL, NULL, 1, 0));
  apply (fixture, ish_op_new_move ("a", NULL, NULL, 2, 0));
  g_assert_cmpstr (heard->str, ==, "can-undo=1 ");
  ish_history_undo (fixture->history);
  g_assert_cmpstr (heard->str, ==, "can-undo=1 can-redo=1 ");
  ish_history_undo (fixture->history);
  g_assert_cmpstr (heard->str, ==, "can-undo=1 can-redo=1 can-undo=0 ");
}

#define ADD(name, function) \
  g_test_add ("/history/history/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("undo-redo", test_undo_redo);
  ADD ("edit-ends-redo", test_edit_ends_redo);
  ADD ("group", test_group);
  ADD ("empty-group", test_empty_group);
  ADD ("cancel", test_cancel);
  ADD ("typing", test_typing);
  ADD ("slow-typing", test_slow_typing);
  ADD ("modified", test_modified);
  ADD ("failed", test_failed);
  ADD ("others", test_others);
  ADD ("forgets", test_forgets);
  ADD ("notify", test_notify);
  return g_test_run ();
}
