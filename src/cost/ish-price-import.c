/* Prices out of the price lists a vendor publishes, as the user downloaded them.
 * SPDX-License-Identifier: MIT
 *
 * CSV is read a row at a time, since lists are gigabytes; JSON offers are read whole. Which row is
 * which item stands in data (ish-price-map). What is found of an item:
 *  - the first price that is not nought, since free tiers are the account's and not the design's;
 *  - nothing when two products claim the item with different prices: a gap is shown to people, a
 *    wrong figure is not. */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-price-book-private.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/ish-compat.h"
#include "base/ish-json.h"
#include "cost/ish-csv.h"
#include "cost/ish-price-map-private.h"

#define MAX_JSON (128u << 20)
#define MAX_HEAD 16 /* rows before the one with the names of the columns */

/* One tier of one product. */
typedef struct
{
  char *product; /* owned: SKU */
  char *price;   /* owned: plain decimal */
  double start;  /* units */
} Tier;

/* What was found of one item in one region. */
typedef struct
{
  char *region; /* owned (nullable): %NULL is everywhere */
  char *item, *unit;          /* owned */
  char *source, *what, *date; /* owned: of the list */
  gint64 pack;
  GArray *tiers; /* owned (element-type Tier) */
} Found;

typedef struct
{
  IshPriceMap *map;
  GHashTable *found; /* owned: "REGION|ITEM" -> Found */
  IshPriceBook *book;
  guint n;

  /* Of the file at hand. */
  const char *where;
  char *offer, *version, *date; /* owned (nullable) */
  char *source, *what;          /* owned (nullable): id in the book, text for people */

  /* Of the row at hand. */
  const char *product, *price, *start;
} Import;

/* A CSV file's columns. */
typedef struct
{
  int *slots; /* owned: field -> column of the map, or -1 */
  guint n_slots;
  guint product, price, start;
  int offer;
} Columns;

static void
tier_clear (gpointer data)
{
  Tier *self = data;

  g_free (self->product);
  g_free (self->price);
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->region);
  g_free (self->item);
  g_free (self->unit);
  g_free (self->source);
  g_free (self->what);
  g_free (self->date);
  g_array_unref (self->tiers);
  g_free (self);
}

/* --- what is found --- */

/* "0.1200000000" is 0.12 and "2.0E-7" is 0.0000002; %NULL for anything else. */
static char *
to_decimal (const char *text)
{
  static GRegex *form;
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *whole = NULL, *part = NULL, *exponent = NULL;
  GString *digits;
  gssize point;

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new ("^([0-9]{1,9})(?:\\.([0-9]{0,20}))?"
                                           "(?:[eE]-([0-9]{1,2}))?$",
                                           G_REGEX_DOLLAR_ENDONLY, 0, NULL));
  if (!g_regex_match (form, text, 0, &info))
    return NULL;
  whole = g_match_info_fetch (info, 1);
  part = g_match_info_fetch (info, 2);
  exponent = g_match_info_fetch (info, 3);
  digits = g_string_new (whole);
  g_string_append (digits, part ? part : "");
  point = (gssize) strlen (whole) - (exponent ? (gssize) g_ascii_strtoull (exponent, NULL, 10) : 0);
  for (; point < 1; point++)
    g_string_prepend_c (digits, '0');
  g_string_insert_c (digits, point, '.');
  while (digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  if (digits->str[digits->len - 1] == '.')
    g_string_truncate (digits, digits->len - 1);
  while (digits->len > 1 && digits->str[0] == '0' && digits->str[1] != '.')
    g_string_erase (digits, 0, 1);
  return g_string_free (digits, FALSE);
}

/* A newer list stands in place of an older one. %NULL: what is there is newer. */
static Found *
find_place (Import *self, const char *region, const IshPriceMatch *match)
{
  g_autofree char *key = g_strconcat (region ? region : "", "|", match->item, NULL);
  Found *found = g_hash_table_lookup (self->found, key);
  int order = found ? strcmp (self->date, found->date) : 1;

  if (found && order < 0)
    return NULL;
  if (found && order == 0)
    return found;
  found = g_new0 (Found, 1);
  found->region = g_strdup (region);
  found->item = g_strdup (match->item);
  found->unit = g_strdup (match->unit);
  found->source = g_strdup (self->source);
  found->what = g_strdup (self->what);
  found->date = g_strdup (self->date);
  found->pack = match->pack;
  found->tiers = g_array_new (FALSE, FALSE, sizeof (Tier));
  g_array_set_clear_func (found->tiers, tier_clear);
  g_hash_table_insert (self->found, g_steal_pointer (&key), found);
  return found;
}

