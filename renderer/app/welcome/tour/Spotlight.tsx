import { Box } from '@mui/material'
import { useEffect, useState } from 'react'

/** Milliseconds between two looks at where the part lies: panels open, lists grow. */
const lookMilliseconds = 200
const gap = 4

/** What is in sight of an element within the parts of the window that it scrolls in. */
function seenPart(element: Element | null): DOMRect | undefined {
  if (!element) return undefined
  let { left, top, right, bottom } = element.getBoundingClientRect()
  for (let part = element.parentElement; part; part = part.parentElement) {
    if (getComputedStyle(part).overflowY === 'visible') continue
    const view = part.getBoundingClientRect()
    left = Math.max(left, view.left)
    top = Math.max(top, view.top)
    right = Math.min(right, view.right)
    bottom = Math.min(bottom, view.bottom)
  }
  if (right <= left || bottom <= top) return undefined
  return new DOMRect(left, top, right - left, bottom - top)
}

/** A ring round the part of the window that the tour speaks of; nothing where it is not in sight. */
export function Spotlight({ part }: { readonly part: string }) {
  const [place, setPlace] = useState<DOMRect>()
  useEffect(() => {
    const look = () =>
      setPlace((before) => {
        const found = seenPart(document.querySelector(`[data-tour="${part}"]`))
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
