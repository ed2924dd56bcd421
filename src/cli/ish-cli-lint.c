/* isshonictl lint: code that anybody wrote, checked.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "read/ish-lint.h"

static void
print_findings (const IshLint *lint)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = g_ptr_array_index (findings, i);

      g_print ("%s:%u:%u: %s: %s [%s]%s%s\n", finding->file, finding->line, finding->column,
               ish_severity_to_string (finding->severity), finding->message, finding->rule,
               finding->fix ? "\n    " : "", finding->fix ? finding->fix : "");
    }
}

static JsonArray *
findings_to_json (const IshLint *lint)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = g_ptr_array_index (findings, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "severity",
                                     ish_severity_to_string (finding->severity));
      json_object_set_string_member (object, "rule", finding->rule);
      _ish_cli_set_file (object, finding->file);
      json_object_set_int_member (object, "line", finding->line);
      json_object_set_int_member (object, "column", finding->column);
      json_object_set_string_member (object, "message", finding->message);
      if (finding->fix)
        json_object_set_string_member (object, "fix", finding->fix);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_answer (const IshCliOptions *options, const IshLint *lint)
{
  guint n_errors = ish_lint_count (lint, ISH_SEVERITY_ERROR);
  guint n_warnings = ish_lint_count (lint, ISH_SEVERITY_WARNING);
  JsonObject *root;

  if (!options->json)
    {
      g_autofree char *name = g_filename_display_name (options->words[0]);

      print_findings (lint);
      g_print (_("%s: %u errors, %u warnings, %u notes in %u files, %u resources\n"), name,
               n_errors, n_warnings, ish_lint_count (lint, ISH_SEVERITY_NOTE),
               ish_lint_get_n_files (lint), ish_lint_get_n_resources (lint));
      return;
    }
  root = json_object_new ();
  _ish_cli_set_file (root, options->words[0]);
  json_object_set_int_member (root, "errors", n_errors);
  json_object_set_int_member (root, "warnings", n_warnings);
  json_object_set_int_member (root, "notes", ish_lint_count (lint, ISH_SEVERITY_NOTE));
  json_object_set_int_member (root, "files", ish_lint_get_n_files (lint));
  json_object_set_int_member (root, "resources", ish_lint_get_n_resources (lint));
  json_object_set_array_member (root, "findings", findings_to_json (lint));
  _ish_cli_print_json (root);
}

IshExit
_ish_cli_lint (const IshCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshLint) lint = NULL;

  if (options->json && g_strcmp0 (options->sarif, "-") == 0)
    return _ish_cli_usage (_("--json and --sarif - do not both fit on standard output"));
  lint = ish_lint_path (options->words[0], &error);
  if (lint == NULL)
    {
      /* The reader names the file, which may be one of a folder. */
      g_autofree char *file = g_strndup (error->message, strcspn (error->message, ":"));

      _ish_cli_complain_about (file, error->message);
      return error->domain == ISH_READ_ERROR ? ISH_EXIT_INPUT : ISH_EXIT_WORLD;
    }
  if (options->sarif)
    {
      g_autofree char *text = ish_lint_to_sarif (lint, ISH_VERSION);

      if (strcmp (options->sarif, "-") == 0)
        fputs (text, stdout);
      else if (!g_file_set_contents (options->sarif, text, -1, &error))
        {
          _ish_cli_complain (error->message);
          return ISH_EXIT_WORLD;
        }
    }
  if (g_strcmp0 (options->sarif, "-") != 0)
    print_answer (options, lint);
  return ish_lint_count (lint, ISH_SEVERITY_ERROR) > 0 ? ISH_EXIT_NO : ISH_EXIT_DONE;
}
