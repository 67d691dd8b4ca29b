import EvaluateIcon from '@mui/icons-material/StraightenOutlined'
import { Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelLabel } from '../../../preload/contract/model'
import { definition } from '../../../preload/contract/steps/evaluate.recognition'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useJobs } from '../../state/jobStore'
import { modelFor, useModels } from '../../state/modelStore'
import { newestJob } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { RecognitionFigures } from './RecognitionFigures'
import { TagSelection } from './TagSelection'
import { useLabelledPictures } from './useLabelledPictures'

const noLabels: readonly ModelLabel[] = []

/** How well recognition does on pictures whose true labels are known. */
export function RecognitionSection() {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const labels = useModels((state) => modelFor(state.models, 'classify')?.labels ?? noLabels)
  const set = useLabelledPictures(labels)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)

  const run = () => {
    setBusy(true)
    const truth = set.labelled.map(({ label }) => label)
    submit(
      [{ step: definition.id, parameters: { truth } }],
      set.labelled.map(({ asset }) => asset.id),
    )
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      <Typography variant="body2" role="status">
        {set.selected
          ? t('set.selection', { known: set.labelled.length, count: set.count })
          : t('set.library', { known: set.labelled.length, count: set.count })}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {t('set.help')}
      </Typography>
      <TagSelection labels={labels} />
      <RunButton
        title={t('run')}
        icon={<EvaluateIcon />}
        busy={busy}
        disabled={set.labelled.length === 0}
        onRun={run}
      />
      <JobStatus job={job} />
      {job && result.success ? (
        <RecognitionFigures result={result.data} inputs={job.inputs} labels={labels} />
      ) : null}
    </Stack>
  )
}
