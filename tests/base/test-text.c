/* Tests of src/base/ish-slug.c and ish-text.c: names, search, sentences.
 * SPDX-License-Identifier: MIT */
#include "base/ish-text.h"

#include <string.h>

typedef struct {
  const char *label;
  const char *slug;
} SlugRow;

static const SlugRow slugs[] = {
  { "재난 알림", "jaenan_alrim" },
  { "결제 데이터베이스", "gyeolje_deiteobeiseu" },
  { "읽기 값", "ikgi_gap" },
  { "한국", "hanguk" },
  { "ゲートウェイ", "getowei" },
  { "データベース", "detabesu" },
  { "きって", "kitte" },
  { "マッチ", "matchi" },
  { "しょうひん", "shouhin" },
  { "キャッシュ", "kyasshu" },
  { "ジャズ チェック", "jazu_chekku" },
  { "ファイル", "fairu" },
  { "パーティー", "pati" },
  { "ウェブ", "webu" },
  { "ひゃく", "hyaku" },
  { "ャ", "ya" },
  { "ｹﾞｰﾑ", "gemu" },
  { "東京リージョン", "rijon" },
  { "Café Straße Łódź", "cafe_strasse_lodz" },
  { "Ｗｅｂ　１", "web_1" },
  { "User's API", "users_api" },
  { "  --Web__Server-- ", "web_server" },
  { "${aws}\"\n", "aws" },
  { "🚀", "" },
  { "", "" },
  { "①", "1" },
  { "\xff\xfe", "" },
  { "this is a very long name that goes on and on for ever",
    "this_is_a_very_long_name_that_goes_on" },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
};

static void
test_slug (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *slug = ish_text_slug (slugs[i].label);

      g_assert_cmpstr (slug, ==, slugs[i].slug);
    }
}

