/* What the design reads of an operation. Private to src/design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "design/ish-op.h"

G_BEGIN_DECLS

#define ISH_OP_MAX_BYTES (64 * 1024) /* of one operation as JSON; a relay refuses longer ones */
#define ISH_ID_MAX 128               /* bytes; ids in foreign files may be any text up to this */
#define ISH_KEY_MAX 128              /* bytes of one key of properties or tags */
#define ISH_TYPE_MAX 160             /* bytes, "cfn.AWS::..." included */
#define ISH_COORDINATE_MAX 1e9       /* design units; keeps sums exact to well under a pixel */

struct _IshOp
{
  gatomicrefcount ref_count;
  IshOpKind       kind;
  char           *id;         /* owned */
  char           *collection; /* owned; of an add: "resources" or "annotations" */
  char           *path;       /* owned; of a set */
  JsonNode       *value;      /* owned; of set (nullable), add, link */
  char           *parent;     /* owned; of a move; %NULL is the top */
  char           *order;      /* owned; of a move; %NULL is on top */
  double          x, y;       /* design units; of a move */
};

/* Whether @text is non-empty, at most @most bytes, and without control characters. */
gboolean _ish_is_plain (const char *text, gsize most);

G_END_DECLS
