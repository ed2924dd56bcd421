/* isshonictl prices: where prices come from.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cost/ish-price-book.h"

/* Messages about a list begin with its name. */
static void
complain_about_list (char **paths, const char *message)
{
  for (guint i = 0; paths[i]; i++)
    if (g_str_has_prefix (message, paths[i]))
      {
        _ish_cli_complain_about (paths[i], message);
        return;
      }
  _ish_cli_complain_about ("standard input", message);
}

IshExit
_ish_cli_prices (const IshCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshPriceBook) base = NULL;
  g_autoptr (IshPriceBook) book = NULL;
  g_autofree char *own = ish_price_book_get_own_path ();
  const char *target = options->out ? options->out : own;
  guint n;

  if (strcmp (options->words[0], "import") != 0)
    return _ish_cli_usage (_("“prices” is used as: isshonictl prices import FILE... [--out FILE]"));
  base = ish_price_book_new (&error);
  if (base == NULL)
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  book = ish_price_book_import (base, (const char *const *) options->words + 1, &n, &error);
  if (book == NULL)
    {
      complain_about_list (options->words + 1, error->message);
      return ISH_EXIT_INPUT;
    }
  if (!ish_price_book_save (book, target, &error))
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  if (options->json)
    {
      JsonObject *root = json_object_new ();

      _ish_cli_set_file (root, target);
      json_object_set_int_member (root, "prices", n);
      _ish_cli_print_json (root);
    }
  else
    g_print (ngettext ("%u price read into %s\n", "%u prices read into %s\n", n), n, target);
  return ISH_EXIT_DONE;
}
