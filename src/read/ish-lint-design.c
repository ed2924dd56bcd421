/* Code against the design it should come from: what is missing, what nobody drew, what says
 * something else, and what lets more through.
 *
 * The design comes as the code it means (the caller generates it), read by the same readers: two
 * trees are compared, so formatting, comments and the order of things do not count.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#include <gio/gio.h>

/* Pairs of values looked at; a hostile file could ask for the square of its size. */
#define MAX_COMPARED 20000000
/* Longer lists are compared place by place. */
#define MAX_UNORDERED 256
#define MAX_SHOWN 60 /* characters of a value in a message */

typedef struct {
  guint first, last; /* lines */
  char *name;
} Origin;

struct _IshLintReference
{
  IshSource *source; /* owned */
  gboolean   is_terraform;
  GArray    *origins; /* of Origin, which own their names */
};

/* Something with a name in either language: a resource, a variable, an output. */
typedef struct {
  const char    *name;   /* in the arena: "aws_vpc.main", "Vpc" */
  const IshCode *code;
  guint32        at;
  const IshLintReference *reference; /* (nullable): of the design's */
  gboolean       is_free; /* code may have more of these than the design: they do nothing */
} Entry;

typedef struct {
  IshLint    *lint;
  const char *name;  /* of the entry */
  const char *drawn; /* what of the drawing it stands for */
  GString    *path;  /* of the argument */
  guint64     n_compared;
} Comparison;

/* --- references --- */

static void
clear_origin (Origin *origin)
{
  g_free (origin->name);
}

IshLintReference *
ish_lint_reference_new (IshSource *source, gboolean is_terraform)
{
  IshLintReference *self = g_new0 (IshLintReference, 1);

  self->source = source;
  self->is_terraform = is_terraform;
  self->origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  g_array_set_clear_func (self->origins, (GDestroyNotify) clear_origin);
  return self;
}

void
ish_lint_reference_add_origin (IshLintReference *self, guint first, guint last, const char *name)
{
  Origin origin = { first, last, g_strdup (name) };

  g_array_append_val (self->origins, origin);
}

void
ish_lint_reference_free (IshLintReference *self)
{
  if (self == NULL)
    return;
  ish_source_free (self->source);
  g_array_unref (self->origins);
  g_free (self);
}

/* What of the drawing stands behind an entry of the design. */
static const char *
find_origin (const Entry *entry)
{
  const GArray *origins = entry->reference->origins;
  guint line, column;

  ish_source_locate (entry->reference->source, entry->at, &line, &column);
  for (guint i = 0; i < origins->len; i++)
    {
      const Origin *origin = &g_array_index (origins, Origin, i);

      if (origin->first <= line && line <= origin->last)
        return origin->name;
    }
  return "";
}

/* --- entries --- */

static void
add_entry (IshLint *lint, GArray *entries, const IshCode *code, guint32 at,
           const IshLintReference *reference, gboolean is_free, const char *name)
{
  Entry entry = { ish_arena_strdup (lint->arena, name), code, at, reference, is_free };

  g_array_append_val (entries, entry);
}

static void
add_module_block (IshLint *lint, GArray *entries, const IshCode *block,
                  const IshLintReference *reference, const char *kind)
{
  gboolean is_resource = strcmp (kind, "resource") == 0;
  g_autofree char *name = NULL;

  if (block->n_labels == 2 && (is_resource || strcmp (kind, "data") == 0))
    name = g_strdup_printf ("%s%s.%s", is_resource ? "" : "data.", ish_code_label (block, 0),
                            ish_code_label (block, 1));
  else if (block->n_labels == 1 && strcmp (kind, "provider") != 0)
    name = g_strdup_printf ("%s.%s", strcmp (kind, "variable") == 0 ? "var" : kind,
                            ish_code_label (block, 0));
  if (name)
    add_entry (lint, entries, block, block->labels[0]->at, reference,
               !is_resource && strcmp (kind, "module") != 0, name);
}

