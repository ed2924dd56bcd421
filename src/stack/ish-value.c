/* The arena, and the values of cloud resources' arguments.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-value.h"

#include <string.h>

#define BLOCK_SIZE (64 * 1024) /* bytes: a design of twenty resources fits in a few */

typedef struct _Block Block;
struct _Block
{
  Block *next;
  gsize used, size; /* bytes of @data */
  guint64 data[];   /* for the alignment */
};

struct _IshArena
{
  Block *blocks; /* the one in use first */
};

IshArena *
ish_arena_new (void)
{
  return g_new0 (IshArena, 1);
}

void
ish_arena_free (IshArena *self)
{
  if (self == NULL)
    return;
  while (self->blocks)
    {
      Block *next = self->blocks->next;

      g_free (self->blocks);
      self->blocks = next;
    }
  g_free (self);
}

static Block *
add_block (IshArena *self, gsize size)
{
  Block *block = g_malloc0 (sizeof (Block) + MAX (size, BLOCK_SIZE));

  block->size = MAX (size, BLOCK_SIZE);
  /* A large one goes second, so that the space left in the first is still used. */
  if (size > BLOCK_SIZE / 4 && self->blocks)
    {
      block->next = self->blocks->next;
      self->blocks->next = block;
    }
  else
    {
      block->next = self->blocks;
      self->blocks = block;
    }
  return block;
}

gpointer
ish_arena_alloc (IshArena *self, gsize size)
{
  Block *block = self->blocks;
  gpointer result;

  size = (size + 7) & ~(gsize) 7;
  if (block == NULL || block->size - block->used < size)
    block = add_block (self, size);
  result = (char *) block->data + block->used;
  block->used += size;
  return result;
}

char *
ish_arena_strndup (IshArena *self, const char *text, gsize length)
{
  char *copy = ish_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}

char *
ish_arena_strdup (IshArena *self, const char *text)
{
  return ish_arena_strndup (self, text, strlen (text));
}

/* --- values --- */

static IshValue *
new_value (IshArena *arena, IshValueType type)
{
  IshValue *value = ish_arena_alloc (arena, sizeof (IshValue));

  value->type = type;
  return value;
}

const IshValue *
ish_value_null (void)
{
  static const IshValue value = { .type = ISH_VALUE_NULL };

  return &value;
}

const IshValue *
ish_value_bool (gboolean value)
{
  static const IshValue values[] = {
    { .type = ISH_VALUE_BOOL, .u.boolean = FALSE },
    { .type = ISH_VALUE_BOOL, .u.boolean = TRUE },
  };

  return &values[value ? 1 : 0];
}

const IshValue *
ish_value_int (IshArena *arena, gint64 value)
{
  IshValue *self = new_value (arena, ISH_VALUE_INT);

  self->u.integer = value;
  return self;
}

const IshValue *
ish_value_double (IshArena *arena, double value)
{
  IshValue *self = new_value (arena, ISH_VALUE_DOUBLE);

  self->u.number = value;
  return self;
}

const IshValue *
ish_value_string (IshArena *arena, const char *text)
{
  IshValue *self = new_value (arena, ISH_VALUE_STRING);

  self->u.string = ish_arena_strdup (arena, text);
  return self;
}

static const IshValue *
new_items (IshArena *arena, IshValueType type, const IshValue *const *items, guint n)
{
  IshValue *self = new_value (arena, type);

  if (n > 0)
    {
      const IshValue **copy = ish_arena_alloc (arena, n * sizeof *copy);

      memcpy (copy, items, n * sizeof *copy);
      self->u.list.items = copy;
    }
  self->u.list.n = n;
  return self;
}

const IshValue *
ish_value_list (IshArena *arena, const IshValue *const *items, guint n)
{
  return new_items (arena, ISH_VALUE_LIST, items, n);
}

const IshValue *
ish_value_map (IshArena *arena, const IshMember *members, guint n)
{
  IshValue *self = new_value (arena, ISH_VALUE_MAP);

  if (n > 0)
    {
      IshMember *copy = ish_arena_alloc (arena, n * sizeof *copy);

      memcpy (copy, members, n * sizeof *copy);
      self->u.map.members = copy;
    }
  self->u.map.n = n;
  return self;
}

const IshValue *
ish_value_ref (IshArena *arena, const char *node, const char *attr)
{
  IshValue *self = new_value (arena, ISH_VALUE_REF);

  self->u.ref.node = ish_arena_strdup (arena, node);
  self->u.ref.attr = ish_arena_strdup (arena, attr);
  return self;
}

