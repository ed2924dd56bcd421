/* Reads the rules.
 * SPDX-License-Identifier: MIT
 *
 * The format is data/rules/README.md's. Everything is checked here, once, so that a report cannot
 * fail. */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-check-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

G_DEFINE_QUARK (ish-check-error-quark, ish_check_error)

typedef struct
{
  IshRuleSet *set;
  const char *file; /* for messages */
  const char *cloud;
  const char *id; /* (nullable): of the rule */
  GError **error;
} Reader;

/* --- life --- */

static void
let_clear (gpointer data)
{
  IshRuleLet *self = data;

  g_free (self->name);
  g_clear_pointer (&self->expr, ish_expr_free);
}

static void
part_clear (gpointer data)
{
  IshDetailPart *self = data;

  g_free (self->text);
  g_clear_pointer (&self->expr, ish_expr_free);
}

static void
action_free (gpointer data)
{
  IshAction *self = data;

  g_free (self->name);
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_pointer (&self->with, json_object_unref);
  g_clear_pointer (&self->expr, ish_expr_free);
  g_clear_pointer (&self->to, ish_expr_free);
  g_clear_pointer (&self->when, ish_expr_free);
  g_clear_pointer (&self->on, ish_expr_free);
  g_free (self);
}

static void
case_free (gpointer data)
{
  IshRuleCase *self = data;

  g_strfreev (self->types);
  g_clear_pointer (&self->when, ish_expr_free);
  g_clear_pointer (&self->fails, ish_expr_free);
  g_array_unref (self->lets);
  g_array_unref (self->detail);
  g_ptr_array_unref (self->actions);
  g_strfreev (self->properties);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  IshRuleEntry *self = data;

  g_free ((char *) self->rule.id);
  g_free ((char *) self->rule.title);
  g_free ((char *) self->rule.why);
  g_free ((char *) self->rule.remedy);
  g_free ((char *) self->rule.level);
  g_strfreev ((char **) self->rule.controls);
  g_free (self->cloud);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

IshRuleSet *
ish_rule_set_ref (IshRuleSet *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_rule_set_unref (IshRuleSet *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* --- reading --- */

static gboolean fail (Reader *self, const char *where, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

static gboolean
fail (Reader *self, const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, ISH_CHECK_ERROR, ISH_CHECK_ERROR_DATA, "%s: %s%s%s: %s", self->file,
               self->id ? self->id : "", self->id ? ": " : "", where, message);
  return FALSE;
}

static gboolean
check_keys (Reader *self, JsonObject *object, const char *where, const char *known)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    {
      g_autofree char *barred = g_strdup_printf ("|%s|", key);

      if (strstr (known, barred) == NULL)
        return fail (self, where, "no key \"%s\" here; %s", key, known);
    }
  return TRUE;
}

/* %TRUE with %NULL when there is none. */
static gboolean
read_expr (Reader *self, JsonObject *object, const char *key, const char *where, IshExpr **out)
{
  g_autoptr (GError) local = NULL;
  const char *source = ish_json_string (object, key, NULL);

  *out = NULL;
  if (source == NULL)
    return !json_object_has_member (object, key)
           || fail (self, where, "\"%s\" must be an expression in quotes", key);
  *out = ish_query_parse (source, &local);
  return *out != NULL || fail (self, where, "%s: %s", key, local->message);
}

/* A text, a list of texts, or nothing. */
static gboolean
read_texts (Reader *self, JsonObject *object, const char *key, const char *where, char ***out)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *one = ish_json_string (object, key, NULL);
  JsonArray *array = ish_json_array (object, key);

  if (one)
    g_ptr_array_add (texts, g_strdup (one));
  else if (array == NULL && json_object_has_member (object, key))
    return fail (self, where, "\"%s\" must be text or a list of texts", key);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (self, where, "\"%s\" must be text or a list of texts", key);
      g_ptr_array_add (texts, g_strdup (json_node_get_string (node)));
    }
  g_ptr_array_add (texts, NULL);
  *out = (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
  return TRUE;
}

static gboolean
read_detail (Reader *self, const char *source, IshRuleCase *into)
{
  while (source && *source)
    {
      gsize length = strcspn (source, "{");
      IshDetailPart part = { NULL, NULL };

      if (length > 0)
        part.text = g_strndup (source, length);
      else
        {
          g_autoptr (GError) local = NULL;
          g_autofree char *inner = NULL;

          length = strcspn (source, "}");
          if (source[length] == '\0')
            return fail (self, "detail", "'{' without '}'");
          inner = g_strndup (source + 1, length - 1);
          part.expr = ish_query_parse (inner, &local);
          if (part.expr == NULL)
            return fail (self, "detail", "%s", local->message);
          length++;
        }
      source += length;
      g_array_append_val (into->detail, part);
    }
  return TRUE;
}

static gboolean
read_lets (Reader *self, JsonObject *object, IshRuleCase *into)
{
  JsonObject *lets = ish_json_object (object, "let");
  JsonObjectIter iter;
  const char *name;

  if (lets == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, lets);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      IshRuleLet let = { g_strdup (name), NULL };
      gboolean done = read_expr (self, lets, name, "let", &let.expr) && let.expr != NULL;

      g_array_append_val (into->lets, let);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static const struct
{
  const char *key;
  const char *keys; /* that may stand beside it */
} action_kinds[] = {
  [ISH_ACTION_SET] = { "set", "|set|value|expr|when|on|" },
  [ISH_ACTION_LINE] = { "line", "|line|value|when|on|" },
  [ISH_ACTION_UNLINK] = { "unlink", "|unlink|when|on|" },
  [ISH_ACTION_DELETE] = { "delete", "|delete|when|on|" },
  [ISH_ACTION_ADD] = { "add", "|add|properties|with|when|on|" },
  [ISH_ACTION_CONNECT] = { "connect", "|connect|to|when|on|" },
};

static gboolean
read_action (Reader *self, JsonObject *object, IshRuleCase *into)
{
  IshAction *action = g_new0 (IshAction, 1);
  JsonObject *with = ish_json_object (object, "with");
  JsonNode *value;
  guint kind = 0;

  g_ptr_array_add (into->actions, action);
  while (kind < G_N_ELEMENTS (action_kinds)
         && !json_object_has_member (object, action_kinds[kind].key))
    kind++;
  if (kind == G_N_ELEMENTS (action_kinds))
    return fail (self, "do", "an action is set, line, unlink, delete, add or connect");
  action->kind = (IshActionKind) kind;
  action->name = g_strdup (ish_json_string (object, action_kinds[kind].key, NULL));
  value = json_object_get_member (object, kind == ISH_ACTION_ADD ? "properties" : "value");
  action->value = value ? json_node_copy (value) : NULL;
  action->with = with ? json_object_ref (with) : NULL;
  if (kind == ISH_ACTION_UNLINK || kind == ISH_ACTION_DELETE
        ? !ish_json_bool (object, action_kinds[kind].key, FALSE)
        : action->name == NULL)
    return fail (self, "do", "\"%s\" is of the wrong kind", action_kinds[kind].key);
  return check_keys (self, object, "do", action_kinds[kind].keys)
         && read_expr (self, object, "expr", "do", &action->expr)
         && read_expr (self, object, "to", "do", &action->to)
         && read_expr (self, object, "when", "do", &action->when)
         && read_expr (self, object, "on", "do", &action->on);
}

static gboolean
read_actions (Reader *self, JsonObject *object, IshRuleCase *into)
{
  JsonArray *actions = ish_json_array (object, "do");

  for (guint i = 0; actions && i < json_array_get_length (actions); i++)
    {
      JsonNode *node = json_array_get_element (actions, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (self, "do", "an action is an object");
      if (!read_action (self, json_node_get_object (node), into))
        return FALSE;
    }
  return TRUE;
}

#define CASE_KEYS "|of|when|let|fails|detail|property|do|"

static gboolean
read_case (Reader *self, JsonObject *object, IshRuleEntry *entry)
{
  IshRuleCase *made = g_new0 (IshRuleCase, 1);

  made->lets = g_array_new (FALSE, TRUE, sizeof (IshRuleLet));
  made->detail = g_array_new (FALSE, TRUE, sizeof (IshDetailPart));
  made->actions = g_ptr_array_new_with_free_func (action_free);
  g_array_set_clear_func (made->lets, let_clear);
  g_array_set_clear_func (made->detail, part_clear);
  g_ptr_array_add (entry->cases, made);
  if (!read_texts (self, object, "of", "of", &made->types)
      || !read_texts (self, object, "property", "property", &made->properties)
      || !read_expr (self, object, "when", "when", &made->when)
      || !read_expr (self, object, "fails", "fails", &made->fails)
      || !read_lets (self, object, made)
      || !read_detail (self, ish_json_string (object, "detail", NULL), made)
      || !read_actions (self, object, made))
    return FALSE;
  return made->fails != NULL || fail (self, "fails", "what fails is missing");
}

/* A property beside "cases" is that of each case without one. */
static gboolean
inherit_property (Reader *self, JsonObject *object, IshRuleEntry *entry)
{
  IshRuleCase *last = entry->cases->pdata[entry->cases->len - 1];

  if (last->properties[0] != NULL)
    return TRUE;
  g_strfreev (g_steal_pointer (&last->properties));
  return read_texts (self, object, "property", "property", &last->properties);
}

/* Several types that show the same thing in ways of their own stand in "cases". */
static gboolean
read_cases (Reader *self, JsonObject *object, IshRuleEntry *entry)
{
  JsonArray *cases = ish_json_array (object, "cases");
  static const char *const inner[] = { "of", "when", "let", "fails", "detail", "do" };

  if (cases == NULL)
    return read_case (self, object, entry);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    if (json_object_has_member (object, inner[i]))
      return fail (self, "cases", "\"%s\" belongs into a case", inner[i]);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonNode *node = json_array_get_element (cases, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (self, "cases", "a case is an object");
      if (!check_keys (self, json_node_get_object (node), "cases", CASE_KEYS)
          || !read_case (self, json_node_get_object (node), entry)
          || !inherit_property (self, object, entry))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_level (Reader *self, JsonObject *object, IshRuleEntry *entry)
{
  static const struct
  {
    const char *word;
    IshSeverity severity;
  } levels[] = { { "critical", ISH_SEVERITY_ERROR },
                 { "high", ISH_SEVERITY_ERROR },
                 { "medium", ISH_SEVERITY_WARNING },
                 { "low", ISH_SEVERITY_NOTE } };
  static const char *const severities[] = { "note", "warning", "error" };
  const char *lower = ish_json_string (object, "dev", NULL);
  guint at = 0;

  entry->rule.level = g_strdup (ish_json_string (object, "level", ""));
  while (at < G_N_ELEMENTS (levels) && strcmp (levels[at].word, entry->rule.level) != 0)
    at++;
  if (at == G_N_ELEMENTS (levels))
    return fail (self, "level", "critical, high, medium or low");
  entry->rule.severity = levels[at].severity;
  entry->lower = -1;
  for (guint i = 0; lower && i < G_N_ELEMENTS (severities); i++)
    if (strcmp (severities[i], lower) == 0)
      entry->lower = (int) i;
  return lower == NULL || entry->lower >= 0 || fail (self, "dev", "note, warning or error");
}

static gboolean
read_fix (Reader *self, JsonObject *object, IshRuleEntry *entry)
{
  static const char *const words[] = { "no", "one", "ask" };
  const char *fix = ish_json_string (object, "fix", "no");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], fix) == 0)
      {
        entry->rule.fix = (IshFixKind) i;
        entry->rule.fix_costs = ish_json_bool (object, "costs", FALSE);
        return TRUE;
      }
  return fail (self, "fix", "no, one or ask");
}

static gboolean
read_rule (Reader *self, JsonObject *object)
{
  IshRuleEntry *entry = g_new0 (IshRuleEntry, 1);
  char **controls = NULL;

  entry->cases = g_ptr_array_new_with_free_func (case_free);
  entry->cloud = g_strdup (self->cloud);
  entry->rule.id = g_strdup (ish_json_string (object, "id", ""));
  entry->rule.title = g_strdup (ish_json_string (object, "title", ""));
  entry->rule.why = g_strdup (ish_json_string (object, "why", ""));
  entry->rule.remedy = g_strdup (ish_json_string (object, "remedy", ""));
  entry->only_prod = ish_json_bool (object, "prod", FALSE);
  g_ptr_array_add (self->set->entries, entry);
  self->id = entry->rule.id;
  if (*entry->rule.id == '\0' || *entry->rule.title == '\0' || *entry->rule.why == '\0'
      || *entry->rule.remedy == '\0')
    return fail (self, "rule", "a rule needs \"id\", \"title\", \"why\" and \"remedy\"");
  if (!g_hash_table_insert (self->set->by_id, (gpointer) entry->rule.id, entry))
    return fail (self, "id", "the rule stands twice");
  if (!read_texts (self, object, "controls", "controls", &controls))
    return FALSE;
  entry->rule.controls = (const char *const *) controls;
  return check_keys (self, object, "rule",
                     "|id|title|why|remedy|level|dev|prod|controls|fix|costs|cases" CASE_KEYS)
         && read_level (self, object, entry) && read_fix (self, object, entry)
         && read_cases (self, object, entry);
}

static gboolean
read_file (IshRuleSet *set, const char *cloud, const char *file, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (IshJson) json = ish_json_parse (text, (gssize) length, file, NULL, error);
  JsonNode *root = json ? ish_json_get_root (json) : NULL;
  Reader reader = { set, file, cloud, NULL, error };
  JsonArray *rules;

  if (root == NULL)
    return FALSE;
  rules = JSON_NODE_HOLDS_OBJECT (root)
            ? ish_json_array (json_node_get_object (root), "rules") : NULL;
  if (rules == NULL)
    return fail (&reader, "", "an object with \"rules\"");
  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonNode *node = json_array_get_element (rules, i);

      reader.id = NULL;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (&reader, "rules", "a rule is an object");
      if (!read_rule (&reader, json_node_get_object (node)))
        return FALSE;
    }
  return TRUE;
}

/* --- finding the files --- */

static gboolean
read_cloud (IshRuleSet *set, const char *folder, const char *cloud, GError **error)
{
  g_autofree char *below = g_strconcat ("data/rules/", cloud, NULL);
  g_autofree char *inner = folder ? g_build_filename (folder, cloud, NULL) : NULL;
  g_auto (GStrv) names = folder ? NULL : ish_data_list (below);
  g_autoptr (GDir) dir = folder ? g_dir_open (inner, 0, error) : NULL;
  const char *name;

  if (folder && dir == NULL)
    return FALSE;
  for (guint i = 0; (name = folder ? g_dir_read_name (dir) : names[i]) != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder ? inner : below, name, NULL);
      g_autofree char *shown = g_strconcat ("rules/", cloud, "/", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      if (folder == NULL)
        bytes = ish_data_lookup (path, error);
      else if (g_file_get_contents (path, &text, &length, error))
        bytes = g_bytes_new (text, length);
      if (bytes == NULL || !read_file (set, cloud, shown, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const IshRuleEntry *x = *(const IshRuleEntry *const *) a;
  const IshRuleEntry *y = *(const IshRuleEntry *const *) b;
  int order = strcmp (x->cloud, y->cloud);

  return order != 0 ? order : strcmp (x->rule.id, y->rule.id);
}

static IshRuleSet *
read_all (const char *folder, GError **error)
{
  g_autoptr (IshRuleSet) self = g_new0 (IshRuleSet, 1);
  g_auto (GStrv) clouds = folder ? NULL : ish_data_list ("data/rules");
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, error) : NULL;
  const char *name;

  g_atomic_int_set (&self->ref_count, 1);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (folder && dir == NULL)
    return NULL;
  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (folder, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !read_cloud (self, folder, name, error))
        return NULL;
    }
  for (guint i = 0; clouds && clouds[i]; i++)
    {
      g_autofree char *cloud = g_strndup (clouds[i], strcspn (clouds[i], "/"));

      if (g_str_has_suffix (clouds[i], "/") && !read_cloud (self, NULL, cloud, error))
        return NULL;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

IshRuleSet *
ish_rule_set_new_for_folder (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return read_all (folder, error);
}

IshRuleSet *
ish_rule_set_new (GError **error)
{
  const char *given = g_getenv ("ISSHONI_RULES");

  return read_all (given && *given ? given : NULL, error);
}

/* --- asking --- */

guint
ish_rule_set_get_n (IshRuleSet *self, const char *cloud)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += strcmp (((const IshRuleEntry *) self->entries->pdata[i])->cloud, cloud) == 0 ? 1 : 0;
  return n;
}

const IshRule *
ish_rule_set_get_at (IshRuleSet *self, const char *cloud, guint index)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const IshRuleEntry *entry = self->entries->pdata[i];

      if (strcmp (entry->cloud, cloud) == 0 && index-- == 0)
        return &entry->rule;
    }
  return NULL;
}

const IshRule *
ish_rule_set_get (IshRuleSet *self, const char *id)
{
  const IshRuleEntry *entry = g_hash_table_lookup (self->by_id, id);

  return entry ? &entry->rule : NULL;
}

/* Types are named in questions as text: users('aws_s3_bucket_policy'). */
static gboolean
names_type (const IshExpr *expr, const char *type)
{
  if (expr == NULL)
    return FALSE;
  if (expr->kind == ISH_EXPR_STRING && strcmp (expr->text, type) == 0)
    return TRUE;
  for (guint i = 0; i < expr->n_items; i++)
    if (names_type (expr->items[i], type))
      return TRUE;
  return names_type (expr->a, type) || names_type (expr->b, type) || names_type (expr->c, type);
}

static gboolean
case_has_type (const IshRuleCase *one, const char *type)
{
  for (guint i = 0; i < one->lets->len; i++)
    if (names_type (g_array_index (one->lets, IshRuleLet, i).expr, type))
      return TRUE;
  return g_strv_contains ((const char *const *) one->types, type)
         || names_type (one->when, type) || names_type (one->fails, type);
}

gboolean
ish_rule_set_has_type (IshRuleSet *self, const char *cloud, const char *type)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const IshRuleEntry *entry = self->entries->pdata[i];

      for (guint k = 0; strcmp (entry->cloud, cloud) == 0 && k < entry->cases->len; k++)
        if (case_has_type (entry->cases->pdata[k], type))
          return TRUE;
    }
  return FALSE;
}

const IshRuleCase *
_ish_rule_entry_find_case (const IshRuleEntry *entry, IshQuery *query, const IshNode *node)
{
  for (guint i = 0; i < entry->cases->len; i++)
    {
      const IshRuleCase *one = entry->cases->pdata[i];

      if (node == NULL ? one->types[0] != NULL
                       : !g_strv_contains ((const char *const *) one->types,
                                           ish_query_get_type (query, node)))
        continue;
      /* Several cases may look at one type: the one that found something is meant. */
      _ish_rule_case_bind (one, query, node);
      if (ish_query_holds (query, one->when, node) && ish_query_holds (query, one->fails, node))
        return one;
      ish_query_unbind (query, one->lets->len);
    }
  return NULL;
}

void
_ish_rule_case_bind (const IshRuleCase *self, IshQuery *query, const IshNode *node)
{
  for (guint i = 0; i < self->lets->len; i++)
    {
      const IshRuleLet *let = &g_array_index (self->lets, IshRuleLet, i);

      ish_query_bind_expr (query, let->name, let->expr, node);
    }
}