/* What a file of Terraform declares; where state is kept and who deploys is not drawn. */
static void
read_module (IshLint *lint, GArray *entries, const IshCode *file,
             const IshLintReference *reference)
{
  for (guint i = 0; i < file->n_members; i++)
    {
      const IshCodeMember *member = &file->members[i];
      const IshCode *block = member->value;

      if (block->kind != ISH_CODE_BLOCK || member->key == NULL)
        continue;
      if (strcmp (member->key, "locals") != 0)
        {
          add_module_block (lint, entries, block, reference, member->key);
          continue;
        }
      for (guint j = 0; j < block->n_members; j++)
        {
          g_autofree char *name = g_strconcat ("local.", block->members[j].key, NULL);

          add_entry (lint, entries, block->members[j].value, block->members[j].at, reference,
                     TRUE, name);
        }
    }
}

static void
read_template (IshLint *lint, GArray *entries, const IshCode *root,
               const IshLintReference *reference)
{
  static const char *const sections[] = { "Resources", "Parameters", "Outputs" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const IshCode *section = ish_code_get (root, sections[i]);

      for (guint j = 0; section && section->kind == ISH_CODE_MAP && j < section->n_members; j++)
        {
          const IshCodeMember *member = &section->members[j];
          g_autofree char *name
            = i == 0 ? g_strdup (member->key)
                     : g_strdup_printf ("%s.%s", sections[i], member->key ? member->key : "");

          if (name)
            add_entry (lint, entries, member->value, member->at, reference, i > 0, name);
        }
    }
}

/* --- values --- */

/* The value as it stands, on one line and not too long; (transfer full). */
static char *
show (const IshCode *code)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *start = code->source->text + code->at;
  const char *end = code->source->text + MAX (code->at, code->end);
  gboolean in_space = FALSE;

  if (ish_code_text (code))
    {
      start = ish_code_text (code);
      end = start + strlen (start);
    }
  for (const char *c = start; c < end; c = g_utf8_next_char (c))
    {
      gboolean is_space = g_ascii_isspace (*c);

      if (is_space && in_space)
        continue;
      in_space = is_space;
      if (is_space)
        g_string_append_c (text, ' ');
      else
        g_string_append_len (text, c, g_utf8_next_char (c) - c);
      if (g_utf8_strlen (text->str, -1) >= MAX_SHOWN)
        {
          g_string_append (text, "…");
          break;
        }
    }
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static gboolean
is_expression (const IshCode *code)
{
  return code->kind == ISH_CODE_NAME || code->kind == ISH_CODE_TEMPLATE
         || code->kind == ISH_CODE_CHOICE || code->kind == ISH_CODE_FOR
         || code->kind == ISH_CODE_OTHER;
}

/* Two expressions that compute the same by the look of them: spaces do not count. */
static gboolean
reads_alike (const IshCode *a, const IshCode *b)
{
  const char *x = a->source->text + a->at, *x_end = a->source->text + a->end;
  const char *y = b->source->text + b->at, *y_end = b->source->text + b->end;

  for (;;)
    {
      while (x < x_end && g_ascii_isspace (*x))
        x++;
      while (y < y_end && g_ascii_isspace (*y))
        y++;
      if (x >= x_end || y >= y_end)
        return x >= x_end && y >= y_end;
      if (*x++ != *y++)
        return FALSE;
    }
}

static gboolean same (Comparison *self, const IshCode *a, const IshCode *b);

static gboolean
same_items (Comparison *self, const IshCode *a, const IshCode *b)
{
  g_autofree gboolean *taken = NULL;
  gboolean is_ordered = a->kind == ISH_CODE_CALL || a->n_items > MAX_UNORDERED;

  if (a->n_items != b->n_items)
    return FALSE;
  taken = g_new0 (gboolean, b->n_items + 1);
  for (guint i = 0; i < a->n_items; i++)
    {
      guint j = is_ordered ? i : 0;
      guint end = is_ordered ? i + 1 : b->n_items;

      while (j < end && (taken[j] || !same (self, a->items[i], b->items[j])))
        j++;
      if (j == end)
        return FALSE;
      taken[j] = TRUE;
    }
  return TRUE;
}

