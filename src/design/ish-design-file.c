/* Reading designs from files: what others wrote, checked, with the position of what is wrong.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"

#include <string.h>

#include "base/ish-json.h"
#include "design/ish-design-private.h"
#include "design/ish-op-private.h"
#include "design/ish-order.h"

static const struct {
  const char *key;
  guint       most;
} lists[ISH_ITEM_N_KINDS] = {
  { "resources", ISH_DESIGN_MAX_RESOURCES },
  { "connections", ISH_DESIGN_MAX_CONNECTIONS },
  { "annotations", ISH_DESIGN_MAX_ANNOTATIONS },
};

/* What a load carries through its steps. */
typedef struct {
  IshJson   *json;
  IshDesign *design;
  GPtrArray *loaded[ISH_ITEM_N_KINDS]; /* owned; IshItem, in the order of the file */
  GError   **error;
} Load;

G_GNUC_PRINTF (4, 5)
static gboolean
fail (Load *load, IshDesignError code, const char *pointer, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ish_json_set_error_at (load->json, load->error, ISH_DESIGN_ERROR, code, pointer, "%s", message);
  return FALSE;
}

static gboolean
fail_in_item (Load *load, IshItem *item, const char *key, const char *format, const char *detail)
{
  GPtrArray *items = load->loaded[item->kind];
  g_autofree char *pointer = NULL;
  guint index = 0;

  g_ptr_array_find (items, item, &index);
  pointer = g_strdup_printf ("/%s/%u/%s", lists[item->kind].key, index, key);
  ish_json_set_error_at (load->json, load->error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_FORMAT,
                         pointer, "\"%s\": %s%s%s", item->id, format,
                         detail != NULL ? " " : "", detail != NULL ? detail : "");
  return FALSE;
}

/* --- the head --- */

static gboolean
check_format (Load *load, JsonObject *root)
{
  gint64 version = ish_json_int (root, "version", 0);

  if (g_strcmp0 (ish_json_string (root, "format", NULL), ISH_FORMAT_NAME) != 0)
    return fail (load, ISH_DESIGN_ERROR_FORMAT, "/format",
                 "not a design: expected \"format\": \"%s\"", ISH_FORMAT_NAME);
  if (version > ISH_FORMAT_VERSION)
    return fail (load, ISH_DESIGN_ERROR_VERSION, "/version",
                 "written by a newer Isshoni: version %" G_GINT64_FORMAT ", this one reads %d",
                 version, ISH_FORMAT_VERSION);
  if (version != ISH_FORMAT_VERSION)
    return fail (load, ISH_DESIGN_ERROR_FORMAT, "/version", "expected \"version\": %d",
                 ISH_FORMAT_VERSION);
  return TRUE;
}

static gboolean
read_own_text (Load *load, JsonObject *root, const char *key, char **field)
{
  JsonNode *node = json_object_get_member (root, key);
  g_autofree char *pointer = g_strconcat ("/", key, NULL);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (load, ISH_DESIGN_ERROR_FORMAT, pointer, "\"%s\" must be text", key);
  g_free (*field);
  *field = json_node_dup_string (node);
  return TRUE;
}

/* The keys read here are few; the operation that sets one knows what each must be. */
static gboolean
read_settings (Load *load, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "settings");
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (load, ISH_DESIGN_ERROR_FORMAT, "/settings", "\"settings\" must be an object");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      g_autoptr (GError) local = NULL;

      if (!_ish_design_read_setting (load->design, key, member, &local))
        {
          g_autofree char *pointer = g_strconcat ("/settings/", key, NULL);

          return fail (load, ISH_DESIGN_ERROR_FORMAT, pointer, "%s", local->message);
        }
    }
  return TRUE;
}

