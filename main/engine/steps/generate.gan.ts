import { chooseLabels } from '../generation/chooseLabels'
import { labelMixture, openGenerator } from '../generation/drawPicture'
import { createPacer } from '../pacer'
import { seedAt } from '../random/xoshiro'
import type { StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'generate.gan'> = {
  async *run(_input, parameters, context) {
    const generator = await openGenerator(await context.loadModel('generate', parameters.model))
    const { labels, unknownWords } = chooseLabels(
      parameters.labels,
      parameters.prompt,
      generator.labels,
    )
    const pacer = createPacer(context.signal)
    for (let index = 0; index < parameters.count; index++) {
      await pacer.pace()
      // Every picture hangs on its own seed and label alone, so each can be drawn again by itself.
      const seed = seedAt(parameters.seed ?? 0, index)
      const label = labels[index % labels.length] ?? generator.labelOf(seed)
      const picture = await generator.draw(
        generator.latentOf(seed),
        labelMixture(generator.labels.length, label),
        parameters.truncation,
      )
      context.progress((index + 1) / parameters.count)
      yield {
        picture,
        data: { label: generator.labels[label]?.id ?? '', index, unknownWords: [...unknownWords] },
        seed,
        model: generator.id,
      }
    }
  },
}
