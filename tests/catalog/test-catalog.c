/* A catalogue as it is loaded: services, traits, regions, categories, and what the stack reads.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include "catalog/ish-rules.h"

static void
test_services (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  const IshService *net = ish_catalog_get_service (catalog, "demo.net");
  double width, height;

  g_assert_cmpuint (ish_catalog_get_n_services (catalog), ==, 7);
  g_assert_cmpstr (ish_service_get_type_id (ish_catalog_get_service_at (catalog, 0)), ==,
                   "demo.func");
  g_assert_cmpstr (ish_service_get_type_id (ish_catalog_get_service_at (catalog, 6)), ==, "group");
  g_assert_null (ish_catalog_get_service (catalog, "demo.nothing"));
  g_assert_null (ish_catalog_get_service (catalog, NULL));
  g_assert_cmpstr (ish_service_get_stem (door), ==, "door");
  g_assert_cmpstr (ish_service_get_label (door, ISH_LANGUAGE_KO), ==, "로드 밸런서");
  g_assert_cmpstr (ish_service_get_icon (door), ==, "door");
  g_assert_cmpstr (ish_service_get_help (door), ==, "Opens.");
  g_assert_cmpstr (ish_category_get_id (ish_service_get_category (door)), ==, "run");
  g_assert_null (ish_service_get_frame (door));
  ish_service_get_size (door, &width, &height);
  g_assert_cmpint ((int) width, ==, 120);
  g_assert_cmpint ((int) height, ==, 100);
  g_assert_cmpstr (ish_service_get_frame (net), ==, "vpc");
  ish_service_get_size (net, &width, &height);
  g_assert_cmpint ((int) width, ==, 900);
  g_assert_true (ish_service_is (ish_catalog_get_service (catalog, "demo.func"), "compute"));
  g_assert_true (ish_service_is (door, "demo.door"));
  g_assert_false (ish_service_is (door, "compute"));
  g_assert_cmpstr (ish_service_get_stem (ish_catalog_get_service (catalog, "group")), ==, "group");
}

static void
test_cloud (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const char *const *regions = ish_catalog_get_regions (catalog, "demo");

  g_assert_cmpuint (g_strv_length ((char **) regions), ==, 2);
  g_assert_cmpstr (regions[0], ==, "seoul-1");
  g_assert_cmpuint (g_strv_length ((char **) ish_catalog_get_regions (catalog, "none")), ==, 0);
  g_assert_cmpstr (ish_catalog_get_region_label (catalog, "demo", "paris-1", ISH_LANGUAGE_JA), ==,
                   "パリ");
  g_assert_cmpstr (ish_catalog_get_region_label (catalog, "demo", "mars-1", ISH_LANGUAGE_JA), ==,
                   "mars-1");
  g_assert_cmpstr (ish_catalog_get_zone_letters (catalog, "demo", "seoul-1"), ==, "acb");
  g_assert_cmpstr (ish_catalog_get_zone_letters (catalog, "demo", "mars-1"), ==, "abc");
  g_assert_cmpstr (ish_catalog_get_role_type (catalog, "demo", "network"), ==, "demo.net");
  g_assert_null (ish_catalog_get_role_type (catalog, "demo", "gateway"));
  g_assert_nonnull (ish_catalog_get_cloud (catalog, "demo"));
  g_assert_null (ish_catalog_get_cloud (catalog, "other"));
  g_assert_cmpstr (
    json_object_get_string_member (ish_catalog_get_kind (catalog, "demo", "lb"), "tf"), ==,
    "demo_lb");
  g_assert_null (ish_catalog_get_kind (catalog, "demo", "none"));
  g_assert_cmpuint (ish_catalog_get_n_categories (catalog), ==, 2);
  g_assert_cmpstr (
    ish_category_get_label (ish_catalog_get_category_at (catalog, 1), ISH_LANGUAGE_EN), ==, "Keep");
  g_assert_cmpstr (ish_category_get_face (ish_catalog_get_category_at (catalog, 0)), ==, "#d45b07");
}

static void
test_verbs (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *func = ish_catalog_get_service (catalog, "demo.func");
  const IshUse *use = NULL;
  const IshVerb *verb = ish_service_get_verb (func, "grant", &use);

  g_assert_nonnull (verb);
  g_assert_cmpstr (use->trait->name, ==, "role");
  g_assert_cmpstr (verb->params[1], ==, "on");
  g_assert_cmpint (verb->effects[0]->kind, ==, ISH_EFFECT_ADD);
  g_assert_null (verb->effects[0]->key);
  g_assert_cmpstr (verb->effects[0]->origin.path, ==, "verbs.grant.do[0]");
  g_assert_nonnull (ish_service_get_verb (func, "env", &use));
  g_assert_null (use);
  g_assert_null (ish_service_get_verb (func, "open", &use));
  g_assert_cmpstr (ish_catalog_get_global_verb (catalog, "open")->gives, ==, "in");
  g_assert_null (ish_catalog_get_global_verb (catalog, "grant"));
}

static const IshTemplate *
member (const IshTemplate *map, const char *key)
{
  for (guint i = 0; i < map->n_members; i++)
    if (g_strcmp0 (json_node_get_string (map->members[i].key->literal), key) == 0)
      return map->members[i].value;
  g_error ("no member %s", key);
}

static void
test_templates (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshRules *rules = ish_service_get_rules (ish_catalog_get_service (catalog, "demo.door"));
  const IshTemplate *args = rules->nodes[0]->args;
  const IshTemplate *name = member (args, "name");

  g_assert_cmpint (args->kind, ==, ISH_TEMPLATE_MAP);
  g_assert_cmpint (name->kind, ==, ISH_TEMPLATE_TEXT);
  g_assert_cmpuint (name->n_items, ==, 3);
  g_assert_cmpstr (name->items[0]->expr->text, ==, "prefix");
  g_assert_cmpstr (json_node_get_string (name->items[1]->literal), ==, "-");
  g_assert_cmpint (name->items[2]->expr->kind, ==, ISH_EXPR_CALL);
  g_assert_cmpstr (name->origin.path, ==, "nodes[0].args.name");
  g_assert_cmpint (member (args, "https")->kind, ==, ISH_TEMPLATE_EXPR);
  g_assert_cmpint (member (args, "rules")->kind, ==, ISH_TEMPLATE_SLOT);
  g_assert_cmpstr (member (args, "rules")->reducer, ==, "list");
  g_assert_cmpint (member (args, "log")->kind, ==, ISH_TEMPLATE_IF);
  g_assert_null (member (args, "log")->otherwise);
  g_assert_cmpint (member (args, "zones")->kind, ==, ISH_TEMPLATE_EACH);
  g_assert_cmpstr (member (args, "zones")->name, ==, "s");
  g_assert_cmpint (member (args, "zones")->expr->kind, ==, ISH_EXPR_CALL);
}

static void
test_effects (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshLineRule *rule = NULL;
  IshEffect *const *effects;
  guint n;

  g_assert_null (ish_catalog_check_line (catalog, "demo.func", "demo.queue", "api", &rule, NULL));
  effects = ish_line_rule_get_effects (rule, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (effects[0]->kind, ==, ISH_EFFECT_CALL);
  g_assert_cmpstr (effects[0]->target->text, ==, "from");
  g_assert_cmpstr (effects[0]->verb, ==, "grant");
  g_assert_cmpuint (effects[0]->n_params, ==, 2);
  g_assert_cmpstr (json_node_get_string (effects[0]->params[0].key->literal), ==, "actions");
  g_assert_cmpint (effects[1]->kind, ==, ISH_EFFECT_REFUSE);
  g_assert_cmpstr (effects[1]->sentence, ==, "{from.name} would talk to itself.");
  g_assert_nonnull (effects[1]->when);
  g_assert_null (ish_catalog_check_line (catalog, "demo.queue", "demo.func", NULL, &rule, NULL));
  effects = ish_line_rule_get_effects (rule, &n);
  g_assert_cmpint (effects[0]->kind, ==, ISH_EFFECT_SET);
  g_assert_cmpstr (effects[0]->arg, ==, "a.b");
  g_assert_null (ish_catalog_check_line (catalog, "demo.queue", "demo.store", NULL, &rule, NULL));
  effects = ish_line_rule_get_effects (rule, &n);
  g_assert_cmpint (effects[0]->kind, ==, ISH_EFFECT_LET);
  g_assert_cmpint (effects[1]->kind, ==, ISH_EFFECT_SAY);
  g_assert_cmpstr (effects[1]->severity, ==, "warning");
}

static void
test_needs_place_outputs (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshService *door = ish_catalog_get_service (catalog, "demo.door");
  const IshService *queue = ish_catalog_get_service (catalog, "demo.queue");
  guint n;
  const IshNeed *needs = ish_service_get_needs (queue, &n);
  IshEffect *const *checks;

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (needs[0].type, ==, "demo.store");
  g_assert_cmpstr (needs[0].line_type, ==, "event");
  g_assert_false (needs[0].as_parent);
  g_assert_cmpuint (ish_service_get_place (door)->zones_min, ==, 2);
  g_assert_null (ish_service_get_place (queue));
  checks = ish_service_get_checks (door, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (checks[0]->rule, ==, "door.https");
  g_assert_cmpstr (ish_service_get_outputs (door, &n)[0].help, ==, "Where it is.");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (ish_service_get_role (ish_catalog_get_service (catalog, "demo.net")), ==,
                   "network");
  g_assert_cmpstr (ish_service_get_rules (door)->lets[1].name, ==, "https");
}

/* A new service is one file of data: nothing else changes. */
static void
test_a_new_service (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = NULL;

  catalog_fixture_write (fixture, "demo/services/mill.json",
                         "{\"type\": \"demo.mill\", \"label\": {\"en\": \"Mill\", \"ko\": "
                         "\"방앗간\", \"ja\": \"水車\"}, \"category\": \"run\","
                         " \"icon\": \"mill\", \"help\": \"Grinds.\", \"nodes\": [{\"as\": "
                         "\"main\", \"kind\": \"bucket\"}],"
                         " \"lines\": [{\"from\": \"compute\", \"type\": \"data\", \"do\": "
                         "[{\"from.grant\": {\"actions\": [\"grind\"]}}]}]}");
  catalog = catalog_fixture_load (fixture);
  g_assert_nonnull (ish_catalog_get_service (catalog, "demo.mill"));
  g_assert_null (ish_catalog_check_line (catalog, "demo.func", "demo.mill", "data", NULL, NULL));
}

static void
test_references (CatalogFixture *fixture, gconstpointer data)
{
  IshCatalog *catalog = catalog_fixture_load (fixture);
  IshCatalog *same = ish_catalog_ref (catalog);

  ish_catalog_unref (catalog);
  g_assert_cmpuint (ish_catalog_get_n_services (same), ==, 7);
  ish_catalog_unref (same);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/catalog/" name, CatalogFixture, NULL, catalog_fixture_set_up, function,    \
              catalog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("services", test_services);
  ADD ("cloud", test_cloud);
  ADD ("verbs", test_verbs);
  ADD ("templates", test_templates);
  ADD ("effects", test_effects);
  ADD ("needs-place-outputs", test_needs_place_outputs);
  ADD ("a-new-service", test_a_new_service);
  ADD ("references", test_references);
  return g_test_run ();
}
