import { Box } from '@mui/material'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { type Side, sideLimits, useLayout } from '../../state/layoutStore'

interface SplitterProps {
  readonly side: Side
  readonly label: string
  /** Which way the pointer goes to make the side larger. */
  readonly grows: 'right' | 'left' | 'up'
}

/** The bar between two parts of the window: dragged, or moved with the arrow keys. */
export function Splitter({ side, label, grows }: SplitterProps) {
  const size = useLayout((state) => state.sizes[side])
  const resize = useLayout((state) => state.resize)
  const start = useRef<{ position: number; size: number } | undefined>(undefined)
  const vertical = grows !== 'up'
  const sign = grows === 'right' ? 1 : -1
  const position = (event: PointerEvent) => (vertical ? event.clientX : event.clientY)

  const onKeyDown = (event: KeyboardEvent) => {
    const larger = { right: 'ArrowRight', left: 'ArrowLeft', up: 'ArrowUp' }[grows]
    const smaller = { right: 'ArrowLeft', left: 'ArrowRight', up: 'ArrowDown' }[grows]
    if (event.key === larger) resize(side, size + 16)
    else if (event.key === smaller) resize(side, size - 16)
    else if (event.key === 'Home') resize(side, sideLimits[side].minimum)
    else if (event.key === 'End') resize(side, sideLimits[side].maximum)
    else return
    event.preventDefault()
  }

  return (
    <Box
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={sideLimits[side].minimum}
      aria-valuemax={sideLimits[side].maximum}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(side, sideLimits[side].initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { position: position(event), size }
      }}
      onPointerMove={(event) => {
        const from = start.current
        if (from) resize(side, from.size + sign * (position(event) - from.position))
      }}
      onPointerUp={() => {
        start.current = undefined
      }}
      onPointerCancel={() => {
        start.current = undefined
      }}
      sx={{
        flex: 'none',
        touchAction: 'none',
        ...(vertical ? { width: 5, cursor: 'col-resize' } : { height: 5, cursor: 'row-resize' }),
        '&:hover, &:active, &:focus-visible': { bgcolor: 'primary.main' },
        '&:focus-visible': { outlineOffset: 0 },
        transition: 'background-color 120ms',
      }}
    />
  )
}
