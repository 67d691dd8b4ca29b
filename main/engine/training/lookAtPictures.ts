import type { Tensor } from 'onnxruntime-node'
import { toStudioError } from '../../../preload/contract/errors'
import type { LoadedModel } from '../models/loadedModel'
import { classifierMetadata, parseMetadata } from '../models/modelMetadata'
import { squareInput } from '../models/networkInput'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import { randomStream } from '../random/xoshiro'
import type { StepContext } from '../stepImplementation'
import { augmentedView } from './augmentedView'

/** What the network saw in a set of pictures. */
export interface SeenPictures {
  /** Length of an embedding. */
  readonly size: number
  /** Embeddings of the pictures as they are, `[N, size]`; zeros where one could not be read. */
  readonly plain: Float32Array
  /** Embeddings of their varied views, `[N, views * size]`. */
  readonly views: Float32Array
  readonly readable: ReadonlySet<number>
  /** Pictures without a label, which were not looked at. */
  readonly unlabelled: number
}

/**
 * Embeddings of every picture that has a label, as it is and in varied views; without views, what was seen before is
 * not looked at again. Throws `model-broken`, `cancelled`.
 */
export async function lookAtPictures(
  model: LoadedModel,
  names: readonly string[],
  views: number,
  seed: number,
  context: StepContext,
): Promise<SeenPictures> {
  const metadata = await parseMetadata(model, classifierMetadata)
  const side = metadata.size
  const readable = new Set<number>()
  let size = 0
  let plain = new Float32Array()
  let varied = new Float32Array()
  const take = (row: number, found: readonly Float32Array[]) => {
    if (size === 0) {
      size = found[0]?.length ?? 0
      plain = new Float32Array(names.length * size)
      varied = new Float32Array(names.length * views * size)
    }
    for (const [view, embedding] of found.entries()) {
      if (view === 0) plain.set(embedding, row * size)
      else varied.set(embedding, (row * views + view - 1) * size)
    }
    readable.add(row)
  }
  for (const [row, path] of context.inputs.entries()) {
    context.signal.throwIfAborted()
    const known = views === 0 ? context.seen?.known(row) : undefined
    if (known) {
      take(row, [known])
    } else if (names[row] !== '') {
      const picture = await context.readPicture(path).catch((error: unknown) => {
        // One damaged file among many is left out and counted.
        if (toStudioError(error).code === 'cancelled') throw error
        return undefined
      })
      if (picture) {
        const square = squareInput(picture, side)
        const random = randomStream(seed ^ (row + 1))
        const planes = square.data as Float32Array
        const own = await embeddingOf(model, square)
        const found = [context.seen?.keep(row, own) ?? own]
        for (let view = 0; view < views; view += 1) {
          context.signal.throwIfAborted()
          const changed = floatTensor(augmentedView({ planes, side }, random), [1, 3, side, side])
          found.push(await embeddingOf(model, changed))
        }
        take(row, found)
      }
    }
    context.progress((row + 1) / context.inputs.length)
  }
  const unlabelled = names.filter((name) => name === '').length
  return { size, plain, views: varied, readable, unlabelled }
}

async function embeddingOf(model: LoadedModel, image: Tensor): Promise<Float32Array> {
  const outputs = await model.run({ image })
  return floatOutput(model, outputs, 'embedding', [1, outputs.embedding?.dims[1] ?? 0])
}
