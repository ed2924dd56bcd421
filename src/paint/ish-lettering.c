/* Text laid out once and kept.
 *
 * Layouts are made in screen pixels with hinted metrics: cairo 1.16 places glyphs on whole pixels,
 * so a layout that is scaled afterwards loses its word spaces. The cache belongs to the thread.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-lettering.h"

#include <string.h>

#define MAX_LAYOUTS 6000 /* about 10 MiB; a full screen at 45 % shows some 2,000 names */

typedef struct {
  char *text;
  guint size; /* half px */
  int   weight;
  int   width;
  guint lines;
  guint flags; /* 1 centred, 2 exact */
} Key;

typedef struct {
  GHashTable   *layouts; /* Key -> PangoLayout */
  PangoContext *hinted, *exact;
} Letters;

static void
letters_free (gpointer data)
{
  Letters *self = data;

  g_hash_table_unref (self->layouts);
  g_object_unref (self->hinted);
  g_object_unref (self->exact);
  g_free (self);
}

static GPrivate current = G_PRIVATE_INIT (letters_free);

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (key->size * 2654435761u) ^ ((guint) key->weight << 20)
         ^ ((guint) key->width * 40503u) ^ (key->lines << 28) ^ (key->flags << 30);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->size == y->size && x->weight == y->weight && x->width == y->width
         && x->lines == y->lines && x->flags == y->flags && g_str_equal (x->text, y->text);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static PangoContext *
make_context (gboolean exact)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options,
                                       exact ? CAIRO_HINT_METRICS_OFF : CAIRO_HINT_METRICS_ON);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, !exact);
  cairo_font_options_destroy (options);
  return context;
}

static Letters *
get_letters (void)
{
  Letters *self = g_private_get (&current);

  if (self == NULL)
    {
      self = g_new0 (Letters, 1);
      self->layouts = g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
      self->hinted = make_context (FALSE);
      self->exact = make_context (TRUE);
      g_private_set (&current, self);
    }
  return self;
}

const char *
ish_lettering_get_language (const char *text)
{
  gboolean has_han = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff)
          || (c >= 0x3130 && c <= 0x318f))
        return "ko";
      if (c >= 0x3040 && c <= 0x30ff)
        return "ja";
      has_han = has_han || (c >= 0x4e00 && c <= 0x9fff);
    }
  return has_han ? "ja" : "en";
}

/* Regional glyphs: the same character is drawn differently in Seoul and in Tokyo, so the face of
 * the text's own language stands first. */
static PangoFontDescription *
make_font (const char *language, double size, int weight)
{
  PangoFontDescription *font = pango_font_description_new ();

  if (g_str_equal (language, "ja"))
    pango_font_description_set_family_static (font, ISH_FONT_FAMILIES
                                              ", Noto Sans CJK JP, Noto Sans CJK KR, sans-serif");
  else
    pango_font_description_set_family_static (font, ISH_FONT_FAMILIES
                                              ", Noto Sans CJK KR, Noto Sans CJK JP, sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  return font;
}

static PangoLayout *
make_layout (Letters *self, const Key *key)
{
  PangoLayout *layout = pango_layout_new (key->flags & 2 ? self->exact : self->hinted);
  const char *language = ish_lettering_get_language (key->text);
  PangoFontDescription *font = make_font (language, key->size / 2.0, key->weight);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (language)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, key->text, -1);
  pango_layout_set_single_paragraph_mode (layout, key->lines <= 1);
  if (key->width > 0)
    {
      pango_layout_set_width (layout, key->width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -(int) MAX (key->lines, 1));
      if (key->flags & 1)
        pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    }
  return layout;
}

static PangoLayout *
get_layout (Key key)
{
  Letters *self = get_letters ();
  PangoLayout *layout = g_hash_table_lookup (self->layouts, &key);
  Key *kept;

  if (layout)
    return layout;
  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = make_layout (self, &key);
  kept = g_new (Key, 1);
  *kept = key;
  kept->text = g_strdup (key.text);
  g_hash_table_insert (self->layouts, kept, layout);
  return layout;
}

PangoLayout *
ish_lettering_get (const char *text, double size, int weight, int width, guint lines,
                   gboolean centered)
{
  return get_layout ((Key) { (char *) text, (guint) (size * 2 + 0.5), weight, MAX (width, 0), lines,
                            centered ? 1 : 0 });
}

double
ish_lettering_measure (const char *text, double size, int weight)
{
  PangoLayout *layout =
    get_layout ((Key) { (char *) text, (guint) (size * 2 + 0.5), weight, 0, 1, 2 });
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

char *
ish_lettering_elide (const char *text, double size, int weight, double width)
{
  glong low = 0, high;

  if (width <= 0 || ish_lettering_measure (text, size, weight) <= width)
    return g_strdup (text);
  high = g_utf8_strlen (text, -1) - 1;
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (g_strchomp (head), "…", NULL);

      if (ish_lettering_measure (cut, size, weight) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  {
    g_autofree char *head = g_utf8_substring (text, 0, low);

    return g_strconcat (g_strchomp (head), "…", NULL);
  }
}

char **
ish_lettering_wrap (const char *text, double size, int weight, double width, guint lines)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new ();
  Key key = { (char *) text, (guint) (size * 2 + 0.5), weight, 0, 2, 2 };
  g_autoptr (PangoLayout) layout = make_layout (get_letters (), &key);
  int n;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  n = pango_layout_get_line_count (layout);
  for (int i = 0; i < n && (guint) i < lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      char *part = g_strchomp (g_strndup (text + line->start_index, line->length));

      if ((guint) i + 1 == lines && i + 1 < n)
        {
          g_autofree char *longer = g_strconcat (part, "…", NULL);

          g_free (part);
          part = ish_lettering_measure (longer, size, weight) <= width
                 ? g_steal_pointer (&longer) : ish_lettering_elide (longer, size, weight, width);
        }
      g_ptr_array_add (out, part);
    }
  g_ptr_array_add (out, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&out), FALSE);
}
