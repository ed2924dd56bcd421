/* The data inside the program: catalogue, icons of services, starter designs.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISH_DATA_PREFIX "/io/github/isshoni/Isshoni/"

/**
 * ish_data_lookup:
 * @path: below %ISH_DATA_PREFIX: "icons/services/alb.svg", "data/catalog/categories.json"
 *
 * Returns: (transfer full): the bytes, living as long as the program, or %NULL with
 *   @error %G_RESOURCE_ERROR_NOT_FOUND
 */
GBytes *ish_data_lookup (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ish_data_list:
 * @folder: as the path above, "templates"
 *
 * Returns: (transfer full): names in the folder, sorted, folders with a "/" at the end;
 *   %NULL-terminated; empty when there is none
 */
char **ish_data_list (const char *folder);

G_END_DECLS