static gboolean
same_members (Comparison *self, const IshCode *a, const IshCode *b)
{
  g_autofree gboolean *taken = NULL;

  if (a->n_members != b->n_members)
    return FALSE;
  taken = g_new0 (gboolean, b->n_members + 1);
  for (guint i = 0; i < a->n_members; i++)
    {
      guint j = 0;

      while (j < b->n_members
             && (taken[j] || g_strcmp0 (a->members[i].key, b->members[j].key) != 0
                 || !same (self, a->members[i].value, b->members[j].value)))
        j++;
      if (j == b->n_members)
        return FALSE;
      taken[j] = TRUE;
    }
  return TRUE;
}

static gboolean
same (Comparison *self, const IshCode *a, const IshCode *b)
{
  if (self->n_compared++ > MAX_COMPARED)
    return FALSE;
  if (ish_code_text (a) && ish_code_text (b))
    return strcmp (ish_code_text (a), ish_code_text (b)) == 0;
  if (a->kind != b->kind)
    return FALSE;
  if (is_expression (a))
    return reads_alike (a, b);
  if (a->kind == ISH_CODE_CALL && strcmp (a->text, b->text) != 0)
    return FALSE;
  return same_items (self, a, b) && same_members (self, a, b);
}

/* --- wider --- */

/* Bits of a network that are given; -1: no network. */
static int
prefix_length (const IshCode *code)
{
  const char *text = ish_code_text (code);
  g_autoptr (GInetAddressMask) mask = text ? g_inet_address_mask_new_from_string (text, NULL)
                                           : NULL;

  return mask && strchr (text, '/') ? (int) g_inet_address_mask_get_length (mask) : -1;
}

static gboolean
number_of (const IshCode *code, double *out)
{
  const char *text = ish_code_text (code);
  char *end;

  if (text == NULL)
    return FALSE;
  *out = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static gboolean
ends_as (const char *path, const char *const *names)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; names[i]; i++)
    if (ish_code_name_is (dot ? dot + 1 : path, names[i]))
      return TRUE;
  return FALSE;
}

/* Whether @code in the place of @drawn (nullable) lets more through. @code NULL: it is gone. */
static gboolean
is_wider (const char *path, const IshCode *drawn, const IshCode *code)
{
  static const char *const grants[]
    = { "action", "resource", "principal", "notaction", "notresource", "notprincipal", "aws",
        "service", "federated", NULL };
  static const char *const lows[] = { "fromport", NULL };
  static const char *const highs[] = { "toport", NULL };
  static const char *const conditions[] = { "condition", "sourcearn", "sourceaccount", NULL };
  double before, now;

  if (ends_as (path, grants))
    return code != NULL;
  if (ends_as (path, conditions))
    return code == NULL;
  if (code && drawn && prefix_length (code) >= 0 && prefix_length (drawn) >= 0)
    return prefix_length (code) < prefix_length (drawn);
  if (code && drawn == NULL && prefix_length (code) >= 0)
    return TRUE;
  if (code == NULL || drawn == NULL || !number_of (drawn, &before) || !number_of (code, &now))
    return FALSE;
  return (ends_as (path, lows) && now < before) || (ends_as (path, highs) && now > before);
}

/* --- differences --- */

/* Tags are for people: another tag is no other system. */
static IshSeverity
severity_of (const Comparison *self)
{
  gsize length = strcspn (self->path->str, ".");
  g_autofree char *first = g_strndup (self->path->str, length);
  const char *rest = self->path->str[length] ? self->path->str + length + 1 : "";

  return ish_code_name_is (first, "tags")
             || (ish_code_name_is (first, "properties") && g_str_has_prefix (rest, "Tags"))
           ? ISH_SEVERITY_WARNING
           : ISH_SEVERITY_ERROR;
}

