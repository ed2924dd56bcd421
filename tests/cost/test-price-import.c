/* Price lists as AWS publishes them, right and broken, into a book of prices.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "base/ish-json.h"
#include "cost/ish-cost-rules.h"
#include "cost/ish-price-book.h"

static IshPriceBook *base;
static char *folder;

#define HEAD(offer, version, date)                                                               \
  "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"For information, \"\"as is\"\".\"\n"             \
  "\"Publication Date\",\"" date "T22:33:08Z\"\n\"Version\",\"" version "\"\n"                   \
  "\"OfferCode\",\"" offer "\"\n"
#define COLUMNS                                                                                  \
  "\"SKU\",\"TermType\",\"PriceDescription\",\"StartingRange\",\"Unit\",\"PricePerUnit\","       \
  "\"Currency\",\"Product Family\",\"serviceCode\",\"Location Type\",\"Region Code\","           \
  "\"usageType\",\"operation\",\"Instance Type\",\"Volume API Name\",\"Volume Type\","           \
  "\"Tenancy\",\"Operating System\",\"Pre Installed S/W\",\"CapacityStatus\","                   \
  "\"Database Engine\",\"Deployment Option\",\"License Model\",\"Cache Engine\",\"Group\","      \
  "\"Queue Type\",\"Event Type\",\"From Region Code\",\"Transfer Type\",\"To Location\"\n"

/* A row is these values for these columns; others stay empty. */
typedef struct
{
  const char *sku, *start, *unit, *price, *family, *region, *usage;
  const char *more; /* "Instance Type=t4g.small;Tenancy=Shared" */
} Row;

static const char *const server = "operation=RunInstances;Tenancy=Shared;Operating System=Linux;"
                                  "Pre Installed S/W=NA;CapacityStatus=Used;"
                                  "Instance Type=t4g.small";

/* The columns of the head, in order. */
static char **
list_columns (void)
{
  g_autofree char *all = g_strndup (COLUMNS + 1, strlen (COLUMNS) - 3);

  return g_strsplit (all, "\",\"", -1);
}

static void
set_value (char **columns, char **values, const char *name, const char *value)
{
  for (guint i = 0; columns[i]; i++)
    if (strcmp (columns[i], name) == 0)
      {
        g_free (values[i]);
        values[i] = g_strdup (value);
        return;
      }
  g_error ("no column %s", name);
}

static void
append_row (GString *text, const char *offer, const Row *row)
{
  g_auto (GStrv) columns = list_columns ();
  guint n = g_strv_length (columns);
  g_auto (GStrv) values = g_new0 (char *, n + 1);
  g_auto (GStrv) more = g_strsplit (row->more ? row->more : "", ";", -1);

  for (guint i = 0; i < n; i++)
    values[i] = g_strdup ("");
  set_value (columns, values, "SKU", row->sku);
  set_value (columns, values, "TermType", "OnDemand");
  set_value (columns, values, "PriceDescription", "$0.1 per \"\"hour\"\", Linux");
  set_value (columns, values, "StartingRange", row->start);
  set_value (columns, values, "Unit", row->unit);
  set_value (columns, values, "PricePerUnit", row->price);
  set_value (columns, values, "Currency", "USD");
  set_value (columns, values, "Product Family", row->family);
  set_value (columns, values, "serviceCode", offer);
  set_value (columns, values, "Location Type", "AWS Region");
  set_value (columns, values, "Region Code", row->region);
  set_value (columns, values, "usageType", row->usage);
  for (guint i = 0; more[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (more[i], "=", 2);

      if (pair[0] && pair[1])
        set_value (columns, values, pair[0], pair[1]);
    }
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? "," : "", values[i]);
  g_string_append_c (text, '\n');
}

static char *
make_list (const char *offer, const char *version, const char *date, const Row *rows, guint n)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, HEAD ("%s", "%s", "%s"), date, version, offer);
  g_string_append (text, COLUMNS);
  for (guint i = 0; i < n; i++)
    append_row (text, offer, &rows[i]);
  return g_string_free (text, FALSE);
}

