/* isshonictl: which command, its options, and how results are said.
 *
 * Results go to standard output, everything else to standard error, so that a pipe carries only
 * what was asked for. Nothing ever prompts.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli.h"
#include "cli/ish-cli-private.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/ish-json.h"
#include "catalog/ish-language.h"

typedef struct {
  const char *name;
  const char *words; /* after the name, in the help */
  const char *summary;
  guint       min_words, max_words;
  IshExit   (*run) (const IshCliOptions *options);
} Command;

static const Command commands[] = {
  { "templates", "", N_("list the starter designs"), 0, 0, _ish_cli_templates },
  { "new", "TEMPLATE|IDEA --out FILE",
    N_("start a design from a starter, by its name or by an idea in ko, en or ja"), 1, G_MAXUINT,
    _ish_cli_new },
  { "validate", "DESIGN", N_("check structure, properties, containment, connections"), 1, 1,
    _ish_cli_validate },
  { "generate", "DESIGN --to terraform|cloudformation --out DIR",
    N_("write the code a design means"), 1, 1, _ish_cli_generate },
  { "export", "DESIGN --to png|svg --out FILE", N_("draw a design"), 1, 1, _ish_cli_export },
  { "lint", "PATH [--design FILE] [--sarif FILE]",
    N_("check any Terraform folder or CloudFormation file: names, references, safety"), 1, 1,
    _ish_cli_lint },
  { "cost", "DESIGN|PATH [--usage FILE] [--discounts FILE] [--budget USD] [--infracost FILE]",
    N_("monthly estimate with its sources; 1 when it is over the budget"), 1, 1, _ish_cli_cost },
  { "prices", "import FILE... [--out FILE]",
    N_("take prices from AWS Price List files (CSV or JSON) you downloaded, for all designs"), 2,
    G_MAXUINT, _ish_cli_prices },
  { "check", "DESIGN|PATH [--benchmark ID] [--sarif FILE] [--junit FILE]",
    N_("security and reliability findings; 1 when one is an error"), 1, 1, _ish_cli_check },
  { "reach", "DESIGN FROM TO PORT",
    N_("whether one resource, or the internet, reaches another; 1 when it does not"), 4, 4,
    _ish_cli_reach },
};

/* What the one command of this process has said; a command that fails before its answer still owes
 * --json a document. */
static struct {
  gboolean json;
  gboolean answered; /* the document is printed */
  char    *problem;  /* owned, nullable: the first complaint */
} run;

/* --- saying --- */

static void
remember_problem (const char *message)
{
  if (run.problem == NULL)
    run.problem = g_strdup (message);
}

void
_ish_cli_complain (const char *message)
{
  remember_problem (message);
  g_printerr ("isshonictl: %s\n", message);
}

void
_ish_cli_complain_about (const char *file, const char *message)
{
  g_autofree char *display = g_filename_display_name (file);
  g_autofree char *text = NULL;

  /* A reader that knows the line has put the file in front already. */
  if (g_str_has_prefix (message, display) && message[strlen (display)] == ':')
    text = g_strdup (message);
  else
    text = g_strdup_printf ("%s: %s", display, message);
  remember_problem (text);
  g_printerr ("%s\n", text);
}

IshExit
_ish_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  _ish_cli_complain (message);
  g_printerr ("%s\n", _("“isshonictl --help” lists the commands."));
  return ISH_EXIT_USAGE;
}

void
_ish_cli_print_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GString) text = g_string_new (NULL);

  json_node_take_object (node, object);
  ish_json_append (text, node);
  /* Not g_print(): that writes in the locale's encoding, and JSON is UTF-8 everywhere. */
  g_string_append_c (text, '\n');
  fputs (text->str, stdout);
  run.answered = TRUE;
}

/* "FILE:LINE:COLUMN: message" taken apart, so that editors need not. */
static void
add_position (JsonObject *error, const char *message)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(.+?):([0-9]+):([0-9]+): ", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *file = NULL;
  g_autofree char *line = NULL;
  g_autofree char *column = NULL;

  if (!g_regex_match (regex, message, 0, &match))
    return;
  file = g_match_info_fetch (match, 1);
  line = g_match_info_fetch (match, 2);
  column = g_match_info_fetch (match, 3);
  json_object_set_string_member (error, "file", file);
  json_object_set_int_member (error, "line", g_ascii_strtoll (line, NULL, 10));
  json_object_set_int_member (error, "column", g_ascii_strtoll (column, NULL, 10));
}

