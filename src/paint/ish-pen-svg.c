/* The pen into an SVG document: text stays text, an icon is written once and used many times.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "catalog/ish-data.h"
#include "paint/ish-lettering.h"
#include "paint/ish-pen.h"

#include <math.h>
#include <string.h>

typedef struct {
  IshPen      parent;
  IshRect     extents;
  double      scale;
  GString    *head;    /* owned: before the definitions */
  GString    *defs;    /* owned */
  GString    *body;    /* owned */
  GHashTable *icons;   /* owned set of names that stand in defs */
  guint       n_clips;
} SvgPen;

/* Two decimals are a hundredth of a pixel; never "-0", never a locale's comma. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  value = round (value * 100) / 100 + 0.0;
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_color (GString *out, const char *name, IshColor color)
{
  if (color == ISH_COLOR_NONE)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%06x\"", name, color >> 8);
  if ((color & 0xff) != 0xff)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (out, opacity, (color & 0xff) / 255.0);
    }
}

/* XML 1.0 has no way to write most control characters, not even escaped. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c < 0x20 || c == 0x7f || c == 0xfffe || c == 0xffff)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_ink (GString *out, const IshInk *ink)
{
  append_color (out, "fill", ink->fill);
  if (!ink->stroke)
    return;
  append_color (out, "stroke", ink->stroke);
  append_attribute (out, "stroke-width", ink->width);
  if (ink->round_caps)
    g_string_append (out, " stroke-linecap=\"round\"");
  if (ink->n_dash)
    {
      g_string_append (out, " stroke-dasharray=\"");
      for (guint i = 0; i < ink->n_dash; i++)
        {
          if (i)
            g_string_append_c (out, ' ');
          append_number (out, ink->dash[i]);
        }
      g_string_append_c (out, '"');
    }
}

static void
append_rect (GString *out, const IshRect *rect, double radius)
{
  g_string_append (out, "<rect");
  append_attribute (out, "x", rect->x);
  append_attribute (out, "y", rect->y);
  append_attribute (out, "width", rect->width);
  append_attribute (out, "height", rect->height);
  if (radius > 0)
    append_attribute (out, "rx", radius);
}

static void
svg_pen_rect (IshPen *pen, const IshRect *rect, double radius, const IshInk *ink)
{
  SvgPen *self = (SvgPen *) pen;

  append_rect (self->body, rect, radius);
  append_ink (self->body, ink);
  g_string_append (self->body, "/>\n");
}

static void
svg_pen_path (IshPen *pen, const IshPath *path, const IshInk *ink)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append (self->body, "<path d=\"");
  for (guint i = 0; i < path->steps->len; i++)
    {
      const IshPathStep *step = &g_array_index (path->steps, IshPathStep, i);
      guint n = step->op == 'C' ? 6 : step->op == 'Z' ? 0 : 2;

      g_string_append_c (self->body, step->op);
      for (guint k = 0; k < n; k++)
        {
          if (k)
            g_string_append_c (self->body, ' ');
          append_number (self->body, step->v[k]);
        }
    }
  g_string_append_c (self->body, '"');
  append_ink (self->body, ink);
  g_string_append (self->body, " stroke-linejoin=\"round\"/>\n");
}

static void
svg_pen_boxes (IshPen *pen, const IshRect *rects, guint n, IshColor color)
{
  for (guint i = 0; i < n; i++)
    svg_pen_rect (pen, &rects[i], 0, &(IshInk) { .fill = color });
}

static void
append_text_line (SvgPen *self, const char *text, double x, double baseline,
                  const IshTextStyle *style)
{
  g_string_append (self->body, "<text");
  append_attribute (self->body, "x", x);
  append_attribute (self->body, "y", baseline);
  append_attribute (self->body, "font-size", style->size);
  if (style->weight != 400)
    g_string_append_printf (self->body, " font-weight=\"%d\"", style->weight);
  append_color (self->body, "fill", style->color);
  if (style->align == ISH_ALIGN_CENTER)
    g_string_append (self->body, " text-anchor=\"middle\"");
  if (!g_str_equal (ish_lettering_get_language (text), "en"))
    g_string_append_printf (self->body, " xml:lang=\"%s\"", ish_lettering_get_language (text));
  g_string_append_c (self->body, '>');
  append_escaped (self->body, text);
  g_string_append (self->body, "</text>\n");
}

static void
svg_pen_text (IshPen *pen, const char *text, double x, double baseline, const IshTextStyle *style)
{
  SvgPen *self = (SvgPen *) pen;

  if (style->lines > 1 && style->width > 0)
    {
      g_auto (GStrv) lines =
        ish_lettering_wrap (text, style->size, style->weight, style->width, style->lines);

      for (guint i = 0; lines[i]; i++)
        append_text_line (self, lines[i], x, baseline + i * style->size * 1.36, style);
    }
  else
    {
      g_autofree char *elided =
        ish_lettering_elide (text, style->size, style->weight, style->width);

      append_text_line (self, elided, x, baseline, style);
    }
}

/* Copies what stands inside the drawing's svg element into a symbol. */
static void
define_icon (SvgPen *self, const char *name)
{
  g_autofree char *path = g_strdup_printf ("icons/services/%s.svg", name);
  g_autoptr (GBytes) bytes = ish_data_lookup (path, NULL);
  g_autofree char *text =
    bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : g_strdup ("");
  char *start = strstr (text, "<svg");
  char *inside = start ? strchr (start, '>') : NULL;
  char *end = inside ? g_strrstr (inside, "</svg>") : NULL;

  g_hash_table_add (self->icons, g_strdup (name));
  if (end == NULL)
    return;
  *end = '\0';
  g_string_append_printf (self->defs, "<symbol id=\"icon-%s\" viewBox=\"0 0 48 48\">%s</symbol>\n",
                          name, inside + 1);
}

