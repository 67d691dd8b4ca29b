/** Style of what is there for screen readers alone. */
export const heardOnly = {
  position: 'fixed',
  bottom: 0,
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const
