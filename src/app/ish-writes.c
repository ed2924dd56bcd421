/* What something writes, in words a person reads at a glance.
 *
 * Nothing here knows a service: the words come from the kinds' own names, the facts from the
 * arguments. Two shapes are known for what they are: a statement of a policy (Effect, Action,
 * Resource) and a range ("from_port", "to_port").
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-writes.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"

#define MAX_FACTS 5   /* arguments of a new resource that are told */
#define MAX_ITEMS 3   /* of a list */
#define MAX_TEXT 48   /* characters of one value */
#define MAX_DEPTH 3
#define ARN_PARTS 5   /* before what an ARN names */
#define MANY 3        /* new resources of one kind that a short list tells as one */

void
ish_written_free (IshWritten *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->key);
  g_free (self->kinds);
  g_free (self->detail);
  g_free (self);
}

char *
ish_writes_name_kind (IshStack *stack, const char *kind)
{
  JsonObject *spelling =
    ish_catalog_get_kind (ish_stack_get_catalog (stack), ish_stack_get_cloud (stack), kind);
  const char *type = spelling ? ish_json_string (spelling, "tf", NULL) : NULL;
  const char *rest = type ? strchr (type, '_') : NULL; /* after the provider's name */

  return g_strdelimit (g_strdup (rest ? rest + 1 : kind), "_", ' ');
}

static char *
name_kinds (IshStack *stack, const char *kind)
{
  JsonObject *spelling =
    ish_catalog_get_kind (ish_stack_get_catalog (stack), ish_stack_get_cloud (stack), kind);
  const char *terraform = spelling ? ish_json_string (spelling, "tf", NULL) : NULL;
  const char *cloudformation = spelling ? ish_json_string (spelling, "cfn", NULL) : NULL;

  if (terraform && cloudformation)
    return g_strdup_printf ("%s · %s", terraform, cloudformation);
  return g_strdup (terraform ? terraform : cloudformation ? cloudformation : kind);
}

/* --- values --- */

static void append_value (GString *out, const IshValue *value, guint depth);

static void
append_shortened (GString *out, const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_TEXT)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_len (out, text, g_utf8_offset_to_pointer (text, MAX_TEXT - 1) - text);
  g_string_append (out, "…");
}

static void
append_items (GString *out, const IshValue *list, guint depth)
{
  guint shown = MIN (list->u.list.n, MAX_ITEMS);

  for (guint i = 0; i < shown; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_value (out, list->u.list.items[i], depth + 1);
    }
  if (list->u.list.n > shown)
    g_string_append_printf (out, " +%u", list->u.list.n - shown);
}

/* Of an ARN only what it names: partition, service, region and account say nothing new. */
static void
append_joined (GString *out, const IshValue *join, guint depth)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *rest;

  for (guint i = 0; i < join->u.list.n; i++)
    append_value (text, join->u.list.items[i], depth + 1);
  rest = text->str;
  for (guint i = 0; g_str_has_prefix (text->str, "arn:") && i < ARN_PARTS; i++)
    {
      const char *colon = strchr (rest, ':');

      if (colon == NULL)
        break;
      rest = colon + 1;
    }
  g_string_append (out, rest);
}

static void
append_members (GString *out, const IshValue *map, guint depth)
{
  for (guint i = 0; i < map->u.map.n && i < MAX_ITEMS; i++)
    {
      g_autofree char *words = g_strdelimit (g_strdup (map->u.map.members[i].key), "_", ' ');

      g_string_append_printf (out, "%s%s ", i > 0 ? ", " : "", words);
      append_value (out, map->u.map.members[i].value, depth + 1);
    }
  if (map->u.map.n > MAX_ITEMS)
    g_string_append_printf (out, " +%u", map->u.map.n - MAX_ITEMS);
}