static char *
write_file (const char *name, const char *text, gssize length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

static IshPriceBook *
import_text (const char *text, gssize length, guint *out_n, GError **error)
{
  g_autofree char *path = write_file ("list", text, length);
  const char *paths[] = { path, NULL };
  IshPriceBook *book = ish_price_book_import (base, paths, out_n, error);

  g_unlink (path);
  return book;
}

static IshPriceBook *
import_rows (const char *offer, const Row *rows, guint n_rows, guint *out_n)
{
  g_autofree char *text = make_list (offer, "20261102223308", "2026-11-02", rows, n_rows);
  g_autoptr (GError) error = NULL;
  IshPriceBook *book = import_text (text, -1, out_n, &error);

  g_assert_no_error (error);
  return book;
}

/* 10^-12 dollars, or -1. */
static gint64
pico (IshPriceBook *book, const char *region, const char *item)
{
  IshPrice price;

  return ish_price_book_get (book, "aws", region, item, &price) ? price.pico : -1;
}

#define DOLLAR G_GINT64_CONSTANT (1000000000000)
#define OSAKA "ap-northeast-3"

static void
test_csv (void)
{
  static const Row rows[] = {
    { "A", "0", "Hrs", "0.0207000000", "Compute Instance", OSAKA, "APN3-BoxUsage:t4g.small",
      "operation=RunInstances;Tenancy=Shared;Operating System=Linux;Pre Installed S/W=NA;"
      "CapacityStatus=Used;Instance Type=t4g.small" },
    { "N", "0", "Hrs", "0.0620000000", "NAT Gateway", OSAKA, "APN3-NatGateway-Hours", NULL },
    { "D", "0", "GB-Mo", "0.0960000000", "Storage", OSAKA, "APN3-EBS:VolumeUsage.gp3",
      "Volume API Name=gp3" },
    { "T", "0", "GiBps-mo", "40.9600000000", "Provisioned Throughput", OSAKA,
      "APN3-EBS:VolumeP-Throughput.gp3", "Volume API Name=gp3" },
    { "S", "0", "Hrs", "0.0300000000", "NAT Gateway", "ap-northeast-2", "APN2-NatGateway-Hours",
      NULL },
  };
  guint n = 0;
  g_autoptr (IshPriceBook) book = import_rows ("AmazonEC2", rows, G_N_ELEMENTS (rows), &n);
  IshPrice price;

  g_assert_cmpuint (n, ==, 5);
  g_assert_true (ish_price_book_get (book, "aws", OSAKA, "EC2/t4g.small", &price));
  g_assert_cmpint (price.pico, ==, DOLLAR * 207 / 10000);
  g_assert_cmpstr (price.unit, ==, "hour");
  g_assert_cmpstr (price.date, ==, "2026-11-02");
  g_assert_cmpstr (price.source, ==,
                   "AWS Price List AmazonEC2, version 20261102223308, read from list");
  g_assert_false (price.first_tier);
  g_assert_cmpint (pico (book, OSAKA, "NATGateway/hour"), ==, DOLLAR * 62 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "EBS/gp3"), ==, DOLLAR * 96 / 1000);
  /* 40.96 for 1,024 */
  g_assert_cmpint (pico (book, OSAKA, "EBS/gp3_throughput"), ==, DOLLAR * 4 / 100);
  /* The list stands over the book; what it does not say stays; the base is as it was. */
  g_assert_cmpint (pico (book, "ap-northeast-2", "NATGateway/hour"), ==, DOLLAR * 3 / 100);
  g_assert_cmpint (pico (base, "ap-northeast-2", "NATGateway/hour"), ==, DOLLAR * 59 / 1000);
  g_assert_cmpint (pico (book, "ap-northeast-2", "NATGateway/data"), ==, DOLLAR * 59 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "NATGateway/data"), ==, -1);
  g_assert_cmpint (pico (base, OSAKA, "EC2/t4g.small"), ==, -1);
  g_assert_cmpstr (ish_price_book_get_date (book), ==, "2026-11-02");
}

