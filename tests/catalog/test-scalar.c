/* Evaluating what one resource's own values decide.
 * SPDX-License-Identifier: MIT */
#include "catalog/ish-scalar.h"

#include "catalog-fixture.h"

static JsonObject *
object_of (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  g_assert_nonnull (node);
  return json_object_ref (json_node_get_object (node));
}

static void
test_evaluates (void)
{
  static const struct
  {
    const char *source, *text;
  } cases[] = {
    { "props.n + 1", "8" },
    { "props.n * 2 - 3", "11" },
    { "'a' + 'b'", "ab" },
    { "props.s == 'x' ? 'yes' : 'no'", "yes" },
    { "prod", "true" },
    { "environment", "prod" },
    { "props.missing ?? 'none'", "none" },
    { "props.missing", "" },
    { "len(props.list)", "2" },
    { "join(props.list, '/')", "a/b" },
    { "first(props.list)", "a" },
    { "props.list[1]", "b" },
    { "props.list[9]", "" },
    { "props.list", "a, b" },
    { "has(props.list, 'b') and 'b' in props.list", "true" },
    { "'c' in ['a', 'b']", "false" },
    { "not props.off", "true" },
    { "props.off or props.n > 6", "true" },
    { "props.n >= 7 and props.n <= 7 and props.n != 8 and props.n < 8", "true" },
    { "upper('a-b') + dash('a_b')", "A_Ba-b" },
    { "min(3, 2) + max(3, 2)", "5" },
    { "camel('front_door')", "FrontDoor" },
    { "props.map.k", "v" },
    { "props.map['k']", "v" },
    { "9223372036854775807 + 1", "" },
    { "no_such(1)", "" },
  };
  g_autoptr (JsonObject) properties = object_of (
    "{\"n\": 7, \"s\": \"x\", \"list\": [\"a\", \"b\"], \"off\": false, \"map\": {\"k\": \"v\"}}");
  IshScalarScope scope = { NULL, 0, properties, "prod" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IshExpr) expr = ish_expr_parse (cases[i].source, NULL);
      g_autoptr (JsonNode) value = NULL;
      g_autofree char *text = NULL;

      g_assert_nonnull (expr);
      value = ish_scalar_eval (&scope, expr);
      text = ish_scalar_to_text (value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_detail (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  g_autoptr (JsonObject) inner = object_of ("{\"scheme\": \"inner\", \"idle_s\": 5}");
  g_autofree char *in_dev = ish_service_format_detail (door, NULL, "dev");
  g_autofree char *in_prod = ish_service_format_detail (door, NULL, "production");
  g_autofree char *typed = ish_service_format_detail (door, inner, "dev");
  g_autofree char *none =
    ish_service_format_detail (ish_catalog_get_service (catalog, "demo.net"), NULL, NULL);

  g_assert_cmpstr (in_dev, ==, "Public · 60 s");
  g_assert_cmpstr (in_prod, ==, "Public · 300 s");
  g_assert_cmpstr (typed, ==, "Inner · 5 s");
  g_assert_cmpstr (none, ==, "");
}

static void
test_shown (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  const IshProp *port = ish_service_get_prop (door, "port");
  g_autoptr (JsonObject) inner = object_of ("{\"scheme\": \"inner\"}");

  g_assert_true (ish_prop_is_shown (port, door, NULL, "dev"));
  g_assert_false (ish_prop_is_shown (port, door, inner, "dev"));
  g_assert_true (ish_prop_is_shown (ish_service_get_prop (door, "scheme"), door, inner, "dev"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/scalar/" name, CatalogFixture, NULL, catalog_fixture_set_up, function,     \
              catalog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/scalar/evaluates", test_evaluates);
  ADD ("detail", test_detail);
  ADD ("shown", test_shown);
  return g_test_run ();
}
