/* The clipboard: resources with their subtrees and the lines among them, as JSON text.
 *
 * {"format":"isshoni-clip","version":1,"resources":[{id,type,name,parent,x,y,...}],
 *  "connections":[...],"annotations":[...]}; top resources have absolute positions and no parent.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-edit.h"
#include "canvas/ish-edit-private.h"

#include <glib/gi18n-lib.h>

#include "base/ish-json.h"

#define CLIP_FORMAT "isshoni-clip"

static JsonObject *
resource_to_json (const IshResource *resource, const char *parent, double x, double y)
{
  JsonObject *value = json_object_new ();

  json_object_set_string_member (value, "id", resource->id);
  json_object_set_string_member (value, "type", resource->type);
  json_object_set_string_member (value, "name", resource->name);
  if (parent)
    json_object_set_string_member (value, "parent", parent);
  json_object_set_double_member (value, "x", x);
  json_object_set_double_member (value, "y", y);
  if (resource->width > 0)
    json_object_set_double_member (value, "width", resource->width);
  if (resource->height > 0)
    json_object_set_double_member (value, "height", resource->height);
  json_object_set_object_member (value, "properties", json_object_ref (resource->properties));
  if (resource->notes[0] != '\0')
    json_object_set_string_member (value, "notes", resource->notes);
  return value;
}

static void
copy_subtree (IshDesign *design, const IshResource *resource, gboolean is_top, JsonArray *out,
              GHashTable *copied)
{
  g_autoptr (GPtrArray) children = ish_design_list_children (design, resource->id);
  IshRect bounds;

  ish_design_get_bounds (design, resource->id, &bounds);
  json_array_add_object_element (out, resource_to_json (resource, is_top ? NULL : resource->parent,
                                                        is_top ? bounds.x : resource->x,
                                                        is_top ? bounds.y : resource->y));
  g_hash_table_add (copied, (char *) resource->id);
  for (guint i = 0; i < children->len; i++)
    copy_subtree (design, g_ptr_array_index (children, i), FALSE, out, copied);
}

static JsonArray *
copy_connections (IshDesign *design, GHashTable *copied)
{
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < ish_design_get_n_connections (design); i++)
    {
      const IshConnection *line = ish_design_get_connection_at (design, i);
      JsonObject *value;

      if (!g_hash_table_contains (copied, line->from) || !g_hash_table_contains (copied, line->to))
        continue;
      value = json_object_new ();
      json_object_set_string_member (value, "from", line->from);
      json_object_set_string_member (value, "to", line->to);
      json_object_set_string_member (value, "type", line->type);
      json_object_set_string_member (value, "label", line->label);
      json_object_set_object_member (value, "properties", json_object_ref (line->properties));
      json_array_add_object_element (out, value);
    }
  return out;
}

char *
ish_edit_copy (const IshEdit *edit, GHashTable *ids)
{
  IshDesign *design = ish_history_get_design (edit->history);
  g_autoptr (GPtrArray) tops = _ish_edit_list_tops (edit, ids);
  g_autoptr (GHashTable) copied = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonObject) clip = json_object_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonArray *resources = json_array_new ();
  JsonArray *annotations = json_array_new ();

  for (guint i = 0; i < tops->len; i++)
    {
      const IshResource *resource = ish_design_get_resource (design, g_ptr_array_index (tops, i));
      const IshAnnotation *note = ish_design_get_annotation (design, g_ptr_array_index (tops, i));

      if (resource)
        copy_subtree (design, resource, TRUE, resources, copied);
      else if (note)
        {
          JsonObject *value = json_object_new ();

          json_object_set_string_member (value, "text", note->text);
          json_object_set_double_member (value, "x", note->x);
          json_object_set_double_member (value, "y", note->y);
          json_object_set_double_member (value, "width", note->width);
          json_object_set_double_member (value, "height", note->height);
          json_array_add_object_element (annotations, value);
        }
    }
  json_object_set_string_member (clip, "format", CLIP_FORMAT);
  json_object_set_int_member (clip, "version", 1);
  json_object_set_array_member (clip, "resources", resources);
  json_object_set_array_member (clip, "connections", copy_connections (design, copied));
  json_object_set_array_member (clip, "annotations", annotations);
  if (json_array_get_length (resources) + json_array_get_length (annotations) == 0)
    return NULL;
  root = json_node_init_object (json_node_alloc (), clip);
  return json_to_string (root, FALSE);
}

/* --- paste --- */

