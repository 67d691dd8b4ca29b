/** What a picture file may be at most: it is read whole. */
export const maximumFileBytes = 512 * 1024 * 1024
