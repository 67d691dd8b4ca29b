/** A rectangle of pixels; `right` and `bottom` lie outside it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Row by row, 1 where there is a hole. */
export interface HoleMask {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Whether there is a hole at all. */
export function hasHoles(mask: HoleMask): boolean {
  return bytesOf(mask).includes(1)
}

/** Buffers look for a byte many times as fast as typed arrays do. */
function bytesOf({ data }: HoleMask): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
}

/**
 * Rectangles round the 8-connected parts of a mask, in the order of their first pixels. Runs of each
 * row are joined with those they touch in the row above (two-pass labelling, Rosenfeld and Pfaltz 1966).
 */
export function holeBoxes(mask: HoleMask): Box[] {
  const parents: number[] = []
  const boxes: Box[] = []
  const rootOf = (label: number): number => {
    let root = label
    while (parents[root] !== root) root = parents[root] ?? root
    parents[label] = root
    return root
  }
  let above: Run[] = []
  const bytes = bytesOf(mask)
  for (let y = 0; y < mask.height; y++) {
    const next = bytes.indexOf(1, y * mask.width)
    if (next < 0) break
    const row = Math.floor(next / mask.width)
    // Rows without a hole are passed over; what comes after them touches nothing above.
    if (row > y) above = []
    y = row
    const runs = rowRuns(bytes, y * mask.width, (y + 1) * mask.width)
    let first = 0
    for (const run of runs) {
      while (first < above.length && (above[first]?.end ?? 0) < run.start) first += 1
      for (let index = first; index < above.length; index++) {
        const upper = above[index]
        if (!upper || upper.start > run.end) break
        const root = rootOf(upper.label)
        if (run.label < 0) run.label = root
        else {
          const own = rootOf(run.label)
          const [keep, drop] = own < root ? [own, root] : [root, own]
          parents[drop] = keep
          run.label = keep
        }
      }
      if (run.label < 0) {
        run.label = parents.length
        parents.push(run.label)
        boxes.push({ left: run.start, top: y, right: run.end, bottom: y + 1 })
      }
      const label = run.label
      boxes[label] = union(boxes[label], { left: run.start, top: y, right: run.end, bottom: y + 1 })
    }
    above = runs
  }
  const merged = new Map<number, Box>()
  boxes.forEach((box, label) => {
    const root = rootOf(label)
    merged.set(root, union(merged.get(root), box))
  })
  return [...merged.values()]
}

interface Run {
  readonly start: number
  /** One past the last pixel. */
  readonly end: number
  label: number
}

/** The runs of a row that lies from `first` to `end`. */
function rowRuns(bytes: Buffer, first: number, end: number): Run[] {
  const runs: Run[] = []
  const row = bytes.subarray(first, end)
  for (let start = row.indexOf(1); start >= 0; ) {
    const stop = row.indexOf(0, start)
    runs.push({ start, end: stop < 0 ? row.length : stop, label: -1 })
    start = stop < 0 ? -1 : row.indexOf(1, stop)
  }
  return runs
}

function union(left: Box | undefined, right: Box): Box {
  if (!left) return right
  return {
    left: Math.min(left.left, right.left),
    top: Math.min(left.top, right.top),
    right: Math.max(left.right, right.right),
    bottom: Math.max(left.bottom, right.bottom),
  }
}

/** The box with `margin` more on each side, cut at the picture's edges. */
export function grownBox(box: Box, margin: number, width: number, height: number): Box {
  return {
    left: Math.max(0, box.left - margin),
    top: Math.max(0, box.top - margin),
    right: Math.min(width, box.right + margin),
    bottom: Math.min(height, box.bottom + margin),
  }
}

/** What two boxes have in common. */
export function overlap(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  return {
    left,
    top,
    right: Math.max(left, Math.min(one.right, other.right)),
    bottom: Math.max(top, Math.min(one.bottom, other.bottom)),
  }
}

/** Joins boxes that come within `distance` pixels of each other, until none do. */
export function clusterBoxes(boxes: readonly Box[], distance: number): Box[] {
  const clusters: Box[] = []
  for (const box of boxes) {
    let grown = box
    for (let index = 0; index < clusters.length; ) {
      const other = clusters[index]
      if (other && near(grown, other, distance)) {
        grown = union(grown, other)
        clusters.splice(index, 1)
        index = 0
      } else {
        index += 1
      }
    }
    clusters.push(grown)
  }
  return clusters
}

function near(a: Box, b: Box, distance: number): boolean {
  return (
    a.left - distance < b.right &&
    b.left - distance < a.right &&
    a.top - distance < b.bottom &&
    b.top - distance < a.bottom
  )
}