static void
say (Comparison *self, const IshCode *drawn, const IshCode *code, const IshSource *source,
     guint32 at)
{
  gboolean wider = is_wider (self->path->str, drawn, code);
  g_autofree char *was = drawn ? show (drawn) : NULL;
  g_autofree char *is = code ? show (code) : NULL;
  IshSaid *of = self->drawn[0] ? _ish_said (N_("; for “%s” the design"), self->drawn)
                               : _ish_said_words (N_("; the design"));
  IshSaid *more = _ish_said_words (wider ? N_(" and so lets more through") : NULL);
  IshSaid *message, *fix;

  if (drawn && code)
    {
      message = _ish_said (N_("%s of %s is “%s”%p%p says “%s”"), self->path->str, self->name, is,
                           more, of, was);
      fix = _ish_said (N_("write “%s”, or change the design"), was);
    }
  else if (drawn)
    {
      message =
        _ish_said (N_("%s has no %s “%s”%p%p says so"), self->name, self->path->str, was, more, of);
      fix = _ish_said (N_("add “%s”, or change the design"), was);
    }
  else
    {
      message = _ish_said (N_("%s has %s “%s”%p%p does not say so"), self->name, self->path->str,
                           is, more, of);
      fix = _ish_said_words (N_("remove it, or change the design"));
    }
  _ish_lint_add (self->lint, wider ? ISH_SEVERITY_ERROR : severity_of (self),
                 wider ? "design.wider" : "design.differs", source, at, message, fix);
}

static void differ (Comparison *self, const IshCode *drawn, const IshCode *code);

/* Values of one argument or one list: the equal ones leave, the others are told, pair by pair
 * where there are as many. @parent: where something is missing. */
static void
differ_values (Comparison *self, GPtrArray *drawn, GPtrArray *code, const IshCode *parent)
{
  for (guint i = drawn->len; i > 0 && drawn->len <= MAX_UNORDERED; i--)
    for (guint j = 0; j < code->len; j++)
      if (same (self, drawn->pdata[i - 1], code->pdata[j]))
        {
          g_ptr_array_remove_index (drawn, i - 1);
          g_ptr_array_remove_index (code, j);
          break;
        }
  if (drawn->len == code->len)
    {
      for (guint i = 0; i < drawn->len; i++)
        differ (self, drawn->pdata[i], code->pdata[i]);
      return;
    }
  for (guint i = 0; i < drawn->len; i++)
    say (self, drawn->pdata[i], NULL, parent->source, parent->at);
  for (guint i = 0; i < code->len; i++)
    say (self, NULL, code->pdata[i], parent->source, ((const IshCode *) code->pdata[i])->at);
}

static GPtrArray *
values_of (const IshCode *map, const char *key)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < map->n_members; i++)
    if (g_strcmp0 (map->members[i].key, key) == 0)
      g_ptr_array_add (values, (gpointer) map->members[i].value);
  return values;
}

static void
differ_members (Comparison *self, const IshCode *drawn, const IshCode *code)
{
  const IshCode *const sides[] = { drawn, code };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize length = self->path->len;

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->n_members; i++)
      {
        const char *key = sides[side]->members[i].key ? sides[side]->members[i].key : "";
        g_autoptr (GPtrArray) ours = NULL;
        g_autoptr (GPtrArray) theirs = NULL;

        if (!g_hash_table_add (seen, (gpointer) key) || *key == '\0')
          continue;
        ours = values_of (drawn, key);
        theirs = values_of (code, key);
        g_string_append_printf (self->path, "%s%s", length ? "." : "", key);
        differ_values (self, ours, theirs, code);
        g_string_truncate (self->path, length);
      }
}

static GPtrArray *
items_of (const IshCode *code)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < code->n_items; i++)
    g_ptr_array_add (items, (gpointer) code->items[i]);
  return items;
}

static void
differ (Comparison *self, const IshCode *drawn, const IshCode *code)
{
  if (same (self, drawn, code))
    return;
  if (drawn->kind != code->kind || is_expression (drawn) || ish_code_text (drawn)
      || (drawn->kind == ISH_CODE_CALL && strcmp (drawn->text, code->text) != 0))
    say (self, drawn, code, code->source, code->at);
  else if (drawn->n_members + code->n_members > 0)
    differ_members (self, drawn, code);
  else
    {
      g_autoptr (GPtrArray) ours = items_of (drawn);
      g_autoptr (GPtrArray) theirs = items_of (code);

      differ_values (self, ours, theirs, code);
    }
}

/* --- units --- */

static GHashTable *
index_entries (const GArray *entries)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (table, (gpointer) g_array_index (entries, Entry, i).name,
                         &g_array_index (entries, Entry, i));
  return table;
}

