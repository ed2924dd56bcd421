/* Characters nobody sees, letters that look like others, comments that silence other tools.
 * SPDX-License-Identifier: MIT
 *
 * Reads the bytes, not the tree: comments hide code best. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

/* What a character does when it is one of those that are not seen, else NULL. */
static const char *
describe_hidden (gunichar c)
{
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
      || c == 0x061c)
    return N_("turns the direction of what follows, so that it reads differently from what it "
              "does");
  if (c >= 0xe0000 && c <= 0xe007f)
    return N_("is a tag character: text that people do not see and programs read");
  if (c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x00ad || c == 0x180e)
    return N_("has no width: two names that look the same are not");
  return NULL;
}

static void
check_hidden (IshLint *self, const IshSource *source, const char *at, gunichar c)
{
  const char *what = describe_hidden (c);

  if (what)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "text.hidden", source, (gsize) (at - source->text),
                   _ish_said (N_("the hidden character U+%04X %p"), c, _ish_said_words (what)),
                   _ish_said_words (N_("remove it")));
}

/* Joiners are part of some scripts and of emoji; after a Latin letter they only hide. */
static void
check_joiner (IshLint *self, const IshSource *source, const char *at, gunichar c, gunichar before)
{
  if ((c == 0x200c || c == 0x200d) && before < 0x250)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "text.hidden", source, (gsize) (at - source->text),
                   _ish_said (N_("the hidden character U+%04X has no width here"), c),
                   _ish_said_words (N_("remove it")));
}

static gboolean
is_lookalike_script (gunichar c)
{
  return (c >= 0x370 && c <= 0x52f) && g_unichar_isalpha (c);
}

/* As good as: a sign of a comment stands before it in its line. */
static gboolean
is_in_comment (const IshSource *source, const char *at)
{
  const char *start = at;

  while (start > source->text && start[-1] != '\n')
    start--;
  return memchr (start, '#', (gsize) (at - start)) != NULL
         || g_strstr_len (start, at - start, "//") != NULL;
}

/* A word of Latin and Cyrillic or Greek letters is one that looks like another. */
static void
check_word (IshLint *self, const IshSource *source, const char *start, const char *end)
{
  gboolean has_latin = FALSE;
  const char *other = NULL;

  for (const char *c = start; c < end; c = g_utf8_next_char (c))
    {
      has_latin |= g_ascii_isalpha (*c);
      if (other == NULL && is_lookalike_script (g_utf8_get_char (c)))
        other = c;
    }
  if (has_latin && other)
    _ish_lint_add (self, is_in_comment (source, start) ? ISH_SEVERITY_WARNING : ISH_SEVERITY_ERROR,
                   "text.lookalike", source, (gsize) (other - source->text),
                   _ish_said (N_("U+%04X looks like a Latin letter and is none"),
                              g_utf8_get_char (other)),
                   _ish_said_words (N_("write the Latin letter")));
}

static void
check_characters (IshLint *self, const IshSource *source)
{
  const char *word = NULL;
  gunichar before = 0;

  for (const char *at = source->text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      check_hidden (self, source, at, c);
      check_joiner (self, source, at, c, before);
      if (c != '_' && g_unichar_isalpha (c))
        word = word ? word : at;
      else if (word)
        {
          check_word (self, source, word, at);
          word = NULL;
        }
      before = c;
    }
  if (word)
    check_word (self, source, word, source->text + source->length);
}

static void
check_suppressions (IshLint *self, const IshSource *source)
{
  static const char pattern[]
    = "#.*\\b(checkov|tfsec|trivy|kics-scan|kics|terrascan|cfn_nag|nosemgrep|snyk)[:_ -]+"
      "(skip|ignore|disable|suppress)([=: ]+[A-Za-z0-9_-]+[: ]+(\\w[^\\n]*))?"
      "|\\b(rules_to_suppress|ignore_checks|SuppressedRules)\\b"
      "|\\bcheckov\"?:[\\s{]*\"?skip\\b";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, source->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *reason = g_match_info_fetch (match, 4);
      gboolean has_reason = reason && *reason;
      int start;

      g_match_info_fetch_pos (match, 0, &start, NULL);
      /* In metadata the reason is a member beside the id. */
      if (g_str_has_prefix (source->text + start, "checkov"))
        has_reason |= g_strstr_len (source->text + start, 200, "comment") != NULL;
      _ish_lint_add (self, has_reason ? ISH_SEVERITY_NOTE : ISH_SEVERITY_WARNING,
                     "text.suppression", source, (gsize) start,
                     _ish_said_words (has_reason
                                        ? N_("this silences another checker; it says why")
                                        : N_("this silences another checker and does not say"
                                             " why")),
                     NULL);
    }
}

void
_ish_lint_unicode (IshLint *self, const IshSource *source)
{
  if (!g_str_is_ascii (source->text))
    check_characters (self, source);
  check_suppressions (self, source);
}