/* On demand, in dollars, Linux, shared, in a region: everything else is another price. */
static void
test_passed_over (void)
{
  static const char *const other[] = {
    "TermType=Reserved", "Currency=CNY", "Operating System=Windows", "Operating System=RHEL",
    "Tenancy=Dedicated", "Tenancy=Host", "Pre Installed S/W=SQL Web",
    "CapacityStatus=UnusedCapacityReservation",
    "operation=RunInstances:0002", "Location Type=AWS Local Zone", "Product Family=Dedicated Host",
    "usageType=APN3-UnusedBox:t4g.small", "Region Code=", "Region Code=nowhere", "Instance Type=",
    "serviceCode=AmazonLightsail",
  };

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autofree char *more = g_strconcat (server, ";", other[i], NULL);
      const Row rows[] = {
        { "A", "0", "Hrs", "0.7", "Compute Instance", OSAKA, "APN3-BoxUsage:t4g.small", more },
        { "N", "0", "Hrs", "0.062", "NAT Gateway", OSAKA, "APN3-NatGateway-Hours", NULL },
      };
      guint n = 0;
      g_autoptr (IshPriceBook) book = import_rows ("AmazonEC2", rows, 2, &n);

      if (n != 1 || pico (book, OSAKA, "EC2/t4g.small") != -1)
        g_error ("taken in spite of %s", other[i]);
    }
}

static void
test_tiers (void)
{
  static const Row rows[] = {
    /* The account's free tier is not the design's; rows come in any order. */
    { "R", "300000000", "Requests", "0.0000009000", "API Calls", OSAKA,
      "APN3-ApiGatewayHttpRequest", NULL },
    { "R", "0", "Requests", "0.0000012900", "API Calls", OSAKA, "APN3-ApiGatewayHttpRequest",
      NULL },
    { "M", "0", "Messages", "0", "WebSocket", OSAKA, "APN3-ApiGatewayMessage", NULL },
    { "M", "1000", "Messages", "1.2E-6", "WebSocket", OSAKA, "APN3-ApiGatewayMessage", NULL },
    { "F", "0", "Minutes", "0.0000000000", "WebSocket", OSAKA, "APN3-ApiGatewayMinute", NULL },
  };
  guint n = 0;
  g_autoptr (IshPriceBook) book = import_rows ("AmazonApiGateway", rows, G_N_ELEMENTS (rows), &n);
  IshPrice price;

  g_assert_cmpuint (n, ==, 2);
  g_assert_true (ish_price_book_get (book, "aws", OSAKA, "APIGateway/http", &price));
  g_assert_cmpint (price.pico, ==, 1290000);
  g_assert_true (price.first_tier);
  g_assert_true (ish_price_book_get (book, "aws", OSAKA, "APIGateway/websocket_messages", &price));
  g_assert_cmpint (price.pico, ==, 1200000);
  g_assert_false (price.first_tier);
  /* Nought everywhere is not a price that anybody pays. */
  g_assert_cmpint (pico (book, OSAKA, "APIGateway/websocket_connection"), ==, -1);
}

/* Two products with one name and two prices: no figure rather than a wrong one. */
static void
test_ambiguous (void)
{
  static const Row rows[] = {
    { "A", "0", "Hrs", "0.062", "NAT Gateway", OSAKA, "APN3-NatGateway-Hours", NULL },
    { "B", "0", "Hrs", "0.070", "NAT Gateway", OSAKA, "APN3-NatGateway-Hours", NULL },
    { "C", "0", "GB", "0.062", "NAT Gateway", OSAKA, "APN3-NatGateway-Bytes", NULL },
    { "D", "0", "GB", "0.0620", "NAT Gateway", OSAKA, "APN3-NatGateway-Bytes", NULL },
    { "D", "0", "GB", "0.0620", "NAT Gateway", OSAKA, "APN3-NatGateway-Bytes", NULL },
  };
  guint n = 0;
  g_autoptr (IshPriceBook) book = import_rows ("AmazonEC2", rows, G_N_ELEMENTS (rows), &n);

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (pico (book, OSAKA, "NATGateway/hour"), ==, -1);
  g_assert_cmpint (pico (book, OSAKA, "NATGateway/data"), ==, DOLLAR * 62 / 1000);
}

#define CLASS(engine, deployment)                                                                \
  "Instance Type=db.t4g.medium;License Model=No license required;Database Engine=" engine        \
  ";Deployment Option=" deployment