static void
say_missing (IshLint *lint, const Entry *entry, const Entry *before)
{
  const char *drawn = find_origin (entry);

  _ish_lint_add (lint, ISH_SEVERITY_ERROR, "design.missing", before->code->source, before->at,
                 *drawn ? _ish_said (N_("“%s” of the design means %s, which the code does not"
                                        " have"),
                                     drawn, entry->name)
                        : _ish_said (N_("the design means %s, which the code does not have"),
                                     entry->name),
                 _ish_said_words (N_("generate the code again, or take it out of the design")));
}

/* @drawn and @code: of Entry, one language. */
static void
compare_entries (IshLint *lint, const GArray *drawn, const GArray *code)
{
  g_autoptr (GHashTable) theirs = index_entries (code);
  g_autoptr (GHashTable) ours = index_entries (drawn);
  g_autoptr (GString) path = g_string_new (NULL);
  Comparison comparison = { .lint = lint, .path = path };
  const Entry *before = &g_array_index (code, Entry, 0);

  for (guint i = 0; i < drawn->len; i++)
    {
      const Entry *entry = &g_array_index (drawn, Entry, i);
      const Entry *found = g_hash_table_lookup (theirs, entry->name);

      if (found == NULL)
        {
          say_missing (lint, entry, before);
          continue;
        }
      before = found; /* what is missing is told where it would have stood */
      comparison.name = entry->name;
      comparison.drawn = find_origin (entry);
      differ (&comparison, entry->code, found->code);
    }
  for (guint i = 0; i < code->len; i++)
    {
      const Entry *entry = &g_array_index (code, Entry, i);

      if (!entry->is_free && !g_hash_table_contains (ours, entry->name))
        _ish_lint_add (lint, ISH_SEVERITY_ERROR, "design.extra", entry->code->source, entry->at,
                       _ish_said (N_("nothing in the design explains %s"), entry->name),
                       _ish_said_words (N_("remove it, or draw what needs it")));
    }
}

/* How many names of @code the reference has. */
static guint
count_shared (const GArray *drawn, const GArray *code)
{
  g_autoptr (GHashTable) ours = index_entries (drawn);
  guint n = 0;

  for (guint i = 0; i < code->len; i++)
    n += g_hash_table_contains (ours, g_array_index (code, Entry, i).name);
  return n;
}

static gboolean
read_reference (IshLint *lint, GArray *entries, const IshLintReference *reference, GError **error)
{
  const IshCode *root = reference->is_terraform
                          ? ish_hcl_read (lint->arena, reference->source, error)
                          : ish_cfn_read (lint->arena, reference->source, error);

  if (root == NULL)
    return FALSE;
  (reference->is_terraform ? read_module : read_template) (lint, entries, root, reference);
  return TRUE;
}

/* One template of several may be what was asked for: then it is held against the one it is. */
static gboolean
compare_language (IshLint *lint, const GPtrArray *references, gboolean is_terraform,
                  const GPtrArray *roots, GError **error)
{
  g_autoptr (GArray) code = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (Entry));
  gboolean is_one = !is_terraform && lint->only != NULL;
  guint most = 0;

  for (guint i = 0; i < roots->len; i++)
    (is_terraform ? read_module : read_template) (lint, code, roots->pdata[i], NULL);
  for (guint i = 0; i < references->len; i++)
    {
      const IshLintReference *reference = g_ptr_array_index (references, i);
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

      if (reference->is_terraform != is_terraform)
        continue;
      if (!read_reference (lint, entries, reference, error))
        return FALSE;
      if (is_one && count_shared (entries, code) < most)
        continue;
      if (is_one && count_shared (entries, code) > most)
        g_array_set_size (drawn, 0);
      most = MAX (most, count_shared (entries, code));
      if (!is_one || drawn->len == 0)
        g_array_append_vals (drawn, entries->data, entries->len);
    }
  if (code->len > 0)
    compare_entries (lint, drawn, code);
  return TRUE;
}

gboolean
_ish_lint_compare (IshLint *self, const GPtrArray *references, GError **error)
{
  return compare_language (self, references, TRUE, self->modules, error)
         && compare_language (self, references, FALSE, self->templates, error);
}
