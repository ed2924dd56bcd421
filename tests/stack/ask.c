/* Shows a resolved design and answers questions about it: what writers of rules look at.
 *
 *   ask DESIGN                 every node with its arguments
 *   ask DESIGN TYPE            the nodes of one type: "aws_lb"
 *   ask DESIGN TYPE QUESTION   the answer for each of them (src/stack/ish-query.h)
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "stack/ish-query.h"

static void
print_value (const IshValue *value, guint depth)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };

  if (ish_query_value_node (value))
    g_print ("node %s", ish_query_value_node (value)->key);
  else if (value->type == ISH_VALUE_NULL)
    g_print ("null");
  else if (value->type == ISH_VALUE_BOOL)
    g_print ("%s", value->u.boolean ? "true" : "false");
  else if (value->type == ISH_VALUE_INT)
    g_print ("%" G_GINT64_FORMAT, value->u.integer);
  else if (value->type == ISH_VALUE_DOUBLE)
    g_print ("%g", value->u.number);
  else if (value->type == ISH_VALUE_STRING)
    g_print ("'%s'", value->u.string);
  else if (value->type == ISH_VALUE_REF)
    g_print ("${%s.%s}", value->u.ref.node, value->u.ref.attr);
  else if (value->type == ISH_VALUE_PSEUDO)
    g_print ("${%s}", pseudos[value->u.pseudo]);
  else if (value->type == ISH_VALUE_INPUT)
    g_print ("${?%s}", value->u.string);
  else if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      {
        g_print ("\n%*s%s: ", (int) depth * 2, "", value->u.map.members[i].key);
        print_value (value->u.map.members[i].value, depth + 1);
      }
  else
    {
      g_print (value->type == ISH_VALUE_JOIN ? "join[" : "[");
      for (guint i = 0; i < value->u.list.n; i++)
        {
          g_print ("%s", i > 0 ? ", " : "");
          print_value (value->u.list.items[i], depth + 1);
        }
      g_print ("]");
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new (&error);
  g_autoptr (IshDesign) design = argc > 1 && catalog ? ish_design_load (argv[1], &error) : NULL;
  g_autoptr (IshStack) stack = design ? ish_stack_resolve (design, catalog) : NULL;
  g_autoptr (IshExpr) question = argc > 3 && stack ? ish_query_parse (argv[3], &error) : NULL;
  g_autoptr (IshQuery) query = stack ? ish_query_new (stack) : NULL;

  if (error || query == NULL)
    {
      g_printerr ("%s\n", error ? error->message : "ask DESIGN [TYPE [QUESTION]]");
      return 2;
    }
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (stack, i);

      if (argc > 2 && strcmp (argv[2], ish_query_get_type (query, node)) != 0)
        continue;
      g_print ("%s (%s of %s%s%s): ", node->key, ish_query_get_type (query, node),
               node->resource_id, node->region ? ", " : "", node->region ? node->region : "");
      print_value (question ? ish_query_eval (query, question, node) : node->args, 1);
      g_print ("\n");
    }
  return 0;
}