/* Appends @item to @parts, joins opened, neighbouring text united. */
static void
add_part (IshArena *arena, GPtrArray *parts, const IshValue *item)
{
  const IshValue *last = parts->len ? g_ptr_array_index (parts, parts->len - 1) : NULL;

  if (item->type == ISH_VALUE_JOIN)
    {
      for (guint i = 0; i < item->u.list.n; i++)
        add_part (arena, parts, item->u.list.items[i]);
    }
  else if (item->type == ISH_VALUE_STRING && item->u.string[0] == '\0')
    {
      return;
    }
  else if (item->type == ISH_VALUE_STRING && last && last->type == ISH_VALUE_STRING)
    {
      g_autofree char *both = g_strconcat (last->u.string, item->u.string, NULL);

      parts->pdata[parts->len - 1] = (gpointer) ish_value_string (arena, both);
    }
  else
    {
      g_ptr_array_add (parts, (gpointer) item);
    }
}

const IshValue *
ish_value_join (IshArena *arena, const IshValue *const *items, guint n)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    add_part (arena, parts, items[i]);
  if (parts->len == 0)
    return ish_value_string (arena, "");
  if (parts->len == 1)
    return parts->pdata[0]; /* "${a.b}" around one reference would say no more */
  return new_items (arena, ISH_VALUE_JOIN, (const IshValue *const *) parts->pdata, parts->len);
}

const IshValue *
ish_value_pseudo (IshPseudo pseudo)
{
  static const IshValue values[] = {
    [ISH_PSEUDO_REGION] = { .type = ISH_VALUE_PSEUDO, .u.pseudo = ISH_PSEUDO_REGION },
    [ISH_PSEUDO_ACCOUNT] = { .type = ISH_VALUE_PSEUDO, .u.pseudo = ISH_PSEUDO_ACCOUNT },
    [ISH_PSEUDO_PARTITION] = { .type = ISH_VALUE_PSEUDO, .u.pseudo = ISH_PSEUDO_PARTITION },
    [ISH_PSEUDO_PREFIX] = { .type = ISH_VALUE_PSEUDO, .u.pseudo = ISH_PSEUDO_PREFIX },
  };

  return &values[pseudo];
}

const IshValue *
ish_value_input (IshArena *arena, const char *name)
{
  IshValue *self = new_value (arena, ISH_VALUE_INPUT);

  self->u.string = ish_arena_strdup (arena, name);
  return self;
}

const IshValue *
ish_value_get (const IshValue *map, const char *key)
{
  if (map == NULL || map->type != ISH_VALUE_MAP)
    return NULL;
  for (guint i = 0; i < map->u.map.n; i++)
    if (strcmp (map->u.map.members[i].key, key) == 0)
      return map->u.map.members[i].value;
  return NULL;
}

static gboolean
maps_equal (const IshValue *a, const IshValue *b)
{
  if (a->u.map.n != b->u.map.n)
    return FALSE;
  for (guint i = 0; i < a->u.map.n; i++)
    if (strcmp (a->u.map.members[i].key, b->u.map.members[i].key) != 0
        || !ish_value_equal (a->u.map.members[i].value, b->u.map.members[i].value))
      return FALSE;
  return TRUE;
}

static gboolean
lists_equal (const IshValue *a, const IshValue *b)
{
  if (a->u.list.n != b->u.list.n)
    return FALSE;
  for (guint i = 0; i < a->u.list.n; i++)
    if (!ish_value_equal (a->u.list.items[i], b->u.list.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
slots_equal (const IshValue *a, const IshValue *b)
{
  const IshValue *with_a = a->u.slot.with ? a->u.slot.with : ish_value_null ();
  const IshValue *with_b = b->u.slot.with ? b->u.slot.with : ish_value_null ();

  return g_strcmp0 (a->u.slot.name, b->u.slot.name) == 0
         && g_strcmp0 (a->u.slot.reducer, b->u.slot.reducer) == 0
         && ish_value_equal (with_a, with_b);
}

gboolean
ish_value_equal (const IshValue *a, const IshValue *b)
{
  if (a == b)
    return TRUE;
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case ISH_VALUE_NULL:
      return TRUE;
    case ISH_VALUE_BOOL:
      return !a->u.boolean == !b->u.boolean;
    case ISH_VALUE_INT:
      return a->u.integer == b->u.integer;
    case ISH_VALUE_DOUBLE:
      return memcmp (&a->u.number, &b->u.number, sizeof a->u.number) == 0;
    case ISH_VALUE_STRING:
    case ISH_VALUE_INPUT:
      return strcmp (a->u.string, b->u.string) == 0;
    case ISH_VALUE_PSEUDO:
      return a->u.pseudo == b->u.pseudo;
    case ISH_VALUE_REF:
      return strcmp (a->u.ref.node, b->u.ref.node) == 0
             && strcmp (a->u.ref.attr, b->u.ref.attr) == 0;
    case ISH_VALUE_LIST:
    case ISH_VALUE_JOIN:
      return lists_equal (a, b);
    case ISH_VALUE_MAP:
      return maps_equal (a, b);
    case ISH_VALUE_SLOT:
      return slots_equal (a, b);
    default:
      return FALSE;
    }
}
