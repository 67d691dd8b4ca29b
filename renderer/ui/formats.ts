import type { Language } from '../../preload/contract/language'
import { findStep, isStepId } from '../../preload/contract/steps'

/** A size in bytes as people read it, in powers of 1000. */
export function bytesText(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}

/** A moment (milliseconds since 1970) as a date with its time. */
export function dateText(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    moment,
  )
}

/** A share 0..1 as a whole percentage. */
export function percentText(share: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
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
