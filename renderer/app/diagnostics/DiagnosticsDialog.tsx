import {
  Box,
  Button,
  Checkbox,
  CircularProgress,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  diagnosticsSections,
  diagnosticsText,
} from '../../../preload/contract/text/diagnosticsText'
import { useLanguage } from '../../i18n/useLanguage'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { studio } from '../../state/studio'
import { showError, showNotice } from '../../ui/notices'
import { LibraryHealthBox } from './LibraryHealthBox'
import { LogView } from './LogView'
import { SectionTable } from './SectionTable'

/** What the studio is, what it stands on and how its library is: for finding out what is wrong. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['diagnostics', 'app'])
  const language = useLanguage()
  const id = useId()
  const report = useDiagnostics((state) => state.report)
  const health = useDiagnostics((state) => state.health)
  const [details, setDetails] = useState(false)
  useEffect(() => {
    useDiagnostics.getState().load().catch(showError)
  }, [])

  const copy = async () => {
    const told = await studio().calls.diagnostics.report({ details })
    const sections = diagnosticsSections(told, health, { language, names: details })
    await studio().host.copyText(`AIGC Studio\n\n${diagnosticsText(sections)}\n`)
    showNotice(() => t('copied'), { tone: 'success' })
  }

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('title')}</DialogTitle>
      <DialogContent>
        {report ? (
          <>
            {report.library ? <LibraryHealthBox /> : null}
            <Box sx={{ columnCount: { xs: 1, md: 2 }, columnGap: 4 }}>
              {diagnosticsSections(report, health, { language, names: true }).map((section) => (
                <SectionTable key={section.id} section={section} />
              ))}
            </Box>
            <LogView />
          </>
        ) : (
          <Box sx={{ display: 'flex', justifyContent: 'center', p: 4 }}>
            <CircularProgress aria-label={t('loading')} />
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <FormControlLabel
          sx={{ mr: 'auto', ml: 0 }}
          control={<Checkbox checked={details} onChange={(_, checked) => setDetails(checked)} />}
          label={<Typography variant="body2">{t('withNames')}</Typography>}
        />
        <Button variant="outlined" disabled={!report} onClick={() => void copy().catch(showError)}>
          {t('copy')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('app:close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
