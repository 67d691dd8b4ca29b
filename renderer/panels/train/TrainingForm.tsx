import TrainIcon from '@mui/icons-material/ModelTrainingOutlined'
import { Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../preload/contract/job'
import type { definition as classifier } from '../../../preload/contract/steps/train.classifier'
import type { definition as generator } from '../../../preload/contract/steps/train.generator'
import { useStepValues } from '../../state/formStore'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import type { SortedLabel } from './sortedPictures'
import { submitTraining } from './submitTraining'

interface TrainingFormProps {
  readonly definition: typeof classifier | typeof generator
  readonly labels: readonly SortedLabel[]
  /** Whether there are pictures enough to learn from. */
  readonly enough: boolean
  readonly job: Job | undefined
  /** Whether nothing may be started just now. */
  readonly going?: boolean
}

/** The form of a training, its button, and how the newest one is doing. */
export function TrainingForm({
  definition,
  labels,
  enough,
  job,
  going = false,
}: TrainingFormProps) {
  const { t } = useTranslation('train')
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const named = typeof values.name === 'string' && values.name.trim() !== ''

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
        disabled={!named || !enough || going}
        onRun={run}
      >
        {enough && !named ? (
          <Typography variant="caption" color="textSecondary" component="p" align="center">
            {t('name.missing')}
          </Typography>
        ) : null}
      </RunButton>
      <JobStatus job={job} />
    </>
  )
}
