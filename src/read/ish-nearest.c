/* Which name was meant: the nearest one by typing mistakes.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#define MAX_NAME 96 /* bytes compared; longer names have no near one */

/* Edits from @a to @b: letters changed, added, left out, or two neighbours swapped; @limit + 1 when
 * there are more. */
static guint
count_edits (const char *a, const char *b, guint limit)
{
  guint rows[3][MAX_NAME + 1];
  gsize n = strlen (a), m = strlen (b);

  if (n > MAX_NAME || m > MAX_NAME || (n > m ? n - m : m - n) > limit)
    return limit + 1;
  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
      guint least = row[0] = i;

      for (guint j = 1; j <= m; j++)
        {
          guint edit = g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]);

          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + edit);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }
  return MIN (rows[n % 3][m], limit + 1);
}

typedef struct {
  const char *wanted;
  const char *best;
  guint       edits;
} Search;

static void
search_start (Search *self, const char *wanted)
{
  self->wanted = wanted;
  self->best = NULL;
  /* a third of the letters may be wrong, but never so many that anything fits */
  self->edits = 1 + MIN ((guint) strlen (wanted) / 3, 5);
}

static void
search_try (Search *self, const char *name)
{
  guint edits = count_edits (self->wanted, name, self->edits);

  if (edits < self->edits || (edits == self->edits && self->best && strcmp (name, self->best) < 0))
    {
      self->best = name;
      self->edits = edits;
    }
}

const char *
_ish_nearest (const char *name, const char *const *names, guint n)
{
  Search search;

  search_start (&search, name);
  for (guint i = 0; i < n; i++)
    search_try (&search, names[i]);
  return search.best;
}

const char *
_ish_nearest_key (const char *name, GHashTable *table)
{
  GHashTableIter iter;
  gpointer key;
  Search search;

  search_start (&search, name);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    search_try (&search, key);
  return search.best;
}

const char *
_ish_nearest_field (const char *name, const IshShape *shape)
{
  Search search;

  search_start (&search, name);
  for (guint i = 0; i < shape->n_fields; i++)
    if (!(shape->fields[i].flags & ISH_FIELD_READ_ONLY))
      search_try (&search, shape->fields[i].name);
  return search.best;
}

IshSaid *
_ish_nearest_hint (const char *nearest)
{
  return nearest ? _ish_said (N_("; did you mean “%s”?"), nearest) : NULL;
}

IshSaid *
_ish_nearest_fix (const char *nearest)
{
  return nearest ? _ish_said (N_("write “%s”"), nearest) : NULL;
}
