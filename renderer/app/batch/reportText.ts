import type { Language } from '../../../preload/contract/language'
import { definition as copyStep } from '../../../preload/contract/steps/describe.adcopy'
import { definition as captionStep } from '../../../preload/contract/steps/describe.caption'
import { definition as classifyStep } from '../../../preload/contract/steps/recognise.classify'
import { wholeText } from '../../panels/caption/adCopyText'
import { languageNames } from '../../panels/caption/copyRuns'
import { percentText, stepTitle } from '../../ui/formats'

/** The language in which ad copy is written; undefined for anything else. */
export function textLanguage(step: string, data: unknown): Language | undefined {
  return step === copyStep.id ? copyStep.result.safeParse(data).data?.language : undefined
}

/** A report's title: its step, and the language where it is a text in one. */
export function reportTitle(step: string, data: unknown, language: Language): string {
  const written = textLanguage(step, data)
  return [stepTitle(step, language), ...(written ? [languageNames[written]] : [])].join(' · ')
}

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
