import { Box, Slider } from '@mui/material'
import { useId } from 'react'
import { FieldRow } from './FieldRow'
import { NumberField } from './NumberField'

interface SliderFieldProps {
  readonly title: string
  readonly help?: string | undefined
  readonly unit?: string | undefined
  readonly value: number
  /** What a double-click goes back to. */
  readonly initial: number
  readonly minimum: number
  readonly maximum: number
  readonly step: number
  readonly integer?: boolean
  readonly onChange: (value: number) => void
}

/** A slider with its number; a double-click on it goes back to the initial value. */
export function SliderField(props: SliderFieldProps) {
  const { title, help, unit, value, initial, minimum, maximum, step, integer, onChange } = props
  const titleId = useId()
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(72px, 92px) minmax(64px, 1fr) auto',
        alignItems: 'center',
        columnGap: 1.5,
        minHeight: 32,
      }}
    >
      <FieldRow title={title} help={help} titleId={titleId} />
      <Slider
        aria-labelledby={titleId}
        value={value}
        min={minimum}
        max={maximum}
        step={step}
        track={minimum < 0 ? false : 'normal'}
        marks={minimum < 0 && maximum > 0 ? [{ value: 0 }] : false}
        onChange={(_, next) => onChange(next)}
        onDoubleClick={() => onChange(initial)}
      />
      <NumberField
        label={title}
        value={value}
        minimum={minimum}
        maximum={maximum}
        step={step}
        integer={integer ?? false}
        unit={unit}
        width={unit ? 88 : 64}
        onChange={(next) => onChange(next ?? initial)}
      />
    </Box>
  )
}
