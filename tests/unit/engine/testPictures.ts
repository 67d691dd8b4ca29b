import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createPacer } from '../../../main/engine/pacer'
import type { Picture } from '../../../main/engine/picture'
import { StudioError } from '../../../preload/contract/errors'

/** A picture whose samples are whole levels given by a formula. */
export function pictureOf(
  width: number,
  height: number,
  channels: 3 | 4,
  level: (x: number, y: number, channel: number) => number,
  bitDepth: 8 | 16 = 8,
): Picture {
  const data = new Float32Array(width * height * channels)
  let index = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        data[index] = level(x, y, channel) / (bitDepth === 8 ? 255 : 65535)
        index += 1
      }
    }
  }
  return { width, height, channels, data, bitDepth, source: 'png' }
}

/** Waves of whole levels 0..254, different in every channel. */
export const waves = (x: number, y: number, channel: number) =>
  2 * Math.abs(((3 * x + 2 * y + 31 * channel) % 254) - 127)

export const neverAborted = () => createPacer(new AbortController().signal)

/** A folder that goes away after the tests of the file. Its name has a space and Chinese characters. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'studio 图片 '))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The payload of the StudioError that a promise fails with. */
export async function failureOf(
  promise: Promise<unknown>,
): Promise<{ code: string; data: Readonly<Record<string, unknown>> }> {
  try {
    await promise
  } catch (error) {
    if (error instanceof StudioError) return error.toPayload()
    throw error
  }
  throw new Error('nothing failed')
}
