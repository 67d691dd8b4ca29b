import type { Picture } from '../picture'
import { loadSharp } from '../pixels/loadSharp'
import type { EncodedPicture } from '../stepImplementation'
import { stripGrid } from './walkPlan'

/** Widest strip, in pixels: what viewers and WebP can take. */
const STRIP_LIMIT = 16_383
/** Quality of an animation's frames, 0..100. */
const ANIMATION_QUALITY = 90

/** Frames of one size side by side, in reading order; white where the last row is not full. */
export function joinStrip(frames: readonly Picture[]): Picture {
  const [first] = frames
  if (!first) throw new Error('a strip has frames')
  const { columns, rows } = stripGrid(frames.length, first.width, STRIP_LIMIT)
  const width = columns * first.width
  const data = new Float32Array(width * rows * first.height * 3).fill(1)
  frames.forEach((frame, index) => {
    const left = (index % columns) * first.width
    const top = Math.floor(index / columns) * first.height
    for (let y = 0; y < frame.height; y++) {
      const row = frame.data.subarray(y * frame.width * 3, (y + 1) * frame.width * 3)
      data.set(row, ((top + y) * width + left) * 3)
    }
  })
  return { width, height: rows * first.height, channels: 3, data, bitDepth: 8, source: 'generated' }
}

/** Frames as an animated WebP that plays for ever. */
export async function encodeAnimation(
  frames: readonly Picture[],
  framesPerSecond: number,
): Promise<EncodedPicture> {
  const [first] = frames
  if (!first) throw new Error('an animation has frames')
  const sharp = await loadSharp()
  const { width, height } = first
  // Frames lie below one another; libvips cuts them by the page height.
  const samples = new Uint8Array(frames.length * width * height * 3)
  frames.forEach((frame, index) => {
    samples.set(
      frame.data.map((value) => Math.round(value * 255)),
      index * width * height * 3,
    )
  })
  const bytes = await sharp(samples, {
    raw: { width, height: height * frames.length, channels: 3, pageHeight: height },
    limitInputPixels: false,
  })
    .webp({
      quality: ANIMATION_QUALITY,
      loop: 0,
      delay: frames.map(() => Math.round(1000 / framesPerSecond)),
    })
    .toBuffer()
  return { bytes: new Uint8Array(bytes), format: 'webp', width, height }
}
