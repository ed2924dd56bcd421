/* The engine without a display: for scripts, CI and editors.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command ends with; a promise to scripts. */
typedef enum {
  ISH_EXIT_DONE = 0,
  ISH_EXIT_NO = 1,      /* the answer is no: findings of error level, nothing fits */
  ISH_EXIT_USAGE = 2,   /* wrong words on the command line */
  ISH_EXIT_INPUT = 3,   /* the input cannot be used; the message says where and what was expected */
  ISH_EXIT_WORLD = 4,   /* the world failed: a file cannot be written */
} IshExit;

/* Runs the command in @argv (argv[0] is the program) and returns an IshExit. */
int ish_cli_run (int argc, char **argv);

G_END_DECLS
