/* Tests of src/design/ish-design-file.c: what opens, what is refused and where, and same bytes.
 * SPDX-License-Identifier: MIT */
#include "design/ish-design.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define HEAD "{\n  \"format\": \"isshoni-design\", \"version\": 1,\n"
#define SHORT_HEAD "{\"format\": \"isshoni-design\", \"version\": 1, "
#define TWO "\"resources\": [{\"id\": \"a\", \"type\": \"x.a\"}, {\"id\": \"b\", \"type\": " \
  "\"x.b\"}]"

static const char sample[] =
  HEAD
  "  \"id\": \"0f1e\", \"name\": \"Disaster notification\", \"prompt\": \"재난 알림\",\n"
  "  \"settings\": {\"cloud\": \"aws\", \"region\": \"ap-northeast-2\", \"environment\": \"dev\","
  " \"prefix\": \"p-0f1e\", \"tags\": {\"team\": \"sre\"}, \"later\": [1]},\n"
  "  \"resources\": [\n"
  "    {\"id\": \"vpc\", \"type\": \"x.vpc\", \"name\": \"Main\", \"parent\": null, \"x\": 40,"
  " \"y\": 40.5, \"width\": 900, \"height\": 520, \"properties\": {\"cidr\": \"10.0.0.0/16\"},"
  " \"notes\": \"\"},\n"
  "    {\"id\": \"lb\", \"type\": \"x.alb\", \"name\": \"Public \\\"entry\\\"\","
  " \"code_name\": \"entry\", \"parent\": \"vpc\", \"order\": \"a0\", \"x\": 120, \"y\": -80,"
  " \"properties\": {\"a\": {\"z\": 1, \"b\": [true, null]}, \"k\": 0.1}, \"notes\": \"HTTPS\","
  " \"collapsed\": true, \"locked\": {\"by\": \"me\"}}\n"
  "  ],\n"
  "  \"connections\": [\n"
  "    {\"id\": \"c1\", \"from\": \"lb\", \"to\": \"vpc\", \"type\": \"network\","
  " \"label\": \"HTTP\", \"properties\": {\"port\": 8080}, \"points\": [[1, 2]]}\n"
  "  ],\n"
  "  \"annotations\": [\n"
  "    {\"id\": \"n1\", \"text\": \"Use Redis\", \"x\": 40, \"y\": 640, \"width\": 240,"
  " \"height\": 80, \"\": 1, \"color\": \"red\"}\n"
  "  ],\n"
  "  \"\": {\"\": 0},\n"
  "  \"heat\": {\"b\": 1, \"a\": 2}\n"
  "}\n";

static IshDesign *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  IshDesign *design = ish_design_parse (text, -1, "in", &error);

  g_assert_no_error (error);
  return design;
}

/* The sample's stacking keys put "lb" first: "a0" sorts before the plain keys. */
static void
test_same_bytes (void)
{
  g_autoptr (IshDesign) design = parse (sample);
  gsize length;
  g_autofree char *once = ish_design_serialize (design, &length);
  g_autoptr (IshDesign) again = parse (once);
  g_autofree char *twice = ish_design_serialize (again, NULL);
  g_autoptr (IshDesign) copy = ish_design_copy (design);
  g_autofree char *copied = ish_design_serialize (copy, NULL);

  g_assert_cmpuint (length, ==, strlen (sample));
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (once, ==, copied);
  g_assert_nonnull (strstr (once, "\"heat\": {\"b\": 1, \"a\": 2}\n}\n"));
  g_assert_nonnull (strstr (once, "\"collapsed\": true, \"locked\": {\"by\": \"me\"}}"));
  g_assert_nonnull (strstr (once, "\"points\": [[1, 2]]}"));
  g_assert_nonnull (strstr (once, "\"color\": \"red\"}"));
}

