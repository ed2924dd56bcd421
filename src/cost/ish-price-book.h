/* Unit prices of a cloud, each with its source and date. A price that is not in the book is
 * unknown: never nought, never borrowed from another region.
 *
 * Immutable; safe to read from any thread.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISH_PRICE_ERROR (ish_price_error_quark ())
GQuark ish_price_error_quark (void);

/**
 * IshPriceError:
 * @ISH_PRICE_ERROR_FORMAT: not a price book or price list; the message has line and column
 * @ISH_PRICE_ERROR_EMPTY: a price list without one price that the catalogue asks for
 */
typedef enum {
  ISH_PRICE_ERROR_FORMAT,
  ISH_PRICE_ERROR_EMPTY,
} IshPriceError;

typedef struct _IshPriceBook IshPriceBook; /* reference counted */

typedef struct {
  gint64      pico;       /* US dollars times 10^12, a unit */
  const char *unit;       /* "hour", "GB", "LCU-hour" */
  const char *source;     /* where the figure was read */
  const char *date;       /* "2026-09-11": of the source */
  gboolean    first_tier; /* the price of the first units only; more may cost less */
} IshPrice;

/* Inside the program; the environment's ISSHONI_PRICES, else the book imported by this user
 * (XDG_DATA_HOME/isshoni/prices.json), stands in its place. */
IshPriceBook *ish_price_book_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where an imported book of this user is kept. (transfer full) */
char         *ish_price_book_get_own_path (void);
IshPriceBook *ish_price_book_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
IshPriceBook *ish_price_book_ref (IshPriceBook *self);
void          ish_price_book_unref (IshPriceBook *self);

/* @item: as the cost rules name it, "RDS/db.t4g.micro|postgres|Single-AZ".
 * Returns: %FALSE when the book has no such price in @region */
gboolean      ish_price_book_get (IshPriceBook *self, const char *cloud, const char *region,
                                  const char *item, IshPrice *out_price);
/* Newest date of any figure, "2026-10-02". */
const char   *ish_price_book_get_date (IshPriceBook *self);

/**
 * ish_price_book_import:
 * @base: what the new book starts from
 * @paths: files of the AWS Price List (CSV or JSON), as downloaded by the user
 *
 * Returns: (transfer full): @base with the prices of the files in place of its own
 */
IshPriceBook *ish_price_book_import (IshPriceBook *base, const char *const *paths, guint *out_n,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      ish_price_book_save (IshPriceBook *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshPriceBook, ish_price_book_unref)

G_END_DECLS
