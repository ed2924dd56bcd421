/* Loads the catalogue: from the bundle in the program or from a folder, all files or none.
 *
 * The bundle is what the tests of this build loaded from its folder, with every check. Starting a
 * program reads it without scanning the JSON for limits and without looking names up again, which
 * takes a third less.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include "catalog/ish-catalog.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"
#include "catalog/ish-data.h"

/* More would only bury the first. */
#define MAX_MISTAKES_SHOWN 20

G_DEFINE_QUARK (ish-catalog-error-quark, ish_catalog_error)

/* One load: where files come from, and what is wrong so far. */
typedef struct {
  const char *folder; /* (nullable): the bundle */
  IshCatalog *catalog;
  GPtrArray  *mistakes;
} Loader;

/* --- files --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in a folder below the catalogue, sorted: the order of a disk must not show. */
static GPtrArray *
list_names (Loader *self, const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (self->folder == NULL)
    {
      g_autofree char *full = g_build_path ("/", "data/catalog", path, NULL);
      g_auto (GStrv) found = ish_data_list (full);

      for (guint i = 0; found[i] != NULL; i++)
        g_ptr_array_add (names, g_strndup (found[i], strcspn (found[i], "/")));
    }
  else
    {
      g_autofree char *full = g_build_filename (self->folder, path, NULL);
      g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Our own bytes: no limits to keep. */
static JsonNode *
read_bundle (Loader *self, const char *path, GError **error)
{
  g_autofree char *full = g_build_path ("/", "data/catalog", path, NULL);
  g_autoptr (GBytes) bytes = ish_data_lookup (full, error);
  g_autoptr (JsonParser) parser = NULL;
  const char *text;
  JsonNode *root;
  gsize length;

  if (bytes == NULL)
    return NULL;
  parser = json_parser_new_immutable ();
  text = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  root = json_parser_steal_root (parser);
  g_ptr_array_add (self->catalog->pool.nodes, root);
  return root;
}

/* @path: below the catalogue. %NULL and @error when it is not there or not JSON. */
static JsonNode *
read_file (Loader *self, const char *path, GError **error)
{
  g_autofree char *full = NULL;
  IshJson *json;

  if (self->folder == NULL)
    return read_bundle (self, path, error);
  full = g_build_filename (self->folder, path, NULL);
  json = ish_json_parse_file (full, NULL, error);
  if (json == NULL)
    return NULL;
  g_ptr_array_add (self->catalog->pool.documents, json);
  return ish_json_get_root (json);
}

/* The file's object, with @reader set to its start; else %NULL and a mistake.
 * @name: what messages call it */
static JsonObject *
open_file (Loader *self, const char *path, const char *name, IshReader *reader)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = read_file (self, path, &error);

  reader->pool = &self->catalog->pool;
  reader->mistakes = self->mistakes;
  reader->file = _ish_pool_string (reader->pool, name);
  g_string_truncate (reader->path, 0);
  if (root == NULL)
    {
      g_ptr_array_add (self->mistakes, g_strdup (error->message));
      return NULL;
    }
  return _ish_reader_as_object (reader, root);
}

/* --- what is not a service --- */

static int
compare_categories (gconstpointer a, gconstpointer b)
{
  const IshCategory *left = *(const IshCategory *const *) a;
  const IshCategory *right = *(const IshCategory *const *) b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
read_category (IshReader *self, JsonObject *object, IshCatalog *catalog)
{
  static const char *const keys[] = { "id", "label", "face", "rank", NULL };
  IshCategory *category = _ish_pool_new (self->pool, IshCategory);

  _ish_reader_check_keys (self, object, keys);
  category->id = _ish_reader_need_string (self, object, "id");
  category->face = _ish_reader_need_string (self, object, "face");
  category->rank = _ish_reader_int (self, object, "rank", 1000);
  _ish_reader_labels (self, object, category->labels);
  if (!g_regex_match_simple ("^#[0-9a-f]{6}$", category->face, 0, 0))
    _ish_reader_mistake (self, "\"face\" is a colour such as #d45b07");
  g_ptr_array_add (catalog->categories, category);
}

static void
load_categories (Loader *self, IshReader *reader)
{
  static const char *const keys[] = { "categories", NULL };
  JsonObject *root = open_file (self, "categories.json", "categories.json", reader);
  JsonArray *array;

  if (root == NULL)
    return;
  _ish_reader_check_keys (reader, root, keys);
  array = _ish_reader_array (reader, root, "categories");
  _ish_reader_enter (reader, "categories");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize mark = _ish_reader_enter_index (reader, i);
      JsonObject *object = _ish_reader_as_object (reader, json_array_get_element (array, i));

      if (object != NULL)
        read_category (reader, object, self->catalog);
      _ish_reader_leave (reader, mark);
    }
  g_ptr_array_sort (self->catalog->categories, compare_categories);
}

static void
read_regions (IshReader *self, IshCloud *cloud)
{
  JsonArray *array = _ish_reader_array (self, cloud->facts, "regions");
  gsize mark = _ish_reader_enter (self, "regions");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      JsonObject *region = _ish_reader_as_object (self, json_array_get_element (array, i));
      const char *labels[ISH_N_LANGUAGES];

      if (region != NULL)
        {
          g_ptr_array_add (cloud->regions, (char *) _ish_reader_need_string (self, region, "id"));
          _ish_reader_need_string (self, region, "zones");
          _ish_reader_labels (self, region, labels);
        }
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
}

static void
read_interfaces (IshReader *self, JsonObject *root, IshCloud *cloud)
{
  static const char *const file_keys[] = { "interfaces", NULL };
  static const char *const keys[] = { "verbs", "names", "props", "help", NULL };
  JsonObject *interfaces = _ish_reader_object (self, root, "interfaces");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  _ish_reader_check_keys (self, root, file_keys);
  if (interfaces == NULL)
    return;
  _ish_reader_enter (self, "interfaces");
  json_object_iter_init (&iter, interfaces);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gsize mark = _ish_reader_enter (self, name);
      JsonObject *object = _ish_reader_as_object (self, node);
      IshInterface *interface = _ish_pool_new (self->pool, IshInterface);

      if (object != NULL)
        {
          _ish_reader_check_keys (self, object, keys);
          interface->name = _ish_pool_string (self->pool, name);
          interface->origin = _ish_reader_origin (self);
          interface->verbs = _ish_reader_strings (self, object, "verbs");
          interface->names = _ish_reader_strings (self, object, "names");
          interface->props = _ish_reader_strings (self, object, "props");
          g_hash_table_insert (cloud->interfaces, (gpointer) interface->name, interface);
        }
      _ish_reader_leave (self, mark);
    }
}

