/* Reads data/prices/import-*.json and says of a row of a price list which items it is.
 * SPDX-License-Identifier: MIT
 *
 * Lists have millions of rows of which few hundred are wanted, so conditions are exact texts where
 * that is enough, and those that all rules share come first. */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-price-map-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"
#include "cost/ish-cost-rules.h"

#define USAGE "usage" /* the usage type without the region's prefix */
#define USAGE_TYPE "usagetype"
#define REGION "regioncode"

typedef struct
{
  guint column;
  char **words;  /* owned (nullable): any of them */
  GRegex *regex; /* owned (nullable) */
} Condition;

/* Of an item's template: a text, or what stands in a column. */
typedef struct
{
  char *text;        /* owned (nullable) */
  guint column;
  GHashTable *words; /* owned (nullable): what stands there -> what the book calls it */
} Piece;

typedef struct
{
  GArray *conditions; /* owned (element-type Condition) */
  GArray *pieces;     /* owned (element-type Piece) */
  char *unit;         /* owned */
  guint region;       /* column */
  char **regions;     /* owned (nullable) */
  gboolean is_global;
  gint64 pack;
  double limit;
} Rule;

struct _IshPriceMap
{
  char *cloud;
  GPtrArray *columns;     /* owned char*: normal names */
  GHashTable *by_name;    /* owned: normal name -> index + 1 */
  GHashTable *offers;     /* owned: offer -> GPtrArray of Rule */
  JsonObject *always;     /* owned: conditions that a rule does not say itself */
  GRegex *prefix;         /* owned */
  GRegex *region;         /* owned */
  GString *usage, *item;  /* owned: of the row at hand */
  guint usage_column, usage_type_column;
};

static void
condition_clear (gpointer data)
{
  Condition *self = data;

  g_strfreev (self->words);
  g_clear_pointer (&self->regex, g_regex_unref);
}

static void
piece_clear (gpointer data)
{
  Piece *self = data;

  g_free (self->text);
  g_clear_pointer (&self->words, g_hash_table_unref);
}

static void
rule_free (gpointer data)
{
  Rule *self = data;

  g_array_unref (self->conditions);
  g_array_unref (self->pieces);
  g_free (self->unit);
  g_strfreev (self->regions);
  g_free (self);
}

void
_ish_price_map_free (IshPriceMap *self)
{
  g_free (self->cloud);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->offers);
  g_clear_pointer (&self->always, json_object_unref);
  g_clear_pointer (&self->prefix, g_regex_unref);
  g_clear_pointer (&self->region, g_regex_unref);
  g_string_free (self->usage, TRUE);
  g_string_free (self->item, TRUE);
  g_free (self);
}

/* --- reading --- */

static GError *
make_error (const char *where, const char *item, const char *format, ...) G_GNUC_PRINTF (3, 4);

static GError *
make_error (const char *where, const char *item, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return g_error_new (ISH_COST_ERROR, ISH_COST_ERROR_DATA, "%s: %s: %s", where, item, message);
}

/* "Pre Installed S/W" and "preInstalledSw" are one column of one list's two forms. */
static char *
to_normal (const char *name)
{
  GString *normal = g_string_new (NULL);

  for (const char *at = name; *at; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (normal, g_ascii_tolower (*at));
  return g_string_free (normal, FALSE);
}

static guint
add_column (IshPriceMap *self, const char *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  char *own;

  if (index > 0)
    return index - 1;
  own = g_strdup (name);
  g_ptr_array_add (self->columns, own);
  g_hash_table_insert (self->by_name, own, GUINT_TO_POINTER (self->columns->len));
  return self->columns->len - 1;
}

static GRegex *
read_regex (JsonObject *root, const char *member, const char *where, GError **error)
{
  const char *source = ish_json_string (root, member, NULL);
  g_autoptr (GError) local = NULL;
  GRegex *regex = source ? g_regex_new (source, G_REGEX_OPTIMIZE, 0, &local) : NULL;

  if (regex == NULL)
    g_propagate_error (error, make_error (where, member, "%s",
                                          local ? local->message : "a pattern is missing"));
  return regex;
}

/* "Linux", ["Redis", "Valkey"], "~^NodeUsage:" */
static gboolean
read_condition (JsonNode *node, Condition *out, GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text && *text == '~')
    {
      out->regex = g_regex_new (text + 1, G_REGEX_OPTIMIZE, 0, error);
      return out->regex != NULL;
    }
  if (text)
    g_strv_builder_add (words, text);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_string (word))
        g_strv_builder_add (words, json_node_get_string (word));
    }
  out->words = g_strv_builder_end (words);
  if (out->words[0])
    return TRUE;
  g_set_error_literal (error, ISH_COST_ERROR, ISH_COST_ERROR_DATA,
                       "a condition is a text, a list of texts or a pattern after '~'");
  return FALSE;
}

