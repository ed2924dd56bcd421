/* The whole catalogue through the generator: each service alone, each of its choices, each line
 * that may be drawn; both dialects, checked against the providers' schemas.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "generate/ish-generate.h"

/* Of the pairs of types: every one in the long run, some in the quick one. */
static guint pair_step = 5;

typedef struct
{
  IshCatalog *catalog;
  GPtrArray  *folders; /* of char: where code was written */
  char       *root;
  guint       n_failed;
} Run;

/* --- designs --- */

static void
append_resource (GString *json, const char *id, const IshService *service, const char *properties)
{
  g_string_append_printf (json,
                          "%s{\"id\": \"%s\", \"type\": \"%s\", \"name\": \"%s\", \"parent\": null,"
                          " \"x\": 0, \"y\": 0, \"properties\": {%s}}",
                          g_str_has_suffix (json->str, "[") ? "" : ", ", id,
                          ish_service_get_type_id (service), id, properties);
}

static GString *
open_design (const char *environment)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"d\","
                          " \"name\": \"Shop\", \"settings\": {\"cloud\": \"aws\", \"region\":"
                          " \"ap-northeast-2\", \"environment\": \"%s\", \"prefix\": \"shop_k3fq\","
                          " \"tags\": {\"team\": \"sre\"}}, \"resources\": [", environment);
  return json;
}

/* --- one design to both dialects --- */

static void
fail (Run *run, const char *what, const char *message)
{
  g_test_message ("%s: %s", what, message);
  run->n_failed++;
}

static void
generate_both (Run *run, IshStack *stack, const char *what)
{
  g_autofree char *folder = g_build_filename (run->root, what, NULL);

  for (guint dialect = 0; dialect <= ISH_DIALECT_CLOUDFORMATION; dialect++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(IshOutput) output = ish_generate (stack, dialect, &error);

      if (output == NULL || !ish_output_save (output, folder, &error))
        fail (run, what, error->message);
    }
  g_ptr_array_add (run->folders, g_steal_pointer (&folder));
}

static void
run_design (Run *run, GString *json, const char *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IshDesign) design = ish_design_parse (json->str, json->len, what, &error);
  g_autoptr(IshStack) stack = NULL;

  g_assert_no_error (error);
  stack = ish_stack_resolve (design, run->catalog);
  for (guint i = 0; i < ish_stack_get_findings (stack)->len; i++)
    {
      const IshFinding *finding = ish_stack_get_findings (stack)->pdata[i];

      /* The catalogue's own mistakes; what a rule says of a bare design is expected. */
      if (g_str_has_prefix (finding->rule, "catalog"))
        fail (run, what, finding->sentence);
    }
  generate_both (run, stack, what);
}

static void
run_alone (Run *run, const IshService *service, const char *environment, const char *properties,
           const char *label)
{
  g_autoptr(GString) json = open_design (environment);
  g_autofree char *what =
    g_strdup_printf ("%s-%s-%s", ish_service_get_stem (service), environment, label);

  append_resource (json, "one", service, properties);
  g_string_append (json, "], \"connections\": []}");
  run_design (run, json, what);
}

/* --- checking what was written --- */

static void
check_written (Run *run)
{
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *script =
    g_test_build_filename (G_TEST_DIST, "generate", "check_generated.py", NULL);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  int status = 0;

  g_assert_nonnull (python);
  g_ptr_array_add (argv, python);
  g_ptr_array_add (argv, script);
  g_ptr_array_add (argv, run->root);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    fail (run, "schema", out);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static Run *
start (void)
{
  g_autoptr(GError) error = NULL;
  Run *run = g_new0 (Run, 1);

  run->catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  run->folders = g_ptr_array_new_with_free_func (g_free);
  run->root = g_dir_make_tmp ("isshoni-services-XXXXXX", &error);
  g_assert_no_error (error);
  return run;
}

static void
finish (Run *run)
{
  guint n_failed;

  check_written (run);
  g_test_message ("%u designs", run->folders->len);
  n_failed = run->n_failed;
  if (g_getenv ("ISSHONI_KEEP"))
    g_test_message ("kept in %s", run->root);
  else
    remove_all (run->root);
  g_ptr_array_unref (run->folders);
  ish_catalog_unref (run->catalog);
  g_free (run->root);
  g_free (run);
  g_assert_cmpuint (n_failed, ==, 0);
}

/* --- tests --- */

static void
test_alone (void)
{
  Run *run = start ();

  for (guint i = 0; i < ish_catalog_get_n_services (run->catalog); i++)
    {
      run_alone (run, ish_catalog_get_service_at (run->catalog, i), "dev", "", "plain");
      run_alone (run, ish_catalog_get_service_at (run->catalog, i), "prod", "", "plain");
    }
  finish (run);
}

/* Every value of every enum, both values of every bool. */
static void
test_choices (void)
{
  Run *run = start ();

  for (guint i = 0; i < ish_catalog_get_n_services (run->catalog); i++)
    {
      const IshService *service = ish_catalog_get_service_at (run->catalog, i);

      for (guint p = 0; p < ish_service_get_n_props (service); p++)
        {
          static const char *const truths[] = { "true", "false", NULL };
          const IshProp *prop = ish_service_get_prop_at (service, p);
          const char *const *values = prop->type == ISH_PROP_BOOL ? truths
                                    : prop->type == ISH_PROP_ENUM ? prop->values : NULL;

          for (guint v = 0; values && values[v]; v++)
            {
              const char *quote = prop->type == ISH_PROP_ENUM ? "\"" : "";
              g_autofree char *text =
                g_strdup_printf ("\"%s\": %s%s%s", prop->name, quote, values[v], quote);
              g_autofree char *label = g_strdup_printf ("%s-%u", prop->name, v);

              run_alone (run, service, "dev", text, label);
            }
        }
    }
  finish (run);
}

static void
run_line (Run *run, const IshService *from, const IshService *to, const char *type)
{
  g_autoptr(GString) json = open_design ("dev");
  g_autofree char *what = g_strdup_printf ("%s-%s-%s", ish_service_get_stem (from),
                                           ish_service_get_stem (to), type);

  append_resource (json, "one", from, "");
  append_resource (json, "two", to, "");
  g_string_append_printf (
    json,
    "], \"connections\": [{\"id\": \"c1\", \"from\": \"one\", \"to\": \"two\","
    " \"type\": \"%s\"}]}",
    type);
  run_design (run, json, what);
}

/* Every line the canvas lets a user draw. */
static void
test_lines (void)
{
  Run *run = start ();
  guint n = ish_catalog_get_n_services (run->catalog);

  for (guint i = 0; i < n * n; i += pair_step)
    {
      const IshService *from = ish_catalog_get_service_at (run->catalog, i / n);
      const IshService *to = ish_catalog_get_service_at (run->catalog, i % n);
      g_autoptr (GPtrArray) types = ish_catalog_list_line_types (
        run->catalog, ish_service_get_type_id (from), ish_service_get_type_id (to));

      for (guint t = 0; t < types->len; t++)
        run_line (run, from, to, types->pdata[t]);
    }
  finish (run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "long") == 0)
    pair_step = 1;
  g_test_add_func ("/generate/services/alone", test_alone);
  g_test_add_func ("/generate/services/choices", test_choices);
  g_test_add_func ("/generate/services/lines", test_lines);
  return g_test_run ();
}
