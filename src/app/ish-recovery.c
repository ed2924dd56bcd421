/* Work that was never saved, kept so that a killed process loses nothing.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "design/ish-design.h"

#define MAX_COPIES 100 /* of one design, open or left behind; after so many none is kept */

struct _IshRecovery {
  char    *base; /* path without suffix: BASE.isshoni is the copy, BASE.path one line: its file */
  int      lock; /* file descriptor of BASE.lock; -1: nothing is kept */
  GMutex   mutex; /* guards the rest */
  GCond    done;  /* the writer has ended */
  GBytes  *pending;
  char    *pending_path;
  gboolean writing;
  gatomicrefcount refs;
};

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "isshoni", "recovery", NULL);
}

static char *
with_suffix (const char *base, const char *suffix)
{
  return g_strconcat (base, suffix, NULL);
}

static char *
base_of (const char *file)
{
  return g_strndup (file, strlen (file) - strlen (".isshoni"));
}

/* Returns -1 when somebody else holds it. */
static int
open_lock (const char *base)
{
  g_autofree char *file = with_suffix (base, ".lock");
  int fd = open (file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  struct stat info;

  if (fd < 0)
    return -1;
  /* Between open and lock its last holder may have removed it: then it keeps nobody out. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 || fstat (fd, &info) != 0 || info.st_nlink == 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static void
remove_copy (const char *base)
{
  g_autofree char *file = with_suffix (base, ".isshoni");
  g_autofree char *note = with_suffix (base, ".path");

  g_unlink (file);
  g_unlink (note);
}

static gboolean
has_copy (const char *base)
{
  g_autofree char *file = with_suffix (base, ".isshoni");

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static gboolean
take (IshRecovery *self, const char *base, gboolean with_copy)
{
  int lock = open_lock (base);

  if (lock >= 0 && has_copy (base) == with_copy)
    {
      self->lock = lock;
      self->base = g_strdup (base);
      return TRUE;
    }
  if (lock >= 0)
    close (lock);
  return FALSE;
}

IshRecovery *
ish_recovery_open (const char *design_id, const char *lost)
{
  IshRecovery *self = g_new0 (IshRecovery, 1);
  g_autofree char *folder = get_folder ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, design_id, -1);
  g_autofree char *lost_base = lost ? base_of (lost) : NULL;

  /* The id may be any text in a file from elsewhere; its hash is a safe file name. A second copy
   * of one design, open in another process or left behind by it, has a number. */
  hash[16] = '\0';
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->lock = -1;
  g_mkdir_with_parents (folder, 0700);
  if (lost_base && take (self, lost_base, TRUE))
    return self;
  for (guint n = 1; n <= MAX_COPIES; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", hash, n);
      g_autofree char *base = g_build_filename (folder, name, NULL);

      if (take (self, base, FALSE))
        return self;
    }
  g_warning ("no copy of unsaved work is kept: %s cannot be used", folder);
  return self;
}

static void
recovery_unref (IshRecovery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->lock >= 0)
    {
      g_autofree char *lock = with_suffix (self->base, ".lock");

      if (!has_copy (self->base))
        g_unlink (lock);
      close (self->lock);
    }
  g_clear_pointer (&self->pending, g_bytes_unref);
  g_free (self->pending_path);
  g_free (self->base);
  g_cond_clear (&self->done);
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
  g_autofree char *file = with_suffix (self->base, ".isshoni");
  g_autofree char *note = with_suffix (self->base, ".path");
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  if (!g_file_set_contents_full (note, path ? path : "", -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error)
      || !g_file_set_contents_full (file, data, (gssize) length,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, &error))
    g_warning ("the copy of unsaved work could not be written: %s", error->message);
}

static gpointer
write_thread (gpointer data)
{
  IshRecovery *self = data;

  g_mutex_lock (&self->mutex);
  while (self->pending)
    {
      g_autoptr (GBytes) text = g_steal_pointer (&self->pending);
      g_autofree char *path = g_steal_pointer (&self->pending_path);

      g_mutex_unlock (&self->mutex);
      write_copy (self, text, path);
      g_mutex_lock (&self->mutex);
    }
  self->writing = FALSE;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->mutex);
  recovery_unref (self);
  return NULL;
}

void
ish_recovery_write (IshRecovery *self, GBytes *text, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->lock < 0)
    return;
  g_clear_pointer (&self->pending, g_bytes_unref);
  g_free (self->pending_path);
  self->pending = g_bytes_ref (text);
  self->pending_path = g_strdup (path);
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
  /* Else the program could end between a late write and its removal, and offer saved work again. */
  while (self->writing)
    g_cond_wait (&self->done, &self->mutex);
  if (self->lock >= 0)
    remove_copy (self->base);
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

static gboolean
is_held (const char *file)
{
  g_autofree char *base = base_of (file);
  g_autofree char *lock = with_suffix (base, ".lock");
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
  g_autofree char *base = base_of (file);
  g_autofree char *note = with_suffix (base, ".path");
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
  g_autofree char *base = base_of (file);
  g_autofree char *lock = with_suffix (base, ".lock");

  remove_copy (base);
  g_unlink (lock);
}
