/* Reads the JSON of Terraform, *.tf.json, into the tree that HCL gives.
 *
 * JSON is HCL but for its escapes, and its texts are templates: the reader of HCL does it, with the
 * place of everything, over a copy in which what is computed is written as HCL writes it. What is
 * a block then follows from the table below and from the schema of the type.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-hcl-private.h"

#include <string.h>

#include "base/ish-json.h"

#define MAX_NESTED 32 /* templates in texts in templates */

typedef struct {
  IshHcl           hcl;
  const IshSchema *schema;
} Reader;

/* A block with a fixed place: in @parent ("" is the file, "*" a resource of any kind). */
typedef struct {
  const char *parent, *name;
  guint       n_labels;
} Known;

static const Known known_blocks[] = {
  { "", "terraform", 0 },           { "", "provider", 1 },
  { "", "resource", 2 },            { "", "data", 2 },
  { "", "ephemeral", 2 },           { "", "module", 1 },
  { "", "variable", 1 },            { "", "output", 1 },
  { "", "locals", 0 },              { "", "moved", 0 },
  { "", "import", 0 },              { "", "removed", 0 },
  { "", "check", 1 },               { "", "action", 2 },
  { "terraform", "backend", 1 },    { "terraform", "required_providers", 0 },
  { "terraform", "cloud", 0 },      { "terraform", "provider_meta", 1 },
  { "variable", "validation", 0 },  { "output", "precondition", 0 },
  { "check", "data", 2 },           { "check", "assert", 0 },
  { "*", "lifecycle", 0 },          { "*", "provisioner", 1 },
  { "*", "connection", 0 },         { "*", "dynamic", 1 },
  { "lifecycle", "precondition", 0 }, { "lifecycle", "postcondition", 0 },
  { "removed", "lifecycle", 0 },
};

/* Arguments whose text is a name or a type, not a text. */
static const char *const names[]
  = { "depends_on", "provider", "providers", "ignore_changes", "replace_triggered_by", "type",
      "from", "to", "iterator", NULL };

/* --- the copy --- */

typedef struct {
  char *text;
  char  inside[MAX_NESTED]; /* 't': text of the file, '{': computed, '"': text in that */
  guint n_inside;
} Copy;

/* A backslash of the file at @c, in what is computed; returns the bytes it takes. Spaces fill the
 * place, beside a text and not in it, so that all offsets stay. */
static gsize
rewrite_escape (Copy *self, char *c)
{
  char inside = self->inside[self->n_inside - 1];

  if (inside == '{' && c[1] == '"')
    {
      memcpy (c, " \"", 2);
      if (self->n_inside < MAX_NESTED)
        self->inside[self->n_inside++] = '"';
    }
  else if (inside == '{' && strchr ("nrt", c[1]))
    memcpy (c, "  ", 2);
  else if (inside == '"' && c[1] == '"')
    {
      memcpy (c, "\" ", 2);
      self->n_inside--;
    }
  else if (inside == '"' && c[1] == '\\' && c[2] == '\\' && c[3])
    {
      /* an escape of HCL in an escape of JSON: here a space does come into the text */
      memcpy (c, "  \\", 3);
      return 4;
    }
  else if (inside == '"' && c[1] == '\\')
    {
      *c = ' ';
      return 3;
    }
  return 2;
}

static void
rewrite_brace (Copy *self, char c)
{
  if (self->inside[self->n_inside - 1] != '{')
    return;
  if (c == '{' && self->n_inside < MAX_NESTED)
    self->inside[self->n_inside++] = '{';
  else if (c == '}')
    self->n_inside--;
}

/* One step in a text of the file; returns the bytes it takes. */
static gsize
rewrite_step (Copy *self, char *c)
{
  char inside = self->inside[self->n_inside - 1];

  if (*c == '"')
    {
      self->n_inside = 0;
      return 1;
    }
  if (*c == '\\' && c[1])
    return inside == 't' ? 2 : rewrite_escape (self, c);
  if (inside != '{' && (*c == '$' || *c == '%') && c[1] == *c && c[2] == '{')
    return 3;
  if (inside != '{' && (*c == '$' || *c == '%') && c[1] == '{')
    {
      if (self->n_inside < MAX_NESTED)
        self->inside[self->n_inside++] = '{';
      return 2;
    }
  rewrite_brace (self, *c);
  return 1;
}

