/* The CSV reader: bytes in blocks, fields one after the other in one buffer.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-csv.h"

#include <errno.h>
#include <string.h>

#include "cost/ish-price-book.h"

#define BLOCK 65536
#define MAX_ROW (1 << 20) /* bytes */
#define MAX_FIELDS 1024

typedef struct
{
  gsize start; /* in the text of the row */
  guint line, column;
} Field;

struct _IshCsv
{
  FILE *file;
  char *where;
  char block[BLOCK];
  gsize at, n; /* in the block */
  gboolean is_begun;
  int problem; /* errno of reading, 0 while all is well */
  guint line, column; /* of the byte that comes next; columns in characters */
  GString *text;      /* the row's fields, each with its NUL */
  GArray *fields;     /* (element-type Field) */
};

IshCsv *
ish_csv_new (FILE *file, const char *where)
{
  IshCsv *self = g_new0 (IshCsv, 1);

  self->file = file;
  self->where = g_strdup (where);
  self->line = 1;
  self->column = 1;
  self->text = g_string_sized_new (4096);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  return self;
}

void
ish_csv_free (IshCsv *self)
{
  g_free (self->where);
  g_string_free (self->text, TRUE);
  g_array_unref (self->fields);
  g_free (self);
}

/* A file that cannot be read looks like one that ends; then this is the reason. */
static gboolean
fail_at (IshCsv *self, guint line, guint column, const char *message, GError **error)
{
  if (self->problem)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (self->problem), "%s: %s",
                 self->where, g_strerror (self->problem));
  else
    g_set_error (error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT, "%s:%u:%u: %s", self->where,
                 line, column, message);
  return FALSE;
}

static gboolean
fail_here (IshCsv *self, const char *message, GError **error)
{
  return fail_at (self, self->line, self->column, message, error);
}

/* The next block when this one is used up; %FALSE when there is none. */
static gboolean
fill (IshCsv *self)
{
  if (self->at < self->n)
    return TRUE;
  self->at = 0;
  errno = 0;
  self->n = self->problem ? 0 : fread (self->block, 1, BLOCK, self->file);
  if (self->n == 0 && ferror (self->file))
    self->problem = errno ? errno : EIO;
  return self->n > 0;
}

/* The next byte without taking it, or -1. */
static int
peek (IshCsv *self)
{
  return fill (self) ? (guchar) self->block[self->at] : -1;
}

/* Takes @n bytes of the block, so that positions stay right. */
static void
advance (IshCsv *self, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      char byte = self->block[self->at + i];

      if (byte == '\n')
        {
          self->line++;
          self->column = 1;
        }
      else if ((byte & 0xc0) != 0x80)
        self->column++;
    }
  self->at += n;
}

static gboolean
take (IshCsv *self, gsize n, GError **error)
{
  if (self->text->len + n > MAX_ROW)
    return fail_here (self, "a row of more than 1 MiB", error);
  g_string_append_len (self->text, self->block + self->at, (gssize) n);
  advance (self, n);
  return TRUE;
}

/* From behind the opening quote to behind the closing one; "" stands for a quote. */
static gboolean
read_quoted (IshCsv *self, GError **error)
{
  guint line = self->line, column = self->column;

  while (fill (self))
    {
      const char *quote = memchr (self->block + self->at, '"', self->n - self->at);
      gsize n = quote ? (gsize) (quote - self->block) - self->at : self->n - self->at;

      if (!take (self, n, error))
        return FALSE;
      if (quote == NULL)
        continue;
      advance (self, 1);
      if (peek (self) != '"')
        return TRUE;
      if (!take (self, 1, error))
        return FALSE;
    }
  return fail_at (self, line, column - 1, "a quote that is never closed", error);
}

static gboolean
read_bare (IshCsv *self, GError **error)
{
  while (fill (self))
    {
      gsize n = 0;

      while (self->at + n < self->n && strchr (",\r\n\"", self->block[self->at + n]) == NULL)
        n++;
      /* strchr() finds the NUL as well. */
      if (n > 0 && !take (self, n, error))
        return FALSE;
      if (self->at == self->n)
        continue;
      if (self->block[self->at] == '"')
        return fail_here (self, "a quote inside a field that does not begin with one", error);
      if (self->block[self->at] == '\0')
        return fail_here (self, "a NUL byte: not a text file", error);
      return TRUE;
    }
  return TRUE;
}

/* Past the end of a field: whether another one follows in the row. */
static gboolean
read_separator (IshCsv *self, gboolean *out_more, GError **error)
{
  int byte = peek (self);

  *out_more = byte == ',';
  if (byte == '\r')
    {
      advance (self, 1);
      byte = peek (self);
      if (byte != '\n')
        return fail_here (self, "expected the end of the line", error);
    }
  if (byte == ',' || byte == '\n')
    advance (self, 1);
  else if (byte >= 0)
    return fail_here (self, "expected a comma or the end of the line after a quote", error);
  return TRUE;
}

static gboolean
check_text (IshCsv *self, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      gsize end = i + 1 < self->fields->len ? g_array_index (self->fields, Field, i + 1).start
                                            : self->text->len;

      if (!g_utf8_validate (self->text->str + field->start, (gssize) (end - field->start - 1),
                            NULL))
        {
          ish_csv_set_error_at (self, i, error, ISH_PRICE_ERROR, ISH_PRICE_ERROR_FORMAT,
                                "not UTF-8 text");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_row (IshCsv *self, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      Field field = { self->text->len, self->line, self->column };
      int byte = peek (self);

      if (self->fields->len == MAX_FIELDS)
        return fail_here (self, "more than 1,024 columns", error);
      g_array_append_val (self->fields, field);
      if (byte == '"')
        {
          advance (self, 1);
          if (!read_quoted (self, error))
            return FALSE;
        }
      else if (byte >= 0 && !read_bare (self, error))
        return FALSE;
      if (!read_separator (self, &more, error))
        return FALSE;
      g_string_append_c (self->text, '\0');
    }
  if (self->problem)
    return fail_here (self, "", error);
  return check_text (self, error);
}

static void
skip_mark (IshCsv *self)
{
  if (!self->is_begun && fill (self) && self->n >= 3
      && memcmp (self->block, "\xef\xbb\xbf", 3) == 0)
    self->at = 3;
  self->is_begun = TRUE;
}

gboolean
ish_csv_next (IshCsv *self, GError **error)
{
  skip_mark (self);
  do
    {
      g_string_truncate (self->text, 0);
      g_array_set_size (self->fields, 0);
      if (peek (self) < 0)
        return self->problem && fail_here (self, "", error);
      if (!read_row (self, error))
        {
          g_array_set_size (self->fields, 0);
          return FALSE;
        }
    }
  while (self->fields->len == 1 && self->text->len == 1);
  return TRUE;
}

guint
ish_csv_get_n_fields (IshCsv *self)
{
  return self->fields->len;
}

const char *
ish_csv_get (IshCsv *self, guint index)
{
  return index < self->fields->len
           ? self->text->str + g_array_index (self->fields, Field, index).start : "";
}

void
ish_csv_set_error_at (IshCsv *self, guint index, GError **error, GQuark domain, int code,
                      const char *format, ...)
{
  Field place = { 0, self->line, self->column };
  g_autofree char *message = NULL;
  va_list args;

  if (index < self->fields->len)
    place = g_array_index (self->fields, Field, index);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, domain, code, "%s:%u:%u: %s", self->where, place.line, place.column,
               message);
}