static void
read_trait (IshReader *self, JsonObject *root, IshCloud *cloud)
{
  IshTrait *trait = _ish_reader_trait (self, root);

  if (strcmp (trait->name, "_global") == 0)
    for (guint i = 0; i < trait->rules.n_verbs; i++)
      g_hash_table_insert (cloud->verbs, (gpointer) trait->rules.verbs[i]->name,
                           trait->rules.verbs[i]);
  else if (g_hash_table_contains (cloud->traits, trait->name))
    _ish_reader_mistake (self, "a second trait '%s'", trait->name);
  else
    g_hash_table_insert (cloud->traits, (gpointer) trait->name, trait);
}

static void
read_kinds (IshReader *self, JsonObject *root, IshCloud *cloud)
{
  static const char *const keys[] = {
    "tf",       "data",          "cfn",        "section",       "rank",         "attrs",
    "cfn_args", "fold",          "soft",       "json",          "literal",      "cfn_add",
    "cfn_root", "attributes_at", "cfn_update", "cfn_parameter", "cfn_add_each", "bundle",
    "skip",     "tf_variable",   "base64",     NULL,
  };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gsize mark = _ish_reader_enter (self, name);
      JsonObject *object = _ish_reader_as_object (self, node);

      if (object != NULL)
        {
          _ish_reader_check_keys (self, object, keys);
          if (!g_hash_table_insert (cloud->kinds, (gpointer) _ish_pool_string (self->pool, name),
                                    object))
            _ish_reader_mistake (self, "a second kind '%s'", name);
        }
      _ish_reader_leave (self, mark);
    }
}

