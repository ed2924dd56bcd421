/* Reads a hand-written stack.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

#include "base/ish-json.h"

struct _TestStack
{
  JsonParser *parser, *kind_parser, *cloud_parser;
  IshArena   *arena;
  GPtrArray  *nodes, *outputs, *inputs;
  JsonObject *kinds;
  IshSource   source;
};

/* JSON as tests write it, with ' for ", so that C need not escape every quote. */
static char *
to_json (const char *text)
{
  char *json = g_strdup (text);

  for (char *c = json; *c; c++)
    if (*c == '\'')
      *c = '"';
  return json;
}

/* --- values --- */

static const IshValue *
read_piece (TestStack *self, const char *word)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };
  const char *dot = strchr (word, '.');
  g_autofree char *node = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pseudos); i++)
    if (strcmp (word, pseudos[i]) == 0)
      return ish_value_pseudo (i);
  if (word[0] == '?')
    return ish_value_input (self->arena, word + 1);
  g_assert_nonnull (dot);
  node = g_strndup (word, dot - word);
  return ish_value_ref (self->arena, node, dot + 1);
}

static const IshValue *
read_text (TestStack *self, const char *text)
{
  g_autoptr(GPtrArray) pieces = g_ptr_array_new ();

  if (strstr (text, "@{") == NULL)
    return ish_value_string (self->arena, text);
  while (*text)
    {
      const char *sign = strstr (text, "@{");
      const char *end = sign ? strchr (sign, '}') : NULL;
      g_autofree char *before = end ? g_strndup (text, sign - text) : g_strdup (text);
      g_autofree char *word = end ? g_strndup (sign + 2, end - sign - 2) : NULL;

      if (before[0])
        g_ptr_array_add (pieces, (gpointer) ish_value_string (self->arena, before));
      if (word)
        g_ptr_array_add (pieces, (gpointer) read_piece (self, word));
      text = end ? end + 1 : "";
    }
  if (pieces->len == 1)
    return pieces->pdata[0];
  return ish_value_join (self->arena, (const IshValue *const *) pieces->pdata, pieces->len);
}

static const IshValue *read_value (TestStack *self, JsonNode *node);

static const IshValue *
read_list (TestStack *self, JsonArray *array)
{
  guint n = json_array_get_length (array);
  g_autofree const IshValue **items = g_new (const IshValue *, n + 1);

  for (guint i = 0; i < n; i++)
    items[i] = read_value (self, json_array_get_element (array, i));
  return ish_value_list (self->arena, items, n);
}

static const IshValue *
read_map (TestStack *self, JsonObject *object)
{
  g_autofree IshMember *members = g_new (IshMember, json_object_get_size (object) + 1);
  JsonObjectIter iter;
  JsonNode *node;
  guint n = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &members[n].key, &node))
    {
      members[n].key = ish_arena_strdup (self->arena, members[n].key);
      members[n++].value = read_value (self, node);
    }
  return ish_value_map (self->arena, members, n);
}

static const IshValue *
read_value (TestStack *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return read_list (self, json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_map (self, json_node_get_object (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return ish_value_null ();
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:  return read_text (self, json_node_get_string (node));
    case G_TYPE_BOOLEAN: return ish_value_bool (json_node_get_boolean (node));
    case G_TYPE_DOUBLE:  return ish_value_double (self->arena, json_node_get_double (node));
    default:             return ish_value_int (self->arena, json_node_get_int (node));
    }
}

const IshValue *
test_stack_value (TestStack *self, const char *json)
{
  g_autofree char *text = to_json (json);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);

  g_assert_nonnull (node);
  return read_value (self, node);
}

/* --- nodes --- */

static const char *const *
read_names (TestStack *self, JsonObject *object, const char *member)
{
  JsonArray *array = ish_json_array (object, member);
  guint n = array ? json_array_get_length (array) : 0;
  const char **names = ish_arena_alloc (self->arena, (n + 1) * sizeof *names);

  for (guint i = 0; i < n; i++)
    names[i] = ish_arena_strdup (self->arena, json_array_get_string_element (array, i));
  return names;
}

static const IshValue *
read_member (TestStack *self, JsonObject *object, const char *member)
{
  return json_object_has_member (object, member)
           ? read_value (self, json_object_get_member (object, member))
           : NULL;
}

static void
add_node (JsonArray *array, guint index, JsonNode *element, gpointer data)
{
  TestStack *self = data;
  JsonObject *object = json_node_get_object (element);
  IshNode *node = ish_arena_alloc (self->arena, sizeof *node);
  const IshValue *args = read_member (self, object, "args");

  node->key = ish_json_string (object, "key", NULL);
  node->kind = ish_json_string (object, "kind", NULL);
  node->args = args ? args : ish_value_map (self->arena, NULL, 0);
  node->after = read_names (self, object, "after");
  node->owners = read_names (self, object, "owners");
  node->resource_id = node->key;
  node->region = ish_json_string (object, "region", NULL);
  node->retain = ish_json_string (object, "retain", NULL);
  node->lifecycle = read_member (self, object, "lifecycle");
  g_ptr_array_add (self->nodes, node);
}

static void
add_output (JsonArray *array, guint index, JsonNode *element, gpointer data)
{
  TestStack *self = data;
  JsonObject *object = json_node_get_object (element);
  IshStackOutput *output = ish_arena_alloc (self->arena, sizeof *output);

  output->name = ish_json_string (object, "name", NULL);
  output->description = ish_json_string (object, "description", NULL);
  output->value = read_member (self, object, "value");
  g_ptr_array_add (self->outputs, output);
}

static void
add_input (JsonArray *array, guint index, JsonNode *element, gpointer data)
{
  TestStack *self = data;
  JsonObject *object = json_node_get_object (element);
  IshStackInput *input = ish_arena_alloc (self->arena, sizeof *input);

  input->name = ish_json_string (object, "name", NULL);
  input->type = ish_json_string (object, "type", "string");
  input->description = ish_json_string (object, "description", NULL);
  input->fallback = read_member (self, object, "default");
  g_ptr_array_add (self->inputs, input);
}

static JsonObject *
load_object (JsonParser *parser, const char *path)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* The kinds of tests, and the facts of the cloud as the program has them. */
static void
load_data (TestStack *self, JsonObject *root)
{
  g_autofree char *kinds =
    g_test_build_filename (G_TEST_DIST, "generate", "catalog", "aws", "kinds", "test.json", NULL);
  g_autofree char *cloud = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", "aws",
                                                  "cloud.json", NULL);

  self->kind_parser = json_parser_new ();
  self->cloud_parser = json_parser_new ();
  self->kinds = ish_json_object (root, "kinds");
  if (self->kinds == NULL)
    self->kinds = load_object (self->kind_parser, kinds);
  self->source.cloud = ish_json_object (root, "cloud");
  if (self->source.cloud == NULL)
    self->source.cloud = load_object (self->cloud_parser, cloud);
}

