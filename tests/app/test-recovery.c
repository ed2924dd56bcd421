/* Copies of unsaved work: kept for a dead process, never written over, gone once saved.
 * SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "app/ish-recovery.h"
#include "design/ish-design.h"

static GBytes *
make_text (const char *name, char **out_id)
{
  g_autoptr (IshDesign) design = ish_design_new (name);
  gsize length;
  char *text = ish_design_serialize (design, &length);

  if (out_id)
    *out_id = g_strdup (ish_design_get_id (design));
  return g_bytes_new_take (text, length);
}

static IshRecovery *
leave_copy (const char *id, const char *lost, GBytes *text, const char *path)
{
  IshRecovery *recovery = ish_recovery_open (id, lost);

  ish_recovery_write (recovery, text, path);
  return recovery;
}

/* The copies nobody holds, once there are @n: a writer may still be at work. */
static GPtrArray *
wait_for_lost (guint n)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GPtrArray) list = ish_recovery_list ();

      if (list->len == n)
        return g_steal_pointer (&list);
      g_usleep (10000);
    }
  return ish_recovery_list ();
}

static void
forget_all (void)
{
  g_autoptr (GPtrArray) list = ish_recovery_list ();

  for (guint i = 0; i < list->len; i++)
    ish_recovery_forget (((const IshLost *) g_ptr_array_index (list, i))->file);
}

static void
test_left_copy_is_offered (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) text = make_text ("Left", &id);
  g_autoptr (GPtrArray) list = NULL;
  const IshLost *lost;
  g_autofree char *kept = NULL;

  ish_recovery_close (leave_copy (id, NULL, text, "/somewhere/left.isshoni"));
  list = wait_for_lost (1);
  g_assert_cmpuint (list->len, ==, 1);
  lost = g_ptr_array_index (list, 0);
  g_assert_cmpstr (lost->name, ==, "Left");
  g_assert_cmpstr (lost->path, ==, "/somewhere/left.isshoni");
  g_assert_true (g_file_get_contents (lost->file, &kept, NULL, NULL));
  g_assert_cmpmem (kept, strlen (kept), g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  forget_all ();
}

static void
test_copy_of_the_living_is_not_offered (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) text = make_text ("Living", &id);
  int ready[2];
  char byte;
  pid_t child;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      IshRecovery *recovery = leave_copy (id, NULL, text, NULL);

      g_usleep (200000); /* until it is on disk */
      g_assert_nonnull (recovery);
      if (write (ready[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  held = ish_recovery_list ();
  g_assert_cmpuint (held->len, ==, 0);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  left = wait_for_lost (1);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (((const IshLost *) g_ptr_array_index (left, 0))->path);
  close (ready[0]);
  close (ready[1]);
  forget_all ();
}

static void
test_left_copy_is_never_written_over (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) first = make_text ("First", &id);
  g_autoptr (GBytes) second = make_text ("Second", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  IshRecovery *recovery;

  ish_recovery_close (leave_copy (id, NULL, first, NULL));
  g_ptr_array_unref (wait_for_lost (1));
  recovery = leave_copy (id, NULL, second, NULL);
  ish_recovery_clear (recovery);
  ish_recovery_write (recovery, second, NULL);
  ish_recovery_close (recovery);
  list = wait_for_lost (2);
  g_assert_cmpuint (list->len, ==, 2);
  /* The one that is taken up again is the one that goes. */
  recovery = ish_recovery_open (id, ((const IshLost *) g_ptr_array_index (list, 0))->file);
  ish_recovery_clear (recovery);
  ish_recovery_close (recovery);
  rest = wait_for_lost (1);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (((const IshLost *) g_ptr_array_index (rest, 0))->name, ==,
                   ((const IshLost *) g_ptr_array_index (list, 1))->name);
  forget_all ();
}

/* Saving right after an edit: a write under way must not come after the removal. */
static void
test_cleared_is_gone_at_once (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) text = make_text ("Saved", &id);
  g_autofree char *folder =
    g_build_filename (g_get_user_state_dir (), "isshoni", "recovery", NULL);
  IshRecovery *recovery = ish_recovery_open (id, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint i = 0; i < 50; i++)
    {
      ish_recovery_write (recovery, text, NULL);
      if (i % 3 == 0)
        g_usleep (i * 100);
      ish_recovery_clear (recovery);
    }
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  name = g_dir_read_name (dir);
  g_assert_true (g_str_has_suffix (name, ".lock"));
  g_assert_null (g_dir_read_name (dir));
  ish_recovery_close (recovery);
}

static void
test_hostile_ids_stay_in_the_folder (void)
{
  g_autoptr (GBytes) text = make_text ("Hostile", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *folder =
    g_build_filename (g_get_user_state_dir (), "isshoni", "recovery", NULL);

  ish_recovery_close (leave_copy ("../../../etc/passwd", NULL, text, NULL));
  list = wait_for_lost (1);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (
    g_str_has_prefix (((const IshLost *) g_ptr_array_index (list, 0))->file, folder));
  forget_all ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/recovery/left-copy-is-offered", test_left_copy_is_offered);
  g_test_add_func ("/app/recovery/copy-of-the-living-is-not-offered",
                   test_copy_of_the_living_is_not_offered);
  g_test_add_func ("/app/recovery/left-copy-is-never-written-over",
                   test_left_copy_is_never_written_over);
  g_test_add_func ("/app/recovery/cleared-is-gone-at-once", test_cleared_is_gone_at_once);
  g_test_add_func ("/app/recovery/hostile-ids-stay-in-the-folder",
                   test_hostile_ids_stay_in_the_folder);
  return g_test_run ();
}
