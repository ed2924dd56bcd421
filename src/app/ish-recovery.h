/* Work that was never saved, kept so that a killed process loses nothing.
 *
 * Each document with unsaved edits has a copy ID.isshoni in the user's state folder, and a lock
 * that its process holds; a copy nobody holds was left by a process that died.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IshRecovery IshRecovery;

/* One per open document. @lost: (nullable): a copy of ish_recovery_list() to go on with; any other
 * copy that was left behind is never written over. */
IshRecovery *ish_recovery_open (const char *design_id, const char *lost);
void         ish_recovery_close (IshRecovery *self);
/* Writes the copy in a worker; the newest text wins. @path: (nullable): the document's file. */
void         ish_recovery_write (IshRecovery *self, GBytes *text, const char *path);
/* Removes the copy, and is done when it returns: a write under way is waited for. */
void         ish_recovery_clear (IshRecovery *self);

typedef struct {
  char      *file;  /* the copy */
  char      *path;  /* (nullable): the file it is a newer version of */
  char      *name;  /* of the design */
  GDateTime *when;  /* last written, local time */
} IshLost;

/* (transfer full) (element-type IshLost): what dead processes left, newest first */
GPtrArray *ish_recovery_list (void);
void       ish_recovery_forget (const char *file);
void       ish_lost_free (IshLost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshRecovery, ish_recovery_close)

G_END_DECLS
