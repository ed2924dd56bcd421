/* Finding generic types: all names of both providers, without reading one of their schemas.
 *
 * A search goes over some 3,000 names while a person types, so a word is looked for as it stands,
 * without the typing mistakes that are forgiven among the described services.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "base/ish-text.h"
#include "catalog/ish-catalog-private.h"

#define MAX_TERMS 3

/* One type, with the other dialect's name when it has both. Strings are of the pool. */
typedef struct {
  const char *type;             /* "tf.aws_key_pair" */
  const char *terms[MAX_TERMS]; /* folded; (nullable) */
} Name;

typedef struct {
  const Name *name;
  guint       score;
} Hit;

/* How a word stands in a name, worst first. */
enum { NOT_THERE, INSIDE, STARTS_WORD, STARTS_NAME, IS_NAME };

static void
set_term (IshPool *pool, Name *name, guint place, const char *text)
{
  g_autofree char *folded = text != NULL ? ish_text_fold (text) : NULL;

  name->terms[place] = folded != NULL ? _ish_pool_string (pool, folded) : NULL;
}

static void
add_name (IshCatalog *self, const char *prefix, const char *own, const char *twin,
          const char *cloudformation)
{
  IshPool *pool = &self->generics.pool;
  g_autofree char *type = g_strconcat (prefix, own, NULL);
  g_autofree char *words = cloudformation ? _ish_generic_words (cloudformation) : NULL;
  Name name = { .type = _ish_pool_string (pool, type) };

  set_term (pool, &name, 0, words);
  set_term (pool, &name, 1, own);
  set_term (pool, &name, 2, twin);
  g_array_append_val (self->generics.names, name);
}

/* The lock is held. A type that both have stands for both. */
static void
index_names (IshCatalog *self)
{
  const IshSchema *schema = ish_schema_get_full (NULL);
  const char *const *names;
  guint n = 0;

  self->generics.names = g_array_new (FALSE, FALSE, sizeof (Name));
  if (schema == NULL)
    return;
  names = ish_schema_list_resources (schema, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *twin = _ish_generic_get_twin (self, names[i]);

      add_name (self, "tf.", names[i], twin, twin);
    }
  names = ish_schema_list_cloudformation (schema, &n);
  for (guint i = 0; i < n; i++)
    if (_ish_generic_get_twin (self, names[i]) == NULL)
      add_name (self, "cfn.", names[i], NULL, names[i]);
}

static guint
score_of_term (const char *term, const char *word)
{
  const char *found = strstr (term, word);
  guint best = NOT_THERE;

  if (found == term)
    return found[strlen (word)] == '\0' ? IS_NAME : STARTS_NAME;
  for (; found != NULL && best < STARTS_WORD; found = strstr (found + 1, word))
    best = g_ascii_isalnum (found[-1]) ? INSIDE : STARTS_WORD;
  return best;
}

static guint
score_of (const Name *name, const char *word)
{
  guint best = NOT_THERE;

  for (guint i = 0; i < MAX_TERMS && best < IS_NAME; i++)
    if (name->terms[i] != NULL)
      best = MAX (best, score_of_term (name->terms[i], word));
  return best;
}

/* All words must be found when the whole is not; the worst one counts. */
static guint
score_of_words (const Name *name, const char *const *words)
{
  guint worst = G_MAXUINT;
  guint n = 0;

  for (guint i = 0; words[i] != NULL && worst > 0; i++)
    if (*words[i] != '\0')
      {
        worst = MIN (worst, score_of (name, words[i]));
        n++;
      }
  return n > 1 ? MIN (worst, STARTS_WORD) : 0;
}

/* Better first, then the shorter name: "aws_key_pair" before what is made of it. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;
  gsize left_length = strlen (left->name->type);
  gsize right_length = strlen (right->name->type);

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left_length != right_length)
    return left_length < right_length ? -1 : 1;
  return strcmp (left->name->type, right->name->type);
}

void
_ish_generic_search (IshCatalog *self, const char *query, const char *const *words,
                     GPtrArray *services, guint limit)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  guint n_found = 0;

  g_mutex_lock (&self->generics.lock);
  if (self->generics.names == NULL)
    index_names (self);
  g_mutex_unlock (&self->generics.lock);
  for (guint i = 0; i < self->generics.names->len; i++)
    {
      Hit hit = { &g_array_index (self->generics.names, Name, i), 0 };

      hit.score = MAX (score_of (hit.name, query), score_of_words (hit.name, words));
      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && n_found < limit; i++)
    {
      const IshService *service =
        _ish_generic_get (self, g_array_index (hits, Hit, i).name->type);

      if (service == NULL)
        continue;
      g_ptr_array_add (services, (gpointer) service);
      n_found++;
    }
}

char *
ish_catalog_find_near_type (IshCatalog *self, const char *type)
{
  const IshSchema *schema = _ish_generic_is_type (type) ? ish_schema_get_full (NULL) : NULL;
  gboolean terraform = g_str_has_prefix (type, "tf.");
  g_autofree const char **types = g_new0 (const char *, self->services->len + 1);
  const char *const *names;
  const char *nearest;
  guint n;

  if (schema != NULL)
    {
      g_autofree const char **ended = NULL;

      names = terraform ? ish_schema_list_resources (schema, &n)
                        : ish_schema_list_cloudformation (schema, &n);
      ended = g_new0 (const char *, n + 1);
      memcpy (ended, names, n * sizeof *ended);
      nearest = _ish_nearest_name (strchr (type, '.') + 1, ended);
      /* The name itself is one that the newest provider no longer has. */
      if (nearest != NULL && strcmp (nearest, strchr (type, '.') + 1) == 0)
        return NULL;
      return nearest != NULL ? g_strconcat (terraform ? "tf." : "cfn.", nearest, NULL) : NULL;
    }
  for (guint i = 0; i < self->services->len; i++)
    types[i] = ((const IshService *) self->services->pdata[i])->type;
  nearest = _ish_nearest_name (type, types);
  return g_strdup (nearest);
}
