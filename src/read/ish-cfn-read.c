/* Reads YAML and JSON as CloudFormation means them: short tags are calls, positions are kept.
 * SPDX-License-Identifier: MIT
 *
 * libyaml gives events; the tree is built here because its document API forgets duplicate keys,
 * follows aliases (which CloudFormation does not have) and is not bounded. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-code.h"

#include <string.h>

#include <yaml.h>

typedef struct {
  const IshSource *source;
  IshArena        *arena;
  GError         **error;
  yaml_parser_t    parser;
  yaml_event_t     event;
  gboolean         has_event;
  gboolean         is_ascii;
  gsize            seen_chars, seen_bytes; /* belong together: marks count characters */
  guint            depth;
} Reader;

/* Marks of libyaml count characters; everything else here counts bytes. */
static gsize
to_offset (Reader *self, const yaml_mark_t *mark)
{
  const char *text = self->source->text;

  if (self->is_ascii)
    return MIN (mark->index, self->source->length);
  /* Marks come nearly in order: a step or two back, then on. */
  while (self->seen_chars > mark->index)
    {
      self->seen_bytes = (gsize) (g_utf8_prev_char (text + self->seen_bytes) - text);
      self->seen_chars--;
    }
  while (self->seen_chars < mark->index && self->seen_bytes < self->source->length)
    {
      self->seen_bytes = (gsize) (g_utf8_next_char (text + self->seen_bytes) - text);
      self->seen_chars++;
    }
  return self->seen_bytes;
}

static gboolean
fail (Reader *self, gsize at, const char *message)
{
  ish_source_set_error (self->source, self->error, at, "%s", message);
  return FALSE;
}

static gboolean
next_event (Reader *self)
{
  if (self->has_event)
    yaml_event_delete (&self->event);
  self->has_event = yaml_parser_parse (&self->parser, &self->event) != 0;
  if (self->has_event)
    return TRUE;
  {
    g_autofree char *message
      = g_strdup_printf ("expected YAML or JSON: %s%s%s",
                         self->parser.problem ? self->parser.problem : "out of memory",
                         self->parser.context ? ", " : "",
                         self->parser.context ? self->parser.context : "");
    const yaml_mark_t *mark = &self->parser.problem_mark;

    return fail (self, to_offset (self, mark), message);
  }
}

static IshCode *
new_code (Reader *self, IshCodeKind kind)
{
  IshCode *code = ish_arena_alloc (self->arena, sizeof *code);

  code->kind = kind;
  code->at = (guint32) to_offset (self, &self->event.start_mark);
  code->end = code->at;
  code->source = self->source;
  return code;
}

static void
set_items (Reader *self, IshCode *code, GPtrArray *items)
{
  const IshCode **copy = ish_arena_alloc (self->arena, MAX (1, items->len) * sizeof *copy);

  if (items->len > 0)
    memcpy (copy, items->pdata, items->len * sizeof *copy);
  code->items = copy;
  code->n_items = items->len;
}

/* --- intrinsics --- */

/* "!GetAtt a.b" is "Fn::GetAtt: [a, b]". */
static const IshCode *
split_pair (Reader *self, const IshCode *text)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const char *dot = text->text ? strchr (text->text, '.') : NULL;
  IshCode *list;

  if (text->kind != ISH_CODE_STRING || dot == NULL)
    return text;
  list = ish_arena_alloc (self->arena, sizeof *list);
  *list = *text;
  list->kind = ISH_CODE_LIST;
  for (guint i = 0; i < 2; i++)
    {
      IshCode *item = ish_arena_alloc (self->arena, sizeof *item);

      *item = *text;
      item->text = i == 0 ? ish_arena_strndup (self->arena, text->text, (gsize) (dot - text->text))
                          : dot + 1;
      g_ptr_array_add (items, item);
    }
  set_items (self, list, items);
  return list;
}

/* The call @name of @argument: a list is its arguments. */
static const IshCode *
make_call (Reader *self, const char *name, const IshCode *argument, guint32 at)
{
  IshCode *call = ish_arena_alloc (self->arena, sizeof *call);

  if (strcmp (name, "GetAtt") == 0)
    argument = split_pair (self, argument);
  *call = *argument;
  call->kind = ISH_CODE_CALL;
  call->text = name;
  call->at = at;
  if (argument->kind != ISH_CODE_LIST)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      g_ptr_array_add (items, (gpointer) argument);
      call->members = NULL;
      call->n_members = 0;
      set_items (self, call, items);
    }
  return call;
}

/* "Ref", "Condition" or the word after "Fn::"; NULL for an ordinary key. */
static const char *
intrinsic_of (const IshCode *map)
{
  const char *key = map->n_members == 1 ? map->members[0].key : NULL;

  if (key == NULL)
    return NULL;
  if (g_str_has_prefix (key, "Fn::") && strchr (key + 4, ':') == NULL)
    return key + 4;
  /* Of a tool that packs templates, "Rain::Embed": its answer is not here. */
  if (strstr (key, "::") && !g_str_has_prefix (key, "Fn::") && !g_str_has_prefix (key, "AWS::"))
    return key;
  return strcmp (key, "Ref") == 0 ? key : NULL;
}

/* --- values --- */

static gboolean
is_number (const char *text)
{
  const char *c = text + (*text == '-' || *text == '+');
  char *end;

  if (!g_ascii_isdigit (*c) && !(*c == '.' && g_ascii_isdigit (c[1])))
    return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0';
}

static IshCodeKind
kind_of_plain (const char *text)
{
  static const char *const truths[] = { "true", "True", "TRUE", "false", "False", "FALSE", NULL };
  static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };

  if (g_strv_contains (truths, text))
    return ISH_CODE_BOOL;
  if (g_strv_contains (nulls, text))
    return ISH_CODE_NULL;
  return is_number (text) ? ISH_CODE_NUMBER : ISH_CODE_STRING;
}

