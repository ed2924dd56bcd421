/* The lines of a design: which rule writes them, and what expressions see of them.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

#include "base/ish-json.h"

static void
say_refused (IshResolve *self, const char *id, const IshInstance *from, const IshInstance *to,
             const char *sentence)
{
  _ish_say (self, ISH_SEVERITY_ERROR, "line.refused", id, NULL, sentence, "from",
            ish_service_get_label (from->service, ISH_LANGUAGE_EN), "to",
            ish_service_get_label (to->service, ISH_LANGUAGE_EN), "from.name", from->name,
            "to.name", to->name, NULL);
}

static const IshProp *
find_prop (const IshLineRule *rule, const char *name)
{
  for (guint i = 0; i < ish_line_rule_get_n_props (rule); i++)
    if (strcmp (ish_line_rule_get_prop_at (rule, i)->name, name) == 0)
      return ish_line_rule_get_prop_at (rule, i);
  return NULL;
}

static void
note_unused (IshResolve *self, IshLine *line)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, line->typed);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autofree char *property = NULL;

      if (find_prop (line->rule, name))
        continue;
      property = g_strdup_printf ("properties.%.60s", name);
      _ish_say (self, ISH_SEVERITY_NOTE, "design.property", line->id, property,
                "This line does not use the property {property}.", "property", property, NULL);
    }
}

static void
read_fields (IshResolve *self, IshLine *line)
{
  guint n = ish_line_rule_get_n_props (line->rule);
  g_autofree IshMember *members = g_new (IshMember, n + 3);
  gboolean broken = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const IshProp *prop = ish_line_rule_get_prop_at (line->rule, i);
      JsonNode *typed = line->typed ? json_object_get_member (line->typed, prop->name) : NULL;
      JsonNode *fallback = self->is_production ? prop->default_prod : prop->default_dev;

      members[i].key = prop->name;
      members[i].value =
        _ish_prop_value (self, prop, typed, _ish_from_json (self, fallback), line->id, &broken);
    }
  members[n++] = (IshMember){ "id", _ish_borrow_string (self, line->code) };
  members[n++] = (IshMember){ "label", *line->label ? ish_value_string (self->arena, line->label)
                                                    : ish_value_null () };
  members[n++] = (IshMember){ "type", _ish_borrow_string (self, line->type) };
  line->fields = ish_value_map (self->arena, members, n);
  if (line->typed)
    note_unused (self, line);
}

/* The same ends, type and properties say nothing a second time. */
static gboolean
is_twice (IshResolve *self, IshLine *line)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const char *first;

  g_string_printf (key, "%s\n%s\n%s\n", line->from->id, line->to->id, line->type);
  if (line->typed && json_object_get_size (line->typed) > 0)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), line->typed);

      ish_json_append (key, node);
    }
  first = g_hash_table_lookup (self->line_keys, key->str);
  if (first == NULL)
    {
      g_hash_table_insert (self->line_keys, g_strdup (key->str), (gpointer) line->id);
      return FALSE;
    }
  _ish_say (self, ISH_SEVERITY_WARNING, "line.twice", line->id, NULL,
            "Another line from {from} to {to} already says this.", "from", line->from->name, "to",
            line->to->name, NULL);
  return TRUE;
}

static gboolean
find_rule (IshResolve *self, IshLine *line, const char *type)
{
  gboolean turned = FALSE;
  const char *refusal;

  refusal = ish_catalog_check_line (self->catalog, ish_service_get_type_id (line->from->service),
                                    ish_service_get_type_id (line->to->service), type, &line->rule,
                                    &turned);
  if (refusal || line->rule == NULL)
    {
      say_refused (self, line->id, line->from, line->to,
                   refusal ? refusal : "{from} and {to} do not connect directly.");
      return FALSE;
    }
  if (turned)
    {
      IshInstance *from = line->from;

      line->from = line->to;
      line->to = from;
    }
  return TRUE;
}

IshLine *
_ish_lines_add (IshResolve *self, const char *id, IshInstance *from, IshInstance *to,
                const char *type, const char *label, JsonObject *typed, const char *because)
{
  IshLine *line = ish_arena_alloc (self->arena, sizeof *line);

  line->id = ish_arena_strdup (self->arena, id);
  g_hash_table_add (self->line_ids, (gpointer) line->id);
  line->from = from;
  line->to = to;
  line->typed = typed;
  line->because = because;
  line->label = label;
  if (!find_rule (self, line, type))
    return NULL;
  line->type = ish_line_rule_get_type (line->rule);
  if (line->type == NULL)
    line->type = type && *type ? ish_arena_strdup (self->arena, type) : "default";
  if (is_twice (self, line))
    return NULL;
  line->code = _ish_make_code (self, self->line_codes, NULL, id, "line");
  read_fields (self, line);
  g_ptr_array_add (self->lines, line);
  return line;
}

static int
compare_connections (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshConnection *const *) a)->id, (*(const IshConnection *const *) b)->id);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(IshLine *const *) a)->id, (*(IshLine *const *) b)->id);
}

void
_ish_lines_load (IshResolve *self)
{
  guint n = ish_design_get_n_connections (self->design);
  g_autoptr (GPtrArray) connections = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (connections, (gpointer) ish_design_get_connection_at (self->design, i));
  g_ptr_array_sort (connections, compare_connections);
  for (guint i = 0; i < n; i++)
    {
      const IshConnection *drawn = connections->pdata[i];
      IshInstance *from = g_hash_table_lookup (self->by_id, drawn->from);
      IshInstance *to = g_hash_table_lookup (self->by_id, drawn->to);

      if (from == NULL || to == NULL)
        {
          g_hash_table_add (self->line_ids, (gpointer) ish_arena_strdup (self->arena, drawn->id));
          _ish_say (self, ISH_SEVERITY_WARNING, "line.refused", drawn->id, NULL,
                    "This line is left out: {end} could not be read.", "end",
                    from ? drawn->to : drawn->from, NULL);
          continue;
        }
      _ish_lines_add (self, drawn->id, from, to, drawn->type,
                      ish_arena_strdup (self->arena, drawn->label), drawn->properties, NULL);
    }
}

void
_ish_lines_attach (IshResolve *self)
{
  g_ptr_array_sort (self->lines, compare_lines);
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      g_ptr_array_set_size (instance->lines_in, 0);
      g_ptr_array_set_size (instance->lines_out, 0);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      IshLine *line = self->lines->pdata[i];

      g_ptr_array_add (line->from->lines_out, line);
      g_ptr_array_add (line->to->lines_in, line);
    }
}

const IshValue *
_ish_line_seen (IshResolve *self, IshLine *line, gboolean from_target)
{
  const IshValue **seen = from_target ? &line->seen_to : &line->seen_from;
  guint n = line->fields->u.map.n;

  if (*seen == NULL)
    {
      g_autofree IshMember *members = g_new (IshMember, n + 1);

      memcpy (members, line->fields->u.map.members, n * sizeof *members);
      members[n].key = "other";
      members[n].value = from_target ? &line->from->value : &line->to->value;
      *seen = ish_value_map (self->arena, members, n + 1);
    }
  return *seen;
}
