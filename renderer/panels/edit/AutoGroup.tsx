import TuneIcon from '@mui/icons-material/Tune'
import { Box, Button, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { describeParameters } from '../../../preload/contract/parameters'
import type { StepDefinition } from '../../../preload/contract/step'
import { stepDefinitions } from '../../../preload/contract/stepDefinitions'
import { refineAuto, runAuto } from '../../actions/editActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { showError } from '../../ui/notices'
import { StepForm } from '../../ui/StepForm'
import { useEdit } from './editStore'
import { RunButtons } from './RunButtons'

const toneParameters = describeParameters(stepDefinitions['adjust.tone'])

/** Automatic tone: what it chose is shown and can be taken into the sliders. */
export function AutoGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const language = useLanguage()
  const [values, setValues] = useStepValues('adjust.auto')
  const choice = useEdit((state) => state.autoChoice)
  const assetId = useDocument((state) => state.asset?.id)
  const relevant = choice && (assetId === choice.result || assetId === choice.source)
  const chosen = relevant
    ? toneParameters.filter(
        ({ name, defaultValue }) => valueIn(choice.chosen, name) !== defaultValue,
      )
    : []
  const number = new Intl.NumberFormat(language, {
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  })
  return (
    <>
      <StepForm definition={definition} values={values} onChange={setValues} />
      <RunButtons
        step="adjust.auto"
        label={t('auto.run')}
        disabled={!assetId}
        onRun={() => runAuto(values)}
      />
      {relevant ? (
        <Box sx={{ mt: 2, p: 1.5, borderRadius: 1, bgcolor: 'surface.hover' }} role="status">
          <Typography variant="h3" component="h4" sx={{ mb: 0.5 }}>
            {t('auto.chose')}
          </Typography>
          {chosen.length === 0 ? (
            <Typography variant="body2">{t('auto.nothing')}</Typography>
          ) : (
            <Box
              component="dl"
              sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 0.25 }}
            >
              {chosen.map(({ name, meta }) => (
                <Box key={name} sx={{ display: 'contents' }}>
                  <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
                    {meta.title[language]}
                  </Typography>
                  <Typography
                    component="dd"
                    variant="body2"
                    sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}
                  >
                    {number.format(valueIn(choice.chosen, name))} {meta.unit ?? ''}
                  </Typography>
                </Box>
              ))}
            </Box>
          )}
          <Button
            startIcon={<TuneIcon />}
            onClick={() => void refineAuto().catch(showError)}
            sx={{ mt: 1 }}
          >
            {t('auto.refine')}
          </Button>
        </Box>
      ) : null}
    </>
  )
}

function valueIn(chosen: object, name: string): number {
  return Number((chosen as Readonly<Record<string, unknown>>)[name])
}
