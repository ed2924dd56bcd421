/* What holds of every design, over thousands drawn at random from the whole catalogue.
 *
 *   test-random quick|long     few seeds, or 5,000 and cfn-lint
 *   test-random FROM TO        these seeds; what fails is made as small as it can be and printed
 *   test-random save N FOLDER  the first N designs that have code, as SEED/design.isshoni and the
 *                              Terraform beside it: for tests that hold others' tools against ours
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "generate/ish-generate.h"
#include "random-design.h"
#include "read/ish-lint.h"

#define N_QUICK 60
#define N_LONG 5000
#define N_LINTED 50 /* of the long run, by cfn-lint */
#define MAX_NODES 200
#define MAX_MENDS 60
#define N_ADDED 5

static IshCatalog *catalog;

/* --- a design and its code --- */

typedef struct
{
  IshDesign *design;
  IshStack *stack;
  IshOutput *code[ISH_N_DIALECTS]; /* (nullable): @error says why */
  char *error;
  gboolean circle; /* what was drawn waits for itself */
} Made;

static void
made_free (Made *self)
{
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->code[i], ish_output_unref);
  g_clear_pointer (&self->stack, ish_stack_unref);
  g_clear_object (&self->design);
  g_free (self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static void
write_code (Made *self)
{
  g_autoptr (GError) error = NULL;

  self->stack = ish_stack_resolve (self->design, catalog);
  if (ish_generate_both (self->stack, self->code, &error))
    return;
  self->error = g_strdup (error->message);
  self->circle = g_error_matches (error, ISH_GENERATE_ERROR, ISH_GENERATE_ERROR_CIRCLE);
}

static Made *
make_text (const char *text)
{
  Made *self = g_new0 (Made, 1);
  g_autoptr (GError) error = NULL;

  self->design = ish_design_parse (text, -1, "random", &error);
  if (self->design)
    write_code (self);
  else
    self->error = g_strdup (error->message);
  return self;
}

static Made *
make (JsonObject *json)
{
  g_autofree char *text = ish_random_to_text (json);

  return make_text (text);
}

static gboolean
is_valid (const Made *self)
{
  return self->stack && !ish_stack_has_errors (self->stack);
}

/* --- comparing --- */

static const IshOutputFile *
find_file (IshOutput *output, const char *name)
{
  for (guint i = 0; output && i < ish_output_get_n_files (output); i++)
    if (strcmp (ish_output_get_file_at (output, i)->name, name) == 0)
      return ish_output_get_file_at (output, i);
  return NULL;
}

static char **
split_lines (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (text, "\n", -1);
}

/* A line that only says what a person called something: a comment, a description, a tag "Name". */
static gboolean
is_naming (char **lines, guint i)
{
  static const char *const says[] = { "^\\s*(#|\"?Name\"?\\s+= \"|(\\w+_)?description\\s+= \""
                                      "|comment\\s+= \"|\\w*Description: |Comment: )",
                                      "^\\s*(- Key: Name|key\\s+= \"Name\")$", /* and below it */
                                      "^\\s*(Value: |value\\s+= )" };
  static GRegex *regex[G_N_ELEMENTS (says)];

  for (guint k = 0; k < G_N_ELEMENTS (says); k++)
    if (regex[k] == NULL)
      regex[k] = g_regex_new (says[k], G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_match (regex[0], lines[i], 0, NULL)
         || (i > 0 && g_regex_match (regex[1], lines[i - 1], 0, NULL)
             && g_regex_match (regex[2], lines[i], 0, NULL));
}

/* What may be other in the code of another design. */
typedef struct
{
  gboolean naming; /* lines that say names */
  const char *before, *after; /* (nullable): there only this for that */
} Allowed;

static gboolean
is_allowed (const Allowed *allowed, char **before, char **after, guint i)
{
  g_autoptr (GString) expected = NULL;

  if (!allowed->naming || !is_naming (before, i) || !is_naming (after, i))
    return FALSE;
  if (allowed->before == NULL)
    return TRUE;
  expected = g_string_new (before[i]);
  g_string_replace (expected, allowed->before, allowed->after, 0);
  return strcmp (expected->str, after[i]) == 0;
}

/* (nullable): the first line that is other */
static char *
compare_files (const IshOutputFile *one, const IshOutputFile *other, const Allowed *allowed)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  if (other == NULL)
    return g_strdup_printf ("%s is gone", one->name);
  if (g_bytes_equal (one->data, other->data))
    return NULL;
  if (!one->is_text)
    return g_strdup_printf ("%s is other", one->name);
  before = split_lines (one->data);
  after = split_lines (other->data);
  for (guint i = 0; before[i] || after[i]; i++)
    if (before[i] == NULL || after[i] == NULL)
      return g_strdup_printf ("%s ends at line %u", one->name, i);
    else if (strcmp (before[i], after[i]) != 0 && !is_allowed (allowed, before, after, i))
      return g_strdup_printf ("%s:%u: \"%s\" became \"%s\"", one->name, i + 1, before[i], after[i]);
  return NULL;
}

static char *
compare_code (const Made *one, const Made *other, const Allowed *allowed)
{
  for (guint d = 0; d < 2; d++)
    {
      if (other->code[d] == NULL)
        return g_strdup_printf ("no code: %s", other->error);
      if (ish_output_get_n_files (one->code[d]) != ish_output_get_n_files (other->code[d]))
        return g_strdup ("another number of files");
      for (guint i = 0; i < ish_output_get_n_files (one->code[d]); i++)
        {
          const IshOutputFile *file = ish_output_get_file_at (one->code[d], i);
          char *said = compare_files (file, find_file (other->code[d], file->name), allowed);

          if (said)
            return said;
        }
    }
  return NULL;
}

/* --- the laws: each gives what broke it, or NULL --- */

typedef char *(*Law) (JsonObject *json, const Made *made);

static char *
check_made (JsonObject *json G_GNUC_UNUSED, const Made *made)
{
  /* Of one resource alone a rule of the catalogue must have refused it. */
  return made->circle && strchr (strrchr (made->error, ':'), ',') ? NULL : g_strdup (made->error);
}

static IshLint *
lint (IshOutput *output, IshDialect dialect, const char *only, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < ish_output_get_n_files (output); i++)
    {
      const IshOutputFile *file = ish_output_get_file_at (output, i);
      IshSource *source;

      if (!file->is_text || (only && strcmp (only, file->name) != 0))
        continue;
      source = ish_source_new (file->name, g_bytes_get_data (file->data, NULL),
                               g_bytes_get_size (file->data), error);
      if (source == NULL)
        return NULL;
      if (dialect == ISH_DIALECT_CLOUDFORMATION)
        return ish_lint_cloudformation (source, error);
      g_ptr_array_add (sources, source);
    }
  return ish_lint_terraform (g_steal_pointer (&sources), error);
}

