/* An operation: the only way a design changes. The relay, undo, files and people all speak it.
 * SPDX-License-Identifier: MIT */

/* As JSON (one vocabulary for memory, log and wire):
 *   {"o":"add","id":ID,"in":"resources"|"annotations","value":{type,name,parent,order,x,y,...}}
 *   {"o":"set","id":ID,"p":PATH,"v":VALUE}       PATH is a key of the file: name, notes, width,
 *        code_name, order, label, type (of a connection only), properties.port; ID may be a
 *        connection, an annotation (text, x, y, width, height), or "design" for name, prompt,
 *        settings.region, usage.KEY, accepted.RULE@RESOURCE ...; no "v" removes the key;
 *        a resource's type is never set
 *   {"o":"move","id":ID,"parent":ID|null,"order":TEXT,"x":N,"y":N}           one register
 *   {"o":"del","id":ID}                          resource with its subtree and lines, or annotation
 *   {"o":"link","id":ID,"value":{from,to,type,label,properties}}
 *   {"o":"unlink","id":ID} */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  ISH_OP_ADD,
  ISH_OP_SET,
  ISH_OP_MOVE,
  ISH_OP_DELETE,
  ISH_OP_LINK,
  ISH_OP_UNLINK,
} IshOpKind;

/* Immutable once made, reference counted. */
typedef struct _IshOp IshOp;

/* @value: (transfer none): copied. @parent %NULL is the top. @order %NULL is "on top". */
IshOp *ish_op_new_add (const char *id, const char *collection, JsonObject *value);
/* @value: (nullable) (transfer none): %NULL removes the key */
IshOp *ish_op_new_set (const char *id, const char *path, JsonNode *value);
IshOp *ish_op_new_set_string (const char *id, const char *path, const char *value);
IshOp *ish_op_new_set_double (const char *id, const char *path, double value);
IshOp *ish_op_new_set_int (const char *id, const char *path, gint64 value);
IshOp *ish_op_new_set_bool (const char *id, const char *path, gboolean value);
IshOp *ish_op_new_move (const char *id, const char *parent, const char *order, double x, double y);
IshOp *ish_op_new_delete (const char *id);
IshOp *ish_op_new_link (const char *id, JsonObject *value);
IshOp *ish_op_new_link_ends (const char *id, const char *from, const char *to, const char *type);
IshOp *ish_op_new_unlink (const char *id);

/* From outside: checks every field and bound (64 KiB), says which is wrong. */
IshOp    *ish_op_new_from_json (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *ish_op_to_json (IshOp *self); /* (transfer full) */

IshOp      *ish_op_ref (IshOp *self);
void        ish_op_unref (IshOp *self);
IshOpKind   ish_op_get_kind (IshOp *self);
const char *ish_op_get_id (IshOp *self);
const char *ish_op_get_path (IshOp *self);   /* of a set; else %NULL */
JsonNode   *ish_op_get_value (IshOp *self);  /* of set, add, link; (transfer none) (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshOp, ish_op_unref)

G_END_DECLS
