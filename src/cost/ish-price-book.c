/* The price book: read, looked up, written.
 * SPDX-License-Identifier: MIT
 *
 *   {"format": "isshoni-prices", "version": 1, "cloud": "aws",
 *    "sources": {ID: {"date", "what"}},
 *    "prices": {REGION: {ITEM: [PRICE, UNIT, PACK, SOURCE, "first tier"?]}}}
 *
 * PRICE is text, so that no figure passes through a binary fraction; it is for PACK units. */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-price-book-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

#define PICO G_GINT64_CONSTANT (1000000000000)
#define MAX_DOLLARS 1000000 /* a unit; more is a mistake */
#define MAX_PACK 1000000000
#define BUNDLED "data/prices/list.json"

G_DEFINE_QUARK (ish-price-error-quark, ish_price_error)

static void
entry_free (gpointer data)
{
  IshPriceEntry *self = data;

  g_free (self->price);
  g_free (self->unit);
  g_free (self->source);
  g_free (self);
}

IshPriceBook *
_ish_price_book_new_empty (const char *cloud)
{
  IshPriceBook *self = g_new0 (IshPriceBook, 1);

  g_atomic_int_set (&self->ref_count, 1);
  self->cloud = g_strdup (cloud);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) json_object_unref);
  self->regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  self->date = g_strdup ("");
  return self;
}

IshPriceBook *
ish_price_book_ref (IshPriceBook *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_price_book_unref (IshPriceBook *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->regions);
  g_free (self->cloud);
  g_free (self->date);
  g_free (self);
}

/* Dollars times 10^12 for one of @pack units, rounded to the nearest. */
static gboolean
parse_price (const char *text, gint64 pack, gint64 *out_pico)
{
  gint64 whole = 0, pico = 0, step = PICO / 10;
  const char *at = text;
  __int128 all;

  if (!g_ascii_isdigit (*at) || pack < 1 || pack > MAX_PACK)
    return FALSE;
  for (; g_ascii_isdigit (*at) && whole <= MAX_DOLLARS; at++)
    whole = whole * 10 + (*at - '0');
  if (*at == '.')
    for (at++; g_ascii_isdigit (*at); at++, step /= 10)
      pico += (*at - '0') * step;
  if (*at != '\0' || whole > MAX_DOLLARS)
    return FALSE;
  all = (__int128) whole * PICO + pico;
  *out_pico = (gint64) ((all + pack / 2) / pack);
  return TRUE;
}

gboolean
_ish_price_book_set (IshPriceBook *self, const char *region, const char *item, const char *price,
                     const char *unit, gint64 pack, const char *source, gboolean first_tier)
{
  GHashTable *items = g_hash_table_lookup (self->regions, region);
  IshPriceEntry *entry;
  gint64 pico;

  if (!parse_price (price, pack, &pico))
    return FALSE;
  if (items == NULL)
    {
      items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
      g_hash_table_insert (self->regions, g_strdup (region), items);
    }
  entry = g_new0 (IshPriceEntry, 1);
  entry->price = g_strdup (price);
  entry->unit = g_strdup (unit);
  entry->source = g_strdup (source);
  entry->pack = pack;
  entry->pico = pico;
  entry->first_tier = first_tier;
  g_hash_table_insert (items, g_strdup (item), entry);
  return TRUE;
}

/* What it was, where, and when it was read. */
void
_ish_price_book_add_source (IshPriceBook *self, const char *id, const char *what, const char *date)
{
  JsonObject *source = json_object_new ();

  json_object_set_string_member (source, "date", date);
  json_object_set_string_member (source, "what", what);
  if (strcmp (date, self->date) > 0)
    {
      g_free (self->date);
      self->date = g_strdup (date);
    }
  g_hash_table_insert (self->sources, g_strdup (id), source);
}

/* --- reading --- */

static gboolean
fail (IshJson *json, const char *region, const char *item, const char *message, GError **error)
{
  g_autoptr (GString) pointer = g_string_new ("");
  const char *steps[] = { "prices", region, item };

  for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i]; i++)
    {
      g_autoptr (GString) step = g_string_new (steps[i]);

      g_string_replace (step, "~", "~0", 0);
      g_string_replace (step, "/", "~1", 0);
      g_string_append_printf (pointer, "/%s", step->str);
    }
  ish_json_set_error_at (json, error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, pointer->str, "%s",
                         message);
  return FALSE;
}

static const char *
text_at (JsonArray *row, guint index)
{
  JsonNode *node = index < json_array_get_length (row) ? json_array_get_element (row, index)
                                                       : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
read_price (IshPriceBook *self, IshJson *json, const char *region, const char *item,
            JsonNode *node, GError **error)
{
  JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *pack = row && json_array_get_length (row) >= 4 ? json_array_get_element (row, 2) : NULL;
  const char *tier;

  if (pack == NULL || !JSON_NODE_HOLDS_VALUE (pack) || text_at (row, 0) == NULL
      || text_at (row, 1) == NULL || text_at (row, 3) == NULL)
    return fail (json, region, item, "a price is [\"0.05\", \"hour\", 1, \"source\"]", error);
  tier = text_at (row, 4);
  if (!_ish_price_book_set (self, region, item, text_at (row, 0), text_at (row, 1),
                            json_node_get_int (pack), text_at (row, 3),
                            tier != NULL && strcmp (tier, "first tier") == 0))
    return fail (json, region, item, "not a price in dollars", error);
  return TRUE;
}

static gboolean
read_region (IshPriceBook *self, IshJson *json, const char *region, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  const char *item;
  JsonNode *price;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (json, region, NULL, "a region must be an object of prices", error);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &item, &price))
    if (!read_price (self, json, region, item, price, error))
      return FALSE;
  return TRUE;
}

