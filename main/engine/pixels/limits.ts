/** What a picture may be at most: decoding takes memory in proportion. */
export const maximumPixels = 100_000_000
export const maximumSide = 32_767
export const maximumFileBytes = 512 * 1024 * 1024
