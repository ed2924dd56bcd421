/* The price book: found, refused, written and read again.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "base/ish-json.h"
#include "cost/ish-price-book.h"

static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshPriceBook) book = ish_price_book_new (&error);
  IshPrice price;

  g_assert_no_error (error);
  g_assert_true (ish_price_book_get (book, "aws", "ap-northeast-2", "NATGateway/hour", &price));
  g_assert_cmpint (price.pico, ==, G_GINT64_CONSTANT (59000000000));
  g_assert_cmpstr (price.unit, ==, "hour");
  g_assert_cmpstr (price.date, ==, "2026-10-02");
  g_assert_nonnull (strstr (price.source, "Price List"));
  /* 0.0000001355 a read, exactly; 1.23 for a million requests. */
  g_assert_true (ish_price_book_get (book, "aws", "ap-northeast-2", "DynamoDB/on_demand_read",
                                     &price));
  g_assert_cmpint (price.pico, ==, 135500);
  g_assert_true (ish_price_book_get (book, "aws", "ap-northeast-2", "APIGateway/http", &price));
  g_assert_cmpint (price.pico, ==, 1230000);
  g_assert_true (price.first_tier);
  g_assert_false (ish_price_book_get (book, "aws", "ap-northeast-1", "RDS/db.t4g.micro", &price));
  g_assert_false (ish_price_book_get (book, "azure", "ap-northeast-2", "NATGateway/hour", &price));
  g_assert_cmpstr (ish_price_book_get_date (book), >=, "2026-10-01");
}

static IshPriceBook *
load_text (const char *text, GError **error)
{
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("prices-XXXXXX", &path, NULL);
  IshPriceBook *book;

  g_assert_cmpint (handle, >=, 0);
  g_close (handle, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  book = ish_price_book_load (path, error);
  g_unlink (path);
  return book;
}

#define HEAD "{\"format\": \"isshoni-prices\", \"version\": 1, \"prices\": {\"r\": {"

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{\"format\": \"isshoni-prices\", \"version\": 2, \"prices\": {}}",
    HEAD "\"a\": 1}}}",
    HEAD "\"a\": [1, \"hour\", 1, \"s\"]}}}",
    HEAD "\"a\": [\"-1\", \"hour\", 1, \"s\"]}}}",
    HEAD "\"a\": [\"1e3\", \"hour\", 1, \"s\"]}}}",
    HEAD "\"a\": [\"1\", \"hour\", 0, \"s\"]}}}",
    HEAD "\"a\": [\"99999999\", \"hour\", 1, \"s\"]}}}",
    HEAD "\"a\": [\"1\", \"hour\", 1]}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load_text (texts[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ISH_PRICE_ERROR || error->domain == ISH_JSON_ERROR);
    }
}

static void
test_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshPriceBook) book = ish_price_book_new (&error);
  g_autoptr (IshPriceBook) again = NULL;
  g_autofree char *folder = g_dir_make_tmp ("prices-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "deep", "one.json", NULL);
  g_autofree char *other = g_build_filename (folder, "two.json", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *deep = g_path_get_dirname (path);

  g_assert_no_error (error);
  g_assert_true (ish_price_book_save (book, path, &error));
  again = ish_price_book_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (ish_price_book_save (again, other, &error));
  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (other, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (strlen (first), >, 100000);
  g_unlink (path);
  g_unlink (other);
  g_rmdir (deep);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/price-book/bundled", test_bundled);
  g_test_add_func ("/cost/price-book/refused", test_refused);
  g_test_add_func ("/cost/price-book/again", test_again);
  return g_test_run ();
}
