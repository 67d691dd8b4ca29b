/** Coefficients of the recursive Gaussian filter and how far a line has to go on beyond its ends. */
export interface RecursiveFilter {
  readonly gain: number
  readonly first: number
  readonly second: number
  readonly third: number
  readonly padding: number
}

/**
 * The third-order recursive filter of Young and van Vliet 1995, "Recursive implementation of the
 * Gaussian filter", Signal Processing 44, equations 8c and 11b. `sigma` at least 2.5.
 */
export function recursiveFilter(sigma: number): RecursiveFilter {
  const q = 0.98711 * sigma - 0.9633
  const b0 = 1.57825 + 2.44413 * q + 1.4281 * q * q + 0.422205 * q ** 3
  const first = (2.44413 * q + 2.85619 * q * q + 1.26661 * q ** 3) / b0
  const second = -(1.4281 * q * q + 1.26661 * q ** 3) / b0
  const third = (0.422205 * q ** 3) / b0
  return { gain: 1 - first - second - third, first, second, third, padding: Math.ceil(5 * sigma) }
}

/**
 * Blurs a line in place. It lies at `padding .. padding + length` of the buffer; its ends are continued
 * into the padding, so that both passes begin where the filter has settled.
 */
export function blurLineRecursively(
  buffer: Float64Array,
  length: number,
  filter: RecursiveFilter,
): void {
  const { gain, first, second, third, padding } = filter
  const total = length + 2 * padding
  buffer.fill(buffer[padding] as number, 0, padding)
  buffer.fill(buffer[padding + length - 1] as number, padding + length, total)
  let one = buffer[0] as number
  let two = one
  let three = one
  for (let index = 0; index < total; index += 1) {
    const value = gain * (buffer[index] as number) + first * one + second * two + third * three
    three = two
    two = one
    one = value
    buffer[index] = value
  }
  one = buffer[total - 1] as number
  two = one
  three = one
  for (let index = total - 1; index >= 0; index -= 1) {
    const value = gain * (buffer[index] as number) + first * one + second * two + third * three
    three = two
    two = one
    one = value
    buffer[index] = value
  }
}
