import type { Language } from '../../../preload/contract/language'
import { definition as copyStep } from '../../../preload/contract/steps/describe.adcopy'
import { definition as captionStep } from '../../../preload/contract/steps/describe.caption'
import { definition as classifyStep } from '../../../preload/contract/steps/recognise.classify'
import { wholeText } from '../../panels/caption/adCopyText'
import { percentText } from '../../ui/formats'

/** What a step found out about one picture, in a few lines; undefined for a step that is not known here. */
export function reportText(step: string, data: unknown, language: Language): string | undefined {
  switch (step) {
    case captionStep.id:
      return captionStep.result.safeParse(data).data?.captions[0]?.text
    case copyStep.id: {
      const first = copyStep.result.safeParse(data).data?.variants[0]
      return first && wholeText(first)
    }
    case classifyStep.id:
      return classifyStep.result
        .safeParse(data)
        .data?.labels.slice(0, 3)
        .map(({ title, probability }) => `${title[language]} ${percentText(probability, language)}`)
        .join('\n')
    default:
      return undefined
  }
}