static void
read_extra (Load *load, JsonObject *root)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    if (_ish_has_key (ISH_RECORD_KEYS, key) && JSON_NODE_HOLDS_OBJECT (member))
      json_object_set_object_member (load->design->extra, key,
                                     _ish_sorted_copy (json_node_get_object (member)));
    else if (!_ish_has_key (ISH_TOP_KEYS, key))
      json_object_set_member (load->design->extra, key, json_node_copy (member));
}

/* A design without an id gets one from its text: the same file is the same design each time. */
static void
ensure_id (Load *load, const char *text, gsize length)
{
  g_autofree char *sum = NULL;

  if (load->design->id[0] != '\0')
    return;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  g_free (load->design->id);
  load->design->id = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", sum, sum + 8, sum + 12,
                                      sum + 16, sum + 20);
}

/* --- the lists --- */

static gboolean
read_item (Load *load, IshItemKind kind, guint index, JsonNode *node)
{
  g_autofree char *pointer = g_strdup_printf ("/%s/%u", lists[kind].key, index);
  g_autofree char *at_key = NULL;
  g_autoptr (GError) local = NULL;
  const char *key = "";
  IshItem *item;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (load, ISH_DESIGN_ERROR_FORMAT, pointer, "expected an object");
  item = _ish_item_new (kind, NULL, json_node_get_object (node), &key, &local);
  if (item == NULL)
    {
      at_key = g_strconcat (pointer, "/", key, NULL);
      return fail (load, ISH_DESIGN_ERROR_FORMAT, at_key, "%s", local->message);
    }
  if (_ish_design_find (load->design, item->id) != NULL)
    {
      at_key = g_strconcat (pointer, "/id", NULL);
      fail (load, ISH_DESIGN_ERROR_FORMAT, at_key, "the id \"%s\" stands twice", item->id);
      _ish_item_free (item);
      return FALSE;
    }
  g_ptr_array_add (load->loaded[kind], item);
  g_hash_table_insert (load->design->items, (char *) item->id, item);
  return TRUE;
}

