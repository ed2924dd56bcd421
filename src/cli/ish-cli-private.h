/* What the commands of isshonictl share.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/ish-cli.h"
#include "read/ish-code-stack.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

/* A command's own options, parsed; all commands share one struct. */
typedef struct {
  gboolean json;  /* one JSON document on standard output, nothing else there */
  gboolean force;
  char    *to;    /* owned, nullable */
  char    *out;   /* owned, nullable */
  char    *theme; /* owned, nullable */
  char    *sarif; /* owned, nullable: where findings go as SARIF */
  char    *design; /* owned, nullable: what code is held against */
  char    *usage, *discounts; /* owned, nullable: figures the estimate takes */
  char    *infracost; /* owned, nullable: where the estimate goes in that shape */
  char    *benchmark; /* owned, nullable */
  char    *junit;  /* owned, nullable */
  char    *region, *environment; /* owned, nullable: what code does not say */
  double   budget; /* US dollars a month; 0: none */
  double   scale; /* 1 is 100 % */
  char   **words; /* owned: what stands beside the options */
} IshCliOptions;

/* Says what is wrong on standard error, with the way to help. */
IshExit _ish_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* "isshonictl: message" on standard error. */
void    _ish_cli_complain (const char *message);
/* "FILE: message" on standard error; a message that starts with the file stays as it is. */
void    _ish_cli_complain_about (const char *file, const char *message);
/* Prints @object as the one JSON document of the command; takes it. */
void    _ish_cli_print_json (JsonObject *object);
/* The member "file" of @object. */
void    _ish_cli_set_file (JsonObject *object, const char *path);
/* @findings as "FILE: WHERE: severity: message" lines on standard error. */
void    _ish_cli_print_findings (const char *file, const GPtrArray *findings);
/* (transfer full) */
JsonArray *_ish_cli_findings_to_json (const GPtrArray *findings);

/* (transfer full) (nullable): with @out_exit and a message said when it fails */
IshCatalog *_ish_cli_load_catalog (IshExit *out_exit);
IshDesign  *_ish_cli_load_design (const char *path, IshExit *out_exit);
/* The design resolved; @out_design: (transfer full). */
IshStack   *_ish_cli_load_stack (const char *path, IshDesign **out_design, IshExit *out_exit);
/* What is checked or priced: a design, or code that was read. */
typedef struct {
  IshStack     *stack;  /* owned */
  IshDesign    *design; /* owned (nullable) */
  IshCodeStack *code;   /* owned (nullable) */
} IshCliSubject;

/* %FALSE with @out_exit and a message said. */
gboolean    _ish_cli_load_subject (const IshCliOptions *options, IshCliSubject *out,
                                   IshExit *out_exit);
void        _ish_cli_subject_clear (IshCliSubject *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IshCliSubject, _ish_cli_subject_clear)
/* The members "path" and "line" of @object, of code. */
void        _ish_cli_set_place (JsonObject *object, const IshCliSubject *subject,
                                const char *node);
/* What of the code was not understood; @has_type: whether anything is known of a type. */
JsonObject *_ish_cli_unknown_to_json (const IshCliSubject *subject,
                                      gboolean (*has_type) (gpointer data, const char *type),
                                      gpointer data);
void        _ish_cli_print_unknown (const IshCliSubject *subject,
                                    gboolean (*has_type) (gpointer data, const char *type),
                                    gpointer data);
/* Into a file or, as "-", on standard output. */
IshExit     _ish_cli_write (const char *path, const char *text);

IshExit _ish_cli_templates (const IshCliOptions *options);
IshExit _ish_cli_new (const IshCliOptions *options);
IshExit _ish_cli_validate (const IshCliOptions *options);
IshExit _ish_cli_generate (const IshCliOptions *options);
IshExit _ish_cli_export (const IshCliOptions *options);
IshExit _ish_cli_lint (const IshCliOptions *options);
IshExit _ish_cli_cost (const IshCliOptions *options);
IshExit _ish_cli_prices (const IshCliOptions *options);
IshExit _ish_cli_check (const IshCliOptions *options);
IshExit _ish_cli_reach (const IshCliOptions *options);

G_END_DECLS
