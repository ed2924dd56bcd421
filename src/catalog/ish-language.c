/* Which of the catalogue's three languages the user reads, and the catalogue's sentences in it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-catalog"

#include "config.h"

#include "catalog/ish-language.h"

#include <glib/gi18n-lib.h>

IshLanguage
ish_language_get (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i]; i++)
    {
      if (g_str_has_prefix (names[i], "ko"))
        return ISH_LANGUAGE_KO;
      if (g_str_has_prefix (names[i], "ja"))
        return ISH_LANGUAGE_JA;
      if (g_str_has_prefix (names[i], "en") || g_str_equal (names[i], "C"))
        return ISH_LANGUAGE_EN;
    }
  return ISH_LANGUAGE_EN;
}

const char *
ish_translate (const char *msgid)
{
  return msgid && msgid[0] ? g_dgettext (GETTEXT_PACKAGE, msgid) : "";
}
