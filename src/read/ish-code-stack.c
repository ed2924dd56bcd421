/* Reads a folder or file of code into a stack, and remembers where everything stood.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

/* --- tables --- */

static JsonObject *
read_tables (const char *cloud, GError **error)
{
  g_autofree char *path = g_strdup_printf ("data/read/%s.json", cloud);
  g_autoptr (GBytes) bytes = ish_data_lookup (path, error);
  g_autoptr (IshJson) json = NULL;
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  json = ish_json_parse (text, (gssize) length, path, NULL, error);
  if (json == NULL)
    return NULL;
  return ish_json_copy_object (json_node_get_object (ish_json_get_root (json)));
}

/* Of the program: read once for each cloud, never freed. */
static JsonObject *
get_tables (const char *cloud, GError **error)
{
  static GMutex mutex;
  static GHashTable *all;
  JsonObject *tables;

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tables = g_hash_table_lookup (all, cloud);
  if (tables == NULL && (tables = read_tables (cloud, error)) != NULL)
    g_hash_table_insert (all, g_strdup (cloud), tables);
  g_mutex_unlock (&mutex);
  return tables;
}

static void
note_kind (IshCodeStack *self, const char *name)
{
  JsonObject *kind = ish_catalog_get_kind (self->catalog, self->cloud, name);
  const char *type = ish_json_string (kind, "cfn", NULL);
  GPtrArray *kinds;

  if (type == NULL || ish_json_string (kind, "tf", NULL) == NULL)
    return;
  kinds = g_hash_table_lookup (self->shapes, type);
  if (kinds == NULL)
    {
      kinds = g_ptr_array_new ();
      g_hash_table_insert (self->shapes, (gpointer) type, kinds);
    }
  g_ptr_array_add (kinds, kind);
}

/* --- life --- */

static void
note_free (gpointer data)
{
  IshCodeNote *note = data;

  g_free (note->detail);
  g_free (note);
}

static IshCodeStack *
new_empty (IshCatalog *catalog, GError **error)
{
  const IshStackHead head = { "", "", "", "" };
  g_autoptr (IshCodeStack) self = g_new0 (IshCodeStack, 1);
  g_autofree const char **kinds = NULL;

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_source_free);
  self->code = ish_arena_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->shapes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->catalog = ish_catalog_ref (catalog);
  self->cloud = g_strdup (ish_service_get_cloud (ish_catalog_get_service_at (catalog, 0)));
  self->builder = ish_stack_builder_new (catalog, &head);
  self->arena = ish_stack_builder_get_arena (self->builder);
  self->tables = get_tables (self->cloud, error);
  self->schema = ish_schema_get_full (error);
  if (self->tables == NULL || self->schema == NULL)
    return NULL;
  kinds = ish_catalog_list_kinds (catalog, self->cloud);
  for (guint i = 0; kinds[i]; i++)
    note_kind (self, kinds[i]);
  return g_steal_pointer (&self);
}

void
ish_code_stack_free (IshCodeStack *self)
{
  g_clear_pointer (&self->builder, ish_stack_builder_free);
  g_clear_pointer (&self->stack, ish_stack_unref);
  g_ptr_array_unref (self->sources);
  ish_arena_free (self->code);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->shapes);
  ish_catalog_unref (self->catalog);
  g_free (self->cloud);
  g_free (self);
}

/* --- for the dialects --- */

void
_ish_code_stack_begin (IshCodeStack *self, const char *name, const char *region,
                       const char *environment)
{
  JsonObject *cloud = ish_catalog_get_cloud (self->catalog, self->cloud);
  IshStackHead head = { self->cloud, name ? name : "", region, environment };

  if (region == NULL || *region == '\0')
    head.region = ish_json_string (cloud, "default_region", "");
  if (environment == NULL || *environment == '\0')
    head.environment = "prod";
  ish_stack_builder_set_head (self->builder, &head);
  self->region = ish_arena_strdup (self->arena, head.region);
  if (region == NULL || *region == '\0')
    _ish_code_stack_note (self, "region", head.region, NULL, NULL, 0);
  if (environment == NULL || *environment == '\0')
    _ish_code_stack_note (self, "environment", head.environment, NULL, NULL, 0);
}

