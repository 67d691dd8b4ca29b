/** A stream of random numbers that is the same on every machine for the same seed. */
export interface RandomStream {
  /** An unsigned 32-bit number. */
  nextUint32(): number
  /** A number in [0, 1), of 32 bits. */
  nextFloat(): number
  /** A whole number in [0, limit), every one as likely; `limit` is 1 to 2^32. */
  nextBelow(limit: number): number
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018, prng.di.unimi.it), its state filled from `seed` by
 * SplitMix32 (the 32-bit finaliser of MurmurHash3 over a Weyl sequence). Seeds are unsigned 32-bit.
 */
export function randomStream(seed: number): RandomStream {
  return xoshiro128(splitMix32(seed))
}

/** The generator alone, over four words of state that are not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): RandomStream {
  let [a, b, c, d] = state
  const nextUint32 = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  return {
    nextUint32,
    nextFloat: () => nextUint32() / 2 ** 32,
    nextBelow(limit) {
      // Numbers at and above the largest multiple of the limit would favour the small ones.
      const fair = 2 ** 32 - (2 ** 32 % limit)
      for (;;) {
        const value = nextUint32()
        if (value < fair) return value % limit
      }
    },
  }
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

function splitMix32(seed: number): [number, number, number, number] {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let value = state
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
    return (value ^ (value >>> 16)) >>> 0
  }
  return [next(), next(), next(), next()]
}

/** The seed of the picture at `index` of a run that began with `seed`: their sum modulo 2^32. */
export function seedAt(seed: number, index: number): number {
  return (seed + index) % 2 ** 32
}
