/* A stack as Terraform or CloudFormation text: the same stack, the same bytes, always.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

#define ISH_GENERATE_ERROR (ish_generate_error_quark ())
GQuark ish_generate_error_quark (void);

/**
 * IshGenerateError:
 * @ISH_GENERATE_ERROR_INTERNAL: a mistake in the catalogue (an argument the schema does not have):
 *   the message names the nodes; never the user's fault
 * @ISH_GENERATE_ERROR_CIRCLE: resources that wait for each other, which no literal name can end;
 *   the message names what was drawn; the user takes a connection away
 */
typedef enum {
  ISH_GENERATE_ERROR_INTERNAL,
  ISH_GENERATE_ERROR_CIRCLE,
} IshGenerateError;

typedef enum { ISH_DIALECT_TERRAFORM, ISH_DIALECT_CLOUDFORMATION } IshDialect;
#define ISH_N_DIALECTS 2

/* "terraform", "cloudformation"; %FALSE for another word */
gboolean    ish_dialect_from_string (const char *text, IshDialect *out_dialect);
const char *ish_dialect_to_string (IshDialect dialect);

/* Which lines of a file belong to which node. */
typedef struct {
  guint              first, last; /* lines, from 1, both inside */
  const char        *node;        /* key */
  const char *const *owners;      /* ids of drawn resources and connections */
} IshSpan;

typedef struct {
  char   *name;  /* "main.tf", "template.yaml", "functions/mailer.zip" */
  GBytes *data;  /* UTF-8 text ending in a line feed, or a zip */
  gboolean is_text;
  GArray *spans; /* (element-type IshSpan) in order; empty for zips */
} IshOutputFile;

typedef struct _IshOutput IshOutput; /* keeps the stack it came from */

/* Terraform: main.tf variables.tf outputs.tf providers.tf and functions/ID.zip.
 * CloudFormation: template.yaml, and template.us-east-1.yaml when something lives there. */
IshOutput *ish_generate (IshStack *stack, IshDialect dialect,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Both, on two threads. @out_outputs: by dialect, %NULL each that failed; @error is the first. */
gboolean   ish_generate_both (IshStack *stack, IshOutput *out_outputs[ISH_N_DIALECTS],
                              GError **error);
IshOutput *ish_output_ref (IshOutput *self);
void       ish_output_unref (IshOutput *self);
guint      ish_output_get_n_files (IshOutput *self);
const IshOutputFile *ish_output_get_file_at (IshOutput *self, guint index);
/* Writes every file under @folder (made when missing); files of an earlier generate that are no
 * longer made are left alone. */
gboolean   ish_output_save (IshOutput *self, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshOutput, ish_output_unref)

G_END_DECLS
