/* Designs drawn with a made-up cloud of frames and cards (catalog/).
 * SPDX-License-Identifier: MIT */
#include "paint-fixture.h"

#include <glib/gstdio.h>

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
paint_fixture_apply (IshDesign *design, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  ish_design_apply (design, op, NULL, &error);
  g_assert_no_error (error);
  ish_op_unref (op);
}

IshDesign *
paint_fixture_new_design (void)
{
  IshDesign *design = ish_design_new ("Test");

  paint_fixture_apply (design, ish_op_new_set_string ("design", "settings.cloud", "demo"));
  paint_fixture_apply (design, ish_op_new_set_string ("design", "settings.region", "seoul-1"));
  return design;
}

void
paint_fixture_add (IshDesign *design, const char *id, const char *type, const char *name,
                   const char *parent, double x, double y, double width, double height)
{
  g_autoptr (JsonObject) value = json_object_new ();

  json_object_set_string_member (value, "type", type);
  json_object_set_string_member (value, "name", name);
  if (parent)
    json_object_set_string_member (value, "parent", parent);
  json_object_set_double_member (value, "x", x);
  json_object_set_double_member (value, "y", y);
  if (width > 0)
    {
      json_object_set_double_member (value, "width", width);
      json_object_set_double_member (value, "height", height);
    }
  paint_fixture_apply (design, ish_op_new_add (id, "resources", value));
}

void
paint_fixture_link (IshDesign *design, const char *id, const char *from, const char *to,
                    const char *type)
{
  paint_fixture_apply (design, ish_op_new_link_ends (id, from, to, type));
}

void
paint_fixture_set_up (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) note = json_object_new ();
  g_autofree char *catalog = g_test_build_filename (G_TEST_DIST, "paint", "catalog", NULL);

  self->folder = g_dir_make_tmp ("isshoni-paint-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->catalog = ish_catalog_new_for_folder (catalog, &error);
  g_assert_no_error (error);
  self->design = paint_fixture_new_design ();
  paint_fixture_add (self->design, "net", "demo.net", "Main", NULL, 100, 100, 800, 600);
  paint_fixture_add (self->design, "zone", "demo.zone", "Zone a", "net", 20, 40, 700, 300);
  paint_fixture_add (self->design, "sub", "demo.sub", "Public a", "zone", 20, 40, 300, 240);
  paint_fixture_add (self->design, "sub2", "demo.sub", "Data a", "zone", 360, 40, 300, 240);
  paint_fixture_add (self->design, "web", "demo.web", "웹 서버", "sub", 40, 60, 0, 0);
  paint_fixture_add (self->design, "db", "demo.db", "データ", "sub2", 100, 60, 0, 0);
  paint_fixture_add (self->design, "guest", "demo.guest", "Guest <1> & \"2\"", NULL, -200, 245, 0,
                     0);
  paint_fixture_apply (self->design, ish_op_new_set_string ("sub", "properties.tier", "public"));
  paint_fixture_apply (self->design, ish_op_new_set_string ("sub2", "properties.tier", "data"));
  paint_fixture_link (self->design, "c1", "guest", "web", "network");
  paint_fixture_apply (self->design, ish_op_new_set_string ("c1", "label", "HTTPS"));
  paint_fixture_link (self->design, "c2", "web", "db", "default");
  json_object_set_string_member (note, "text", "Ask 민준 about this");
  json_object_set_double_member (note, "x", -220);
  json_object_set_double_member (note, "y", 500);
  json_object_set_double_member (note, "width", 160);
  json_object_set_double_member (note, "height", 80);
  paint_fixture_apply (self->design, ish_op_new_add ("n1", "annotations", note));
  self->scene = ish_scene_new (self->design, self->catalog);
}

void
paint_fixture_tear_down (PaintFixture *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->scene));
  g_clear_object (&self->design);
  g_clear_pointer (&self->catalog, ish_catalog_unref);
  remove_tree (self->folder);
  g_free (self->folder);
}
