import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/train.classifier'
import { useJobs } from '../../state/jobStore'
import { newestJob } from '../../state/stepResults'
import { OwnModels } from './OwnModels'
import { recogniseWith } from './recogniseWith'
import { leastPictures, type SortedLabel } from './sortedPictures'
import { TrainedFigures } from './TrainedFigures'
import { TrainingForm } from './TrainingForm'

/** Teaches recognition the labels of some pictures. */
export function ClassifierSection({ labels }: { readonly labels: readonly SortedLabel[] }) {
  const { t } = useTranslation('train')
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)
  const enough = labels.filter(({ assets }) => assets.length >= leastPictures).length >= 2

  return (
    <>
      <TrainingForm definition={definition} labels={labels} enough={enough} job={job} />
      {job?.state === 'done' && result.success ? <TrainedFigures result={result.data} /> : null}
      <OwnModels
        task="classify"
        deleteText={t('models.deleteText')}
        actions={[{ title: t('result.use'), run: recogniseWith }]}
      />
    </>
  )
}
