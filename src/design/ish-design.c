/* The drawing as data: the store, its indexes, and reading from it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "design/ish-design-private.h"
#include "design/ish-order.h"

/* One hash table finds an item by its id, whatever it is: an operation names only an id. Three
 * sorted arrays give the order of the file, each resource knows its children and its lines, so
 * an operation costs what it touches and not what the design holds. */

#define PREFIX_MIN 3
#define PREFIX_MAX 20 /* characters of the name; load balancer names end at 32 */

G_DEFINE_QUARK (ish-design-error-quark, ish_design_error)
G_DEFINE_FINAL_TYPE (IshDesign, ish_design, G_TYPE_OBJECT)

enum { CHANGED, SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- sorted arrays of items --- */

/* Where @item stands, or would. */
static guint
find_place (GPtrArray *items, const IshItem *item)
{
  guint low = 0;
  guint high = items->len;

  /* Loading and adding on top go to the end; spare them the search. */
  if (high > 0 && _ish_item_compare (g_ptr_array_index (items, high - 1), item) < 0)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (_ish_item_compare (g_ptr_array_index (items, middle), item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert_sorted (GPtrArray *items, IshItem *item)
{
  g_ptr_array_insert (items, find_place (items, item), item);
}

static void
remove_sorted (GPtrArray *items, IshItem *item)
{
  guint place = find_place (items, item);

  g_assert (place < items->len && g_ptr_array_index (items, place) == item);
  g_ptr_array_remove_index (items, place);
}

/* From the end: deleting a hub takes its lines from the last to the first. */
static void
remove_line (IshItem *end, IshItem *connection)
{
  for (guint i = end->lines->len; i > 0; i--)
    if (g_ptr_array_index (end->lines, i - 1) == connection)
      {
        g_ptr_array_remove_index_fast (end->lines, i - 1);
        return;
      }
}

static void
add_line (IshItem *end, IshItem *connection)
{
  if (end->lines == NULL)
    end->lines = g_ptr_array_new ();
  g_ptr_array_add (end->lines, connection);
}

/* --- indexes --- */

IshItem *
_ish_design_find (IshDesign *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

static IshItem *
find_kind (IshDesign *self, const char *id, IshItemKind kind)
{
  IshItem *item = _ish_design_find (self, id);

  return item != NULL && item->kind == kind ? item : NULL;
}

void
_ish_design_place (IshDesign *self, IshItem *item)
{
  insert_sorted (self->tables[item->kind], item);
  if (item->kind != ISH_ITEM_RESOURCE)
    return;
  if (item->parent != NULL && item->parent->children == NULL)
    item->parent->children = g_ptr_array_new ();
  insert_sorted (item->parent != NULL ? item->parent->children : self->roots, item);
  g_clear_pointer (&self->painting, g_ptr_array_unref);
}

void
_ish_design_unplace (IshDesign *self, IshItem *item)
{
  remove_sorted (self->tables[item->kind], item);
  if (item->kind != ISH_ITEM_RESOURCE)
    return;
  remove_sorted (item->parent != NULL ? item->parent->children : self->roots, item);
  g_clear_pointer (&self->painting, g_ptr_array_unref);
}

void
_ish_design_index (IshDesign *self, IshItem *item)
{
  _ish_design_place (self, item);
  if (item->kind == ISH_ITEM_CONNECTION)
    {
      add_line (item->from, item);
      if (item->to != item->from)
        add_line (item->to, item);
    }
  self->n_bytes += item->line_length;
}

void
_ish_design_insert (IshDesign *self, IshItem *item)
{
  g_hash_table_insert (self->items, (char *) item->id, item);
  _ish_design_index (self, item);
}

void
_ish_design_insert_copy (IshDesign *self, IshItem *item)
{
  g_autoptr (JsonObject) value = _ish_item_to_object (item);
  IshItem *copy = _ish_item_new (item->kind, item->id, value, NULL, NULL);

  g_assert (copy != NULL);
  if (item->kind == ISH_ITEM_CONNECTION)
    {
      copy->from = _ish_design_find (self, item->from->id);
      copy->to = _ish_design_find (self, item->to->id);
    }
  else if (item->kind == ISH_ITEM_RESOURCE)
    copy->parent = _ish_design_find (self, item->resource.parent);
  _ish_item_render (copy);
  _ish_design_insert (self, copy);
}

void
_ish_design_remove (IshDesign *self, IshItem *item)
{
  _ish_design_unplace (self, item);
  if (item->kind == ISH_ITEM_CONNECTION)
    {
      remove_line (item->from, item);
      if (item->to != item->from)
        remove_line (item->to, item);
    }
  self->n_bytes -= item->line_length;
  g_hash_table_remove (self->items, item->id);
}

guint
_ish_item_depth (IshItem *item)
{
  guint depth = 0;

  for (; item != NULL; item = item->parent)
    depth++;
  return depth;
}

static void
collect_painting (GPtrArray *out, GPtrArray *siblings)
{
  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      IshItem *item = g_ptr_array_index (siblings, i);

      g_ptr_array_add (out, item);
      collect_painting (out, item->children);
    }
}

static GPtrArray *
get_painting (IshDesign *self)
{
  if (self->painting == NULL)
    {
      self->painting = g_ptr_array_sized_new (self->tables[ISH_ITEM_RESOURCE]->len);
      collect_painting (self->painting, self->roots);
    }
  return self->painting;
}

/* --- object --- */

static void
ish_design_finalize (GObject *object)
{
  IshDesign *self = ISH_DESIGN (object);

  g_clear_pointer (&self->painting, g_ptr_array_unref);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  for (guint i = 0; i < ISH_ITEM_N_KINDS; i++)
    g_clear_pointer (&self->tables[i], g_ptr_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->settings, json_object_unref);
  g_clear_pointer (&self->extra, json_object_unref);
  g_free (self->id);
  g_free (self->name);
  g_free (self->prompt);
  G_OBJECT_CLASS (ish_design_parent_class)->finalize (object);
}

static void
ish_design_class_init (IshDesignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ish_design_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ish_design_init (IshDesign *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) _ish_item_free);
  for (guint i = 0; i < ISH_ITEM_N_KINDS; i++)
    self->tables[i] = g_ptr_array_new ();
  self->roots = g_ptr_array_new ();
  self->settings = json_object_new ();
  self->extra = json_object_new ();
  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->prompt = g_strdup ("");
}

char *
_ish_design_make_prefix (const char *name, const char *id)
{
  g_autofree char *slug = ish_text_id (name, "design");
  /* Kanji have no sound of their own: what little is left of such a name says nothing. */
  const char *readable = strlen (slug) < PREFIX_MIN ? "design" : slug;
  GString *prefix = g_string_new (NULL);
  guint n_digits = 0;

  g_string_append_len (prefix, readable, MIN (strlen (readable), PREFIX_MAX));
  /* Half a word reads like a mistake: cut where the words part, unless there is only one. */
  if (strlen (readable) > PREFIX_MAX && readable[PREFIX_MAX] != '_'
      && strchr (prefix->str, '_') != NULL)
    g_string_truncate (prefix, strrchr (prefix->str, '_') - prefix->str);
  while (prefix->len > 0 && prefix->str[prefix->len - 1] == '_')
    g_string_truncate (prefix, prefix->len - 1);
  /* Stacks and load balancers refuse the underscore. */
  g_string_replace (prefix, "_", "-", 0);
  g_string_append_c (prefix, '-');
  for (const char *at = id; *at != '\0' && n_digits < 4; at++)
    if (g_ascii_isxdigit (*at))
      {
        g_string_append_c (prefix, g_ascii_tolower (*at));
        n_digits++;
      }
  while (prefix->str[prefix->len - 1] == '-')
    g_string_truncate (prefix, prefix->len - 1);
  return g_string_free (prefix, FALSE);
}

IshDesign *
ish_design_new (const char *name)
{
  IshDesign *self = g_object_new (ISH_TYPE_DESIGN, NULL);
  g_autofree char *prefix = NULL;

  g_free (self->id);
  self->id = g_uuid_string_random ();
  g_free (self->name);
  self->name = g_strdup (name != NULL ? name : "");
  prefix = _ish_design_make_prefix (self->name, self->id);
  json_object_set_string_member (self->settings, "cloud", "aws");
  json_object_set_string_member (self->settings, "region", "ap-northeast-2");
  json_object_set_string_member (self->settings, "environment", "dev");
  json_object_set_string_member (self->settings, "prefix", prefix);
  return self;
}

/* --- reading --- */

const char *
ish_design_get_id (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return self->id;
}

const char *
ish_design_get_name (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return self->name;
}

const char *
ish_design_get_prompt (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return self->prompt;
}

const char *
ish_design_get_setting (IshDesign *self, const char *key)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return ish_json_string (self->settings, key, NULL);
}

JsonObject *
ish_design_get_settings (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return self->settings;
}

JsonObject *
ish_design_get_usage (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return ish_json_object (self->extra, "usage");
}

JsonObject *
ish_design_get_accepted (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return ish_json_object (self->extra, "accepted");
}

guint
ish_design_get_n_resources (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), 0);
  return self->tables[ISH_ITEM_RESOURCE]->len;
}