/* --- a cloud --- */

static IshCloud *
cloud_new (const char *id)
{
  IshCloud *cloud = g_new0 (IshCloud, 1);

  cloud->id = id;
  cloud->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  cloud->traits = g_hash_table_new (g_str_hash, g_str_equal);
  cloud->interfaces = g_hash_table_new (g_str_hash, g_str_equal);
  cloud->verbs = g_hash_table_new (g_str_hash, g_str_equal);
  cloud->regions = g_ptr_array_new ();
  return cloud;
}

static void
cloud_free (IshCloud *self)
{
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->traits);
  g_hash_table_unref (self->interfaces);
  g_hash_table_unref (self->verbs);
  g_ptr_array_unref (self->regions);
  g_free (self);
}

static void
read_service (Loader *self, IshReader *reader, JsonObject *root, IshCloud *cloud)
{
  IshCatalog *catalog = self->catalog;
  IshService *service = _ish_reader_service (reader, root, catalog, cloud);
  g_autofree char *name = g_strdup_printf ("services/%s.json", service->stem);

  g_ptr_array_add (catalog->services, service);
  if (strcmp (reader->file, name) != 0)
    _ish_reader_mistake (reader, "the file of type '%s' is called %s", service->type, name);
  if (!g_hash_table_insert (catalog->by_type, (gpointer) service->type, service))
    _ish_reader_mistake (reader, "a second service of type '%s'", service->type);
}

static void
read_any (Loader *self, IshReader *reader, JsonObject *root, IshCloud *cloud, const char *folder)
{
  if (strcmp (folder, "services") == 0)
    read_service (self, reader, root, cloud);
  else if (strcmp (folder, "kinds") == 0)
    read_kinds (reader, root, cloud);
  else if (g_str_has_suffix (reader->file, "/_interfaces.json"))
    read_interfaces (reader, root, cloud);
  else
    read_trait (reader, root, cloud);
}

/* Which resource types are the same thing in both dialects. */
static void
load_twins (Loader *self, IshReader *reader, const char *id)
{
  static const char *const keys[] = { "twins", NULL };
  g_autofree char *path = g_build_path ("/", id, "twins.json", NULL);
  g_autoptr (GPtrArray) names = list_names (self, id);
  JsonObject *root, *twins;
  JsonObjectIter iter;
  const char *name;

  if (!g_ptr_array_find_with_equal_func (names, "twins.json", g_str_equal, NULL))
    return;
  root = open_file (self, path, "twins.json", reader);
  if (root == NULL)
    return;
  _ish_reader_check_keys (reader, root, keys);
  twins = _ish_reader_object (reader, root, "twins");
  if (twins == NULL)
    return;
  json_object_iter_init (&iter, twins);
  while (json_object_iter_next (&iter, &name, NULL))
    _ish_reader_need_string (reader, twins, name);
  _ish_generics_read_twins (self->catalog, twins);
}

static void
load_cloud (Loader *self, IshReader *reader, const char *id)
{
  /* Services look up their traits while they are read. */
  static const char *const folders[] = { "kinds", "traits", "services" };
  IshCloud *cloud = cloud_new (_ish_pool_string (&self->catalog->pool, id));
  g_autofree char *facts = g_build_path ("/", id, "cloud.json", NULL);

  g_ptr_array_add (self->catalog->clouds, cloud);
  load_twins (self, reader, id);
  cloud->facts = open_file (self, facts, "cloud.json", reader);
  if (cloud->facts != NULL)
    read_regions (reader, cloud);
  g_ptr_array_add (cloud->regions, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_path ("/", id, folders[i], NULL);
      g_autoptr (GPtrArray) names = list_names (self, path);

      for (guint j = 0; j < names->len; j++)
        {
          const char *name = names->pdata[j];
          g_autofree char *full = g_build_path ("/", path, name, NULL);
          g_autofree char *shown = g_build_path ("/", folders[i], name, NULL);
          JsonObject *root;

          if (!g_str_has_suffix (name, ".json"))
            continue;
          root = open_file (self, full, shown, reader);
          if (root != NULL)
            read_any (self, reader, root, cloud, folders[i]);
        }
    }
}

