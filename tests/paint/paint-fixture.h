/* Designs drawn with a made-up cloud of frames and cards, and a temporary folder.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "paint/ish-painter.h"

G_BEGIN_DECLS

typedef struct {
  char       *folder;  /* owned */
  IshCatalog *catalog; /* owned */
  IshDesign  *design;  /* owned: see paint_fixture_set_up() */
  IshScene   *scene;   /* owned: of it */
} PaintFixture;

/* The design: net (100, 100, 800 × 600) holds zone (20, 40, 700 × 300), which holds sub
 * (20, 40, 300 × 240, public) and sub2 (360, 40, 300 × 240, data); web (40, 60) in sub, db
 * (100, 60) in sub2; guest (-200, 245) at the top, outside of the cloud; note n1 (-220, 500,
 * 160 × 80).
 * Lines: c1 guest > web labelled HTTPS, c2 web > db, data, port 5432. */
void paint_fixture_set_up (PaintFixture *self, gconstpointer data);
void paint_fixture_tear_down (PaintFixture *self, gconstpointer data);

/* An empty design in the made-up cloud. */
IshDesign *paint_fixture_new_design (void);
void       paint_fixture_add (IshDesign *design, const char *id, const char *type, const char *name,
                              const char *parent, double x, double y, double width, double height);
void paint_fixture_link (IshDesign *design, const char *id, const char *from, const char *to,
                         const char *type);
void paint_fixture_apply (IshDesign *design,
                          IshOp *op); /* (transfer full): asserts that it worked */

G_END_DECLS
