import LockIcon from '@mui/icons-material/LockOutlined'
import { Box, ButtonBase, IconButton, Skeleton, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { JobOutput } from '../../../preload/contract/job'
import { openAsset } from '../../actions/libraryActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { modelFor, useModels } from '../../state/modelStore'
import { labelTitle } from '../../ui/labelSearch'
import { showError } from '../../ui/notices'

interface ResultTileProps {
  readonly output: JobOutput | undefined
  readonly number: number
  readonly onKeepSeed: (seed: number) => void
}

/** One generated picture: a click makes it the input; its seed can be kept. */
export function ResultTile({ output, number, onKeepSeed }: ResultTileProps) {
  const { t } = useTranslation('generate')
  const language = useLanguage()
  const open = useDocument((state) => output !== undefined && state.asset?.id === output.asset)
  const label = useModels((state) =>
    modelFor(state.models, 'generate', output?.model)?.labels?.find(
      ({ id }) => id === output?.data.label,
    ),
  )
  if (!output) return <Skeleton variant="rounded" width="100%" height="100%" />
  const name = label ? labelTitle(label, language) : String(output.data.label ?? number)
  const { seed } = output
  return (
    <Box
      sx={{
        position: 'relative',
        height: '100%',
        borderRadius: 1,
        overflow: 'hidden',
        outline: open ? '2px solid' : 'none',
        outlineColor: 'primary.main',
        outlineOffset: 1,
        '& .seed': { opacity: 0 },
        '&:hover .seed, &:focus-within .seed': { opacity: 1 },
      }}
    >
      <Tooltip title={seed === undefined ? name : t('tile', { name, seed })}>
        <ButtonBase
          aria-label={t('use', { name, number })}
          onClick={() => openAsset(output.asset).catch(showError)}
          sx={{
            width: '100%',
            height: '100%',
            display: 'block',
            '&:focus-visible': { outlineOffset: -2 },
          }}
        >
          <Box
            component="img"
            alt=""
            src={assetUrl(output.asset, 'thumbnail')}
            sx={{ width: '100%', height: '100%', objectFit: 'cover', display: 'block' }}
          />
        </ButtonBase>
      </Tooltip>
      {seed === undefined ? null : (
        <Tooltip title={t('keepSeed')}>
          <IconButton
            className="seed"
            aria-label={t('keepSeedOf', { seed })}
            onClick={() => onKeepSeed(seed)}
            sx={{
              position: 'absolute',
              right: 4,
              top: 4,
              minWidth: 24,
              minHeight: 24,
              p: 0.25,
              color: '#fff',
              bgcolor: 'rgba(0,0,0,0.55)',
              '&:hover': { bgcolor: 'rgba(0,0,0,0.75)' },
            }}
          >
            <LockIcon sx={{ fontSize: 14 }} />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  )
}
