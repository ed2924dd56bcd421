/* A stack as Terraform: main.tf, variables.tf, outputs.tf and providers.tf.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-output-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "generate/ish-append-private.h"
#include "generate/ish-hcl.h"

/* --- what is used, so that nothing unused is declared --- */

typedef struct { gboolean account, partition, prefix; } Used;

static void
find_used (const IshValue *value, Used *used)
{
  if (value->type == ISH_VALUE_PSEUDO)
    {
      used->account |= value->u.pseudo == ISH_PSEUDO_ACCOUNT;
      used->partition |= value->u.pseudo == ISH_PSEUDO_PARTITION;
      used->prefix |= value->u.pseudo == ISH_PSEUDO_PREFIX;
    }
  else if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      find_used (value->u.list.items[i], used);
  else if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      find_used (value->u.map.members[i].value, used);
}

static gboolean
has_input (const IshValue *value, const char *name)
{
  if (value->type == ISH_VALUE_INPUT)
    return strcmp (value->u.string, name) == 0;
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      if (has_input (value->u.list.items[i], name))
        return TRUE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (has_input (value->u.map.members[i].value, name))
        return TRUE;
  return FALSE;
}

/* A secret is asked for only where what needs it is written. */
static gboolean
is_asked_for (IshLow *low, const IshStackInput *input)
{
  for (guint i = 0; input->secret && i < low->n_nodes; i++)
    if (low->nodes[i].present && has_input (low->nodes[i].args, input->name))
      return TRUE;
  return !input->secret;
}

static Used
find_all_used (IshLow *low)
{
  Used used = { 0 };

  for (guint i = 0; i < low->n_nodes; i++)
    if (low->nodes[i].present)
      find_used (low->nodes[i].args, &used);
  for (guint i = 0; i < low->source->outputs->len; i++)
    find_used (((const IshStackOutput *) low->source->outputs->pdata[i])->value, &used);
  return used;
}

/* --- main.tf --- */

static void
append_lifecycle (IshLow *low, const IshLowNode *node, GString *out)
{
  const IshValue *lifecycle = node->node->lifecycle;
  const IshValue *before = lifecycle ? ish_value_get (lifecycle, "create_before_destroy") : NULL;
  const IshValue *ignore = lifecycle ? ish_value_get (lifecycle, "ignore_changes") : NULL;
  gboolean keep = g_strcmp0 (node->node->retain, "retain") == 0;
  IshHclLines *lines;

  if (!keep && (before == NULL || !before->u.boolean) && (ignore == NULL || ignore->u.list.n == 0))
    return;
  g_string_append (out, _ish_hcl_is_open (out) ? "" : "\n");
  g_string_append (out, "  lifecycle {\n");
  lines = _ish_hcl_lines_new (4);
  if (before && before->type == ISH_VALUE_BOOL && before->u.boolean)
    _ish_hcl_lines_add (lines, "create_before_destroy", "true");
  if (keep)
    _ish_hcl_lines_add (lines, "prevent_destroy", "true");
  if (ignore && ignore->type == ISH_VALUE_LIST && ignore->u.list.n)
    {
      g_autoptr(GString) names = g_string_new ("[");

      for (guint i = 0; i < ignore->u.list.n; i++)
        if (ignore->u.list.items[i]->type == ISH_VALUE_STRING)
          g_string_append_printf (names, "%s%s", i ? ", " : "", ignore->u.list.items[i]->u.string);
        else
          _ish_low_fail (low, node, "lifecycle.ignore_changes[%u] is not an argument's name", i);
      g_string_append_c (names, ']');
      _ish_hcl_lines_add (lines, "ignore_changes", names->str);
    }
  _ish_hcl_lines_end (lines, out);
  g_string_append (out, "  }\n");
}

typedef struct { GHashTable *keys; } References;

static void
note_reference (IshLow *low, const IshPath *path, const IshValue *ref, gpointer data)
{
  g_hash_table_add (((References *) data)->keys, (gpointer) ref->u.ref.node);
}