static char *
find_error (IshLint *lint)
{
  const GPtrArray *findings = ish_lint_get_findings (lint);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshLintFinding *finding = findings->pdata[i];

      if (finding->severity == ISH_SEVERITY_ERROR)
        return g_strdup_printf ("%s:%u: %s (%s)", finding->file, finding->line, finding->message,
                                finding->rule);
    }
  return NULL;
}

static char *
check_lint (JsonObject *json G_GNUC_UNUSED, const Made *made)
{
  static const char *const templates[] = { NULL, "template.yaml", "template.us-east-1.yaml" };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      IshDialect dialect = templates[i] ? ISH_DIALECT_CLOUDFORMATION : ISH_DIALECT_TERRAFORM;
      g_autoptr (GError) error = NULL;
      g_autoptr (IshLint) found = NULL;
      char *said;

      if (templates[i] && find_file (made->code[dialect], templates[i]) == NULL)
        continue;
      found = lint (made->code[dialect], dialect, templates[i], &error);
      said = found ? find_error (found) : g_strdup (error->message);
      if (said)
        return said;
    }
  return NULL;
}

/* The same design again, as it was saved. */
static char *
check_again (JsonObject *json G_GNUC_UNUSED, const Made *made)
{
  g_autofree char *text = ish_design_serialize (made->design, NULL);
  g_autoptr (Made) saved = make_text (text);

  return compare_code (made, saved, &(Allowed) { 0 });
}

