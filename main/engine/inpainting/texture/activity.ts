/** Pixels to each side over which activity is taken. */
const radius = 6
/** Makes usual activities as large as usual differences of colour. */
const scale = 4

/**
 * How much goes on round each pixel, `[H, W]`, 0..1: the mean of the absolute differences of known pixels with their right
 * and lower neighbours, over a square. Patches of one colour but another texture differ in it at every size of the picture
 * (Newson et al. 2014, section 4.2). `colours` is `[H, W, 3]`; of the hole nothing counts.
 */
export function activityOf(
  colours: Float32Array,
  hole: Uint8Array,
  width: number,
  height: number,
): Float32Array {
  const sums = new Float32Array(width * height)
  const counts = new Float32Array(width * height)
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 1) {
      if (x + 1 === width || y + 1 === height) continue
      if (hole[place] === 1 || hole[place + 1] === 1 || hole[place + width] === 1) continue
      let sum = 0
      for (let channel = place * 3; channel < place * 3 + 3; channel += 1) {
        const value = colours[channel] as number
        sum += Math.abs((colours[channel + 3] as number) - value)
        sum += Math.abs((colours[channel + width * 3] as number) - value)
      }
      sums[place] = sum / 6
      counts[place] = 1
    }
  }
  for (const values of [sums, counts]) {
    sumAlong(values, width, height)
    sumAcross(values, width, height)
  }
  return sums.map((sum, place) => Math.min(1, (scale * sum) / Math.max(1, counts[place] as number)))
}

/** Each value as the sum of those of its row within the radius, in place. */
function sumAlong(values: Float32Array, width: number, height: number): void {
  const line = new Float64Array(width + 1)
  for (let y = 0; y < height; y += 1) {
    const row = values.subarray(y * width, (y + 1) * width)
    for (let x = 0; x < width; x += 1) line[x + 1] = (line[x] as number) + (row[x] as number)
    for (let x = 0; x < width; x += 1) {
      const end = line[Math.min(width, x + radius + 1)] as number
      row[x] = end - (line[Math.max(0, x - radius)] as number)
    }
  }
}

/** Each value as the sum of those of its column within the radius, in place; whole rows at a time. */
function sumAcross(values: Float32Array, width: number, height: number): void {
  const before = values.slice()
  const sums = new Float64Array(width)
  const add = (y: number, sign: number) => {
    if (y < 0 || y >= height) return
    for (let x = 0; x < width; x += 1)
      sums[x] = (sums[x] as number) + sign * (before[y * width + x] as number)
  }
  for (let y = 0; y < radius; y += 1) add(y, 1)
  for (let y = 0; y < height; y += 1) {
    add(y + radius, 1)
    add(y - radius - 1, -1)
    values.set(sums, y * width)
  }
}
