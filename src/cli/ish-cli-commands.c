/* The commands of isshonictl.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <stdio.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "catalog/ish-language.h"
#include "catalog/ish-starters.h"
#include "generate/ish-generate.h"
#include "paint/ish-painter.h"

/* --- templates, new --- */

static GPtrArray *
load_starters (IshExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *starters = ish_starters_list (&error);

  if (starters == NULL)
    {
      _ish_cli_complain (error->message);
      *out_exit = ISH_EXIT_WORLD;
    }
  return starters;
}

static JsonObject *
starter_to_json (const IshStarter *starter)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", starter->name);
  json_object_set_string_member (object, "title", starter->title[ish_language_get ()]);
  json_object_set_string_member (object, "summary", starter->summary[ish_language_get ()]);
  return object;
}

IshExit
_ish_cli_templates (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  g_autoptr (GPtrArray) starters = load_starters (&result);
  JsonArray *array;
  JsonObject *root;

  if (starters == NULL)
    return result;
  if (!options->json)
    {
      for (guint i = 0; i < starters->len; i++)
        {
          const IshStarter *starter = g_ptr_array_index (starters, i);

          g_print ("%-24s %s\n", starter->name, starter->title[ish_language_get ()]);
        }
      return ISH_EXIT_DONE;
    }
  array = json_array_new ();
  for (guint i = 0; i < starters->len; i++)
    json_array_add_object_element (array, starter_to_json (g_ptr_array_index (starters, i)));
  root = json_object_new ();
  json_object_set_array_member (root, "templates", array);
  _ish_cli_print_json (root);
  return ISH_EXIT_DONE;
}

/* A design of its own from the starter; @idea becomes its prompt. */
static IshDesign *
make_design (const IshStarter *starter, const char *idea, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (starter->data, &length);
  g_autoptr (IshDesign) read = ish_design_parse (text, (gssize) length, starter->name, error);
  IshDesign *design;

  if (read == NULL)
    return NULL;
  design = ish_design_copy_as_new (read, starter->title[ish_language_get ()]);
  if (!g_str_equal (idea, starter->name))
    {
      g_autoptr (IshOp) op = ish_op_new_set_string ("design", "prompt", idea);

      if (!ish_design_apply (design, op, NULL, error))
        g_clear_object (&design);
    }
  return design;
}

static IshExit
write_design (const IshCliOptions *options, const IshStarter *starter, IshDesign *design)
{
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  if (g_str_equal (options->out, "-"))
    {
      g_autofree char *text = ish_design_serialize (design, NULL);

      fputs (text, stdout);
      return ISH_EXIT_DONE;
    }
  if (!options->force && g_file_test (options->out, G_FILE_TEST_EXISTS))
    {
      _ish_cli_complain_about (options->out, _("the file exists; --force writes over it"));
      return ISH_EXIT_NO;
    }
  if (!ish_design_save (design, options->out, &error))
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  if (!options->json)
    {
      g_print (_("%s: %s\n"), options->out, starter->title[ish_language_get ()]);
      return ISH_EXIT_DONE;
    }
  root = json_object_new ();
  _ish_cli_set_file (root, options->out);
  json_object_set_string_member (root, "template", starter->name);
  json_object_set_string_member (root, "id", ish_design_get_id (design));
  _ish_cli_print_json (root);
  return ISH_EXIT_DONE;
}

IshExit
_ish_cli_new (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  g_autofree char *idea = g_strjoinv (" ", options->words);
  g_autoptr (GPtrArray) starters = NULL;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  const IshStarter *starter;

  if (options->out == NULL)
    return _ish_cli_usage (_("“new” needs --out FILE"));
  if (!g_utf8_validate (idea, -1, NULL))
    return _ish_cli_usage (_("the idea is not UTF-8 text"));
  starters = load_starters (&result);
  if (starters == NULL)
    return result;
  starter = ish_starters_find (starters, idea);
  if (starter == NULL)
    {
      g_autofree char *message
        = g_strdup_printf (_("no starter design fits “%s”; “isshonictl templates” lists them"),
                           idea);

      _ish_cli_complain (message);
      return ISH_EXIT_NO;
    }
  design = make_design (starter, idea, &error);
  if (design == NULL)
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  return write_design (options, starter, design);
}

/* --- validate, generate --- */

static IshStack *
resolve (const char *path, IshExit *out_exit)
{
  g_autoptr (IshCatalog) catalog = _ish_cli_load_catalog (out_exit);
  g_autoptr (IshDesign) design = catalog ? _ish_cli_load_design (path, out_exit) : NULL;

  return design ? ish_stack_resolve (design, catalog) : NULL;
}

static guint
count_severity (const GPtrArray *findings, IshSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((const IshFinding *) g_ptr_array_index (findings, i))->severity == severity)
      n++;
  return n;
}

/* The start of every JSON answer about a design. */
static JsonObject *
make_report (const char *path, IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);
  JsonObject *root = json_object_new ();

  _ish_cli_set_file (root, path);
  json_object_set_int_member (root, "errors", count_severity (findings, ISH_SEVERITY_ERROR));
  json_object_set_int_member (root, "warnings", count_severity (findings, ISH_SEVERITY_WARNING));
  json_object_set_array_member (root, "findings", _ish_cli_findings_to_json (findings));
  return root;
}