static Made *
apply (const Made *made, IshOp *op)
{
  g_autoptr (IshOp) owned = op;
  Made *other = g_new0 (Made, 1);
  g_autoptr (GError) error = NULL;

  other->design = ish_design_copy (made->design);
  if (ish_design_apply (other->design, owned, NULL, &error))
    write_code (other);
  else
    other->error = g_strdup (error->message);
  return other;
}

/* Some resource of the design, another one for every design. */
static const IshResource *
choose (const Made *made)
{
  guint n = ish_design_get_n_resources (made->design);

  return n ? ish_design_get_resource_at (made->design, (n * 7 + 3) % n) : NULL;
}

static char *
check_move (JsonObject *json G_GNUC_UNUSED, const Made *made)
{
  const IshResource *resource = choose (made);
  g_autoptr (Made) other = NULL;

  if (resource == NULL)
    return NULL;
  other = apply (made, ish_op_new_move (resource->id, resource->parent, NULL, resource->x + 31,
                                        resource->y - 7));
  return compare_code (made, other, &(Allowed) { 0 });
}

/* To a name that nothing else has, then to another as long: exactly the name is another. */
static char *
check_rename (JsonObject *json G_GNUC_UNUSED, const Made *made)
{
  const IshResource *resource = choose (made);
  g_autoptr (Made) once = NULL;
  g_autoptr (Made) twice = NULL;
  char *said;

  if (resource == NULL)
    return NULL;
  once = apply (made, ish_op_new_set_string (resource->id, "name", "Renamed 1"));
  said = compare_code (made, once, &(Allowed) { .naming = TRUE });
  if (said)
    return said;
  twice = apply (once, ish_op_new_set_string (resource->id, "name", "Renamed 2"));
  return compare_code (once, twice, &(Allowed) { TRUE, "Renamed 1", "Renamed 2" });
}

/* What a plan knows a thing by ("resource \"aws_vpc\" \"web\"" and what else begins a block), with
 * its range of addresses or "". */
static GHashTable *
list_addresses (const Made *made)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < ish_output_get_n_files (made->code[d]); i++)
      {
        const IshOutputFile *file = ish_output_get_file_at (made->code[d], i);
        g_auto (GStrv) lines = file->is_text ? split_lines (file->data) : g_new0 (char *, 1);
        const char *address = NULL;

        for (char **line = lines; *line; line++)
          if (g_str_has_prefix (*line, d == 0 ? "resource " : "  ")
              && (d == 0 || g_ascii_isalpha ((*line)[2])))
            {
              address = *line;
              g_hash_table_insert (set, g_strdup (address), g_strdup (""));
            }
          else if (address && (g_str_has_prefix (*line, "  cidr_block ")
                               || g_str_has_prefix (*line, "      CidrBlock: ")))
            g_hash_table_insert (set, g_strdup (address), g_strdup (*line));
      }
  return set;
}

/* What was there stays under its address, networks where they are. */
static char *
compare_addresses (const Made *made, const Made *other, const char *type)
{
  g_autoptr (GHashTable) before = list_addresses (made);
  g_autoptr (GHashTable) after = list_addresses (other);
  GHashTableIter iter;
  gpointer address, range;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &address, &range))
    {
      const char *now = g_hash_table_lookup (after, address);

      /* What an empty template must have gives way. */
      if (now == NULL && strcmp (address, "  NothingYet:") != 0)
        return g_strdup_printf ("with one %s more, \"%s\" is gone", type, (char *) address);
      if (now && strcmp (now, range) != 0)
        return g_strdup_printf ("with one %s more, \"%s\" has%s", type, (char *) address, now);
    }
  return NULL;
}

/* One resource more, of five types, other ones for every design. Not a network: another one decides
 * anew where that belongs which stands outside. */
