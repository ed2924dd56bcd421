/* Every colour, width and dash of the drawing, for the four themes.
 *
 * Ratios were computed: labels on their own fill have at least 4.5 to 1, lines on the canvas 3
 * to 1.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-theme.h"

static const IshColors all_colors[] = {
  [ISH_THEME_LIGHT] = {
    .canvas = ISH_RGB (0xfafafb), .dot = ISH_RGB (0xd3d3d8), .card = ISH_RGB (0xffffff),
    .edge = ISH_RGB (0xc4c4cb), .text = ISH_RGB (0x1e1e24), .dim = ISH_RGB (0x5c5c66),
    .chip = ISH_RGB (0xffffff), .chip_text = ISH_RGB (0x3a3a44), .accent = ISH_RGB (0x1c71d8),
    .ghost = ISH_RGB (0x767683), .glyph = ISH_RGB (0xffffff),
    .note = ISH_RGB (0xfff3c4), .note_edge = ISH_RGB (0xd9b23c),
    .error = ISH_RGB (0xc01c28), .warning = ISH_RGB (0xf5c211), .warning_edge = ISH_RGB (0x7a5c00),
    .warning_glyph = ISH_RGB (0x1e1e24), .info = ISH_RGB (0x1c71d8), .tag = ISH_RGB (0xc01c28),
    .welcome = ISH_RGB (0x1c5fb8), .money = ISH_RGB (0xffb35c),
    .edge_width = 1.0, .ring_width = 2.5, .hatch = 0.22,
  },
  [ISH_THEME_DARK] = {
    .dark = TRUE,
    .canvas = ISH_RGB (0x1b1b1e), .dot = ISH_RGB (0x38383d), .card = ISH_RGB (0x2a2a2e),
    .edge = ISH_RGB (0x4c4c54), .text = ISH_RGB (0xf4f4f6), .dim = ISH_RGB (0xb2b2bc),
    .chip = ISH_RGB (0x323237), .chip_text = ISH_RGB (0xdcdce2), .accent = ISH_RGB (0x78aeed),
    .ghost = ISH_RGB (0x8f8f9b), .glyph = ISH_RGB (0x17171a),
    .note = ISH_RGB (0x3b3413), .note_edge = ISH_RGB (0x8d7526),
    .error = ISH_RGB (0xff7b80), .warning = ISH_RGB (0xf5c211), .warning_edge = ISH_RGB (0x7a5c00),
    .warning_glyph = ISH_RGB (0x1e1e24), .info = ISH_RGB (0x78aeed), .tag = ISH_RGB (0xc01c28),
    .welcome = ISH_RGB (0x1c5fb8), .money = ISH_RGB (0x8a4b10),
    .edge_width = 1.0, .ring_width = 2.5, .hatch = 0.22,
  },
  [ISH_THEME_CONTRAST_LIGHT] = {
    .contrast = TRUE,
    .canvas = ISH_RGB (0xffffff), .dot = ISH_COLOR_NONE, .card = ISH_RGB (0xffffff),
    .edge = ISH_RGB (0x1e1e24), .text = ISH_RGB (0x000000), .dim = ISH_RGB (0x33333b),
    .chip = ISH_RGB (0xffffff), .chip_text = ISH_RGB (0x000000), .accent = ISH_RGB (0x0b4fa8),
    .ghost = ISH_RGB (0x33333b), .glyph = ISH_RGB (0xffffff),
    .note = ISH_RGB (0xfff3c4), .note_edge = ISH_RGB (0x000000),
    .error = ISH_RGB (0xc01c28), .warning = ISH_RGB (0xf5c211), .warning_edge = ISH_RGB (0x7a5c00),
    .warning_glyph = ISH_RGB (0x1e1e24), .info = ISH_RGB (0x0b4fa8), .tag = ISH_RGB (0xc01c28),
    .welcome = ISH_RGB (0x1c5fb8), .money = ISH_RGB (0xffb35c),
    .extra = 0.5, .edge_width = 1.5, .ring_width = 3.5, .hatch = 0.4,
  },
  [ISH_THEME_CONTRAST_DARK] = {
    .dark = TRUE, .contrast = TRUE,
    .canvas = ISH_RGB (0x000000), .dot = ISH_COLOR_NONE, .card = ISH_RGB (0x141416),
    .edge = ISH_RGB (0xf4f4f6), .text = ISH_RGB (0xffffff), .dim = ISH_RGB (0xd5d5dd),
    .chip = ISH_RGB (0x141416), .chip_text = ISH_RGB (0xffffff), .accent = ISH_RGB (0xa6cdff),
    .ghost = ISH_RGB (0xd5d5dd), .glyph = ISH_RGB (0x17171a),
    .note = ISH_RGB (0x3b3413), .note_edge = ISH_RGB (0xffffff),
    .error = ISH_RGB (0xff7b80), .warning = ISH_RGB (0xf5c211), .warning_edge = ISH_RGB (0x7a5c00),
    .warning_glyph = ISH_RGB (0x1e1e24), .info = ISH_RGB (0xa6cdff), .tag = ISH_RGB (0xc01c28),
    .welcome = ISH_RGB (0x1c5fb8), .money = ISH_RGB (0x8a4b10),
    .extra = 0.5, .edge_width = 1.5, .ring_width = 3.5, .hatch = 0.4,
  },
};

static const IshFrameLook frames[] = {
  { .name = "group", .color = { ISH_RGB (0x5c5c66), ISH_RGB (0xb2b2bc) },
    .width = 1.5, .radius = 12, .dash = { 4, 4 }, .n_dash = 2, .glyph = ISH_GLYPH_DASHED_SQUARE },
  { .name = "cloud", .color = { ISH_RGB (0x36404f), ISH_RGB (0xb8c2d3) },
    .width = 1.5, .radius = 14, .glyph = ISH_GLYPH_CLOUD },
  { .name = "region", .color = { ISH_RGB (0x00757a), ISH_RGB (0x4cc3c7) },
    .width = 1.5, .radius = 12, .dash = { 3, 5 }, .n_dash = 2, .glyph = ISH_GLYPH_FLAG },
  { .name = "vpc", .color = { ISH_RGB (0x6d3fd9), ISH_RGB (0xb79cff) },
    .fill = { ISH_RGB (0xf8f6fd), ISH_RGB (0x1f1d27) },
    .width = 2, .radius = 10, .glyph = ISH_GLYPH_SHIELD },
  { .name = "zone", .color = { ISH_RGB (0x0f6a97), ISH_RGB (0x6cbbe6) },
    .width = 1.5, .radius = 8, .dash = { 8, 5 }, .n_dash = 2, .glyph = ISH_GLYPH_NONE,
    .label_in_line = TRUE },
  { .name = "public", .color = { ISH_RGB (0x47740c), ISH_RGB (0x9dcb54) },
    .fill = { ISH_RGB (0xf1f6e6), ISH_RGB (0x1d2618) },
    .width = 1.5, .radius = 8, .glyph = ISH_GLYPH_OPEN_LOCK },
  { .name = "private", .color = { ISH_RGB (0x0b66a8), ISH_RGB (0x74b8f0) },
    .fill = { ISH_RGB (0xe8f2fb), ISH_RGB (0x17232f) },
    .width = 1.5, .radius = 8, .glyph = ISH_GLYPH_LOCK },
  { .name = "cluster", .color = { ISH_RGB (0xb24a00), ISH_RGB (0xffa45c) },
    .fill = { ISH_RGB (0xfdf3ea), ISH_RGB (0x2a2119) },
    .width = 1.5, .radius = 10, .glyph = ISH_GLYPH_BOXES },
};

static const IshLineLook lines[] = {
  { .name = "network", .color = { ISH_RGB (0x4d5566), ISH_RGB (0xa9b2c3) },
    .width = 2, .start = ISH_END_DOT, .head = ISH_HEAD_FILLED },
  { .name = "data", .color = { ISH_RGB (0x8f2aa0), ISH_RGB (0xdc94ea) },
    .width = 2, .start = ISH_END_SQUARE, .head = ISH_HEAD_FILLED },
  { .name = "api", .color = { ISH_RGB (0x0b66a8), ISH_RGB (0x74b8f0) },
    .width = 2, .dash = { 8, 4 }, .n_dash = 2, .start = ISH_END_DOT, .head = ISH_HEAD_OPEN },
  { .name = "event", .color = { ISH_RGB (0xc01c66), ISH_RGB (0xf78dbb) },
    .width = 2.75, .dash = { 0.1, 5 }, .n_dash = 2, .round_caps = TRUE,
    .start = ISH_END_DOT, .head = ISH_HEAD_HOLLOW },
};

const IshColors *
_ish_theme_get_colors (IshTheme theme)
{
  return &all_colors[CLAMP ((int) theme, ISH_THEME_LIGHT, ISH_THEME_CONTRAST_DARK)];
}

const IshFrameLook *
_ish_theme_get_frame (const char *style, const char *tier)
{
  /* What holds data stands in a subnet without a way in, and looks like one. */
  if (g_strcmp0 (style, "subnet") == 0)
    style = g_strcmp0 (tier, "public") == 0 ? "public" : "private";
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    if (g_strcmp0 (frames[i].name, style) == 0)
      return &frames[i];
  return &frames[0];
}

const IshLineLook *
_ish_theme_get_line (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_strcmp0 (lines[i].name, type) == 0)
      return &lines[i];
  return &lines[0];
}

IshColor
_ish_color_parse (const char *hex)
{
  guint64 value;

  if (hex && hex[0] == '#' && strlen (hex) == 7
      && g_ascii_string_to_unsigned (hex + 1, 16, 0, 0xffffff, &value, NULL))
    return ISH_RGB (value);
  return ISH_RGB (0x677690);
}

IshColor
_ish_color_darken (IshColor color, double factor)
{
  guint32 red = (color >> 24) * factor, green = (color >> 16 & 0xff) * factor,
          blue = (color >> 8 & 0xff) * factor;

  return red << 24 | green << 16 | blue << 8 | (color & 0xff);
}
