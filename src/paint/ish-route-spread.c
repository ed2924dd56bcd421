/* Keeping lines apart: inner runs that would lie on each other get tracks side by side.
 *
 * Runs of one direction that are near and overlap form a channel. Its runs are sorted so that
 * neighbours do not cross, take tracks in that order, and the tracks are laid around the middle,
 * a little aside where they would lie on the edge of a frame.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-route.h"

#include <math.h>

typedef struct {
  IshRoute *route;
  guint     index;     /* of the run's first point */
  guint     order;     /* of the route, then of the run: the last word between equals */
  double    at;        /* x of a vertical run, y of a horizontal one */
  double    low, high; /* what it covers along itself */
  double    min, max;  /* where it may be moved to */
  double    slope;     /* sort key within a channel, so that neighbours do not cross */
  guint     track;
} Run;

static void
collect_runs (IshRoute *route, guint order, gboolean vertical, GArray *runs)
{
  /* The first and the last run are held by their ports. */
  for (guint i = 1; i + 2 < route->n_points; i++)
    {
      const IshPoint *p = &route->points[i - 1];
      double at = vertical ? p[1].x : p[1].y, other = vertical ? p[2].x : p[2].y;
      double a = vertical ? p[1].y : p[1].x, b = vertical ? p[2].y : p[2].x;
      double before = vertical ? p[0].x : p[0].y, after = vertical ? p[3].x : p[3].y;
      Run run = { route, i, order, at, MIN (a, b), MAX (a, b), at, at, 0, 0 };

      if (!ish_route_same (at, other))
        continue;
      /* Between its neighbours there is room; outside of both, as in a U, only away from them. */
      if ((before - at) * (after - at) < 0)
        {
          run.min = MIN (before, after) + 6;
          run.max = MAX (before, after) - 6;
        }
      else if (before < at)
        run.max = at + 3 * ISH_ROUTE_LANE;
      else
        run.min = at - 3 * ISH_ROUTE_LANE;
      if (run.min > run.max)
        run.min = run.max = at;
      /* Of rising runs the upper turns first, of falling ones the lower. */
      run.slope = before < after ? (a > b ? a - 1e6 : 1e6 - a) : (b > a ? b - 1e6 : 1e6 - b);
      g_array_append_val (runs, run);
    }
}

