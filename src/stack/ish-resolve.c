/* Runs the passes and hands over what they made.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"
#include "stack/ish-stack-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- saying --- */

void
_ish_say_pairs (IshResolve *self, IshSeverity severity, const char *rule, const char *id,
                const char *property, const char *sentence, const char *const *pairs)
{
  g_ptr_array_add (self->stack->findings, ish_finding_new (severity, rule ? rule : "catalog", id,
                                                           property, sentence, pairs));
}

void
_ish_say (IshResolve *self, IshSeverity severity, const char *rule, const char *id,
          const char *property, const char *sentence, ...)
{
  const char *pairs[17] = { NULL };
  va_list args;

  va_start (args, sentence);
  for (guint i = 0; i < G_N_ELEMENTS (pairs) - 1; i++)
    {
      pairs[i] = va_arg (args, const char *);
      if (pairs[i] == NULL)
        break;
    }
  va_end (args);
  _ish_say_pairs (self, severity, rule, id, property, sentence, pairs);
}

/* A property of any shape that somebody wrote; (nullable). */
static const IshProp *
find_free_form (IshInstance *instance)
{
  for (guint i = 0; instance->typed && i < ish_service_get_n_props (instance->service); i++)
    {
      const IshProp *prop = ish_service_get_prop_at (instance->service, i);
      JsonNode *typed = json_object_get_member (instance->typed, prop->name);

      if (prop->type == ISH_PROP_JSON && typed && !JSON_NODE_HOLDS_NULL (typed))
        return prop;
    }
  return NULL;
}

void
_ish_say_data (IshResolve *self, IshInstance *about, const char *file, const char *path,
               const char *message)
{
  g_autofree char *once = NULL;

  const IshProp *prop = about ? find_free_form (about) : NULL;

  if (about && about->broken)
    return;
  if (prop)
    {
      g_autofree char *property = g_strconcat ("properties.", prop->name, NULL);

      about->broken = TRUE;
      _ish_say (self, ISH_SEVERITY_ERROR, "design.property", about->id, property,
                "This does not have the form that is needed here: {message}.", "message", message,
                NULL);
      return;
    }
  if (file == NULL)
    file = about ? ish_service_get_origin (about->service).file : "catalogue";
  once = g_strdup_printf ("%s: %s: %s", file, path ? path : "", message);
  if (!g_hash_table_add (self->said, g_steal_pointer (&once)))
    return;
  _ish_say (self, ISH_SEVERITY_ERROR, "catalog", about ? about->id : NULL, NULL,
            "{file}: {path}: {message}", "file", file ? file : "catalogue", "path",
            path ? path : "", "message", message, NULL);
}

void
_ish_say_fault (IshResolve *self, IshInstance *about, IshOrigin origin)
{
  if (self->fault == NULL)
    return;
  if (self->fault_origin.file)
    origin = self->fault_origin;
  _ish_say_data (self, about, origin.file, origin.path, self->fault);
  self->fault = NULL;
  self->fault_origin = (IshOrigin){ NULL, NULL };
}

/* --- order of what is handed over --- */

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshNode *const *) a)->key, (*(const IshNode *const *) b)->key);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const IshFinding *left = *(const IshFinding *const *) a;
  const IshFinding *right = *(const IshFinding *const *) b;
  int order = (int) right->severity - (int) left->severity;

  if (order == 0)
    order = g_strcmp0 (left->resource_id, right->resource_id);
  if (order == 0)
    order = g_strcmp0 (left->property, right->property);
  if (order == 0)
    order = strcmp (left->rule, right->rule);
  if (order == 0)
    order = strcmp (left->sentence, right->sentence);
  for (guint i = 0; order == 0 && left->pairs && right->pairs && left->pairs[i] && right->pairs[i];
       i++)
    order = strcmp (left->pairs[i], right->pairs[i]);
  return order;
}

static int
compare_implied (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshImplied *const *) a)->id, (*(const IshImplied *const *) b)->id);
}

