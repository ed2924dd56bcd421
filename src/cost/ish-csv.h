/* Reads CSV (RFC 4180) a row at a time, so that files of any size need little memory.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef struct _IshCsv IshCsv;

/* @file stays the caller's and must outlive the reader; @where names it in messages. */
IshCsv     *ish_csv_new (FILE *file, const char *where);
void        ish_csv_free (IshCsv *self);

/**
 * ish_csv_next:
 *
 * Total: any bytes give rows or an error. Empty lines are passed over.
 *
 * Returns: %FALSE at the end, and with @error (%ISH_PRICE_ERROR_FORMAT, "WHERE:LINE:COLUMN: ..."
 *   or %G_FILE_ERROR) when the rest cannot be read
 */
gboolean    ish_csv_next (IshCsv *self, GError **error);
guint       ish_csv_get_n_fields (IshCsv *self);
/* UTF-8, valid until the next row; "" behind the last field. */
const char *ish_csv_get (IshCsv *self, guint index);
/* An error about a field of the row, "WHERE:LINE:COLUMN: message". */
void        ish_csv_set_error_at (IshCsv *self, guint index, GError **error, GQuark domain,
                                  int code, const char *format, ...) G_GNUC_PRINTF (6, 7);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshCsv, ish_csv_free)

G_END_DECLS