#define STORE(type, engine, deployment)                                                          \
  "Volume Type=" type ";Database Engine=" engine ";Deployment Option=" deployment

static void
test_databases (void)
{
  static const Row rows[] = {
    { "1", "0", "Hrs", "0.099", "Database Instance", OSAKA, "APN3-InstanceUsage:db.t4g.medium",
      CLASS ("PostgreSQL", "Single-AZ") },
    { "2", "0", "Hrs", "0.198", "Database Instance", OSAKA, "APN3-Multi-AZUsage:db.t4g.medium",
      CLASS ("PostgreSQL", "Multi-AZ") },
    /* A fee paid once under the wrong unit. */
    { "3", "0", "Hrs", "782", "Database Instance", OSAKA, "APN3-InstanceUsage:db.t4g.medium",
      CLASS ("MySQL", "Single-AZ") },
    { "4", "0", "Hrs", "0.3", "Database Instance", OSAKA, "APN3-InstanceUsage:db.t4g.medium",
      CLASS ("Oracle", "Single-AZ") },
    { "5", "0", "Hrs", "0.4", "Database Instance", OSAKA, "APN3-ExtendedSupport:db.t4g.medium",
      CLASS ("MariaDB", "Single-AZ") },
    { "6", "0", "GB-Mo", "0.138", "Database Storage", OSAKA, "APN3-RDS:GP3-Storage",
      STORE ("General Purpose-GP3", "Any", "Single-AZ") },
    { "7", "0", "Hrs", "0.113", "Database Instance", OSAKA, "APN3-InstanceUsage:db.t4g.medium",
      "Instance Type=db.t4g.medium;Database Engine=Aurora MySQL" },
    { "8", "0", "ACU-Hr", "0.15", "ServerlessV2", OSAKA, "APN3-Aurora:ServerlessV2Usage",
      "Database Engine=Aurora MySQL" },
    { "9", "0", "ACU-Hr", "0.15", "ServerlessV2", OSAKA, "APN3-Aurora:ServerlessV2Usage",
      "Database Engine=Aurora PostgreSQL" },
  };
  guint n = 0;
  g_autoptr (IshPriceBook) book = import_rows ("AmazonRDS", rows, G_N_ELEMENTS (rows), &n);

  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (pico (book, OSAKA, "RDS/db.t4g.medium|postgres|Single-AZ"), ==,
                   DOLLAR * 99 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "RDS/db.t4g.medium|postgres|Multi-AZ"), ==,
                   DOLLAR * 198 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "RDS/db.t4g.medium|mysql|Single-AZ"), ==, -1);
  g_assert_cmpint (pico (book, OSAKA, "RDS/db.t4g.medium|mariadb|Single-AZ"), ==, -1);
  g_assert_cmpint (pico (book, OSAKA, "RDS/storage_gp3|any|Single-AZ"), ==, DOLLAR * 138 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "Aurora/db.t4g.medium_mysql_hour"), ==,
                   DOLLAR * 113 / 1000);
  g_assert_cmpint (pico (book, OSAKA, "Aurora/serverless_v2_acu_hour"), ==, DOLLAR * 15 / 100);
}

