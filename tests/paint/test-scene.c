/* The scene: exact rectangles and hits, and the same after any history as when made anew.
 * SPDX-License-Identifier: MIT */
#include "paint-fixture.h"

#include "paint/ish-scene-private.h"

#include <math.h>

static void
assert_rect (IshScene *scene, const char *id, double x, double y, double width, double height)
{
  IshRect rect;

  g_assert_true (ish_scene_get_rect (scene, id, &rect));
  g_assert_cmpfloat_with_epsilon (rect.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.width, width, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.height, height, 1e-9);
}

static void
test_rects (PaintFixture *self, gconstpointer data)
{
  IshRect rect;

  assert_rect (self->scene, "net", 100, 100, 800, 600);
  assert_rect (self->scene, "sub", 140, 180, 300, 240);
  assert_rect (self->scene, "web", 180, 240, 120, 100);
  assert_rect (self->scene, "db", 580, 240, 120, 100);
  assert_rect (self->scene, "n1", -220, 500, 160, 80);
  g_assert_false (ish_scene_get_rect (self->scene, "c1", &rect));
  g_assert_false (ish_scene_get_rect (self->scene, "nobody", &rect));
  ish_scene_get_extents (self->scene, &rect);
  /* The network in the region's frame in the cloud's: 20 and 20 beside, 40 and 40 above. */
  g_assert_cmpfloat_with_epsilon (rect.x, -220, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.x + rect.width, 940, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height, 740, 1e-9);
}

static void
test_empty (PaintFixture *self, gconstpointer data)
{
  g_autoptr (IshDesign) design = ish_design_new ("Empty");
  g_autoptr (IshScene) scene = ish_scene_new (design, self->catalog);
  IshRect rect = { 1, 1, 1, 1 };

  ish_scene_get_extents (scene, &rect);
  g_assert_cmpfloat_with_epsilon (rect.width, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.height, 0, 1e-9);
  g_assert_cmpint (ish_scene_hit (scene, 0, 0, 8, NULL).kind, ==, ISH_HIT_NOTHING);
  /* Guests alone are not in the cloud: no frames around them. */
  paint_fixture_add (design, "g", "demo.guest", "", NULL, 0, 0, 0, 0);
  ish_scene_get_extents (scene, &rect);
  g_assert_cmpfloat_with_epsilon (rect.width, 120, 1e-9);
}

static void
assert_hit (IshScene *scene, double x, double y, GHashTable *selected, IshHitKind kind,
            const char *id, guint part)
{
  IshHit hit = ish_scene_hit (scene, x, y, 6, selected);

  g_assert_cmpstr (hit.id, ==, id);
  g_assert_cmpint (hit.kind, ==, kind);
  g_assert_cmpuint (hit.part, ==, part);
  if (id)
    g_assert_true (hit.id == g_intern_string (id));
}

static void
test_hits (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) selected = g_hash_table_new (g_str_hash, g_str_equal);

  assert_hit (self->scene, 240, 290, NULL, ISH_HIT_RESOURCE, "web", 0);
  assert_hit (self->scene, 200, 190, NULL, ISH_HIT_RESOURCE, "sub", 0);   /* header */
  assert_hit (self->scene, 142, 360, NULL, ISH_HIT_RESOURCE, "sub", 0);   /* border */
  assert_hit (self->scene, 400, 400, NULL, ISH_HIT_FRAME_BODY, "sub", 0);
  assert_hit (self->scene, 470, 410, NULL, ISH_HIT_FRAME_BODY, "zone", 0);
  assert_hit (self->scene, 500, 600, NULL, ISH_HIT_FRAME_BODY, "net", 0);
  assert_hit (self->scene, -100, 540, NULL, ISH_HIT_ANNOTATION, "n1", 0);
  assert_hit (self->scene, -150, 100, NULL, ISH_HIT_NOTHING, NULL, 0);
  assert_hit (self->scene, 400, 293, NULL, ISH_HIT_CONNECTION, "c2", 0);
  /* Ports and handles only of what is selected. */
  assert_hit (self->scene, 300, 290, NULL, ISH_HIT_RESOURCE, "web", 0);
  g_hash_table_add (selected, (char *) "web");
  g_hash_table_add (selected, (char *) "net");
  assert_hit (self->scene, 300, 290, selected, ISH_HIT_PORT, "web", 1);
  assert_hit (self->scene, 240, 242, selected, ISH_HIT_PORT, "web", 0);
  assert_hit (self->scene, 100, 100, selected, ISH_HIT_HANDLE, "net", 0);
  assert_hit (self->scene, 900, 400, selected, ISH_HIT_HANDLE, "net", 3);
  assert_hit (self->scene, 100, 400, selected, ISH_HIT_HANDLE, "net", 7);
}