static void
test_id (void)
{
  static const struct {
    const char *label, *stem, *id;
  } rows[] = {
    { "Web", "ec2", "web" },        { "🚀", "ec2", "ec2" },         { "", "s3", "s3" },
    { "3 tier", "vpc", "vpc_3_tier" }, { "Data", "s3", "s3_data" }, { "module", "ec2",
      "ec2_module" },
    { "", "", "node" },             { "7", "9", "node_9_7" },       { "self", "self", "node_self" },
    { "connections", "ec2", "ec2_connections" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = ish_text_id (rows[i].label, rows[i].stem);

      g_assert_true (ish_text_is_id (id));
      if (strcmp (rows[i].stem, "self") != 0)
        g_assert_cmpstr (id, ==, rows[i].id);
    }
}

static void
test_is_id (void)
{
  g_autofree char *longest = g_strnfill (48, 'a');
  g_autofree char *longer = g_strnfill (49, 'a');

  g_assert_true (ish_text_is_id ("a"));
  g_assert_true (ish_text_is_id ("web_2"));
  g_assert_true (ish_text_is_id (longest));
  g_assert_false (ish_text_is_id (longer));
  g_assert_false (ish_text_is_id (""));
  g_assert_false (ish_text_is_id (NULL));
  g_assert_false (ish_text_is_id ("2web"));
  g_assert_false (ish_text_is_id ("_a"));
  g_assert_false (ish_text_is_id ("Web"));
  g_assert_false (ish_text_is_id ("a-b"));
  g_assert_false (ish_text_is_id ("\354\235\270"));
}

static void
test_camel (void)
{
  static const char *const rows[][2] = {
    { "public_entry", "PublicEntry" }, { "a", "A" }, { "web_2", "Web2" }, { "", "" },
    { "__a__b", "AB" }, { "db-main", "DbMain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *camel = ish_text_camel (rows[i][0]);

      g_assert_cmpstr (camel, ==, rows[i][1]);
    }
}

static guint
match (const char *query, const char *text)
{
  g_autofree char *folded_query = ish_text_fold (query);
  g_autofree char *folded_text = ish_text_fold (text);

  return ish_text_match (folded_query, folded_text);
}

static void
test_match (void)
{
  g_assert_cmpuint (match ("ALB", "alb"), >, match ("load", "load balancer"));
  g_assert_cmpuint (match ("load", "load balancer"), >, match ("bal", "load balancer"));
  g_assert_cmpuint (match ("bal", "load balancer"), >, match ("lance", "load balancer"));
  g_assert_cmpuint (match ("lance", "load balancer"), >, match ("balancre", "load balancer"));
  g_assert_cmpuint (match ("balancre", "load balancer"), >, 0);
  g_assert_cmpuint (match ("lamda", "lambda"), >, 0);
  g_assert_cmpuint (match ("lammbda", "lambda"), >, 0);
  g_assert_cmpuint (match ("lumbda", "lambda"), >, 0);
  g_assert_cmpuint (match ("lumbdo", "lambda"), ==, 0);
  g_assert_cmpuint (match ("sqz", "sqs"), ==, 0);
  g_assert_cmpuint (match ("데이터", "데이터베이스"), >, 0);
  g_assert_cmpuint (match ("\341\204\203\341\205\246", "데이터베이스"), >, 0);
  g_assert_cmpuint (match ("ﾃﾞｰﾀ", "データベース"), >, 0);
}

static void
test_fill (void)
{
  const char *const pairs[] = { "from.name", "웹", "to", "{from.name}", NULL };
  g_autofree char *filled = ish_text_fill ("{from.name} to {to}, {other} {", pairs);
  g_autofree char *bare = ish_text_fill ("{a}", NULL);

  g_assert_cmpstr (filled, ==, "웹 to {from.name}, {other} {");
  g_assert_cmpstr (bare, ==, "{a}");
}

static void
test_hash (void)
{
  g_autofree char *hash = ish_text_hash ("abc", 8);
  g_autofree char *whole = ish_text_hash ("abc", 100);

  g_assert_cmpstr (hash, ==, "ba7816bf");
  g_assert_cmpuint (strlen (whole), ==, 64);
}

static void
test_tag (void)
{
  static const struct {
    const char *text, *tag;
  } cases[] = {
    { "Orders (prod) & more", "Orders prod  more" },
    { " 주문·결제 “서버” ", "주문결제 서버" },
    { "🚀 ${AWS::AccountId}", "AWS::AccountId" },
    { "a\nb\tc", "abc" },
    { "<>", "" },
    { "", "" },
  };
  g_autofree char *cut = ish_text_tag ("서버서버서버", 4);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = ish_text_tag (cases[i].text, 255);

      g_assert_cmpstr (tag, ==, cases[i].tag);
    }
  g_assert_cmpstr (cut, ==, "서버서버");
}

/* Whatever a person types, a slug is made of the letters it may be made of. */
static void
test_any_text (void)
{
  for (gunichar c = 1; c < 0x110000; c += c < 0x3200 || (c >= 0xac00 && c < 0xd800) ? 1 : 37)
    {
      char text[32] = "a";
      g_autofree char *slug = NULL;
      g_autofree char *id = NULL;
      int length;

      if (c >= 0xd800 && c < 0xe000)
        continue;
      length = g_unichar_to_utf8 (c, text + 1);
      g_unichar_to_utf8 (0x3083, text + 1 + length);
      slug = ish_text_slug (text);
      g_assert_cmpuint (strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==, strlen (slug));
      id = ish_text_id (text + 1, "node");
      g_assert_true (ish_text_is_id (id));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/slug", test_slug);
  g_test_add_func ("/base/text/id", test_id);
  g_test_add_func ("/base/text/is-id", test_is_id);
  g_test_add_func ("/base/text/camel", test_camel);
  g_test_add_func ("/base/text/match", test_match);
  g_test_add_func ("/base/text/fill", test_fill);
  g_test_add_func ("/base/text/hash", test_hash);
  g_test_add_func ("/base/text/tag", test_tag);
  g_test_add_func ("/base/text/any-text", test_any_text);
  return g_test_run ();
}
