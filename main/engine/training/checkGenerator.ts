import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { StudioError } from '../../../preload/contract/errors'
import { labelMixture, openGenerator } from '../generation/drawPicture'
import { createModelStore } from '../models/modelStore'

/** A generator file that keeps to the contract and draws. */
interface CheckedGenerator {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * Reads a generator as the studio will, and draws a picture of every label with it.
 * Throws `model-broken` where the file breaks the contract, or a picture is none.
 */
export async function checkGenerator(
  path: string,
  name: string,
  labels: readonly string[],
  signal: AbortSignal,
): Promise<CheckedGenerator> {
  const bytes = await readFile(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const store = createModelStore()
  try {
    const files = { model: { path, bytes: bytes.length, sha256 } }
    const model = store.load(
      { id: 'own', task: 'generate', files },
      { provider: 'cpu', threads: 1 },
    )
    const generator = await openGenerator(model, 1)
    const broken = (reason: string) =>
      new StudioError('model-broken', { model: name, file: 'model', reason })
    if (generator.labels.map(({ id }) => id).join('\n') !== labels.join('\n'))
      throw broken('it names other labels than it was taught')
    for (const [index] of labels.entries()) {
      signal.throwIfAborted()
      const picture = await generator.draw(
        generator.latentOf(index),
        labelMixture(labels.length, index),
        1,
      )
      if (!picture.planes.every(Number.isFinite)) throw broken('what it draws is no picture')
    }
  } finally {
    await store.release()
  }
  return { bytes, sha256 }
}