/* A price that AWS has for the whole world is one in every region. */
static void
test_everywhere (void)
{
  static const Row zones[] = { { "Z", "0", "HostedZone", "0.51", "DNS Zone", "", "HostedZone",
                                 "Location Type=" },
                               { "Z", "25", "HostedZone", "0.1", "DNS Zone", "", "HostedZone",
                                 "Location Type=" } };
  static const Row edge[] = { { "O", "0", "GB", "0.13", "Data Transfer", "",
                                "AP-DataTransfer-Out-Bytes", "Location Type=AWS Edge Location" } };
  static const Row out[] = { { "X", "0", "GB", "0.114", "Data Transfer", "",
                               "APN1-DataTransfer-Out-Bytes",
                               "From Region Code=ap-northeast-1;Transfer Type=AWS Outbound;"
                               "To Location=External" },
                             { "Y", "0", "GB", "0.09", "Data Transfer", "",
                               "APN1-USE1-AWS-Out-Bytes",
                               "From Region Code=ap-northeast-1;Transfer Type=InterRegion "
                               "Outbound;To Location=US East (N. Virginia)" } };
  guint n = 0;
  g_autoptr (IshPriceBook) first = import_rows ("AmazonRoute53", zones, 2, &n);
  g_autoptr (IshPriceBook) second = NULL;
  g_autoptr (IshPriceBook) third = NULL;

  g_assert_cmpuint (n, ==, 8); /* the regions of the book */
  g_assert_cmpint (pico (first, "eu-west-1", "Route53/hosted_zone"), ==, DOLLAR * 51 / 100);
  g_assert_cmpint (pico (first, "ap-northeast-2", "Route53/hosted_zone"), ==, DOLLAR * 51 / 100);
  second = import_rows ("AmazonCloudFront", edge, 1, &n);
  g_assert_cmpint (pico (second, "ap-northeast-2", "CloudFront/asia_out"), ==, DOLLAR * 13 / 100);
  g_assert_cmpint (pico (second, "us-east-1", "CloudFront/asia_out"), ==, -1);
  third = import_rows ("AWSDataTransfer", out, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (pico (third, "ap-northeast-1", "DataTransfer/out"), ==, DOLLAR * 114 / 1000);
}

/* The newer list counts, whichever comes first. */
static void
test_newer (void)
{
  static const Row now[] = { { "N", "0", "Hrs", "0.062", "NAT Gateway", OSAKA,
                               "APN3-NatGateway-Hours", NULL } };
  static const Row then[] = { { "N", "0", "Hrs", "0.050", "NAT Gateway", OSAKA,
                                "APN3-NatGateway-Hours", NULL },
                              { "D", "0", "GB-Mo", "0.096", "Storage", OSAKA,
                                "APN3-EBS:VolumeUsage.gp3", "Volume API Name=gp3" } };
  g_autofree char *one = make_list ("AmazonEC2", "2", "2026-11-02", now, 1);
  g_autofree char *two = make_list ("AmazonEC2", "1", "2026-10-01", then, 2);
  g_autofree char *a = write_file ("a", one, -1);
  g_autofree char *b = write_file ("b", two, -1);

  for (guint i = 0; i < 2; i++)
    {
      const char *paths[] = { i ? a : b, i ? b : a, NULL };
      g_autoptr (GError) error = NULL;
      guint n = 0;
      g_autoptr (IshPriceBook) book = ish_price_book_import (base, paths, &n, &error);
      IshPrice price;

      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpint (pico (book, OSAKA, "NATGateway/hour"), ==, DOLLAR * 62 / 1000);
      g_assert_true (ish_price_book_get (book, "aws", OSAKA, "EBS/gp3", &price));
      g_assert_cmpstr (price.date, ==, "2026-10-01");
    }
  g_unlink (a);
  g_unlink (b);
}

#define OFFER(more)                                                                              \
  "{\"formatVersion\": \"v1.0\", \"offerCode\": \"AmazonElastiCache\", \"version\": \"7\", "     \
  "\"publicationDate\": \"2026-11-02T00:00:00Z\", " more "}"
#define NODE                                                                                     \
  "\"products\": {\"K\": {\"sku\": \"K\", \"productFamily\": \"Cache Instance\", "               \
  "\"attributes\": {\"servicecode\": \"AmazonElastiCache\", \"locationType\": \"AWS Region\", "  \
  "\"instanceType\": \"cache.t4g.micro\", \"cacheEngine\": \"Valkey\", \"regionCode\": \"" OSAKA \
  "\", \"usagetype\": \"APN3-NodeUsage:cache.t4g.micro\"}}}"
#define TERM(price)                                                                              \
  "\"terms\": {\"OnDemand\": {\"K\": {\"K.J\": {\"priceDimensions\": {\"K.J.6\": {\"unit\": "    \
  "\"Hrs\", \"beginRange\": \"0\", \"endRange\": \"Inf\", \"pricePerUnit\": " price "}}}}}, "    \
  "\"Reserved\": {\"K\": {\"K.R\": {\"priceDimensions\": {\"K.R.6\": {\"pricePerUnit\": "        \
  "{\"USD\": \"0.001\"}}}}}}}"

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autoptr (IshPriceBook) book =
    import_text (OFFER (NODE ", " TERM ("{\"USD\": \"0.0192000000\"}")), -1, &n, &error);
  IshPrice price;

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (ish_price_book_get (book, "aws", OSAKA, "ElastiCache/cache.t4g.micro|valkey",
                                     &price));
  g_assert_cmpint (price.pico, ==, DOLLAR * 192 / 10000);
  g_assert_cmpstr (price.date, ==, "2026-11-02");
}

