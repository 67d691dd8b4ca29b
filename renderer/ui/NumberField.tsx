import { InputAdornment, OutlinedInput } from '@mui/material'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { parseNumber, stepNumber } from './numberText'

interface NumberFieldProps {
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly label: string
  readonly id?: string
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly step?: number | undefined
  readonly integer?: boolean
  readonly unit?: string | undefined
  /** Shown while the field is empty; without one an empty field falls back to its last value. */
  readonly placeholder?: string
  readonly width?: number | string
}

/** A number that can be typed freely and is taken over on Enter or on leaving; arrow keys step it. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, label, id, minimum, maximum, step, integer, unit, placeholder, width } =
    props
  const [draft, setDraft] = useState<string>()
  const shown = value === undefined ? '' : String(value)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a value from outside ends the typing
  useEffect(() => setDraft(undefined), [value])

  const commit = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (draft.trim() === '' && placeholder !== undefined) return onChange(undefined)
    const number = parseNumber(draft, { minimum, maximum, integer })
    if (number !== undefined) onChange(number)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return commit()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const size = (step ?? (integer ? 1 : 0.1)) * (event.shiftKey ? 10 : 1)
    const typed =
      draft === undefined ? undefined : parseNumber(draft, { minimum, maximum, integer })
    const from = typed ?? value ?? minimum ?? 0
    onChange(stepNumber(from, event.key === 'ArrowUp' ? size : -size, minimum, maximum))
  }

  return (
    <OutlinedInput
      size="small"
      {...(id ? { id } : {})}
      value={draft ?? shown}
      placeholder={placeholder ?? ''}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      sx={{
        width: width ?? 88,
        '& input': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
      }}
      endAdornment={unit ? <InputAdornment position="end">{unit}</InputAdornment> : null}
      slotProps={{ input: { inputMode: integer ? 'numeric' : 'decimal', 'aria-label': label } }}
    />
  )
}
