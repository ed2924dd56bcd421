/* Every type of both providers: with its required fields filled it resolves without an error, is
 * written in its own dialect, and our lint has nothing to say against the code.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"
#include "catalog/ish-schema.h"
#include "generate/ish-generate.h"
#include "read/ish-lint.h"

#define BATCH 20 /* types in one design */

/* --- filling --- */

static JsonNode *fill_shape (const IshShape *shape);

static JsonNode *
fill_list (const IshShape *item)
{
  g_autoptr (JsonArray) array = json_array_new ();

  json_array_add_element (array, item != NULL ? fill_shape (item)
                                              : json_node_init_string (json_node_alloc (), "x"));
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
fill_object (const IshShape *shape)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (shape->kinds == ISH_SHAPE_MAP && shape->item != NULL)
    json_object_set_member (object, "k", fill_shape (shape->item));
  else if (shape->n_fields == 0)
    json_object_set_string_member (object, "k", "v");
  for (guint i = 0; i < shape->n_fields; i++)
    if ((shape->fields[i].flags & ISH_FIELD_REQUIRED) != 0)
      json_object_set_member (object, shape->fields[i].name, fill_shape (shape->fields[i].shape));
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
fill_shape (const IshShape *shape)
{
  if (shape->values != NULL && shape->values[0] != NULL)
    return json_node_init_string (json_node_alloc (), shape->values[0]);
  if (shape->kinds & (ISH_SHAPE_STRING | ISH_SHAPE_ANY))
    return json_node_init_string (json_node_alloc (), "x");
  if (shape->kinds & (ISH_SHAPE_INT | ISH_SHAPE_NUMBER))
    return json_node_init_int (json_node_alloc (), 1);
  if (shape->kinds & ISH_SHAPE_BOOL)
    return json_node_init_boolean (json_node_alloc (), TRUE);
  return shape->kinds & ISH_SHAPE_LIST ? fill_list (shape->item) : fill_object (shape);
}

static JsonObject *fill_fields (const IshService *service, const IshProp *block);

static JsonNode *
fill_prop (const IshService *service, const IshProp *prop)
{
  g_autoptr (JsonArray) array = NULL;

  if (prop->type != ISH_PROP_BLOCK && prop->type != ISH_PROP_BLOCKS)
    return fill_shape (ish_prop_get_shape (prop));
  if (prop->type == ISH_PROP_BLOCK)
    return json_node_init_object (json_node_alloc (), fill_fields (service, prop));
  array = json_array_new ();
  json_array_add_object_element (array, fill_fields (service, prop));
  return json_node_init_array (json_node_alloc (), array);
}

/* Secrets stay empty: they become variables. */
static JsonObject *
fill_fields (const IshService *service, const IshProp *block)
{
  JsonObject *object = json_object_new ();
  guint n = block ? ish_prop_get_n_fields (block) : ish_service_get_n_props (service);

  for (guint i = 0; i < n; i++)
    {
      const IshProp *prop = block ? ish_prop_get_field_at (block, i)
                                  : ish_service_get_prop_at (service, i);

      if (prop->required && !ish_prop_is_secret (prop))
        json_object_set_member (object, prop->name, fill_prop (service, prop));
    }
  return object;
}

/* --- one design of many types --- */

typedef struct
{
  IshCatalog *catalog;
  char *folder;
  guint n_checked;
} Fixture;

static void
check_findings (IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = findings->pdata[i];
      g_autofree char *text = ish_finding_format (finding, NULL);

      if (finding->severity == ISH_SEVERITY_ERROR)
        {
          g_test_fail ();
          g_test_message ("%s %s: %s", finding->resource_id, finding->property, text);
        }
    }
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

/* Whether nothing drawn is in this dialect: such a template is none. */
static gboolean
is_empty (IshOutput *output)
{
  const IshOutputFile *file = ish_output_get_file_at (output, 0);

  return g_strstr_len (g_bytes_get_data (file->data, NULL), (gssize) g_bytes_get_size (file->data),
                       "Resources: {}") != NULL;
}

/* What a type is filled with here means nothing, so only what names and kinds say counts. */
static void
check_code (Fixture *self, IshStack *stack, IshDialect dialect)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshOutput) output = ish_generate (stack, dialect, &error);
  g_autoptr (IshLint) lint = NULL;
  guint n_wrong = 0;

  g_assert_no_error (error);
  clear_folder (self->folder);
  g_assert_true (ish_output_save (output, self->folder, &error));
  if (is_empty (output))
    return;
  lint = ish_lint_path (self->folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; n_wrong < 5 && i < ish_lint_get_findings (lint)->len; i++)
    {
      const IshLintFinding *finding = ish_lint_get_findings (lint)->pdata[i];

      if (finding->severity == ISH_SEVERITY_ERROR
          && strcmp (finding->rule, "schema.value") != 0
          && (g_str_has_prefix (finding->rule, "schema.")
              || g_str_has_prefix (finding->rule, "type.")
              || g_str_has_prefix (finding->rule, "name.")
              || g_str_has_prefix (finding->rule, "reference.")))
        {
          g_test_fail ();
          g_test_message ("%s:%u: %s [%s]", finding->file, finding->line, finding->message,
                          finding->rule);
          n_wrong++;
        }
    }
}

