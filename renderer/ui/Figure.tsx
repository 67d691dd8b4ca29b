import { Box, Typography } from '@mui/material'

interface FigureProps {
  readonly name: string
  readonly value: string
  /** What it means, in a sentence. */
  readonly text: string
  /** How good it is, in a few words, with its colour. */
  readonly verdict?: string
  readonly colour?: string
}

/** One measure: its name, its value, and what that says. */
export function Figure({ name, value, text, verdict, colour = 'divider' }: FigureProps) {
  return (
    <Box sx={{ borderLeft: 3, borderColor: colour, pl: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
          {name}
        </Typography>
        <Typography variant="h2" component="p" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {value}
        </Typography>
      </Box>
      {verdict === undefined ? null : <Typography variant="body2">{verdict}</Typography>}
      <Typography variant="caption" color="textSecondary">
        {text}
      </Typography>
    </Box>
  )
}
