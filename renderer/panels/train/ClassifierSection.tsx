import TrainIcon from '@mui/icons-material/ModelTrainingOutlined'
import { Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/train.classifier'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { newestJob } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { OwnModels } from './OwnModels'
import { recogniseWith } from './recogniseWith'
import { leastPictures, type SortedLabel } from './sortedPictures'
import { submitTraining } from './submitTraining'
import { TrainedFigures } from './TrainedFigures'

/** Teaches recognition the labels of some pictures. */
export function ClassifierSection({ labels }: { readonly labels: readonly SortedLabel[] }) {
  const { t } = useTranslation('train')
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)
  const named = typeof values.name === 'string' && values.name.trim() !== ''
  const enough = labels.filter(({ assets }) => assets.length >= leastPictures).length >= 2

  const run = () => {
    setBusy(true)
    submitTraining(definition.id, values, labels)
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <>
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={['truth']}
        lastSeed={job?.outputs[0]?.seed}
      />
      <RunButton
        title={t('run')}
        icon={<TrainIcon />}
        busy={busy}
        disabled={!named || !enough}
        onRun={run}
      >
        {enough && !named ? (
          <Typography variant="caption" color="textSecondary" component="p" align="center">
            {t('name.missing')}
          </Typography>
        ) : null}
      </RunButton>
      <JobStatus job={job} />
      {job?.state === 'done' && result.success ? <TrainedFigures result={result.data} /> : null}
      <OwnModels
        task="classify"
        deleteText={t('models.deleteText')}
        actions={[{ title: t('result.use'), run: recogniseWith }]}
      />
    </>
  )
}