/* --- the whole --- */

/* Category, then rank, then name: the palette's order. */
static int
compare_services (gconstpointer a, gconstpointer b)
{
  const IshService *left = *(const IshService *const *) a;
  const IshService *right = *(const IshService *const *) b;

  if (left->category != right->category && left->category != NULL && right->category != NULL)
    return compare_categories (&left->category, &right->category);
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return strcmp (left->type, right->type);
}

static void
load_files (Loader *self)
{
  IshReader reader = { .path = g_string_new (NULL) };
  g_autoptr (GPtrArray) names = list_names (self, "");
  IshCatalog *catalog = self->catalog;

  load_categories (self, &reader);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (!g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".md") && name[0] != '.')
        load_cloud (self, &reader, name);
    }
  g_ptr_array_sort (catalog->services, compare_services);
  for (guint i = 0; i < catalog->services->len; i++)
    ((IshService *) catalog->services->pdata[i])->index = i;
  g_string_free (reader.path, TRUE);
}

static void
set_error_from_mistakes (GPtrArray *mistakes, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (mistakes->len, MAX_MISTAKES_SHOWN); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) mistakes->pdata[i]);
  if (mistakes->len > MAX_MISTAKES_SHOWN)
    g_string_append_printf (text, "\nand %u more", mistakes->len - MAX_MISTAKES_SHOWN);
  g_set_error_literal (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA, text->str);
}

static IshCatalog *
load (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) mistakes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IshCatalog) catalog = g_new0 (IshCatalog, 1);
  Loader loader = { folder, catalog, mistakes };

  catalog->ref_count = 1;
  _ish_pool_init (&catalog->pool);
  _ish_generics_init (catalog);
  catalog->clouds = g_ptr_array_new_with_free_func ((GDestroyNotify) cloud_free);
  catalog->services = g_ptr_array_new_with_free_func ((GDestroyNotify) _ish_service_clear);
  catalog->categories = g_ptr_array_new ();
  catalog->by_type = g_hash_table_new (g_str_hash, g_str_equal);
  load_files (&loader);
  if (mistakes->len == 0)
    _ish_catalog_index_lines (catalog, mistakes);
  if (mistakes->len == 0 && folder != NULL)
    _ish_catalog_check (catalog, mistakes);
  if (mistakes->len > 0)
    {
      set_error_from_mistakes (mistakes, error);
      return NULL;
    }
  return g_steal_pointer (&catalog);
}

IshCatalog *
ish_catalog_new (GError **error)
{
  const char *folder = g_getenv ("ISSHONI_CATALOG");

  return load (folder != NULL && *folder != '\0' ? folder : NULL, error);
}

/**
 * ish_catalog_new_for_folder:
 * @folder: has categories.json and a folder for each cloud
 *
 * All or nothing; the message has one line for each of the first 20 mistakes.
 *
 * Returns: (transfer full): the catalogue, or %NULL with @error %ISH_CATALOG_ERROR_DATA
 */
IshCatalog *
ish_catalog_new_for_folder (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return load (folder, error);
}

IshCatalog *
ish_catalog_ref (IshCatalog *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

static void
free_pairs (IshCatalog *self)
{
  gsize n = self->pairs != NULL ? (gsize) self->services->len * self->services->len : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_clear_pointer (&self->pairs[i].rules, g_ptr_array_unref);
      g_clear_pointer (&self->pairs[i].turns, g_ptr_array_unref);
    }
  g_clear_pointer (&self->pairs, g_free);
}

void
ish_catalog_unref (IshCatalog *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  free_pairs (self);
  _ish_generics_clear (self);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->clouds);
  g_hash_table_unref (self->by_type);
  _ish_pool_clear (&self->pool);
  g_free (self);
}