static gboolean
read_list (Load *load, JsonObject *root, IshItemKind kind)
{
  JsonNode *node = json_object_get_member (root, lists[kind].key);
  g_autofree char *pointer = g_strconcat ("/", lists[kind].key, NULL);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (load, ISH_DESIGN_ERROR_FORMAT, pointer, "\"%s\" must be a list", lists[kind].key);
  array = json_node_get_array (node);
  if (json_array_get_length (array) > lists[kind].most)
    return fail (load, ISH_DESIGN_ERROR_LIMIT, pointer, "more than %u %s", lists[kind].most,
                 lists[kind].key);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_item (load, kind, i, json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

/* --- what holds the items together --- */

#define NO_PARENT "there is no resource with the id of its parent,"
#define NO_END "there is no resource with the id of its end,"

static gboolean
resolve_parents (Load *load)
{
  GPtrArray *items = load->loaded[ISH_ITEM_RESOURCE];

  for (guint i = 0; i < items->len; i++)
    {
      IshItem *item = g_ptr_array_index (items, i);

      if (item->resource.parent == NULL)
        continue;
      item->parent = _ish_design_find (load->design, item->resource.parent);
      if (item->parent == NULL || item->parent->kind != ISH_ITEM_RESOURCE)
        return fail_in_item (load, item, "parent", NO_PARENT, item->resource.parent);
    }
  return TRUE;
}

/* After more steps than there are resources a walk upwards is at the top or in a circle. */
static gboolean
fail_tree (Load *load, IshItem *start)
{
  IshItem *item = start;

  for (guint i = 0; item != NULL && i < load->loaded[ISH_ITEM_RESOURCE]->len; i++)
    item = item->parent;
  if (item != NULL)
    return fail_in_item (load, item, "parent", "is inside itself", NULL);
  return fail_in_item (load, start, "parent", "is inside too many frames", NULL);
}

/* Before anything recurses over the tree: no circle, and no deeper than the limit. */
static gboolean
check_tree (Load *load)
{
  GPtrArray *items = load->loaded[ISH_ITEM_RESOURCE];

  for (guint i = 0; i < items->len; i++)
    {
      IshItem *start = g_ptr_array_index (items, i);
      guint depth = 0;

      for (IshItem *item = start; item != NULL; item = item->parent)
        if (++depth > ISH_DESIGN_MAX_DEPTH)
          return fail_tree (load, start);
    }
  return TRUE;
}

static gboolean
resolve_end (Load *load, IshItem *line, const char *key, const char *id, IshItem **out_end)
{
  *out_end = _ish_design_find (load->design, id);
  if (*out_end == NULL || (*out_end)->kind != ISH_ITEM_RESOURCE)
    return fail_in_item (load, line, key, NO_END, id[0] != '\0' ? id : "\"\"");
  return TRUE;
}

static gboolean
resolve_ends (Load *load)
{
  GPtrArray *items = load->loaded[ISH_ITEM_CONNECTION];

  for (guint i = 0; i < items->len; i++)
    {
      IshItem *line = g_ptr_array_index (items, i);

      if (!resolve_end (load, line, "from", line->connection.from, &line->from) ||
          !resolve_end (load, line, "to", line->connection.to, &line->to))
        return FALSE;
    }
  return TRUE;
}

static void
fill_orders (GPtrArray *items)
{
  g_autofree char **orders = g_new0 (char *, items->len + 1);
  g_autofree const char **ids = g_new0 (const char *, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    {
      IshItem *item = g_ptr_array_index (items, i);

      orders[i] = g_strdup (item->order);
      ids[i] = item->id;
    }
  _ish_order_fill (orders, ids, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      _ish_item_set_order (g_ptr_array_index (items, i), orders[i]);
      g_free (orders[i]);
    }
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return _ish_item_compare (*(IshItem *const *) a, *(IshItem *const *) b);
}

/* In stacking order, so that every insertion goes to the end of its array. */
static void
index_items (Load *load)
{
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    {
      GPtrArray *items = load->loaded[kind];

      fill_orders (items);
      g_ptr_array_sort (items, compare_pointers);
      for (guint i = 0; i < items->len; i++)
        {
          IshItem *item = g_ptr_array_index (items, i);

          _ish_item_render (item);
          _ish_design_index (load->design, item);
        }
    }
}

static gboolean
check_size (Load *load)
{
  if (load->design->n_bytes + _ish_design_frame_bytes (load->design) > ISH_DESIGN_MAX_BYTES)
    return fail (load, ISH_DESIGN_ERROR_LIMIT, "", "larger than 8 MiB when written out");
  return TRUE;
}

static gboolean
read_design (Load *load, JsonObject *root)
{
  if (!check_format (load, root) ||
      !read_own_text (load, root, "id", &load->design->id) ||
      !read_own_text (load, root, "name", &load->design->name) ||
      !read_own_text (load, root, "prompt", &load->design->prompt) ||
      !read_settings (load, root))
    return FALSE;
  read_extra (load, root);
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    if (!read_list (load, root, kind))
      return FALSE;
  if (!resolve_parents (load) || !check_tree (load) || !resolve_ends (load))
    return FALSE;
  index_items (load);
  return check_size (load);
}

static void
finish_legacy (IshDesign *design)
{
  g_autofree char *prefix = _ish_design_make_prefix (design->name, design->id);

  if (ish_json_string (design->settings, "prefix", NULL) == NULL)
    json_object_set_string_member (design->settings, "prefix", prefix);
  design->n_head_bytes = 0;
}

/* The JSON reader's errors become the design's: one domain tells callers what to do. */
static void
take_json_error (GError **error, GError *cause)
{
  IshDesignError code = ISH_DESIGN_ERROR_FORMAT;

  if (g_error_matches (cause, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT))
    code = ISH_DESIGN_ERROR_LIMIT;
  else if (g_error_matches (cause, ISH_JSON_ERROR, ISH_JSON_ERROR_IO))
    code = ISH_DESIGN_ERROR_IO;
  g_set_error_literal (error, ISH_DESIGN_ERROR, code, cause->message);
  g_error_free (cause);
}

static IshDesign *
design_from_json (IshJson *json, GError **error)
{
  g_autoptr (IshDesign) design = g_object_new (ISH_TYPE_DESIGN, NULL);
  g_autoptr (JsonObject) legacy = NULL;
  JsonNode *root = ish_json_get_root (json);
  Load load = { .json = json, .design = design, .error = error };
  gboolean is_done = FALSE;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (&load, ISH_DESIGN_ERROR_FORMAT, "", "not a design: expected an object");
      return NULL;
    }
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    load.loaded[kind] = g_ptr_array_new ();
  legacy = _ish_design_convert_legacy (json_node_get_object (root));
  is_done = read_design (&load, legacy != NULL ? legacy : json_node_get_object (root));
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    g_ptr_array_unref (load.loaded[kind]);
  if (!is_done)
    return NULL;
  if (design->id[0] == '\0')
    {
      gsize length;
      g_autofree char *bytes = ish_design_serialize (design, &length);

      ensure_id (&load, bytes, length);
    }
  if (legacy != NULL)
    finish_legacy (design);
  return g_steal_pointer (&design);
}

IshDesign *
ish_design_parse (const char *text, gssize length, const char *where, GError **error)
{
  g_autoptr (IshJson) json = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (text != NULL && where != NULL, NULL);
  json = ish_json_parse (text, length, where, NULL, &cause);
  if (json == NULL)
    {
      take_json_error (error, cause);
      return NULL;
    }
  return design_from_json (json, error);
}

IshDesign *
ish_design_load (const char *path, GError **error)
{
  g_autoptr (IshJson) json = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  json = ish_json_parse_file (path, NULL, &cause);
  if (json == NULL)
    {
      take_json_error (error, cause);
      return NULL;
    }
  return design_from_json (json, error);
}

IshDesign *
ish_design_copy (IshDesign *self)
{
  IshDesign *copy;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  copy = g_object_new (ISH_TYPE_DESIGN, NULL);
  g_free (copy->id);
  copy->id = g_strdup (self->id);
  g_free (copy->name);
  copy->name = g_strdup (self->name);
  g_free (copy->prompt);
  copy->prompt = g_strdup (self->prompt);
  json_object_unref (copy->settings);
  copy->settings = ish_json_copy_object (self->settings);
  json_object_unref (copy->extra);
  copy->extra = ish_json_copy_object (self->extra);
  /* In painting order a frame comes before what is in it. */
  for (guint i = 0; i < ish_design_get_n_resources (self); i++)
    _ish_design_insert_copy (copy, (IshItem *) ish_design_get_resource_at (self, i));
  for (guint i = 0; i < self->tables[ISH_ITEM_CONNECTION]->len; i++)
    _ish_design_insert_copy (copy, g_ptr_array_index (self->tables[ISH_ITEM_CONNECTION], i));
  for (guint i = 0; i < self->tables[ISH_ITEM_ANNOTATION]->len; i++)
    _ish_design_insert_copy (copy, g_ptr_array_index (self->tables[ISH_ITEM_ANNOTATION], i));
  return copy;
}

IshDesign *
ish_design_copy_as_new (IshDesign *self, const char *name)
{
  IshDesign *copy = ish_design_copy (self);
  g_autofree char *prefix = NULL;

  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  if (name != NULL)
    {
      g_free (copy->name);
      copy->name = g_strdup (name);
    }
  prefix = _ish_design_make_prefix (copy->name, copy->id);
  json_object_set_string_member (copy->settings, "prefix", prefix);
  /* What describes a starter is not part of what somebody makes from it. */
  if (json_object_has_member (copy->extra, ISH_STARTER_KEY))
    json_object_remove_member (copy->extra, ISH_STARTER_KEY);
  copy->n_head_bytes = 0;
  return copy;
}
