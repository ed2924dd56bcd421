/* Undo and redo: inverse operations in groups, through the same door as every other edit.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-history"

#include "config.h"

#include "history/ish-history.h"

/* A group holds the operations that take it back, each edit's in the order in which it wants
 * them; edits are taken back from the last to the first. Undoing one makes the group that redoes
 * it in the same way, so nothing is ever replayed from a copy of the design. */

#define JOIN_WITHIN (1 * G_USEC_PER_SEC) /* us between two sets that count as one typing */

typedef struct
{
  guint64    serial;   /* of the state after the group; names the saved state */
  guint64    serial_before;
  char      *label;    /* owned; (nullable) */
  GPtrArray *inverses; /* owned; GPtrArray of IshOp, an edit each */
  char      *joins;    /* owned; (nullable): id and path when the group is one set */
  gint64     time;     /* us, monotonic, of the last edit */
} Group;

struct _IshHistory
{
  GObject parent_instance;

  IshDesign *design; /* owned */
  GPtrArray *undo;   /* owned; Group */
  GPtrArray *redo;   /* owned; Group */
  Group     *open;   /* owned; (nullable) */
  guint      depth;  /* of nested begins */
  guint64    next_serial;
  guint64    serial; /* of the state the design is in */
  guint64    saved;  /* serial of the saved state */
  gboolean   is_known[3]; /* what was last notified: can-undo, can-redo, modified */
};

G_DEFINE_FINAL_TYPE (IshHistory, ish_history, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

static GPtrArray *
new_inverse (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
}

static Group *
group_new (const char *label)
{
  Group *group = g_new0 (Group, 1);

  group->label = g_strdup (label);
  group->inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return group;
}

static void
group_free (Group *group)
{
  g_free (group->label);
  g_free (group->joins);
  g_ptr_array_unref (group->inverses);
  g_free (group);
}

static void
notify_changes (IshHistory *self)
{
  gboolean is_now[3] = {
    ish_history_can_undo (self), ish_history_can_redo (self), ish_history_is_modified (self),
  };

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < G_N_ELEMENTS (is_now); i++)
    if (is_now[i] != self->is_known[i])
      {
        self->is_known[i] = is_now[i];
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO + i]);
      }
  g_object_thaw_notify (G_OBJECT (self));
}

/* --- object --- */

static void
ish_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IshHistory *self = ISH_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, ish_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, ish_history_can_redo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, ish_history_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ish_history_finalize (GObject *object)
{
  IshHistory *self = ISH_HISTORY (object);

  g_clear_pointer (&self->open, group_free);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_object (&self->design);
  G_OBJECT_CLASS (ish_history_parent_class)->finalize (object);
}

static void
ish_history_class_init (IshHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ish_history_get_property;
  object_class->finalize = ish_history_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ish_history_init (IshHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->next_serial = 1;
}

IshHistory *
ish_history_new (IshDesign *design)
{
  IshHistory *self;

  g_return_val_if_fail (ISH_IS_DESIGN (design), NULL);
  self = g_object_new (ISH_TYPE_HISTORY, NULL);
  self->design = g_object_ref (design);
  return self;
}

IshDesign *
ish_history_get_design (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), NULL);
  return self->design;
}

/* --- groups --- */

/* Applies what takes the group back, newest edit first, and puts what takes that back into
 * @into. An operation of somebody else may have taken an id away meanwhile: what no longer
 * applies is passed over, the rest is still undone. */
static void
revert (IshHistory *self, Group *group, Group *into)
{
  ish_design_freeze (self->design);
  for (guint i = group->inverses->len; i > 0; i--)
    {
      GPtrArray *edit = g_ptr_array_index (group->inverses, i - 1);

      for (guint j = 0; j < edit->len; j++)
        {
          g_autoptr (GPtrArray) inverse = new_inverse ();
          g_autoptr (GError) error = NULL;

          if (!ish_design_apply (self->design, g_ptr_array_index (edit, j), inverse, &error))
            g_debug ("passed over: %s", error->message);
          else if (into != NULL)
            g_ptr_array_add (into->inverses, g_steal_pointer (&inverse));
        }
    }
  ish_design_thaw (self->design);
}

static void
push_undo (IshHistory *self, Group *group)
{
  g_ptr_array_add (self->undo, group);
  if (self->undo->len > ISH_HISTORY_MAX_GROUPS)
    g_ptr_array_remove_index (self->undo, 0);
}

static void
close_group (IshHistory *self, Group *group)
{
  if (group->inverses->len == 0)
    {
      group_free (group);
      return;
    }
  group->serial_before = self->serial;
  group->serial = self->next_serial++;
  self->serial = group->serial;
  g_ptr_array_set_size (self->redo, 0);
  push_undo (self, group);
}

