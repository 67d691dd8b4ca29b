import { type Language, languages } from '../../../preload/contract/language'
import { definition } from '../../../preload/contract/steps/describe.adcopy'
import type { StepRequest } from '../../actions/runStep'
import type { FormValues } from '../../ui/formValues'

export type CopyLanguage = Language | 'both'

/** All languages, the one that the interface is in first: it is the one that is read first. */
export function languagesFrom(first: Language): readonly Language[] {
  return [first, ...languages.filter((language) => language !== first)]
}

/** The languages that are written, in the order in which they are shown. */
export function writtenLanguages(choice: CopyLanguage, first: Language): readonly Language[] {
  return choice === 'both' ? languagesFrom(first) : [choice]
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
export function copyRuns(
  values: FormValues,
  choice: CopyLanguage,
  first: Language,
): readonly StepRequest[] {
  const seed = values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]
  return writtenLanguages(choice, first).map((language) => ({
    step: definition.id,
    parameters: { ...values, seed, language },
  }))
}
