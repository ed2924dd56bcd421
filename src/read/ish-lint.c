/* Finds what can be checked at a path, has it checked, and keeps what was found.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#include <gio/gio.h>

/* A file that is wrong ten thousand times is not read to the end by anybody. */
#define MAX_FINDINGS 10000
/* Looking for the name that was meant costs a look at all names: this many looks, about a second,
 * then findings come without. */
#define MAX_LOOKS 2000000

static void
free_finding (IshLintFinding *finding)
{
  g_free (finding->message);
  g_free (finding->fix);
  _ish_said_free (finding->said);
  _ish_said_free (finding->said_fix);
  g_free (finding);
}

static IshLint *
lint_new (GError **error)
{
  const IshLintRules *rules = ish_lint_rules_get (error);
  const IshSchema *schema = rules ? ish_schema_get_full (error) : NULL;
  IshLint *self;

  if (schema == NULL)
    return NULL;
  self = g_new0 (IshLint, 1);
  self->arena = ish_arena_new ();
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_source_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_finding);
  self->modules = g_ptr_array_new ();
  self->templates = g_ptr_array_new ();
  self->schema = schema;
  self->rules = rules;
  return self;
}

void
ish_lint_free (IshLint *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->modules);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->sources);
  ish_arena_free (self->arena);
  g_free (self);
}

void
_ish_lint_add (IshLint *self, IshSeverity severity, const char *rule, const IshSource *source,
               gsize at, IshSaid *message, IshSaid *fix)
{
  IshLintFinding *finding;

  if (self->findings->len >= MAX_FINDINGS)
    {
      _ish_said_free (message);
      _ish_said_free (fix);
      return;
    }
  finding = g_new0 (IshLintFinding, 1);
  finding->severity = self->is_rewritten ? MIN (severity, ISH_SEVERITY_WARNING) : severity;
  finding->rule = rule;
  finding->file = source->name;
  finding->message = _ish_said_to_string (message, NULL);
  finding->fix = _ish_said_to_string (fix, NULL);
  finding->said = message;
  finding->said_fix = fix;
  ish_source_locate (source, at, &finding->line, &finding->column);
  g_ptr_array_add (self->findings, finding);
}

gboolean
_ish_lint_may_look (IshLint *self, guint n_names)
{
  self->n_looks += n_names;
  return self->n_looks < MAX_LOOKS;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const IshLintFinding *first = *(const IshLintFinding *const *) a;
  const IshLintFinding *second = *(const IshLintFinding *const *) b;
  int order = strcmp (first->file, second->file);

  if (order != 0)
    return order;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  order = strcmp (first->rule, second->rule);
  return order ? order : strcmp (first->message, second->message);
}

