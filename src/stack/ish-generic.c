/* Generic types: lines become references in their arguments, and each dialect gets what it can say.
 * SPDX-License-Identifier: MIT
 *
 * Nodes are named by now and those of described services built. A generic node's arguments are
 * written once for each dialect ("tf:name", "cfn:Name"), and its kind says which dialects have it:
 * all of a resource or nothing of it, and nothing of what refers to what is not there. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stack/ish-generic-private.h"
#include "stack/ish-stack-private.h"

#define MAX_CHOICES 8 /* named in a sentence */

typedef struct
{
  IshResolve *resolve;
  GPtrArray *nodes;      /* of owned IshGenericNode, in the order of ids */
  GHashTable *by_instance;
  GHashTable *edges;     /* instance -> GPtrArray of instances it refers to or waits for */
  gboolean waits_for_generic; /* something described does: only then can more make a circle */
} Pass;

static void
free_node (gpointer data)
{
  IshGenericNode *self = data;

  g_ptr_array_unref (self->refs);
  g_string_free (self->missing, TRUE);
  g_free (self);
}

static const char *
dialect_name (gboolean terraform)
{
  return terraform ? "Terraform" : "CloudFormation";
}

/* --- who refers to whom --- */

/* The node of a resource that others mean by it; (nullable). */
static IshBuilt *
find_main (IshResolve *self, IshInstance *instance)
{
  const IshValue *value = _ish_instance_get (self, instance, "main");

  self->fault = NULL;
  return value && value->type == ISH_VALUE_NODE
           ? g_hash_table_lookup (self->nodes, value->u.ref.node) : NULL;
}

static void
visit (GHashTable *seen, GPtrArray *queue, IshInstance *instance)
{
  if (instance && g_hash_table_add (seen, instance))
    g_ptr_array_add (queue, instance);
}

/* What a line between described services makes refer to what is theirs to say, so both ways
 * count, as does what something stands in. */
static void
visit_described (GHashTable *seen, GPtrArray *queue, IshInstance *instance)
{
  visit (seen, queue, instance->parent);
  for (guint side = 0; side < 2; side++)
    {
      const GPtrArray *lines = side ? instance->lines_in : instance->lines_out;

      for (guint i = 0; i < lines->len; i++)
        {
          const IshLine *line = lines->pdata[i];

          if (!ish_line_rule_is_reference (line->rule) && !ish_line_rule_is_wait (line->rule))
            visit (seen, queue, side ? line->from : line->to);
        }
    }
}

static gboolean
reaches (Pass *self, IshInstance *from, IshInstance *to)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  visit (seen, queue, from);
  for (guint i = 0; i < queue->len && !g_hash_table_contains (seen, to); i++)
    {
      IshInstance *instance = queue->pdata[i];
      const GPtrArray *next = g_hash_table_lookup (self->edges, instance);

      for (guint k = 0; next && k < next->len; k++)
        visit (seen, queue, next->pdata[k]);
      if (self->waits_for_generic && !ish_service_is_generic (instance->service))
        visit_described (seen, queue, instance);
    }
  return g_hash_table_contains (seen, to);
}

/* %FALSE and said: each would have to be there before the other. */
static gboolean
add_edge (Pass *self, const IshLine *line, IshInstance *from, IshInstance *to)
{
  GPtrArray *next = g_hash_table_lookup (self->edges, from);

  if (reaches (self, to, from))
    {
      _ish_say (self->resolve, ISH_SEVERITY_ERROR, "line.circle", line->id, NULL,
                N_("This line closes a circle: {from} and {to} would each have to be there first."),
                "from", from->name, "to", to->name, NULL);
      return FALSE;
    }
  if (next == NULL)
    {
      next = g_ptr_array_new ();
      g_hash_table_insert (self->edges, from, next);
    }
  g_ptr_array_add (next, to);
  return TRUE;
}

static void
add_wait (Pass *self, IshLine *line)
{
  IshBuilt *from = find_main (self->resolve, line->from);
  IshBuilt *to = find_main (self->resolve, line->to);

  if (from && to && add_edge (self, line, line->from, line->to))
    from->waits = _ish_push (self->resolve, from->waits, to->node.key);
}

