import { Alert, Box, Chip, Stack, Switch, Typography } from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { FieldRow } from '../../ui/FieldRow'
import { percentText } from '../../ui/formats'
import { LabelBars } from './LabelBars'
import { realismVerdict } from './realismVerdict'

/** Families less probable than this are not worth a line. */
const leastShown = 0.01

/** What recognition found: labels with their probabilities, families, where it looked, real or generated. */
export function RecogniseResult({ result }: { readonly result: StepResult<'recognise.classify'> }) {
  const { t } = useTranslation('recognise')
  const language = useLanguage()
  const id = useId()
  const [shown, setShown] = useState(false)
  const { saliency } = result
  const families = result.coarse.filter(({ probability }) => probability >= leastShown).slice(0, 5)

  useEffect(() => {
    const { setOverlay } = useDocument.getState()
    if (shown && saliency) setOverlay({ heatMap: saliency, title: t('saliency.title') })
    return () => setOverlay(undefined)
  }, [shown, saliency, t])

  const likelihood = percentText(result.realism, language)
  const verdicts = {
    photograph: t('realism.photograph', { likelihood }),
    generated: t('realism.generated', { likelihood }),
    unsure: t('realism.unsure', { likelihood }),
  }

  return (
    <Stack spacing={2}>
      {result.unknown ? (
        <Alert
          severity="info"
          variant="outlined"
          sx={{ '& .MuiAlert-message': { fontSize: '0.8125rem' } }}
        >
          {t('unknown')}
        </Alert>
      ) : null}
      <LabelBars labels={result.labels} title={t('labels')} muted={result.unknown} />
      {families.length > 0 ? (
        <Box>
          <Typography variant="h3" sx={{ mb: 0.75 }}>
            {t('coarse')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {families.map((label) => (
              <Chip
                key={label.label}
                variant="outlined"
                label={`${label.title[language]} ${percentText(label.probability, language)}`}
              />
            ))}
          </Box>
        </Box>
      ) : null}
      {saliency ? (
        <FieldRow inline title={t('saliency.show')} help={t('saliency.help')} controlId={id}>
          <Switch id={id} checked={shown} onChange={(_, checked) => setShown(checked)} />
        </FieldRow>
      ) : null}
      <Box>
        <Typography variant="h3" sx={{ mb: 0.75 }}>
          {t('realism.title')}
        </Typography>
        <Box
          role="img"
          aria-label={t('realism.scale', { likelihood })}
          sx={{
            position: 'relative',
            height: 8,
            borderRadius: 4,
            mb: 0.5,
            background: 'linear-gradient(90deg, #b06ad9, #8b8e96 50%, #4fae7b)',
          }}
        >
          <Box
            sx={{
              position: 'absolute',
              left: `${result.realism * 100}%`,
              top: -3,
              width: 4,
              height: 14,
              ml: '-2px',
              borderRadius: 1,
              bgcolor: 'text.primary',
              boxShadow: '0 0 0 2px var(--mui-palette-surface-panel)',
            }}
          />
        </Box>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 0.75 }}>
          <Typography variant="caption" color="textSecondary">
            {t('realism.left')}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {t('realism.right')}
          </Typography>
        </Box>
        <Typography variant="body2">{verdicts[realismVerdict(result.realism)]}</Typography>
        <Typography variant="caption" color="textSecondary">
          {t('realism.note')}
        </Typography>
      </Box>
    </Stack>
  )
}
