import { MenuItem, Select, ToggleButton, ToggleButtonGroup } from '@mui/material'
import { useId } from 'react'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** Two or three short choices side by side, more of them in a list. */
export function ChoiceControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const titleId = useId()
  const { meta, choices = [] } = parameter
  const words = (choice: string | number) =>
    meta.choices?.[String(choice)]?.[language] ?? String(choice)
  const letters = choices.reduce<number>((sum, choice) => sum + words(choice).length, 0)
  const title = meta.title[language]

  if (choices.length <= 4 && letters <= (language === 'en' ? 34 : 20)) {
    return (
      <FieldRow title={title} help={meta.help?.[language]} titleId={titleId}>
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          value={value}
          aria-labelledby={titleId}
          onChange={(_, next) => next !== null && onChange(next)}
        >
          {choices.map((choice) => (
            <ToggleButton key={String(choice)} value={choice}>
              {words(choice)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </FieldRow>
    )
  }
  return (
    <FieldRow title={title} help={meta.help?.[language]} titleId={titleId}>
      <Select
        fullWidth
        size="small"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        labelId={titleId}
      >
        {choices.map((choice) => (
          <MenuItem key={String(choice)} value={choice}>
            {words(choice)}
          </MenuItem>
        ))}
      </Select>
    </FieldRow>
  )
}
