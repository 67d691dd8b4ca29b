import {
  latentPointText,
  moveLatentPoint,
  parseLatentPoint,
} from '../../../preload/contract/latentPoint'
import { chooseLabels } from '../generation/chooseLabels'
import { labelMixture, openGenerator } from '../generation/drawPicture'
import { latentAt } from '../generation/latentAt'
import { inOrder } from '../inOrder'
import { createPacer } from '../pacer'
import { seedAt } from '../random/xoshiro'
import type { StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'generate.gan'> = {
  async *run(_input, parameters, context) {
    const generator = await openGenerator(
      await context.loadModel('generate', parameters.model),
      parameters.count,
    )
    const { labels, unknownWords } = chooseLabels(
      parameters.labels,
      parameters.prompt,
      generator.labels,
    )
    const around = parameters.around === undefined ? undefined : parseLatentPoint(parameters.around)
    const pacer = createPacer(context.signal)
    const draw = async (index: number) => {
      await pacer.pace()
      // Every picture hangs on its own seed and label alone, so each can be drawn again by itself.
      const seed = seedAt(parameters.seed ?? 0, index)
      const point = around
        ? moveLatentPoint(around, seed, parameters.variation)
        : { seed, moves: [] }
      const label = labels[index % labels.length] ?? generator.labelOf(point.seed)
      const drawn = await generator.draw(
        latentAt(point, generator.latentOf),
        labelMixture(generator.labels.length, label),
        parameters.truncation,
      )
      return { index, seed, point, label, drawn }
    }
    const pictures = inOrder(parameters.count, generator.atOnce, draw)
    for await (const { index, seed, point, label, drawn } of pictures) {
      context.progress((index + 1) / parameters.count)
      yield {
        drawn,
        data: {
          label: generator.labels[label]?.id ?? '',
          index,
          point: latentPointText(point),
          unknownWords: [...unknownWords],
        },
        seed,
        model: generator.id,
      }
    }
  },
}