static JsonObject *
get_kind (gpointer data, const char *kind)
{
  return ish_json_object (((TestStack *) data)->kinds, kind);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshNode *const *) a)->key, (*(const IshNode *const *) b)->key);
}

static void
read_all (TestStack *self, JsonObject *root, const char *member, JsonArrayForeach read)
{
  JsonArray *array = ish_json_array (root, member);

  if (array)
    json_array_foreach_element (array, read, self);
}

TestStack *
test_stack_new (const char *json)
{
  TestStack *self = g_new0 (TestStack, 1);
  g_autofree char *text = to_json (json);
  g_autoptr(GError) error = NULL;
  JsonObject *root;

  self->parser = json_parser_new ();
  json_parser_load_from_data (self->parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (self->parser));
  self->arena = ish_arena_new ();
  self->nodes = g_ptr_array_new ();
  self->outputs = g_ptr_array_new ();
  self->inputs = g_ptr_array_new ();
  load_data (self, root);
  read_all (self, root, "nodes", add_node);
  read_all (self, root, "outputs", add_output);
  read_all (self, root, "inputs", add_input);
  g_ptr_array_sort (self->nodes, compare_nodes);
  self->source = (IshSource) {
    .nodes = (const IshNode *const *) self->nodes->pdata,
    .n_nodes = self->nodes->len,
    .outputs = self->outputs,
    .inputs = self->inputs,
    .name = ish_json_string (root, "name", "Shop"),
    .region = ish_json_string (root, "region", "ap-northeast-2"),
    .environment = ish_json_string (root, "environment", "dev"),
    .prefix = ish_json_string (root, "prefix", "shop-k3fq-dev"),
    .tags = ish_json_object (root, "tags"),
    .cloud = self->source.cloud,
    .get_kind = get_kind,
    .kind_data = self,
  };
  return self;
}

void
test_stack_free (TestStack *self)
{
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->outputs);
  g_ptr_array_unref (self->inputs);
  ish_arena_free (self->arena);
  g_object_unref (self->parser);
  g_object_unref (self->kind_parser);
  g_object_unref (self->cloud_parser);
  g_free (self);
}

const IshSource *
test_stack_get_source (TestStack *self)
{
  return &self->source;
}

/* --- generating --- */

const IshSchema *
test_schema (void)
{
  g_autoptr(GError) error = NULL;
  const IshSchema *schema = ish_schema_get_default (&error);

  g_assert_no_error (error);
  return schema;
}

char *
test_generate (const char *json, IshDialect dialect, const char *file)
{
  g_autoptr(TestStack) stack = test_stack_new (json);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) files = _ish_generate_files (&stack->source, test_schema (), dialect, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      const IshOutputFile *found = &g_array_index (files, IshOutputFile, i);
      gsize length;
      const char *data = g_bytes_get_data (found->data, &length);

      if (strcmp (found->name, file) == 0)
        return g_strndup (data ? data : "", length);
    }
  g_error ("no file is called %s", file);
}

char *
test_generate_error (const char *json, IshDialect dialect)
{
  g_autoptr(TestStack) stack = test_stack_new (json);
  g_autoptr(GError) error = NULL;
  GArray *files = _ish_generate_files (&stack->source, test_schema (), dialect, &error);

  g_assert_null (files);
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, ISH_GENERATE_ERROR);
  return g_strdup (error->message);
}

void
test_assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("expected\n%s\nin\n%s", part, text);
}

void
test_assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part))
    g_error ("did not expect\n%s\nin\n%s", part, text);
}
