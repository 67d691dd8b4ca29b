import VaryIcon from '@mui/icons-material/AutoAwesomeMotionOutlined'
import LockIcon from '@mui/icons-material/LockOutlined'
import WalkIcon from '@mui/icons-material/TimelineOutlined'
import { Box, ButtonBase, IconButton, Skeleton, Tooltip } from '@mui/material'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { JobOutput } from '../../../preload/contract/job'
import { openAsset } from '../../actions/libraryActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { modelFor, useModels } from '../../state/modelStore'
import { labelTitle } from '../../ui/labelSearch'
import { showError } from '../../ui/notices'
import { useGenerate } from './generateStore'
import type { GeneratedPlace } from './outputFacts'

interface ResultTileProps {
  readonly output: JobOutput | undefined
  readonly place: GeneratedPlace | undefined
  readonly number: number
  readonly onKeepSeed: (seed: number) => void
  readonly onVary: (place: GeneratedPlace) => void
}

/** One generated picture: a click makes it the input; it can be varied, walked to, or its seed kept. */
export function ResultTile({ output, place, number, onKeepSeed, onVary }: ResultTileProps) {
  const { t } = useTranslation('generate')
  const language = useLanguage()
  const open = useDocument((state) => output !== undefined && state.asset?.id === output.asset)
  const end = useGenerate((state) => state.ends.findIndex(({ asset }) => asset === output?.asset))
  const toggleEnd = useGenerate((state) => state.toggleEnd)
  const label = useModels((state) =>
    modelFor(state.models, 'generate', output?.model)?.labels?.find(
      ({ id }) => id === output?.data.label,
    ),
  )
  if (!output) return <Skeleton variant="rounded" width="100%" height="100%" />
  const name = label ? labelTitle(label, language) : String(output.data.label ?? number)
  const { seed } = output

  const action = (
    title: string,
    spoken: string,
    icon: ReactNode,
    run: () => void,
    pressed?: boolean,
  ) => (
    <Tooltip title={title}>
      <IconButton
        aria-label={spoken}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onClick={run}
        sx={{
          minWidth: 24,
          minHeight: 24,
          p: 0.25,
          color: '#fff',
          bgcolor: pressed ? 'primary.dark' : 'rgba(0,0,0,0.6)',
          '&:hover': { bgcolor: pressed ? 'primary.dark' : 'rgba(0,0,0,0.8)' },
        }}
      >
        {icon}
      </IconButton>
    </Tooltip>
  )

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
        '& .actions': { opacity: end >= 0 ? 1 : 0 },
        '&:hover .actions, &:focus-within .actions': { opacity: 1 },
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
      <Box
        className="actions"
        sx={{ position: 'absolute', right: 2, bottom: 2, display: 'flex', gap: '1px' }}
      >
        {place
          ? action(t('vary.action'), t('vary.actionOf', { name, number }), icon(VaryIcon), () =>
              onVary(place),
            )
          : null}
        {place
          ? action(
              end >= 0 ? t('between.leave') : t('between.action'),
              t('between.actionOf', { name, number }),
              end >= 0 ? (
                <Box component="span" sx={{ fontSize: '0.8125rem', width: 14, fontWeight: 700 }}>
                  {end === 0 ? 'A' : 'B'}
                </Box>
              ) : (
                icon(WalkIcon)
              ),
              () => toggleEnd(place),
              end >= 0,
            )
          : null}
        {seed === undefined
          ? null
          : action(t('keepSeed'), t('keepSeedOf', { seed }), icon(LockIcon), () =>
              onKeepSeed(seed),
            )}
      </Box>
    </Box>
  )
}

function icon(Icon: typeof LockIcon): ReactNode {
  return <Icon sx={{ fontSize: 14 }} />
}