static void
test_fields (void)
{
  g_autoptr (IshDesign) design = parse (sample);
  const IshResource *lb = ish_design_get_resource (design, "lb");
  const IshResource *vpc = ish_design_get_resource (design, "vpc");
  const IshConnection *line = ish_design_get_connection (design, "c1");
  const IshAnnotation *note = ish_design_get_annotation (design, "n1");
  IshRect rect;

  g_assert_cmpstr (ish_design_get_id (design), ==, "0f1e");
  g_assert_cmpstr (ish_design_get_prompt (design), ==, "재난 알림");
  g_assert_cmpstr (ish_design_get_setting (design, "prefix"), ==, "p-0f1e");
  g_assert_null (ish_design_get_setting (design, "tags"));
  g_assert_cmpstr (lb->parent, ==, "vpc");
  g_assert_cmpstr (lb->code_name, ==, "entry");
  g_assert_cmpstr (lb->order, ==, "a0");
  g_assert_cmpfloat (lb->width, ==, 0);
  g_assert_null (vpc->parent);
  g_assert_null (vpc->code_name);
  g_assert_cmpstr (line->from, ==, "lb");
  g_assert_cmpstr (line->label, ==, "HTTP");
  g_assert_cmpstr (note->text, ==, "Use Redis");
  g_assert_true (ish_design_get_bounds (design, "lb", &rect));
  g_assert_cmpfloat (rect.x, ==, 160);
  g_assert_cmpfloat (rect.y, ==, -39.5);
  g_assert_cmpfloat (rect.width, ==, ISH_NODE_WIDTH);
  g_assert_true (ish_design_get_bounds (design, "n1", &rect));
  g_assert_cmpfloat (rect.height, ==, 80);
  g_assert_false (ish_design_get_bounds (design, "c1", &rect));
  g_assert_false (ish_design_get_bounds (design, "gone", &rect));
  g_assert_null (ish_design_get_resource (design, "c1"));
  g_assert_null (ish_design_get_resource (design, NULL));
}

static void
test_smallest (void)
{
  g_autoptr (IshDesign) design = parse ("{\"format\":\"isshoni-design\",\"version\":1}");
  g_autoptr (IshDesign) same = parse ("{\"format\":\"isshoni-design\",\"version\":1}");

  g_assert_cmpuint (ish_design_get_n_resources (design), ==, 0);
  g_assert_cmpuint (strlen (ish_design_get_id (design)), ==, 36);
  g_assert_cmpstr (ish_design_get_id (design), ==, ish_design_get_id (same));
}

/* Files that do not write the key keep the order of the list, and do not get one by saving. */
static void
test_array_order (void)
{
  g_autoptr (IshDesign) design = parse (
    SHORT_HEAD "\"resources\": [{\"id\": \"z\", \"type\": \"x.a\"}, {\"id\": \"m\", \"type\": "
      "\"x.a\"},"
    " {\"id\": \"a\", \"type\": \"x.a\"}]}");
  g_autofree char *bytes = ish_design_serialize (design, NULL);

  g_assert_cmpstr (ish_design_get_resource_at (design, 0)->id, ==, "z");
  g_assert_cmpstr (ish_design_get_resource_at (design, 2)->id, ==, "a");
  g_assert_null (strstr (bytes, "\"order\""));
  g_assert_true (strstr (bytes, "\"z\"") < strstr (bytes, "\"m\""));
  g_assert_true (strstr (bytes, "\"m\"") < strstr (bytes, "\"a\""));
}

/* A frame is painted before what is in it, whatever the list says. */
static void
test_painting_order (void)
{
  g_autoptr (IshDesign) design = parse (
    SHORT_HEAD "\"resources\": [{\"id\": \"in\", \"type\": \"x.a\", \"parent\": \"out\"},"
    " {\"id\": \"out\", \"type\": \"x.a\"}]}");

  g_assert_cmpstr (ish_design_get_resource_at (design, 0)->id, ==, "out");
  g_assert_cmpstr (ish_design_get_resource_at (design, 1)->id, ==, "in");
}