/* What was imported is written and read again as it was. */
static void
test_kept (void)
{
  static const Row rows[] = { { "N", "0", "Hrs", "0.062", "NAT Gateway", OSAKA,
                                "APN3-NatGateway-Hours", NULL } };
  guint n = 0;
  g_autoptr (IshPriceBook) book = import_rows ("AmazonEC2", rows, 1, &n);
  g_autofree char *path = g_build_filename (folder, "kept.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshPriceBook) again = NULL;
  IshPrice price;

  g_assert_true (ish_price_book_save (book, path, &error));
  again = ish_price_book_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (ish_price_book_get (again, "aws", OSAKA, "NATGateway/hour", &price));
  g_assert_cmpint (price.pico, ==, DOLLAR * 62 / 1000);
  g_assert_nonnull (strstr (price.source, "version 20261102223308"));
  g_unlink (path);
}

/* --- broken lists --- */

#define NAMES "SKU,TermType,StartingRange,Unit,PricePerUnit,Currency,usageType,\"Region Code\"\n"
#define GOOD HEAD ("AmazonEC2", "1", "2026-11-02")
#define FIRST "A,OnDemand,0,Hrs,"

static const struct
{
  const char *text, *message; /* behind the file's name */
} broken[] = {
  { "", ":1:1: not a price list: it ends before the names of the columns" },
  { "\n\n\n", ":4:1: not a price list: it ends before the names of the columns" },
  { "a,b\n", ":1:1: not a price list: expected \"FormatVersion\"" },
  { "\"FormatVersion\",\"v2.0\"\n", ":1:17: expected format v1.0" },
  { "\"FormatVersion\",\"v1.0\"\n\"Publication Date\",\"yesterday\"\n",
    ":2:20: expected a date, 2026-09-11T22:33:08Z" },
  { "\"FormatVersion\",\"v1.0\"\n" NAMES,
    ":2:1: \"Publication Date\" and \"OfferCode\" must stand before" },
  { GOOD, ":6:1: not a price list: it ends before the names of the columns" },
  { GOOD "SKU,TermType,StartingRange,Unit,PricePerUnit,Currency\n",
    ":6:1: there is no column \"usageType\"" },
  { GOOD NAMES FIRST "0.1,USD,NatGateway-Hours\n", ":7:1: expected 8 columns, not 7" },
  { GOOD NAMES FIRST "cheap,USD,NatGateway-Hours,us-east-1\n", ":7:18: not a price" },
  { GOOD NAMES FIRST "-0.1,USD,NatGateway-Hours,us-east-1\n", ":7:18: not a price" },
  { GOOD NAMES FIRST "0.1,USD,\"NatGateway-Hours,us-east-1\n",
    ":7:26: a quote that is never closed" },
  { GOOD NAMES FIRST "0.1,USD,Nat\"Gateway-Hours,us-east-1\n",
    ":7:29: a quote inside a field that does not begin with one" },
  { GOOD NAMES FIRST "0.1,USD,\"NatGateway\"-Hours,us-east-1\n",
    ":7:38: expected a comma or the end of the line after a quote" },
  { GOOD NAMES FIRST "0.1,USD,서울\xff,us-east-1\n", ":7:26: not UTF-8 text" },
  { GOOD NAMES "\"A\n서울\",OnDemand,0,Hrs,much,USD,NatGateway-Hours,us-east-1\n",
    ":8:20: not a price" },
  { "{\"a\": ", ":1:7: " },
  { "{\"a\": 1}", ":1:1: not a price list: expected offerCode, products and terms" },
  { OFFER (NODE ", " TERM ("{\"USD\": \"much\"}")), ": not a price" },
  { "{\"offerCode\": \"AmazonEC2\", \"products\": {}, \"terms\": {},\n \"publicationDate\": \"x\"}",
    ":2:21: expected a date, 2026-09-11T22:33:08Z" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n = 0;
      g_autoptr (IshPriceBook) book = import_text (broken[i].text, -1, &n, &error);
      g_autofree char *path = g_build_filename (folder, "list", NULL);

      g_assert_null (book);
      g_assert_error (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT);
      if (!g_str_has_prefix (error->message, path)
          || strstr (error->message, broken[i].message) == NULL)
        g_error ("case %u: \"%s\", expected \"%s\"", i, error->message, broken[i].message);
    }
}

static void
test_nothing (void)
{
  static const Row rows[] = { { "L", "0", "Hrs", "0.5", "Bundle", OSAKA, "APN3-BundleUsage:0.5GB",
                                NULL } };
  static const char *const texts[] = { GOOD NAMES, OFFER ("\"products\": {}, \"terms\": {}") };
  g_autofree char *unwanted = make_list ("AmazonLightsail", "1", "2026-11-02", rows, 1);
  const char *const nowhere[] = { "/nowhere/list.csv", NULL };

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n = 1;

      g_assert_null (import_text (i < G_N_ELEMENTS (texts) ? texts[i] : unwanted, -1, &n, &error));
      g_assert_error (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_EMPTY);
      g_assert_cmpuint (n, ==, 0);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (ish_price_book_import (base, nowhere, NULL, &error));
    g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  }
}