void
_ish_code_stack_note (IshCodeStack *self, const char *what, const char *name, const char *detail,
                      const IshSource *source, guint32 at)
{
  IshCodeNote *note = g_new0 (IshCodeNote, 1);
  guint column;

  note->what = what;
  note->name = ish_arena_strdup (self->arena, name);
  note->detail = g_strdup (detail);
  if (source)
    {
      note->file = source->name;
      ish_source_locate (source, at, &note->line, &column);
    }
  g_ptr_array_add (self->notes, note);
}

gboolean
_ish_code_stack_step (IshCodeStack *self)
{
  if (self->n_steps > ISH_CODE_MAX_STEPS)
    return FALSE;
  if (++self->n_steps > ISH_CODE_MAX_STEPS)
    _ish_code_stack_note (self, "limit", "", NULL, NULL, 0);
  return TRUE;
}

gboolean
_ish_code_stack_add (IshCodeStack *self, const IshCodeNode *node)
{
  IshNode made = { .key = node->key, .kind = node->type, .args = node->args,
                   .resource_id = node->resource_id, .region = node->region };
  IshCodePlace *place;

  made.args = _ish_code_split (self, node);
  if (made.args == NULL)
    return TRUE;
  if (self->n_nodes >= ISH_CODE_MAX_NODES)
    {
      if (self->n_nodes++ == ISH_CODE_MAX_NODES)
        _ish_code_stack_note (self, "limit", node->key, NULL, node->source, node->at);
      return FALSE;
    }
  if (!ish_stack_builder_add (self->builder, &made))
    return FALSE;
  self->n_nodes++;
  place = ish_arena_alloc (self->arena, sizeof *place);
  place->source = node->source;
  place->at = node->at;
  g_hash_table_insert (self->places, (gpointer) node->key, place);
  return TRUE;
}

/* --- files --- */

/* Takes @source. */
static gboolean
add_source (IshCodeStack *self, IshSource *source, GError **error)
{
  g_ptr_array_add (self->sources, source);
  self->n_bytes += source->length;
  if (self->n_bytes <= ISH_READ_MAX_TOTAL && self->sources->len <= ISH_READ_MAX_FILES)
    return TRUE;
  g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_LIMIT,
               "%s:1:1: expected at most 64 MiB in %d files", source->name, ISH_READ_MAX_FILES);
  return FALSE;
}

static gboolean
is_terraform_name (const char *name)
{
  return name[0] != '.' && (g_str_has_suffix (name, ".tf") || g_str_has_suffix (name, ".tf.json"));
}

static gboolean
is_template_name (const char *name)
{
  return name[0] != '.' && !is_terraform_name (name)
         && (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml")
             || g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".template"));
}

