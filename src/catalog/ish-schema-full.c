/* Every type of both providers, read from the packed tables one type at a time.
 * SPDX-License-Identifier: MIT
 *
 * A table is text of lines "SECTION NAME<TAB>JSON", sorted by section and name. Reading all of it
 * as JSON takes over 100 ms; unpacking and finding the line starts takes a tenth of that, and of
 * some 4,500 types a caller asks for a few. Both tables stay unpacked (5 MB) once asked for. */
#include "config.h"

#include "catalog/ish-schema-private.h"

#include <gio/gio.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

/* Whole lines of one type, by its bare name. */
typedef struct {
  const char *name; /* with its signs; ends at the tab */
  const char *json; /* ends at the line feed */
  gsize       length;
} Line;

typedef struct {
  IshSchema   base;
  GMutex      mutex;                       /* of all below and of base */
  GHashTable *lines[ISH_SCHEMA_N_TABLES];  /* bare name -> Line */
  GPtrArray  *texts;                       /* owned: the unpacked tables */
} FullSchema;

static const struct {
  const char *word;
  IshSchemaTable table;
} sections[] = {
  { "resource", ISH_SCHEMA_RESOURCES },
  { "data", ISH_SCHEMA_DATA },
  { "cloudformation", ISH_SCHEMA_CLOUDFORMATION },
};

#define FOLDER "data/schema/"

static char *
unpack (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) packed = ish_data_lookup (path, error);
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GInputStream) source = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) target = NULL;

  if (packed == NULL)
    return NULL;
  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  source = g_memory_input_stream_new_from_bytes (packed);
  stream = g_converter_input_stream_new (source, converter);
  target = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (target, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) < 0
      || !g_output_stream_write_all (target, "", 1, NULL, NULL, error)
      || !g_output_stream_close (target, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (target));
}

/* The head of a table: {"source": provider, ..., "newest": version} of Terraform's. */
static void
read_head (FullSchema *self, const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *head;

  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  head = json_node_get_object (json_parser_get_root (parser));
  if (!json_object_has_member (head, "newest"))
    return;
  self->base.provider = g_string_chunk_insert (self->base.strings,
                                               ish_json_string (head, "source", ""));
  self->base.newest = g_string_chunk_insert (self->base.strings,
                                             ish_json_string (head, "newest", ""));
}

/* Takes one line apart. */
static void
index_line (FullSchema *self, char *start, gsize length)
{
  char *tab = memchr (start, '\t', length);

  if (*start == '{')
    read_head (self, start, length);
  for (guint i = 0; tab && i < G_N_ELEMENTS (sections); i++)
    {
      gsize word = strlen (sections[i].word);
      Line *line;
      g_autofree char *bare = NULL;

      if (strncmp (start, sections[i].word, word) != 0 || start[word] != ' ')
        continue;
      line = g_new (Line, 1);
      g_ptr_array_add (self->base.blocks, line);
      *tab = '\0';
      line->name = start + word + 1;
      line->json = tab + 1;
      line->length = start + length - line->json;
      bare = g_strndup (line->name, strcspn (line->name, "~+"));
      g_hash_table_insert (self->lines[sections[i].table],
                           g_string_chunk_insert_const (self->base.strings, bare), line);
      return;
    }
}

static void
index_lines (FullSchema *self, char *text)
{
  while (*text)
    {
      gsize length = strcspn (text, "\n");

      index_line (self, text, length);
      text += length + (text[length] != '\0');
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Called with the lock held. */
static const IshSchemaType *
read_line (FullSchema *self, IshSchemaTable table, const Line *line)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!json_parser_load_from_data (parser, line->json, (gssize) line->length, NULL))
    g_error ("the schema table is broken at %s", line->name);
  return _ish_schema_read_type (&self->base, table, line->name, json_parser_get_root (parser));
}

static const IshSchemaType *
find_type (const IshSchema *schema, IshSchemaTable table, const char *name)
{
  FullSchema *self = (FullSchema *) schema;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const IshSchemaType *type = g_hash_table_lookup (self->base.tables[table].types, name);
  const Line *line;

  if (type)
    return type;
  line = g_hash_table_lookup (self->lines[table], name);
  return line ? read_line (self, table, line) : NULL;
}

static void
list_names (FullSchema *self)
{
  for (guint i = 0; i < ISH_SCHEMA_N_TABLES; i++)
    {
      guint n;

      self->base.tables[i].names =
        (const char **) g_hash_table_get_keys_as_array (self->lines[i], &n);
      self->base.tables[i].n_names = n;
      qsort (self->base.tables[i].names, n, sizeof (char *), compare_names);
    }
}

static FullSchema *
load (GError **error)
{
  g_auto (GStrv) files = ish_data_list (FOLDER);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  FullSchema *self;

  for (guint i = 0; files[i]; i++)
    {
      char *text = unpack (files[i], error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
    }
  self = g_new0 (FullSchema, 1);
  _ish_schema_init (&self->base);
  self->base.find = find_type;
  g_mutex_init (&self->mutex);
  for (guint i = 0; i < ISH_SCHEMA_N_TABLES; i++)
    self->lines[i] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < texts->len; i++)
    index_lines (self, g_ptr_array_index (texts, i));
  self->texts = g_steal_pointer (&texts);
  list_names (self);
  return self;
}

const IshSchema *
ish_schema_get_full (GError **error)
{
  static FullSchema *schema;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (schema == NULL)
    schema = load (error);
  return schema ? &schema->base : NULL;
}