static void
test_foreign_ids (void)
{
  g_autoptr (IshDesign) design = parse (
    SHORT_HEAD "\"resources\": [{\"id\": \"6ba7b810-9dad-11d1-80b4-00c04fd430c8\", \"type\": "
      "\"x\"},"
    " {\"id\": \"웹 서버 #1\", \"type\": \"x\", \"parent\": "
    "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"}]}");

  g_assert_true (ish_design_is_within (design, "웹 서버 #1",
                                       "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
  g_assert_false (ish_design_is_within (design, "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                                        "웹 서버 #1"));
}

static const struct {
  const char *text, *message;
} refusals[] = {
  { "", "in:1:1: expected a JSON value, found the end of the text" },
  { "[]", "in:1:1: not a design: expected an object" },
  { "{}", "in:1:1: not a design: expected \"format\": \"isshoni-design\"" },
  { "{\"format\": \"svg\"}", "in:1:12: not a design: expected \"format\": \"isshoni-design\"" },
  { "{\"format\": \"isshoni-design\"}", "in:1:1: expected \"version\": 1" },
  { "{\"format\": \"isshoni-design\", \"version\": \"1\"}", "in:1:41: expected \"version\": 1" },
  { SHORT_HEAD "\"name\": 3}", "in:1:52: \"name\" must be text" },
  { SHORT_HEAD "\"settings\": []}", "in:1:56: \"settings\" must be an object" },
  { SHORT_HEAD "\"settings\": {\"region\": 1}}", "in:1:67: \"settings.region\" must be text" },
  { SHORT_HEAD "\"settings\": {\"tags\": {\"a\": 1}}}",
    "in:1:65: \"settings.tags\" must be an object of texts" },
  { SHORT_HEAD "\"resources\": {}}", "in:1:57: \"resources\" must be a list" },
  { SHORT_HEAD "\"resources\": [3]}", "in:1:58: expected an object" },
  { SHORT_HEAD "\"resources\": [{}]}", "in:1:58: \"id\" must be text of 1 to 128 bytes" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\"}]}",
    "in:1:58: \"type\" must be the name of a type" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"design\", \"type\": \"x\"}]}",
    "in:1:65: the id \"design\" means the design itself; expected another" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\", \"type\": \"x\", \"x\": \"1\"}]}",
    "in:1:88: \"x\" must be a number from -1e+09 to 1e+09" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\", \"type\": \"x\", \"width\": -1}]}",
    "in:1:92: \"width\" must be a number from 0 to 1e+09" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\", \"type\": \"x\", \"properties\": []}]}",
    "in:1:97: \"properties\" must be an object" },
  { HEAD "  \"resources\": [\n    {\"id\": \"a\", \"type\": \"x\"},\n    {\"id\": \"a\", "
    "\"type\": \"x\"}]}",
    "in:5:12: the id \"a\" stands twice" },
  { SHORT_HEAD TWO ", \"annotations\": [{\"id\": \"a\", \"text\": \"\"}]}",
    "in:1:138: the id \"a\" stands twice" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\", \"type\": \"x\", \"parent\": \"b\"}]}",
    "in:1:93: \"a\": there is no resource with the id of its parent, b" },
  { SHORT_HEAD "\"resources\": [{\"id\": \"a\", \"type\": \"x\", \"parent\": \"a\"}]}",
    "in:1:93: \"a\": is inside itself" },
  { SHORT_HEAD TWO ", \"connections\": [{\"id\": \"c\", \"from\": \"a\", \"to\": \"z\"}]}",
    "in:1:162: \"c\": there is no resource with the id of its end, z" },
  { SHORT_HEAD TWO ", \"connections\": [{\"id\": \"c\", \"to\": \"a\"}]}",
    "in:1:131: \"c\": there is no resource with the id of its end, \"\"" },
  { SHORT_HEAD TWO ", \"connections\": [{\"id\": \"c\", \"from\": \"a\", \"to\": \"b\", "
    "\"type\": \"x\"}]}",
    "in:1:175: \"type\" must be network, data, api, event, wait or default" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ish_design_parse (refusals[i].text, -1, "in", &error));
      g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, refusals[i].message);
    }
}

static void
test_newer_version (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_design_parse ("{\"format\": \"isshoni-design\", \"version\": 2}", -1, "in",
                                   &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_VERSION);
  g_assert_cmpstr (error->message, ==,
                   "in:1:41: written by a newer Isshoni: version 2, this one reads 1");
}

static char *
chain (guint n, gboolean is_circle)
{
  GString *text = g_string_new (SHORT_HEAD "\"resources\": [");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s{\"id\": \"r%u\", \"type\": \"x\"", i > 0 ? ", " : "", i);
      if (i > 0 || is_circle)
        g_string_append_printf (text, ", \"parent\": \"r%u\"", i > 0 ? i - 1 : n - 1);
      g_string_append (text, "}");
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
test_deep_tree (void)
{
  g_autofree char *fits = chain (ISH_DESIGN_MAX_DEPTH, FALSE);
  g_autofree char *deep = chain (ISH_DESIGN_MAX_DEPTH + 1, FALSE);
  g_autofree char *circle = chain (15000, TRUE);
  g_autoptr (IshDesign) design = parse (fits);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ish_design_get_n_resources (design), ==, ISH_DESIGN_MAX_DEPTH);
  g_assert_null (ish_design_parse (deep, -1, "in", &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "\"r64\": is inside too many frames"));
  g_clear_error (&error);
  g_assert_null (ish_design_parse (circle, -1, "in", &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "is inside itself"));
}

static void
test_limits (void)
{
  GString *many = g_string_new (SHORT_HEAD "\"resources\": [");
  const gsize n_wide = 6 * 1024 * 1024;
  g_autofree char *wide = g_strnfill (n_wide, ',');
  g_autofree char *dense = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= ISH_DESIGN_MAX_RESOURCES; i++)
    g_string_append_printf (many, "%s{\"id\":\"r%u\",\"type\":\"x\"}", i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  g_assert_null (ish_design_parse (many->str, many->len, "in", &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "in:1:57: more than 20000 resources");
  g_string_free (many, TRUE);
  g_clear_error (&error);
  /* Fits as it is, but not with the spaces it would be saved with. */
  for (gsize i = 0; i < n_wide; i += 8)
    memcpy (wide + i, "1234567,", 8);
  wide[n_wide - 1] = '8';
  dense = g_strdup_printf (SHORT_HEAD "\"a\":[%s],\"b\":\"%0*d\"}", wide,
                           (int) (ISH_DESIGN_MAX_BYTES - n_wide - 100), 0);
  g_assert_cmpuint (strlen (dense), <=, ISH_DESIGN_MAX_BYTES);
  g_assert_null (ish_design_parse (dense, -1, "in", &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "in:1:1: larger than 8 MiB when written out");
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ish-design-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.isshoni", NULL);
  g_autofree char *link = g_build_filename (folder, "b.isshoni", NULL);
  g_autofree char *inside = g_build_filename (folder, "none", "a.isshoni", NULL);
  g_autoptr (IshDesign) design = parse (sample);
  g_autoptr (IshDesign) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = ish_design_serialize (design, NULL);
  g_autofree char *written = NULL;
  GStatBuf info;

  g_assert_true (ish_design_save (design, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, bytes);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink ("a.isshoni", link), ==, 0);
  g_assert_true (ish_design_save (design, link, &error));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  back = ish_design_load (link, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ish_design_get_n_resources (back), ==, 2);
  g_assert_false (ish_design_save (design, inside, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (ish_design_load (inside, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_IO);
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  /* Nothing temporary stays: the folder is empty. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_new (void)
{
  g_autoptr (IshDesign) design = ish_design_new ("재난 알림");
  const char *prefix = ish_design_get_setting (design, "prefix");

  g_assert_cmpstr (ish_design_get_setting (design, "region"), ==, "ap-northeast-2");
  g_assert_cmpstr (ish_design_get_setting (design, "environment"), ==, "dev");
  g_assert_true (g_regex_match_simple ("^jaenan-alrim-[0-9a-f]{4}$", prefix, 0, 0));
  g_assert_true (strncmp (prefix + strlen ("jaenan-alrim-"), ish_design_get_id (design), 4) == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/file/same-bytes", test_same_bytes);
  g_test_add_func ("/design/file/fields", test_fields);
  g_test_add_func ("/design/file/smallest", test_smallest);
  g_test_add_func ("/design/file/array-order", test_array_order);
  g_test_add_func ("/design/file/painting-order", test_painting_order);
  g_test_add_func ("/design/file/foreign-ids", test_foreign_ids);
  g_test_add_func ("/design/file/refused", test_refused);
  g_test_add_func ("/design/file/newer-version", test_newer_version);
  g_test_add_func ("/design/file/deep-tree", test_deep_tree);
  g_test_add_func ("/design/file/limits", test_limits);
  g_test_add_func ("/design/file/save", test_save);
  g_test_add_func ("/design/file/new", test_new);
  return g_test_run ();
}
