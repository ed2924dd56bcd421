/* Random networks and what reachability says of them, for a walk that shares no code with it.
 *
 *   reach-many FROM TO     a line of JSON for each seed that can be generated:
 *     {"seed", "template": CloudFormation, "nodes": {resource id: [logical ids]},
 *      "answers": [[from, to, protocol, port, open, last step]]}
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "../endtoend/random-design.h"
#include "compliance/ish-reach.h"
#include "generate/ish-generate.h"

#define MAX_MENDS 60

/* What stands in networks, and what is between them. */
static const char *const types[] = {
  "aws.vpc",          "aws.vpc",         "aws.subnet",       "aws.subnet",      "aws.az",
  "aws.ec2",          "aws.ec2",         "aws.asg",          "aws.alb",         "aws.alb",
  "aws.nlb",          "aws.rds",         "aws.aurora",       "aws.redis",       "aws.lambda",
  "aws.ecs_service",  "aws.ecs_cluster", "aws.eks",          "aws.efs",         "aws.opensearch",
  "aws.vpc_endpoint", "aws.nat_gateway", "aws.internet",
  "aws.user",         "aws.security_group",
  "aws.cloudfront",   "aws.apigateway",  "aws.s3",           NULL,
};

static const struct
{
  const char *protocol;
  guint port;
} asked[] = { { "tcp", 443 }, { "tcp", 80 },   { "tcp", 22 }, { "tcp", 3389 }, { "tcp", 5432 },
              { "tcp", 8080 }, { "udp", 53 }, { "icmp", 0 }, { "any", 0 } };

static void
add_answers (JsonBuilder *builder, IshStack *stack, const char *from, const char *to, guint turn)
{
  /* Two fixed questions and two that change. */
  guint which[] = { 0, 1, 2 + turn % 7, 2 + (turn / 7 + 3) % 7 };

  for (guint i = 0; i < G_N_ELEMENTS (which); i++)
    {
      const char *protocol = asked[which[i]].protocol;
      guint port = asked[which[i]].port;
      g_autoptr (IshReach) reach = ish_reach_new (stack, from, to, protocol, port);
      guint n = ish_reach_get_n_steps (reach);
      g_autofree char *last = ish_reach_step_format (ish_reach_get_step_at (reach, n - 1), NULL);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, from);
      json_builder_add_string_value (builder, to);
      json_builder_add_string_value (builder, protocol);
      json_builder_add_int_value (builder, port);
      json_builder_add_boolean_value (builder, ish_reach_is_open (reach));
      json_builder_add_string_value (builder, last);
      json_builder_end_array (builder);
    }
}

/* Every pair of resources and of the internet and each, both ways. */
static void
add_all_answers (JsonBuilder *builder, IshStack *stack, const GPtrArray *ids)
{
  guint turn = 0;

  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < ids->len; k++)
      if (i != k)
        add_answers (builder, stack, ids->pdata[i], ids->pdata[k], turn++);
  json_builder_end_array (builder);
}

/* Code names of the cloud resources of each drawn one. */
static void
add_nodes (JsonBuilder *builder, IshStack *stack, const GPtrArray *ids)
{
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_object (builder);
  for (guint i = 1; i < ids->len; i++)
    {
      json_builder_set_member_name (builder, ids->pdata[i]);
      json_builder_begin_array (builder);
      for (guint k = 0; k < ish_stack_get_n_nodes (stack); k++)
        if (strcmp (ish_stack_get_node_at (stack, k)->resource_id, ids->pdata[i]) == 0)
          json_builder_add_string_value (builder, ish_stack_get_node_at (stack, k)->key);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
print (guint seed, IshStack *stack, IshDesign *design, IshOutput *output)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  g_ptr_array_add (ids, (char *) ISH_REACH_INTERNET);
  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    g_ptr_array_add (ids, (char *) ish_design_get_resource_at (design, i)->id);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, seed);
  for (guint i = 0; i < ish_output_get_n_files (output); i++)
    {
      const IshOutputFile *file = ish_output_get_file_at (output, i);
      g_autofree char *text = NULL;

      if (strcmp (file->name, "template.yaml") != 0)
        continue;
      text = g_strndup (g_bytes_get_data (file->data, NULL), g_bytes_get_size (file->data));
      json_builder_set_member_name (builder, "template");
      json_builder_add_string_value (builder, text);
    }
  add_nodes (builder, stack, ids);
  add_all_answers (builder, stack, ids);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
}

static void
handle (IshCatalog *catalog, guint32 seed)
{
  IshRandomSpec spec = { .seed = seed, .n_nodes = 4 + seed % 13, .types = types };
  g_autoptr (JsonObject) json = ish_random_design (catalog, &spec);

  for (guint i = 0; i < MAX_MENDS; i++)
    {
      g_autofree char *text = ish_random_to_text (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshDesign) design = ish_design_parse (text, -1, "random", &error);
      g_autoptr (IshStack) stack = design ? ish_stack_resolve (design, catalog) : NULL;
      g_autoptr (IshOutput) output = NULL;

      if (stack == NULL)
        g_error ("seed %u: %s", seed, error->message);
      if (ish_stack_has_errors (stack))
        {
          if (!ish_random_mend (json, stack))
            return;
          continue;
        }
      output = ish_generate (stack, ISH_DIALECT_CLOUDFORMATION, NULL);
      if (output)
        print (seed, stack, design, output);
      return;
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new (&error);

  if (catalog == NULL || argc != 3)
    g_error ("%s", error ? error->message : "reach-many FROM TO");
  for (guint64 seed = g_ascii_strtoull (argv[1], NULL, 10);
       seed < g_ascii_strtoull (argv[2], NULL, 10); seed++)
    handle (catalog, (guint32) seed);
  return 0;
}
