/* A made-up cloud: a network, a door, a function, a queue, a store, a certificate and a group.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *path, *text;
} File;

static const File files[] = {
  { "categories.json",
    "{\"categories\": [\n"
    " {\"id\": \"run\", \"label\": {\"en\": \"Run\", \"ko\": \"실행\", \"ja\": \"実行\"}, \"face\": \"#d45b07\", \"rank\": 1},\n"
    " {\"id\": \"keep\", \"label\": {\"en\": \"Keep\", \"ko\": \"저장\", \"ja\": \"保存\"}, \"face\": \"#5b8a14\", \"rank\": 2}]}" },
  { "demo/cloud.json",
    "{\"zones\": \"abc\", \"roles\": {\"network\": \"demo.net\"}, \"regions\": [\n"
    " {\"id\": \"seoul-1\", \"zones\": \"acb\", \"label\": {\"en\": \"Seoul\", \"ko\": \"서울\", \"ja\": \"ソウル\"}},\n"
    " {\"id\": \"paris-1\", \"zones\": \"ab\", \"label\": {\"en\": \"Paris\", \"ko\": \"파리\", \"ja\": \"パリ\"}}]}" },
  { "demo/kinds/all.json",
    "{\"net\": {\"tf\": \"demo_net\", \"cfn\": \"Demo::Net\", \"section\": \"network\", \"rank\": 1},\n"
    " \"lb\": {\"tf\": \"demo_lb\", \"cfn\": \"Demo::Edge::Balancer\", \"rank\": 1},\n"
    " \"lambda\": {\"tf\": \"demo_function\", \"cfn\": \"Demo::Function\", \"rank\": 2},\n"
    " \"role_policy\": {\"tf\": \"demo_policy\", \"cfn\": true, \"rank\": 3},\n"
    " \"queue\": {\"tf\": \"demo_queue\", \"cfn\": \"Demo::Queue\", \"rank\": 4},\n"
    " \"bucket\": {\"tf\": \"demo_bucket\", \"cfn\": \"Demo::Bucket\", \"rank\": 5},\n"
    " \"rule\": {\"tf\": \"demo_rule\", \"cfn\": \"Demo::Rule\", \"rank\": 6}}" },
  { "demo/traits/_interfaces.json",
    "{\"interfaces\": {\"compute\": {\"verbs\": [\"env\", \"grant\"], \"names\": [\"policy\"], \"help\": \"Runs code.\"}}}" },
  { "demo/traits/_global.json",
    "{\"trait\": \"_global\", \"verbs\": {\"open\": {\"params\": [\"port\"], \"do\": [\n"
    " {\"kind\": \"rule\", \"as\": \"in\", \"name\": \"${line.id}_in\", \"args\": {\"port\": \"${port}\"}}], \"gives\": \"in\"}}}" },
  { "demo/traits/role.json",
    "{\"trait\": \"role\", \"params\": {\"service\": null}, \"nodes\": [\n"
    " {\"as\": \"policy\", \"kind\": \"role_policy\", \"unless_empty\": \"statements\",\n"
    "  \"args\": {\"service\": \"${service}\", \"policy\": {\"$slot\": \"statements\", \"reduce\": \"statements\"}}}],\n"
    " \"verbs\": {\"grant\": {\"params\": [\"actions\", \"on\"], \"do\": [\n"
    "  {\"add\": \"policy\", \"slot\": \"statements\", \"value\": {\"Action\": \"${actions}\", \"Resource\": \"${on}\"}}]}}}" },
  { "demo/services/net.json",
    "{\"type\": \"demo.net\", \"label\": {\"en\": \"Network\", \"ko\": \"네트워크\", \"ja\": \"ネットワーク\"},\n"
    " \"category\": \"keep\", \"rank\": 1, \"icon\": \"net\", \"help\": \"A network.\", \"frame\": \"vpc\", \"size\": [900, 500],\n"
    " \"role\": \"network\", \"refuse_parents\": {\"demo.net\": \"A network cannot hold a network.\"},\n"
    " \"nodes\": [{\"as\": \"main\", \"kind\": \"net\", \"each\": \"z in zones\", \"args\": {\"zone\": \"${z.key}\"}}]}" },
  { "demo/services/door.json",
    "{\"type\": \"demo.door\", \"label\": {\"en\": \"Front door\", \"ko\": \"로드 밸런서\", \"ja\": \"ロードバランサー\"},\n"
    " \"words\": [\"ELB\", \"load balancer\"], \"category\": \"run\", \"rank\": 2, \"icon\": \"door\", \"help\": \"Opens.\",\n"
    " \"detail\": \"${props.scheme == 'inner' ? 'Inner' : 'Public'} · ${str(props.idle_s)} s\",\n"
    " \"parents\": [\"demo.net\"], \"top\": false, \"refuse_parents\": {\"top\": \"A door stands in a network.\"},\n"
    " \"props\": {\n"
    "  \"scheme\": {\"type\": \"enum\", \"label\": \"Scheme\", \"values\": [\"public\", \"inner\"], \"default\": \"public\"},\n"
    "  \"idle_s\": {\"type\": \"int\", \"label\": \"Idle\", \"unit\": \"s\", \"min\": 1, \"max\": 4000, \"default\": {\"dev\": 60, \"prod\": 300}, \"costs\": true},\n"
    "  \"port\": {\"type\": \"port\", \"label\": \"Port\", \"default\": 80, \"when\": \"props.scheme == 'public'\"},\n"
    "  \"domain\": {\"type\": \"string\", \"label\": \"Domain\", \"pattern\": \"^[a-z.]+$\", \"default\": \"\", \"required\": true, \"input\": true}},\n"
    " \"place\": {\"tier\": \"${props.scheme == 'inner' ? 'private' : 'public'}\", \"zones_min\": 2},\n"
    " \"let\": {\"certs\": \"lines_in('demo.cert')\", \"https\": \"len(certs) > 0\"},\n"
    " \"nodes\": [{\"as\": \"main\", \"kind\": \"lb\", \"args\": {\"name\": \"${prefix}-${dash(id)}\", \"https\": \"${https}\", \"rules\": {\"$slot\": \"rules\"},\n"
    "  \"log\": {\"$if\": \"prod\", \"then\": {\"on\": true}}, \"zones\": {\"$each\": \"s in values(place.subnets)\", \"value\": \"${s.id}\"}}}],\n"
    " \"lines\": [{\"to\": \"compute\", \"type\": [\"api\", \"network\"], \"default\": true, \"help\": \"Forwards.\",\n"
    "  \"props\": {\"path\": {\"type\": \"string\", \"label\": \"Path\"}},\n"
    "  \"do\": [{\"open\": {\"port\": \"${line.path}\"}, \"as\": \"rule\"}, {\"wait\": \"from.main\", \"for\": \"rule\"}]},\n"
    "  {\"to\": \"demo.store\", \"refuse\": \"A door cannot open a store.\"},\n"
    "  {\"to\": \"demo.cert\", \"turn\": true}],\n"
    " \"checks\": [{\"when\": \"not https and prod\", \"say\": \"No certificate.\", \"severity\": \"error\", \"rule\": \"door.https\"}],\n"
    " \"outputs\": [{\"name\": \"${id}_name\", \"value\": \"${main.dns}\", \"help\": \"Where it is.\"}]}" },
  { "demo/services/func.json",
    "{\"type\": \"demo.func\", \"is\": [\"compute\"], \"label\": {\"en\": \"Function\", \"ko\": \"함수\", \"ja\": \"関数\"},\n"
    " \"words\": [\"serverless\"], \"category\": \"run\", \"rank\": 1, \"icon\": \"func\", \"help\": \"Runs.\", \"parents\": [\"demo.net\"],\n"
    " \"use\": [{\"trait\": \"role\", \"service\": \"func.demo\"}],\n"
    " \"nodes\": [{\"as\": \"main\", \"kind\": \"lambda\", \"after\": [\"policy\"], \"args\": {\"env\": {\"$slot\": \"env\", \"reduce\": \"map\"}}}],\n"
    " \"always\": [{\"grant\": {\"actions\": [\"logs\"], \"on\": \"*\"}}],\n"
    " \"verbs\": {\"env\": {\"params\": [\"name\", \"value\"], \"do\": [{\"add\": \"me.main\", \"slot\": \"env\", \"key\": \"${name}\", \"value\": \"${value}\"}]}},\n"
    " \"lines\": [{\"from\": \"compute\", \"type\": \"api\", \"do\": [{\"from.grant\": {\"actions\": [\"call\"], \"on\": \"${to.main.arn}\"}}]}]}" },
  { "demo/services/queue.json",
    "{\"type\": \"demo.queue\", \"label\": {\"en\": \"Queue\", \"ko\": \"대기열\", \"ja\": \"キュー\"}, \"category\": \"run\", \"rank\": 3,\n"
    " \"icon\": \"queue\", \"help\": \"Waits.\", \"props\": {\"fifo\": {\"type\": \"bool\", \"label\": \"FIFO\", \"default\": false}},\n"
    " \"needs\": [{\"when\": \"not props.fifo and len(lines_out('demo.store')) == 0\", \"id\": \"${id}_box\", \"type\": \"demo.store\", \"line\": \"to\", \"line_type\": \"event\"}],\n"
    " \"nodes\": [{\"as\": \"main\", \"kind\": \"queue\", \"args\": {\"fifo\": \"${props.fifo ? true : null}\"}}],\n"
    " \"lines\": [\n"
    "  {\"from\": \"compute\", \"type\": \"api\", \"do\": [\n"
    "   {\"from.grant\": {\"actions\": [\"send\"], \"on\": \"${to.main.arn}\"}},\n"
    "   {\"when\": \"from.id == to.id\", \"refuse\": \"{from.name} would talk to itself.\"},\n"
    "   {\"from.env\": {\"name\": \"${upper(to.id)}_URL\", \"value\": \"${to.main.url}\"}}]},\n"
    "  {\"to\": \"demo.func\", \"type\": \"event\", \"do\": [{\"set\": \"from.main\", \"arg\": \"a.b\", \"combine\": \"max\", \"value\": \"${6 * 5}\"}]},\n"
    "  {\"to\": \"demo.store\", \"type\": \"event\", \"do\": [{\"let\": {\"key\": \"x\"}}, {\"say\": \"Slow.\", \"rule\": \"queue.slow\"}]}]}" },
  { "demo/services/store.json",
    "{\"type\": \"demo.store\", \"label\": {\"en\": \"Store\", \"ko\": \"저장소\", \"ja\": \"ストア\"}, \"category\": \"keep\", \"rank\": 2,\n"
    " \"icon\": \"store\", \"help\": \"Keeps.\", \"nodes\": [{\"as\": \"main\", \"kind\": \"bucket\"}],\n"
    " \"lines\": [{\"from\": \"demo.func\", \"type\": \"data\", \"do\": [], \"help\": \"Reads.\"},\n"
    "  {\"from\": \"demo.func\", \"type\": \"api\", \"do\": [], \"help\": \"Calls.\"},\n"
    "  {\"from\": \"compute\", \"type\": \"data\", \"do\": [], \"help\": \"Less special.\"}]}" },
  { "demo/services/cert.json",
    "{\"type\": \"demo.cert\", \"label\": {\"en\": \"Certificate\", \"ko\": \"인증서\", \"ja\": \"証明書\"}, \"category\": \"keep\", \"rank\": 3,\n"
    " \"icon\": \"cert\", \"help\": \"Proves.\", \"lines\": [{\"to\": \"demo.door\", \"type\": \"network\", \"do\": [], \"why\": \"The door reads it.\"}]}" },
  { "demo/services/group.json",
    "{\"type\": \"group\", \"label\": {\"en\": \"Group\", \"ko\": \"그룹\", \"ja\": \"グループ\"}, \"category\": \"keep\", \"rank\": 4,\n"
    " \"icon\": \"group\", \"help\": \"Holds.\", \"frame\": \"group\", \"role\": \"group\", \"parents\": [\"demo.net\"]}" },
};

void
catalog_fixture_set_up (CatalogFixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("isshoni-catalog-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    catalog_fixture_write (self, files[i].path, files[i].text);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
catalog_fixture_tear_down (CatalogFixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
}

void
catalog_fixture_write (CatalogFixture *self, const char *path, const char *text)
{
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (full, text, -1, NULL));
}

void
catalog_fixture_replace (CatalogFixture *self, const char *path, const char *text, const char *by)
{
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autofree char *old = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  g_assert_true (g_file_get_contents (full, &old, NULL, NULL));
  parts = g_strsplit (old, text, -1);
  if (g_strv_length (parts) != 2)
    g_error ("%s: %s is there %u times", path, text, g_strv_length (parts) - 1);
  changed = g_strjoinv (by, parts);
  catalog_fixture_write (self, path, changed);
}

IshCatalog *
catalog_fixture_load (CatalogFixture *self)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new_for_folder (self->folder, &error);

  g_assert_no_error (error);
  return catalog;
}

char *
catalog_fixture_fail (CatalogFixture *self)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new_for_folder (self->folder, &error);

  g_assert_null (catalog);
  g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
  return g_strdup (error->message);
}