typedef struct {
  const IshEdit *edit;
  GHashTable    *ids;  /* old id -> new id, both owned */
  GHashTable    *tops; /* new ids */
  GHashTable    *frames; /* JsonObject at the top of the clip -> interned id of its new frame */
  GHashTable    *names;   /* taken ones */
  GHashTable    *numbers; /* wanted name, or "id:" and stem -> next number to try */
  double         dx, dy; /* design units from where it was copied to where it goes */
} Paste;

static JsonArray *
clip_list (JsonObject *clip, const char *member)
{
  return ish_json_array (clip, member);
}

/* Centre of what stands at the top of the clip. */
static gboolean
find_center (JsonObject *clip, double *out_x, double *out_y)
{
  const char *lists[] = { "resources", "annotations" };
  IshRect all = { 0, 0, 0, 0 };
  gboolean found = FALSE;

  for (guint n = 0; n < G_N_ELEMENTS (lists); n++)
    {
      JsonArray *list = clip_list (clip, lists[n]);

      for (guint i = 0; list && i < json_array_get_length (list); i++)
        {
          JsonNode *node = json_array_get_element (list, i);
          JsonObject *item = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
          IshRect rect;

          if (item == NULL || ish_json_string (item, "parent", NULL))
            continue;
          rect = (IshRect) { ish_json_double (item, "x", 0), ish_json_double (item, "y", 0),
                             ish_json_double (item, "width", ISH_NODE_WIDTH),
                             ish_json_double (item, "height", ISH_NODE_HEIGHT) };
          all = found ? ish_rect_union (&all, &rect) : rect;
          found = TRUE;
        }
    }
  *out_x = all.x + all.width / 2;
  *out_y = all.y + all.height / 2;
  return found;
}

static guint
get_number (Paste *paste, const char *key)
{
  return MAX (2, GPOINTER_TO_UINT (g_hash_table_lookup (paste->numbers, key)));
}

static void
set_number (Paste *paste, const char *key, guint number)
{
  g_hash_table_insert (paste->numbers, g_strdup (key), GUINT_TO_POINTER (number));
}

/* Thousands with one name are pasted at once: the search goes on where the last one ended. */
static char *
next_name (Paste *paste, const char *wanted)
{
  guint number = get_number (paste, wanted);
  char *name = _ish_edit_make_name (paste->names, wanted, &number);

  set_number (paste, wanted, number);
  g_hash_table_add (paste->names, g_strdup (name));
  return name;
}

static char *
next_id (Paste *paste, const char *stem)
{
  IshDesign *design = ish_history_get_design (paste->edit->history);
  g_autofree char *key = g_strconcat ("id:", stem, NULL);
  guint number = get_number (paste, key);
  char *id = number == 2 ? ish_design_make_id (design, stem, stem)
                         : g_strdup_printf ("%s_%u", stem, number);

  while (ish_design_get_resource (design, id) || ish_design_get_connection (design, id)
         || ish_design_get_annotation (design, id))
    {
      g_free (id);
      id = g_strdup_printf ("%s_%u", stem, ++number);
    }
  set_number (paste, key, number + 1);
  return id;
}

static const char *
paste_parent (Paste *paste, JsonObject *item)
{
  const char *old = ish_json_string (item, "parent", NULL);

  return old ? g_hash_table_lookup (paste->ids, old) : g_hash_table_lookup (paste->frames, item);
}

/* Before anything is added: the scene is laid out anew after every change, which thousands of
 * resources could not wait for. */
static void
find_frame (Paste *paste, JsonObject *item)
{
  IshLanding landing;

  if (ish_json_string (item, "parent", NULL))
    return;
  landing = ish_edit_find_landing (paste->edit, ish_json_string (item, "type", ""),
                                   ish_json_double (item, "x", 0) + paste->dx,
                                   ish_json_double (item, "y", 0) + paste->dy, NULL, NULL);
  g_hash_table_insert (paste->frames, item, (char *) landing.frame);
}