/* Windows line ends, a mark of the encoding, no end of the last line, a block border anywhere. */
static void
test_forms (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GString) text = g_string_new (i == 1 ? "\xef\xbb\xbf" : "");
      g_autoptr (GError) error = NULL;
      g_autoptr (IshPriceBook) book = NULL;
      guint n = 0;

      g_string_append (text, GOOD NAMES);
      for (guint k = 0; k < 3000; k++)
        g_string_append_printf (text, "S%u,Reserved,0,Hrs,0.1,USD,\"no, \"\"thing\"\" 서울\",x\n",
                                k);
      g_string_append (text, FIRST "0.1,USD,NatGateway-Hours,us-east-1");
      if (i == 2)
        g_string_replace (text, "\n", "\r\n", 0);
      book = import_text (text->str, (gssize) text->len, &n, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pico (book, "us-east-1", "NATGateway/hour"), ==, DOLLAR / 10);
    }
}

/* Any bytes give a book or an error that says where. */
static void
test_mutations (void)
{
  static const Row rows[] = {
    { "N", "0", "Hrs", "0.062", "NAT Gateway", OSAKA, "APN3-NatGateway-Hours", NULL },
    { "D", "0", "GB-Mo", "9.6E-2", "Storage", OSAKA, "APN3-EBS:VolumeUsage.gp3",
      "Volume API Name=gp3" },
  };
  static const char *const pieces[] = { "\"", "\"\"", ",", "\n", "\r", "\r\n", "\xff", "{", "}",
                                        "0.1", "E-7", "\"\n\"", "서울", "OnDemand", "v1.0" };
  g_autofree char *csv = make_list ("AmazonEC2", "1", "2026-11-02", rows, 2);
  const char *const json = OFFER (NODE ", " TERM ("{\"USD\": \"0.0192000000\"}"));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_read = 0, n_runs = g_test_slow () ? 20000 : 400;

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 4 ? csv : json);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshPriceBook) book = NULL;
      guint n = 0;

      for (int k = g_rand_int_range (random, 0, 5); k > 0 && text->len > 0; k--)
        {
          gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
          const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
          gsize n_less = (gsize) g_rand_int_range (random, 1, 40);

          if (g_rand_boolean (random))
            g_string_erase (text, (gssize) at, (gssize) MIN (text->len - at, n_less));
          else if (g_rand_boolean (random))
            g_string_insert (text, (gssize) at, piece);
          else
            text->str[at] = (char) g_rand_int_range (random, 0, 256);
        }
      book = import_text (text->str, (gssize) text->len, &n, &error);
      g_assert_true ((book != NULL) == (error == NULL));
      n_read += book != NULL;
      if (error)
        {
          g_assert_true (error->domain == ISH_PRICE_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
  g_assert_cmpuint (n_read, >, n_runs / 20);
}

/* --- the map --- */

static JsonObject *
load_data (const char *name, IshJson **out_json)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GError) error = NULL;

  *out_json = ish_json_parse_file (path, NULL, &error);
  g_assert_no_error (error);
  return json_node_get_object (ish_json_get_root (*out_json));
}

