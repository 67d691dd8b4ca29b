import { Box, Typography } from '@mui/material'

const width = 280
const height = 64

interface LossCurveProps {
  readonly title: string
  readonly losses: readonly number[]
}

/** How a loss fell, evenly spaced. */
export function LossCurve({ title, losses }: LossCurveProps) {
  const most = Math.max(...losses, 1e-6)
  const points = losses.map((loss, pass) => {
    const x = losses.length > 1 ? (pass / (losses.length - 1)) * width : 0
    return `${x.toFixed(1)},${(height - (loss / most) * (height - 4)).toFixed(1)}`
  })
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Typography component="figcaption" variant="caption" color="textSecondary">
        {title}
      </Typography>
      <Box
        component="svg"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${(losses[0] ?? 0).toFixed(2)} → ${(losses.at(-1) ?? 0).toFixed(2)}`}
        sx={{ width: '100%', display: 'block', color: 'primary.main' }}
      >
        <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth={1.5} />
      </Box>
    </Box>
  )
}
