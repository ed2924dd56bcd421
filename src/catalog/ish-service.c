/* Reads one service file.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

/* Of a resource that is not a frame; LOOK's card. */
#define NODE_WIDTH 120
#define NODE_HEIGHT 100

/* What a frame measures when its file does not say. */
#define FRAME_WIDTH 360
#define FRAME_HEIGHT 240

static const char *const roles[] = { "network", "zone", "subnet", "gateway", "group", NULL };
static const char *const frames[] = { "vpc", "zone", "subnet", "cluster", "group", NULL };
static const char *const line_types[] = { "network", "data", "api", "event", NULL };
static const char *const need_line_types[] = { "network", "data", "api", "event", "default", NULL };

static void
check_choice (IshReader *self, const char *what, const char *value, const char *const *choices)
{
  g_autofree char *hint = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return;
  hint = _ish_suggest (value, choices);
  _ish_reader_mistake (self, "no %s '%s'%s", what, value, hint);
}

/* --- needs, place, outputs --- */

static void
read_need (IshReader *self, JsonObject *object, IshNeed *need)
{
  static const char *const keys[] = { "when", "id",        "type", "props", "as",   "parent",
                                      "line", "line_type", "each", NULL };
  static const char *const as_choices[] = { "parent", NULL };
  static const char *const line_choices[] = { "to", "from", NULL };
  const char *as = _ish_reader_string (self, object, "as");

  _ish_reader_check_keys (self, object, keys);
  need->origin = _ish_reader_origin (self);
  need->when = _ish_reader_expr (self, object, "when");
  need->id = _ish_reader_template (self, object, "id");
  need->type = _ish_reader_need_string (self, object, "type");
  need->props = _ish_reader_template (self, object, "props");
  need->as_parent = as != NULL;
  need->parent = _ish_reader_expr (self, object, "parent");
  need->line = _ish_reader_string (self, object, "line");
  need->line_type = _ish_reader_string (self, object, "line_type");
  need->each_in = _ish_reader_each (self, object, "each", &need->each);
  check_choice (self, "\"as\"", as, as_choices);
  check_choice (self, "\"line\"", need->line, line_choices);
  check_choice (self, "line type", need->line_type, need_line_types);
  if (need->id == NULL)
    _ish_reader_mistake (self, "needs an \"id\"");
  if (need->when == NULL && !json_object_has_member (object, "when") && need->each == NULL)
    _ish_reader_mistake (self, "needs a \"when\"");
}

static void
read_needs (IshReader *self, JsonObject *object, IshService *service)
{
  JsonArray *array = _ish_reader_array (self, object, "needs");
  gsize mark = _ish_reader_enter (self, "needs");

  if (array != NULL)
    service->needs = _ish_pool_alloc (self->pool,
                                      json_array_get_length (array) * sizeof (IshNeed));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      JsonObject *need = _ish_reader_as_object (self, json_array_get_element (array, i));

      if (need != NULL)
        read_need (self, need, &service->needs[service->n_needs++]);
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
}

static void
read_place (IshReader *self, JsonObject *object, IshService *service)
{
  static const char *const keys[] = { "when", "tier", "spread", "zones_min", "nat", NULL };
  JsonObject *place = _ish_reader_object (self, object, "place");
  gsize mark;

  if (place == NULL)
    return;
  mark = _ish_reader_enter (self, "place");
  _ish_reader_check_keys (self, place, keys);
  service->place = _ish_pool_new (self->pool, IshPlace);
  service->place->when = _ish_reader_expr (self, place, "when");
  service->place->tier = _ish_reader_template (self, place, "tier");
  service->place->spread = _ish_reader_template (self, place, "spread");
  service->place->zones_min = (guint) CLAMP (_ish_reader_int (self, place, "zones_min", 0), 0, 26);
  service->place->nat = _ish_reader_expr (self, place, "nat");
  if (service->place->tier == NULL)
    _ish_reader_mistake (self, "needs a \"tier\"");
  _ish_reader_leave (self, mark);
}

static void
read_outputs (IshReader *self, JsonObject *object, IshService *service)
{
  static const char *const keys[] = { "name", "value", "help", "when", NULL };
  JsonArray *array = _ish_reader_array (self, object, "outputs");
  gsize mark = _ish_reader_enter (self, "outputs");

  if (array != NULL)
    service->outputs = _ish_pool_alloc (self->pool,
                                        json_array_get_length (array) * sizeof (IshOutputRule));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      JsonObject *output = _ish_reader_as_object (self, json_array_get_element (array, i));
      IshOutputRule *rule = &service->outputs[service->n_outputs];

      if (output != NULL)
        {
          _ish_reader_check_keys (self, output, keys);
          rule->origin = _ish_reader_origin (self);
          rule->when = _ish_reader_expr (self, output, "when");
          rule->name = _ish_reader_template (self, output, "name");
          rule->value = _ish_reader_template (self, output, "value");
          rule->help = _ish_reader_need_string (self, output, "help");
          if (rule->name == NULL || rule->value == NULL)
            _ish_reader_mistake (self, "needs a \"name\" and a \"value\"");
          else
            service->n_outputs++;
        }
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
}

