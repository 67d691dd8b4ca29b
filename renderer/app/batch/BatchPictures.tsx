import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'

interface BatchPicturesProps {
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string
}

/** More are counted, not drawn: they would say nothing that the number does not. */
const shownMost = 60

/** What a batch will be about, before anything is run: its pictures, and what happens next. */
export function BatchPictures({ ids, nameOf }: BatchPicturesProps) {
  const { t } = useTranslation('batch')
  const shown = ids.slice(0, shownMost)
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 560, mb: 1.5 }}>
        {t('hint')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(72px, 1fr))',
          gap: 0.75,
          maxHeight: '48vh',
          overflowY: 'auto',
        }}
      >
        {shown.map((id) => (
          <Box
            key={id}
            component="img"
            alt={nameOf(id)}
            title={nameOf(id)}
            loading="lazy"
            src={assetUrl(id, 'thumbnail')}
            sx={{
              width: '100%',
              aspectRatio: '1',
              objectFit: 'cover',
              borderRadius: 1,
              display: 'block',
              bgcolor: 'surface.panel',
            }}
          />
        ))}
      </Box>
      {ids.length > shown.length ? (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 0.75 }}>
          {t('morePictures', { count: ids.length - shown.length })}
        </Typography>
      ) : null}
    </>
  )
}
