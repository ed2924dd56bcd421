/* The scene: follows a design and keeps, for everything drawn, where it is.
 *
 * ::changed updates rectangles at once, so that what is asked between two operations is true.
 * Painting order, routes and the frames of cloud and region depend on many things and wait until
 * somebody asks or the design has settled: _ish_scene_update().
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-scene-private.h"

#define CLOUD_TOP 40.0   /* design units: header and air above what a cloud frame holds */
#define BLEED 24.0       /* design units that rings, badges and chips reach over a rectangle */
#define CHIP_BLEED 120.0 /* design units a label may reach over a short line */

G_DEFINE_FINAL_TYPE (IshScene, ish_scene, G_TYPE_OBJECT)

enum { SIGNAL_DAMAGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- damage --- */

void
_ish_scene_damage (IshScene *self, const IshRect *rect)
{
  if (rect->width <= 0 && rect->height <= 0)
    return;
  self->damage = self->damage.width > 0 ? ish_rect_union (&self->damage, rect) : *rect;
}

void
_ish_scene_damage_item (IshScene *self, IshItem *item)
{
  IshRect rect =
    ish_rect_inflate (&item->rect, item->kind == ISH_ITEM_LINE && item->label ? CHIP_BLEED : BLEED);

  _ish_scene_damage (self, &rect);
}

/* --- items --- */

static void
item_free (IshItem *item)
{
  g_clear_pointer (&item->children, g_ptr_array_unref);
  g_clear_pointer (&item->lines, g_ptr_array_unref);
  g_free (item->detail);
  g_free (item->label);
  g_free (item);
}

static void
add_to (GPtrArray **array, IshItem *item)
{
  if (*array == NULL)
    *array = g_ptr_array_new ();
  g_ptr_array_add (*array, item);
}

IshItem *
_ish_scene_get_item (IshScene *self, const char *id)
{
  return id ? g_hash_table_lookup (self->items, id) : NULL;
}

gboolean
_ish_item_is_within (const IshItem *item, GHashTable *set)
{
  if (set == NULL || g_hash_table_size (set) == 0)
    return FALSE;
  for (; item; item = item->parent)
    if (g_hash_table_contains (set, item->id))
      return TRUE;
  return FALSE;
}

static IshItem *
new_item (IshScene *self, const char *id, IshItemKind kind)
{
  IshItem *item = g_new0 (IshItem, 1);

  item->id = g_intern_string (id);
  item->kind = kind;
  g_hash_table_insert (self->items, (gpointer) item->id, item);
  self->order_dirty = TRUE;
  return item;
}

static void
read_resource (IshScene *self, IshItem *item, const IshResource *resource)
{
  double width = ISH_NODE_WIDTH, height = ISH_NODE_HEIGHT;

  item->service = ish_catalog_get_service (self->catalog, resource->type);
  item->kind =
    item->service && ish_service_get_frame (item->service) ? ISH_ITEM_FRAME : ISH_ITEM_NODE;
  item->is_cloud = item->service == NULL || !ish_service_is (item->service, "anywhere");
  g_clear_pointer (&item->detail, g_free);
  if (item->kind == ISH_ITEM_FRAME)
    {
      ish_service_get_size (item->service, &width, &height);
      if (resource->width > 0)
        width = resource->width;
      if (resource->height > 0)
        height = resource->height;
    }
  item->rect = (IshRect) { resource->x, resource->y, width, height };
  item->depth = 0;
  if (item->parent)
    {
      item->rect.x += item->parent->rect.x;
      item->rect.y += item->parent->rect.y;
      item->depth = item->parent->depth + 1;
    }
  else
    self->cloud_dirty = TRUE;
}

/* Puts @item and everything in it where the design says. */
static void
place_resource (IshScene *self, IshItem *item)
{
  const IshResource *resource = ish_design_get_resource (self->design, item->id);

  if (resource == NULL)
    return;
  if (item->indexed)
    {
      _ish_scene_damage_item (self, item);
      _ish_scene_mark_around (self, &item->rect);
    }
  read_resource (self, item, resource);
  _ish_grid_put (&self->grid, item);
  _ish_scene_damage_item (self, item);
  _ish_scene_mark_around (self, &item->rect);
  _ish_scene_mark_lines (self, item);
  self->routes_dirty = TRUE;
  for (guint i = 0; item->children && i < item->children->len; i++)
    place_resource (self, item->children->pdata[i]);
}

static void
set_parent (IshScene *self, IshItem *item, const char *parent)
{
  if (item->parent)
    g_ptr_array_remove (item->parent->children, item);
  else
    self->cloud_dirty = TRUE;
  item->parent = _ish_scene_get_item (self, parent);
  if (item->parent)
    add_to (&item->parent->children, item);
}

static void
add_line (IshScene *self, const IshConnection *connection)
{
  IshItem *from = _ish_scene_get_item (self, connection->from);
  IshItem *to = _ish_scene_get_item (self, connection->to);
  IshItem *line;

  if (from == NULL || to == NULL)
    return;
  line = new_item (self, connection->id, ISH_ITEM_LINE);
  line->from = from;
  line->to = to;
  line->ordinal = self->lines->len;
  add_to (&from->lines, line);
  if (to != from)
    add_to (&to->lines, line);
  g_ptr_array_add (self->lines, line);
  _ish_scene_read_line (self, line);
  _ish_scene_mark_line (self, line);
}

static void
place_note (IshScene *self, IshItem *item)
{
  const IshAnnotation *note = ish_design_get_annotation (self->design, item->id);

  if (note == NULL)
    return;
  if (item->indexed)
    _ish_scene_damage_item (self, item);
  item->rect = (IshRect) { note->x, note->y, note->width > 0 ? note->width : 200,
                           note->height > 0 ? note->height : 112 };
  _ish_grid_put (&self->grid, item);
  _ish_scene_damage_item (self, item);
}

static void
forget_item (IshScene *self, IshItem *item)
{
  while (item->lines && item->lines->len > 0)
    forget_item (self, item->lines->pdata[item->lines->len - 1]);
  while (item->children && item->children->len > 0)
    forget_item (self, item->children->pdata[item->children->len - 1]);
  _ish_scene_damage_item (self, item);
  if (item->kind == ISH_ITEM_LINE)
    {
      self->routes_dirty = TRUE;
      g_ptr_array_remove (item->from->lines, item);
      if (item->to != item->from)
        g_ptr_array_remove (item->to->lines, item);
      g_ptr_array_remove (self->lines, item);
      g_ptr_array_remove_fast (self->dirty_lines, item);
    }
  else if (item->kind != ISH_ITEM_NOTE)
    {
      if (item->parent)
        g_ptr_array_remove (item->parent->children, item);
      _ish_scene_mark_around (self, &item->rect);
      self->routes_dirty = TRUE;
    }
  _ish_grid_remove (&self->grid, item);
  self->order_dirty = self->cloud_dirty = TRUE;
  g_hash_table_remove (self->items, item->id);
}

/* --- the whole design --- */

/* Containers may come after what they hold: each is placed when it is first needed. */
static void
load_resource (IshScene *self, const IshResource *resource)
{
  IshItem *item = _ish_scene_get_item (self, resource->id);

  if (item->indexed)
    return;
  if (resource->parent)
    {
      const IshResource *parent = ish_design_get_resource (self->design, resource->parent);

      if (parent)
        load_resource (self, parent);
    }
  set_parent (self, item, resource->parent);
  read_resource (self, item, resource);
  _ish_grid_put (&self->grid, item);
  _ish_scene_damage_item (self, item);
}

static void
load (IshScene *self)
{
  guint n = ish_design_get_n_resources (self->design);

  for (guint i = 0; i < n; i++)
    new_item (self, ish_design_get_resource_at (self->design, i)->id, ISH_ITEM_NODE);
  for (guint i = 0; i < n; i++)
    load_resource (self, ish_design_get_resource_at (self->design, i));
  n = ish_design_get_n_connections (self->design);
  for (guint i = 0; i < n; i++)
    add_line (self, ish_design_get_connection_at (self->design, i));
  n = ish_design_get_n_annotations (self->design);
  for (guint i = 0; i < n; i++)
    place_note (self,
                new_item (self, ish_design_get_annotation_at (self->design, i)->id, ISH_ITEM_NOTE));
  self->order_dirty = self->cloud_dirty = TRUE;
}

/* --- following --- */

static void
add_resource (IshScene *self, const IshResource *resource)
{
  IshItem *item = new_item (self, resource->id, ISH_ITEM_NODE);

  set_parent (self, item, resource->parent);
  place_resource (self, item);
}

static void
settings_changed (IshScene *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      IshItem *item = value;

      g_clear_pointer (&item->detail, g_free);
      _ish_scene_damage_item (self, item);
    }
  for (guint i = 0; i < self->lines->len; i++)
    _ish_scene_read_line (self, self->lines->pdata[i]);
  self->cloud_dirty = self->routes_dirty = TRUE;
}