static IshDesign *
make_design (Fixture *self, GPtrArray *types)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"isshoni-design\", \"version\": 1, "
                                           "\"id\": \"d_test0001\", \"name\": \"test\", "
                                           "\"resources\": [");
  g_autoptr (GError) error = NULL;
  IshDesign *design;
  guint n = 0;

  for (guint i = 0; i < types->len; i++)
    {
      const IshService *service = ish_catalog_get_service (self->catalog, types->pdata[i]);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonObject) object = NULL;

      if (service == NULL)
        continue; /* gone from the newest provider */
      object = fill_fields (service, NULL);
      node = json_node_init_object (json_node_alloc (), object);
      g_string_append_printf (text, "%s{\"id\": \"r%u\", \"type\": \"%s\", \"properties\": ",
                              n++ ? ", " : "", i, (const char *) types->pdata[i]);
      ish_json_append (text, node);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "], \"connections\": []}");
  self->n_checked += n;
  design = ish_design_parse (text->str, (gssize) text->len, "test", &error);
  g_assert_no_error (error);
  return design;
}

static void
check_batch (Fixture *self, GPtrArray *types)
{
  g_autoptr (IshDesign) design = make_design (self, types);
  g_autoptr (IshStack) stack = ish_stack_resolve (design, self->catalog);

  check_findings (stack);
  check_code (self, stack, ISH_DIALECT_TERRAFORM);
  check_code (self, stack, ISH_DIALECT_CLOUDFORMATION);
}

static void
check_types (Fixture *self, const char *prefix, const char *const *names, guint n)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (types, g_strconcat (prefix, names[i], NULL));
      if (types->len < BATCH && i + 1 < n)
        continue;
      check_batch (self, types);
      g_ptr_array_set_size (types, 0);
    }
}

static void
test_types (void)
{
  Fixture self = { ish_catalog_new (NULL), g_dir_make_tmp ("isshoni-XXXXXX", NULL), 0 };
  const IshSchema *schema = ish_schema_get_full (NULL);
  const char *const *names;
  guint n;

  names = ish_schema_list_resources (schema, &n);
  check_types (&self, "tf.", names, n);
  g_assert_cmpuint (self.n_checked, >=, 1305);
  names = ish_schema_list_cloudformation (schema, &n);
  self.n_checked = 0;
  check_types (&self, "cfn.", names, n);
  g_assert_cmpuint (self.n_checked, >=, 1850);
  clear_folder (self.folder);
  g_rmdir (self.folder);
  g_free (self.folder);
  ish_catalog_unref (self.catalog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/generic/types", test_types);
  return g_test_run ();
}
