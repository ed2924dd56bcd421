/* Stacking keys: texts compared as bytes, so that one thing moves without touching the others.
 * Private to src/design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ISH_ORDER_MAX 128 /* bytes */

/* A plain key, "a00042", is what a place in a list means: it is not written to a file, and adding
 * on top makes the next one. (transfer full) */
char    *_ish_order_nth (guint64 index);
gboolean _ish_order_is_plain (const char *order);

/* A key above @order; plain when a plain one is. @order %NULL: the first one. (transfer full) */
char *_ish_order_after (const char *order);

/**
 * _ish_order_fill:
 * @orders: n_orders keys in the order of the file; a %NULL is replaced with a new key
 * @ids: n_orders ids; equal keys stand in their order
 *
 * Things without a key stand where the list has them, as far as the written keys around allow.
 */
void _ish_order_fill (char **orders, const char *const *ids, guint n_orders);

G_END_DECLS
