/* Reads the cost rules and the usage figures.
 * SPDX-License-Identifier: MIT
 *
 * The format is data/costs/README.md's. Everything is checked here, once, so that an estimate
 * cannot fail. */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-cost-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"
#include "stack/ish-query.h"

G_DEFINE_QUARK (ish-cost-error-quark, ish_cost_error)

#define MICRO 1000000

typedef struct
{
  IshCostRules *rules;
  const char *file; /* for messages */
  const char *type;
  GError **error;
} Reader;

/* --- life --- */

static void
figure_free (gpointer data)
{
  IshUsageFigure *self = data;

  g_free ((char *) self->key);
  g_free ((char *) self->label);
  g_free ((char *) self->unit);
  g_free (self);
}

static void
part_clear (gpointer data)
{
  IshItemPart *self = data;

  g_free (self->text);
  g_clear_pointer (&self->expr, ish_expr_free);
}

static void
let_clear (gpointer data)
{
  IshCostLet *self = data;

  g_free (self->name);
  g_clear_pointer (&self->expr, ish_expr_free);
}

static void
line_free (gpointer data)
{
  IshCostLineRule *self = data;

  g_free (self->label);
  g_free (self->reason);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->when, ish_expr_free);
  g_clear_pointer (&self->each, ish_expr_free);
  g_clear_pointer (&self->quantity, ish_expr_free);
  for (guint i = 0; i < ISH_N_USAGE; i++)
    g_clear_pointer (&self->levels[i], ish_expr_free);
  g_free (self);
}

static void
type_free (gpointer data)
{
  IshCostTypeRule *self = data;

  g_array_unref (self->lets);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

IshCostRules *
ish_cost_rules_ref (IshCostRules *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_cost_rules_unref (IshCostRules *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->figures);
  g_hash_table_unref (self->clouds);
  g_free (self);
}

/* --- reading --- */

static gboolean
fail (Reader *self, const char *where, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Reader *self, const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, ISH_COST_ERROR, ISH_COST_ERROR_DATA, "%s: %s%s%s: %s", self->file,
               self->type ? self->type : "", self->type ? ": " : "", where, message);
  return FALSE;
}

static gboolean
check_keys (Reader *self, JsonObject *object, const char *where, const char *known)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    {
      g_autofree char *barred = g_strdup_printf ("|%s|", key);

      if (strstr (known, barred) == NULL)
        return fail (self, where, "no key \"%s\" here; %s", key, known);
    }
  return TRUE;
}

/* %TRUE with %NULL when there is none. */
static gboolean
read_expr (Reader *self, JsonObject *object, const char *key, const char *where, IshExpr **out)
{
  g_autoptr (GError) local = NULL;
  const char *source = ish_json_string (object, key, NULL);

  *out = NULL;
  if (source == NULL)
    return !json_object_has_member (object, key)
           || fail (self, where, "\"%s\" must be an expression in quotes", key);
  *out = ish_query_parse (source, &local);
  return *out != NULL || fail (self, where, "%s: %s", key, local->message);
}

/* A decimal without exponent as a fraction of a power of ten. */
static gboolean
parse_decimal (const char *text, gsize length, gint64 *out_times, gint64 *out_over)
{
  gint64 times = 0, over = 1;
  gboolean is_fraction = FALSE;

  if (length == 0 || length > 12)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '.' && !is_fraction)
        is_fraction = TRUE;
      else if (g_ascii_isdigit (text[i]))
        {
          times = times * 10 + (text[i] - '0');
          over *= is_fraction ? 10 : 1;
        }
      else
        return FALSE;
    }
  *out_times = times;
  *out_over = over;
  return TRUE;
}

/* "730", "0.128/1024" */
static gboolean
read_scale (Reader *self, JsonObject *object, const char *where, IshCostLineRule *line)
{
  const char *source = ish_json_string (object, "scale", "1");
  const char *slash = strchr (source, '/');
  gint64 a, b, c = 1, d = 1;

  if (!parse_decimal (source, slash ? (gsize) (slash - source) : strlen (source), &a, &b)
      || (slash && (!parse_decimal (slash + 1, strlen (slash + 1), &c, &d) || c == 0)))
    return fail (self, where, "scale: a number or a fraction in quotes, \"0.128/1024\"");
  line->times = a * d;
  line->over = b * c;
  return TRUE;
}

