/* Findings seen through a benchmark.
 * SPDX-License-Identifier: MIT
 *
 * data/benchmarks/ID.json, made by tools/make-benchmarks.py: {"id", "title", "limit"?,
 * "controls": [{"id", "title", "level"?, "tags": ["s3.tls-only"], "partial"?, "look"?}]}. A control
 * is decided by the rules named in its tags; without one it is not decidable, whatever else
 * passes. */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-benchmark.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"
#include "compliance/ish-check-private.h"

#define FOLDER "data/benchmarks"

typedef struct
{
  char *id, *title, *look;
  char **tags;
  guint level;
  gboolean partial;
} Control;

typedef struct
{
  char *id, *title, *limit;
  GPtrArray *controls; /* owned Control */
} Source;

struct _IshBenchmark
{
  IshReport *report; /* owned */
  GArray *controls;  /* (element-type IshControl) */
  GPtrArray *lists;  /* owned GPtrArray of IshCheck: what the controls point into */
};

/* --- the data, read once --- */

static char **
read_tags (JsonArray *array)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_ptr_array_add (tags, g_strdup (json_array_get_string_element (array, i)));
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static void
read_control (Source *source, JsonObject *object)
{
  Control *control = g_new0 (Control, 1);

  control->id = g_strdup (ish_json_string (object, "id", ""));
  control->title = g_strdup (ish_json_string (object, "title", ""));
  control->look = g_strdup (ish_json_string (object, "look", NULL));
  control->level = (guint) ish_json_int (object, "level", 0);
  control->partial = ish_json_bool (object, "partial", FALSE);
  control->tags = read_tags (ish_json_array (object, "tags"));
  g_ptr_array_add (source->controls, control);
}

/* The files are the project's own: a mistake in one is the build's, and a test reads them all. */
static Source *
read_source (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ish_data_lookup (path, &error);
  g_autoptr (IshJson) json = NULL;
  Source *source;
  JsonObject *root;
  JsonArray *controls;
  gsize length;
  gconstpointer text;

  if (bytes == NULL)
    g_error ("%s", error->message);
  text = g_bytes_get_data (bytes, &length);
  json = ish_json_parse (text, (gssize) length, path, NULL, &error);
  if (json == NULL)
    g_error ("%s", error->message);
  root = json_node_get_object (ish_json_get_root (json));
  controls = ish_json_array (root, "controls");
  source = g_new0 (Source, 1);
  source->id = g_strdup (ish_json_string (root, "id", ""));
  source->title = g_strdup (ish_json_string (root, "title", ""));
  source->limit = g_strdup (ish_json_string (root, "limit", NULL));
  source->controls = g_ptr_array_new ();
  for (guint i = 0; controls && i < json_array_get_length (controls); i++)
    read_control (source, json_array_get_object_element (controls, i));
  return source;
}

/* Kept for the life of the program. */
static const GPtrArray *
list_sources (void)
{
  static gsize once;
  static GPtrArray *sources;

  if (g_once_init_enter (&once))
    {
      g_auto (GStrv) names = ish_data_list (FOLDER);

      sources = g_ptr_array_new ();
      for (guint i = 0; names[i]; i++)
        {
          g_autofree char *path = g_strdup_printf ("%s/%s", FOLDER, names[i]);

          g_ptr_array_add (sources, read_source (path));
        }
      g_once_init_leave (&once, 1);
    }
  return sources;
}

static const Source *
find_source (const char *id)
{
  const GPtrArray *sources = list_sources ();

  for (guint i = 0; i < sources->len; i++)
    if (strcmp (((const Source *) sources->pdata[i])->id, id) == 0)
      return sources->pdata[i];
  return NULL;
}

