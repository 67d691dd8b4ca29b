/** Sides of a patch, in pixels, as the kernels have them. */
export const patchSide = 8

/** Marks with 1 every place at which a whole patch begins that has a marked pixel in it. */
export function markTouching(
  marked: Uint8Array,
  width: number,
  height: number,
  touching: Uint8Array,
): void {
  const across = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    // From the right, so that each place sees what its patch covers.
    for (let x = width - 1, last = width + patchSide; x >= 0; x -= 1) {
      if (marked[y * width + x] === 1) last = x
      across[y * width + x] = last - x < patchSide ? 1 : 0
    }
  }
  // From below, row by row: each column remembers the last row in which a patch of its touches.
  const last = new Int32Array(width).fill(height + patchSide)
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = 0, place = y * width; x + patchSide <= width; x += 1, place += 1) {
      if (across[place] === 1) last[x] = y
      if (y + patchSide <= height) touching[place] = (last[x] as number) - y < patchSide ? 1 : 0
    }
  }
}