static int
compare_runs_at (gconstpointer a, gconstpointer b)
{
  const Run *x = a, *y = b;

  if (!ish_route_same (x->at, y->at))
    return x->at < y->at ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static int
compare_runs_slope (gconstpointer a, gconstpointer b)
{
  const Run *x = *(const Run *const *) a, *y = *(const Run *const *) b;

  if (!ish_route_same (x->slope, y->slope))
    return x->slope < y->slope ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static gboolean
runs_touch (const Run *a, const Run *b)
{
  return a->low < b->high + ISH_ROUTE_CLEAR && b->low < a->high + ISH_ROUTE_CLEAR;
}

typedef struct {
  double first, gap; /* of the tracks: where the first is, and how far to the next */
  guint  n;
} Tracks;

/* Gives the runs of one channel tracks. */
static Tracks
assign_tracks (GPtrArray *channel, double *out_min, double *out_max)
{
  Tracks tracks = { 0, ISH_ROUTE_LANE, 0 };
  double min = -G_MAXDOUBLE, max = G_MAXDOUBLE, center = 0;

  g_ptr_array_sort (channel, compare_runs_slope);
  for (guint i = 0; i < channel->len; i++)
    {
      Run *run = channel->pdata[i];

      run->track = 0;
      /* Tracks go up in sort order, so that the order chosen above holds where runs meet. */
      for (guint k = 0; k < i; k++)
        {
          Run *other = channel->pdata[k];

          if (other->route != run->route && runs_touch (run, other))
            run->track = MAX (run->track, other->track + 1);
        }
      tracks.n = MAX (tracks.n, run->track + 1);
      min = MAX (min, run->min);
      max = MIN (max, run->max);
      center += run->at / channel->len;
    }
  if (tracks.n > 1)
    tracks.gap = min < max ? MIN (tracks.gap, (max - min) / (tracks.n - 1)) : 6;
  tracks.first = center - tracks.gap * (tracks.n - 1) / 2.0;
  if (min < max)
    tracks.first = CLAMP (tracks.first, min, MAX (min, max - tracks.gap * (tracks.n - 1)));
  *out_min = min;
  *out_max = max;
  return tracks;
}

/* How many tracks lie on an edge. */
static guint
count_on_edges (const Tracks *tracks, const GArray *edges)
{
  guint n = 0;

  for (guint i = 0; i < tracks->n; i++)
    for (guint k = 0; k < edges->len; k++)
      if (fabs (tracks->first + i * tracks->gap - g_array_index (edges, double, k))
          < ISH_ROUTE_EDGE)
        {
          n++;
          break;
        }
  return n;
}

/* Moves and narrows the tracks a little when that takes them off the edges of frames. */
static void
avoid_edges (Tracks *tracks, const GArray *edges, double min, double max)
{
  static const double shifts[] = { 0, -6, 6, -10, 10, -14, 14 };
  static const double narrower[] = { 1, 0.8, 0.6 };
  guint best = count_on_edges (tracks, edges);
  Tracks original = *tracks;

  for (guint i = 0; i < G_N_ELEMENTS (narrower); i++)
    for (guint k = 0; k < G_N_ELEMENTS (shifts) && best > 0; k++)
      {
        Tracks other = { 0, original.gap * narrower[i], original.n };
        guint n;

        other.first = original.first + shifts[k] + (original.gap - other.gap) * (other.n - 1) / 2.0;
        if (min < max && (other.first < min || other.first + other.gap * (other.n - 1) > max))
          continue;
        n = count_on_edges (&other, edges);
        if (n < best)
          {
            best = n;
            *tracks = other;
          }
      }
}

/* The edges of frames that runs of this channel could lie on. */
static void
collect_edges (const GPtrArray *channel, gboolean vertical, const IshRect *frames, guint n_frames,
               GArray *out)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, at = ((Run *) channel->pdata[0])->at;

  g_array_set_size (out, 0);
  for (guint i = 0; i < channel->len; i++)
    {
      low = MIN (low, ((Run *) channel->pdata[i])->low);
      high = MAX (high, ((Run *) channel->pdata[i])->high);
    }
  for (guint i = 0; i < n_frames; i++)
    {
      double start = vertical ? frames[i].y : frames[i].x;
      double length = vertical ? frames[i].height : frames[i].width;
      double edges[2] = { vertical ? frames[i].x : frames[i].y, 0 };

      edges[1] = edges[0] + (vertical ? frames[i].width : frames[i].height);
      if (start > high || start + length < low)
        continue;
      for (guint k = 0; k < 2; k++)
        if (fabs (edges[k] - at) < 5 * ISH_ROUTE_LANE)
          g_array_append_val (out, edges[k]);
    }
}

static void
move_runs (const GPtrArray *channel, gboolean vertical, const Tracks *tracks)
{
  for (guint i = 0; i < channel->len; i++)
    {
      Run *run = channel->pdata[i];
      double at = tracks->first + run->track * tracks->gap;

      for (guint k = run->index; k <= run->index + 1; k++)
        {
          if (vertical)
            run->route->points[k].x = at;
          else
            run->route->points[k].y = at;
        }
    }
}

/* A channel is a run and all that touches any of its members. */
static void
collect_channel (GArray *runs, guint first, guint8 *taken, GPtrArray *channel)
{
  g_ptr_array_set_size (channel, 0);
  g_ptr_array_add (channel, &g_array_index (runs, Run, first));
  taken[first] = TRUE;
  for (guint k = first + 1; k < runs->len; k++)
    {
      Run *run = &g_array_index (runs, Run, k);
      gboolean touches = FALSE;

      if (run->at - g_array_index (runs, Run, first).at > ISH_ROUTE_LANE * 0.6)
        break;
      for (guint m = 0; m < channel->len && !touches && !taken[k]; m++)
        touches = runs_touch (run, channel->pdata[m]);
      if (!touches)
        continue;
      g_ptr_array_add (channel, run);
      taken[k] = TRUE;
    }
}

static void
spread_direction (IshRoute **routes, guint n, gboolean vertical, const IshRect *frames,
                  guint n_frames)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GPtrArray) channel = g_ptr_array_new ();
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *taken = NULL;

  for (guint i = 0; i < n; i++)
    collect_runs (routes[i], i, vertical, runs);
  g_array_sort (runs, compare_runs_at);
  taken = g_new0 (guint8, runs->len + 1);
  for (guint i = 0; i < runs->len; i++)
    {
      Tracks tracks;
      double min, max;

      if (taken[i])
        continue;
      collect_channel (runs, i, taken, channel);
      if (channel->len < 2)
        continue;
      tracks = assign_tracks (channel, &min, &max);
      if (tracks.n < 2)
        continue;
      collect_edges (channel, vertical, frames, n_frames, edges);
      avoid_edges (&tracks, edges, min, max);
      move_runs (channel, vertical, &tracks);
    }
}

void
ish_route_spread (IshRoute **routes, guint n, const IshRect *frames, guint n_frames)
{
  g_return_if_fail (routes || n == 0);

  spread_direction (routes, n, TRUE, frames, n_frames);
  spread_direction (routes, n, FALSE, frames, n_frames);
}