static int
compare_addresses (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Order that no reference of its own gives. */
static void
append_depends_on (IshLow *low, const IshLowNode *node, GString *out)
{
  g_autoptr(GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  References references = { NULL };
  guint width = 0;

  if (node->node->after == NULL || node->node->after[0] == NULL)
    return;
  references.keys = g_hash_table_new (g_str_hash, g_str_equal);
  _ish_low_each_ref (low, node->args, note_reference, &references);
  for (guint i = 0; node->node->after[i]; i++)
    {
      const IshLowNode *target = _ish_low_get (low, node->node->after[i]);

      if (target == NULL || !target->present || target == node
          || g_hash_table_contains (references.keys, target->node->key))
        continue;
      g_ptr_array_add (addresses, g_strdup_printf ("%s%s.%s", target->kind->is_data ? "data." : "",
                                                   target->kind->tf, target->name));
      width += strlen (addresses->pdata[addresses->len - 1]) + 2;
    }
  g_hash_table_unref (references.keys);
  if (addresses->len == 0)
    return;
  g_ptr_array_sort (addresses, compare_addresses);
  g_string_append (out, _ish_hcl_is_open (out) ? "" : "\n");
  g_string_append (out, "  depends_on = [");
  for (guint i = 0; i < addresses->len; i++)
    if (width < 84)
      g_string_append_printf (out, "%s%s", i ? ", " : "", (char *) addresses->pdata[i]);
    else
      g_string_append_printf (out, "\n    %s,", (char *) addresses->pdata[i]);
  g_string_append (out, width < 84 ? "]\n" : "\n  ]\n");
}

/* --- tags that default_tags does not give --- */

/* The tags of {key, value} items as a map. */
static const IshValue *
tags_of_items (IshLow *low, const IshValue *items)
{
  guint n = items && items->type == ISH_VALUE_LIST ? items->u.list.n : 0;
  g_autofree IshMember *tags = g_new (IshMember, n + 1);
  guint n_tags = 0;

  for (guint i = 0; i < n; i++)
    {
      const IshValue *item = items->u.list.items[i];
      const IshValue *key = item->type == ISH_VALUE_MAP ? ish_value_get (item, "key") : NULL;

      if (key && key->type == ISH_VALUE_STRING && ish_value_get (item, "value"))
        tags[n_tags++] = (IshMember) { key->u.string, ish_value_get (item, "value") };
    }
  return ish_value_map (low->arena, tags, n_tags);
}

/* A group of machines takes its tags as blocks that say whether the machines inherit them. */
static const IshValue *
make_tag_blocks (IshLow *low, const IshValue *items)
{
  g_autoptr(GArray) tags = _ish_low_tags (low, tags_of_items (low, items));
  g_autofree const IshValue **blocks = g_new (const IshValue *, tags->len + 1);

  for (guint i = 0; i < tags->len; i++)
    {
      const IshMember *tag = &g_array_index (tags, IshMember, i);
      IshMember members[] = {
        { "key", ish_value_string (low->arena, tag->key) },
        { "value", tag->value },
        { "propagate_at_launch", ish_value_bool (TRUE) },
      };

      blocks[i] = ish_value_map (low->arena, members, G_N_ELEMENTS (members));
    }
  return ish_value_list (low->arena, blocks, tags->len);
}

/* {resource_type, tags}: what a machine starts with, volumes too. */
static const IshValue *
complete_specification (IshLow *low, const IshValue *item)
{
  g_autoptr(GArray) tags = NULL;
  g_autofree IshMember *members = NULL;

  if (item->type != ISH_VALUE_MAP || ish_value_get (item, "tags") == NULL)
    return item;
  tags = _ish_low_tags (low, ish_value_get (item, "tags"));
  members = g_memdup2 (item->u.map.members, item->u.map.n * sizeof *members);
  for (guint i = 0; i < item->u.map.n; i++)
    if (strcmp (members[i].key, "tags") == 0)
      members[i].value =
        ish_value_map (low->arena, (const IshMember *) (gpointer) tags->data, tags->len);
  return ish_value_map (low->arena, members, item->u.map.n);
}

static const IshValue *
complete_specifications (IshLow *low, const IshValue *items)
{
  g_autofree const IshValue **blocks = NULL;

  if (items->type != ISH_VALUE_LIST)
    return complete_specification (low, items);
  blocks = g_new (const IshValue *, items->u.list.n + 1);
  for (guint i = 0; i < items->u.list.n; i++)
    blocks[i] = complete_specification (low, items->u.list.items[i]);
  return ish_value_list (low->arena, blocks, items->u.list.n);
}

/* The provider's default_tags reach no machine that something else starts. */
static const IshValue *
with_inherited_tags (IshLow *low, const IshLowNode *node, const IshShape *shape)
{
  const IshField *tag = ish_shape_get (shape, "tag");
  gboolean blocks = tag && (tag->flags & ISH_FIELD_BLOCK) && (tag->shape->kinds & ISH_SHAPE_LIST)
                    && ish_shape_get (ish_shape_inside (tag->shape), "propagate_at_launch");
  gboolean specifications = ish_shape_get (shape, "tag_specifications") != NULL;
  guint n = node->args->u.map.n;
  g_autofree IshMember *members = NULL;
  gboolean found = FALSE;

  if (!blocks && !specifications)
    return node->args;
  members = g_new (IshMember, n + 1);
  for (guint i = 0; i < n; i++)
    {
      members[i] = node->args->u.map.members[i];
      if (blocks && strcmp (members[i].key, "tag") == 0)
        {
          members[i].value = make_tag_blocks (low, members[i].value);
          found = TRUE;
        }
      else if (specifications && strcmp (members[i].key, "tag_specifications") == 0)
        members[i].value = complete_specifications (low, members[i].value);
    }
  if (blocks && !found)
    members[n++] = (IshMember) { "tag", make_tag_blocks (low, NULL) };
  return ish_value_map (low->arena, members, n);
}

/* Findings of a scanner that are accepted, with the reason, where the scanner looks for them. */
static void
append_skips (IshLow *low, const IshLowNode *node, GString *out)
{
  g_autoptr(GArray) skips = node->kind->skips ? _ish_low_skips (low, node) : NULL;

  for (guint i = 0; skips && i < skips->len; i++)
    {
      const IshSkip *skip = &g_array_index (skips, IshSkip, i);

      _ish_append (out, "  #checkov:skip=");
      _ish_append (out, skip->id);
      _ish_append (out, ":");
      _ish_append (out, skip->say);
      _ish_append (out, "\n");
    }
}

static void
append_resource (IshLow *low, const IshLowNode *node, IshTextFile *file)
{
  const IshSchemaType *type = _ish_low_type (low, node);
  GString *out = file->text;
  const char *alias = node->edge ? _ish_low_cloud_word (low, "edge.alias") : NULL;
  const char *provider = node->edge ? _ish_low_cloud_word (low, "terraform.provider") : NULL;
  guint first;

  if (type == NULL || type->gone)
    {
      _ish_low_fail (low, node, "the provider has no %s", node->kind->tf);
      return;
    }
  g_string_append (out, out->len ? "\n" : "");
  first = _ish_text_file_line (file);
  _ish_append (out, node->kind->is_data ? "data \"" : "resource \"");
  _ish_append (out, node->kind->tf);
  _ish_append (out, "\" \"");
  _ish_append (out, node->name);
  _ish_append (out, "\" {\n");
  append_skips (low, node, out);
  if (alias)
    g_string_append_printf (out, "  provider = %s.%s\n%s", provider, alias,
                            node->args->u.map.n ? "\n" : "");
  _ish_hcl_append_body (low, node, out, with_inherited_tags (low, node, type->shape), type->shape,
                        2);
  append_lifecycle (low, node, out);
  append_depends_on (low, node, out);
  if (_ish_hcl_is_open (out))
    g_string_overwrite (out, out->len - 1, "}\n");
  else
    g_string_append (out, "}\n");
  _ish_text_file_add_span (file, first, _ish_text_file_line (file) - 1, node->node);
}

static void
append_fact (IshLow *low, GString *out, const char *path)
{
  const char *words = _ish_low_cloud_word (low, path);

  g_string_append_printf (out, "%sdata \"%.*s\" \"current\" {}\n", out->len ? "\n" : "",
                          (int) strcspn (words, "."), words);
}

/* A value that whoever deploys may choose: var.NAME, declared in variables.tf. */
static gboolean
is_variable (const IshLowNode *node)
{
  return g_strcmp0 (node->kind->tf, "var") == 0;
}

/* What only the other dialect can say. */
static void
append_left_out (IshLow *low, GString *out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < low->n_nodes; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];

      if (node->present || node->kind->generic == NULL)
        continue;
      g_string_append_printf (out, "%s# Not here: %s (%s), which only CloudFormation can say.\n",
                              first && out->len ? "\n" : "", node->node->key,
                              node->kind->generic);
      first = FALSE;
    }
}

