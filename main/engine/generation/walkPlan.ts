import type { LatentPoint } from '../../../preload/contract/latentPoint'
import { seedAt } from '../random/xoshiro'

/** A place that a walk passes: a point and a label. */
export interface Station {
  readonly point: LatentPoint
  readonly label: number
}

/** A frame of a walk: `fraction` of the way from one station to the next. */
export interface WalkFrame {
  readonly from: Station
  readonly to: Station
  readonly fraction: number
}

/**
 * The stations of a walk. Points and labels take turns; there are as many stations as there are of the
 * more numerous, and two at least. Without points they follow from `seed`; one point with several labels
 * stays, so that only the label changes; one point with one label goes on to the seed after its own.
 * `labelOf` gives a label where none was asked for: all stations have that of the first seed.
 */
export function planStations(
  points: readonly LatentPoint[],
  labels: readonly number[],
  seed: number,
  labelOf: (seed: number) => number,
): Station[] {
  const [first = { seed, moves: [] }] = points
  const chosen = labels.length > 0 ? labels : [labelOf(first.seed)]
  const count = Math.max(2, points.length, chosen.length)
  const stays = points.length === 1 && chosen.length > 1
  return Array.from({ length: count }, (_, index) => ({
    point:
      points.length > 1 || stays
        ? (points[index % points.length] ?? first)
        : { ...first, seed: seedAt(first.seed, index) },
    label: chosen[index % chosen.length] ?? 0,
  }))
}

/** Frames at even steps from the first station to the last, both included. */
export function planFrames(stations: readonly Station[], frames: number): WalkFrame[] {
  const last = stations.length - 1
  return Array.from({ length: frames }, (_, index) => {
    const place = (index * last) / (frames - 1)
    const start = Math.min(last - 1, Math.floor(place))
    const from = stations[start]
    const to = stations[start + 1]
    if (!from || !to) throw new Error('a walk has two stations at least')
    return { from, to, fraction: place - start }
  })
}

/** Columns and rows of a strip whose sides stay within `limit` pixels: one row as long as it fits. */
export function stripGrid(
  frames: number,
  size: number,
  limit: number,
): { columns: number; rows: number } {
  const columns = Math.min(frames, Math.max(1, Math.floor(limit / size)))
  return { columns, rows: Math.ceil(frames / columns) }
}
