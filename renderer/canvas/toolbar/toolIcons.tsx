import { createSvgIcon } from '@mui/material'

/** An eraser lying on its edge. */
export const EraserIcon = createSvgIcon(
  <path d="M15.1 3.4 21 9.3a2 2 0 0 1 0 2.8L13.1 20H21v2H7.6l-4.6-4.6a2 2 0 0 1 0-2.8L12.300 3.400a2 2 0 0 1 2.800 0ZM8.700 9.800 4.400 16l4 4h1.900l3.400-3.400-5-6.800Z" />,
  'Eraser',
)

/** A loop drawn by hand, with its end hanging out. */
export const LassoIcon = createSvgIcon(
  <path
    d="M12 4c5 0 9 2.500 9 5.700s-4 5.700-9 5.700c-1.100 0-2.100-.1-3.100-.3M12 4C7 4 3 6.500 3 9.700c0 2 1.500 3.700 3.800 4.700M8.900 15.100a2 2 0 1 0-2.100-.7M7.500 16.400c.4 1.600 0 3.300-1.600 4.100"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
  />,
  'Lasso',
)
