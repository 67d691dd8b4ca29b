import CheckIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import UnavailableIcon from '@mui/icons-material/RemoveCircleOutlineOutlined'
import { Box, Button, MenuItem, Select, Tooltip, Typography } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { executionProviders } from '../../../preload/contract/model'
import { providerName } from '../../../preload/contract/text/providerName'
import { useLanguage } from '../../i18n/useLanguage'
import { useEngine } from '../../state/engineStore'
import { useSettings } from '../../state/settingsStore'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { type ProbeCause, probeCause } from './probeCause'

/** Why a device cannot be used: in plain words where they are known, with the runtime's own, which are English. */
function ProbeReason({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('settings')
  const words: Readonly<Record<ProbeCause, string>> = {
    libraries: t('device.noLibraries'),
    adapter: t('device.noAdapter'),
    platform: t('device.notHere'),
  }
  const cause = probeCause(reason)
  if (cause === undefined) return <span lang="en">{reason}</span>
  return (
    <Tooltip title={<span lang="en">{reason}</span>}>
      <span>{words[cause]}</span>
    </Tooltip>
  )
}

/** Which device runs the networks, and what trying each of them found. */
export function DeviceSettings() {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const titleId = useId()
  const status = useEngine((state) => state.status)
  const provider = useSettings((state) => state.settings?.provider ?? 'auto')
  const [probing, setProbing] = useState(false)
  const probes = status?.probes ?? []
  const known = executionProviders.filter(
    (name) =>
      name === 'cpu' || name === provider || probes.some((probe) => probe.provider === name),
  )
  const milliseconds = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  })

  return (
    <>
      <FieldRow inline title={t('device.provider')} titleId={titleId}>
        <Select
          value={provider}
          onChange={(event) =>
            void useSettings.getState().update({ provider: event.target.value }).catch(showError)
          }
          labelId={titleId}
          sx={{ minWidth: 192 }}
        >
          <MenuItem value="auto">{t('device.best')}</MenuItem>
          {known.map((name) => (
            <MenuItem
              key={name}
              value={name}
              disabled={probes.some((probe) => probe.provider === name && !probe.available)}
            >
              {providerName(name)}
            </MenuItem>
          ))}
        </Select>
      </FieldRow>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1.5, py: 1 }}>
        {status ? (
          <Typography variant="body2" sx={{ mb: probes.length > 0 ? 0.5 : 0 }}>
            {status.fallback
              ? t('device.fallback', { provider: providerName(status.provider) })
              : t('device.now', { provider: providerName(status.provider) })}
          </Typography>
        ) : null}
        {probes.map((probe) => (
          <Box
            key={probe.provider}
            sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', py: 0.25 }}
          >
            {probe.available ? (
              <CheckIcon color="success" sx={{ fontSize: 16, mt: 0.25 }} />
            ) : (
              <UnavailableIcon sx={{ fontSize: 16, mt: 0.25, color: 'text.secondary' }} />
            )}
            <Typography variant="caption" sx={{ width: 72, flex: 'none' }}>
              {providerName(probe.provider)}
            </Typography>
            <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {probe.available ? (
                probe.seconds === undefined ? (
                  t('device.works')
                ) : (
                  t('device.worksIn', { time: milliseconds.format(probe.seconds * 1000) })
                )
              ) : probe.reason === undefined ? (
                t('device.unavailable')
              ) : (
                <ProbeReason reason={probe.reason} />
              )}
            </Typography>
          </Box>
        ))}
        {status ? (
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 0.5 }}>
            {t('device.memory', {
              count: status.loadedModels.length,
              megabytes: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(
                status.memoryMegabytes,
              ),
            })}
          </Typography>
        ) : null}
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button
            variant="outlined"
            loading={probing}
            onClick={() => {
              setProbing(true)
              useEngine
                .getState()
                .probe()
                .catch(showError)
                .finally(() => setProbing(false))
            }}
          >
            {t('device.probe')}
          </Button>
          <Button
            color="secondary"
            disabled={!status || status.loadedModels.length === 0}
            onClick={() => void useEngine.getState().release().catch(showError)}
          >
            {t('device.release')}
          </Button>
        </Box>
      </Box>
    </>
  )
}