const IshResource *
ish_design_get_resource_at (IshDesign *self, guint index)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  g_return_val_if_fail (index < self->tables[ISH_ITEM_RESOURCE]->len, NULL);
  return g_ptr_array_index (get_painting (self), index);
}

const IshResource *
ish_design_get_resource (IshDesign *self, const char *id)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return (const IshResource *) find_kind (self, id, ISH_ITEM_RESOURCE);
}

guint
ish_design_get_n_connections (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), 0);
  return self->tables[ISH_ITEM_CONNECTION]->len;
}

const IshConnection *
ish_design_get_connection_at (IshDesign *self, guint index)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  g_return_val_if_fail (index < self->tables[ISH_ITEM_CONNECTION]->len, NULL);
  return g_ptr_array_index (self->tables[ISH_ITEM_CONNECTION], index);
}

const IshConnection *
ish_design_get_connection (IshDesign *self, const char *id)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return (const IshConnection *) find_kind (self, id, ISH_ITEM_CONNECTION);
}

guint
ish_design_get_n_annotations (IshDesign *self)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), 0);
  return self->tables[ISH_ITEM_ANNOTATION]->len;
}

const IshAnnotation *
ish_design_get_annotation_at (IshDesign *self, guint index)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  g_return_val_if_fail (index < self->tables[ISH_ITEM_ANNOTATION]->len, NULL);
  return g_ptr_array_index (self->tables[ISH_ITEM_ANNOTATION], index);
}