static void
read_checks (IshReader *self, JsonObject *object, IshService *service)
{
  JsonArray *array = _ish_reader_array (self, object, "checks");
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();
  gsize mark = _ish_reader_enter (self, "checks");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      JsonObject *check = _ish_reader_as_object (self, json_array_get_element (array, i));

      if (check != NULL)
        g_ptr_array_add (checks, _ish_reader_check (self, check));
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
  service->n_checks = checks->len;
  service->checks = _ish_pool_array (self->pool, checks);
}

static void
read_uses (IshReader *self, JsonObject *object, IshService *service)
{
  JsonArray *array = _ish_reader_array (self, object, "use");
  gsize mark = _ish_reader_enter (self, "use");

  if (array != NULL)
    service->uses = _ish_pool_alloc (self->pool, json_array_get_length (array) * sizeof (IshUse));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      JsonObject *use = _ish_reader_as_object (self, json_array_get_element (array, i));
      const char *name = use != NULL ? _ish_reader_need_string (self, use, "trait") : NULL;
      IshTrait *trait = name != NULL ? g_hash_table_lookup (service->cloud->traits, name) : NULL;

      if (trait != NULL)
        {
          IshUse *slot = &service->uses[service->n_uses++];

          slot->trait = trait;
          slot->params = _ish_reader_members (self, use, &slot->n_params);
        }
      else if (name != NULL && *name != '\0')
        {
          g_autofree const char **names =
            (const char **) g_hash_table_get_keys_as_array (service->cloud->traits, NULL);
          g_autofree char *hint = _ish_suggest (name, names);

          _ish_reader_mistake (self, "no trait '%s'%s", name, hint);
        }
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
}

/* --- lines --- */

static IshLineRule *
read_line (IshReader *self, JsonObject *object, const IshService *owner)
{
  static const char *const keys[] = { "to", "from", "type", "default", "props", "help",
                                      "do", "refuse", "turn", "why", NULL };
  IshLineRule *rule = _ish_pool_new (self->pool, IshLineRule);
  gboolean has_do = json_object_has_member (object, "do");
  JsonArray *effects = _ish_reader_array (self, object, "do");
  gsize mark;

  _ish_reader_check_keys (self, object, keys);
  rule->origin = _ish_reader_origin (self);
  rule->owner = owner;
  rule->outgoing = json_object_has_member (object, "to");
  rule->others = _ish_reader_strings (self, object, rule->outgoing ? "to" : "from");
  rule->is_default = _ish_reader_bool (self, object, "default", FALSE);
  rule->turn = _ish_reader_bool (self, object, "turn", FALSE);
  rule->refuse = _ish_reader_string (self, object, "refuse");
  rule->help = _ish_reader_string (self, object, "help");
  rule->props = _ish_reader_props (self, object, &rule->n_props);
  mark = _ish_reader_enter (self, "do");
  rule->effects = _ish_reader_effects (self, effects, &rule->n_effects);
  _ish_reader_leave (self, mark);
  if (rule->outgoing == json_object_has_member (object, "from"))
    _ish_reader_mistake (self, "needs a \"to\" or a \"from\", one of them");
  if (has_do + rule->turn + (rule->refuse != NULL) != 1)
    _ish_reader_mistake (self, "needs a \"do\", a \"refuse\" or \"turn\": true, one of them");
  if (has_do && rule->n_effects == 0 && rule->help == NULL &&
      !json_object_has_member (object, "why"))
    _ish_reader_mistake (self, "writes nothing: an empty \"do\" needs a \"help\" or a \"why\"");
  if (has_do && !json_object_has_member (object, "type"))
    _ish_reader_mistake (self, "needs a \"type\"");
  return rule;
}

/* A rule with several types becomes one for each, the first being the one that is the default;
 * without a type it stands for every type. */
IshLineRule **
_ish_reader_lines (IshReader *self, JsonArray *array, const IshService *owner, guint *out_n)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize mark = _ish_reader_enter_index (self, i);
      JsonObject *object = _ish_reader_as_object (self, json_array_get_element (array, i));
      const char *const *types = NULL;
      IshLineRule *rule = NULL;

      if (object != NULL)
        {
          types = _ish_reader_strings (self, object, "type");
          rule = read_line (self, object, owner);
        }
      if (rule != NULL && (types == NULL || types[0] == NULL) && rule->others != NULL)
        g_ptr_array_add (rules, rule);
      for (guint t = 0; rule != NULL && types != NULL && rule->others != NULL && types[t] != NULL;
           t++)
        {
          IshLineRule *copy = _ish_pool_new (self->pool, IshLineRule);

          *copy = *rule;
          copy->type = types[t];
          copy->is_default = rule->is_default && t == 0;
          check_choice (self, "line type", copy->type, line_types);
          g_ptr_array_add (rules, copy);
        }
      _ish_reader_leave (self, mark);
    }
  *out_n = rules->len;
  return _ish_pool_array (self->pool, rules);
}