static char *
check_add (JsonObject *json, const Made *made)
{
  guint n = ish_catalog_get_n_services (catalog);
  guint first = json_array_get_length (json_object_get_array_member (json, "resources")) * 5;

  for (guint i = 0; i < N_ADDED; i++)
    {
      const IshService *service = ish_catalog_get_service_at (catalog, (first + i * 9) % n);
      const char *type = ish_service_get_type_id (service);
      JsonObject *value;
      g_autoptr (Made) other = NULL;
      char *said;

      if (g_strcmp0 (ish_service_get_frame (service), "vpc") == 0)
        continue;
      value = json_object_new ();
      json_object_set_string_member (value, "type", type);
      other = apply (made, ish_op_new_add ("z", "resources", value)); /* ids grow */
      if (other->stack == NULL)
        return g_strdup (other->error);
      if (ish_stack_has_errors (other->stack))
        continue; /* it wants a line or a place */
      said = other->error ? g_strdup (other->error) : compare_addresses (made, other, type);
      if (said)
        return said;
    }
  return NULL;
}

static const struct
{
  const char *name;
  Law check;
} laws[] = {
  { "generates", check_made }, { "lints", check_lint },   { "again", check_again },
  { "move", check_move },      { "rename", check_rename }, { "add", check_add },
};

/* --- a seed --- */

static char *
break_law (JsonObject *json, guint law)
{
  g_autoptr (Made) made = make (json);

  if (!is_valid (made))
    return law == 0 && made->stack == NULL ? g_strdup (made->error) : NULL;
  if (law > 0 && made->error)
    return NULL;
  return laws[law].check (json, made);
}

/* Most are small, so that what fails is seen soon; some are as large as they get. */
static guint
count_nodes (guint32 seed)
{
  return seed % 10 == 9 ? MAX_NODES : seed % 10 >= 6 ? 40 + seed % 31 : 1 + seed % 23;
}

static JsonObject *
draw (guint32 seed)
{
  IshRandomSpec spec = { .seed = seed, .n_nodes = count_nodes (seed), .wild = seed % 4 == 3,
                         .any_type = seed % 3 == 1 };

  return ish_random_design (catalog, &spec);
}

/* As draw(), of described services alone and nothing that they refuse. */
static JsonObject *
draw_described (guint32 seed)
{
  IshRandomSpec spec = { .seed = seed, .n_nodes = count_nodes (seed), .sparse = TRUE };

  return ish_random_design (catalog, &spec);
}

/* Until the design has no error; %FALSE when that leads nowhere. */
static gboolean
mend (JsonObject *json)
{
  for (guint i = 0; i < MAX_MENDS; i++)
    {
      g_autofree char *text = ish_random_to_text (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshDesign) design = ish_design_parse (text, -1, "random", &error);
      g_autoptr (IshStack) stack = design ? ish_stack_resolve (design, catalog) : NULL;

      if (stack == NULL)
        g_error ("%s", error->message);
      if (!ish_stack_has_errors (stack))
        return TRUE;
      if (!ish_random_mend (json, stack))
        {
          const IshFinding *first = ish_stack_get_findings (stack)->pdata[0];
          g_autofree char *sentence = ish_finding_format (first, NULL);

          g_print ("# %s: %s\n", first->resource_id, sentence);
          return FALSE;
        }
    }
  return FALSE;
}

static JsonObject *
copy (JsonObject *json)
{
  g_autofree char *text = ish_random_to_text (json);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  return json_node_dup_object (root);
}

static gboolean
still_breaks (JsonObject *json, guint law)
{
  g_autofree char *said = break_law (json, law);

  return said != NULL;
}

static const char *const lists[] = { "resources", "connections" };

/* Tries to do without each resource and line, the last first. */
static JsonObject *
shrink_list (JsonObject *json, const char *list, guint law)
{
  guint n = json_array_get_length (json_object_get_array_member (json, list));

  for (guint i = n; i-- > 0;)
    {
      JsonArray *array = json_object_get_array_member (json, list);
      JsonObject *smaller;

      if (i >= json_array_get_length (array))
        continue;
      smaller = copy (json);
      ish_random_remove (smaller, json_object_get_string_member (
                                    json_array_get_object_element (array, i), "id"));
      if (still_breaks (smaller, law))
        {
          json_object_unref (json);
          json = smaller;
        }
      else
        json_object_unref (smaller);
    }
  return json;
}