void
ish_history_begin (IshHistory *self, const char *label)
{
  g_return_if_fail (ISH_IS_HISTORY (self));
  if (self->depth++ > 0)
    return;
  self->open = group_new (label);
  ish_design_freeze (self->design);
}

void
ish_history_end (IshHistory *self)
{
  g_return_if_fail (ISH_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);
  if (--self->depth > 0)
    return;
  if (self->open != NULL)
    close_group (self, g_steal_pointer (&self->open));
  ish_design_thaw (self->design);
  notify_changes (self);
}

void
ish_history_cancel (IshHistory *self)
{
  Group *group;

  g_return_if_fail (ISH_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);
  group = g_steal_pointer (&self->open);
  revert (self, group, NULL);
  /* Whoever began outside this group still ends it. */
  if (--self->depth > 0)
    self->open = group_new (group->label);
  else
    ish_design_thaw (self->design);
  group_free (group);
  notify_changes (self);
}

/* --- edits --- */

/* What the next set must be to join: text typed into one field is one step. */
static char *
make_join_key (IshOp *op)
{
  if (ish_op_get_kind (op) != ISH_OP_SET)
    return NULL;
  return g_strconcat (ish_op_get_id (op), "\n", ish_op_get_path (op), NULL);
}

/* A step that is saved already stays whole: undo must be able to come back to the saved state. */
static gboolean
joins_last (IshHistory *self, const char *key)
{
  Group *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  return key != NULL && last != NULL && self->redo->len == 0 &&
         last->serial != self->saved && g_strcmp0 (last->joins, key) == 0 &&
         g_get_monotonic_time () - last->time <= JOIN_WITHIN;
}

static void
record_alone (IshHistory *self, IshOp *op, GPtrArray *inverse)
{
  g_autofree char *key = make_join_key (op);
  Group *group;

  if (joins_last (self, key))
    {
      /* The first inverse goes back to before the typing; the later ones are not needed. */
      group = g_ptr_array_index (self->undo, self->undo->len - 1);
      group->time = g_get_monotonic_time ();
      group->serial = self->next_serial++;
      self->serial = group->serial;
      return;
    }
  group = group_new (NULL);
  group->joins = g_steal_pointer (&key);
  group->time = g_get_monotonic_time ();
  g_ptr_array_add (group->inverses, g_ptr_array_ref (inverse));
  close_group (self, group);
}

gboolean
ish_history_apply (IshHistory *self, IshOp *op, GError **error)
{
  g_autoptr (GPtrArray) inverse = NULL;

  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (op != NULL, FALSE);

  inverse = new_inverse ();
  if (!ish_design_apply (self->design, op, inverse, error))
    return FALSE;
  if (self->open != NULL)
    {
      g_ptr_array_add (self->open->inverses, g_steal_pointer (&inverse));
      return TRUE;
    }
  record_alone (self, op, inverse);
  notify_changes (self);
  return TRUE;
}

/* Takes the last group of @from back and puts the group that repeats it on @to. */
static gboolean
travel (IshHistory *self, GPtrArray *from, GPtrArray *to)
{
  Group *group;
  Group *back;

  if (self->open != NULL || from->len == 0)
    return FALSE;
  group = g_ptr_array_steal_index (from, from->len - 1);
  back = group_new (group->label);
  back->serial_before = group->serial;
  back->serial = group->serial_before;
  revert (self, group, back);
  self->serial = group->serial_before;
  g_ptr_array_add (to, back);
  group_free (group);
  notify_changes (self);
  return TRUE;
}

gboolean
ish_history_undo (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  return travel (self, self->undo, self->redo);
}

gboolean
ish_history_redo (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  return travel (self, self->redo, self->undo);
}

gboolean
ish_history_can_undo (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  return self->undo->len > 0;
}

gboolean
ish_history_can_redo (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  return self->redo->len > 0;
}

static const char *
label_of_last (GPtrArray *groups)
{
  return groups->len > 0 ? ((Group *) g_ptr_array_index (groups, groups->len - 1))->label : NULL;
}

const char *
ish_history_get_undo_label (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), NULL);
  return label_of_last (self->undo);
}

const char *
ish_history_get_redo_label (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), NULL);
  return label_of_last (self->redo);
}

gboolean
ish_history_is_modified (IshHistory *self)
{
  g_return_val_if_fail (ISH_IS_HISTORY (self), FALSE);
  return self->serial != self->saved;
}

void
ish_history_mark_saved (IshHistory *self)
{
  g_return_if_fail (ISH_IS_HISTORY (self));
  self->saved = self->serial;
  notify_changes (self);
}

void
ish_history_mark_unsaved (IshHistory *self)
{
  g_return_if_fail (ISH_IS_HISTORY (self));
  self->saved = G_MAXUINT64; /* no state has this serial */
  notify_changes (self);
}
