import { useId } from 'react'
import { unitText } from '../../../preload/contract/text/quantities'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import { NumberField } from '../NumberField'
import type { ControlProps } from './controlProps'

export function NumberControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const id = useId()
  const { meta, minimum, maximum, kind, defaultValue } = parameter
  return (
    <FieldRow inline title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <NumberField
        id={id}
        label={meta.title[language]}
        value={typeof value === 'number' ? value : undefined}
        minimum={minimum}
        maximum={maximum}
        step={meta.step}
        integer={kind === 'integer'}
        unit={meta.unit && unitText(meta.unit, language)}
        width={104}
        onChange={onChange}
        {...(defaultValue === undefined ? { placeholder: '–' } : {})}
      />
    </FieldRow>
  )
}
