/* Which starters fit what somebody types.
 * SPDX-License-Identifier: MIT */
#include "catalog/ish-starters.h"

static GPtrArray *
list_starters (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *starters = ish_starters_list (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (starters->len, >, 4);
  return starters;
}

static const IshStarter *
get_starter (GPtrArray *starters, const char *name)
{
  const IshStarter *starter = ish_starters_find (starters, name);

  g_assert_nonnull (starter);
  g_assert_cmpstr (starter->name, ==, name);
  return starter;
}

/* Nothing is lost on the way to a word: its beginnings fit, and so does a sentence with it. */
static void
test_typing (void)
{
  static const char *const typed[] = { "s", "server", "Serverless", "서버", "서버리스",
                                       "サーバーレス", "a serverless API please",
                                       "서버리스 API를 만들고 싶어요" };
  g_autoptr (GPtrArray) starters = list_starters ();
  const IshStarter *api = get_starter (starters, "serverless_api");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    if (!ish_starter_matches (api, typed[i]))
      g_error ("'%s' does not fit", typed[i]);
}

static void
test_others_go (void)
{
  static const char *const typed[] = { "재난", "disaster", "防災", "채팅" };
  g_autoptr (GPtrArray) starters = list_starters ();
  const IshStarter *site = get_starter (starters, "static_site");
  const IshStarter *api = get_starter (starters, "serverless_api");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_assert_false (ish_starter_matches (site, typed[i]));
      g_assert_false (ish_starter_matches (api, typed[i]));
    }
  g_assert_true (ish_starter_matches (get_starter (starters, "disaster_notification"), "재난"));
  g_assert_false (ish_starter_matches (site, "zzzz"));
}

static void
test_titles (void)
{
  g_autoptr (GPtrArray) starters = list_starters ();

  for (guint i = 0; i < starters->len; i++)
    {
      const IshStarter *starter = starters->pdata[i];

      for (guint language = 0; language < G_N_ELEMENTS (starter->title); language++)
        {
          g_assert_true (ish_starter_matches (starter, starter->title[language]));
          g_assert_true (ish_starters_find (starters, starter->title[language]) == starter);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/starters/typing", test_typing);
  g_test_add_func ("/catalog/starters/others-go", test_others_go);
  g_test_add_func ("/catalog/starters/titles", test_titles);
  return g_test_run ();
}