static void
item_changed (IshScene *self, IshItem *item, const char *path)
{
  static const char *const places[] = { "x", "y", "width", "height", NULL };

  if (g_strcmp0 (path, "order") == 0)
    self->order_dirty = TRUE;
  if (item->kind == ISH_ITEM_NOTE)
    place_note (self, item);
  else if (item->kind != ISH_ITEM_LINE && path && g_strv_contains (places, path))
    place_resource (self, item);
  else
    {
      _ish_scene_damage_item (self, item);
      g_clear_pointer (&item->detail, g_free);
      if (item->kind == ISH_ITEM_LINE)
        {
          _ish_scene_read_line (self, item);
          self->routes_dirty = TRUE;
        }
      _ish_scene_damage_item (self, item); /* a label may have grown */
    }
}

static void
changed_cb (IshDesign *design, IshOp *op, IshScene *self)
{
  const char *id = ish_op_get_id (op);
  IshItem *item = _ish_scene_get_item (self, id);
  const IshResource *resource = ish_design_get_resource (design, id);

  switch (ish_op_get_kind (op))
    {
    case ISH_OP_ADD:
      if (item)
        forget_item (self, item);
      if (resource)
        add_resource (self, resource);
      else if (ish_design_get_annotation (design, id))
        place_note (self, new_item (self, id, ISH_ITEM_NOTE));
      break;
    case ISH_OP_SET:
      if (item)
        item_changed (self, item, ish_op_get_path (op));
      else
        settings_changed (self);
      break;
    case ISH_OP_MOVE:
      if (item && resource)
        {
          set_parent (self, item, resource->parent);
          place_resource (self, item);
          self->order_dirty = TRUE;
        }
      break;
    case ISH_OP_LINK:
      if (item == NULL && ish_design_get_connection (design, id))
        add_line (self, ish_design_get_connection (design, id));
      break;
    case ISH_OP_DELETE:
    case ISH_OP_UNLINK:
      if (item)
        forget_item (self, item);
      break;
    default:
      break;
    }
}

