import CloseIcon from '@mui/icons-material/Close'
import { Box, IconButton, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { useGenerate } from './generateStore'
import { WalkScrubber } from './WalkScrubber'

/** The walk between two results that were chosen; nothing before one is. */
export function WalkBetween() {
  const { t } = useTranslation('generate')
  const [from, to] = useGenerate((state) => state.ends)
  const clear = useGenerate((state) => state.clearEnds)
  if (!from) return null
  return (
    <Box
      role="group"
      aria-label={t('between.title')}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, p: 1 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          {t('between.title')}
        </Typography>
        <Tooltip title={t('between.close')}>
          <IconButton aria-label={t('between.close')} onClick={clear}>
            <CloseIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Tooltip>
      </Box>
      {to ? (
        <WalkScrubber key={`${from.asset} ${to.asset}`} from={from} to={to} />
      ) : (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Box
            component="img"
            alt={t('between.start')}
            src={assetUrl(from.asset, 'thumbnail')}
            sx={{ width: 48, height: 48, borderRadius: 1, objectFit: 'cover', flex: 'none' }}
          />
          <Typography variant="body2" color="textSecondary">
            {t('between.second')}
          </Typography>
        </Box>
      )}
    </Box>
  )
}
