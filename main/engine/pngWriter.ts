import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createPacer } from './pacer'
import { encodeNaturalPng, type NaturalPicture } from './pixels/naturalPng'
import { PngThread } from './pngThread'
import { writeWorkFile } from './writeNewFile'

let thread: PngThread | undefined

/**
 * Writes a natural picture as a new PNG, in a thread beside this one: networks hold this one, so that every turn of its
 * event loop would be waited for. Throws what `encodeNaturalPng` and `writeWorkFile` throw.
 */
export async function writePng(
  picture: NaturalPicture,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const writer = borrowThread()
  if (writer) return writer.write(picture, file, signal)
  await writeWorkFile(file, await encodeNaturalPng(picture, createPacer(signal)))
}

/** Ends the thread, unless a picture is with it. */
export async function endPngWriter(): Promise<void> {
  const idle = thread?.isIdle ? thread : undefined
  if (!idle) return
  // A picture that comes meanwhile gets a new one.
  thread = undefined
  await idle.end()
}

/** None on one core, where it would only take turns, or where there is no program for it. */
function borrowThread(): PngThread | undefined {
  const program = join(__dirname, 'pngWorker.cjs')
  if (availableParallelism() < 2 || !existsSync(program)) return undefined
  if (!thread || thread.isLost) thread = new PngThread(program)
  return thread
}
