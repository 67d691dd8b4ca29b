import { Box, Slider, Typography } from '@mui/material'
import { useId } from 'react'

interface LabelledSliderProps {
  readonly label: string
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly step: number
  /** What a double-click goes back to. */
  readonly initial: number
  /** The value as it is read, such as `40 px`. */
  readonly text: string
  readonly onChange: (value: number) => void
  readonly width?: number
}

/** A slider in one line with its name and its value, for bars. */
export function LabelledSlider(props: LabelledSliderProps) {
  const { label, value, minimum, maximum, step, initial, text, onChange, width = 96 } = props
  const id = useId()
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: 'none' }}>
      <Typography id={id} variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {label}
      </Typography>
      <Slider
        aria-labelledby={id}
        aria-valuetext={text}
        value={value}
        min={minimum}
        max={maximum}
        step={step}
        onChange={(_, next) => onChange(next)}
        onDoubleClick={() => onChange(initial)}
        sx={{ width, py: 1 }}
      />
      <Typography
        variant="body2"
        sx={{ minWidth: 48, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      >
        {text}
      </Typography>
    </Box>
  )
}