static void
read_sources (IshPriceBook *self, JsonObject *sources)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, sources);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      _ish_price_book_add_source (self, id,
                                  ish_json_string (json_node_get_object (node), "what", id),
                                  ish_json_string (json_node_get_object (node), "date", ""));
}

static IshPriceBook *
read_book (IshJson *json, GError **error)
{
  JsonNode *node = ish_json_get_root (json);
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *prices = root ? ish_json_object (root, "prices") : NULL;
  g_autoptr (IshPriceBook) self = NULL;
  JsonObjectIter iter;
  const char *region;

  if (prices == NULL
      || strcmp (ish_json_string (root, "format", ""), "isshoni-prices") != 0
      || ish_json_int (root, "version", 0) != 1)
    {
      ish_json_set_error_at (json, error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, "",
                             "not a price book: expected \"format\": \"isshoni-prices\" and "
                             "\"version\": 1");
      return NULL;
    }
  self = _ish_price_book_new_empty (ish_json_string (root, "cloud", "aws"));
  if (ish_json_object (root, "sources"))
    read_sources (self, ish_json_object (root, "sources"));
  json_object_iter_init_ordered (&iter, prices);
  while (json_object_iter_next_ordered (&iter, &region, &node))
    if (!read_region (self, json, region, node, error))
      return NULL;
  return g_steal_pointer (&self);
}

IshPriceBook *
ish_price_book_load (const char *path, GError **error)
{
  g_autoptr (IshJson) json = ish_json_parse_file (path, NULL, error);

  return json ? read_book (json, error) : NULL;
}

char *
ish_price_book_get_own_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "isshoni", "prices.json", NULL);
}

IshPriceBook *
ish_price_book_new (GError **error)
{
  const char *given = g_getenv ("ISSHONI_PRICES");
  g_autofree char *own = ish_price_book_get_own_path ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IshJson) json = NULL;
  gconstpointer text;
  gsize length;

  if (given && *given)
    return ish_price_book_load (given, error);
  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return ish_price_book_load (own, error);
  bytes = ish_data_lookup (BUNDLED, error);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  json = ish_json_parse (text, (gssize) length, BUNDLED, NULL, error);
  return json ? read_book (json, error) : NULL;
}

/* --- asking --- */

gboolean
ish_price_book_get (IshPriceBook *self, const char *cloud, const char *region, const char *item,
                    IshPrice *out_price)
{
  GHashTable *items = g_hash_table_lookup (self->regions, region);
  const IshPriceEntry *entry = items ? g_hash_table_lookup (items, item) : NULL;
  JsonObject *source;

  if (entry == NULL || strcmp (cloud, self->cloud) != 0)
    return FALSE;
  source = g_hash_table_lookup (self->sources, entry->source);
  out_price->pico = entry->pico;
  out_price->unit = entry->unit;
  out_price->source = source ? ish_json_string (source, "what", entry->source) : entry->source;
  out_price->date = source ? ish_json_string (source, "date", "") : "";
  out_price->first_tier = entry->first_tier;
  return TRUE;
}

const char *
ish_price_book_get_date (IshPriceBook *self)
{
  return self->date;
}

/* --- writing --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sorted_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_texts);
  return keys;
}

static void
append_sources (GString *out, IshPriceBook *self)
{
  g_autoptr (GPtrArray) ids = sorted_keys (self->sources);

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *source = g_hash_table_lookup (self->sources, ids->pdata[i]);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      ish_json_append_string (out, ids->pdata[i]);
      g_string_append (out, ": {\"date\": ");
      ish_json_append_string (out, ish_json_string (source, "date", ""));
      g_string_append (out, ", \"what\": ");
      ish_json_append_string (out, ish_json_string (source, "what", ""));
      g_string_append_c (out, '}');
    }
}

static void
append_price (GString *out, const char *item, const IshPriceEntry *entry)
{
  ish_json_append_string (out, item);
  g_string_append (out, ": [");
  ish_json_append_string (out, entry->price);
  g_string_append (out, ", ");
  ish_json_append_string (out, entry->unit);
  g_string_append_printf (out, ", %" G_GINT64_FORMAT ", ", entry->pack);
  ish_json_append_string (out, entry->source);
  g_string_append (out, entry->first_tier ? ", \"first tier\"]" : "]");
}

static void
append_region (GString *out, GHashTable *items)
{
  g_autoptr (GPtrArray) names = sorted_keys (items);

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n      " : "\n      ");
      append_price (out, names->pdata[i], g_hash_table_lookup (items, names->pdata[i]));
    }
}

gboolean
ish_price_book_save (IshPriceBook *self, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"format\": \"isshoni-prices\", \"version\": 1, "
                                          "\"cloud\": ");
  g_autoptr (GPtrArray) regions = sorted_keys (self->regions);
  g_autofree char *folder = g_path_get_dirname (path);

  ish_json_append_string (out, self->cloud);
  g_string_append (out, ",\n  \"sources\": {");
  append_sources (out, self);
  g_string_append (out, "\n  },\n  \"prices\": {");
  for (guint i = 0; i < regions->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      ish_json_append_string (out, regions->pdata[i]);
      g_string_append (out, ": {");
      append_region (out, g_hash_table_lookup (self->regions, regions->pdata[i]));
      g_string_append (out, "\n    }");
    }
  g_string_append (out, "\n  }\n}\n");
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, out->str, (gssize) out->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
