/* Measures from starting a program to its first frame: ours against a bare libadwaita window in the
 * same minute. A line a figure, as ./dev bench wants them: what, measured, unit, goal.
 *
 *   bench-window PROGRAM   PROGRAM is isshoni; the build's own without one
 *   bench-window --bare    the bare window
 * SPDX-License-Identifier: MIT */
#include <adwaita.h>
#include <glib/gstdio.h>

#define N_RUNS 7
#define MARK "FIRSTFRAME "

/* --- the bare window --- */

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, user_data);
  g_printerr (MARK "%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
}

static void
activate_cb (GApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_bare (char *program)
{
  g_autoptr (AdwApplication) application
    = adw_application_new ("io.github.isshoni.Bare", G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { program, NULL };

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

/* --- measuring --- */

/* Nothing of an earlier run is found: no settings, no unsaved work, no other instance. */
static GSubprocessLauncher *
make_launcher (const char *home)
{
  GSubprocessLauncher *launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE
                                 | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);

  g_subprocess_launcher_setenv (launcher, "ISSHONI_TRACE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  /* Without a bus neither program waits for one. */
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  return launcher;
}

/* us until the first frame; the program is ended then. */
static double
measure (GSubprocessLauncher *launcher, const char *const *command)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 shown = 0;

  if (process == NULL)
    g_error ("%s", error->message);
  lines = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  while (shown == 0)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL)
        g_error ("%s ended without a frame", command[0]);
      if (g_str_has_prefix (line, MARK))
        shown = g_ascii_strtoll (line + strlen (MARK), NULL, 10);
    }
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  return (double) (shown - start);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
take_median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

/* Turn by turn, so that what else the machine does meets all alike; the first turn only warms. */
static void
run_turns (const char *self, const char *program, const char *home)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (home);
  const char *const commands[][3] = {
    { self, "--bare", NULL },
    { program, NULL },
    { program, ISH_BENCH_DESIGN, NULL },
  };
  static const char *const names[]
    = { "bare window to first frame", "our start page", "our window with a design" };
  double times[G_N_ELEMENTS (commands)][N_RUNS];
  double bare = 0;

  for (int run = -1; run < N_RUNS; run++)
    for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
      times[i][MAX (run, 0)] = measure (launcher, commands[i]);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      double median = take_median (times[i]);

      g_print ("%s\t%.0f\tms\t\n", names[i], median / 1000);
      if (i == 0)
        bare = median;
      else
        g_print ("%s against the bare one\t%.2f\ttimes\t1.3\n", names[i], median / bare);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  g_autofree char *command = NULL;

  if (argc > 1 && g_str_equal (argv[1], "--bare"))
    return run_bare (argv[0]);
  home = g_dir_make_tmp ("isshoni-bench-XXXXXX", NULL);
  if (home == NULL)
    g_error ("no temporary folder");
  run_turns (argv[0], argc > 1 ? argv[1] : ISH_BENCH_PROGRAM, home);
  command = g_strdup_printf ("rm -rf '%s'", home);
  return g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL) ? 0 : 1;
}