/* "dynamodb:GetItem, dynamodb:Query +3 on orders" */
static gboolean
append_statement (GString *out, const IshValue *map)
{
  const IshValue *effect = ish_value_get (map, "Effect");
  const IshValue *action = ish_value_get (map, "Action");
  const IshValue *target = ish_value_get (map, "Resource");
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autoptr (GString) targets = g_string_new (NULL);

  if (effect == NULL || effect->type != ISH_VALUE_STRING || action == NULL)
    return FALSE;
  append_value (actions, action, 1);
  if (target)
    append_value (targets, target, 1);
  if (strcmp (effect->u.string, "Allow") != 0)
    g_string_append_printf (out, "%s: ", effect->u.string);
  if (targets->len > 0)
    /* Translators: permissions and what they are for: "sqs:SendMessage on jobs". */
    g_string_append_printf (out, _("%1$s on %2$s"), actions->str, targets->str);
  else
    g_string_append (out, actions->str);
  return TRUE;
}

static void
append_value (GString *out, const IshValue *value, guint depth)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };

  if (value->type == ISH_VALUE_NULL || depth > MAX_DEPTH)
    g_string_append (out, "…");
  else if (value->type == ISH_VALUE_BOOL)
    g_string_append (out, value->u.boolean ? _("yes") : _("no"));
  else if (value->type == ISH_VALUE_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value->u.integer);
  else if (value->type == ISH_VALUE_DOUBLE)
    ish_json_append_double (out, value->u.number);
  else if (value->type == ISH_VALUE_STRING || value->type == ISH_VALUE_INPUT)
    append_shortened (out, value->u.string);
  else if (value->type == ISH_VALUE_REF)
    g_string_append (out, value->u.ref.node);
  else if (value->type == ISH_VALUE_PSEUDO)
    g_string_append_printf (out, "‹%s›", pseudos[value->u.pseudo]);
  else if (value->type == ISH_VALUE_LIST)
    append_items (out, value, depth);
  else if (value->type == ISH_VALUE_JOIN)
    append_joined (out, value, depth);
  else if (value->type == ISH_VALUE_MAP && !append_statement (out, value))
    append_members (out, value, depth);
}

/* --- arguments --- */

/* A name without what only says that the value is a reference: "referenced_security_group_id" of a
 * reference is the referenced security group. */
static char *
name_argument (const char *path, const IshValue *value)
{
  static const char *const endings[] = { "_id", "_ids", "_arn", "_arns" };
  const char *last = strrchr (path, '.');
  g_autofree char *name = g_strdup (last ? last + 1 : path);

  for (guint i = 0; value->type != ISH_VALUE_STRING && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        break;
      }
  /* Variables of a program keep their spelling. */
  return g_ascii_isupper (name[0]) ? g_steal_pointer (&name)
                                   : g_strdelimit (g_steal_pointer (&name), "_", ' ');
}

static void
append_fact (GString *out, const char *path, const IshValue *value)
{
  g_autofree char *name = name_argument (path, value);

  if (out->len > 0)
    g_string_append (out, " · ");
  if (value->type == ISH_VALUE_MAP && append_statement (out, value))
    return;
  g_string_append_printf (out, "%s ", name);
  append_value (out, value, 0);
}