static gboolean
read_conditions (IshPriceMap *self, JsonObject *object, JsonObject *except, Rule *rule,
                 GError **error)
{
  JsonObjectIter iter;
  const char *column;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &column, &node))
    {
      Condition condition = { add_column (self, column), NULL, NULL };
      gboolean done;

      if (except && json_object_has_member (except, column))
        continue;
      done = read_condition (node, &condition, error);
      g_array_append_val (rule->conditions, condition);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
read_words (JsonObject *object)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *word;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &word, NULL))
    g_hash_table_insert (words, g_strdup (word), g_strdup (ish_json_string (object, word, "")));
  return words;
}

/* "RDS/{instancetype}|{databaseengine}" */
static gboolean
read_item (IshPriceMap *self, const char *source, JsonObject *words, Rule *rule)
{
  const char *at = source;

  while (*at)
    {
      gsize length = strcspn (at, "{");
      Piece piece = { NULL, 0, NULL };

      if (length > 0)
        piece.text = g_strndup (at, length);
      else
        {
          g_autofree char *column = NULL;

          length = strcspn (at, "}");
          if (at[length] == '\0')
            return FALSE;
          column = g_strndup (at + 1, length - 1);
          length++;
          piece.column = add_column (self, column);
          if (words && ish_json_object (words, column))
            piece.words = read_words (ish_json_object (words, column));
        }
      g_array_append_val (rule->pieces, piece);
      at += length;
    }
  return rule->pieces->len > 0;
}

/* "all", or a list; without it the row's own region. */
static gboolean
read_regions (JsonObject *object, Rule *rule)
{
  JsonArray *array = ish_json_array (object, "regions");
  g_autoptr (GStrvBuilder) regions = NULL;

  rule->is_global = strcmp (ish_json_string (object, "regions", ""), "all") == 0;
  if (array == NULL)
    return rule->is_global || !json_object_has_member (object, "regions");
  regions = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node))
        g_strv_builder_add (regions, json_node_get_string (node));
    }
  rule->regions = g_strv_builder_end (regions);
  return rule->regions[0] != NULL;
}

static gboolean
read_rule (IshPriceMap *self, JsonObject *object, const char *where, GError **error)
{
  const char *offer = ish_json_string (object, "offer", NULL);
  const char *item = ish_json_string (object, "item", NULL);
  JsonObject *conditions = ish_json_object (object, "where");
  g_autoptr (GError) local = NULL;
  GPtrArray *rules;
  Rule *rule;

  if (offer == NULL || item == NULL || conditions == NULL
      || ish_json_string (object, "unit", NULL) == NULL)
    {
      g_propagate_error (error, make_error (where, item ? item : "rules",
                                            "a rule has offer, item, unit and where"));
      return FALSE;
    }
  rules = g_hash_table_lookup (self->offers, offer);
  if (rules == NULL)
    {
      rules = g_ptr_array_new_with_free_func (rule_free);
      g_hash_table_insert (self->offers, g_strdup (offer), rules);
    }
  rule = g_new0 (Rule, 1);
  g_ptr_array_add (rules, rule);
  rule->conditions = g_array_new (FALSE, TRUE, sizeof (Condition));
  g_array_set_clear_func (rule->conditions, condition_clear);
  rule->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (rule->pieces, piece_clear);
  rule->unit = g_strdup (ish_json_string (object, "unit", ""));
  rule->region = add_column (self, ish_json_string (object, "region", REGION));
  rule->pack = ish_json_int (object, "pack", 1);
  rule->limit = ish_json_double (object, "limit", 0);
  if (!read_item (self, item, ish_json_object (object, "words"), rule)
      || !read_regions (object, rule))
    local = make_error (where, item, "item, words or regions cannot be used");
  else if (read_conditions (self, self->always, conditions, rule, &local)
           && read_conditions (self, conditions, NULL, rule, &local))
    return TRUE;
  g_propagate_error (error, make_error (where, item, "%s", local->message));
  return FALSE;
}