static void
shrink_properties (JsonObject *json, JsonObject *item, guint law)
{
  JsonObject *properties = json_object_get_object_member (item, "properties");
  g_autoptr (GList) names = json_object_get_members (properties);

  for (GList *name = names; name; name = name->next)
    {
      g_autofree char *key = g_strdup (name->data);
      JsonNode *value = json_object_dup_member (properties, key);

      json_object_remove_member (properties, key);
      if (still_breaks (json, law))
        json_node_free (value);
      else
        json_object_set_member (properties, key, value);
    }
}

/* Without whatever the failure does not need. */
static JsonObject *
shrink (JsonObject *json, guint law)
{
  JsonObject *best = copy (json);

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    best = shrink_list (best, lists[l], law);
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      JsonArray *array = json_object_get_array_member (best, lists[l]);

      for (guint i = 0; i < json_array_get_length (array); i++)
        shrink_properties (best, json_array_get_object_element (array, i), law);
    }
  return best;
}

/* Whether all holds; what does not is printed with the smallest design that shows it. */
static gboolean
judge (guint32 seed)
{
  g_autoptr (JsonObject) json = draw (seed);
  gboolean fine = TRUE;

  /* With errors too: it may refuse but must not crash. */
  made_free (make (json));
  if (!mend (json))
    {
      g_print ("# seed %u: its errors cannot be taken away\n", seed);
      return FALSE;
    }
  for (guint law = 0; law < G_N_ELEMENTS (laws); law++)
    {
      g_autofree char *said = break_law (json, law);

      if (said)
        {
          g_autoptr (JsonObject) small = shrink (json, law);
          g_autofree char *text = ish_random_to_text (small);
          g_autofree char *why = break_law (small, law);

          g_print ("# seed %u, %s: %s\n# %s\n", seed, laws[law].name, why, text);
          fine = FALSE;
          if (law == 0)
            break;
        }
    }
  return fine;
}

/* --- what failed once --- */

/* @circle: (nullable): how the message ends that names the circle; NULL: the line is refused */
static void
check_kept (const char *resources, const char *lines, const char *circle)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"kept\", \"settings\":"
    " {\"cloud\": \"aws\", \"region\": \"us-east-1\", \"prefix\": \"kept\"},"
    " \"resources\": [%s], \"connections\": [%s]}", resources, lines);
  g_autoptr (Made) made = make_text (text);

  if (circle == NULL)
    {
      const GPtrArray *findings = ish_stack_get_findings (made->stack);

      g_assert_cmpuint (findings->len, >, 0);
      g_assert_cmpstr (((const IshFinding *) findings->pdata[0])->resource_id, ==, "l");
      return;
    }
  g_assert_true (is_valid (made));
  g_assert_true (made->circle);
  g_assert_true (g_str_has_suffix (made->error, circle));
}

static void
test_bucket_to_itself (void)
{
  const char *bucket = "{\"id\": \"a\", \"type\": \"aws.s3\"}";

  check_kept (bucket, "{\"id\": \"l\", \"from\": \"a\", \"to\": \"a\", \"type\": \"data\"}", NULL);
  check_kept (bucket, "{\"id\": \"l\", \"from\": \"a\", \"to\": \"a\", \"type\": \"event\"}", NULL);
}

static void
test_roles (void)
{
  const char *line = "{\"id\": \"l\", \"from\": \"a\", \"to\": \"a\", \"type\": \"api\"}";

  check_kept ("{\"id\": \"a\", \"type\": \"aws.iam_role\"}", line, NULL);
  check_kept ("{\"id\": \"a\", \"type\": \"aws.iam_role\"}, {\"id\": \"b\", \"type\":"
              " \"aws.iam_role\"}, {\"id\": \"c\", \"type\": \"aws.iam_role\"}",
              "{\"id\": \"l\", \"from\": \"a\", \"to\": \"b\", \"type\": \"api\"},"
              " {\"id\": \"m\", \"from\": \"b\", \"to\": \"c\", \"type\": \"api\"},"
              " {\"id\": \"n\", \"from\": \"c\", \"to\": \"a\", \"type\": \"api\"}",
              "take one away: a, b, c");
}

/* --- the runs --- */

static void
test_seeds (gconstpointer n_seeds)
{
  guint n_bad = 0;

  for (guint32 seed = 0; seed < GPOINTER_TO_UINT (n_seeds); seed++)
    n_bad += !judge (seed);
  g_assert_cmpuint (n_bad, ==, 0);
}