/* --- which argument --- */

static const char *
get_field (const IshLine *line, const char *name)
{
  const IshValue *value = ish_value_get (line->fields, name);

  return value && value->type == ISH_VALUE_STRING && *value->u.string ? value->u.string : NULL;
}

static void
ask_argument (Pass *self, const IshLine *line, char **choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; choices[i] && i < MAX_CHOICES; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", choices[i]);
  if (choices[0] && g_strv_length (choices) > MAX_CHOICES)
    g_string_append (text, ", …");
  _ish_say (self->resolve, ISH_SEVERITY_ERROR, "line.argument", line->id, "properties.argument",
            N_("Say which argument receives this: {choices}."), "choices", text->str, NULL);
}

/* The one argument that fits; (nullable) (transfer full). @out_choices: when there are several */
static char *
choose_argument (const IshInstance *holder, const IshInstance *other, char ***out_choices)
{
  guint n_fitting = 0;
  g_auto (GStrv) paths =
    ish_service_list_arguments (holder->service, other->service, &n_fitting);

  if (n_fitting == 1)
    return g_strdup (paths[0]);
  if (out_choices)
    *out_choices = g_steal_pointer (&paths);
  return NULL;
}

/* The end that has the argument, with @argument filled in when the line does not say. */
static IshInstance *
find_holder (Pass *self, const IshLine *line, char **argument)
{
  gboolean first = ish_service_is_generic (line->from->service);
  gboolean second = ish_service_is_generic (line->to->service);
  g_auto (GStrv) choices = NULL;

  if (*argument && first && second)
    return ish_service_get_prop_at_path (line->from->service, *argument) == NULL
               && ish_service_get_prop_at_path (line->to->service, *argument)
             ? line->to : line->from;
  if (*argument)
    return first ? line->from : line->to;
  *argument = first ? choose_argument (line->from, line->to, &choices)
                    : choose_argument (line->to, line->from, &choices);
  if (*argument)
    return first ? line->from : line->to;
  if (first && second)
    *argument = choose_argument (line->to, line->from, NULL);
  if (*argument)
    return line->to;
  ask_argument (self, line, choices);
  return NULL;
}

static gboolean
check_argument (Pass *self, const IshLine *line, const IshInstance *holder, const char *argument)
{
  const IshProp *prop = ish_service_get_prop_at_path (holder->service, argument);
  const char *near;

  if (prop && ish_prop_takes_reference (prop))
    return TRUE;
  near = prop ? NULL : ish_service_find_near (holder->service, NULL, argument);
  _ish_say (self->resolve, ISH_SEVERITY_ERROR, "line.argument", line->id, "properties.argument",
            prop   ? N_("{argument} of {holder} is not one that refers to something.")
            : near ? N_("{holder} has no argument {argument}; the nearest is {near}.")
                   : N_("{holder} has no argument {argument}."),
            "argument", argument, "holder", holder->name, "near", near ? near : "", NULL);
  return FALSE;
}

static void
add_reference (Pass *self, IshLine *line)
{
  IshResolve *resolve = self->resolve;
  g_autofree char *argument = g_strdup (get_field (line, "argument"));
  IshInstance *holder = find_holder (self, line, &argument);
  IshInstance *other = holder == line->from ? line->to : line->from;
  IshBuilt *target = holder ? find_main (resolve, other) : NULL;
  IshGenericNode *node = holder ? g_hash_table_lookup (self->by_instance, holder) : NULL;
  g_autofree char *attribute = g_strdup (get_field (line, "attribute"));
  IshGenericRef *ref;

  if (node == NULL || !check_argument (self, line, holder, argument))
    return;
  if (target == NULL)
    {
      _ish_say (resolve, ISH_SEVERITY_ERROR, "line.refused", line->id, NULL,
                N_("{to} has no resource of its own that could be referred to."), "to",
                other->name, NULL);
      return;
    }
  if (attribute == NULL)
    attribute = ish_service_choose_attribute (holder->service, argument, other->service);
  if (!ish_catalog_can_read (resolve->catalog, resolve->cloud, target->node.kind, attribute,
                             node->is_terraform)
      && !ish_service_is_generic (other->service))
    {
      _ish_say (resolve, ISH_SEVERITY_ERROR, "line.attribute", line->id, "properties.attribute",
                N_("{to} has no attribute {attribute}."), "to", other->name, "attribute",
                attribute, NULL);
      return;
    }
  if (!add_edge (self, line, holder, other))
    return;
  ref = g_new0 (IshGenericRef, 1);
  ref->path = ish_arena_strdup (resolve->arena, argument);
  ref->value = ish_value_ref (resolve->arena, target->node.key,
                              ish_arena_strdup (resolve->arena, attribute));
  ref->line = line;
  ref->other = other;
  ref->kind = target->node.kind;
  g_ptr_array_add (node->refs, ref);
}

