/* Text helpers: names a cloud accepts, made from names people write, and search folding.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ish_text_slug:
 * @label: UTF-8 as a person wrote it
 *
 * NFKC; Hangul by syllable (Revised Romanization, no assimilation between syllables), kana by
 * Hepburn with long marks dropped, Latin accents stripped, every other character an underscore
 * or nothing; lower case, cut to 40 at an underscore.
 *
 * Returns: (transfer full): [a-z0-9_]*, possibly empty, possibly starting with a digit
 */
char *ish_text_slug (const char *label);

/* As ish_text_slug(), made a legal id: @stem in front when empty or starting with a digit, and
 * when the result is a word Terraform or the file format reserves. */
char *ish_text_id (const char *label, const char *stem);

/* Whether @id is [a-z][a-z0-9_]{0,47}. */
gboolean ish_text_is_id (const char *id);

/* "public_entry" -> "PublicEntry"; [A-Za-z0-9]* only. */
char *ish_text_camel (const char *id);

/* printf's "%*s" would take a quarter of the time of a large design. */
void ish_text_append_spaces (GString *out, gsize n);

/* @text as clouds take it in a tag: letters and digits of all scripts, spaces and _.:/=+-@, at most
 * @limit characters, no space at either end; "" when nothing is left. (transfer full) */
char *ish_text_tag (const char *text, guint limit);

/* NFKC, lower case, Hangul to compatibility-composed form: what search compares. */
char *ish_text_fold (const char *text);

/**
 * ish_text_match:
 * @folded_query: through ish_text_fold()
 * @folded_text: through ish_text_fold()
 *
 * Returns: 0 for no match; higher is better: exact, prefix, word prefix, inside, and (only for
 *   queries of 4 characters or more) one typing mistake away from a word
 */
guint ish_text_match (const char *folded_query, const char *folded_text);

/* "{from.name} cannot call {to.name}" with pairs key, value, NULL; an unknown key stays. */
char *ish_text_fill (const char *sentence, const char *const *pairs);

/* First @digits hex digits of sha256(@text). */
char *ish_text_hash (const char *text, guint digits);

G_END_DECLS