/* --- the service --- */

static void
read_size (IshReader *self, JsonObject *object, IshService *service)
{
  JsonArray *size = _ish_reader_array (self, object, "size");

  service->width = service->frame != NULL ? FRAME_WIDTH : NODE_WIDTH;
  service->height = service->frame != NULL ? FRAME_HEIGHT : NODE_HEIGHT;
  if (size == NULL)
    return;
  if (json_array_get_length (size) != 2 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (size, 0))
      || !JSON_NODE_HOLDS_VALUE (json_array_get_element (size, 1))
      || json_array_get_double_element (size, 0) < 1 || json_array_get_double_element (size, 1) < 1)
    {
      _ish_reader_mistake (self, "\"size\" is [width, height], both above 0");
      return;
    }
  service->width = json_array_get_double_element (size, 0);
  service->height = json_array_get_double_element (size, 1);
}

static const IshCategory *
find_category (IshReader *self, JsonObject *object, IshCatalog *catalog)
{
  const char *id = _ish_reader_need_string (self, object, "category");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  for (guint i = 0; i < catalog->categories->len; i++)
    {
      const IshCategory *category = catalog->categories->pdata[i];

      if (strcmp (category->id, id) == 0)
        return category;
      g_ptr_array_add (ids, (char *) category->id);
    }
  g_ptr_array_add (ids, NULL);
  hint = _ish_suggest (id, (const char *const *) ids->pdata);
  if (*id != '\0')
    _ish_reader_mistake (self, "no category '%s'%s", id, hint);
  return NULL;
}

static void
read_looks (IshReader *self, JsonObject *object, IshService *service, IshCatalog *catalog)
{
  _ish_reader_labels (self, object, service->labels);
  service->words = _ish_reader_strings (self, object, "words");
  service->category = find_category (self, object, catalog);
  service->rank = _ish_reader_int (self, object, "rank", 1000);
  service->icon = _ish_reader_need_string (self, object, "icon");
  service->help = _ish_reader_need_string (self, object, "help");
  service->detail = _ish_reader_template (self, object, "detail");
  service->frame = _ish_reader_string (self, object, "frame");
  service->role = _ish_reader_string (self, object, "role");
  check_choice (self, "frame", service->frame, frames);
  check_choice (self, "role", service->role, roles);
  read_size (self, object, service);
}

static void
read_home (IshReader *self, JsonObject *object, IshService *service)
{
  service->parents = _ish_reader_strings (self, object, "parents");
  service->top = _ish_reader_bool (self, object, "top", TRUE);
  service->refusals = _ish_reader_object (self, object, "refuse_parents");
  if (service->refusals != NULL)
    {
      gsize mark = _ish_reader_enter (self, "refuse_parents");
      JsonObjectIter iter;
      const char *type;

      json_object_iter_init (&iter, service->refusals);
      while (json_object_iter_next (&iter, &type, NULL))
        _ish_reader_need_string (self, service->refusals, type);
      _ish_reader_leave (self, mark);
    }
}

static void
index_props (IshService *service)
{
  service->props_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < service->n_props; i++)
    g_hash_table_insert (service->props_by_name, (gpointer) service->props[i]->prop.name,
                         service->props[i]);
}

IshService *
_ish_reader_service (IshReader *self, JsonObject *object, IshCatalog *catalog, IshCloud *cloud)
{
  static const char *const keys[] = {
    "type",  "is",   "label",   "words",  "category",       "rank",  "icon",   "help",    "detail",
    "frame", "size", "parents", "top",    "refuse_parents", "props", "role",   "needs",   "place",
    "let",   "use",  "nodes",   "always", "verbs",          "lines", "checks", "outputs", NULL,
  };
  IshService *service = _ish_pool_new (self->pool, IshService);
  JsonArray *lines = _ish_reader_array (self, object, "lines");
  const char *dot;
  gsize mark;

  _ish_reader_check_keys (self, object, keys);
  service->cloud = cloud;
  service->origin = _ish_reader_origin (self);
  service->type = _ish_reader_need_string (self, object, "type");
  dot = strrchr (service->type, '.');
  service->catalog = catalog;
  service->stem = dot != NULL ? dot + 1 : service->type;
  service->interfaces = _ish_reader_strings (self, object, "is");
  read_looks (self, object, service, catalog);
  read_home (self, object, service);
  service->props = _ish_reader_props (self, object, &service->n_props);
  index_props (service);
  read_needs (self, object, service);
  read_place (self, object, service);
  read_uses (self, object, service);
  _ish_reader_rules (self, object, &service->rules);
  mark = _ish_reader_enter (self, "lines");
  service->lines = _ish_reader_lines (self, lines, service, &service->n_lines);
  _ish_reader_leave (self, mark);
  read_checks (self, object, service);
  read_outputs (self, object, service);
  return service;
}

void
_ish_service_clear (IshService *self)
{
  g_clear_pointer (&self->props_by_name, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_array_unref);
}