/* --- which dialects --- */

static gboolean
is_in (const IshGenericNode *node, gboolean terraform)
{
  return terraform == node->is_terraform ? node->in_own : node->in_other;
}

/* The first reference that a dialect cannot say; (nullable). */
static const IshGenericRef *
find_unsaid (Pass *self, const IshGenericNode *node, gboolean terraform)
{
  for (guint i = 0; i < node->refs->len; i++)
    {
      const IshGenericRef *ref = node->refs->pdata[i];
      const IshGenericNode *other = g_hash_table_lookup (self->by_instance, ref->other);

      if ((other && !is_in (other, terraform))
          || !ish_catalog_can_read (self->resolve->catalog, self->resolve->cloud, ref->kind,
                                    ref->value->u.ref.attr, terraform))
        return ref;
    }
  return NULL;
}

static void
say_left_out (Pass *self, const IshGenericNode *node, const IshGenericRef *unsaid)
{
  const IshService *service = node->instance->service;
  const char *here = dialect_name (node->is_terraform);
  const char *there = dialect_name (!node->is_terraform);
  const char *sentence =
    ish_service_get_twin (service) == NULL
      ? N_("{name} exists only in {here}; the code for {there} leaves it out.")
    : unsaid ? N_("{name} refers to {other}, which {there} cannot say; the code for {there} leaves "
                  "it out.")
             : N_("{there} does not say {arguments} of {name}; the code for {there} leaves it "
                  "out.");

  _ish_say (self->resolve, ISH_SEVERITY_WARNING, "generic.dialect", node->instance->id, NULL,
            sentence, "name", node->instance->name, "here", here, "there", there, "arguments",
            node->missing->str, "other", unsaid ? unsaid->other->name : "", NULL);
}

static void
say_unreadable (Pass *self, const IshGenericNode *node, const IshGenericRef *unsaid)
{
  _ish_say (self->resolve, ISH_SEVERITY_ERROR, "line.dialect", unsaid->line->id, NULL,
            N_("{from} is written in {here}, which cannot read {attribute} of {to}."), "from",
            node->instance->name, "to", unsaid->other->name, "here",
            dialect_name (node->is_terraform), "attribute", unsaid->value->u.ref.attr, NULL);
}

static gboolean
settle_node (Pass *self, IshGenericNode *node)
{
  const IshGenericRef *own = node->in_own ? find_unsaid (self, node, node->is_terraform) : NULL;
  const IshGenericRef *other =
    node->in_other ? find_unsaid (self, node, !node->is_terraform) : NULL;

  if (own)
    say_unreadable (self, node, own);
  if (other)
    say_left_out (self, node, other);
  node->in_own &= own == NULL;
  node->in_other &= other == NULL;
  return own || other;
}

/* Goes on until nothing more falls out of a dialect. */
static void
settle_dialects (Pass *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->nodes->len; i++)
        changed |= settle_node (self, self->nodes->pdata[i]);
    }
}

/* A reference that its own dialect cannot say is left out. */
static void
drop_unsaid (Pass *self, IshGenericNode *node)
{
  const IshGenericRef *unsaid = find_unsaid (self, node, node->is_terraform);

  while (unsaid)
    {
      say_unreadable (self, node, unsaid);
      g_ptr_array_remove (node->refs, (gpointer) unsaid);
      unsaid = find_unsaid (self, node, node->is_terraform);
    }
}

