/* Generates many designs in one process: a line of standard input is a design file, its code goes
 * to terraform/ and cloudformation/ beside it. Prints "finding PATH SEVERITY RULE MESSAGE", then
 * "done PATH" or "failed PATH MESSAGE", parted by tabs. The same calls as isshonictl, without its
 * start, which the end-to-end tests would pay thousands of times.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "generate/ish-generate.h"

static void
print_findings (const char *path, IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = ish_finding_format (finding, NULL);

      g_strdelimit (sentence, "\t\n", ' ');
      printf ("finding\t%s\t%s\t%s\t%s\n", path, ish_severity_to_string (finding->severity),
              finding->rule, sentence);
    }
}

static gboolean
generate (IshStack *stack, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (IshDialect dialect = ISH_DIALECT_TERRAFORM; dialect <= ISH_DIALECT_CLOUDFORMATION; dialect++)
    {
      g_autofree char *out = g_build_filename (folder, ish_dialect_to_string (dialect), NULL);
      g_autoptr (IshOutput) output = ish_generate (stack, dialect, error);

      if (output == NULL || !ish_output_save (output, out, error))
        return FALSE;
    }
  return TRUE;
}

static void
handle (const char *path, IshCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_load (path, &error);
  g_autoptr (IshStack) stack = design ? ish_stack_resolve (design, catalog) : NULL;

  if (stack)
    print_findings (path, stack);
  if (stack && !ish_stack_has_errors (stack) && generate (stack, path, &error))
    printf ("done\t%s\n", path);
  else
    printf ("failed\t%s\t%s\n", path, error ? error->message : "the design has errors");
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new (&error);
  char line[4096];

  if (catalog == NULL)
    g_error ("%s", error->message);
  while (fgets (line, sizeof line, stdin))
    handle (g_strchomp (line), catalog);
  return 0;
}