static gboolean
is_dull (const char *name)
{
  static const char *const dull[] = { "name", "description", "tags", "tags_all" };

  for (guint i = 0; i < G_N_ELEMENTS (dull); i++)
    if (strcmp (name, dull[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "from_port" and "to_port" of one value are a port; told at the first of the two. */
static gboolean
append_range (GString *out, const IshValue *args, const char *name, const IshValue *value,
              gboolean *out_told)
{
  gboolean from = g_str_has_prefix (name, "from_");
  const char *stem = from ? name + 5 : g_str_has_prefix (name, "to_") ? name + 3 : NULL;
  g_autofree char *other_name = stem ? g_strconcat (from ? "to_" : "from_", stem, NULL) : NULL;
  const IshValue *other = other_name ? ish_value_get (args, other_name) : NULL;

  if (other == NULL)
    return FALSE;
  if (!*out_told && ish_value_equal (value, other))
    append_fact (out, stem, value);
  else if (!*out_told)
    {
      append_fact (out, stem, from ? value : other);
      g_string_append (out, "–");
      append_value (out, from ? other : value, 0);
    }
  *out_told = TRUE;
  return TRUE;
}

static const IshValue *
find_statements (const IshValue *map, guint depth)
{
  const IshValue *found = ish_value_get (map, "Statement");

  for (guint i = 0; found == NULL && depth < MAX_DEPTH && i < map->u.map.n; i++)
    if (map->u.map.members[i].value->type == ISH_VALUE_MAP)
      found = find_statements (map->u.map.members[i].value, depth + 1);
  return found && found->type == ISH_VALUE_LIST ? found : NULL;
}

/* The permissions, when it gives any; else its first few arguments. */
static char *
describe_added (const IshNode *node)
{
  GString *out = g_string_new (NULL);
  const IshValue *statements = find_statements (node->args, 0);
  gboolean range_told = FALSE;
  guint told = 0;

  for (guint i = 0; statements && i < statements->u.list.n; i++)
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      append_value (out, statements->u.list.items[i], 0);
    }
  for (guint i = 0; statements == NULL && i < node->args->u.map.n && told < MAX_FACTS; i++)
    {
      const IshMember *member = &node->args->u.map.members[i];

      if (is_dull (member->key)
          || append_range (out, node->args, member->key, member->value, &range_told))
        continue;
      append_fact (out, member->key, member->value);
      told++;
    }
  return g_string_free (out, FALSE);
}

/* "waits for web_policy": what it did not wait for before */
static void
append_waits (GString *out, const IshChange *change)
{
  g_autoptr (GPtrArray) new = g_ptr_array_new ();
  g_autofree char *keys = NULL;

  for (guint i = 0; change->after->after[i]; i++)
    if (!g_strv_contains (change->before->after, change->after->after[i]))
      g_ptr_array_add (new, (gpointer) change->after->after[i]);
  if (new->len == 0)
    return;
  g_ptr_array_add (new, NULL);
  keys = g_strjoinv (", ", (char **) new->pdata);
  /* Translators: other resources that must be there first. */
  g_string_append_printf (out, _("waits for %s"), keys);
}

static char *
describe_changed (const IshChange *change)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < change->args->len; i++)
    {
      const IshArgChange *arg = &g_array_index (change->args, IshArgChange, i);
      const IshValue *value = arg->after ? arg->after : arg->before;
      g_autoptr (GString) fact = g_string_new (NULL);

      if (value == NULL)
        append_waits (fact, change);
      else
        append_fact (fact, arg->path, value);
      if (fact->len == 0)
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append_printf (out, "%s%s", value == NULL || arg->after ? "" : "− ", fact->str);
    }
  return g_string_free (out, FALSE);
}

static guint
count_added (GPtrArray *written, const char *what)
{
  guint n = 0;

  for (guint i = 0; i < written->len; i++)
    {
      const IshWritten *one = written->pdata[i]; /* (nullable): told already */

      n += one && one->kind == ISH_CHANGE_ADDED && g_str_equal (one->what, what);
    }
  return n;
}

/* One row for all new ones of a kind. */
static IshWritten *
make_heap (GPtrArray *written, const IshWritten *first, guint n)
{
  IshWritten *heap = g_new0 (IshWritten, 1);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < written->len; i++)
    {
      const IshWritten *one = written->pdata[i]; /* (nullable): told already */

      if (one && one->kind == ISH_CHANGE_ADDED && g_str_equal (one->what, first->what))
        g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", one->key);
    }
  heap->kind = ISH_CHANGE_ADDED;
  heap->what = g_strdup (first->what);
  heap->key = g_strdup_printf ("× %u", n);
  heap->kinds = g_strdup (first->kinds);
  heap->detail = g_strdup (keys->str);
  return heap;
}

