import type { Language } from '../../../preload/contract/language'
import { definition } from '../../../preload/contract/steps/describe.adcopy'
import type { StepRequest } from '../../actions/runStep'
import type { FormValues } from '../../ui/formValues'

export type CopyLanguage = Language | 'both'

/** The languages that are written, in the order in which they are shown. */
export function writtenLanguages(choice: CopyLanguage): readonly Language[] {
  return choice === 'both' ? ['en', 'zh-CN'] : [choice]
}

/** A language's own name for itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
}

/**
 * One request for each language: each is run by a job of its own, so that each text has the recipe that
 * makes exactly it. One seed for all, so that the variants of the languages correspond.
 */
export function copyRuns(values: FormValues, choice: CopyLanguage): readonly StepRequest[] {
  const seed = values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]
  return writtenLanguages(choice).map((language) => ({
    step: definition.id,
    parameters: { ...values, seed, language },
  }))
}
