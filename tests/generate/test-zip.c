/* The zips that functions start with.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define LOCAL_HEADER 30 /* bytes before the first name */

static GBytes *
make_zip (const char *runtime)
{
  g_autofree char *json =
    g_strdup_printf ("{'nodes': [{'key': 'mailer', 'kind': 'lambda',"
                     " 'args': {'function_name': 'm', 'role': 'arn:r', 'runtime': '%s',"
                     " 'tf:filename': 'functions/mailer.zip'}}]}",
                     runtime);
  g_autoptr(TestStack) stack = test_stack_new (json);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) files = _ish_generate_files (test_stack_get_source (stack), test_schema (),
                                                 ISH_DIALECT_TERRAFORM, &error);
  const IshOutputFile *last;

  g_assert_no_error (error);
  last = &g_array_index (files, IshOutputFile, files->len - 1);
  g_assert_cmpstr (last->name, ==, "functions/mailer.zip");
  g_assert_false (last->is_text);
  g_assert_cmpuint (last->spans->len, ==, 0);
  return g_bytes_ref (last->data);
}

/* A reader that is not ours finds the file, its text and its checksum right. */
static void
test_readable (void)
{
  static const char script[] = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert "
                               "z.testzip() is None; i = z.infolist()[0];"
                               "print(len(z.namelist()), i.filename, i.date_time[0], "
                               "oct(i.external_attr >> 16), z.read(i).decode()[:11])";
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *folder = NULL, *path = NULL, *out = NULL;
  g_autoptr(GBytes) zip = make_zip ("python3.12");
  g_autoptr(GError) error = NULL;
  const char *argv[] = { "python3", "-c", script, NULL, NULL };
  int status = 0;

  if (python == NULL)
    {
      g_test_skip ("python3 is not installed");
      return;
    }
  folder = g_dir_make_tmp ("isshoni-zip-XXXXXX", &error);
  path = g_build_filename (folder, "a.zip", NULL);
  g_file_set_contents (path, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip), &error);
  argv[3] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (out, ==, "1 index.py 1980 0o100644 def handler\n");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_runtimes (void)
{
  g_autoptr(GBytes) python = make_zip ("python3.12");
  g_autoptr(GBytes) newer = make_zip ("python3.11");
  g_autoptr(GBytes) node = make_zip ("nodejs20.x");
  g_autoptr(GBytes) java = make_zip ("java21");

  g_assert_true (g_bytes_equal (python, newer));
  g_assert_false (g_bytes_equal (python, node));
  g_assert_cmpmem ((const char *) g_bytes_get_data (java, NULL) + LOCAL_HEADER,
                   strlen ("README.txt"), "README.txt", strlen ("README.txt"));
}

/* What the zip holds stands in the template itself. */
static void
test_inline (void)
{
  g_autofree char *text =
    test_generate ("{'nodes': [{'key': 'm', 'kind': 'lambda', 'args': {'function_name': 'm',"
                   " 'role': 'arn:r', 'runtime': 'python3.12',"
                   " 'tf:filename': 'functions/m.zip'}}]}",
                   ISH_DIALECT_CLOUDFORMATION, "template.yaml");

  test_assert_has (text,
                   "      Code:\n        ZipFile: |\n          def handler(event, context):\n");
}

static void
test_outside (void)
{
  g_autofree char *message =
    test_generate_error ("{'nodes': [{'key': 'm', 'kind': 'lambda',"
                         " 'args': {'function_name': 'm', 'role': 'arn:r',"
                         " 'runtime': 'python3.12', 'filename': '../m.zip'}}]}",
                         ISH_DIALECT_TERRAFORM);

  test_assert_has (message, "../m.zip is not a path inside the output");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/zip/readable", test_readable);
  g_test_add_func ("/generate/zip/runtimes", test_runtimes);
  g_test_add_func ("/generate/zip/inline", test_inline);
  g_test_add_func ("/generate/zip/outside", test_outside);
  return g_test_run ();
}