/* "EC2/{size}" as "^EC2/.*$" */
static GRegex *
to_pattern (const char *item)
{
  g_autoptr (GRegex) hole = g_regex_new ("\\{[^}]*\\}", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (hole, item, 0);
  g_autoptr (GString) pattern = g_string_new ("^");

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (parts[i], -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? ".*" : "", escaped);
    }
  g_string_append_c (pattern, '$');
  return g_regex_new (pattern->str, 0, 0, NULL);
}

static gboolean
is_imported (JsonArray *imports, const char *item)
{
  g_autoptr (GRegex) pattern = to_pattern (item);

  for (guint i = 0; i < json_array_get_length (imports); i++)
    {
      const char *template = json_object_get_string_member (
        json_array_get_object_element (imports, i), "item");
      g_autoptr (GRegex) other = to_pattern (template);

      if (g_regex_match (pattern, template, 0, NULL) || g_regex_match (other, item, 0, NULL))
        return TRUE;
    }
  return FALSE;
}

/* Whatever the cost rules ask the book for can be imported. */
static void
test_covers (void)
{
  static const char *const files[] = { "compute", "data", "events", "network", "security" };
  g_autoptr (IshJson) map = NULL;
  JsonArray *imports = json_object_get_array_member (load_data ("prices/import-aws.json", &map),
                                                     "rules");
  guint n = 0;

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *name = g_strdup_printf ("costs/aws/%s.json", files[f]);
      g_autoptr (IshJson) json = NULL;
      JsonObject *types = json_object_get_object_member (load_data (name, &json), "types");
      g_autoptr (GList) values = json_object_get_values (types);

      for (GList *at = values; at; at = at->next)
        {
          JsonArray *lines = json_object_get_array_member (json_node_get_object (at->data),
                                                           "lines");

          for (guint i = 0; i < json_array_get_length (lines); i++)
            {
              JsonObject *line = json_array_get_object_element (lines, i);
              JsonArray *several = ish_json_array (line, "item");
              const char *one = ish_json_string (line, "item", NULL);

              for (guint k = 0; k < (several ? json_array_get_length (several) : one != NULL); k++)
                {
                  const char *item = several ? json_array_get_string_element (several, k) : one;

                  if (!is_imported (imports, item))
                    g_error ("%s: nothing is imported as \"%s\"", files[f], item);
                  n++;
                }
            }
        }
    }
  g_assert_cmpuint (n, >, 80);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  base = ish_price_book_new (&error);
  g_assert_no_error (error);
  folder = g_dir_make_tmp ("prices-XXXXXX", NULL);
  g_test_add_func ("/cost/price-import/csv", test_csv);
  g_test_add_func ("/cost/price-import/passed-over", test_passed_over);
  g_test_add_func ("/cost/price-import/tiers", test_tiers);
  g_test_add_func ("/cost/price-import/ambiguous", test_ambiguous);
  g_test_add_func ("/cost/price-import/databases", test_databases);
  g_test_add_func ("/cost/price-import/everywhere", test_everywhere);
  g_test_add_func ("/cost/price-import/newer", test_newer);
  g_test_add_func ("/cost/price-import/json", test_json);
  g_test_add_func ("/cost/price-import/kept", test_kept);
  g_test_add_func ("/cost/price-import/broken", test_broken);
  g_test_add_func ("/cost/price-import/nothing", test_nothing);
  g_test_add_func ("/cost/price-import/forms", test_forms);
  g_test_add_func ("/cost/price-import/mutations", test_mutations);
  g_test_add_func ("/cost/price-import/covers", test_covers);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  ish_price_book_unref (base);
  return result;
}