IshExit
_ish_cli_validate (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  const char *path = options->words[0];
  g_autoptr (IshStack) stack = resolve (path, &result);
  const GPtrArray *findings;

  if (stack == NULL)
    return result;
  findings = ish_stack_get_findings (stack);
  _ish_cli_print_findings (path, findings);
  if (options->json)
    _ish_cli_print_json (make_report (path, stack));
  else
    g_print (_("%s: %u errors, %u warnings, %u cloud resources\n"), path,
             count_severity (findings, ISH_SEVERITY_ERROR),
             count_severity (findings, ISH_SEVERITY_WARNING),
             ish_stack_get_n_nodes (stack));
  return ish_stack_has_errors (stack) ? ISH_EXIT_NO : ISH_EXIT_DONE;
}

static void
report_output (const IshCliOptions *options, IshStack *stack, IshOutput *output)
{
  JsonArray *files = json_array_new ();
  JsonObject *root;

  for (guint i = 0; i < ish_output_get_n_files (output); i++)
    {
      const IshOutputFile *file = ish_output_get_file_at (output, i);
      g_autofree char *path = g_build_filename (options->out, file->name, NULL);
      g_autofree char *display = g_filename_display_name (path);

      json_array_add_string_element (files, display);
      if (!options->json)
        g_print ("%s\n", display);
    }
  if (!options->json)
    {
      json_array_unref (files);
      return;
    }
  root = make_report (options->words[0], stack);
  json_object_set_array_member (root, "files", files);
  _ish_cli_print_json (root);
}

IshExit
_ish_cli_generate (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  g_autoptr (IshStack) stack = NULL;
  g_autoptr (IshOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  IshDialect dialect;

  if (options->to == NULL || options->out == NULL)
    return _ish_cli_usage (_("“generate” needs --to terraform|cloudformation and --out DIR"));
  if (!ish_dialect_from_string (options->to, &dialect))
    return _ish_cli_usage (_("“%s” is neither terraform nor cloudformation"), options->to);
  if (g_str_equal (options->out, "-"))
    return _ish_cli_usage (_("“generate” writes several files: --out is a folder"));
  stack = resolve (options->words[0], &result);
  if (stack == NULL)
    return result;
  _ish_cli_print_findings (options->words[0], ish_stack_get_findings (stack));
  if (ish_stack_has_errors (stack))
    {
      if (options->json)
        _ish_cli_print_json (make_report (options->words[0], stack));
      _ish_cli_complain_about (options->words[0], _("nothing was written: the design has errors"));
      return ISH_EXIT_NO;
    }
  output = ish_generate (stack, dialect, &error);
  if (output == NULL || !ish_output_save (output, options->out, &error))
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  report_output (options, stack, output);
  return ISH_EXIT_DONE;
}

/* --- export --- */

static gboolean
read_theme (const char *text, IshTheme *out_theme)
{
  *out_theme = ISH_THEME_LIGHT;
  if (text == NULL || g_str_equal (text, "light"))
    return TRUE;
  *out_theme = ISH_THEME_DARK;
  return g_str_equal (text, "dark");
}

/* Copies the picture to standard output and removes it. */
static gboolean
pass_on (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gboolean done = g_file_get_contents (path, &bytes, &length, error);

  if (done)
    fwrite (bytes, 1, length, stdout);
  g_unlink (path);
  return done;
}

/* A file, or "-": then by way of a temporary one, since pictures are written whole and renamed. */
static gboolean
write_picture (const IshCliOptions *options, IshDesign *design, IshCatalog *catalog,
               const IshPaintOptions *paint, GError **error)
{
  IshPicture kind = g_str_equal (options->to, "svg") ? ISH_PICTURE_SVG : ISH_PICTURE_PNG;
  g_autofree char *path = NULL;
  int handle;

  if (!g_str_equal (options->out, "-"))
    return ish_export_save (design, catalog, kind, options->scale, paint, options->out, error);
  handle = g_file_open_tmp ("isshoni-XXXXXX", &path, error);
  if (handle < 0)
    return FALSE;
  g_close (handle, NULL);
  if (!ish_export_save (design, catalog, kind, options->scale, paint, path, error))
    {
      g_unlink (path);
      return FALSE;
    }
  return pass_on (path, error);
}

IshExit
_ish_cli_export (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  IshPaintOptions paint = { .language = ish_language_get () };
  g_autoptr (IshCatalog) catalog = NULL;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  if (options->to == NULL || options->out == NULL)
    return _ish_cli_usage (_("“export” needs --to png|svg and --out FILE"));
  if (!g_str_equal (options->to, "svg") && !g_str_equal (options->to, "png"))
    return _ish_cli_usage (_("“%s” is neither png nor svg"), options->to);
  if (options->json && g_str_equal (options->out, "-"))
    return _ish_cli_usage (_("--json and a picture do not both fit on standard output"));
  if (!read_theme (options->theme, &paint.theme))
    return _ish_cli_usage (_("“%s” is neither light nor dark"), options->theme);
  if (!(options->scale >= 0.1 && options->scale <= 8))
    return _ish_cli_usage (_("--scale is between 0.1 and 8"));
  catalog = _ish_cli_load_catalog (&result);
  design = catalog ? _ish_cli_load_design (options->words[0], &result) : NULL;
  if (design == NULL)
    return result;
  if (!write_picture (options, design, catalog, &paint, &error))
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  if (g_str_equal (options->out, "-"))
    return ISH_EXIT_DONE;
  if (!options->json)
    {
      g_print ("%s\n", options->out);
      return ISH_EXIT_DONE;
    }
  root = json_object_new ();
  _ish_cli_set_file (root, options->out);
  _ish_cli_print_json (root);
  return ISH_EXIT_DONE;
}
