import type { RandomStream } from './xoshiro'

/**
 * `length` standard normal numbers by Marsaglia's polar method (1964). It needs only a logarithm and a
 * square root, which every build of the JavaScript engine computes alike, unlike sine and cosine.
 */
export function gaussianVector(stream: RandomStream, length: number): Float32Array {
  const values = new Float32Array(length)
  for (let index = 0; index < length; index += 2) {
    let u: number
    let v: number
    let square: number
    do {
      u = 2 * stream.nextFloat() - 1
      v = 2 * stream.nextFloat() - 1
      square = u * u + v * v
    } while (square >= 1 || square === 0)
    const scale = Math.sqrt((-2 * Math.log(square)) / square)
    values[index] = u * scale
    if (index + 1 < length) values[index + 1] = v * scale
  }
  return values
}
