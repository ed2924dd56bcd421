/* Names a cloud accepts, made from names people write in Korean, Japanese and Latin scripts.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-base"

#include "config.h"

#include "base/ish-text.h"

#include <string.h>

#define SLUG_MAX 40 /* characters; leaves room for "_2" and for the prefixes of resource names */
#define ID_MAX 48

/* Revised Romanization of Korean, Ministry of Culture notice 2000-8, letter by letter: sounds
 * that change across syllables are left alone, so that a name never changes with its neighbour. */
static const char *const hangul_initials[] = {
  "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
  "h",
};
static const char *const hangul_vowels[] = {
  "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
  "wi", "yu", "eu", "ui", "i",
};
static const char *const hangul_finals[] = {
  "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
  "t", "t", "ng", "t", "t", "k", "t", "p", "t",
};

/* Hepburn, from U+3041 (small a) to U+3096; the double consonant sign is "*". */
static const char *const kana[] = {
  "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge",
  "ko", "go", "sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "chi", "ji",
  "*", "tsu", "zu", "te", "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi",
  "bi", "pi", "fu", "bu", "pu", "he", "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo",
  "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri", "ru", "re", "ro", "wa", "wa", "i", "e", "o", "n",
  "vu", "ka", "ke",
};

/* Latin letters that Unicode does not take apart into a letter and a mark. */
static const struct {
  gunichar    letter;
  const char *ascii;
} latin[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0142, "l" },  { 0x0153, "oe" },
};

/* Words that mean something to Terraform, or to a design file. */
static const char *const reserved[] = {
  "local", "var", "data", "module", "each", "count", "self", "path", "terraform", "provider",
  "connections", "design", "resource", "output", "lifecycle", "for_each", "depends_on", "null",
  "true", "false", "settings", "annotations", "resources",
};

static gboolean
is_small_kana (gunichar c)
{
  return c == 0x3041 || c == 0x3043 || c == 0x3045 || c == 0x3047 || c == 0x3049 ||
         c == 0x3083 || c == 0x3085 || c == 0x3087 || c == 0x308e;
}

/* Joins a small kana to the syllable before it: ki+ya "kya", shi+yo "sho", te+i "ti", u+e "we". */
static gboolean
append_small_kana (GString *out, gsize floor, const char *small)
{
  gsize at = out->len - 1;

  if (out->len <= floor || strchr ("aeiou", out->str[at]) == NULL)
    return FALSE;
  if (out->len - floor == 1 && out->str[at] == 'u' && small[1] == '\0')
    {
      out->str[at] = 'w';
      g_string_append (out, small);
      return TRUE;
    }
  if (out->len - floor < 2)
    return FALSE;
  g_string_truncate (out, at);
  /* "sh", "ch" and "j" hold the y already. */
  if (small[0] == 'y' && (out->str[at - 1] == 'j' || at - floor == 2))
    small++;
  g_string_append (out, small);
  return TRUE;
}

typedef struct {
  GString *out;
  gsize    syllable;   /* where the last kana syllable began in out */
  gboolean has_sokuon; /* the next kana doubles its consonant */
} Slug;

static void
append_break (Slug *slug)
{
  if (slug->out->len > 0 && slug->out->str[slug->out->len - 1] != '_')
    g_string_append_c (slug->out, '_');
  slug->syllable = slug->out->len;
  slug->has_sokuon = FALSE;
}

static gboolean
append_kana (Slug *slug, gunichar c)
{
  const char *sound;

  if (c == 0x30fc) /* the long mark */
    return TRUE;
  if (c >= 0x30a1 && c <= 0x30f6)
    c -= 0x60;
  if (c < 0x3041 || c > 0x3096)
    return FALSE;
  sound = kana[c - 0x3041];
  if (sound[0] == '*')
    {
      slug->has_sokuon = TRUE;
      return TRUE;
    }
  if (is_small_kana (c) && append_small_kana (slug->out, slug->syllable, sound))
    return TRUE;
  slug->syllable = slug->out->len;
  if (slug->has_sokuon && strchr ("aeiou", sound[0]) == NULL)
    {
      g_string_append_c (slug->out, sound[0] == 'c' ? 't' : sound[0]);
      slug->syllable = slug->out->len;
    }
  slug->has_sokuon = FALSE;
  g_string_append (slug->out, sound);
  return TRUE;
}