/* The document of a command that ended without one. */
static void
print_problem (IshExit result)
{
  JsonObject *root = json_object_new ();
  JsonObject *error = json_object_new ();
  g_autofree char *message = g_utf8_make_valid (run.problem ? run.problem : "", -1);

  json_object_set_int_member (error, "exit", result);
  json_object_set_string_member (error, "message", message);
  add_position (error, message);
  json_object_set_object_member (root, "error", error);
  _ish_cli_print_json (root);
}

/* In the C locale of containers and CI only ASCII would come through; what reads it there is a
 * log or a terminal of UTF-8. */
static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_utf8 (const char *text)
{
  fputs (text, stderr);
}

static void
choose_encoding (void)
{
  const char *locale = setlocale (LC_CTYPE, NULL);

  if (locale && (g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")))
    {
      g_set_print_handler (print_utf8);
      g_set_printerr_handler (print_error_utf8);
    }
}

static char *
describe_where (const IshFinding *finding)
{
  if (finding->resource_id && finding->property)
    return g_strdup_printf ("%s.%s", finding->resource_id, finding->property);
  return g_strdup (finding->resource_id ? finding->resource_id : "design");
}

void
_ish_cli_print_findings (const char *file, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *where = describe_where (finding);
      g_autofree char *sentence = ish_finding_format (finding, ish_translate);

      g_printerr ("%s: %s: %s: %s [%s]\n", file, where,
                  ish_severity_to_string (finding->severity), sentence, finding->rule);
    }
}

static void
set_string (JsonObject *object, const char *member, const char *value)
{
  if (value)
    json_object_set_string_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

void
_ish_cli_set_file (JsonObject *object, const char *path)
{
  g_autofree char *display = g_filename_display_name (path); /* a path need not be UTF-8 */

  json_object_set_string_member (object, "file", display);
}

JsonArray *
_ish_cli_findings_to_json (const GPtrArray *findings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = ish_finding_format (finding, ish_translate);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "severity",
                                     ish_severity_to_string (finding->severity));
      json_object_set_string_member (object, "rule", finding->rule);
      set_string (object, "id", finding->resource_id);
      set_string (object, "property", finding->property);
      json_object_set_string_member (object, "message", sentence);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* --- loading --- */

IshCatalog *
_ish_cli_load_catalog (IshExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new (&error);

  if (catalog == NULL)
    {
      _ish_cli_complain (error->message);
      *out_exit = ISH_EXIT_WORLD;
    }
  return catalog;
}

IshDesign *
_ish_cli_load_design (const char *path, IshExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  IshDesign *design = ish_design_load (path, &error);

  if (design == NULL)
    {
      _ish_cli_complain_about (g_str_equal (path, "-") ? "standard input" : path, error->message);
      *out_exit = ISH_EXIT_INPUT;
    }
  return design;
}

IshStack *
_ish_cli_load_stack (const char *path, IshDesign **out_design, IshExit *out_exit)
{
  g_autoptr (IshCatalog) catalog = _ish_cli_load_catalog (out_exit);

  *out_design = catalog ? _ish_cli_load_design (path, out_exit) : NULL;
  return *out_design ? ish_stack_resolve (*out_design, catalog) : NULL;
}

IshExit
_ish_cli_write (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return ISH_EXIT_DONE;
    }
  if (g_file_set_contents (path, text, -1, &error))
    return ISH_EXIT_DONE;
  _ish_cli_complain (error->message);
  return ISH_EXIT_WORLD;
}

/* --- running --- */

static void
options_clear (IshCliOptions *options)
{
  g_free (options->to);
  g_free (options->out);
  g_free (options->theme);
  g_free (options->sarif);
  g_free (options->usage);
  g_free (options->discounts);
  g_free (options->infracost);
  g_free (options->benchmark);
  g_free (options->junit);
  g_free (options->region);
  g_free (options->environment);
  g_free (options->design);
  g_strfreev (options->words);
}

static int
print_help (void)
{
  g_print ("%s\n\n", _("Usage: isshonictl COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n        %s\n", commands[i].name, commands[i].words, _ (commands[i].summary));
  g_print ("\n%s\n",
           _("Every command takes --json and --help, and reads “-” as standard input.\n"
             "Exit status: 0 done, 1 the answer is no, 2 wrong usage, 3 unusable input,"
             " 4 the world failed."));
  return ISH_EXIT_DONE;
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static IshExit
run_command (const Command *command, int argc, char **argv)
{
  IshCliOptions options = { .scale = 1.0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("one JSON document on standard output"),
      NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("terraform, cloudformation, png or svg"),
      "KIND" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_("where to write"), "PATH" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_("write over a file that exists"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("light or dark"), "THEME" },
    { "sarif", 0, 0, G_OPTION_ARG_FILENAME, &options.sarif, N_("write findings as SARIF 2.1.0"),
      "FILE" },
    { "design", 0, 0, G_OPTION_ARG_FILENAME, &options.design,
      N_("the design that the code must match"), "FILE" },
    { "usage", 0, 0, G_OPTION_ARG_FILENAME, &options.usage,
      N_("figures a month, as {\"requests\": 5000000, \"web.requests\": 10}"), "FILE" },
    { "discounts", 0, 0, G_OPTION_ARG_FILENAME, &options.discounts,
      N_("fractions off, as {\"EC2/\": 0.3}"), "FILE" },
    { "budget", 0, 0, G_OPTION_ARG_DOUBLE, &options.budget, N_("US dollars a month"), "USD" },
    { "infracost", 0, 0, G_OPTION_ARG_FILENAME, &options.infracost,
      N_("write the estimate in the shape of Infracost's JSON"), "FILE" },
    { "benchmark", 0, 0, G_OPTION_ARG_STRING, &options.benchmark,
      N_("show every recommendation of a benchmark"), "ID" },
    { "junit", 0, 0, G_OPTION_ARG_FILENAME, &options.junit, N_("write checks as JUnit XML"),
      "FILE" },
    { "region", 0, 0, G_OPTION_ARG_STRING, &options.region,
      N_("the region of code that does not say one"), "REGION" },
    { "environment", 0, 0, G_OPTION_ARG_STRING, &options.environment,
      N_("the environment code is meant for, whatever it says; prod when nobody does"), "NAME" },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, N_("size of a picture; 1 is 100 %"),
      "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.words, NULL, NULL },
    { NULL },
  };
  g_autofree char *title = g_strdup_printf ("%s %s", command->name, command->words);
  g_autoptr (GOptionContext) context = g_option_context_new (title);
  g_autoptr (GError) error = NULL;
  IshExit result;
  guint n;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      result = _ish_cli_usage ("%s", error->message);
      options_clear (&options);
      return result;
    }
  n = options.words ? g_strv_length (options.words) : 0;
  if (n < command->min_words || n > command->max_words)
    result = _ish_cli_usage (_("“%s” is used as: isshonictl %s"), command->name, title);
  else
    result = command->run (&options);
  options_clear (&options);
  return result;
}

static gboolean
wants_json (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--json"))
      return TRUE;
  return FALSE;
}

static int
dispatch (int argc, char **argv)
{
  const Command *command;

  if (argc < 2)
    return (int) _ish_cli_usage ("%s", _("a command is missing"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    return print_help ();
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("isshonictl %s\n", ISH_VERSION);
      return ISH_EXIT_DONE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    return (int) _ish_cli_usage (_("there is no command “%s”"), argv[1]);
  return (int) run_command (command, argc - 1, argv + 1);
}

int
ish_cli_run (int argc, char **argv)
{
  int result;

  choose_encoding ();
  run.json = wants_json (argc, argv);
  result = dispatch (argc, argv);
  if (run.json && !run.answered && result != ISH_EXIT_DONE)
    print_problem ((IshExit) result);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      _ish_cli_complain (_("standard output cannot be written"));
      result = ISH_EXIT_WORLD;
    }
  g_clear_pointer (&run.problem, g_free);
  return result;
}
