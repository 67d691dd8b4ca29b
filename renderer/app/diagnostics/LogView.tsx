import { Box, Button, FormControlLabel, Switch, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../state/settingsStore'
import { studio } from '../../state/studio'
import { showError, showNotice } from '../../ui/notices'

/** The log as it is written: to be read and copied here, since a browser opens no files of the machine. */
export function LogView() {
  const { t } = useTranslation('diagnostics')
  const [text, setText] = useState<string>()
  const details = useSettings((state) => state.settings?.logDetails ?? false)
  const load = async () => setText((await studio().calls.diagnostics.log({})).text)
  return (
    <Box component="section" sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button variant="outlined" onClick={() => void load().catch(showError)}>
          {text === undefined ? t('log.open') : t('log.again')}
        </Button>
        {text ? (
          <Button
            color="secondary"
            onClick={() =>
              void studio()
                .host.copyText(text)
                .then(() => showNotice(() => t('log.copied'), { tone: 'success' }))
                .catch(showError)
            }
          >
            {t('log.copy')}
          </Button>
        ) : null}
        <FormControlLabel
          sx={{ ml: 'auto', mr: 0 }}
          control={
            <Switch
              checked={details}
              onChange={(_, checked) =>
                void useSettings.getState().update({ logDetails: checked }).catch(showError)
              }
            />
          }
          label={<Typography variant="body2">{t('log.details')}</Typography>}
        />
      </Box>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 0.5 }}>
        {details ? t('log.detailsOn') : t('log.detailsOff')}
      </Typography>
      {text === undefined ? null : text.trim() === '' ? (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {t('log.empty')}
        </Typography>
      ) : (
        <Typography
          component="pre"
          variant="caption"
          tabIndex={0}
          role="region"
          aria-label={t('log.title')}
          sx={{
            m: 0,
            mt: 1,
            p: 1,
            maxHeight: 240,
            overflow: 'auto',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            fontFamily: 'monospace',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
          }}
        >
          {text.trim()}
        </Typography>
      )}
    </Box>
  )
}
