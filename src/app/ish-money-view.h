/* Money as this user wants to see it: in dollars as the prices are, or at a rate of the user's own.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

#include "cost/ish-cost.h"

G_BEGIN_DECLS

#define ISH_TYPE_MONEY_VIEW (ish_money_view_get_type ())
G_DECLARE_FINAL_TYPE (IshMoneyView, ish_money_view, ISH, MONEY_VIEW, GObject)

/* Signal: ::changed () when the currency or its rate is another. Kept in the settings of this
 * machine when these are installed. */
IshMoneyView *ish_money_view_new (void);

/* "USD", "KRW", "JPY" */
const char *const *ish_money_list_currencies (void);
const char *ish_money_view_get_currency (IshMoneyView *self);
void        ish_money_view_set_currency (IshMoneyView *self, const char *currency);
double      ish_money_view_get_rate (IshMoneyView *self); /* a dollar; 1 for dollars */
void        ish_money_view_set_rate (IshMoneyView *self, double rate);

/* "$1,234.56", "₩1,234,000". (transfer full) */
char *ish_money_show (IshMoneyView *self, IshMoney amount);
/* With its sign: "+$12.00", "−$3.10". (transfer full) */
char *ish_money_show_difference (IshMoneyView *self, IshMoney amount);
/* "$37.96 a month fixed, usage $1.20 ($0.40 to $9.00) more; 2 lines without a known price".
 * (transfer full) */
char *ish_money_describe (IshMoneyView *self, const IshCostSum *sum);

G_END_DECLS