/* The source with its texts as HCL has them; every byte keeps its place. */
static const IshSource *
copy_source (IshArena *arena, const IshSource *source)
{
  IshSource *shadow = ish_arena_alloc (arena, sizeof *shadow);
  Copy copy = { .text = ish_arena_strndup (arena, source->text, source->length) };
  char *end = copy.text + source->length;

  for (char *c = copy.text; c < end;)
    {
      if (copy.n_inside > 0)
        {
          gsize taken = rewrite_step (&copy, c);

          c += MIN (taken, (gsize) (end - c));
        }
      else if (*c++ == '"')
        copy.inside[copy.n_inside++] = 't';
    }
  *shadow = *source;
  shadow->text = copy.text;
  return shadow;
}

/* --- values --- */

/* The expression that the text @code holds: "aws_vpc.main" is a reference where names stand. */
static const IshCode *
read_name (Reader *self, const IshCode *code)
{
  IshHcl inner = self->hcl;
  const IshCode *found;

  if (code->kind != ISH_CODE_STRING || code->source->text[code->at] != '"')
    return code;
  inner.error = NULL;
  _ish_hcl_seek (&inner, code->at + 1);
  found = _ish_hcl_expression (&inner);
  return found && inner.token.kind == ISH_TOKEN_QUOTE && inner.token.at + 1 == code->end ? found
                                                                                         : code;
}

static const IshCode *
convert_value (Reader *self, const IshCode *code, gboolean is_name)
{
  IshCode *copy;

  if (is_name && code->kind == ISH_CODE_STRING)
    return read_name (self, code);
  /* "${x}" alone is x, whatever it is. */
  if (code->kind == ISH_CODE_TEMPLATE && code->n_items == 1
      && strncmp (code->source->text + code->at, "\"${", 3) == 0
      && code->items[0]->kind != ISH_CODE_STRING)
    return code->items[0];
  if (code->kind != ISH_CODE_LIST && code->kind != ISH_CODE_MAP)
    return code;
  copy = ish_arena_alloc (self->hcl.arena, sizeof *copy);
  *copy = *code;
  {
    g_autoptr (GPtrArray) items = g_ptr_array_new ();
    g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));

    for (guint i = 0; i < code->n_items; i++)
      g_ptr_array_add (items, (gpointer) convert_value (self, code->items[i], is_name));
    for (guint i = 0; i < code->n_members; i++)
      {
        IshCodeMember member = code->members[i];

        member.value = convert_value (self, member.value, is_name);
        g_array_append_val (members, member);
      }
    _ish_hcl_set_items (&self->hcl, copy, items);
    _ish_hcl_set_members (&self->hcl, copy, members);
  }
  return copy;
}

/* --- blocks --- */

static const Known *
find_known (const char *parent, gboolean is_resource, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_blocks); i++)
    {
      const Known *known = &known_blocks[i];

      if (strcmp (known->name, name) == 0
          && (strcmp (known->parent, parent) == 0
              || (is_resource && strcmp (known->parent, "*") == 0)))
        return known;
    }
  return NULL;
}

static const IshCode *read_body (Reader *self, const IshCode *map, const char *name,
                                 const IshShape *shape, GPtrArray *labels);

/* What the block @name with @labels may hold, or %NULL; @parent: the shape around it. */
static const IshShape *
find_shape (Reader *self, const char *name, const GPtrArray *labels, const IshShape *parent)
{
  const IshSchemaType *type = NULL;
  const IshField *field;

  if (labels->len == 2)
    {
      const char *label = ((const IshCode *) g_ptr_array_index (labels, 0))->text;

      type = strcmp (name, "data") == 0 ? ish_schema_get_data (self->schema, label)
                                        : ish_schema_get_resource (self->schema, label);
      return type ? type->shape : NULL;
    }
  if (labels->len == 1 && parent)
    name = ((const IshCode *) g_ptr_array_index (labels, 0))->text; /* dynamic */
  field = parent ? ish_shape_get (parent, name) : NULL;
  return field ? ish_shape_inside (field->shape) : NULL;
}

/* Appends the blocks that @value stands for: an object for each label, or a list of them. */
static void
add_blocks (Reader *self, GArray *members, const IshCodeMember *from, const IshCode *value,
            guint n_labels, GPtrArray *labels, const IshShape *parent)
{
  IshCodeMember member = *from;

  for (guint i = 0; value->kind == ISH_CODE_LIST && i < value->n_items; i++)
    add_blocks (self, members, from, value->items[i], n_labels, labels, parent);
  if (value->kind == ISH_CODE_LIST)
    return;
  if (value->kind != ISH_CODE_MAP)
    {
      member.value = convert_value (self, value, FALSE);
      g_array_append_val (members, member);
      return;
    }
  for (guint i = 0; n_labels > 0 && i < value->n_members; i++)
    {
      const IshCodeMember *inside = &value->members[i];
      IshCode *label;

      if (inside->key == NULL || strcmp (inside->key, "//") == 0)
        continue;
      label = _ish_hcl_new_code (&self->hcl, ISH_CODE_STRING, inside->at);
      label->text = inside->key;
      g_ptr_array_add (labels, label);
      add_blocks (self, members, from, inside->value, n_labels - 1, labels, parent);
      g_ptr_array_set_size (labels, (int) labels->len - 1);
    }
  if (n_labels > 0)
    return;
  member.value
    = read_body (self, value, from->key, find_shape (self, from->key, labels, parent), labels);
  g_array_append_val (members, member);
}

