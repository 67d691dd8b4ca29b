import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { SortedLabel } from './sortedPictures'

const mostShown = 4

interface SortedLabelsProps {
  readonly labels: readonly SortedLabel[]
  /** Fewest pictures that a label is learned from. */
  readonly least: number
}

/** The labels that would be learned: how many pictures each has, and some of them. */
export function SortedLabels({ labels, least }: SortedLabelsProps) {
  const { t } = useTranslation('train')
  if (labels.length === 0) return null
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 260, overflowY: 'auto' }}>
      {labels.map(({ label, assets }) => {
        const few = assets.length < least
        return (
          <Box
            component="li"
            key={label}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5 }}
          >
            <Box sx={{ display: 'flex', flex: 'none', width: mostShown * 30, gap: '2px' }}>
              {assets.slice(0, mostShown).map((asset) => (
                <Box
                  component="img"
                  key={asset.id}
                  alt=""
                  src={assetUrl(asset.id, 'thumbnail')}
                  sx={{ width: 28, height: 28, objectFit: 'cover', borderRadius: 0.5 }}
                />
              ))}
            </Box>
            <Typography variant="body2" noWrap sx={{ flex: 1, minWidth: 0 }} title={label}>
              {label}
            </Typography>
            <Typography
              variant="body2"
              color={few ? 'warning.main' : 'textSecondary'}
              sx={{ fontVariantNumeric: 'tabular-nums' }}
            >
              {few ? `${assets.length} · ${t('pictures.few')}` : assets.length}
            </Typography>
          </Box>
        )
      })}
    </Box>
  )
}
