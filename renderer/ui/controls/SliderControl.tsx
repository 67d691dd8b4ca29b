import { unitText } from '../../../preload/contract/text/quantities'
import { useLanguage } from '../../i18n/useLanguage'
import { SliderField } from '../SliderField'
import type { ControlProps } from './controlProps'

export function SliderControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const { meta, minimum = 0, maximum = 1, defaultValue, kind } = parameter
  const initial = typeof defaultValue === 'number' ? defaultValue : minimum
  return (
    <SliderField
      title={meta.title[language]}
      help={meta.help?.[language]}
      unit={meta.unit && unitText(meta.unit, language)}
      value={typeof value === 'number' ? value : initial}
      initial={initial}
      minimum={minimum}
      maximum={maximum}
      step={meta.step ?? (kind === 'integer' ? 1 : 0.01)}
      integer={kind === 'integer'}
      onChange={onChange}
    />
  )
}
