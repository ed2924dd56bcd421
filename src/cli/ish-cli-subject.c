/* What check and cost look at: a design, or Terraform and CloudFormation that anybody wrote.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <string.h>

#include <glib/gi18n.h>

typedef gboolean (*HasType) (gpointer data, const char *type);

/* --- loading --- */

static gboolean
load_code (const IshCliOptions *options, IshCliSubject *out, IshExit *out_exit)
{
  const IshCodeContext context = { options->region, options->environment };
  g_autoptr (IshCatalog) catalog = _ish_cli_load_catalog (out_exit);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;

  if (catalog == NULL)
    return FALSE;
  out->code = ish_code_stack_load (options->words[0], catalog, &context, &error);
  if (out->code)
    {
      out->stack = ish_stack_ref (ish_code_stack_get_stack (out->code));
      return TRUE;
    }
  /* The reader names the file, which may be one of a folder. */
  file = g_strndup (error->message, strcspn (error->message, ":"));
  _ish_cli_complain_about (file, error->message);
  *out_exit = error->domain == ISH_READ_ERROR ? ISH_EXIT_INPUT : ISH_EXIT_WORLD;
  return FALSE;
}

gboolean
_ish_cli_load_subject (const IshCliOptions *options, IshCliSubject *out, IshExit *out_exit)
{
  *out = (IshCliSubject){ NULL, NULL, NULL };
  if (ish_code_stack_is_code (options->words[0]))
    return load_code (options, out, out_exit);
  out->stack = _ish_cli_load_stack (options->words[0], &out->design, out_exit);
  return out->stack != NULL;
}

void
_ish_cli_subject_clear (IshCliSubject *self)
{
  g_clear_pointer (&self->code, ish_code_stack_free);
  g_clear_object (&self->design);
  g_clear_pointer (&self->stack, ish_stack_unref);
}

/* --- what was not understood --- */

void
_ish_cli_set_place (JsonObject *object, const IshCliSubject *subject, const char *node)
{
  const char *file;
  guint line;

  if (subject->code == NULL || !ish_code_stack_locate (subject->code, node, &file, &line))
    return;
  json_object_set_string_member (object, "path", file);
  json_object_set_int_member (object, "line", line);
}

/* Type to the number of its resources, of types nobody knows anything about. */
static GHashTable *
count_types (const IshCliSubject *subject, HasType has_type, gpointer data)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ish_stack_get_n_nodes (subject->stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (subject->stack, i);
      /* Without the catalogue's spelling, the kind is the type. */
      const char *type = node->kind;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));

      if (n > 0 || (!g_str_has_prefix (type, "data.") && !has_type (data, type)))
        g_hash_table_insert (counts, (gpointer) type, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

JsonObject *
_ish_cli_unknown_to_json (const IshCliSubject *subject, HasType has_type, gpointer data)
{
  g_autoptr (GHashTable) counts = count_types (subject, has_type, data);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (counts), compare_keys);
  const GPtrArray *notes = ish_code_stack_get_notes (subject->code);
  JsonObject *object = json_object_new ();
  JsonArray *types = json_array_new ();
  JsonArray *rest = json_array_new ();

  for (GList *name = names; name; name = name->next)
    {
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "type", name->data);
      json_object_set_int_member (entry, "count",
                                  GPOINTER_TO_UINT (g_hash_table_lookup (counts, name->data)));
      json_array_add_object_element (types, entry);
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const IshCodeNote *note = notes->pdata[i];
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "what", note->what);
      json_object_set_string_member (entry, "name", note->name);
      if (note->detail)
        json_object_set_string_member (entry, "source", note->detail);
      if (note->file)
        {
          json_object_set_string_member (entry, "path", note->file);
          json_object_set_int_member (entry, "line", note->line);
        }
      json_array_add_object_element (rest, entry);
    }
  json_object_set_array_member (object, "types", types);
  json_object_set_array_member (object, "notes", rest);
  return object;
}

static const char *
say_note (const IshCodeNote *note)
{
  static const struct
  {
    const char *what, *sentence;
  } sentences[] = {
    { "module", N_("this module is not here, so nothing in it was looked at") },
    { "stack", N_("this nested stack is not here, so nothing in it was looked at") },
    { "count", N_("how many there are is not known; one was looked at") },
    { "condition", N_("whether this is made is not known; it was looked at") },
    { "region", N_("no region is said; --region says another") },
    { "environment", N_("no environment is said; --environment says another") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (note->what, sentences[i].what) == 0)
      return _ (sentences[i].sentence);
  return _("this is too much; the rest was not looked at");
}

void
_ish_cli_print_unknown (const IshCliSubject *subject, HasType has_type, gpointer data)
{
  g_autoptr (GHashTable) counts = count_types (subject, has_type, data);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (counts), compare_keys);
  const GPtrArray *notes = ish_code_stack_get_notes (subject->code);

  for (guint i = 0; i < notes->len; i++)
    {
      const IshCodeNote *note = notes->pdata[i];

      if (note->file)
        g_print ("%s:%u: ", note->file, note->line);
      g_print ("%s%s%s: %s\n", note->name, note->detail ? " " : "",
               note->detail ? note->detail : "", say_note (note));
    }
  if (names)
    g_print ("%s", _("Not known here:"));
  for (GList *name = names; name; name = name->next)
    g_print (" %s (%u)%s", (const char *) name->data,
             GPOINTER_TO_UINT (g_hash_table_lookup (counts, name->data)), name->next ? "," : "\n");
}
