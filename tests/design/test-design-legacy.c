/* Tests of src/design/ish-design-legacy.c: the first platform's canvas JSON opens as it is.
 * SPDX-License-Identifier: MIT */
#include "design/ish-design.h"

#include <string.h>

static const char canvas[] =
  "{\"session_id\": \"s-1\", \"user_prompt\": \"재난 알림\", \"resources\": [\n"
  " {\"id\": \"6ba7b810\", \"type\": \"vpc\", \"name\": \"Main\", \"position\": {\"x\": 40, "
  "\"y\": 60},"
  " \"properties\": {\"cidr\": \"10.0.0.0/16\"}},\n"
  " {\"id\": 2, \"type\": \"EC2\", \"label\": \"Web\", \"x\": 7, \"y\": 8, \"properties\": null},\n"
  " {\"id\": \"r3\", \"type\": \"lambda\", \"status\": \"draft\"}],\n"
  "\"connections\": [{\"from_resource\": 2, \"to_resource\": \"r3\", \"connection_type\": "
  "\"api\"},\n"
  " {\"id\": \"c1\", \"from_resource\": \"r3\", \"to_resource\": \"6ba7b810\", "
  "\"connection_type\": \"wire\"}]}";

static void
test_opens (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_parse (canvas, -1, "in", &error);
  const IshResource *vpc;
  const IshResource *web;
  const IshResource *lambda;
  g_autofree char *bytes = NULL;

  g_assert_no_error (error);
  vpc = ish_design_get_resource (design, "6ba7b810");
  web = ish_design_get_resource (design, "2");
  lambda = ish_design_get_resource (design, "r3");
  g_assert_cmpstr (ish_design_get_prompt (design), ==, "재난 알림");
  g_assert_cmpstr (ish_design_get_setting (design, "region"), ==, "ap-northeast-2");
  g_assert_nonnull (ish_design_get_setting (design, "prefix"));
  g_assert_cmpstr (vpc->type, ==, "aws.vpc");
  g_assert_cmpfloat (vpc->y, ==, 60);
  g_assert_cmpstr (json_object_get_string_member (vpc->properties, "cidr"), ==, "10.0.0.0/16");
  g_assert_cmpstr (web->type, ==, "aws.ec2");
  g_assert_cmpstr (web->name, ==, "Web");
  g_assert_cmpfloat (web->x, ==, 7);
  g_assert_cmpfloat (lambda->x, >, vpc->x);
  g_assert_cmpuint (ish_design_get_n_connections (design), ==, 2);
  g_assert_cmpstr (ish_design_get_connection (design, "c1_2")->type, ==, "api");
  g_assert_cmpstr (ish_design_get_connection (design, "c1_2")->from, ==, "2");
  g_assert_cmpstr (ish_design_get_connection (design, "c1")->type, ==, "default");
  bytes = ish_design_serialize (design, NULL);
  g_assert_nonnull (strstr (bytes, "\"session_id\": \"s-1\""));
  g_assert_nonnull (strstr (bytes, "\"status\": \"draft\""));
  g_assert_null (strstr (bytes, "from_resource"));
  g_assert_null (strstr (bytes, "position"));
}

static void
test_round_trip (void)
{
  g_autoptr (IshDesign) design = ish_design_parse (canvas, -1, "in", NULL);
  g_autofree char *once = ish_design_serialize (design, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) again = ish_design_parse (once, -1, "once", &error);
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  twice = ish_design_serialize (again, NULL);
  g_assert_cmpstr (once, ==, twice);
}

static void
test_missing_positions (void)
{
  g_autoptr (IshDesign) design = ish_design_parse (
    "{\"session_id\": 1, \"resources\": [{\"id\": \"a\", \"type\": \"s3\"}, {\"id\": \"b\", "
    "\"type\": \"s3\"},"
    " {\"id\": \"c\", \"type\": \"s3\"}, {\"id\": \"d\", \"type\": \"s3\"}, {\"id\": \"e\", "
    "\"type\": \"s3\"}]}",
    -1, "in", NULL);

  g_assert_nonnull (design);
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < i; j++)
      {
        IshRect a;
        IshRect b;

        ish_design_get_bounds (design, ish_design_get_resource_at (design, i)->id, &a);
        ish_design_get_bounds (design, ish_design_get_resource_at (design, j)->id, &b);
        g_assert_false (ish_rect_intersects (&a, &b));
      }
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *message;
  } rows[] = {
    { "{\"resources\": []}", "in:1:1: not a design: expected \"format\": \"isshoni-design\"" },
    { "{\"session_id\": 1, \"resources\": [3]}", "in:1:33: expected an object" },
    { "{\"session_id\": 1, \"resources\": [], \"connections\": 3}",
      "in:1:51: \"connections\" must be a list" },
    { "{\"resources\": [{\"id\": \"a\", \"type\": \"s3\"}], \"connections\": [\n"
      "{\"from_resource\": \"a\", \"to_resource\": \"b\"}]}",
      "in:2:1: \"c1\": there is no resource with the id of its end, b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ish_design_parse (rows[i].text, -1, "in", &error));
      g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/legacy/opens", test_opens);
  g_test_add_func ("/design/legacy/round-trip", test_round_trip);
  g_test_add_func ("/design/legacy/missing-positions", test_missing_positions);
  g_test_add_func ("/design/legacy/refused", test_refused);
  return g_test_run ();
}
