/* What the program remembers on this machine; nothing of a design.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-settings.h"

GSettings *
ish_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* g_settings_new() ends the program when the schema is missing. */
  if (source)
    schema = g_settings_schema_source_lookup (source, ISH_APP_ID, TRUE);
  return schema ? g_settings_new (ISH_APP_ID) : NULL;
}

void
ish_settings_apply_language (void)
{
  g_autoptr (GSettings) settings = ish_settings_new ();
  g_autofree char *language = settings ? g_settings_get_string (settings, "language") : NULL;

  if (language && language[0] != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}