static void
add_tier (Import *self, const char *region, const IshPriceMatch *match)
{
  Found *found = find_place (self, region, match);
  Tier tier = { NULL, NULL, g_ascii_strtod (self->start, NULL) };

  if (found == NULL)
    return;
  for (guint i = 0; i < found->tiers->len; i++)
    {
      const Tier *other = &g_array_index (found->tiers, Tier, i);

      if (strcmp (other->product, self->product) == 0 && other->start <= tier.start
          && other->start >= tier.start)
        return;
    }
  tier.product = g_strdup (self->product);
  tier.price = g_strdup (self->price);
  g_array_append_val (found->tiers, tier);
}

static void
note_match (gpointer data, const IshPriceMatch *match)
{
  Import *self = data;

  if (strcmp (self->price, "0") == 0
      || (match->limit > 0 && g_ascii_strtod (self->price, NULL) > match->limit))
    return;
  if (match->regions == NULL)
    add_tier (self, match->region, match);
  for (guint i = 0; match->regions && match->regions[i]; i++)
    add_tier (self, match->regions[i], match);
}

/* The lowest tier of a product that is not @other's; (nullable) */
static const Tier *
find_first (const Found *found, const Tier *other)
{
  const Tier *first = NULL;

  for (guint i = 0; i < found->tiers->len; i++)
    {
      const Tier *tier = &g_array_index (found->tiers, Tier, i);

      if ((other == NULL || strcmp (tier->product, other->product) != 0)
          && (first == NULL || tier->start < first->start))
        first = tier;
    }
  return first;
}

