import type { Language } from '../../preload/contract/language'
import { findStep, isStepId } from '../../preload/contract/steps'
import { valueText } from './formats'
import { type FormValues, parametersOf } from './formValues'

interface SummaryOptions {
  /** Leaves out what has its default. */
  readonly changedOnly?: boolean
  /** A label's name; without it labels are named by their ids. */
  readonly label?: (id: string) => string
}

/** A step's parameters in words, one text each: `Exposure 0.5 EV`. Pictures that it names are left out. */
export function stepSummary(
  step: string,
  parameters: FormValues,
  language: Language,
  { changedOnly = false, label = (id) => id }: SummaryOptions = {},
): string[] {
  const described = isStepId(step) ? parametersOf(findStep(step)) : []
  return described.flatMap(({ name, meta, kind, choices, defaultValue }) => {
    const value = parameters[name]
    if (value === undefined || kind === 'image' || valueText(value) === '') return []
    if (changedOnly && JSON.stringify(value) === JSON.stringify(defaultValue)) return []
    if (changedOnly && kind === 'object') return [meta.title[language]]
    const words =
      meta.control === 'labels' && Array.isArray(value)
        ? value.map((id) => label(String(id))).join(', ')
        : choices
          ? (meta.choices?.[String(value)]?.[language] ?? valueText(value))
          : valueText(value)
    return [`${meta.title[language]} ${words}${unitText(meta.unit)}`]
  })
}

/** A degree and a percent sign stand close to their number. */
function unitText(unit: string | undefined): string {
  if (unit === undefined) return ''
  return unit === '°' || unit === '%' ? unit : ` ${unit}`
}
