import { Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { definition, leastOfGeneratorLabel } from '../../../preload/contract/steps/train.generator'
import { useLanguage } from '../../i18n/useLanguage'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { nameForNewModel } from '../../state/modelNames'
import { useModels } from '../../state/modelStore'
import { newestJob } from '../../state/stepResults'
import { listText, sentencesText } from '../../ui/formats'
import { generateWith } from './generateWith'
import { MadeModel } from './MadeModel'
import { OwnModels } from './OwnModels'
import { PythonMissing } from './PythonMissing'
import { RunningTraining } from './RunningTraining'
import type { SortedLabel } from './sortedPictures'
import { TrainingForm } from './TrainingForm'
import { usePython } from './usePython'

/** Teaches a generator to draw what some pictures show. */
export function GeneratorSection({ labels }: { readonly labels: readonly SortedLabel[] }) {
  const { t } = useTranslation('train')
  const [values, setValues] = useStepValues(definition.id)
  const language = useLanguage()
  const { python, lookAgain } = usePython()

  /** A further one is a model of its own, and says by its name what it came of. */
  const goOn = (model: string) => {
    const earlier = useModels.getState().models.find(({ id }) => id === model)
    const name = earlier ? nameForNewModel(earlier.title[language]) : values.name
    setValues({ ...values, model, name })
  }

  return (
    <>
      <Typography variant="caption" color="textSecondary" component="p">
        {t('generator.expect')}
      </Typography>
      {python === undefined ? (
        <Typography variant="body2" role="status">
          {t('python.looking')}
        </Typography>
      ) : python.state === 'missing' ? (
        <PythonMissing python={python} onLookAgain={lookAgain} />
      ) : (
        <GeneratorTraining labels={labels} />
      )}
      <OwnModels
        task="generate"
        deleteText={t('generator.deleteText')}
        actions={[
          { title: t('generator.use'), run: generateWith },
          ...(python?.state === 'ready'
            ? [
                {
                  title: t('generator.goOn'),
                  run: goOn,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function GeneratorTraining({ labels }: { readonly labels: readonly SortedLabel[] }) {
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)
  const enough = labels.some(({ assets }) => assets.length >= leastOfGeneratorLabel)
  const going = job?.state === 'running' || job?.state === 'queued'

  return (
    <>
      <TrainingForm
        definition={definition}
        labels={labels}
        enough={enough}
        job={job}
        going={going}
      />
      {job?.state === 'running' ? <RunningTraining key={job.id} job={job} /> : null}
      {job?.state === 'done' && result.success ? <Made result={result.data} /> : null}
    </>
  )
}

/** What came of a training, and the way to draw with it. */
function Made({ result }: { readonly result: StepResult<'train.generator'> }) {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const { pictures, shown, duplicates, unreadable, leftOut } = result
  const notes = [
    t('generator.learned', { pictures, shown, minutes: Math.round(result.minutes) }),
    ...(duplicates > 0 ? [t('result.duplicates', { count: duplicates })] : []),
    ...(unreadable > 0 ? [t('result.unreadable', { count: unreadable })] : []),
    ...(leftOut.length > 0 ? [t('result.leftOut', { labels: listText(leftOut, language) })] : []),
  ]
  return (
    <Stack spacing={1}>
      <MadeModel model={result.model} use={t('generator.use')} onUse={generateWith} />
      <Typography variant="body2" color="textSecondary">
        {sentencesText(notes, language)}
      </Typography>
    </Stack>
  )
}