static gboolean
holds_objects (const IshCode *value)
{
  if (value->kind != ISH_CODE_LIST)
    return value->kind == ISH_CODE_MAP;
  for (guint i = 0; i < value->n_items; i++)
    if (value->items[i]->kind != ISH_CODE_MAP)
      return FALSE;
  return TRUE;
}

static void
add_member (Reader *self, GArray *members, const IshCodeMember *from, const char *parent,
            gboolean is_resource, const IshShape *shape)
{
  const Known *known = find_known (parent, is_resource, from->key);
  const IshField *field = shape ? ish_shape_get (shape, from->key) : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  IshCodeMember member = *from;

  /* "content" of a dynamic block has the shape that the block around it was given */
  if (strcmp (parent, "dynamic") == 0 && strcmp (from->key, "content") == 0
      && holds_objects (from->value))
    {
      member.value = read_body (self, from->value, "content", shape, labels);
      g_array_append_val (members, member);
    }
  else if (known || (field && (field->flags & ISH_FIELD_BLOCK) && holds_objects (from->value)))
    add_blocks (self, members, from, from->value, known ? known->n_labels : 0, labels, shape);
  else
    {
      member.value = convert_value (self, from->value,
                                    *parent && (is_resource || find_known ("", FALSE, parent)
                                                || strcmp (parent, "lifecycle") == 0
                                                || strcmp (parent, "dynamic") == 0)
                                      && strcmp (parent, "locals") != 0
                                      && g_strv_contains (names, from->key)
                                      && field == NULL);
      g_array_append_val (members, member);
    }
}

/* A block of the object @map, with @labels as they are now. */
static const IshCode *
read_body (Reader *self, const IshCode *map, const char *name, const IshShape *shape,
           GPtrArray *labels)
{
  IshCode *block = ish_arena_alloc (self->hcl.arena, sizeof *block);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  const IshCode **copy
    = ish_arena_alloc (self->hcl.arena, MAX (1, labels->len) * sizeof *copy);

  *block = *map;
  block->kind = ISH_CODE_BLOCK;
  block->items = NULL;
  block->n_items = 0;
  if (labels->len > 0)
    memcpy (copy, labels->pdata, labels->len * sizeof *copy);
  block->labels = copy;
  block->n_labels = labels->len;
  if (labels->len > 0)
    block->at = block->labels[0]->at;
  for (guint i = 0; i < map->n_members; i++)
    if (map->members[i].key && strcmp (map->members[i].key, "//") != 0)
      add_member (self, members, &map->members[i], name, labels->len == 2, shape);
  _ish_hcl_set_members (&self->hcl, block, members);
  return block;
}

/* --- the file --- */

/* JSON proper first: HCL would let more pass, and says less well what is wrong with JSON. */
static gboolean
check_json (const IshSource *source, GError **error)
{
  static const IshJsonLimits limits
    = { ISH_READ_MAX_FILE, ISH_READ_MAX_DEPTH / 2, 1000000 };
  g_autoptr (GError) local = NULL;
  g_autoptr (IshJson) json
    = ish_json_parse (source->text, (gssize) source->length, source->name, &limits, &local);

  if (json)
    return TRUE;
  g_set_error (error, ISH_READ_ERROR,
               local->code == ISH_JSON_ERROR_LIMIT ? ISH_READ_ERROR_LIMIT
                                                   : ISH_READ_ERROR_SYNTAX,
               "%s", local->message);
  return FALSE;
}

const IshCode *
ish_tfjson_read (IshArena *arena, const IshSource *source, const IshSchema *schema,
                 GError **error)
{
  Reader self = { .hcl = { .arena = arena, .error = error, .is_document = TRUE,
                           .skip_newlines = TRUE },
                  .schema = schema };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  const IshCode *root;

  if (!check_json (source, error))
    return NULL;
  self.hcl.source = copy_source (arena, source);
  _ish_hcl_seek (&self.hcl, 0);
  root = _ish_hcl_expression (&self.hcl);
  if (root == NULL)
    return NULL;
  if (root->kind != ISH_CODE_MAP)
    {
      ish_source_set_error (source, error, root->at, "expected an object of blocks");
      return NULL;
    }
  return read_body (&self, root, "", NULL, labels);
}