static gboolean
append_hangul (Slug *slug, gunichar c)
{
  guint index = c - 0xac00;

  if (c < 0xac00 || c > 0xd7a3)
    return FALSE;
  g_string_append (slug->out, hangul_initials[index / 588]);
  g_string_append (slug->out, hangul_vowels[index % 588 / 28]);
  g_string_append (slug->out, hangul_finals[index % 28]);
  slug->syllable = slug->out->len;
  return TRUE;
}

static gboolean
append_latin (Slug *slug, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar lower = g_unichar_tolower (c);

  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (latin[i].letter == lower)
      {
        g_string_append (slug->out, latin[i].ascii);
        slug->syllable = slug->out->len;
        return TRUE;
      }
  g_unichar_fully_decompose (lower, TRUE, parts, G_N_ELEMENTS (parts));
  if (parts[0] >= 0x80 || !g_ascii_isalnum (parts[0]))
    return FALSE;
  g_string_append_c (slug->out, g_ascii_tolower (parts[0]));
  slug->syllable = slug->out->len;
  return TRUE;
}

/* Cuts at an underscore when there is one in the second half, so that words stay whole. */
static void
cut_slug (GString *out, gsize most)
{
  if (out->len > most)
    {
      const char *at = g_strrstr_len (out->str, most + 1, "_");

      g_string_truncate (out, at != NULL && (gsize) (at - out->str) > most / 2
                                ? (gsize) (at - out->str) : most);
    }
  while (out->len > 0 && out->str[out->len - 1] == '_')
    g_string_truncate (out, out->len - 1);
}

char *
ish_text_slug (const char *label)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autofree char *text = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  Slug slug = { .out = g_string_new (NULL) };

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (append_hangul (&slug, c) || append_kana (&slug, c) || append_latin (&slug, c))
        continue;
      /* "user's" is one word, and a combining mark belongs to the letter before it. */
      if (c == '\'' || c == 0x2019 || g_unichar_ismark (c) || g_unichar_iszerowidth (c))
        continue;
      append_break (&slug);
    }
  cut_slug (slug.out, SLUG_MAX);
  return g_string_free (slug.out, FALSE);
}

static gboolean
is_reserved (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (strcmp (reserved[i], id) == 0)
      return TRUE;
  return FALSE;
}

char *
ish_text_id (const char *label, const char *stem)
{
  g_autofree char *slug = ish_text_slug (label);
  g_autofree char *front = ish_text_slug (stem);
  GString *id;

  if (slug[0] != '\0' && !g_ascii_isdigit (slug[0]) && !is_reserved (slug))
    return g_steal_pointer (&slug);
  if (front[0] == '\0' || g_ascii_isdigit (front[0]) || is_reserved (front))
    {
      g_autofree char *rest = g_steal_pointer (&front);

      front = g_strconcat (rest[0] != '\0' ? "node_" : "node", rest, NULL);
    }
  id = g_string_new (front);
  if (slug[0] != '\0' && strcmp (slug, front) != 0)
    g_string_append_printf (id, "_%s", slug);
  cut_slug (id, ID_MAX);
  return g_string_free (id, FALSE);
}

gboolean
ish_text_is_id (const char *id)
{
  gsize length = 0;

  if (id == NULL || !g_ascii_islower (id[0]))
    return FALSE;
  while (g_ascii_islower (id[length]) || g_ascii_isdigit (id[length]) || id[length] == '_')
    length++;
  return id[length] == '\0' && length <= ID_MAX;
}

char *
ish_text_camel (const char *id)
{
  GString *out = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *at = id; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at))
        {
          is_start = TRUE;
          continue;
        }
      g_string_append_c (out, is_start ? g_ascii_toupper (*at) : *at);
      is_start = FALSE;
    }
  return g_string_free (out, FALSE);
}
