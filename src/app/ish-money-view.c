/* Money as this user wants to see it: in dollars as the prices are, or at a rate of the user's own.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-money-view.h"

#include <glib/gi18n.h>

#include "app/ish-settings.h"

/* Where the user begins; the program fetches no rate from anywhere. */
static const struct {
  const char *currency;
  double      rate;
  const char *key; /* of the settings; nullable: no rate */
} currencies[] = {
  { "USD", 1, NULL },
  { "KRW", 1400, "rate-krw" },
  { "JPY", 150, "rate-jpy" },
};

struct _IshMoneyView {
  GObject    parent_instance;
  GSettings *settings; /* owned, nullable */
  guint      current;
  double     rates[G_N_ELEMENTS (currencies)];
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshMoneyView, ish_money_view, G_TYPE_OBJECT)

const char *const *
ish_money_list_currencies (void)
{
  static const char *const list[] = { "USD", "KRW", "JPY", NULL };

  return list;
}

const char *
ish_money_view_get_currency (IshMoneyView *self)
{
  return currencies[self->current].currency;
}

void
ish_money_view_set_currency (IshMoneyView *self, const char *currency)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_str_equal (currencies[i].currency, currency) && self->current != i)
      {
        self->current = i;
        if (self->settings)
          g_settings_set_string (self->settings, "currency", currency);
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      }
}

double
ish_money_view_get_rate (IshMoneyView *self)
{
  return self->rates[self->current];
}

void
ish_money_view_set_rate (IshMoneyView *self, double rate)
{
  const char *key = currencies[self->current].key;

  if (key == NULL || !(rate > 0) || ABS (self->rates[self->current] - rate) < 1e-9)
    return;
  self->rates[self->current] = rate;
  if (self->settings)
    g_settings_set_double (self->settings, key, rate);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

char *
ish_money_show (IshMoneyView *self, IshMoney amount)
{
  return self->current == 0 ? ish_money_format (amount)
                            : ish_money_format_in (amount, currencies[self->current].currency,
                                                   self->rates[self->current]);
}

char *
ish_money_show_difference (IshMoneyView *self, IshMoney amount)
{
  g_autofree char *text = ish_money_show (self, ABS (amount));

  return g_strdup_printf ("%s%s", amount < 0 ? "−" : amount > 0 ? "+" : "±", text);
}

char *
ish_money_describe (IshMoneyView *self, const IshCostSum *sum)
{
  g_autofree char *fixed = ish_money_show (self, sum->fixed);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, _("%s a month fixed"), fixed);
  if (sum->usage[ISH_USAGE_HIGH] > 0)
    {
      g_autofree char *low = ish_money_show (self, sum->usage[ISH_USAGE_LOW]);
      g_autofree char *mid = ish_money_show (self, sum->usage[ISH_USAGE_MID]);
      g_autofree char *high = ish_money_show (self, sum->usage[ISH_USAGE_HIGH]);

      g_string_append (text, "\n");
      /* Translators: amounts of money: the middle estimate, the low and the high one. */
      g_string_append_printf (text, _("usage %1$s more (%2$s to %3$s)"), mid, low, high);
    }
  if (sum->n_unpriced > 0)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text,
                              ngettext ("%u line without a known price, not in the sum",
                                        "%u lines without a known price, not in the sum",
                                        sum->n_unpriced),
                              sum->n_unpriced);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- life --- */

static void
ish_money_view_finalize (GObject *object)
{
  g_clear_object (&ISH_MONEY_VIEW (object)->settings);

  G_OBJECT_CLASS (ish_money_view_parent_class)->finalize (object);
}

static void
ish_money_view_class_init (IshMoneyViewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ish_money_view_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ish_money_view_init (IshMoneyView *self)
{
  g_autofree char *kept = NULL;

  self->settings = ish_settings_new ();
  kept = self->settings ? g_settings_get_string (self->settings, "currency") : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      self->rates[i] = currencies[i].rate;
      if (self->settings && currencies[i].key)
        self->rates[i] = g_settings_get_double (self->settings, currencies[i].key);
      if (g_strcmp0 (currencies[i].currency, kept) == 0)
        self->current = i;
    }
}

IshMoneyView *
ish_money_view_new (void)
{
  return g_object_new (ISH_TYPE_MONEY_VIEW, NULL);
}