static const char *
text_of_kind (IshCodeKind kind, const char *text)
{
  if (kind == ISH_CODE_BOOL)
    return g_ascii_tolower (*text) == 't' ? "true" : "false";
  return text;
}

static const IshCode *
read_scalar (Reader *self)
{
  const char *value = (const char *) self->event.data.scalar.value;
  gsize length = self->event.data.scalar.length;
  IshCode *code = new_code (self, ISH_CODE_STRING);

  if (memchr (value, '\0', length))
    return fail (self, code->at, "expected text, found a NUL"), NULL;
  code->is_quoted = self->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  code->text = ish_arena_strndup (self->arena, value, length);
  if (!code->is_quoted && self->event.data.scalar.plain_implicit)
    {
      code->kind = kind_of_plain (code->text);
      code->text = text_of_kind (code->kind, code->text);
    }
  code->end = (guint32) to_offset (self, &self->event.end_mark);
  return code;
}

static const IshCode *read_node (Reader *self);

static const IshCode *
read_sequence (Reader *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  IshCode *code = new_code (self, ISH_CODE_LIST);

  for (;;)
    {
      const IshCode *item;

      if (!next_event (self))
        return NULL;
      if (self->event.type == YAML_SEQUENCE_END_EVENT)
        break;
      item = read_node (self);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, (gpointer) item);
    }
  code->end = (guint32) to_offset (self, &self->event.end_mark);
  set_items (self, code, items);
  return code;
}

static const IshCode *
read_mapping (Reader *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshCodeMember));
  IshCode *code = new_code (self, ISH_CODE_MAP);
  IshCodeMember *copy;

  for (;;)
    {
      IshCodeMember member = { NULL, 0, NULL };

      if (!next_event (self))
        return NULL;
      if (self->event.type == YAML_MAPPING_END_EVENT)
        break;
      member.at = (guint32) to_offset (self, &self->event.start_mark);
      if (self->event.type != YAML_SCALAR_EVENT)
        return fail (self, member.at, "expected a key that is text"), NULL;
      member.key = ish_arena_strndup (self->arena, (const char *) self->event.data.scalar.value,
                                      self->event.data.scalar.length);
      if (!next_event (self) || (member.value = read_node (self)) == NULL)
        return NULL;
      g_array_append_val (members, member);
    }
  code->end = (guint32) to_offset (self, &self->event.end_mark);
  copy = ish_arena_alloc (self->arena, MAX (1, members->len) * sizeof *copy);
  if (members->len > 0)
    memcpy (copy, members->data, members->len * sizeof *copy);
  code->members = copy;
  code->n_members = members->len;
  if (intrinsic_of (code))
    return make_call (self, intrinsic_of (code), copy[0].value, copy[0].at);
  return code;
}

/* The word after "!", or NULL: a tag of YAML itself is as good as none. */
static const char *
short_tag (Reader *self)
{
  const yaml_char_t *tag = self->event.type == YAML_SCALAR_EVENT     ? self->event.data.scalar.tag
                           : self->event.type == YAML_SEQUENCE_START_EVENT
                             ? self->event.data.sequence_start.tag
                             : self->event.data.mapping_start.tag;

  if (tag == NULL || tag[0] != '!' || tag[1] == '\0')
    return NULL;
  return ish_arena_strdup (self->arena, (const char *) tag + 1);
}

/* The node that begins with the current event; its last event is current afterwards. */
static const IshCode *
read_node (Reader *self)
{
  gsize at = to_offset (self, &self->event.start_mark);
  const char *tag;
  const IshCode *code;

  if (self->event.type == YAML_ALIAS_EVENT)
    return fail (self, at, "expected a value, found an alias: CloudFormation has none"), NULL;
  if (self->depth >= ISH_READ_MAX_DEPTH)
    return fail (self, at, "expected at most 128 levels of nesting"), NULL;
  self->depth++;
  tag = short_tag (self);
  if (self->event.type == YAML_SCALAR_EVENT)
    code = read_scalar (self);
  else if (self->event.type == YAML_SEQUENCE_START_EVENT)
    code = read_sequence (self);
  else
    code = read_mapping (self);
  self->depth--;
  return code && tag ? make_call (self, tag, code, (guint32) at) : code;
}

/* The one document of the stream. */
static const IshCode *
read_document (Reader *self)
{
  const IshCode *code;

  if (!next_event (self) || !next_event (self))
    return NULL;
  if (self->event.type != YAML_DOCUMENT_START_EVENT)
    return fail (self, 0, "expected a template, found an empty file"), NULL;
  if (!next_event (self) || (code = read_node (self)) == NULL)
    return NULL;
  if (code->kind != ISH_CODE_MAP)
    return fail (self, code->at, "expected a template: a mapping with Resources"), NULL;
  if (!next_event (self) || !next_event (self))
    return NULL;
  if (self->event.type != YAML_STREAM_END_EVENT)
    return fail (self, to_offset (self, &self->event.start_mark),
                 "expected the end of the file, found another document"),
           NULL;
  return code;
}

const IshCode *
ish_cfn_read (IshArena *arena, const IshSource *source, GError **error)
{
  Reader self = { .source = source, .arena = arena, .error = error };
  const IshCode *code;

  self.is_ascii = g_str_is_ascii (source->text);
  if (!yaml_parser_initialize (&self.parser))
    return fail (&self, 0, "out of memory"), NULL;
  yaml_parser_set_encoding (&self.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self.parser, (const unsigned char *) source->text,
                                source->length);
  code = read_document (&self);
  if (self.has_event)
    yaml_event_delete (&self.event);
  yaml_parser_delete (&self.parser);
  return code;
}