static void
test_frame_at (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) except = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (ish_scene_get_frame_at (self->scene, 240, 290, NULL), ==, "sub");
  g_assert_cmpstr (ish_scene_get_frame_at (self->scene, 500, 600, NULL), ==, "net");
  g_assert_null (ish_scene_get_frame_at (self->scene, -50, 290, NULL));
  g_hash_table_add (except, (char *) "zone");
  g_assert_cmpstr (ish_scene_get_frame_at (self->scene, 240, 290, except), ==, "net");
}

static gboolean
list_has (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], id))
      return TRUE;
  return FALSE;
}

static void
test_list_in (PaintFixture *self, gconstpointer data)
{
  IshRect marquee = { 170, 230, 200, 130 };
  g_autoptr (GPtrArray) enclosed = ish_scene_list_in (self->scene, &marquee, TRUE);
  g_autoptr (GPtrArray) touching = ish_scene_list_in (self->scene, &marquee, FALSE);

  g_assert_cmpuint (enclosed->len, ==, 1);
  g_assert_cmpstr (enclosed->pdata[0], ==, "web");
  g_assert_true (list_has (touching, "web"));
  g_assert_true (list_has (touching, "c2"));
  /* Drawn inside a frame, the marquee does not touch the frame itself. */
  g_assert_false (list_has (touching, "sub"));
  marquee = (IshRect) { 120, 300, 100, 10 };
  g_clear_pointer (&touching, g_ptr_array_unref);
  touching = ish_scene_list_in (self->scene, &marquee, FALSE);
  g_assert_true (list_has (touching, "sub"));
  g_assert_false (list_has (touching, "net"));
}

static void
test_routes (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GArray) route = ish_scene_get_route (self->scene, "c2");
  IshPoint first, last;

  g_assert_cmpuint (route->len, ==, 2);
  first = g_array_index (route, IshPoint, 0);
  last = g_array_index (route, IshPoint, 1);
  g_assert_cmpfloat_with_epsilon (first.x, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.x, 580, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.y, last.y, 1e-9);
  g_assert_null (ish_scene_get_route (self->scene, "web"));
}

typedef struct { IshRect rect; guint n; } Damage;

static void
damaged_cb (IshScene *scene, IshRect *rect, Damage *damage)
{
  damage->rect = damage->n++ ? ish_rect_union (&damage->rect, rect) : *rect;
}

static void
test_follows (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GArray) route = NULL;
  Damage damage = { { 0 }, 0 };
  IshRect before = { 140, 180, 300, 240 }, after = { 240, 280, 300, 240 };

  g_signal_connect (self->scene, "damaged", G_CALLBACK (damaged_cb), &damage);
  paint_fixture_apply (self->design, ish_op_new_move ("sub", "net", NULL, 140, 180));
  assert_rect (self->scene, "sub", 240, 280, 300, 240);
  assert_rect (self->scene, "web", 280, 340, 120, 100); /* what is inside moves along */
  route = ish_scene_get_route (self->scene, "c1");
  g_assert_cmpfloat_with_epsilon (g_array_index (route, IshPoint, route->len - 1).x, 280, 1e-9);
  g_assert_cmpuint (damage.n, ==, 1);
  g_assert_true (ish_rect_encloses (&damage.rect, &before));
  g_assert_true (ish_rect_encloses (&damage.rect, &after));
  /* A resize, then nothing of what is deleted is left. */
  paint_fixture_apply (self->design, ish_op_new_set_double ("sub", "width", 400));
  assert_rect (self->scene, "sub", 240, 280, 400, 240);
  paint_fixture_apply (self->design, ish_op_new_delete ("sub"));
  g_assert_false (ish_scene_get_rect (self->scene, "web", &before));
  g_assert_null (ish_scene_get_route (self->scene, "c1"));
  g_assert_null (ish_scene_get_route (self->scene, "c2"));
  assert_hit (self->scene, 340, 500, NULL, ISH_HIT_FRAME_BODY, "net", 0);
}

static void
test_settles_once (PaintFixture *self, gconstpointer data)
{
  Damage damage = { { 0 }, 0 };

  g_signal_connect (self->scene, "damaged", G_CALLBACK (damaged_cb), &damage);
  ish_design_freeze (self->design);
  paint_fixture_apply (self->design, ish_op_new_move ("web", "sub", NULL, 60, 60));
  paint_fixture_apply (self->design, ish_op_new_move ("db", "sub2", NULL, 60, 60));
  g_assert_cmpuint (damage.n, ==, 0);
  assert_rect (self->scene, "web", 200, 240, 120, 100); /* true at once, painted later */
  ish_design_thaw (self->design);
  g_assert_cmpuint (damage.n, ==, 1);
}