static gboolean
looks_like_template (const char *text)
{
  return strstr (text, "Resources") != NULL && strstr (text, "::") != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paths of the folder's files that @wanted takes, sorted. */
static GPtrArray *
list_files (const char *folder, gboolean (*wanted) (const char *name), GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *display = g_filename_display_name (folder);

      g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_IO, "%s: %s", display, local->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (wanted (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

static const IshCode *
read_terraform (IshCodeStack *self, const IshSource *source, GError **error)
{
  return g_str_has_suffix (source->name, ".tf.json")
           ? ish_tfjson_read (self->code, source, self->schema, error)
           : ish_hcl_read (self->code, source, error);
}

GPtrArray *
_ish_code_stack_read_module (IshCodeStack *self, const char *folder, GError **error)
{
  return _ish_code_stack_read_hcl (self, folder, is_terraform_name, error);
}

GPtrArray *
_ish_code_stack_read_hcl (IshCodeStack *self, const char *folder,
                          gboolean (*wanted) (const char *name), GError **error)
{
  g_autoptr (GPtrArray) paths = list_files (folder, wanted, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; paths && i < paths->len; i++)
    {
      IshSource *source = ish_source_load (paths->pdata[i], error);
      const IshCode *code;

      if (source == NULL || !add_source (self, source, error))
        return NULL;
      code = read_terraform (self, source, error);
      if (code == NULL)
        return NULL;
      g_ptr_array_add (files, (gpointer) code);
    }
  return paths ? g_steal_pointer (&files) : NULL;
}

/* @must: else what is no template is passed over. */
static gboolean
read_template (IshCodeStack *self, const char *path, gboolean must, GPtrArray *roots,
               GError **error)
{
  IshSource *source = ish_source_load (path, error);
  const IshCode *root;

  if (source == NULL)
    return FALSE;
  if (!must && !looks_like_template (source->text))
    {
      ish_source_free (source);
      return TRUE;
    }
  if (!add_source (self, source, error))
    return FALSE;
  root = ish_cfn_read (self->code, source, error);
  if (root && ish_code_get (root, "Resources"))
    g_ptr_array_add (roots, (gpointer) root);
  return root != NULL;
}

static gboolean
set_nothing (const char *path, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);

  g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_NOTHING,
               "%s: expected *.tf files or a CloudFormation template, found neither", display);
  return FALSE;
}

static gboolean
load_templates (IshCodeStack *self, const char *path, const GPtrArray *paths,
                const IshCodeContext *context, GError **error)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();

  for (guint i = 0; paths && i < paths->len; i++)
    if (!read_template (self, paths->pdata[i], FALSE, roots, error))
      return FALSE;
  if (paths == NULL && !read_template (self, path, TRUE, roots, error))
    return FALSE;
  if (roots->len == 0)
    return set_nothing (path, error);
  return _ish_code_templates (self, roots, context, error);
}

static gboolean
load_folder (IshCodeStack *self, const char *folder, const IshCodeContext *context,
             GError **error)
{
  g_autoptr (GPtrArray) files = _ish_code_stack_read_module (self, folder, error);
  g_autoptr (GPtrArray) paths = NULL;

  if (files == NULL)
    return FALSE;
  if (files->len > 0)
    return _ish_code_terraform (self, files, folder, context, error);
  paths = list_files (folder, is_template_name, error);
  return paths && load_templates (self, folder, paths, context, error);
}

static gboolean
load_path (IshCodeStack *self, const char *path, const IshCodeContext *context, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return load_folder (self, path, context, error);
  if (!is_terraform_name (name) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return load_templates (self, path, NULL, context, error);
  folder = g_path_get_dirname (path);
  return load_folder (self, folder, context, error);
}

/* --- the whole --- */

gboolean
ish_code_stack_is_code (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) || is_terraform_name (name))
    return TRUE;
  if (!is_template_name (name))
    return FALSE;
  if (!g_str_has_suffix (path, ".json"))
    return TRUE;
  /* A design may be called so too. */
  return g_file_get_contents (path, &text, &length, NULL) && looks_like_template (text);
}

static IshCodeStack *
finish (IshCodeStack *self)
{
  self->stack = ish_stack_builder_finish (self->builder);
  g_clear_pointer (&self->builder, ish_stack_builder_free);
  return self;
}

IshCodeStack *
ish_code_stack_load (const char *path, IshCatalog *catalog, const IshCodeContext *context,
                     GError **error)
{
  const IshCodeContext nothing = { NULL, NULL };
  g_autoptr (IshCodeStack) self = new_empty (catalog, error);

  if (self == NULL || !load_path (self, path, context ? context : &nothing, error))
    return NULL;
  return finish (g_steal_pointer (&self));
}

IshCodeStack *
ish_code_stack_new (IshSource *source, gboolean is_terraform, IshCatalog *catalog, GError **error)
{
  const IshCodeContext nothing = { NULL, NULL };
  g_autoptr (IshCodeStack) self = new_empty (catalog, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  const IshCode *code;

  if (self == NULL)
    {
      ish_source_free (source);
      return NULL;
    }
  if (!add_source (self, source, error))
    return NULL;
  code = is_terraform ? read_terraform (self, source, error)
                      : ish_cfn_read (self->code, source, error);
  if (code == NULL)
    return NULL;
  g_ptr_array_add (files, (gpointer) code);
  if (is_terraform ? !_ish_code_terraform (self, files, NULL, &nothing, error)
                   : !_ish_code_templates (self, files, &nothing, error))
    return NULL;
  return finish (g_steal_pointer (&self));
}

IshStack *
ish_code_stack_get_stack (IshCodeStack *self)
{
  return self->stack;
}

const GPtrArray *
ish_code_stack_get_notes (IshCodeStack *self)
{
  return self->notes;
}

gboolean
ish_code_stack_locate (IshCodeStack *self, const char *key, const char **out_file,
                       guint *out_line)
{
  const IshCodePlace *place = key ? g_hash_table_lookup (self->places, key) : NULL;
  guint column;

  if (place == NULL || place->source == NULL)
    return FALSE;
  *out_file = place->source->name;
  ish_source_locate (place->source, place->at, out_line, &column);
  return TRUE;
}