/* Sorts, and drops what two checks said in the same words of the same place. */
static void
finish (IshLint *self)
{
  for (guint i = self->findings->len; self->only && i > 0; i--)
    {
      const IshLintFinding *finding = g_ptr_array_index (self->findings, i - 1);

      if (strcmp (finding->file, self->only) != 0)
        g_ptr_array_remove_index (self->findings, i - 1);
    }
  g_ptr_array_sort (self->findings, compare_findings);
  for (guint i = self->findings->len; i > 1; i--)
    if (compare_findings (&self->findings->pdata[i - 1], &self->findings->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (self->findings, i - 1);
}

/* --- units --- */

/* Takes @source. */
static gboolean
add_source (IshLint *self, IshSource *source, GError **error)
{
  g_ptr_array_add (self->sources, source);
  self->n_bytes += source->length;
  if (self->n_bytes <= ISH_READ_MAX_TOTAL && self->sources->len <= ISH_READ_MAX_FILES)
    return TRUE;
  g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_LIMIT,
               "%s:1:1: expected at most 64 MiB in %d files", source->name, ISH_READ_MAX_FILES);
  return FALSE;
}

/* @sources: already in self->sources */
static gboolean
check_module (IshLint *self, const GPtrArray *sources, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const IshSource *source = g_ptr_array_index (sources, i);
      const IshCode *file = g_str_has_suffix (source->name, ".tf.json")
                              ? ish_tfjson_read (self->arena, source, self->schema, error)
                              : ish_hcl_read (self->arena, source, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (files, (gpointer) file);
    }
  _ish_lint_module (self, files);
  g_ptr_array_extend (self->modules, files, NULL, NULL);
  return TRUE;
}

static gboolean
check_template (IshLint *self, const IshSource *source, gboolean must, GError **error)
{
  const IshCode *root = ish_cfn_read (self->arena, source, error);

  if (root == NULL)
    return FALSE;
  if (must || ish_code_get (root, "Resources"))
    {
      _ish_lint_template (self, root);
      g_ptr_array_add (self->templates, (gpointer) root);
    }
  return TRUE;
}

IshLint *
ish_lint_terraform (GPtrArray *sources, GError **error)
{
  g_autoptr (IshLint) self = lint_new (error);
  gboolean done = self != NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      if (self == NULL)
        ish_source_free (g_ptr_array_index (sources, i));
      else
        done = add_source (self, g_ptr_array_index (sources, i), done ? error : NULL) && done;
    }
  done = done && check_module (self, sources, error);
  g_ptr_array_unref (sources);
  if (!done)
    return NULL;
  finish (self);
  return g_steal_pointer (&self);
}

IshLint *
ish_lint_cloudformation (IshSource *source, GError **error)
{
  g_autoptr (IshLint) self = lint_new (error);

  if (self == NULL)
    {
      ish_source_free (source);
      return NULL;
    }
  if (!add_source (self, source, error) || !check_template (self, source, TRUE, error))
    return NULL;
  finish (self);
  return g_steal_pointer (&self);
}