static void
settled_cb (IshDesign *design, IshScene *self)
{
  IshRect damage;

  _ish_scene_update (self);
  damage = self->damage;
  self->damage = (IshRect) { 0, 0, 0, 0 };
  if (damage.width > 0 || damage.height > 0)
    g_signal_emit (self, signals[SIGNAL_DAMAGED], 0, &damage);
}

/* --- order, frames of the cloud --- */

static int
compare_frames (gconstpointer a, gconstpointer b)
{
  const IshItem *x = *(const IshItem *const *) a, *y = *(const IshItem *const *) b;

  if (x->depth != y->depth)
    return x->depth < y->depth ? -1 : 1;
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void
add_ordered (IshScene *self, const char *id, gboolean frames)
{
  IshItem *item = _ish_scene_get_item (self, id);

  if (item == NULL || (item->kind == ISH_ITEM_FRAME) != frames)
    return;
  item->rank = self->ordered->len;
  g_ptr_array_add (self->ordered, item);
}

static void
update_order (IshScene *self)
{
  guint n_resources = ish_design_get_n_resources (self->design);
  guint n_notes = ish_design_get_n_annotations (self->design);

  g_ptr_array_set_size (self->ordered, 0);
  for (guint i = 0; i < n_resources; i++)
    add_ordered (self, ish_design_get_resource_at (self->design, i)->id, TRUE);
  g_ptr_array_sort (self->ordered, compare_frames);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < ish_design_get_n_connections (self->design); i++)
    {
      IshItem *line =
        _ish_scene_get_item (self, ish_design_get_connection_at (self->design, i)->id);

      if (line == NULL)
        continue;
      line->ordinal = self->lines->len;
      g_ptr_array_add (self->lines, line);
      g_ptr_array_add (self->ordered, line);
    }
  for (guint i = 0; i < n_resources; i++)
    add_ordered (self, ish_design_get_resource_at (self->design, i)->id, FALSE);
  for (guint i = 0; i < n_notes; i++)
    add_ordered (self, ish_design_get_annotation_at (self->design, i)->id, FALSE);
  for (guint i = 0; i < self->ordered->len; i++)
    ((IshItem *) self->ordered->pdata[i])->rank = i;
  self->order_dirty = FALSE;
}

