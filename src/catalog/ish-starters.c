/* The starter designs in the bundle, and the one that fits an idea somebody typed.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-catalog"

#include "config.h"

#include "catalog/ish-starters.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "catalog/ish-data.h"

#define SUFFIX ".isshoni"

static const char *const languages[] = { "en", "ko", "ja" };

void
ish_starter_free (IshStarter *self)
{
  g_free (self->name);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_free (self->title[i]);
      g_free (self->summary[i]);
    }
  g_strfreev (self->words);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

/* English stands in where a translation is missing. */
static void
read_texts (JsonObject *texts, const char *fallback, char **out)
{
  const char *english = texts ? ish_json_string (texts, "en", fallback) : fallback;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    out[i] = g_strdup (texts ? ish_json_string (texts, languages[i], english) : english);
}

static char **
read_words (JsonArray *words)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **folded;

  for (guint i = 0; words && i < json_array_get_length (words); i++)
    {
      JsonNode *node = json_array_get_element (words, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        {
          g_autofree char *word = ish_text_fold (json_node_get_string (node));

          g_strv_builder_add (builder, word);
        }
    }
  folded = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return folded;
}

static IshStarter *
read_starter (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat ("templates/", file, NULL);
  g_autoptr (GBytes) data = ish_data_lookup (path, error);
  g_autoptr (IshJson) json = NULL;
  JsonObject *root, *about;
  IshStarter *starter;
  gconstpointer text;
  gsize length;

  if (data == NULL)
    return NULL;
  text = g_bytes_get_data (data, &length);
  json = ish_json_parse (text, (gssize) length, path, NULL, error);
  if (json == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (ish_json_get_root (json)))
    {
      ish_json_set_error_at (json, error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA, "",
                             "expected an object");
      return NULL;
    }
  root = json_node_get_object (ish_json_get_root (json));
  about = ish_json_object (root, "template");
  starter = g_new0 (IshStarter, 1);
  starter->name = g_strndup (file, strlen (file) - strlen (SUFFIX));
  read_texts (about ? ish_json_object (about, "title") : NULL,
              ish_json_string (root, "name", starter->name), starter->title);
  read_texts (about ? ish_json_object (about, "summary") : NULL, "", starter->summary);
  starter->words = read_words (about ? ish_json_array (about, "words") : NULL);
  starter->data = g_steal_pointer (&data);
  return starter;
}

static int
compare_starters (gconstpointer a, gconstpointer b)
{
  const IshStarter *left = *(const IshStarter *const *) a;
  const IshStarter *right = *(const IshStarter *const *) b;

  return strcmp (left->name, right->name);
}

GPtrArray *
ish_starters_list (GError **error)
{
  g_autoptr (GPtrArray) starters =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ish_starter_free);
  g_auto (GStrv) files = ish_data_list ("templates");

  for (guint i = 0; files[i]; i++)
    {
      IshStarter *starter;

      if (!g_str_has_suffix (files[i], SUFFIX))
        continue;
      starter = read_starter (files[i], error);
      if (starter == NULL)
        return NULL;
      g_ptr_array_add (starters, starter);
    }
  g_ptr_array_sort (starters, compare_starters);
  return g_steal_pointer (&starters);
}

/* Latin words must stand alone ("vpc" is not in "mvpcs"); Korean and Japanese words run into
 * particles. */
static gboolean
contains_word (const char *idea, const char *word)
{
  gboolean ascii = g_str_is_ascii (word);
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *at = strstr (idea, word); at; at = strstr (at + 1, word))
    if (!ascii
        || ((at == idea || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length])))
      return TRUE;
  return FALSE;
}

/* A longer word says more than a short one. */
static glong
score_idea (const IshStarter *self, const char *idea)
{
  glong score = 0;

  for (guint i = 0; self->words[i]; i++)
    if (contains_word (idea, self->words[i]))
      score += g_utf8_strlen (self->words[i], -1);
  return score;
}

gboolean
ish_starter_matches (const IshStarter *self, const char *text)
{
  g_autofree char *typed = ish_text_fold (text);

  if (score_idea (self, typed) > 0 || strstr (self->name, typed))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *title = ish_text_fold (self->title[i]);

      if (strstr (title, typed))
        return TRUE;
    }
  for (guint i = 0; self->words[i]; i++)
    if (g_str_has_prefix (self->words[i], typed))
      return TRUE;
  return FALSE;
}

const IshStarter *
ish_starters_find (GPtrArray *starters, const char *text)
{
  g_autofree char *idea = ish_text_fold (text);
  const IshStarter *best = NULL;
  glong best_score = 0;

  for (guint i = 0; i < starters->len; i++)
    {
      const IshStarter *starter = g_ptr_array_index (starters, i);
      glong score = score_idea (starter, idea);

      if (g_str_equal (starter->name, text))
        return starter;
      if (score > best_score)
        {
          best = starter;
          best_score = score;
        }
    }
  return best;
}