static void
svg_pen_icon (IshPen *pen, const char *name, double x, double y, double size, double alpha)
{
  SvgPen *self = (SvgPen *) pen;

  if (!g_hash_table_contains (self->icons, name))
    define_icon (self, name);
  g_string_append_printf (self->body, "<use href=\"#icon-%s\" xlink:href=\"#icon-%s\"", name, name);
  append_attribute (self->body, "x", x);
  append_attribute (self->body, "y", y);
  append_attribute (self->body, "width", size);
  append_attribute (self->body, "height", size);
  if (alpha < 1)
    append_attribute (self->body, "opacity", alpha);
  g_string_append (self->body, "/>\n");
}

static void
svg_pen_push (IshPen *pen, double alpha)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append (self->body, "<g");
  append_attribute (self->body, "opacity", alpha);
  g_string_append (self->body, ">\n");
}

static void
svg_pen_pop (IshPen *pen)
{
  g_string_append (((SvgPen *) pen)->body, "</g>\n");
}

static void
svg_pen_clip (IshPen *pen, const IshRect *rect, double radius)
{
  SvgPen *self = (SvgPen *) pen;

  self->n_clips++;
  g_string_append_printf (self->defs, "<clipPath id=\"clip-%u\">", self->n_clips);
  append_rect (self->defs, rect, radius);
  g_string_append (self->defs, "/></clipPath>\n");
  g_string_append_printf (self->body, "<g clip-path=\"url(#clip-%u)\">\n", self->n_clips);
}

static void
svg_pen_begin (IshPen *pen, const char *id, const char *title)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append (self->body, "<g id=\"");
  append_escaped (self->body, id);
  g_string_append (self->body, "\">");
  if (title && title[0] != '\0')
    {
      g_string_append (self->body, "<title>");
      append_escaped (self->body, title);
      g_string_append (self->body, "</title>");
    }
  g_string_append_c (self->body, '\n');
}

static double
svg_pen_measure (IshPen *pen, const char *text, double size, int weight)
{
  return ish_lettering_measure (text, size, weight);
}

static void
svg_pen_free (IshPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  if (self->head)
    g_string_free (self->head, TRUE);
  g_string_free (self->defs, TRUE);
  g_string_free (self->body, TRUE);
  g_hash_table_unref (self->icons);
  g_free (self);
}

static const IshPenClass svg_pen_class = {
  .rect = svg_pen_rect,
  .path = svg_pen_path,
  .boxes = svg_pen_boxes,
  .text = svg_pen_text,
  .icon = svg_pen_icon,
  .push = svg_pen_push,
  .pop = svg_pen_pop,
  .clip = svg_pen_clip,
  .unclip = svg_pen_pop,
  .begin = svg_pen_begin,
  .end = svg_pen_pop,
  .measure = svg_pen_measure,
  .free = svg_pen_free,
};

IshPen *
ish_pen_new_svg (const IshRect *extents, double scale, const char *title, IshColor background)
{
  SvgPen *self = g_new0 (SvgPen, 1);

  self->parent.klass = &svg_pen_class;
  self->parent.zoom = 1;
  self->parent.scale = 1;
  self->parent.path.steps = g_array_new (FALSE, FALSE, sizeof (IshPathStep));
  self->extents = *extents;
  self->scale = scale;
  self->head = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  self->defs = g_string_new (NULL);
  self->body = g_string_new (NULL);
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  append_attribute (self->head, "width", extents->width * scale);
  append_attribute (self->head, "height", extents->height * scale);
  g_string_append (self->head, " viewBox=\"");
  append_number (self->head, extents->x);
  g_string_append_c (self->head, ' ');
  append_number (self->head, extents->y);
  g_string_append_c (self->head, ' ');
  append_number (self->head, extents->width);
  g_string_append_c (self->head, ' ');
  append_number (self->head, extents->height);
  g_string_append (self->head, "\" font-family=\"" ISH_FONT_FAMILIES
                               ", Noto Sans CJK KR, Noto Sans CJK JP, sans-serif\">\n<title>");
  append_escaped (self->head, title ? title : "");
  g_string_append (self->head, "</title>\n");
  if (background)
    svg_pen_rect (&self->parent, extents, 0, &(IshInk) { .fill = background });
  return &self->parent;
}

char *
ish_pen_finish_svg (IshPen *pen)
{
  SvgPen *self = (SvgPen *) pen;
  GString *out = g_steal_pointer (&self->head);

  if (self->defs->len)
    g_string_append_printf (out, "<defs>\n%s</defs>\n", self->defs->str);
  g_string_append_len (out, self->body->str, self->body->len);
  g_string_append (out, "</svg>\n");
  return g_string_free (out, FALSE);
}
