import EvaluateIcon from '@mui/icons-material/StraightenOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/evaluate.text'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { wholeText } from '../caption/adCopyText'
import { TextFigures } from './TextFigures'

/** How rich and coherent a text is: one of the open picture's, or any other. */
export function TextSection() {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const asset = useDocument((state) => state.asset)
  const copies = useStepOutcomes('describe.adcopy', asset?.id)
  const captions = useStepOutcomes('describe.caption', asset?.id)
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)
  // Figures of another text would be read as those of this one.
  const measured = job?.recipe.steps.at(-1)?.parameters.text
  const text = typeof values.text === 'string' ? values.text : ''
  const current = typeof measured === 'string' && measured.trim() === text.trim()

  const sources = [
    { title: t('text.caption'), text: asset?.caption ?? '' },
    { title: t('text.altText'), text: asset?.altText ?? '' },
    ...copies.slice(0, 2).flatMap(({ result: copy }) =>
      copy.variants.map((variant, place) => ({
        title: t('text.copy', {
          language: copy.language === 'en' ? 'English' : '中文',
          number: place + 1,
        }),
        text: wholeText(variant),
      })),
    ),
  ].filter((source) => source.text !== '')
  const take = (taken: string) => {
    const about = captions[0]?.result.captions[0]?.text ?? asset?.caption ?? ''
    setValues({ ...values, text: taken, about: taken === about ? '' : about })
  }
  const run = () => {
    setBusy(true)
    submit([{ step: definition.id, parameters: values }])
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      {sources.length > 0 ? (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
          {sources.map((source) => (
            <Button key={source.title} variant="outlined" onClick={() => take(source.text)}>
              {source.title}
            </Button>
          ))}
        </Stack>
      ) : (
        <Typography variant="caption" color="textSecondary">
          {t('text.none')}
        </Typography>
      )}
      <StepForm definition={definition} values={values} onChange={setValues} />
      <RunButton
        title={t('run')}
        icon={<EvaluateIcon />}
        busy={busy}
        disabled={text.trim() === ''}
        onRun={run}
      />
      <JobStatus job={job} />
      {result.success && current ? <TextFigures result={result.data} /> : null}
    </Stack>
  )
}
