import CasinoIcon from '@mui/icons-material/CasinoOutlined'
import LockIcon from '@mui/icons-material/Lock'
import LockOpenIcon from '@mui/icons-material/LockOpen'
import { Box, IconButton, Tooltip } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumSeed } from '../../../preload/contract/sharedFields'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import { NumberField } from '../NumberField'
import type { ControlProps } from './controlProps'

/** A random seed, from the browser's own source of randomness. */
function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

/** A seed that is drawn anew for each run until it is locked. */
export function SeedControl({ parameter, value, onChange, lastSeed }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const seed = typeof value === 'number' ? value : undefined
  const locked = seed !== undefined
  const title = parameter.meta.title[language]
  const lockTitle = locked ? t('seed.unlock') : t('seed.lock')
  return (
    <FieldRow title={title} help={parameter.meta.help?.[language]} controlId={id}>
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        <Box sx={{ flex: 1 }}>
          <NumberField
            id={id}
            label={title}
            value={seed}
            minimum={0}
            maximum={maximumSeed}
            integer
            width="100%"
            placeholder={
              lastSeed === undefined ? t('seed.random') : t('seed.randomLast', { seed: lastSeed })
            }
            onChange={onChange}
          />
        </Box>
        <Tooltip title={t('seed.dice')}>
          <IconButton aria-label={t('seed.dice')} onClick={() => onChange(drawSeed())}>
            <CasinoIcon />
          </IconButton>
        </Tooltip>
        <Tooltip title={lockTitle}>
          <IconButton
            aria-label={lockTitle}
            aria-pressed={locked}
            color={locked ? 'primary' : 'default'}
            onClick={() => onChange(locked ? undefined : (lastSeed ?? drawSeed()))}
          >
            {locked ? <LockIcon /> : <LockOpenIcon />}
          </IconButton>
        </Tooltip>
      </Box>
    </FieldRow>
  )
}