const char *const *
ish_rule_set_list_benchmarks (IshRuleSet *self)
{
  static gsize once;
  static const char **ids;

  if (g_once_init_enter (&once))
    {
      const GPtrArray *sources = list_sources ();

      ids = g_new0 (const char *, sources->len + 1);
      for (guint i = 0; i < sources->len; i++)
        ids[i] = ((const Source *) sources->pdata[i])->id;
      g_once_init_leave (&once, 1);
    }
  return ids;
}

const char *
ish_rule_set_get_benchmark_title (IshRuleSet *self, const char *id)
{
  const Source *source = find_source (id);

  return source ? source->title : NULL;
}

const char *
ish_rule_set_get_benchmark_limit (IshRuleSet *self, const char *id)
{
  const Source *source = find_source (id);

  return source ? source->limit : NULL;
}

/* --- one report --- */

static gboolean
carries (const IshRule *rule, const Control *control)
{
  return g_strv_contains ((const char *const *) control->tags, rule->id);
}

static gboolean
is_decided (IshReport *report, const Control *control)
{
  for (guint i = 0; i < report->rules->entries->len; i++)
    if (carries (&((const IshRuleEntry *) report->rules->entries->pdata[i])->rule, control))
      return TRUE;
  return FALSE;
}

static IshControlResult
unite (const GPtrArray *checks)
{
  gboolean seen[ISH_RESULT_UNKNOWN + 1] = { FALSE };

  for (guint i = 0; i < checks->len; i++)
    seen[((const IshCheck *) checks->pdata[i])->result] = TRUE;
  if (seen[ISH_RESULT_FAIL])
    return ISH_CONTROL_FAIL;
  if (seen[ISH_RESULT_ACCEPTED])
    return ISH_CONTROL_ACCEPTED;
  if (seen[ISH_RESULT_UNKNOWN])
    return ISH_CONTROL_NOT_DECIDABLE;
  return seen[ISH_RESULT_PASS] ? ISH_CONTROL_PASS : ISH_CONTROL_NOT_APPLICABLE;
}

static void
add_control (IshBenchmark *self, const Control *source)
{
  GPtrArray *checks = g_ptr_array_new ();
  IshControl control = { .id = source->id, .title = source->title, .level = source->level,
                         .partial = source->partial, .look = source->look };

  for (guint i = 0; i < ish_report_get_n (self->report); i++)
    {
      const IshCheck *check = ish_report_get_at (self->report, i);

      if (carries (check->rule, source))
        g_ptr_array_add (checks, (gpointer) check);
    }
  control.result = is_decided (self->report, source) ? unite (checks)
                                                     : ISH_CONTROL_NOT_DECIDABLE;
  control.checks = (const IshCheck *const *) checks->pdata;
  control.n_checks = checks->len;
  g_ptr_array_add (self->lists, checks);
  g_array_append_val (self->controls, control);
}

IshBenchmark *
ish_benchmark_new (IshReport *report, const char *id)
{
  const Source *source = find_source (id);
  IshBenchmark *self;

  if (source == NULL)
    return NULL;
  self = g_new0 (IshBenchmark, 1);
  self->report = ish_report_ref (report);
  self->controls = g_array_new (FALSE, FALSE, sizeof (IshControl));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < source->controls->len; i++)
    add_control (self, source->controls->pdata[i]);
  return self;
}

void
ish_benchmark_free (IshBenchmark *self)
{
  g_array_unref (self->controls);
  g_ptr_array_unref (self->lists);
  ish_report_unref (self->report);
  g_free (self);
}

guint
ish_benchmark_get_n (IshBenchmark *self)
{
  return self->controls->len;
}

const IshControl *
ish_benchmark_get_at (IshBenchmark *self, guint index)
{
  g_return_val_if_fail (index < self->controls->len, NULL);
  return &g_array_index (self->controls, IshControl, index);
}

guint
ish_benchmark_count (IshBenchmark *self, IshControlResult result)
{
  guint n = 0;

  for (guint i = 0; i < self->controls->len; i++)
    n += g_array_index (self->controls, IshControl, i).result == result ? 1 : 0;
  return n;
}