static gboolean
read_item (Reader *self, const char *source, const char *where, GPtrArray *items)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (IshItemPart));
  const char *at = source;

  g_array_set_clear_func (parts, part_clear);
  g_ptr_array_add (items, parts);
  while (*at)
    {
      gsize length = strcspn (at, "{");
      IshItemPart part = { NULL, NULL };

      if (length > 0)
        {
          part.text = g_strndup (at, length);
          at += length;
        }
      else
        {
          g_autoptr (GError) local = NULL;
          g_autofree char *inner = NULL;

          length = strcspn (at, "}");
          if (at[length] == '\0')
            return fail (self, where, "item \"%s\": '{' without '}'", source);
          inner = g_strndup (at + 1, length - 1);
          part.expr = ish_query_parse (inner, &local);
          if (part.expr == NULL)
            return fail (self, where, "item \"%s\": %s", source, local->message);
          at += length + 1;
        }
      g_array_append_val (parts, part);
    }
  return TRUE;
}

static gboolean
read_items (Reader *self, JsonObject *object, const char *where, IshCostLineRule *line)
{
  JsonArray *array = ish_json_array (object, "item");
  const char *one = ish_json_string (object, "item", NULL);

  if (line->reason)
    return array == NULL && one == NULL ? TRUE
                                        : fail (self, where, "\"unpriced\" has no \"item\"");
  if (one)
    return read_item (self, one, where, line->items);
  if (array == NULL || json_array_get_length (array) == 0)
    return fail (self, where, "an \"item\" of the price book is missing");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (self, where, "an item is text");
      if (!read_item (self, json_node_get_string (node), where, line->items))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_levels (Reader *self, JsonObject *object, const char *where, IshCostLineRule *line)
{
  static const char *const names[] = { "low", "mid", "high" };
  JsonObject *levels = ish_json_object (object, "levels");
  const char *figure = ish_json_string (object, "usage", NULL);

  if (figure)
    {
      line->figure = ish_cost_rules_get_figure (self->rules, figure);
      if (line->figure == NULL)
        return fail (self, where, "no usage figure \"%s\"", figure);
    }
  if (levels == NULL)
    return TRUE;
  if (figure || line->quantity)
    return fail (self, where, "\"levels\" stands instead of \"quantity\" and \"usage\"");
  for (guint i = 0; i < ISH_N_USAGE; i++)
    if (!read_expr (self, levels, names[i], where, &line->levels[i]))
      return FALSE;
  return line->levels[0] && line->levels[1] && line->levels[2]
           ? TRUE : fail (self, where, "\"levels\" are low, mid and high");
}

static gboolean
read_line (Reader *self, JsonObject *object, const char *where, GPtrArray *lines)
{
  IshCostLineRule *line = g_new0 (IshCostLineRule, 1);

  line->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  line->label = g_strdup (ish_json_string (object, "label", NULL));
  line->reason = g_strdup (ish_json_string (object, "unpriced", NULL));
  g_ptr_array_add (lines, line);
  if (line->label == NULL)
    return fail (self, where, "a line needs a \"label\"");
  return check_keys (self, object, where,
                     "|label|unpriced|item|when|each|quantity|scale|usage|levels|")
         && read_items (self, object, where, line)
         && read_expr (self, object, "when", where, &line->when)
         && read_expr (self, object, "each", where, &line->each)
         && read_expr (self, object, "quantity", where, &line->quantity)
         && read_scale (self, object, where, line) && read_levels (self, object, where, line);
}

static gboolean
read_lets (Reader *self, JsonObject *object, IshCostTypeRule *type)
{
  JsonObject *lets = ish_json_object (object, "let");
  JsonObjectIter iter;
  const char *name;

  if (lets == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, lets);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      IshCostLet let = { g_strdup (name), NULL };
      gboolean done = read_expr (self, lets, name, "let", &let.expr) && let.expr != NULL;

      g_array_append_val (type->lets, let);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_type (Reader *self, GHashTable *types, const char *name, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  IshCostTypeRule *type = g_new0 (IshCostTypeRule, 1);
  JsonArray *lines = object ? ish_json_array (object, "lines") : NULL;

  self->type = name;
  type->lets = g_array_new (FALSE, TRUE, sizeof (IshCostLet));
  type->lines = g_ptr_array_new_with_free_func (line_free);
  g_array_set_clear_func (type->lets, let_clear);
  if (!g_hash_table_insert (types, g_strdup (name), type))
    return fail (self, "types", "the type stands twice");
  if (object == NULL)
    return fail (self, "types", "a type is an object with \"lines\"");
  if (!check_keys (self, object, "types", "|let|lines|") || !read_lets (self, object, type))
    return FALSE;
  for (guint i = 0; lines && i < json_array_get_length (lines); i++)
    {
      g_autofree char *where = g_strdup_printf ("lines[%u]", i);
      JsonNode *line = json_array_get_element (lines, i);

      if (!JSON_NODE_HOLDS_OBJECT (line))
        return fail (self, where, "a line is an object");
      if (!read_line (self, json_node_get_object (line), where, type->lines))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_types (Reader *self, JsonObject *root, const char *cloud)
{
  GHashTable *types = g_hash_table_lookup (self->rules->clouds, cloud);
  JsonObject *object = ish_json_object (root, "types");
  JsonArray *free_types = ish_json_array (root, "free");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (types == NULL)
    {
      types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, type_free);
      g_hash_table_insert (self->rules->clouds, g_strdup (cloud), types);
    }
  if (object)
    {
      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (!read_type (self, types, name, node))
          return FALSE;
    }
  for (guint i = 0; free_types && i < json_array_get_length (free_types); i++)
    {
      g_autoptr (JsonNode) empty = json_node_init_object (json_node_alloc (),
                                                          json_object_new ());
      JsonNode *word = json_array_get_element (free_types, i);

      json_object_unref (json_node_get_object (empty));
      if (json_node_get_value_type (word) != G_TYPE_STRING)
        return fail (self, "free", "a type is text");
      if (!read_type (self, types, json_node_get_string (word), empty))
        return FALSE;
    }
  self->type = NULL;
  return TRUE;
}

/* Whole millions and tenths are enough for what people assume. */
static gint64
to_micro (double value)
{
  return (gint64) (value * MICRO + (value < 0 ? -0.5 : 0.5));
}

static gboolean
read_figures (Reader *self, JsonObject *root)
{
  static const char *const levels[] = { "low", "mid", "high" };
  JsonObject *object = ish_json_object (root, "usage");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (object == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonObject *source = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      IshUsageFigure *figure;

      if (source == NULL || ish_json_string (source, "label", NULL) == NULL)
        return fail (self, key, "a usage figure is {label, unit, low, mid, high}");
      figure = g_new0 (IshUsageFigure, 1);
      figure->key = g_strdup (key);
      figure->label = g_strdup (ish_json_string (source, "label", ""));
      figure->unit = g_strdup (ish_json_string (source, "unit", ""));
      g_ptr_array_add (self->rules->figures, figure);
      for (guint i = 0; i < ISH_N_USAGE; i++)
        {
          double value = ish_json_double (source, levels[i], -1);

          if (value < 0 || value > 1e12)
            return fail (self, key, "\"%s\" must be a number from 0 to 10^12", levels[i]);
          figure->value[i] = to_micro (value);
        }
    }
  return TRUE;
}

static gboolean
read_file (IshCostRules *rules, const char *cloud, const char *file, GBytes *bytes,
           gboolean only_figures, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (IshJson) json = ish_json_parse (text, (gssize) length, file, NULL, error);
  JsonNode *root = json ? ish_json_get_root (json) : NULL;
  Reader reader = { rules, file, NULL, error };

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return fail (&reader, "", "an object with \"types\", \"free\" or \"usage\"");
  if (!check_keys (&reader, json_node_get_object (root), "", "|usage|types|free|"))
    return FALSE;
  return only_figures ? read_figures (&reader, json_node_get_object (root))
                      : read_types (&reader, json_node_get_object (root), cloud);
}

/* --- finding the files --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Figures first: lines name them, and files come in the order of their names. */
static gboolean
read_cloud (IshCostRules *rules, const char *folder, const char *cloud, GError **error)
{
  g_autofree char *below = g_strconcat ("data/costs/", cloud, NULL);
  g_autofree char *inner = folder ? g_build_filename (folder, cloud, NULL) : NULL;
  g_auto (GStrv) names = folder ? NULL : ish_data_list (below);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = folder ? g_dir_open (inner, 0, error) : NULL;
  const char *name;

  if (folder && dir == NULL)
    return FALSE;
  while (dir && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (name));
  for (guint i = 0; names && names[i]; i++)
    g_ptr_array_add (files, g_strdup (names[i]));
  g_ptr_array_sort (files, compare_names);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < files->len; i++)
      {
        g_autofree char *path = g_build_filename (folder ? inner : below, files->pdata[i], NULL);
        g_autofree char *shown = g_strconcat ("costs/", cloud, "/", files->pdata[i], NULL);
        g_autofree char *text = NULL;
        g_autoptr (GBytes) bytes = NULL;
        gsize length;

        if (!g_str_has_suffix (path, ".json"))
          continue;
        if (folder == NULL)
          bytes = ish_data_lookup (path, error);
        else if (g_file_get_contents (path, &text, &length, error))
          bytes = g_bytes_new (text, length);
        if (bytes == NULL || !read_file (rules, cloud, shown, bytes, pass == 0, error))
          return FALSE;
      }
  return TRUE;
}

static IshCostRules *
read_all (const char *folder, GError **error)
{
  g_autoptr (IshCostRules) self = g_new0 (IshCostRules, 1);
  g_auto (GStrv) clouds = folder ? NULL : ish_data_list ("data/costs");
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, error) : NULL;
  const char *name;

  g_atomic_int_set (&self->ref_count, 1);
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->clouds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  if (folder && dir == NULL)
    return NULL;
  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (folder, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !read_cloud (self, folder, name, error))
        return NULL;
    }
  for (guint i = 0; clouds && clouds[i]; i++)
    {
      g_autofree char *cloud = g_strndup (clouds[i], strcspn (clouds[i], "/"));

      if (g_str_has_suffix (clouds[i], "/") && !read_cloud (self, NULL, cloud, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

IshCostRules *
ish_cost_rules_new_for_folder (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return read_all (folder, error);
}

IshCostRules *
ish_cost_rules_new (GError **error)
{
  const char *given = g_getenv ("ISSHONI_COSTS");

  return read_all (given && *given ? given : NULL, error);
}

/* --- asking --- */

guint
ish_cost_rules_get_n_figures (IshCostRules *self)
{
  return self->figures->len;
}

const IshUsageFigure *
ish_cost_rules_get_figure_at (IshCostRules *self, guint index)
{
  g_return_val_if_fail (index < self->figures->len, NULL);
  return self->figures->pdata[index];
}

const IshUsageFigure *
ish_cost_rules_get_figure (IshCostRules *self, const char *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    if (strcmp (((const IshUsageFigure *) self->figures->pdata[i])->key, key) == 0)
      return self->figures->pdata[i];
  return NULL;
}

const IshCostTypeRule *
_ish_cost_rules_get_type (IshCostRules *self, const char *cloud, const char *type)
{
  GHashTable *types = g_hash_table_lookup (self->clouds, cloud);

  return types ? g_hash_table_lookup (types, type) : NULL;
}

gboolean
ish_cost_rules_has_type (IshCostRules *self, const char *cloud, const char *type)
{
  return _ish_cost_rules_get_type (self, cloud, type) != NULL;
}
