/* Text helpers: search that forgives, sentences with names in them, short fingerprints.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-base"

#include "config.h"

#include "base/ish-text.h"

#include <string.h>

#define FUZZY_MIN 4 /* characters; below it one mistake matches nearly everything */

enum {
  MATCH_NONE,
  MATCH_TYPO,
  MATCH_INSIDE,
  MATCH_WORD,
  MATCH_PREFIX,
  MATCH_EXACT,
};

char *
ish_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);

  /* Lower case may come apart again (U+0130 gives i and a dot above). */
  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gboolean
is_word_character (const char *at)
{
  return g_unichar_isalnum (g_utf8_get_char (at));
}

/* The next word at or after @at; NULL when there is none. */
static const char *
find_word (const char *at, const char **out_end)
{
  while (*at != '\0' && !is_word_character (at))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return NULL;
  *out_end = at;
  while (**out_end != '\0' && is_word_character (*out_end))
    *out_end = g_utf8_next_char (*out_end);
  return at;
}

/* Whether one insertion, deletion, change or swap of neighbours makes @a into @b. */
static gboolean
is_one_mistake (const gunichar *a, glong a_length, const gunichar *b, glong b_length)
{
  glong same = 0;
  glong tail = 0;
  glong shorter = MIN (a_length, b_length);

  if (ABS (a_length - b_length) > 1)
    return FALSE;
  while (same < shorter && a[same] == b[same])
    same++;
  while (tail < shorter - same && a[a_length - 1 - tail] == b[b_length - 1 - tail])
    tail++;
  if (MAX (a_length, b_length) - same - tail <= 1)
    return TRUE;
  return a_length == b_length && a_length - same - tail == 2 &&
         a[same] == b[same + 1] && a[same + 1] == b[same];
}

static gboolean
has_similar_word (const char *query, const char *text)
{
  glong query_length;
  g_autofree gunichar *query_points = g_utf8_to_ucs4_fast (query, -1, &query_length);
  const char *end = NULL;

  if (query_length < FUZZY_MIN)
    return FALSE;
  for (const char *word = find_word (text, &end); word != NULL; word = find_word (end, &end))
    {
      glong length;
      g_autofree gunichar *points = g_utf8_to_ucs4_fast (word, end - word, &length);

      if (is_one_mistake (query_points, query_length, points, length))
        return TRUE;
    }
  return FALSE;
}

guint
ish_text_match (const char *folded_query, const char *folded_text)
{
  gsize length = strlen (folded_query);
  const char *end = NULL;

  if (strcmp (folded_query, folded_text) == 0)
    return MATCH_EXACT;
  if (g_str_has_prefix (folded_text, folded_query))
    return MATCH_PREFIX;
  for (const char *word = find_word (folded_text, &end); word != NULL; word = find_word (end, &end))
    if (strncmp (word, folded_query, length) == 0)
      return MATCH_WORD;
  if (strstr (folded_text, folded_query) != NULL)
    return MATCH_INSIDE;
  return has_similar_word (folded_query, folded_text) ? MATCH_TYPO : MATCH_NONE;
}

char *
ish_text_fill (const char *sentence, const char *const *pairs)
{
  GString *out = g_string_new (NULL);
  const char *at = sentence;

  while (*at != '\0')
    {
      const char *close = *at == '{' ? strchr (at, '}') : NULL;
      const char *value = NULL;

      for (guint i = 0; close != NULL && pairs != NULL && pairs[i] != NULL; i += 2)
        if (strlen (pairs[i]) == (gsize) (close - at - 1) &&
            strncmp (pairs[i], at + 1, close - at - 1) == 0)
          value = pairs[i + 1] != NULL ? pairs[i + 1] : "";
      if (value != NULL)
        {
          g_string_append (out, value);
          at = close + 1;
        }
      else
        g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}

char *
ish_text_hash (const char *text, guint digits)
{
  char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  if (digits < strlen (sum))
    sum[digits] = '\0';
  return sum;
}

void
ish_text_append_spaces (GString *out, gsize n)
{
  static const char spaces[] = "                                ";

  for (; n > sizeof spaces - 1; n -= sizeof spaces - 1)
    g_string_append_len (out, spaces, sizeof spaces - 1);
  g_string_append_len (out, spaces, (gssize) n);
}

char *
ish_text_tag (const char *text, guint limit)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c && limit > 0; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      if (!g_unichar_isalnum (sign) && (sign >= 128 || strchr (" _.:/=+-@", (int) sign) == NULL))
        continue;
      g_string_append_unichar (plain, sign);
      limit--;
    }
  return g_strstrip (g_string_free (plain, FALSE));
}