/* Whether every other product begins with the same price. */
static gboolean
agrees (const Found *found, const Tier *first)
{
  for (guint i = 0; i < found->tiers->len; i++)
    {
      const Tier *tier = &g_array_index (found->tiers, Tier, i);
      gboolean is_lowest = TRUE;

      for (guint k = 0; k < found->tiers->len && is_lowest; k++)
        {
          const Tier *other = &g_array_index (found->tiers, Tier, k);

          is_lowest = strcmp (other->product, tier->product) != 0 || other->start >= tier->start;
        }
      if (is_lowest && strcmp (tier->price, first->price) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_later_tier (const Found *found, const Tier *first)
{
  for (guint i = 0; i < found->tiers->len; i++)
    {
      const Tier *tier = &g_array_index (found->tiers, Tier, i);

      if (strcmp (tier->product, first->product) == 0 && tier->start > first->start)
        return TRUE;
    }
  return FALSE;
}

static void
write_found (Import *self, const Found *found)
{
  const Tier *first = find_first (found, NULL);
  gboolean is_first_tier;
  GHashTableIter iter;
  gpointer region;

  if (first == NULL || !agrees (found, first))
    return;
  is_first_tier = has_later_tier (found, first);
  _ish_price_book_add_source (self->book, found->source, found->what, found->date);
  if (found->region)
    {
      self->n += _ish_price_book_set (self->book, found->region, found->item, first->price,
                                      found->unit, found->pack, found->source, is_first_tier);
      return;
    }
  g_hash_table_iter_init (&iter, self->book->regions);
  while (g_hash_table_iter_next (&iter, &region, NULL))
    self->n += _ish_price_book_set (self->book, region, found->item, first->price, found->unit,
                                    found->pack, found->source, is_first_tier);
}

/* What is the same everywhere comes last: then all regions are there. */
static void
write_all (Import *self)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      GHashTableIter iter;
      gpointer found;

      g_hash_table_iter_init (&iter, self->found);
      while (g_hash_table_iter_next (&iter, NULL, &found))
        if ((((Found *) found)->region == NULL) == (pass == 1))
          write_found (self, found);
    }
}

/* --- the list --- */

static void
forget_list (Import *self)
{
  g_clear_pointer (&self->offer, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->what, g_free);
}

/* "2026-09-11T22:33:08Z" -> "2026-09-11"; (nullable) */
static char *
to_date (const char *text)
{
  return g_regex_match_simple ("^20[0-9]{2}-[0-9]{2}-[0-9]{2}", text, 0, 0) ? g_strndup (text, 10)
                                                                          : NULL;
}

/* The figures of this list name it from here on. */
static void
begin_list (Import *self)
{
  g_autofree char *name = g_filename_display_basename (self->where);
  const char *version = self->version ? self->version : self->date;

  self->source = g_strdup_printf ("%s %s", self->offer, version);
  self->what = g_strdup_printf ("AWS Price List %s, version %s, read from %s", self->offer, version,
                                name);
}

/* --- CSV --- */

static gboolean
fail_at (IshCsv *csv, guint field, const char *message, GError **error)
{
  ish_csv_set_error_at (csv, field, error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, "%s", message);
  return FALSE;
}

static int
find_field (IshCsv *csv, const char *name)
{
  for (guint i = 0; i < ish_csv_get_n_fields (csv); i++)
    if (g_ascii_strcasecmp (ish_csv_get (csv, i), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_columns (Import *self, IshCsv *csv, Columns *columns, GError **error)
{
  static const char *const needed[] = { "SKU", "TermType", "StartingRange", "PricePerUnit",
                                        "Currency", "usageType" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (find_field (csv, needed[i]) < 0)
      {
        g_autofree char *message = g_strdup_printf ("there is no column \"%s\"", needed[i]);

        return fail_at (csv, 0, message, error);
      }
  columns->product = (guint) find_field (csv, "SKU");
  columns->price = (guint) find_field (csv, "PricePerUnit");
  columns->start = (guint) find_field (csv, "StartingRange");
  columns->offer = find_field (csv, "serviceCode");
  columns->n_slots = ish_csv_get_n_fields (csv);
  columns->slots = g_new (int, columns->n_slots);
  for (guint i = 0; i < columns->n_slots; i++)
    columns->slots[i] = _ish_price_map_find_column (self->map, ish_csv_get (csv, i));
  return TRUE;
}

/* "FormatVersion", "Publication Date" and so on, a row each, then the names of the columns. */
static gboolean
read_head (Import *self, IshCsv *csv, Columns *columns, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < MAX_HEAD && ish_csv_next (csv, &local); i++)
    {
      const char *name = ish_csv_get (csv, 0);
      const char *value = ish_csv_get (csv, 1);

      if (i == 0 && strcmp (name, "FormatVersion") != 0)
        return fail_at (csv, 0, "not a price list: expected \"FormatVersion\"", error);
      if (i == 0 && !g_str_has_prefix (value, "v1."))
        return fail_at (csv, 1, "expected format v1.0", error);
      if (strcmp (name, "Version") == 0)
        ish_set_str (&self->version, value);
      else if (strcmp (name, "OfferCode") == 0)
        ish_set_str (&self->offer, value);
      else if (strcmp (name, "Publication Date") == 0)
        {
          g_free (self->date);
          self->date = to_date (value);
          if (self->date == NULL)
            return fail_at (csv, 1, "expected a date, 2026-09-11T22:33:08Z", error);
        }
      else if (ish_csv_get_n_fields (csv) > 3)
        {
          if (self->date == NULL || self->offer == NULL)
            return fail_at (csv, 0, "\"Publication Date\" and \"OfferCode\" must stand before",
                            error);
          begin_list (self);
          return read_columns (self, csv, columns, error);
        }
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return fail_at (csv, 0, "not a price list: it ends before the names of the columns", error);
}

static gboolean
read_row (Import *self, IshCsv *csv, const Columns *columns, const char **row, GError **error)
{
  const char *offer = columns->offer >= 0 ? ish_csv_get (csv, (guint) columns->offer) : "";
  g_autofree char *price = NULL;

  if (ish_csv_get_n_fields (csv) != columns->n_slots)
    {
      g_autofree char *message = g_strdup_printf ("expected %u columns, not %u", columns->n_slots,
                                                  ish_csv_get_n_fields (csv));

      return fail_at (csv, 0, message, error);
    }
  if (*offer == '\0')
    offer = self->offer;
  if (!_ish_price_map_has_offer (self->map, offer))
    return TRUE;
  price = to_decimal (ish_csv_get (csv, columns->price));
  if (price == NULL)
    return fail_at (csv, columns->price, "not a price", error);
  for (guint i = 0; i < columns->n_slots; i++)
    if (columns->slots[i] >= 0)
      row[columns->slots[i]] = ish_csv_get (csv, i);
  self->product = ish_csv_get (csv, columns->product);
  self->price = price;
  self->start = ish_csv_get (csv, columns->start);
  _ish_price_map_match (self->map, offer, row, note_match, self);
  return TRUE;
}

static const char **
make_row (Import *self)
{
  guint n = _ish_price_map_get_n_columns (self->map);
  const char **row = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    row[i] = "";
  return row;
}

static gboolean
import_csv (Import *self, FILE *file, GError **error)
{
  g_autoptr (IshCsv) csv = ish_csv_new (file, self->where);
  g_autofree const char **row = make_row (self);
  g_autoptr (GError) local = NULL;
  Columns columns = { NULL, 0, 0, 0, 0, -1 };
  gboolean done = read_head (self, csv, &columns, error);

  while (done && ish_csv_next (csv, &local))
    done = read_row (self, csv, &columns, row, error);
  g_free (columns.slots);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return done && local == NULL && (error == NULL || *error == NULL);
}

/* --- JSON --- */

static gboolean
fail_json (IshJson *json, const char *pointer, const char *message, GError **error)
{
  ish_json_set_error_at (json, error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, pointer, "%s",
                         message);
  return FALSE;
}

static void
set_column (Import *self, const char **row, const char *name, const char *value)
{
  int column = _ish_price_map_find_column (self->map, name);

  if (column >= 0)
    row[column] = value;
}

/* The terms of one product are offers of tiers. */
static gboolean
import_tiers (Import *self, IshJson *json, JsonObject *terms, const char *offer_code,
              const char **row, GError **error)
{
  g_autoptr (GList) offers = json_object_get_values (terms);

  for (GList *at = offers; at; at = at->next)
    {
      JsonObject *offer = JSON_NODE_HOLDS_OBJECT (at->data) ? json_node_get_object (at->data)
                                                            : NULL;
      JsonObject *tiers = offer ? ish_json_object (offer, "priceDimensions") : NULL;
      g_autoptr (GList) values = tiers ? json_object_get_values (tiers) : NULL;

      for (GList *item = values; item; item = item->next)
        {
          JsonObject *tier = JSON_NODE_HOLDS_OBJECT (item->data) ? json_node_get_object (item->data)
                                                                 : NULL;
          JsonObject *prices = tier ? ish_json_object (tier, "pricePerUnit") : NULL;
          const char *dollars = prices ? ish_json_string (prices, "USD", NULL) : NULL;
          g_autofree char *price = dollars ? to_decimal (dollars) : NULL;

          if (dollars == NULL)
            continue;
          if (price == NULL)
            {
              g_autofree char *pointer = g_strconcat ("/terms/OnDemand/", self->product, NULL);

              return fail_json (json, pointer, "not a price", error);
            }
          self->price = price;
          self->start = ish_json_string (tier, "beginRange", "0");
          set_column (self, row, "unit", ish_json_string (tier, "unit", ""));
          _ish_price_map_match (self->map, offer_code, row, note_match, self);
        }
    }
  return TRUE;
}

static gboolean
import_product (Import *self, IshJson *json, JsonObject *product, JsonObject *terms, GError **error)
{
  JsonObject *attributes = ish_json_object (product, "attributes");
  g_autofree const char **row = make_row (self);
  const char *offer;
  JsonObjectIter iter;
  const char *name;

  if (attributes == NULL || terms == NULL)
    return TRUE;
  offer = ish_json_string (attributes, "servicecode", self->offer);
  if (!_ish_price_map_has_offer (self->map, offer))
    return TRUE;
  json_object_iter_init (&iter, attributes);
  while (json_object_iter_next (&iter, &name, NULL))
    set_column (self, row, name, ish_json_string (attributes, name, ""));
  set_column (self, row, "productfamily", ish_json_string (product, "productFamily", ""));
  set_column (self, row, "termtype", "OnDemand");
  set_column (self, row, "currency", "USD");
  return import_tiers (self, json, terms, offer, row, error);
}

static gboolean
import_offer (Import *self, IshJson *json, GError **error)
{
  JsonNode *node = ish_json_get_root (json);
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *products = root ? ish_json_object (root, "products") : NULL;
  JsonObject *terms = root ? ish_json_object (root, "terms") : NULL;
  JsonObject *demand = terms ? ish_json_object (terms, "OnDemand") : NULL;
  JsonObjectIter iter;
  const char *product;

  if (products == NULL || terms == NULL || ish_json_string (root, "offerCode", NULL) == NULL)
    return fail_json (json, "", "not a price list: expected offerCode, products and terms", error);
  self->offer = g_strdup (ish_json_string (root, "offerCode", ""));
  self->version = g_strdup (ish_json_string (root, "version", "?"));
  self->date = to_date (ish_json_string (root, "publicationDate", ""));
  if (self->date == NULL)
    return fail_json (json, "/publicationDate", "expected a date, 2026-09-11T22:33:08Z", error);
  begin_list (self);
  json_object_iter_init_ordered (&iter, products);
  while (json_object_iter_next_ordered (&iter, &product, &node))
    {
      self->product = product;
      if (JSON_NODE_HOLDS_OBJECT (node)
          && !import_product (self, json, json_node_get_object (node),
                              demand ? ish_json_object (demand, product) : NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_json (Import *self, FILE *file, GError **error)
{
  const IshJsonLimits limits = { MAX_JSON, 64, 8000000 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (IshJson) json = NULL;
  char block[65536];
  gsize n;

  while (text->len <= MAX_JSON && (n = fread (block, 1, sizeof block, file)) > 0)
    g_string_append_len (text, block, (gssize) n);
  json = ish_json_parse (text->str, (gssize) text->len, self->where, &limits, &local);
  if (json)
    return import_offer (self, json, error);
  if (g_error_matches (local, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT))
    g_set_error (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT,
                 "%s; the same list as CSV may have any size", local->message);
  else
    g_set_error_literal (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, local->message);
  return FALSE;
}

/* --- the whole --- */

/* JSON begins with a brace, CSV does not. */
static gboolean
import_file (Import *self, const char *path, GError **error)
{
  gboolean is_input = strcmp (path, "-") == 0;
  FILE *file = is_input ? stdin : g_fopen (path, "rb");
  gboolean done;
  int byte;

  if (file == NULL)
    {
      int problem = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (problem), "%s: %s", path,
                   g_strerror (problem));
      return FALSE;
    }
  self->where = is_input ? "standard input" : path;
  byte = getc (file);
  if (byte != EOF)
    ungetc (byte, file);
  done = byte == '{' ? import_json (self, file, error) : import_csv (self, file, error);
  forget_list (self);
  if (!is_input)
    fclose (file);
  return done;
}

static IshPriceBook *
copy_book (IshPriceBook *base)
{
  IshPriceBook *copy = _ish_price_book_new_empty (base->cloud);
  GHashTableIter sources, regions, items;
  gpointer key, value, item, entry;

  g_hash_table_iter_init (&sources, base->sources);
  while (g_hash_table_iter_next (&sources, &key, &value))
    _ish_price_book_add_source (copy, key, ish_json_string (value, "what", ""),
                                ish_json_string (value, "date", ""));
  g_hash_table_iter_init (&regions, base->regions);
  while (g_hash_table_iter_next (&regions, &key, &value))
    {
      g_hash_table_iter_init (&items, value);
      while (g_hash_table_iter_next (&items, &item, &entry))
        {
          const IshPriceEntry *price = entry;

          _ish_price_book_set (copy, key, item, price->price, price->unit, price->pack,
                               price->source, price->first_tier);
        }
    }
  return copy;
}

IshPriceBook *
ish_price_book_import (IshPriceBook *base, const char *const *paths, guint *out_n, GError **error)
{
  g_autoptr (IshPriceMap) map = NULL;
  g_autoptr (IshPriceBook) book = NULL;
  Import self = { NULL };
  gboolean done = TRUE;

  g_return_val_if_fail (base != NULL && paths != NULL, NULL);
  map = _ish_price_map_new (base->cloud, error);
  if (map == NULL)
    return NULL;
  book = copy_book (base);
  self.map = map;
  self.book = book;
  self.found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, found_free);
  for (guint i = 0; paths[i] && done; i++)
    done = import_file (&self, paths[i], error);
  if (done)
    write_all (&self);
  g_hash_table_unref (self.found);
  if (out_n)
    *out_n = self.n;
  if (done && self.n == 0)
    g_set_error (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_EMPTY,
                 "%s: no price of what designs are made of stands there", paths[0]);
  return done && self.n > 0 ? g_steal_pointer (&book) : NULL;
}
