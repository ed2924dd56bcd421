/* Lines from and to generic types: a reference, or an order; which argument holds it, and what it
 * reads.
 *
 * An argument fits when its name without "_id", "_arns" and the like is what the other end is
 * called in either dialect, or ends in it: "vpc_security_group_ids" fits a security group.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "catalog/ish-catalog-private.h"

#define MAX_DEPTH 4      /* blocks within blocks that are searched */
#define MAX_VISITED 4000 /* fields of one type that are looked at */
#define MAX_OFFERED 200  /* arguments */

/* --- the two rules --- */

static IshPropRule *
make_prop (IshPool *pool, const char *name, const char *label, const char *help)
{
  IshPropRule *rule = _ish_pool_new (pool, IshPropRule);

  rule->prop.name = name;
  rule->prop.type = ISH_PROP_STRING;
  rule->prop.label = label;
  rule->prop.help = help;
  rule->prop.min = G_MININT64;
  rule->prop.max = G_MAXINT64;
  rule->origin = (IshOrigin) { "schema", name };
  return rule;
}

static IshLineRule *
make_rule (const char *type, const char *help, IshPool *pool)
{
  IshLineRule *rule = _ish_pool_new (pool, IshLineRule);

  rule->origin = (IshOrigin) { "schema", type };
  rule->type = type;
  rule->help = help;
  return rule;
}

void
_ish_generic_rules_init (IshCatalog *self)
{
  IshPool *pool = &self->generics.pool;
  IshLineRule *reference = make_rule ("default", N_("One refers to the other by an argument."),
                                      pool);
  IshLineRule *wait = make_rule ("wait", N_("It is made after the other, and refers to nothing."),
                                 pool);

  reference->is_default = TRUE;
  reference->n_props = 2;
  reference->props = _ish_pool_alloc (pool, 2 * sizeof *reference->props);
  reference->props[0] = make_prop (pool, "argument", N_("Argument"),
                                   N_("The argument that receives the other one's attribute, such "
                                      "as vpc_config.subnet_ids. Empty: the one that fits."));
  reference->props[1] = make_prop (pool, "attribute", N_("Attribute"),
                                   N_("What is read of the other one, such as id or arn. Empty: "
                                      "what the argument's name asks for."));
  self->generics.rules = g_ptr_array_new ();
  g_ptr_array_add (self->generics.rules, reference);
  g_ptr_array_add (self->generics.rules, wait);
}

const IshLineRule *
_ish_generic_find_rule (IshCatalog *self, const char *type)
{
  if (type == NULL || *type == '\0')
    return self->generics.rules->pdata[0];
  for (guint i = 0; i < self->generics.rules->len; i++)
    if (strcmp (((const IshLineRule *) self->generics.rules->pdata[i])->type, type) == 0)
      return self->generics.rules->pdata[i];
  return NULL;
}

gboolean
ish_line_rule_is_reference (const IshLineRule *self)
{
  return self->owner == NULL && self->is_default;
}

gboolean
ish_line_rule_is_wait (const IshLineRule *self)
{
  return self->owner == NULL && !self->is_default;
}

/* --- what the other end is called --- */

/* Lower case without signs: "AWS::EC2::KeyPair" and "key_pair" agree from "keypair" on. */
static char *
fold (const char *name)
{
  char *folded = g_ascii_strdown (name, -1);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (g_ascii_isalnum (*from))
      *to++ = *from;
  *to = '\0';
  return folded;
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  g_ptr_array_add (names, fold (name));
}

/* Of "AWS::EC2::VPC" the last part; of "aws_db_instance" what follows the provider. */
static void
add_type (GPtrArray *names, const char *type)
{
  const char *last = type != NULL ? g_strrstr (type, "::") : NULL;

  if (last != NULL)
    add_name (names, last + 2);
  else if (type != NULL && strchr (type, '_') != NULL)
    add_name (names, strchr (type, '_') + 1);
}

/* (transfer full): the names of @service, the surest first */
static GPtrArray *
list_names (const IshService *service)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *kind = ish_service_get_main_kind (service);
  JsonObject *json;

  if (service->generic != NULL)
    {
      add_type (names, service->generic->name);
      add_type (names, service->generic->twin);
      return names;
    }
  add_name (names, service->stem);
  json = kind != NULL ? g_hash_table_lookup (service->cloud->kinds, kind) : NULL;
  add_name (names, kind);
  add_type (names, json != NULL ? ish_json_string (json, "tf", NULL) : NULL);
  add_type (names, json != NULL ? ish_json_string (json, "cfn", NULL) : NULL);
  return names;
}

/* --- arguments that fit --- */

typedef struct {
  char    *path;
  guint    score; /* 0: none of its words fits */
  gboolean required;
  guint    depth;
} Candidate;

typedef struct {
  GPtrArray *names;
  GArray    *found; /* of Candidate */
  guint      n_visited;
} Search;