static int
compare_outputs (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshStackOutput *const *) a)->name,
                 (*(const IshStackOutput *const *) b)->name);
}

static int
compare_inputs (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshStackInput *const *) a)->name,
                 (*(const IshStackInput *const *) b)->name);
}

static void
sort_results (IshStack *stack)
{
  g_ptr_array_sort (stack->nodes, compare_nodes);
  for (guint i = 0; i < stack->nodes->len; i++)
    g_hash_table_insert (stack->by_key, (gpointer) ((IshNode *) stack->nodes->pdata[i])->key,
                         stack->nodes->pdata[i]);
  g_ptr_array_sort (stack->findings, compare_findings);
  g_ptr_array_sort (stack->implied, compare_implied);
  g_ptr_array_sort (stack->outputs, compare_outputs);
  g_ptr_array_sort (stack->inputs, compare_inputs);
}

/* --- the passes --- */

static void
begin (IshResolve *self, IshStack *stack, IshDesign *design)
{
  self->stack = stack;
  self->arena = stack->arena;
  self->catalog = stack->catalog;
  self->design = design;
  self->cloud = stack->cloud;
  self->region = stack->region;
  self->environment = stack->environment;
  self->prefix = stack->prefix;
  self->is_production = ish_catalog_is_production (stack->environment);
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, _ish_shape_free);
  self->instances = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->lines = g_ptr_array_new ();
  self->line_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->line_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->line_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->built = g_ptr_array_new ();
  self->claims = g_array_new (FALSE, TRUE, sizeof (IshClaim));
  self->contributions = g_array_new (FALSE, TRUE, sizeof (IshContribution));
  self->settings = g_array_new (FALSE, TRUE, sizeof (IshSetting));
  self->waits = g_array_new (FALSE, TRUE, sizeof (IshWaiting));
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->missing = g_hash_table_new (g_str_hash, g_str_equal);
  self->effect_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
end (IshResolve *self)
{
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      g_ptr_array_unref (instance->lines_in);
      g_ptr_array_unref (instance->lines_out);
    }
  g_hash_table_unref (self->shapes);
  g_ptr_array_unref (self->instances);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->line_ids);
  g_hash_table_unref (self->line_keys);
  g_ptr_array_unref (self->objects);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->line_codes);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->nodes);
  g_ptr_array_unref (self->built);
  g_array_unref (self->claims);
  g_array_unref (self->contributions);
  g_array_unref (self->settings);
  g_array_unref (self->waits);
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->missing);
  g_hash_table_unref (self->effect_keys);
}

static void
check_region (IshResolve *self)
{
  const char *const *regions = ish_catalog_get_regions (self->catalog, self->cloud);

  if (regions[0] && !g_strv_contains (regions, self->region))
    _ish_say (self, ISH_SEVERITY_WARNING, "design.region", NULL, "settings.region",
              "The catalogue does not know the region {region}; its zones are guessed.", "region",
              self->region, NULL);
}

/* An empty sheet needs no word; one with only people and frames on it looks like something. */
static void
check_something (IshResolve *self, IshDesign *design)
{
  if (self->stack->nodes->len == 0 && self->stack->findings->len == 0
      && ish_design_get_n_resources (design) > 0)
    _ish_say (self, ISH_SEVERITY_WARNING, "design.empty", NULL, NULL,
              N_("Nothing here is deployed: draw what is to run, not only who uses it."), NULL);
}

void
_ish_stack_fill (IshStack *self, IshDesign *design)
{
  IshResolve resolve = { NULL };

  begin (&resolve, self, design);
  check_region (&resolve);
  _ish_instances_load (&resolve);
  _ish_lines_load (&resolve);
  _ish_lines_attach (&resolve);
  _ish_needs_settle (&resolve);
  _ish_place_all (&resolve);
  _ish_declare_all (&resolve);
  _ish_generics_all (&resolve);
  _ish_effects_all (&resolve);
  _ish_checks_all (&resolve);
  _ish_merge (&resolve);
  check_something (&resolve, design);
  sort_results (self);
  end (&resolve);
}
