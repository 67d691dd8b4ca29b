import { ToggleButton, ToggleButtonGroup } from '@mui/material'
import type { StepDefinition } from '../../preload/contract/step'
import { useLanguage } from '../i18n/useLanguage'

interface StepChoiceProps {
  readonly steps: readonly StepDefinition[]
  readonly value: string
  readonly label: string
  readonly onChange: (step: string) => void
}

/** Chooses among the steps of a panel. */
export function StepChoice({ steps, value, label, onChange }: StepChoiceProps) {
  const language = useLanguage()
  if (steps.length < 2) return null
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      size="small"
      value={value}
      aria-label={label}
      onChange={(_, next: string | null) => next !== null && onChange(next)}
    >
      {steps.map((step) => (
        <ToggleButton key={step.id} value={step.id}>
          {step.title[language]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
