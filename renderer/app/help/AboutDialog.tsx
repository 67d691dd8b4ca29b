import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useModels } from '../../state/modelStore'
import { useStudioInfo } from '../../state/studioInfoStore'
import { bytesText } from '../../ui/formats'
import { StudioMark } from '../bar/StudioMark'
import { LibraryLicences } from './LibraryLicences'

/** What this program is, whose work it stands on, and the models' terms. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const info = useStudioInfo((state) => state.info)
  const models = useModels((state) => state.models)

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <StudioMark />
        {t('name')}
        {info ? (
          <Typography component="span" color="textSecondary">
            {info.version}
          </Typography>
        ) : null}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography>{t('about.text')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t('about.licence')}
          </Typography>
          {info ? (
            <Typography variant="body2" color="textSecondary">
              {t(`updates.${info.updates}`)}
            </Typography>
          ) : null}
          <Box>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {t('about.models')}
            </Typography>
            {models.map((model) => (
              <Box key={model.id} sx={{ mb: 1 }}>
                <Typography variant="body2">
                  {model.title[language]}
                  <Typography component="span" variant="caption" color="textSecondary">
                    {` · ${model.licence} · ${bytesText(
                      model.files.reduce((sum, { bytes }) => sum + bytes, 0),
                      language,
                    )}`}
                  </Typography>
                </Typography>
                <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {model.summary[language]}
                </Typography>
                {model.notice ? (
                  <Typography variant="caption" color="warning" sx={{ display: 'block' }}>
                    {model.notice[language]}
                  </Typography>
                ) : null}
              </Box>
            ))}
          </Box>
          <LibraryLicences />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
