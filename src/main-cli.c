/* isshonictl: the engine without a display.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "cli/ish-cli.h"

int
main (int argc, char **argv)
{
  const char *locales = g_getenv ("ISSHONI_LOCALEDIR"); /* a build that is not installed */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales ? locales : ISH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return ish_cli_run (argc, argv);
}
