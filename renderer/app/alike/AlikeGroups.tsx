import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { bytesText, sizeText } from '../../ui/formats'

interface AlikeGroupsProps {
  readonly groups: readonly (readonly Asset[])[]
  /** Pictures that are going to the trash. */
  readonly leaving: ReadonlySet<string>
  /** Whether one of each group is proposed to stay. */
  readonly proposed: boolean
  readonly onDecide: (id: string, leaves: boolean) => void
}

/** Pictures that are alike, group by group, each with a box that says whether it stays. */
export function AlikeGroups({ groups, leaving, proposed, onDecide }: AlikeGroupsProps) {
  const { t } = useTranslation('alike')
  const language = useLanguage()
  if (groups.length === 0) return <Typography variant="body2">{t('noCopies')}</Typography>
  return (
    <>
      <Typography variant="body2">
        {proposed
          ? t('groupsProposed', { count: groups.length })
          : t('groups', { count: groups.length })}
      </Typography>
      {groups.map((group) => (
        <Box
          key={group[0]?.id}
          role="group"
          aria-label={t('group', { count: group.length, name: group[0]?.name ?? '' })}
          sx={{
            display: 'grid',
            gap: 1,
            gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
            borderTop: 1,
            borderColor: 'divider',
            pt: 1,
          }}
        >
          {group.map((asset) => (
            <Box key={asset.id} sx={{ minWidth: 0 }}>
              <Box
                component="img"
                alt=""
                loading="lazy"
                src={assetUrl(asset.id, 'thumbnail')}
                sx={{
                  width: '100%',
                  aspectRatio: '1',
                  objectFit: 'contain',
                  display: 'block',
                  borderRadius: 1,
                  bgcolor: 'surface.canvas',
                  // The picture alone: its name and box are still read.
                  opacity: leaving.has(asset.id) ? 0.45 : 1,
                }}
              />
              <Typography
                variant="caption"
                noWrap
                title={asset.name}
                color={leaving.has(asset.id) ? 'textSecondary' : 'textPrimary'}
                sx={{ display: 'block' }}
              >
                {asset.name}
              </Typography>
              <Typography variant="caption" color="textSecondary" noWrap sx={{ display: 'block' }}>
                {`${asset.format.toUpperCase()} · `}
                {asset.width && asset.height ? `${sizeText(asset.width, asset.height)} · ` : ''}
                {bytesText(asset.bytes, language)}
              </Typography>
              <FormControlLabel
                label={<Typography variant="caption">{t('keep')}</Typography>}
                control={
                  <Checkbox
                    size="small"
                    checked={!leaving.has(asset.id)}
                    onChange={(_, keeps) => onDecide(asset.id, !keeps)}
                    slotProps={{ input: { 'aria-label': t('keepOf', { name: asset.name }) } }}
                  />
                }
              />
            </Box>
          ))}
        </Box>
      ))}
    </>
  )
}