static void
test_labels_apart (PaintFixture *self, gconstpointer data)
{
  /* Two lines side by side, 20 apart: chips of the same place would touch. */
  paint_fixture_link (self->design, "c3", "web", "db", "network");
  paint_fixture_apply (self->design, ish_op_new_set_string ("c3", "label", "second"));
  for (double x = 300; x < 580; x += 4)
    for (double y = 240; y < 340; y += 4)
      {
        guint n = 0;
        IshRect rect;

        for (guint i = 0; i < 2; i++)
          {
            rect = _ish_item_chip (_ish_scene_get_item (self->scene, i ? "c3" : "c2"));
            n += ish_rect_contains (&rect, x, y);
          }
        g_assert_cmpuint (n, <, 2);
      }
  assert_hit (self->scene, _ish_scene_get_item (self->scene, "c3")->label_at.x + 20,
              _ish_scene_get_item (self->scene, "c3")->label_at.y + 8, NULL, ISH_HIT_CONNECTION,
              "c3", 0);
}

/* --- any history --- */

static void
assert_same (IshScene *scene, IshDesign *design, IshCatalog *catalog)
{
  g_autoptr (IshScene) fresh = ish_scene_new (design, catalog);
  IshRect a, b;

  ish_scene_get_extents (scene, &a);
  ish_scene_get_extents (fresh, &b);
  g_assert_cmpfloat_with_epsilon (a.width, b.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.height, b.height, 1e-9);
  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const char *id = ish_design_get_resource_at (design, i)->id;

      g_assert_true (ish_scene_get_rect (scene, id, &a));
      g_assert_true (ish_scene_get_rect (fresh, id, &b));
      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
      g_assert_true (ish_design_get_bounds (design, id, &b));
      g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
    }
  for (guint i = 0; i < ish_design_get_n_connections (design); i++)
    {
      const char *id = ish_design_get_connection_at (design, i)->id;
      g_autoptr (GArray) route = ish_scene_get_route (scene, id);
      g_autoptr (GArray) expected = ish_scene_get_route (fresh, id);

      g_assert_cmpmem (route->data, route->len * sizeof (IshPoint), expected->data,
                       expected->len * sizeof (IshPoint));
    }
}

static void
apply_random (IshDesign *design, GRand *rand, guint step, GPtrArray *inverse)
{
  g_autofree char *id = g_strdup_printf ("r%d", g_rand_int_range (rand, 0, 14));
  g_autofree char *other = g_strdup_printf ("r%d", g_rand_int_range (rand, 0, 14));
  g_autofree char *line = g_strdup_printf ("l%d", g_rand_int_range (rand, 0, 10));
  double x = g_rand_int_range (rand, 0, 40) * 20, y = g_rand_int_range (rand, 0, 40) * 20;
  g_autoptr (JsonObject) value = json_object_new ();
  g_autoptr (IshOp) op = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
    case 1:
      json_object_set_string_member (value, "type",
                                     g_rand_int_range (rand, 0, 4) ? "demo.web" : "demo.sub");
      json_object_set_double_member (value, "x", x);
      json_object_set_double_member (value, "y", y);
      op = ish_op_new_add (id, "resources", value);
      break;
    case 2:
      op = ish_op_new_move (id, g_rand_boolean (rand) ? other : NULL, NULL, x, y);
      break;
    case 3:
    case 4:
      op = ish_op_new_link_ends (line, id, other, "network");
      break;
    default:
      op = step % 3 ? ish_op_new_unlink (line) : ish_op_new_delete (id);
      break;
    }
  /* Many are refused: the id is taken, or nobody has it. That is no change. */
  ish_design_apply (design, op, inverse, NULL);
}

static void
test_any_history (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (IshDesign) design = paint_fixture_new_design ();
      g_autoptr (IshScene) scene = ish_scene_new (design, self->catalog);
      g_autoptr (GPtrArray) inverse =
        g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);

      for (guint step = 0; step < 60; step++)
        {
          apply_random (design, rand, step, inverse);
          if (step % 10 == 9)
            assert_same (scene, design, self->catalog);
        }
      g_assert_cmpuint (inverse->len, >, 0);
    }
}

static void
test_undo (PaintFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  g_autoptr (IshOp) op = ish_op_new_delete ("zone");

  g_assert_true (ish_design_apply (self->design, op, inverse, NULL));
  ish_design_freeze (self->design);
  for (guint i = 0; i < inverse->len; i++)
    g_assert_true (ish_design_apply (self->design, inverse->pdata[i], NULL, NULL));
  ish_design_thaw (self->design);
  assert_rect (self->scene, "web", 180, 240, 120, 100);
  assert_same (self->scene, self->design, self->catalog);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, PaintFixture, NULL, paint_fixture_set_up, test, paint_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paint/scene/rects", test_rects);
  ADD ("/paint/scene/empty", test_empty);
  ADD ("/paint/scene/hits", test_hits);
  ADD ("/paint/scene/frame-at", test_frame_at);
  ADD ("/paint/scene/list-in", test_list_in);
  ADD ("/paint/scene/routes", test_routes);
  ADD ("/paint/scene/follows", test_follows);
  ADD ("/paint/scene/settles-once", test_settles_once);
  ADD ("/paint/scene/labels-apart", test_labels_apart);
  ADD ("/paint/scene/any-history", test_any_history);
  ADD ("/paint/scene/undo", test_undo);
  return g_test_run ();
}