static void
write_main (IshLow *low, GArray *files)
{
  Used used = find_all_used (low);
  IshTextFile file;

  _ish_text_file_init (&file);
  if (used.account)
    append_fact (low, file.text, "terraform.account");
  if (used.partition)
    append_fact (low, file.text, "terraform.partition");
  if (used.prefix)
    {
      g_autofree char *prefix = _ish_hcl_quote (low->source->prefix);

      g_string_append_printf (file.text, "%slocals {\n  prefix = %s\n}\n",
                              file.text->len ? "\n" : "", prefix);
    }
  for (guint i = 0; i < low->n_nodes; i++)
    if (low->nodes[low->order[i]].present && !is_variable (&low->nodes[low->order[i]]))
      append_resource (low, &low->nodes[low->order[i]], &file);
  append_left_out (low, file.text);
  _ish_files_take_text (files, "main.tf", &file);
}

/* --- variables.tf and outputs.tf --- */

static void
append_variable (IshLow *low, GString *out, const char *name, const char *type,
                 const char *description, const IshValue *fallback, gboolean secret)
{
  IshHclLines *lines = _ish_hcl_lines_new (2);
  g_autofree char *quoted = description && description[0] ? _ish_hcl_quote (description) : NULL;
  g_autoptr(GString) value = g_string_new (NULL);

  if (quoted)
    _ish_hcl_lines_add (lines, "description", quoted);
  _ish_hcl_lines_add (lines, "type", type);
  if (fallback)
    {
      _ish_hcl_append_value (low, NULL, value, fallback, NULL, 2);
      _ish_hcl_lines_add (lines, "default", value->str);
    }
  if (secret)
    _ish_hcl_lines_add (lines, "sensitive", "true");
  g_string_append_printf (out, "%svariable \"%s\" {\n", out->len ? "\n" : "", name);
  _ish_hcl_lines_end (lines, out);
  g_string_append (out, "}\n");
}