static IshRect
wrap_frame (const IshRect *inner)
{
  return (IshRect) { inner->x - ISH_FRAME_PADDING, inner->y - CLOUD_TOP,
                    inner->width + 2 * ISH_FRAME_PADDING,
                    inner->height + CLOUD_TOP + ISH_FRAME_PADDING };
}

static void
update_cloud (IshScene *self)
{
  IshRect all = { 0, 0, 0, 0 }, was = self->cloud;
  guint n = ish_design_get_n_resources (self->design);

  for (guint i = 0; i < n; i++)
    {
      const IshItem *item =
        _ish_scene_get_item (self, ish_design_get_resource_at (self->design, i)->id);

      if (item && item->parent == NULL && item->is_cloud)
        all = all.width > 0 ? ish_rect_union (&all, &item->rect) : item->rect;
    }
  self->region = all.width > 0 ? wrap_frame (&all) : (IshRect) { 0, 0, 0, 0 };
  self->cloud = all.width > 0 ? wrap_frame (&self->region) : (IshRect) { 0, 0, 0, 0 };
  self->cloud_dirty = FALSE;
  if (memcmp (&was, &self->cloud, sizeof was) != 0)
    {
      was = ish_rect_inflate (&was, was.width > 0 ? 2 : 0);
      all = ish_rect_inflate (&self->cloud, self->cloud.width > 0 ? 2 : 0);
      _ish_scene_damage (self, &was);
      _ish_scene_damage (self, &all);
    }
}

void
_ish_scene_update (IshScene *self)
{
  if (self->order_dirty)
    update_order (self);
  if (self->cloud_dirty)
    update_cloud (self);
  _ish_scene_update_routes (self);
}

/* --- object --- */

static void
ish_scene_finalize (GObject *object)
{
  IshScene *self = ISH_SCENE (object);

  g_clear_pointer (&self->dirty_lines, g_ptr_array_unref);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  _ish_grid_clear (&self->grid);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->catalog, ish_catalog_unref);
  g_clear_object (&self->design);
  G_OBJECT_CLASS (ish_scene_parent_class)->finalize (object);
}

static void
ish_scene_class_init (IshSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ish_scene_finalize;
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", ISH_TYPE_SCENE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ish_scene_init (IshScene *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) item_free);
  self->lines = g_ptr_array_new ();
  self->ordered = g_ptr_array_new ();
  self->dirty_lines = g_ptr_array_new ();
  _ish_grid_init (&self->grid);
}

IshScene *
ish_scene_new (IshDesign *design, IshCatalog *catalog)
{
  IshScene *self;

  g_return_val_if_fail (ISH_IS_DESIGN (design), NULL);
  g_return_val_if_fail (catalog != NULL, NULL);

  self = g_object_new (ISH_TYPE_SCENE, NULL);
  self->design = g_object_ref (design);
  self->catalog = ish_catalog_ref (catalog);
  load (self);
  _ish_scene_update (self);
  self->damage = (IshRect) { 0, 0, 0, 0 };
  g_signal_connect_object (design, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (design, "settled", G_CALLBACK (settled_cb), self, 0);
  return self;
}

IshDesign *
ish_scene_get_design (IshScene *self)
{
  g_return_val_if_fail (ISH_IS_SCENE (self), NULL);

  return self->design;
}

IshCatalog *
ish_scene_get_catalog (IshScene *self)
{
  g_return_val_if_fail (ISH_IS_SCENE (self), NULL);

  return self->catalog;
}
