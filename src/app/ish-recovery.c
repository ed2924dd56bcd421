/* Work that was never saved, kept so that a killed process loses nothing.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "design/ish-design.h"

struct _IshRecovery {
  char   *file; /* ID.isshoni */
  char   *note; /* ID.path: the document's own file, one line */
  int     lock; /* file descriptor of ID.lock; -1 when another process has the design */
  GMutex  mutex; /* guards pending and writing */
  GBytes *pending;
  char   *pending_path;
  gboolean writing;
  gboolean wanted; /* FALSE after clear: a write under way removes its file again */
  gatomicrefcount refs;
};

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "isshoni", "recovery", NULL);
}

static int
open_lock (const char *file)
{
  int fd = open (file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

IshRecovery *
ish_recovery_open (const char *design_id)
{
  IshRecovery *self = g_new0 (IshRecovery, 1);
  g_autofree char *folder = get_folder ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, design_id, -1);
  g_autofree char *base = NULL;
  g_autofree char *lock = NULL;

  /* The id may be any text in a file from elsewhere; its hash is a safe file name. A second copy
   * of one design open in another process gets a name of its own. */
  hash[16] = '\0';
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  g_mkdir_with_parents (folder, 0700);
  base = g_build_filename (folder, hash, NULL);
  lock = g_strconcat (base, ".lock", NULL);
  self->lock = open_lock (lock);
  if (self->lock < 0)
    {
      g_autofree char *own = g_strdup_printf ("%s-%d", base, (int) getpid ());

      g_free (lock);
      lock = g_strconcat (own, ".lock", NULL);
      self->lock = open_lock (lock);
      g_free (base);
      base = g_steal_pointer (&own);
    }
  self->file = g_strconcat (base, ".isshoni", NULL);
  self->note = g_strconcat (base, ".path", NULL);
  return self;
}

static void
recovery_unref (IshRecovery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->pending, g_bytes_unref);
  g_free (self->pending_path);
  g_free (self->file);
  g_free (self->note);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
ish_recovery_close (IshRecovery *self)
{
  recovery_unref (self);
}

static void
write_copy (IshRecovery *self, GBytes *text, const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  if (!g_file_set_contents_full (self->note, path ? path : "", -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, &error)
      || !g_file_set_contents_full (self->file, data, (gssize) length,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, &error))
    g_warning ("the copy of unsaved work could not be written: %s", error->message);
}

static gpointer
write_thread (gpointer data)
{
  IshRecovery *self = data;

  for (;;)
    {
      g_autoptr (GBytes) text = NULL;
      g_autofree char *path = NULL;

      g_mutex_lock (&self->mutex);
      text = g_steal_pointer (&self->pending);
      path = g_steal_pointer (&self->pending_path);
      if (text == NULL)
        {
          self->writing = FALSE;
          if (!self->wanted)
            {
              g_unlink (self->file);
              g_unlink (self->note);
            }
          g_mutex_unlock (&self->mutex);
          recovery_unref (self);
          return NULL;
        }
      g_mutex_unlock (&self->mutex);
      write_copy (self, text, path);
    }
}

void
ish_recovery_write (IshRecovery *self, GBytes *text, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_pointer (&self->pending, g_bytes_unref);
  g_free (self->pending_path);
  self->pending = g_bytes_ref (text);
  self->pending_path = g_strdup (path);
  self->wanted = TRUE;
  if (!self->writing)
    {
      self->writing = TRUE;
      g_atomic_ref_count_inc (&self->refs);
      g_thread_unref (g_thread_new ("recovery", write_thread, self));
    }
}

void
ish_recovery_clear (IshRecovery *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_pointer (&self->pending, g_bytes_unref);
  self->wanted = FALSE;
  if (!self->writing)
    {
      g_unlink (self->file);
      g_unlink (self->note);
    }
}

/* --- what others left --- */

void
ish_lost_free (IshLost *self)
{
  g_free (self->file);
  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->when, g_date_time_unref);
  g_free (self);
}

static char *
sibling (const char *file, const char *suffix)
{
  g_autofree char *base = g_strndup (file, strlen (file) - strlen (".isshoni"));

  return g_strconcat (base, suffix, NULL);
}

static gboolean
is_held (const char *file)
{
  g_autofree char *lock = sibling (file, ".lock");
  int fd = open (lock, O_RDWR | O_CLOEXEC);
  gboolean held;

  if (fd < 0)
    return FALSE;
  held = flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close (fd);
  return held;
}

static IshLost *
read_lost (const char *file)
{
  g_autoptr (IshDesign) design = ish_design_load (file, NULL);
  g_autofree char *note = sibling (file, ".path");
  g_autofree char *path = NULL;
  g_autoptr (GDateTime) utc = NULL;
  GStatBuf info;
  IshLost *lost;

  if (design == NULL || g_stat (file, &info) != 0)
    return NULL;
  g_file_get_contents (note, &path, NULL, NULL);
  utc = g_date_time_new_from_unix_utc (info.st_mtime);
  lost = g_new0 (IshLost, 1);
  lost->file = g_strdup (file);
  lost->path = path && path[0] ? g_steal_pointer (&path) : NULL;
  lost->name = g_strdup (ish_design_get_name (design));
  lost->when = g_date_time_to_local (utc);
  return lost;
}

static int
compare_lost (gconstpointer a, gconstpointer b)
{
  const IshLost *left = *(const IshLost *const *) a;
  const IshLost *right = *(const IshLost *const *) b;

  return g_date_time_compare (right->when, left->when);
}

GPtrArray *
ish_recovery_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_lost_free);
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      IshLost *lost;

      if (!g_str_has_suffix (name, ".isshoni") || is_held (file))
        continue;
      lost = read_lost (file);
      if (lost)
        g_ptr_array_add (list, lost);
    }
  g_ptr_array_sort (list, compare_lost);
  return list;
}

void
ish_recovery_forget (const char *file)
{
  g_autofree char *note = sibling (file, ".path");
  g_autofree char *lock = sibling (file, ".lock");

  g_unlink (file);
  g_unlink (note);
  g_unlink (lock);
}
