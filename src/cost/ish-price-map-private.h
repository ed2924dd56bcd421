/* Which rows of a vendor's price list are which items of the price book: data/prices/import-*.json.
 * Private to src/cost.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IshPriceMap IshPriceMap;

/* A row that is an item. */
typedef struct
{
  const char *item;         /* "EC2/t4g.small"; valid during the call */
  const char *region;       /* (nullable): of the row; %NULL: @regions says */
  const char *const *regions; /* (nullable): fixed list; both %NULL: all regions */
  const char *unit;
  gint64 pack;
  double limit; /* dollars; 0: none */
} IshPriceMatch;

typedef void (*IshPriceMatched) (gpointer data, const IshPriceMatch *match);

IshPriceMap *_ish_price_map_new (const char *cloud, GError **error);
IshPriceMap *_ish_price_map_parse (const char *text, gssize length, const char *where,
                                   GError **error);
void         _ish_price_map_free (IshPriceMap *self);
const char  *_ish_price_map_get_cloud (IshPriceMap *self);

/* Columns that rules look at, by their normal name ("regioncode"); a row is an array of as many
 * texts, "" where the list has no such column. */
guint        _ish_price_map_get_n_columns (IshPriceMap *self);
/* In any spelling; -1 when no rule looks there. */
int          _ish_price_map_find_column (IshPriceMap *self, const char *name);
gboolean     _ish_price_map_has_offer (IshPriceMap *self, const char *offer);
void         _ish_price_map_match (IshPriceMap *self, const char *offer, const char **row,
                                   IshPriceMatched matched, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshPriceMap, _ish_price_map_free)

G_END_DECLS