/* The new ones of a kind there are many of become one row, after the rest: four parameters say less
 * than one rule. */
static GPtrArray *
shorten (GPtrArray *written)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_written_free);
  g_autoptr (GPtrArray) heaps = g_ptr_array_new ();
  g_autoptr (GHashTable) heaped = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < written->len; i++)
    {
      IshWritten *one = written->pdata[i];
      guint n = one->kind == ISH_CHANGE_ADDED ? count_added (written, one->what) : 0;

      if (n < MANY)
        g_ptr_array_add (rows, g_steal_pointer (&written->pdata[i]));
      else if (g_hash_table_add (heaped, one->what))
        g_ptr_array_add (heaps, make_heap (written, one, n));
    }
  for (guint i = 0; i < heaps->len; i++)
    g_ptr_array_add (rows, heaps->pdata[i]);
  return rows;
}

GPtrArray *
ish_writes_describe (IshStackDiff *diff, gboolean brief)
{
  const GPtrArray *changes = ish_stack_diff_get_changes (diff);
  IshStack *stack = ish_stack_diff_get_after (diff);
  GPtrArray *written = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_written_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const IshChange *change = changes->pdata[i];
      const IshNode *node = change->after ? change->after : change->before;
      IshWritten *one = g_new0 (IshWritten, 1);

      one->kind = change->kind;
      one->what = ish_writes_name_kind (stack, node->kind);
      one->key = g_strdup (change->key);
      one->kinds = name_kinds (stack, node->kind);
      one->detail =
        change->kind == ISH_CHANGE_CHANGED ? describe_changed (change) : describe_added (node);
      g_ptr_array_add (written, one);
    }
  if (brief)
    {
      GPtrArray *rows = shorten (written);

      g_ptr_array_unref (written);
      written = rows;
    }
  return written;
}

char *
ish_writes_to_text (GPtrArray *written)
{
  static const char *const marks[] = { "+", "~", "−" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < written->len; i++)
    {
      const IshWritten *one = written->pdata[i];

      g_string_append_printf (out, "%s%s %s %s", i > 0 ? "\n" : "", marks[one->kind], one->what,
                              one->key);
      if (one->detail[0])
        g_string_append_printf (out, ": %s", one->detail);
    }
  return g_string_free (out, FALSE);
}

const char *
ish_writes_name_line (const char *type)
{
  static const struct { const char *type, *words; } known[] = {
    { "network", N_("network: may open a connection") },
    { "data", N_("data: reads and writes") },
    { "api", N_("api: may call") },
    { "event", N_("event: sends to") },
    { "default", N_("default: the most usual") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].type, type))
      return _(known[i].words);
  return type;
}

/* --- rows --- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The mark is a shape as well as a colour. */
static GtkWidget *
make_mark (IshChangeKind kind)
{
  static const char *const marks[] = { "+", "~", "−" };
  static const char *const classes[] = { "added", "changed", "removed" };
  GtkWidget *mark = gtk_label_new (marks[kind]);

  gtk_widget_add_css_class (mark, "written-mark");
  gtk_widget_add_css_class (mark, classes[kind]);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  return mark;
}

static GtkWidget *
make_row (const IshWritten *one)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf ("%s · %s", one->what, one->key);

  gtk_box_append (GTK_BOX (row), make_mark (one->kind));
  gtk_box_append (GTK_BOX (texts), make_label (title, "written-title"));
  if (one->detail[0])
    gtk_box_append (GTK_BOX (texts), make_label (one->detail, "written-detail"));
  gtk_box_append (GTK_BOX (texts), make_label (one->kinds, "written-kinds"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

GtkWidget *
ish_writes_new_list (GPtrArray *written, guint limit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; i < written->len && i < limit; i++)
    gtk_box_append (GTK_BOX (box), make_row (written->pdata[i]));
  if (written->len > limit)
    {
      guint more = written->len - limit;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_box_append (GTK_BOX (box), make_label (text, "written-detail"));
    }
  return box;
}
