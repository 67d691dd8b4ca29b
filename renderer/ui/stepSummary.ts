import { type Brief, briefSchema } from '../../preload/contract/brief'
import type { Language, LocalizedText } from '../../preload/contract/language'
import type { ParameterDescription } from '../../preload/contract/parameters'
import { findStep, isStepId } from '../../preload/contract/steps'
import { unitText } from '../../preload/contract/text/quantities'
import { listText, percentText, valueText } from './formats'
import { type FormValues, parametersOf } from './formValues'

interface SummaryOptions {
  /** Leaves out what has its default. */
  readonly changedOnly?: boolean
  /** A label's name; without it labels are named by their ids. */
  readonly label?: (id: string) => string
  /** A model's title; without it models are named by their ids. */
  readonly model?: (id: string) => string
  /** A brief in words; without it a brief is only named. */
  readonly brief?: (brief: Brief) => string
}

/** Words for a switch. */
const switched: Readonly<Record<'true' | 'false', LocalizedText>> = {
  true: { en: 'on', 'zh-CN': '开' },
  false: { en: 'off', 'zh-CN': '关' },
}

/** A step's parameters in words, one text each: `Exposure 0.5 EV`. Pictures that it names are left out. */
export function stepSummary(
  step: string,
  parameters: FormValues,
  language: Language,
  options: SummaryOptions = {},
): string[] {
  const described = isStepId(step) ? parametersOf(findStep(step)) : []
  return described.flatMap((parameter) => {
    const { name, meta, kind, defaultValue } = parameter
    const value = parameters[name]
    if (value === undefined || kind === 'image' || valueText(value) === '') return []
    if (options.changedOnly && JSON.stringify(value) === JSON.stringify(defaultValue)) return []
    const words = wordsOf(parameter, value, language, options)
    return [[meta.title[language], words].filter(Boolean).join(' ')]
  })
}

function wordsOf(
  { meta, kind, choices }: ParameterDescription,
  value: unknown,
  language: Language,
  { label = (id) => id, model = (id) => id, brief = () => '' }: SummaryOptions,
): string {
  if (meta.control === 'labels' && Array.isArray(value))
    return listText(
      value.map((id) => label(String(id))),
      language,
    )
  if (meta.control === 'model') return model(String(value))
  if (meta.control === 'brief') {
    const parsed = briefSchema.safeParse(value)
    return parsed.success ? brief(parsed.data) : ''
  }
  if (meta.control === 'crop') return cropText(value, language)
  if (kind === 'boolean') return switched[value === true ? 'true' : 'false'][language]
  if (value === 0 && meta.zero) return meta.zero[language]
  if (choices) return meta.choices?.[String(value)]?.[language] ?? valueText(value)
  if (Array.isArray(value)) return listText(value.map(valueText), language)
  return `${valueText(value)}${unitAfter(meta.unit, language)}`
}

/** A crop box is kept as shares of the picture: `80% × 60%`. */
function cropText(value: unknown, language: Language): string {
  const { width, height } = (value ?? {}) as { readonly width?: unknown; readonly height?: unknown }
  return typeof width === 'number' && typeof height === 'number'
    ? `${percentText(width, language)} × ${percentText(height, language)}`
    : ''
}

/** A degree and a percent sign stand close to their number. */
function unitAfter(unit: string | undefined, language: Language): string {
  if (unit === undefined) return ''
  return unit === '°' || unit === '%' ? unit : ` ${unitText(unit, language)}`
}
