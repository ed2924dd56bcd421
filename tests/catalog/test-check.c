/* Every kind of mistake in a file of data is found when it is loaded, with file, path and column.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include <string.h>

#define BASE "id, name, props, prod, environment, parent, place, region, account, partition, prefix"

typedef struct {
  const char *name, *file, *text, *by, *message;
} Mistake;

static const Mistake mistakes[] = {
  { "unknown-key", "services/func.json", "\"words\"", "\"wrods\"",
    "services/func.json: no key 'wrods' here; did you mean 'words'?" },
  { "unknown-key-deep", "services/door.json", "\"unit\"", "\"unti\"",
    "services/door.json: props.idle_s: no key 'unti' here; did you mean 'unit'?" },
  { "unknown-key-of-effect", "services/queue.json", "\"combine\"", "\"combin\"",
    "services/queue.json: lines[1].do[0]: no key 'combin' here; did you mean 'combine'?" },
  { "unknown-key-of-kind", "kinds/all.json", "\"section\"", "\"sektion\"",
    "kinds/all.json: net: no key 'sektion' here; did you mean 'section'?" },
  { "syntax-of-expression", "services/door.json", "${https}", "${https or}",
    "services/door.json: nodes[0].args.https: column 9: expected a name or value, found the end" },
  { "open-expression", "services/door.json", "${https}", "a ${https",
    "services/door.json: nodes[0].args.https: column 3: expected '}' for this '${'" },
  { "unknown-name", "services/queue.json", "${props.fifo ? true", "${propz.fifo ? true",
    "services/queue.json: nodes[0].args.fifo: column 1: no name 'propz' here; there are: " BASE ", main" },
  { "unknown-property", "services/queue.json", "${props.fifo ? true", "${props.fifa ? true",
    "services/queue.json: nodes[0].args.fifo: column 7: demo.queue has no property 'fifa'; there are: fifo" },
  { "let-sees-no-node", "services/door.json", "len(certs) > 0", "main != null",
    "services/door.json: let.https: column 1: no name 'main' here; there are: " BASE ", certs, https" },
  { "let-in-a-circle", "services/door.json", "lines_in('demo.cert')", "https ? 1 : 2",
    "services/door.json: let.certs: needs itself: certs -> https -> certs" },
  { "unknown-field-of-end", "services/queue.json", "${to.main.url}", "${to.mian.url}",
    "services/queue.json: lines[0].do[2].from.env.value: column 4: demo.queue has no name 'mian'; there are: "
    "id, name, type, props, place, parent, main" },
  { "unknown-field-of-line", "services/door.json", "${line.path}", "${line.port}",
    "services/door.json: lines[0].do[0].open.port: column 6: a line here has no 'port'; there are: id, label, path" },
  { "unknown-function", "services/queue.json", "upper(to.id)", "uper(to.id)",
    "services/queue.json: lines[0].do[2].from.env.name: column 1: no function 'uper'" },
  { "wrong-number-of-values", "services/queue.json", "upper(to.id)", "upper(1, 2)",
    "column 1: upper() takes 1 to 1 values, not 2" },
  { "unknown-type-in-call", "services/door.json", "lines_in('demo.cert')", "lines_in('demo.crt')",
    "services/door.json: let.certs: column 10: no type or interface 'demo.crt'" },
  { "detail-is-scalar", "services/door.json", "${str(props.idle_s)} s", "${place.tier}",
    "services/door.json: detail: column 1: no name 'place' here; there are: props, prod, environment" },
  { "unknown-kind", "services/door.json", "\"kind\": \"lb\"", "\"kind\": \"ln\"",
    "services/door.json: nodes[0]: no kind 'ln'; did you mean 'lb'?" },
  { "unknown-verb", "services/queue.json", "from.env", "from.envs",
    "services/queue.json: lines[0].do[2]: demo.func has no verb 'envs'; it has: grant, env" },
  { "unknown-parameter", "services/queue.json", "\"name\": \"${upper", "\"nam\": \"${upper",
    "services/queue.json: lines[0].do[2]: verb 'env' has no parameter 'nam'; did you mean 'name'?" },
  { "unknown-own-verb", "services/func.json", "{\"grant\": {\"actions\": [\"logs\"]", "{\"grunt\": {\"actions\": [\"logs\"]",
    "services/func.json: always[0]: no verb or effect 'grunt'" },
  { "verb-gives-nothing", "traits/_global.json", ", \"gives\": \"in\"", "",
    "services/door.json: lines[0].do[0]: \"as\": verb 'open' gives nothing" },
  { "gives-what-is-not-there", "traits/_global.json", "\"gives\": \"in\"", "\"gives\": \"out\"",
    "traits/_global.json: verbs.open: \"gives\": nothing here is called 'out'" },
  { "empty-verb", "services/func.json", "[{\"add\": \"me.main\", \"slot\": \"env\", \"key\": \"${name}\", \"value\": \"${value}\"}]",
    "[]", "services/func.json: verbs.env: does nothing: an empty \"do\" needs a \"why\"" },
  { "empty-line", "services/cert.json", ", \"why\": \"The door reads it.\"", "",
    "services/cert.json: lines[0]: writes nothing: an empty \"do\" needs a \"help\" or a \"why\"" },
  { "slot-nobody-reads", "services/func.json", "\"slot\": \"env\"", "\"slot\": \"envs\"",
    "services/func.json: verbs.env.do[0].slot: nothing in lambda 'main' reads slot 'envs'; did you mean 'env'?" },
  { "slot-of-unless-empty", "traits/role.json", "\"unless_empty\": \"statements\"", "\"unless_empty\": \"statement\"",
    "traits/role.json: nodes[0]: \"unless_empty\": nothing here reads slot 'statement'" },
  { "unknown-reducer", "services/func.json", "\"reduce\": \"map\"", "\"reduce\": \"mop\"",
    "services/func.json: nodes[0].args.env: no reducer 'mop'; did you mean 'map'?" },
  { "unknown-interface", "services/func.json", "[\"compute\"]", "[\"compute\", \"computer\"]",
    "services/func.json: \"is\": no interface 'computer'; did you mean 'compute'?" },
  { "interface-verb", "traits/_interfaces.json", "\"grant\"]", "\"grant\", \"secret\"]",
    "services/func.json: is 'compute', so it needs a verb 'secret'" },
  { "interface-name", "traits/_interfaces.json", "[\"policy\"]", "[\"policy\", \"sg\"]",
    "services/func.json: is 'compute', so it needs a let or node 'sg'" },
  { "unknown-trait", "services/func.json", "\"trait\": \"role\"", "\"trait\": \"rolle\"",
    "services/func.json: use[0]: no trait 'rolle'; did you mean 'role'?" },
  { "unknown-trait-parameter", "services/func.json", "\"service\": \"func.demo\"", "\"servce\": \"func.demo\"",
    "services/func.json: use[0].servce: trait 'role' has no parameter 'servce'" },
  { "unknown-parent", "services/func.json", "[\"demo.net\"]", "[\"demo.nat\"]",
    "services/func.json: \"parents\": no type or interface 'demo.nat'; did you mean 'demo.net'?" },
  { "unknown-end", "services/queue.json", "\"to\": \"demo.func\"", "\"to\": \"demo.fun\"",
    "services/queue.json: lines[1]: \"to\": no type or interface 'demo.fun'; did you mean 'demo.func'?" },
  { "unknown-implied-type", "services/queue.json", "\"type\": \"demo.store\"", "\"type\": \"demo.stove\"",
    "services/queue.json: needs[0]: \"type\": no type or interface 'demo.stove'; did you mean 'demo.store'?" },
  { "unknown-category", "services/func.json", "\"category\": \"run\"", "\"category\": \"ran\"",
    "services/func.json: no category 'ran'; did you mean 'run'?" },
  { "unknown-role-type", "cloud.json", "\"demo.net\"", "\"demo.nett\"",
    "cloud.json: roles: \"network\": no type or interface 'demo.nett'; did you mean 'demo.net'?" },
  { "label-missing", "services/func.json", "\"ko\": \"함수\", ", "",
    "services/func.json: label: needs a \"ko\"" },
  { "icon-missing", "services/func.json", "\"icon\": \"func\", ", "", "services/func.json: needs a \"icon\"" },
  { "default-out-of-range", "services/door.json", "\"prod\": 300", "\"prod\": 4001",
    "services/door.json: props.idle_s: the default {\"dev\": 60, \"prod\": 4001} may not stand here: "
    "Write a number from 1 to 4000." },
  { "enum-without-values", "services/door.json", "\"values\": [\"public\", \"inner\"], ", "",
    "services/door.json: props.scheme: \"values\" belong to an enum, which needs them" },
  { "bad-pattern", "services/door.json", "^[a-z.]+$", "^[a-z.+$", "services/door.json: props.domain: \"pattern\": " },
  { "wrong-json-type", "services/func.json", "\"rank\": 1", "\"rank\": \"1\"",
    "services/func.json: \"rank\" is a whole number, not text" },
  { "two-rules", "services/store.json", "\"from\": \"compute\", \"type\": \"data\"", "\"from\": \"demo.func\", \"type\": \"data\"",
    "services/store.json: lines[2]: two rules fit a data line: this and services/store.json: lines[0]" },
  { "one-default-is-fine", "services/store.json", "\"type\": \"api\", \"do\"", "\"type\": \"api\", \"default\": true, \"do\"",
    NULL },
  { "turn-to-nowhere", "services/cert.json", "\"to\": \"demo.door\"", "\"to\": \"demo.net\"",
    "services/door.json: lines[2]: turned to demo.cert -> demo.door, which no rule writes" },
  { "name-of-file", "services/cert.json", "\"type\": \"demo.cert\"", "\"type\": \"demo.cart\"",
    "services/cert.json: the file of type 'demo.cart' is called services/cart.json" },
  { "not-json", "services/cert.json", "\"icon\":", "\"icon\"", "cert.json:2:" },
  { "unknown-dollar-key", "services/door.json", "{\"$if\": \"prod\"", "{\"$iff\": \"prod\"",
    "expected $if, $each or $slot, found $iff" },
  { "name-bound-by-an-effect", "services/door.json", "\"for\": \"rule\"", "\"for\": \"rul\"",
    "services/door.json: lines[0].do[1]: column 1: no name 'rul' here; there are: from, to, line, me, prod, "
    "environment, region, account, partition, prefix, rule" },
};

static void
test_mistake (CatalogFixture *fixture, gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *path = g_build_filename ("demo", mistake->file, NULL);
  g_autofree char *message = NULL;

  catalog_fixture_replace (fixture, path, mistake->text, mistake->by);
  if (mistake->message == NULL)
    {
      g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

      g_assert_nonnull (catalog);
      return;
    }
  message = catalog_fixture_fail (fixture);
  if (strstr (message, mistake->message) == NULL)
    g_error ("expected: %s\nfound: %s", mistake->message, message);
}

static void
test_two_defaults (CatalogFixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;

  catalog_fixture_replace (fixture, "demo/services/store.json", "\"type\": \"api\", \"do\"",
                           "\"type\": \"api\", \"default\": true, \"do\"");
  catalog_fixture_replace (fixture, "demo/services/store.json", "\"type\": \"data\", \"do\": [], \"help\": \"Reads.\"",
                           "\"type\": \"data\", \"default\": true, \"do\": [], \"help\": \"Reads.\"");
  message = catalog_fixture_fail (fixture);
  g_assert_nonnull (strstr (message, "services/store.json: lines[1]: two rules are the default of a pair: this and "
                                     "services/store.json: lines[0]"));
}

/* All mistakes are told at once, so a file can be put right in one go. */
static void
test_all_at_once (CatalogFixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_auto (GStrv) lines = NULL;

  catalog_fixture_replace (fixture, "demo/services/func.json", "\"words\"", "\"wrods\"");
  catalog_fixture_replace (fixture, "demo/services/func.json", "\"rank\"", "\"renk\"");
  catalog_fixture_replace (fixture, "demo/services/cert.json", "\"icon\"", "\"ikon\"");
  message = catalog_fixture_fail (fixture);
  lines = g_strsplit (message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_catalog_new_for_folder ("/nowhere/at/all", &error));
  g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/check/", mistakes[i].name, NULL);

      g_test_add (path, CatalogFixture, &mistakes[i], catalog_fixture_set_up, test_mistake,
                  catalog_fixture_tear_down);
    }
  g_test_add ("/catalog/check/two-defaults-of-a-pair", CatalogFixture, NULL, catalog_fixture_set_up,
              test_two_defaults, catalog_fixture_tear_down);
  g_test_add ("/catalog/check/all-at-once", CatalogFixture, NULL, catalog_fixture_set_up,
              test_all_at_once, catalog_fixture_tear_down);
  g_test_add_func ("/catalog/check/no-folder", test_no_folder);
  return g_test_run ();
}
