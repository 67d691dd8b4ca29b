import type { StepImplementation } from '../stepImplementation'
import { coherenceOf, coverageOf } from '../texts/coherence'
import { lexicalRichness } from '../texts/lexicalRichness'
import { textWords } from '../texts/textWords'

export const implementation: StepImplementation<'evaluate.text'> = {
  async *run(_input, parameters, context) {
    const { language, sentences } = textWords(parameters.text)
    const words = sentences.flat()
    const { adjacent, theme } = coherenceOf(sentences)
    const { share, missing } = coverageOf(words, textWords(parameters.about).sentences.flat())
    context.progress(1)
    yield {
      data: {
        language,
        sentences: sentences.length,
        ...lexicalRichness(words),
        adjacentCoherence: adjacent,
        themeCoherence: theme,
        pictureCoverage: share,
        missing: [...missing],
      },
    }
  },
}