/* Cuts one of the ends off; %FALSE when there is none. */
static gboolean
cut (char *text, const char *const *ends)
{
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]) && strlen (text) > strlen (ends[i]))
      {
        text[strlen (text) - strlen (ends[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/* 4: is called so, 2: ends in it; 1 more when the name says that it refers. */
static guint
score_of (const GPtrArray *names, const char *argument)
{
  static const char *const ends[] = { "identifiers", "identifier", "ids", "id", "arns", "arn",
                                      "names", "name", "refs", "ref", NULL };
  static const char *const plurals[] = { "s", NULL };
  g_autofree char *base = fold (argument);
  gboolean refers = cut (base, ends);
  guint best = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < names->len; i++)
        {
          const char *name = names->pdata[i];

          if (strcmp (base, name) == 0)
            best = MAX (best, 4u + refers);
          else if (strlen (name) > 2 && g_str_has_suffix (base, name))
            best = MAX (best, 2u + refers);
        }
      if (!cut (base, plurals))
        break;
    }
  return best;
}

static gboolean
takes_text (const IshShape *shape)
{
  const IshShape *item = shape->kinds == ISH_SHAPE_LIST ? shape->item : shape;

  return item != NULL && item->values == NULL && !ish_shape_has_fields (item) &&
         (item->kinds & (ISH_SHAPE_STRING | ISH_SHAPE_ANY)) != 0;
}

gboolean
ish_prop_takes_reference (const IshProp *self)
{
  const IshShape *shape = ish_prop_get_shape (self);

  return shape != NULL && takes_text (shape);
}

static void
search (Search *self, const IshShape *shape, const char *prefix, guint depth)
{
  for (guint i = 0; i < shape->n_fields && self->n_visited < MAX_VISITED; i++)
    {
      const IshField *field = &shape->fields[i];
      const IshShape *inside = ish_shape_inside (field->shape);
      g_autofree char *path = NULL;

      self->n_visited++;
      if (field->flags & (ISH_FIELD_READ_ONLY | ISH_FIELD_GONE | ISH_FIELD_NEW))
        continue;
      path = *prefix != '\0' ? g_strconcat (prefix, ".", field->name, NULL)
                             : g_strdup (field->name);
      if (takes_text (field->shape))
        {
          Candidate candidate = { NULL, score_of (self->names, field->name),
                                  (field->flags & ISH_FIELD_REQUIRED) != 0, depth };

          if (depth > 0 && candidate.score == 0)
            continue;
          candidate.path = g_steal_pointer (&path);
          g_array_append_val (self->found, candidate);
        }
      else if (ish_shape_has_fields (inside) && depth < MAX_DEPTH)
        search (self, inside, path, depth + 1);
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->required != right->required)
    return left->required ? -1 : 1;
  if (left->depth != right->depth)
    return left->depth < right->depth ? -1 : 1;
  return strcmp (left->path, right->path);
}

/* How many are as good as the first: one is the answer, more are a question. */
static guint
count_best (const GArray *found)
{
  const Candidate *first = found->len > 0 ? &g_array_index (found, Candidate, 0) : NULL;
  guint n = 0;

  if (first == NULL || first->score == 0)
    return 0;
  while (n < found->len && g_array_index (found, Candidate, n).score == first->score &&
         g_array_index (found, Candidate, n).required == first->required &&
         g_array_index (found, Candidate, n).depth == first->depth)
    n++;
  return n;
}

char **
ish_service_list_arguments (const IshService *holder, const IshService *other,
                            guint *out_n_fitting)
{
  Search self = { NULL, g_array_new (FALSE, FALSE, sizeof (Candidate)), 0 };
  GPtrArray *paths = g_ptr_array_new ();

  if (out_n_fitting != NULL)
    *out_n_fitting = 0;
  if (holder->generic != NULL)
    {
      self.names = list_names (other);
      search (&self, holder->generic->type->shape, "", 0);
      g_array_sort (self.found, compare_candidates);
      if (out_n_fitting != NULL)
        *out_n_fitting = count_best (self.found);
      g_ptr_array_unref (self.names);
    }
  for (guint i = 0; i < self.found->len; i++)
    if (i < MAX_OFFERED)
      g_ptr_array_add (paths, g_array_index (self.found, Candidate, i).path);
    else
      g_free (g_array_index (self.found, Candidate, i).path);
  g_array_unref (self.found);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}

char **
ish_catalog_list_arguments (IshCatalog *self, const char *from_type, const char *to_type,
                            guint *out_n_fitting)
{
  const IshService *from = ish_catalog_get_service (self, from_type);
  const IshService *to = ish_catalog_get_service (self, to_type);
  guint n_fitting = 0;
  char **paths;

  if (out_n_fitting != NULL)
    *out_n_fitting = 0;
  if (from == NULL || to == NULL)
    return g_new0 (char *, 1);
  if (from->generic == NULL)
    return ish_service_list_arguments (to, from, out_n_fitting);
  paths = ish_service_list_arguments (from, to, &n_fitting);
  /* Between two, the one the line comes from refers, unless only the other can. */
  if (n_fitting == 0 && to->generic != NULL)
    {
      g_auto (GStrv) first = paths;
      g_auto (GStrv) second = ish_service_list_arguments (to, from, &n_fitting);

      if (n_fitting > 0)
        paths = g_steal_pointer (&second);
      else
        paths = g_steal_pointer (&first);
    }
  if (out_n_fitting != NULL)
    *out_n_fitting = n_fitting;
  return paths;
}
