/* Fields of a form: their defaults and what may stand in them.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include "catalog/ish-rules.h"

static const char *
check (const IshProp *prop, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return ish_prop_check (prop, node);
}

static void
test_fields (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  const IshProp *idle = ish_service_get_prop (door, "idle_s");

  g_assert_cmpuint (ish_service_get_n_props (door), ==, 4);
  g_assert_cmpstr (ish_service_get_prop_at (door, 0)->name, ==, "scheme");
  g_assert_cmpstr (ish_service_get_prop_at (door, 0)->values[1], ==, "inner");
  g_assert_cmpint (idle->type, ==, ISH_PROP_INT);
  g_assert_cmpstr (idle->unit, ==, "s");
  g_assert_true (idle->costs);
  g_assert_cmpint (idle->max, ==, 4000);
  g_assert_true (ish_prop_is_input (ish_service_get_prop (door, "domain")));
  g_assert_false (ish_prop_is_input (idle));
  g_assert_null (ish_service_get_prop (door, "none"));
}

static void
test_values (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  g_autoptr (JsonNode) typed = json_from_string ("{\"idle_s\": 7, \"port\": null}", NULL);
  JsonObject *properties = json_node_get_object (typed);

  g_assert_cmpint (json_node_get_int (ish_service_get_value (door, NULL, "dev", "idle_s")), ==, 60);
  g_assert_cmpint (json_node_get_int (ish_service_get_value (door, NULL, "live", "idle_s")), ==,
                   300);
  g_assert_cmpint (json_node_get_int (ish_service_get_value (door, properties, "live", "idle_s")),
                   ==, 7);
  g_assert_cmpint (json_node_get_int (ish_service_get_value (door, properties, "dev", "port")), ==,
                   80);
  g_assert_null (ish_service_get_value (door, properties, "dev", "none"));
  g_assert_true (ish_catalog_is_production ("prod"));
  g_assert_true (ish_catalog_is_production ("Production"));
  g_assert_false (ish_catalog_is_production ("products"));
  g_assert_false (ish_catalog_is_production (NULL));
}

/* One property of each type, in a service that only has them. */
static void
test_check (CatalogFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *declared, *value, *sentence; /* sentence %NULL: fine */
  } cases[] = {
    { "\"int\", \"min\": 1, \"max\": 9", "5", NULL },
    { "\"int\", \"min\": 1, \"max\": 9", "5.0", NULL },
    { "\"int\", \"min\": 1, \"max\": 9", "10", "Write a number from {min} to {max}." },
    { "\"int\", \"min\": 1", "0", "Write a number of at least {min}." },
    { "\"int\", \"max\": 9", "10", "Write a number of at most {max}." },
    { "\"int\"", "\"x\"", "Write a whole number." },
    { "\"int\"", "5.5", "Write a whole number." },
    { "\"int\"", "1e300", "Write a whole number." },
    { "\"port\"", "65536", "Write a port from {min} to {max}." },
    { "\"port\"", "443", NULL },
    { "\"bool\"", "true", NULL },
    { "\"bool\"", "1", "Choose on or off." },
    { "\"enum\", \"values\": [256, 512]", "256", NULL },
    { "\"enum\", \"values\": [256, 512]", "\"512\"", NULL },
    { "\"enum\", \"values\": [256, 512]", "257", "Choose one of: {values}." },
    { "\"enum\", \"values\": [\"a\"]", "[\"a\"]", "Choose one of: {values}." },
    { "\"list\"", "[\"a\"]", NULL },
    { "\"list\"", "[1]", "Write a list of texts." },
    { "\"list\"", "\"a\"", "Write a list of texts." },
    { "\"cidr\"", "\"10.0.0.0/16\"", NULL },
    { "\"cidr\"", "\"10.0.0.1/16\"", "Write an address range such as 10.0.0.0/16." },
    { "\"cidr\"", "\"10.0.0.0\"", "Write an address range such as 10.0.0.0/16." },
    { "\"cidr\"", "\"10.0.0.0/33\"", "Write an address range such as 10.0.0.0/16." },
    { "\"cidr\"", "\"2001:db8::/32\"", NULL },
    { "\"string\", \"required\": true", "\"\"", "Needs a value." },
    { "\"string\", \"required\": true, \"input\": true", "\"\"", NULL },
    { "\"string\", \"required\": true", "null", "Needs a value." },
    { "\"string\", \"pattern\": \"^[a-z]+$\"", "\"a1\"",
      "This does not have the right form; the help says which." },
    { "\"string\", \"pattern\": \"^[a-z]+$\"", "\"\"", NULL },
    { "\"text\"", "5", "Write a text." },
    { "\"json\"", "{\"a\": [1]}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"type\": \"demo.one\", \"label\": {\"en\": \"a\", \"ko\": \"b\", "
                         "\"ja\": \"c\"}, \"category\": \"run\","
                         " \"icon\": \"one\", \"help\": \"One.\", \"props\": {\"p\": {\"label\": "
                         "\"P\", \"type\": %s}}}",
                         cases[i].declared);
      g_autoptr (IshCatalog) catalog = NULL;
      const IshProp *prop;

      catalog_fixture_write (fixture, "demo/services/one.json", text);
      catalog = catalog_fixture_load (fixture);
      prop = ish_service_get_prop (ish_catalog_get_service (catalog, "demo.one"), "p");
      g_assert_cmpstr (check (prop, cases[i].value), ==, cases[i].sentence);
    }
}

static void
test_fill (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  g_autofree char *range =
    ish_prop_fill (ish_service_get_prop (door, "idle_s"), "{min}부터 {max}까지");
  g_autofree char *values =
    ish_prop_fill (ish_service_get_prop (door, "scheme"), "Choose one of: {values}.");

  g_assert_cmpstr (range, ==, "1부터 4000까지");
  g_assert_cmpstr (values, ==, "Choose one of: public, inner.");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/prop/" name, CatalogFixture, NULL, catalog_fixture_set_up, function,       \
              catalog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fields", test_fields);
  ADD ("values", test_values);
  ADD ("check", test_check);
  ADD ("fill", test_fill);
  return g_test_run ();
}