const IshAnnotation *
ish_design_get_annotation (IshDesign *self, const char *id)
{
  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  return (const IshAnnotation *) find_kind (self, id, ISH_ITEM_ANNOTATION);
}

static GPtrArray *
copy_array (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_new ();

  if (items != NULL)
    g_ptr_array_extend (copy, items, NULL, NULL);
  return copy;
}

GPtrArray *
ish_design_list_children (IshDesign *self, const char *parent)
{
  IshItem *item;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  if (parent == NULL)
    return copy_array (self->roots);
  item = find_kind (self, parent, ISH_ITEM_RESOURCE);
  return copy_array (item != NULL ? item->children : NULL);
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return _ish_item_compare (*(IshItem *const *) a, *(IshItem *const *) b);
}

GPtrArray *
ish_design_list_connections (IshDesign *self, const char *id)
{
  IshItem *item;
  GPtrArray *lines;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  item = find_kind (self, id, ISH_ITEM_RESOURCE);
  lines = copy_array (item != NULL ? item->lines : NULL);
  g_ptr_array_sort (lines, compare_pointers);
  return lines;
}

gboolean
ish_design_is_within (IshDesign *self, const char *id, const char *ancestor)
{
  IshItem *item;

  g_return_val_if_fail (ISH_IS_DESIGN (self), FALSE);
  for (item = find_kind (self, id, ISH_ITEM_RESOURCE); item != NULL; item = item->parent)
    if (g_strcmp0 (item->id, ancestor) == 0)
      return TRUE;
  return FALSE;
}

gboolean
ish_design_get_bounds (IshDesign *self, const char *id, IshRect *out_rect)
{
  IshItem *item;

  g_return_val_if_fail (ISH_IS_DESIGN (self), FALSE);
  item = _ish_design_find (self, id);
  if (item == NULL || item->kind == ISH_ITEM_CONNECTION)
    return FALSE;
  if (item->kind == ISH_ITEM_ANNOTATION)
    {
      *out_rect = (IshRect) { item->annotation.x, item->annotation.y,
                              item->annotation.width, item->annotation.height };
      return TRUE;
    }
  *out_rect = (IshRect) { 0, 0, item->resource.width, item->resource.height };
  if (!(out_rect->width > 0))
    out_rect->width = ISH_NODE_WIDTH;
  if (!(out_rect->height > 0))
    out_rect->height = ISH_NODE_HEIGHT;
  for (; item != NULL; item = item->parent)
    {
      out_rect->x += item->resource.x;
      out_rect->y += item->resource.y;
    }
  return TRUE;
}

/* --- helpers for those who make operations --- */

char *
ish_design_make_id (IshDesign *self, const char *label, const char *stem)
{
  g_autofree char *base = NULL;
  char *id;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  base = ish_text_id (label, stem);
  id = g_strdup (base);
  for (guint n = 2; _ish_design_find (self, id) != NULL; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%.40s_%u", base, n);
    }
  return id;
}

char *
ish_design_make_order (IshDesign *self)
{
  const char *top = NULL;

  g_return_val_if_fail (ISH_IS_DESIGN (self), NULL);
  for (guint kind = 0; kind < ISH_ITEM_N_KINDS; kind++)
    {
      GPtrArray *table = self->tables[kind];
      IshItem *last = table->len > 0 ? g_ptr_array_index (table, table->len - 1) : NULL;

      if (kind != ISH_ITEM_CONNECTION && last != NULL &&
          (top == NULL || strcmp (last->order, top) > 0))
        top = last->order;
    }
  return _ish_order_after (top);
}

void
ish_design_freeze (IshDesign *self)
{
  g_return_if_fail (ISH_IS_DESIGN (self));
  self->n_freezes++;
}

void
ish_design_thaw (IshDesign *self)
{
  g_return_if_fail (ISH_IS_DESIGN (self));
  g_return_if_fail (self->n_freezes > 0);
  self->n_freezes--;
  if (self->n_freezes > 0 || !self->has_changed)
    return;
  self->has_changed = FALSE;
  g_signal_emit (self, signals[SETTLED], 0);
}

void
_ish_design_emit_changed (IshDesign *self, IshOp *op)
{
  g_object_ref (self);
  g_signal_emit (self, signals[CHANGED], 0, op);
  if (self->n_freezes > 0)
    self->has_changed = TRUE;
  else
    g_signal_emit (self, signals[SETTLED], 0);
  g_object_unref (self);
}
