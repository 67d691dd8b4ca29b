import { Box } from '@mui/material'
import { useEffect, useState } from 'react'

/** Milliseconds between two looks at where the part lies: panels open, lists grow. */
const lookMilliseconds = 200
const gap = 4

/** A ring round the part of the window that the tour speaks of; nothing where it is not in sight. */
export function Spotlight({ part }: { readonly part: string }) {
  const [place, setPlace] = useState<DOMRect>()
  useEffect(() => {
    const look = () =>
      setPlace((before) => {
        const found = document.querySelector(`[data-tour="${part}"]`)?.getBoundingClientRect()
        const same =
          before &&
          found &&
          before.x === found.x &&
          before.y === found.y &&
          before.width === found.width &&
          before.height === found.height
        return same ? before : found
      })
    look()
    const timer = setInterval(look, lookMilliseconds)
    return () => clearInterval(timer)
  }, [part])
  if (!place || place.width === 0) return null
  return (
    <Box
      aria-hidden
      sx={{
        position: 'fixed',
        left: place.left - gap,
        top: place.top - gap,
        width: place.width + 2 * gap,
        height: place.height + 2 * gap,
        border: '2px solid',
        borderColor: 'primary.main',
        borderRadius: 1.5,
        boxShadow: '0 0 0 4px color-mix(in srgb, var(--mui-palette-primary-main) 25%, transparent)',
        zIndex: 'fab',
        pointerEvents: 'none',
        transition: 'all 160ms',
      }}
    />
  )
}