/* --- paths --- */

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  for (guint i = 0; suffixes[i]; i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_terraform_name (const char *name)
{
  return (g_str_has_suffix (name, ".tf") || g_str_has_suffix (name, ".tf.json"))
         && name[0] != '.';
}

/* Among the many things that are YAML or JSON. */
static gboolean
looks_like_template (const IshSource *source)
{
  return strstr (source->text, "Resources") != NULL && strstr (source->text, "::") != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *display = g_filename_display_name (folder);

      g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_IO, "%s: %s", display, local->message);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* It has the words of a template and cannot be read, which may be another tool's doing: the others
 * of the folder are still worth a look. @message: "NAME:LINE:COLUMN: what is wrong" */
static void
add_unread (IshLint *self, const IshSource *source, const char *message)
{
  const char *rest = message + MIN (strlen (source->name) + 1, strlen (message));
  char *end;
  guint64 line = g_ascii_strtoull (rest, &end, 10);
  guint64 column = g_ascii_strtoull (*end ? end + 1 : end, &end, 10);
  guint before = self->findings->len;
  IshLintFinding *finding;

  _ish_lint_add (self, ISH_SEVERITY_WARNING, "file.unread", source, 0,
                 _ish_said (N_("this is not read: %s"), *end ? end + 2 : message), NULL);
  if (self->findings->len == before)
    return;
  finding = g_ptr_array_index (self->findings, before);
  finding->line = (guint) MAX (line, 1);
  finding->column = (guint) MAX (column, 1);
}

static gboolean
read_template_file (IshLint *self, const char *path, gboolean must, GError **error)
{
  g_autoptr (GError) local = NULL;
  IshSource *source = ish_source_load (path, &local);

  /* Among others in a folder: what is too large or no text is no template. */
  if (source == NULL && !must && !g_error_matches (local, ISH_READ_ERROR, ISH_READ_ERROR_IO))
    return TRUE;
  if (source == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!must && !looks_like_template (source))
    {
      ish_source_free (source);
      return TRUE;
    }
  if (!add_source (self, source, error))
    return FALSE;
  if (check_template (self, source, must, must ? error : &local))
    return TRUE;
  if (!must)
    add_unread (self, source, local->message);
  return !must;
}

/* A folder, pipe, socket or device by the name of a file; of a broken link the reader tells. */
static gboolean
is_odd (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
read_module (IshLint *self, const char *folder, const GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      IshSource *source;

      if (!is_terraform_name (name) || is_odd (path))
        continue;
      source = ish_source_load (path, error);
      if (source == NULL || !add_source (self, source, error))
        return FALSE;
      g_ptr_array_add (sources, source);
    }
  return sources->len == 0 || check_module (self, sources, error);
}

static gboolean
read_folder (IshLint *self, const char *folder, guint depth, GError **error)
{
  static const char *const suffixes[] = { ".yaml", ".yml", ".json", ".template", NULL };
  g_autoptr (GPtrArray) names = list_folder (folder, error);

  if (names == NULL || !read_module (self, folder, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

      /* .git, .terraform; a link may lead out, or back in */
      if (name[0] == '.' || (is_folder && g_file_test (path, G_FILE_TEST_IS_SYMLINK)))
        continue;
      if (is_folder ? depth < 32 && !read_folder (self, path, depth + 1, error)
                    : has_suffix (name, suffixes) && !is_terraform_name (name) && !is_odd (path)
                        && !read_template_file (self, path, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/* One file of a module: read with its neighbours, told of alone. */
static gboolean
read_terraform_file (IshLint *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *full = g_build_filename (folder, name, NULL);
  g_autofree char *display = g_filename_display_name (full);
  g_autoptr (GPtrArray) names = list_folder (folder, error);

  self->only = ish_arena_strdup (self->arena, display);
  return names && read_module (self, folder, names, error);
}

static gboolean
read_one_template (IshLint *self, const char *path, GError **error)
{
  if (!read_template_file (self, path, TRUE, error))
    return FALSE;
  self->only = ((const IshSource *) g_ptr_array_index (self->sources, 0))->name;
  return TRUE;
}

static gboolean
read_path (IshLint *self, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (strcmp (path, "-") == 0)
    return read_one_template (self, path, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return read_folder (self, path, 0, error);
  if (is_terraform_name (name) && g_file_test (path, G_FILE_TEST_EXISTS))
    return read_terraform_file (self, path, error);
  return read_one_template (self, path, error);
}

IshLint *
ish_lint_path (const char *path, GError **error)
{
  return ish_lint_path_with_design (path, NULL, error);
}

IshLint *
ish_lint_path_with_design (const char *path, const GPtrArray *references, GError **error)
{
  g_autoptr (IshLint) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (*path == '\0')
    {
      g_set_error_literal (error, ISH_READ_ERROR, ISH_READ_ERROR_IO, "“”: the path is empty");
      return NULL;
    }
  self = lint_new (error);
  if (self == NULL || !read_path (self, path, error))
    return NULL;
  if (self->sources->len == 0)
    {
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, ISH_READ_ERROR, ISH_READ_ERROR_NOTHING,
                   "%s: expected *.tf files or a CloudFormation template, found neither", display);
      return NULL;
    }
  if (references && !_ish_lint_compare (self, references, error))
    return NULL;
  finish (self);
  return g_steal_pointer (&self);
}

const GPtrArray *
ish_lint_get_findings (const IshLint *self)
{
  return self->findings;
}

char *
ish_lint_finding_format (const IshLintFinding *self, IshTranslate translate, char **out_fix)
{
  *out_fix = _ish_said_to_string (self->said_fix, translate);
  return _ish_said_to_string (self->said, translate);
}

guint
ish_lint_count (const IshLint *self, IshSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const IshLintFinding *) g_ptr_array_index (self->findings, i))->severity == severity;
  return n;
}

guint
ish_lint_get_n_files (const IshLint *self)
{
  return self->sources->len;
}

guint
ish_lint_get_n_resources (const IshLint *self)
{
  return self->n_resources;
}
