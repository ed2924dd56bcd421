/* Sentences with what fills them: English, other orders, mistakes of translators.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include "read/ish-said.h"

#include <string.h>

static const char *translation;

/* Everything is said as the test wants it; a sentence within is put in [ ]. */
static const char *
translate (const char *msgid)
{
  return strcmp (msgid, "a list") == 0 ? "[목록]" : translation;
}

static void
check (const IshSaid *said, const char *other, const char *expected)
{
  g_autofree char *text = NULL;

  translation = other;
  text = _ish_said_to_string (said, translate);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_english (void)
{
  g_autoptr (IshSaid) said = _ish_said ("%s wants %p, not U+%04X or %u; 100%% “%s”", "a",
                                        _ish_said_words ("a list"), 0xdU, 42U, "100%s");
  g_autofree char *text = _ish_said_to_string (said, NULL);

  g_assert_cmpstr (text, ==, "a wants a list, not U+000D or 42; 100% “100%s”");
}

static void
test_orders (void)
{
  g_autoptr (IshSaid) said
    = _ish_said ("%s wants %p, not %u", "%2$s", _ish_said_words ("a list"), 7U);

  check (said, "%3$u이 아니라 %2$p: %1$s (%1$s)", "7이 아니라 [목록]: %2$s (%2$s)");
  check (said, "%s %p %u", "%2$s [목록] 7");
}

static void
test_nothing (void)
{
  g_autoptr (IshSaid) said = _ish_said ("no “%s”%p", "a", NULL);
  g_autoptr (IshSaid) words = _ish_said_words ("70 % use");

  check (said, "“%s” 없음%p", "“a” 없음");
  check (words, "70 % 사용", "70 % 사용");
  g_assert_null (_ish_said_words (NULL));
  g_assert_null (_ish_said_to_string (NULL, translate));
}

static void
test_mistakes (void)
{
  g_autoptr (IshSaid) said = _ish_said ("no “%s”", "a");

  check (said, "%s %s %n %9$s %999999999999$s|", "a    |");
  check (said, "ends in %", "ends in ");
  check (said, "%1$", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/said/english", test_english);
  g_test_add_func ("/read/said/orders", test_orders);
  g_test_add_func ("/read/said/nothing", test_nothing);
  g_test_add_func ("/read/said/mistakes", test_mistakes);
  return g_test_run ();
}
