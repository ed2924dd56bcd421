/* isshoni: the window.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/ish-application.h"
#include "app/ish-settings.h"

/* Without a GPU, GL in software draws slower than cairo, and has been seen to abort on very large
 * pictures; a user's own choice stands. */
static void
choose_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") == NULL && !g_file_test ("/dev/dri", G_FILE_TEST_IS_DIR))
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
  /* Then GL need not be looked for either, which is a sixth of what a start takes. */
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

int
main (int argc, char **argv)
{
  const char *locales = g_getenv ("ISSHONI_LOCALEDIR"); /* a build that is not installed */
  g_autoptr (IshApplication) application = NULL;

  ish_settings_apply_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales ? locales : ISH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  choose_renderer ();
  application = ish_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
