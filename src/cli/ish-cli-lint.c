/* isshonictl lint: code that anybody wrote, checked.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "catalog/ish-language.h"
#include "generate/ish-generate.h"
#include "read/ish-lint.h"

static void
print_findings (const IshLint *lint)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *fix = NULL;
      g_autofree char *message = ish_lint_finding_format (finding, ish_translate, &fix);

      g_print ("%s:%u:%u: %s: %s [%s]%s%s\n", finding->file, finding->line, finding->column,
               ish_severity_to_string (finding->severity), message, finding->rule,
               fix ? "\n    " : "", fix ? fix : "");
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

/* --- the design --- */

/* What a person called the thing behind a node: "Web", or "Web → Orders" of a connection. */
static char *
name_origin (IshDesign *design, IshStack *stack, const IshSpan *span)
{
  const IshNode *node = ish_stack_get_node (stack, span->node);
  const char *cause = node ? ish_stack_get_cause (stack, node->resource_id) : NULL;
  const IshResource *resource = cause ? ish_design_get_resource (design, cause) : NULL;

  for (guint i = 0; span->owners && span->owners[i]; i++)
    {
      const IshConnection *line = ish_design_get_connection (design, span->owners[i]);
      const IshResource *from = line ? ish_design_get_resource (design, line->from) : NULL;
      const IshResource *to = line ? ish_design_get_resource (design, line->to) : NULL;

      if (from && to && span->owners[i + 1] == NULL && i == 0)
        return g_strdup_printf ("%s → %s", *from->name ? from->name : from->id,
                                *to->name ? to->name : to->id);
    }
  if (resource == NULL)
    return g_strdup (node ? node->resource_id : span->node);
  return g_strdup (*resource->name ? resource->name : resource->id);
}

static gboolean
add_references (GPtrArray *references, IshDesign *design, IshStack *stack, IshDialect dialect,
                GError **error)
{
  g_autoptr (IshOutput) output = ish_generate (stack, dialect, error);

  for (guint i = 0; output && i < ish_output_get_n_files (output); i++)
    {
      const IshOutputFile *file = ish_output_get_file_at (output, i);
      IshLintReference *reference;
      IshSource *source;
      const char *text;
      gsize length;

      if (!file->is_text)
        continue;
      text = g_bytes_get_data (file->data, &length);
      source = ish_source_new (file->name, text, length, error);
      if (source == NULL)
        return FALSE;
      reference = ish_lint_reference_new (source, dialect == ISH_DIALECT_TERRAFORM);
      g_ptr_array_add (references, reference);
      for (guint j = 0; j < file->spans->len; j++)
        {
          const IshSpan *span = &g_array_index (file->spans, IshSpan, j);
          g_autofree char *name = name_origin (design, stack, span);

          ish_lint_reference_add_origin (reference, span->first, span->last, name);
        }
    }
  return output != NULL;
}

/* The code that the design means, in both languages; %NULL with a complaint. */
static GPtrArray *
make_references (const char *path, IshExit *out_exit)
{
  g_autoptr (GPtrArray) references
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_lint_reference_free);
  g_autoptr (IshCatalog) catalog = _ish_cli_load_catalog (out_exit);
  g_autoptr (IshDesign) design = catalog ? _ish_cli_load_design (path, out_exit) : NULL;
  g_autoptr (IshStack) stack = design ? ish_stack_resolve (design, catalog) : NULL;
  g_autoptr (GError) error = NULL;

  if (stack == NULL)
    return NULL;
  if (ish_stack_has_errors (stack))
    {
      _ish_cli_print_findings (path, ish_stack_get_findings (stack));
      _ish_cli_complain_about (path, _("the design has errors: no code can match it"));
      *out_exit = ISH_EXIT_NO;
      return NULL;
    }
  if (!add_references (references, design, stack, ISH_DIALECT_TERRAFORM, &error)
      || !add_references (references, design, stack, ISH_DIALECT_CLOUDFORMATION, &error))
    {
      _ish_cli_complain (error->message);
      *out_exit = ISH_EXIT_WORLD;
      return NULL;
    }
  return g_steal_pointer (&references);
}

IshExit
_ish_cli_lint (const IshCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) references = NULL;
  g_autoptr (IshLint) lint = NULL;
  IshExit result = ISH_EXIT_DONE;

  if (options->json && g_strcmp0 (options->sarif, "-") == 0)
    return _ish_cli_usage (_("--json and --sarif - do not both fit on standard output"));
  if (g_strcmp0 (options->design, "-") == 0 && strcmp (options->words[0], "-") == 0)
    return _ish_cli_usage (_("the code and the design do not both fit on standard input"));
  references = options->design ? make_references (options->design, &result) : NULL;
  if (options->design && references == NULL)
    return result;
  lint = ish_lint_path_with_design (options->words[0], references, &error);
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
