import { Box, ButtonBase, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { openAsset } from '../../actions/libraryActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { percentText } from '../../ui/formats'
import { showError } from '../../ui/notices'

interface AlikePicturesProps {
  readonly pictures: readonly { readonly id: string; readonly likeness: number }[]
  readonly nameOf: (id: string) => string
}

/** The pictures that look like one, the likest first; pressing one opens it. */
export function AlikePictures({ pictures, nameOf }: AlikePicturesProps) {
  const { t } = useTranslation('alike')
  const language = useLanguage()
  if (pictures.length === 0) return <Typography variant="body2">{t('nothingLike')}</Typography>
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
      }}
    >
      {pictures.map(({ id, likeness }) => (
        <ButtonBase
          key={id}
          aria-label={t('openOf', { name: nameOf(id), likeness: percentText(likeness, language) })}
          onClick={() => {
            useDialogs.getState().close()
            openAsset(id).catch(showError)
          }}
          sx={{ display: 'block', textAlign: 'left', borderRadius: 1, minWidth: 0 }}
        >
          <Box
            component="img"
            alt=""
            loading="lazy"
            src={assetUrl(id, 'thumbnail')}
            sx={{
              width: '100%',
              aspectRatio: '1',
              objectFit: 'cover',
              display: 'block',
              borderRadius: 1,
              bgcolor: 'surface.canvas',
            }}
          />
          <Typography variant="caption" noWrap sx={{ display: 'block' }}>
            {nameOf(id)}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {percentText(likeness, language)}
          </Typography>
        </ButtonBase>
      ))}
    </Box>
  )
}
