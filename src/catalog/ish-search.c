/* The palette's search: three languages, old names, type names of both dialects, one typing
 * mistake.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "base/ish-text.h"
#include "catalog/ish-catalog-private.h"

/* What a service is called says more than what it is made of. Kept below one step of
 * ish_text_match(), so a better match always comes first. */
enum { WEIGHT_KIND = 1, WEIGHT_MAIN_KIND, WEIGHT_WORD, WEIGHT_NAME, N_WEIGHTS };

#define MAX_GENERIC 40
#define MIN_GENERIC_QUERY 2 /* one letter is in thousands of names */

typedef struct {
  const IshService *service;
  guint             score;
} Hit;

static void
add_term (IshService *service, IshPool *pool, const char *text, guint weight)
{
  g_autofree char *folded = text != NULL ? ish_text_fold (text) : NULL;
  IshSearchTerm term;

  if (folded == NULL || *folded == '\0')
    return;
  term.text = _ish_pool_string (pool, folded);
  term.weight = weight;
  g_array_append_val (service->terms, term);
}

static void
add_kinds (IshService *service, IshPool *pool)
{
  for (guint i = 0; i < service->rules.n_nodes; i++)
    {
      const IshNodeRule *node = service->rules.nodes[i];
      JsonObject *kind =
        node->kind != NULL ? g_hash_table_lookup (service->cloud->kinds, node->kind) : NULL;
      guint weight = strcmp (node->as, "main") == 0 ? WEIGHT_MAIN_KIND : WEIGHT_KIND;

      if (kind == NULL)
        continue;
      add_term (service, pool, ish_json_string (kind, "tf", NULL), weight);
      add_term (service, pool, ish_json_string (kind, "cfn", NULL), weight);
    }
}

/* Only who searches pays for it. */
static void
index_words (IshCatalog *self)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      IshService *service = self->services->pdata[i];

      service->terms = g_array_new (FALSE, FALSE, sizeof (IshSearchTerm));
      for (guint j = 0; j < ISH_N_LANGUAGES; j++)
        add_term (service, &self->pool, service->labels[j], WEIGHT_NAME);
      add_term (service, &self->pool, service->stem, WEIGHT_NAME);
      add_term (service, &self->pool, service->type, WEIGHT_WORD);
      for (guint j = 0; service->words != NULL && service->words[j] != NULL; j++)
        add_term (service, &self->pool, service->words[j], WEIGHT_WORD);
      add_kinds (service, &self->pool);
    }
}

static guint
score_of (const IshService *service, const char *query)
{
  guint best = 0;

  for (guint i = 0; i < service->terms->len; i++)
    {
      const IshSearchTerm *term = &g_array_index (service->terms, IshSearchTerm, i);
      guint matched = ish_text_match (query, term->text);

      if (matched > 0)
        best = MAX (best, matched * N_WEIGHTS + term->weight);
    }
  return best;
}

/* All words must be found when the whole is not; the worst one counts. */
static guint
score_of_words (const IshService *service, char **words)
{
  guint worst = G_MAXUINT;
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        worst = MIN (worst, score_of (service, words[i]));
        n++;
      }
  return n > 1 ? worst : 0;
}

/* Better first; equals stay in the palette's order. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->service->index < right->service->index ? -1 : 1;
}

GPtrArray *
ish_catalog_search (IshCatalog *self, const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *query = ish_text_fold (copy);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *services = g_ptr_array_new ();

  if (g_once_init_enter (&self->has_words))
    {
      index_words (self);
      g_once_init_leave (&self->has_words, TRUE);
    }
  for (guint i = 0; i < self->services->len; i++)
    {
      Hit hit = { self->services->pdata[i], 1 };

      if (*query != '\0')
        hit.score = MAX (score_of (hit.service, query), score_of_words (hit.service, words));
      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (services, (gpointer) g_array_index (hits, Hit, i).service);
  if (g_utf8_strlen (query, -1) >= MIN_GENERIC_QUERY)
    _ish_generic_search (self, query, (const char *const *) words, services, MAX_GENERIC);
  return services;
}
