/* The price book's insides, for importing. Private to src/cost.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "cost/ish-price-book.h"

G_BEGIN_DECLS

typedef struct
{
  char *price; /* dollars for @pack units, as written */
  char *unit;
  char *source; /* id */
  gint64 pack;
  gint64 pico;
  gboolean first_tier;
} IshPriceEntry;

struct _IshPriceBook
{
  gint ref_count;
  char *cloud;
  char *date;          /* newest of all sources */
  GHashTable *sources; /* owned: id -> JsonObject */
  GHashTable *regions; /* owned: region -> GHashTable of item -> IshPriceEntry */
};

IshPriceBook *_ish_price_book_new_empty (const char *cloud);
/* %FALSE: @price is not a price. Replaces the one that is there. */
gboolean _ish_price_book_set (IshPriceBook *self, const char *region, const char *item,
                              const char *price, const char *unit, gint64 pack,
                              const char *source, gboolean first_tier);
void     _ish_price_book_add_source (IshPriceBook *self, const char *id, const char *what,
                                     const char *date);

G_END_DECLS