static void
append_node_variable (IshLow *low, GString *out, const IshLowNode *node)
{
  const char *type = ish_json_string (node->kind->json, "tf_variable", "string");
  const IshValue *help = ish_value_get (node->args, "description");
  const IshValue *fallback = ish_value_get (node->args, "default");
  const char *text = fallback && fallback->type == ISH_VALUE_STRING ? fallback->u.string : NULL;

  if (text && strcmp (type, "number") == 0)
    fallback = ish_value_int (low->arena, g_ascii_strtoll (text, NULL, 10));
  append_variable (low, out, node->name, type,
                   help && help->type == ISH_VALUE_STRING ? help->u.string : NULL, fallback,
                   FALSE);
}

static void
write_variables (IshLow *low, GArray *files)
{
  const IshValue *region = ish_value_string (low->arena, low->source->region);
  IshTextFile file;

  _ish_text_file_init (&file);
  append_variable (low, file.text, "region", "string", "Region that everything is created in",
                   region, FALSE);
  for (guint i = 0; i < low->source->inputs->len; i++)
    {
      const IshStackInput *input = low->source->inputs->pdata[i];

      if (is_asked_for (low, input))
        append_variable (low, file.text, input->name, input->type, input->description,
                         input->fallback, input->secret);
    }
  for (guint i = 0; i < low->n_nodes; i++)
    if (low->nodes[low->order[i]].present && is_variable (&low->nodes[low->order[i]]))
      append_node_variable (low, file.text, &low->nodes[low->order[i]]);
  _ish_files_take_text (files, "variables.tf", &file);
}