/* Appends the templates of a seed that was mended, saved in @folder. What any type's form takes and
 * its provider does not is nobody's word but the provider's: these are left to our own lint. */
static void
save_templates (guint32 seed, const char *folder, GPtrArray *command)
{
  g_autoptr (JsonObject) json = draw_described (seed);
  g_autoptr (Made) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strdup_printf ("%u", seed);
  g_autofree char *path = g_build_filename (folder, number, NULL);

  if (!mend (json))
    return;
  made = make (json);
  if (made->error)
    return;
  ish_output_save (made->code[ISH_DIALECT_CLOUDFORMATION], path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ish_output_get_n_files (made->code[ISH_DIALECT_CLOUDFORMATION]); i++)
    {
      const IshOutputFile *file =
        ish_output_get_file_at (made->code[ISH_DIALECT_CLOUDFORMATION], i);

      if (g_str_has_suffix (file->name, ".yaml"))
        g_ptr_array_add (command, g_build_filename (path, file->name, NULL));
    }
}

static void
test_cfn_lint (void)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp ("isshoni-random-XXXXXX", NULL);
  g_autofree char *program = g_find_program_in_path ("cfn-lint");
  g_autofree char *said = NULL;
  g_autofree char *removal = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip ("cfn-lint is not on PATH");
      return;
    }
  g_ptr_array_add (command, g_strdup (program));
  g_ptr_array_add (command, g_strdup ("--non-zero-exit-code"));
  g_ptr_array_add (command, g_strdup ("error"));
  for (guint32 i = 0; i < N_LINTED; i++)
    save_templates (i * (N_LONG / N_LINTED) + i % 9, folder, command);
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_print ("# %s\n", said);
  g_assert_true (g_spawn_command_line_sync (removal, NULL, NULL, NULL, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* Seeds given by hand; how many are bad. */
static guint
judge_range (const char *from, const char *to)
{
  guint n_bad = 0;

  for (guint64 seed = g_ascii_strtoull (from, NULL, 10); seed < g_ascii_strtoull (to, NULL, 10);
       seed++)
    n_bad += !judge ((guint32) seed);
  g_print ("# %u bad\n", n_bad);
  return n_bad;
}

static void
save_design (const Made *made, JsonObject *json, const char *folder)
{
  g_autofree char *text = ish_random_to_text (json);
  g_autofree char *path = g_build_filename (folder, "design.isshoni", NULL);
  g_autofree char *code = g_build_filename (folder, "terraform", NULL);
  g_autoptr (GError) error = NULL;

  ish_output_save (made->code[ISH_DIALECT_TERRAFORM], code, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* As many as asked for, whatever seeds have no code. */
static void
save_designs (const char *n, const char *folder)
{
  guint left = (guint) g_ascii_strtoull (n, NULL, 10);

  for (guint32 seed = 0; left > 0; seed++)
    {
      g_autoptr (JsonObject) json = draw (seed);
      g_autoptr (Made) made = NULL;
      g_autofree char *number = g_strdup_printf ("%u", seed);
      g_autofree char *own = g_build_filename (folder, number, NULL);

      if (!mend (json))
        continue;
      made = make (json);
      if (made->error)
        continue;
      save_design (made, json, own);
      left--;
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean is_long;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  if (catalog == NULL)
    g_error ("%s", error->message);
  is_long = argc == 2 && strcmp (argv[1], "long") == 0;
  if (argc == 4 && strcmp (argv[1], "save") == 0)
    {
      save_designs (argv[2], argv[3]);
      status = 0;
    }
  else if (argc == 3)
    status = judge_range (argv[1], argv[2]) > 0;
  else
    {
      g_test_add_data_func ("/endtoend/random/seeds",
                            GUINT_TO_POINTER (is_long ? N_LONG : N_QUICK), test_seeds);
      g_test_add_func ("/endtoend/random/bucket-to-itself", test_bucket_to_itself);
      g_test_add_func ("/endtoend/random/roles", test_roles);
      if (is_long)
        g_test_add_func ("/endtoend/random/cfn-lint", test_cfn_lint);
      status = g_test_run ();
    }
  ish_catalog_unref (catalog);
  return status;
}
