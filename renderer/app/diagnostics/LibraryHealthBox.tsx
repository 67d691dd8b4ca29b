import HealthyIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import WarningIcon from '@mui/icons-material/WarningAmberOutlined'
import { Box, Button, LinearProgress, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { listText } from '../../ui/formats'
import { showError } from '../../ui/notices'

/** How the library is, and what can be done about it. */
export function LibraryHealthBox() {
  const { t } = useTranslation(['diagnostics', 'app'])
  const language = useLanguage()
  const { health, repair, running, start, cancel } = useDiagnostics()
  const [asking, setAsking] = useState(false)
  const begin = (work: 'check' | 'repair' | 'rebuild') => void start(work).catch(showError)
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, mb: 2 }}>
      <Box role="status" sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', minHeight: 24 }}>
        {running ? null : health?.healthy ? (
          <HealthyIcon color="success" fontSize="small" />
        ) : health ? (
          <WarningIcon color="warning" fontSize="small" />
        ) : null}
        <Typography variant="body2">
          {running
            ? t(`running.${running.work}`)
            : repair
              ? t('repaired', {
                  adopted: repair.adopted,
                  relinked: repair.relinked,
                  updated: repair.updated,
                  trashed: repair.trashed,
                })
              : health
                ? health.healthy
                  ? t('healthy', { count: health.checked })
                  : t('unhealthy')
                : t('unchecked')}
        </Typography>
      </Box>
      {repair && repair.unusable.count > 0 ? (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 0.5 }}>
          {t('unusable', {
            count: repair.unusable.count,
            names: listText(repair.unusable.names, language),
          })}
        </Typography>
      ) : null}
      {running ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
          <LinearProgress
            variant="determinate"
            value={running.share * 100}
            aria-label={t(`running.${running.work}`)}
            sx={{ flex: 1 }}
          />
          <Button color="secondary" onClick={() => void cancel().catch(showError)}>
            {t('app:cancel')}
          </Button>
        </Box>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Button
            variant={health && !health.healthy ? 'outlined' : 'contained'}
            onClick={() => begin('check')}
          >
            {t('check')}
          </Button>
          <Button
            variant={health && !health.healthy ? 'contained' : 'outlined'}
            onClick={() => begin('repair')}
          >
            {t('repair')}
          </Button>
          <Button color="secondary" onClick={() => setAsking(true)}>
            {t('rebuild')}
          </Button>
        </Box>
      )}
      {asking ? (
        <ConfirmDialog
          title={t('rebuildTitle')}
          text={t('rebuildText')}
          confirm={t('rebuild')}
          onConfirm={() => begin('rebuild')}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Box>
  )
}