static void
write_outputs (IshLow *low, GArray *files)
{
  IshTextFile file;

  _ish_text_file_init (&file);
  for (guint i = 0; i < low->source->outputs->len; i++)
    {
      const IshStackOutput *output = low->source->outputs->pdata[i];
      IshHclLines *lines = _ish_hcl_lines_new (2);
      g_autofree char *quoted = output->description && output->description[0]
                                ? _ish_hcl_quote (output->description) : NULL;
      GString *text;

      if (quoted)
        _ish_hcl_lines_add (lines, "description", quoted);
      text = _ish_hcl_lines_begin (lines);
      _ish_append (text, "value");
      _ish_hcl_lines_equals (lines);
      _ish_hcl_append_value (low, NULL, text, _ish_low_output_value (low, output), NULL, 2);
      _ish_hcl_lines_close (lines, 0);
      g_string_append_printf (file.text, "%soutput \"%s\" {\n", i ? "\n" : "", output->name);
      _ish_hcl_lines_end (lines, file.text);
      g_string_append (file.text, "}\n");
    }
  _ish_files_take_text (files, "outputs.tf", &file);
}

/* --- providers.tf --- */

/* The bucket, the key and the region of the state come from a file at "terraform init". */
static void
append_terraform_block (IshLow *low, GString *out)
{
  const char *provider = _ish_low_cloud_word (low, "terraform.provider");

  g_string_append_printf (out,
                          "terraform {\n"
                          "  required_version = \"%s\"\n"
                          "\n"
                          "  backend \"%s\" {\n"
                          "    encrypt      = true\n"
                          "    use_lockfile = true\n"
                          "  }\n"
                          "\n"
                          "  required_providers {\n"
                          "    %s = {\n"
                          "      source  = \"%s\"\n"
                          "      version = \"%s\"\n"
                          "    }\n"
                          "  }\n"
                          "}\n",
                          _ish_low_cloud_word (low, "terraform.required_version"),
                          _ish_low_cloud_word (low, "terraform.backend"), provider,
                          _ish_low_cloud_word (low, "terraform.source"),
                          _ish_low_cloud_word (low, "terraform.version"));
}

static void
append_provider (IshLow *low, GString *out, gboolean edge)
{
  g_autoptr(GArray) tags = _ish_low_tags (low, NULL);
  IshHclLines *lines = _ish_hcl_lines_new (2);
  const IshValue *map =
    ish_value_map (low->arena, (const IshMember *) (gpointer) tags->data, tags->len);
  g_autoptr(GString) value = g_string_new (NULL);

  if (edge)
    {
      g_autofree char *alias = _ish_hcl_quote (_ish_low_cloud_word (low, "edge.alias"));
      g_autofree char *region = _ish_hcl_quote (_ish_low_cloud_word (low, "edge.region"));

      _ish_hcl_lines_add (lines, "alias", alias);
      _ish_hcl_lines_add (lines, "region", region);
    }
  else
    _ish_hcl_lines_add (lines, "region", "var.region");
  g_string_append_printf (out, "\nprovider \"%s\" {\n",
                          _ish_low_cloud_word (low, "terraform.provider"));
  _ish_hcl_lines_end (lines, out);
  _ish_hcl_append_value (low, NULL, value, map, NULL, 4);
  g_string_append_printf (out, "\n  default_tags {\n    tags = %s\n  }\n}\n", value->str);
}

static void
write_providers (IshLow *low, GArray *files)
{
  IshTextFile file;

  _ish_text_file_init (&file);
  append_terraform_block (low, file.text);
  append_provider (low, file.text, FALSE);
  if (_ish_low_has_edge (low))
    append_provider (low, file.text, TRUE);
  _ish_files_take_text (files, "providers.tf", &file);
}

void
_ish_terraform_write (IshLow *low, GArray *files)
{
  write_main (low, files);
  write_variables (low, files);
  write_outputs (low, files);
  write_providers (low, files);
  _ish_bundle_write (low, files);
}