static void
paste_resource (Paste *paste, JsonObject *item)
{
  IshDesign *design = ish_history_get_design (paste->edit->history);
  const char *type = ish_json_string (item, "type", "");
  const char *old_id = ish_json_string (item, "id", NULL);
  const IshService *service = ish_catalog_get_service (paste->edit->catalog, type);
  const char *stem = service ? ish_service_get_stem (service) : "resource";
  gboolean is_top = ish_json_string (item, "parent", NULL) == NULL;
  g_autofree char *name = next_name (paste, ish_json_string (item, "name", stem));
  g_autofree char *id = next_id (paste, stem);
  g_autoptr (JsonObject) value = json_object_new ();
  JsonObject *properties = ish_json_object (item, "properties");
  double x = ish_json_double (item, "x", 0);
  double y = ish_json_double (item, "y", 0);
  const char *parent;

  if (old_id == NULL)
    return;
  if (is_top)
    x += paste->dx, y += paste->dy;
  parent = paste_parent (paste, item);
  if (is_top)
    {
      IshPoint point = _ish_edit_place_in (paste->edit, parent, x, y);

      x = point.x;
      y = point.y;
    }
  json_object_set_string_member (value, "type", type);
  json_object_set_string_member (value, "name", name);
  if (parent)
    json_object_set_string_member (value, "parent", parent);
  json_object_set_double_member (value, "x", ish_snap (x, ISH_EDIT_GRID));
  json_object_set_double_member (value, "y", ish_snap (y, ISH_EDIT_GRID));
  if (json_object_has_member (item, "width"))
    json_object_set_double_member (value, "width", ish_json_double (item, "width", 0));
  if (json_object_has_member (item, "height"))
    json_object_set_double_member (value, "height", ish_json_double (item, "height", 0));
  json_object_set_object_member (value, "properties",
                                 properties ? json_object_ref (properties) : json_object_new ());
  json_object_set_string_member (value, "notes", ish_json_string (item, "notes", ""));
  _ish_edit_apply (paste->edit, ish_op_new_add (id, "resources", value));
  if (ish_design_get_resource (design, id) == NULL)
    return;
  if (is_top)
    {
      ish_edit_fit_frames (paste->edit, id);
      g_hash_table_add (paste->tops, (char *) g_intern_string (id));
    }
  g_hash_table_insert (paste->ids, g_strdup (old_id), g_steal_pointer (&id));
}

static void
paste_connection (Paste *paste, JsonObject *item)
{
  const char *from = g_hash_table_lookup (paste->ids, ish_json_string (item, "from", ""));
  const char *to = g_hash_table_lookup (paste->ids, ish_json_string (item, "to", ""));
  g_autofree char *id = next_id (paste, "c");
  g_autoptr (JsonObject) value = json_object_new ();
  JsonObject *properties = ish_json_object (item, "properties");

  if (from == NULL || to == NULL)
    return;
  json_object_set_string_member (value, "from", from);
  json_object_set_string_member (value, "to", to);
  json_object_set_string_member (value, "type", ish_json_string (item, "type", "default"));
  json_object_set_string_member (value, "label", ish_json_string (item, "label", ""));
  json_object_set_object_member (value, "properties",
                                 properties ? json_object_ref (properties) : json_object_new ());
  _ish_edit_apply (paste->edit, ish_op_new_link (id, value));
}

static void
paste_annotation (Paste *paste, JsonObject *item)
{
  const char *id = ish_edit_insert_note (paste->edit, ish_json_double (item, "x", 0) + paste->dx,
                                         ish_json_double (item, "y", 0) + paste->dy,
                                         ish_json_string (item, "text", ""));

  if (_ish_edit_is_there (paste->edit, id, NULL))
    g_hash_table_add (paste->tops, (char *) id);
}

static void
paste_list (Paste *paste, JsonObject *clip, const char *member,
            void (*each) (Paste *, JsonObject *))
{
  JsonArray *list = clip_list (clip, member);

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        each (paste, json_node_get_object (node));
    }
}

GHashTable *
ish_edit_paste (const IshEdit *edit, const char *text, double x, double y)
{
  g_autoptr (GHashTable) tops = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (IshJson) json = ish_json_parse (text, -1, "clipboard", NULL, NULL);
  JsonNode *root = json ? ish_json_get_root (json) : NULL;
  g_autoptr (GHashTable) names = _ish_edit_list_names (edit);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) frames = g_hash_table_new (NULL, NULL);
  Paste paste = { edit, ids, tops, frames, names, numbers, 0, 0 };
  JsonObject *clip;
  double center_x, center_y;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&tops);
  clip = json_node_get_object (root);
  if (!g_str_equal (ish_json_string (clip, "format", ""), CLIP_FORMAT)
      || !find_center (clip, &center_x, &center_y))
    return g_steal_pointer (&tops);
  paste.dx = x - center_x;
  paste.dy = y - center_y;
  paste_list (&paste, clip, "resources", find_frame);
  ish_history_begin (edit->history, _("Paste"));
  paste_list (&paste, clip, "resources", paste_resource);
  paste_list (&paste, clip, "connections", paste_connection);
  paste_list (&paste, clip, "annotations", paste_annotation);
  ish_history_end (edit->history);
  return g_steal_pointer (&tops);
}
