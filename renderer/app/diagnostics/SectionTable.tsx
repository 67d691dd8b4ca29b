import { Box, Typography } from '@mui/material'
import type { DiagnosticsSection } from '../../../preload/contract/text/diagnosticsText'

/** One part of the report: names on the left, what they are on the right. */
export function SectionTable({ section }: { readonly section: DiagnosticsSection }) {
  return (
    <Box component="section" sx={{ breakInside: 'avoid', mb: 2 }}>
      <Typography variant="h3" sx={{ mb: 0.5, pb: 0.5, borderBottom: 1, borderColor: 'divider' }}>
        {section.title}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(112px, 2fr) 3fr',
          gap: '2px 12px',
        }}
      >
        {section.rows.map(({ name, value }) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography
              component="dt"
              variant="caption"
              color="textSecondary"
              sx={{ overflowWrap: 'anywhere' }}
            >
              {name}
            </Typography>
            <Typography
              component="dd"
              variant="caption"
              sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}
            >
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
