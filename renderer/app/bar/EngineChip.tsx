import MemoryIcon from '@mui/icons-material/Memory'
import WarningIcon from '@mui/icons-material/WarningAmber'
import { Chip, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { providerName } from '../../../preload/contract/text/providerName'
import { useDialogs } from '../../state/dialogStore'
import { useEngine } from '../../state/engineStore'
import { useSettings } from '../../state/settingsStore'

/**
 * Which device runs the networks; a click leads to the device settings. It warns where a device that was chosen
 * cannot be used: a machine without a graphics processor is no fault that anybody could mend.
 */
export function EngineChip() {
  const { t } = useTranslation('app')
  const status = useEngine((state) => state.status)
  const chosen = useSettings((state) => (state.settings?.provider ?? 'auto') !== 'auto')
  const open = useDialogs((state) => state.open)
  if (!status) return null
  const name = providerName(status.provider)
  const note = status.fallback
    ? t('engine.fallback', { provider: name })
    : t('engine.using', { provider: name })
  return (
    <Tooltip title={note}>
      <Chip
        clickable
        variant="outlined"
        icon={status.fallback && chosen ? <WarningIcon color="warning" /> : <MemoryIcon />}
        label={name}
        aria-label={note}
        onClick={() => open({ kind: 'settings' })}
        sx={{ mx: 0.5, height: 28 }}
      />
    </Tooltip>
  )
}