/* --- finishing --- */

static void
read_node (Pass *self, IshGenericNode *node)
{
  _ish_generic_read (self->resolve, node);
  node->other = _ish_generic_translate (self->resolve, node->instance->service, node->own,
                                        node->missing);
  if (node->other == NULL && node->in_other)
    {
      node->in_other = FALSE;
      say_left_out (self, node, NULL);
    }
}

static void
add_members (IshResolve *self, IshMember *members, guint *n, const IshValue *map,
             gboolean terraform)
{
  for (guint i = 0; i < map->u.map.n; i++)
    {
      g_autofree char *key =
        g_strconcat (terraform ? "tf:" : "cfn:", map->u.map.members[i].key, NULL);

      members[(*n)++] = (IshMember){ ish_arena_strdup (self->arena, key),
                                     map->u.map.members[i].value };
    }
}

/* The kind that is in the same dialects. */
static const char *
variant_of (const IshGenericNode *node)
{
  if (node->in_own && node->in_other)
    return "";
  if (!node->in_own && !node->in_other)
    return ":none";
  return node->in_own == node->is_terraform ? ":tf" : ":cfn";
}

static void
finish (Pass *self, IshGenericNode *node)
{
  IshResolve *resolve = self->resolve;
  guint n_other = node->in_other ? node->other->u.map.n : 0;
  g_autofree IshMember *members = g_new (IshMember, node->own->u.map.n + n_other + 1);
  guint n = 0;

  add_members (resolve, members, &n, node->own, node->is_terraform);
  if (node->in_other)
    add_members (resolve, members, &n, node->other, !node->is_terraform);
  node->built->node.args = ish_value_map (resolve->arena, members, n);
  if (*variant_of (node))
    {
      g_autofree char *kind =
        g_strconcat (ish_service_get_type_id (node->instance->service), variant_of (node), NULL);

      node->built->node.kind = ish_arena_strdup (resolve->arena, kind);
    }
}

static void
add_node (Pass *self, IshInstance *instance)
{
  IshBuilt *built = find_main (self->resolve, instance);
  IshGenericNode *node;

  if (built == NULL)
    return;
  node = g_new0 (IshGenericNode, 1);
  node->instance = instance;
  node->built = built;
  node->refs = g_ptr_array_new_with_free_func (g_free);
  node->missing = g_string_new (NULL);
  node->is_terraform = ish_service_is_terraform (instance->service);
  node->in_own = node->in_other = TRUE;
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->by_instance, instance, node);
}

static void
each_node (Pass *self, void (*func) (Pass *self, IshGenericNode *node))
{
  for (guint i = 0; i < self->nodes->len; i++)
    func (self, self->nodes->pdata[i]);
}

static gboolean
has_described_wait (IshResolve *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshLine *line = self->lines->pdata[i];

      if (ish_line_rule_is_wait (line->rule) && !ish_service_is_generic (line->from->service))
        return TRUE;
    }
  return FALSE;
}

void
_ish_generics_all (IshResolve *self)
{
  Pass pass = { .resolve = self, .nodes = g_ptr_array_new_with_free_func (free_node) };

  pass.by_instance = g_hash_table_new (NULL, NULL);
  pass.edges = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->instances->len; i++)
    if (ish_service_is_generic (((IshInstance *) self->instances->pdata[i])->service))
      add_node (&pass, self->instances->pdata[i]);
  pass.waits_for_generic = has_described_wait (self);
  for (guint i = 0; pass.nodes->len > 0 && i < self->lines->len; i++)
    {
      IshLine *line = self->lines->pdata[i];

      if (ish_line_rule_is_reference (line->rule))
        add_reference (&pass, line);
      else if (ish_line_rule_is_wait (line->rule))
        add_wait (&pass, line);
    }
  each_node (&pass, drop_unsaid);
  each_node (&pass, read_node);
  settle_dialects (&pass);
  each_node (&pass, finish);
  g_hash_table_unref (pass.edges);
  g_hash_table_unref (pass.by_instance);
  g_ptr_array_unref (pass.nodes);
}
