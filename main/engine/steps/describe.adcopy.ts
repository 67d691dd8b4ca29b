import { channelLimits } from '../../../preload/contract/brief'
import type { Language } from '../../../preload/contract/language'
import { dominantColours } from '../adcopy/dominantColours'
import { type CopyFacts, gatherFacts } from '../adcopy/facts'
import { writeCopy } from '../adcopy/writeCopy'
import { captionPicture } from '../captions/captionPicture'
import { classifyPicture } from '../models/classifyPicture'
import { requirePicture, type StepImplementation } from '../stepImplementation'

/** Beams of the caption that the copy starts from, and how many labels are told. */
const BEAMS = 3
const LABELS = 5

export const implementation: StepImplementation<'describe.adcopy'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const { brief, language } = parameters
    const seed = parameters.seed ?? 0
    const classifier = await context.loadModel('classify')
    const captioner = await context.loadModel('caption')
    const recognition = await classifyPicture(classifier, picture)
    context.progress(0.3)
    const [caption] = await captionPicture(captioner, picture, {
      method: 'beam',
      beams: BEAMS,
      count: 1,
      temperature: 1,
      seed,
      attention: false,
      signal: context.signal,
      progress: (fraction) => context.progress(0.3 + 0.6 * fraction),
    })
    const subject = dominantColours(picture, recognition.saliency)
    const facts = gatherFacts(brief, recognition, subject, caption?.text ?? '')
    context.progress(1)
    yield {
      data: {
        variants: writeCopy(facts, language, parameters.variants, seed),
        language,
        channel: brief.channel,
        characterLimit: channelLimits[brief.channel].characters,
        caption: facts.caption,
        labels: recognition.labels.slice(0, LABELS),
        colours: subject.colours.map(({ name, hex, share }) => ({ id: name.id, hex, share })),
        method: {
          kind: 'grammar',
          fromPicture: pictureParts(facts, language),
          fromBrief: briefParts(facts),
        },
      },
      seed,
      model: captioner.id,
    }
  },
}

/** What of the copy may have come from the picture. */
function pictureParts(facts: CopyFacts, language: Language): string[] {
  return [
    ...(facts.label === undefined ? [] : [`label ${facts.label}`]),
    ...facts.colours.map((colour) => `colour ${colour.name.id}`),
    // Only where no product is known does the caption itself stand in the text, and only in its own language.
    ...(language === 'en' && facts.kind === 'scene' && facts.caption !== '' ? ['caption'] : []),
  ]
}

/** Fields of the brief that were filled in. */
function briefParts({ brief }: CopyFacts): string[] {
  const { product, brand, audience, offer, features } = brief
  return Object.entries({ product, brand, audience, offer, features })
    .filter(([, value]) => value.length > 0)
    .map(([name]) => name)
}
