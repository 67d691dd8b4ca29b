import type { Language } from '../../preload/contract/language'
import { findStep, isStepId } from '../../preload/contract/steps'

export {
  bytesText,
  dateText,
  listText,
  pixelsText,
  sentencesText,
  sizeText,
} from '../../preload/contract/text/quantities'

/** A whole number from 0 on. Below a thousand nothing is grouped, and a start of the window need not read the tables of numbers. */
export function countText(count: number, language: Language): string {
  return count < 1000 ? String(count) : new Intl.NumberFormat(language).format(count)
}

/** A share 0..1 as a percentage, always with so many decimals, so that figures in a column line up. */
export function percentText(share: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share)
}

/** A step's title; an id that is no step stands for itself. */
export function stepTitle(step: string, language: Language): string {
  return isStepId(step) ? findStep(step).title[language] : step
}

/** A parameter's value in a line: lists joined, objects as pairs. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, part]) => part !== '' && !(Array.isArray(part) && part.length === 0))
      .map(([name, part]) => `${name}: ${valueText(part)}`)
      .join(', ')
  }
  return String(value)
}