static gboolean
read_map (IshPriceMap *self, JsonObject *root, const char *where, GError **error)
{
  JsonArray *rules = ish_json_array (root, "rules");

  self->cloud = g_strdup (ish_json_string (root, "cloud", ""));
  self->always = ish_json_object (root, "always")
                   ? ish_json_copy_object (ish_json_object (root, "always")) : json_object_new ();
  self->prefix = read_regex (root, "prefix", where, error);
  self->region = self->prefix ? read_regex (root, "region", where, error) : NULL;
  if (self->region == NULL)
    return FALSE;
  for (guint i = 0; rules && i < json_array_get_length (rules); i++)
    {
      JsonNode *node = json_array_get_element (rules, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_propagate_error (error, make_error (where, "rules", "a rule is an object"));
          return FALSE;
        }
      if (!read_rule (self, json_node_get_object (node), where, error))
        return FALSE;
    }
  return TRUE;
}

IshPriceMap *
_ish_price_map_parse (const char *text, gssize length, const char *where, GError **error)
{
  g_autoptr (IshJson) json = ish_json_parse (text, length, where, NULL, error);
  g_autoptr (IshPriceMap) self = NULL;
  JsonNode *root = json ? ish_json_get_root (json) : NULL;

  if (root == NULL)
    return NULL;
  self = g_new0 (IshPriceMap, 1);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->offers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->usage = g_string_new (NULL);
  self->item = g_string_new (NULL);
  self->usage_type_column = add_column (self, USAGE_TYPE);
  self->usage_column = add_column (self, USAGE);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_propagate_error (error, make_error (where, "rules", "an object with \"rules\""));
      return NULL;
    }
  return read_map (self, json_node_get_object (root), where, error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

IshPriceMap *
_ish_price_map_new (const char *cloud, GError **error)
{
  g_autofree char *path = g_strdup_printf ("data/prices/import-%s.json", cloud);
  g_autoptr (GBytes) bytes = ish_data_lookup (path, error);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return _ish_price_map_parse (text, (gssize) length, path, error);
}

/* --- asking --- */

const char *
_ish_price_map_get_cloud (IshPriceMap *self)
{
  return self->cloud;
}

guint
_ish_price_map_get_n_columns (IshPriceMap *self)
{
  return self->columns->len;
}

int
_ish_price_map_find_column (IshPriceMap *self, const char *name)
{
  g_autofree char *normal = to_normal (name);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_name, normal)) - 1;
}

gboolean
_ish_price_map_has_offer (IshPriceMap *self, const char *offer)
{
  return g_hash_table_contains (self->offers, offer);
}

static gboolean
holds (const Condition *condition, const char *value)
{
  return condition->words ? g_strv_contains ((const char *const *) condition->words, value)
                          : g_regex_match (condition->regex, value, 0, NULL);
}

/* %FALSE when a word stands there that the rule does not know. */
static gboolean
make_item (IshPriceMap *self, const Rule *rule, const char **row)
{
  g_string_truncate (self->item, 0);
  for (guint i = 0; i < rule->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (rule->pieces, Piece, i);
      const char *text = piece->text ? piece->text : row[piece->column];

      if (piece->words)
        text = g_hash_table_lookup (piece->words, text);
      if (text == NULL || *text == '\0')
        return FALSE;
      g_string_append (self->item, text);
    }
  return TRUE;
}

static void
match_rule (IshPriceMap *self, const Rule *rule, const char **row, IshPriceMatched matched,
            gpointer data)
{
  IshPriceMatch match = { NULL, NULL, (const char *const *) rule->regions, rule->unit, rule->pack,
                          rule->limit };

  for (guint i = 0; i < rule->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (rule->conditions, Condition, i);

      if (!holds (condition, row[condition->column]))
        return;
    }
  if (rule->regions == NULL && !rule->is_global)
    {
      match.region = row[rule->region];
      if (!g_regex_match (self->region, match.region, 0, NULL))
        return;
    }
  if (!make_item (self, rule, row))
    return;
  match.item = self->item->str;
  matched (data, &match);
}

static void
strip_prefix (IshPriceMap *self, const char **row)
{
  const char *usage = row[self->usage_type_column];
  g_autoptr (GMatchInfo) info = NULL;
  int start, end = 0;

  if (g_regex_match (self->prefix, usage, 0, &info))
    g_match_info_fetch_pos (info, 0, &start, &end);
  g_string_assign (self->usage, usage + end);
  row[self->usage_column] = self->usage->str;
}

void
_ish_price_map_match (IshPriceMap *self, const char *offer, const char **row,
                      IshPriceMatched matched, gpointer data)
{
  GPtrArray *rules = g_hash_table_lookup (self->offers, offer);

  if (rules == NULL)
    return;
  strip_prefix (self, row);
  for (guint i = 0; i < rules->len; i++)
    match_rule (self, rules->pdata[i], row, matched, data);
}
