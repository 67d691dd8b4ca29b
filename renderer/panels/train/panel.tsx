import ManualIcon from '@mui/icons-material/MenuBookOutlined'
import TrainIcon from '@mui/icons-material/ModelTrainingOutlined'
import { Box, Button, Stack, Typography } from '@mui/material'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/train.classifier'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { newestJob } from '../../state/stepResults'
import { sentencesText } from '../../ui/formats'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { usePictureSet } from '../../ui/usePictureSet'
import type { PanelModule } from '../panelModule'
import { OwnModels } from './OwnModels'
import { SortedLabels } from './SortedLabels'
import { leastPictures, sortedByTag } from './sortedPictures'
import { TagSelected } from './TagSelected'
import { TrainedFigures } from './TrainedFigures'

function TrainPanel() {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const { selected, assets } = usePictureSet()
  const pictures = useMemo(() => assets.filter(({ kind }) => kind === 'image'), [assets])
  const labels = useMemo(() => sortedByTag(pictures), [pictures])
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id))
  const result = definition.result.safeParse(job?.outputs[0]?.data)

  const tagged = labels.reduce((sum, label) => sum + label.assets.length, 0)
  const named = typeof values.name === 'string' && values.name.trim() !== ''
  const enough = labels.filter(({ assets: own }) => own.length >= leastPictures).length >= 2

  const run = () => {
    setBusy(true)
    const examples = labels.flatMap(({ label, assets: own }) =>
      own.map(({ id }) => ({ id, label })),
    )
    submit(
      [
        {
          step: definition.id,
          parameters: { ...values, truth: examples.map(({ label }) => label) },
        },
      ],
      examples.map(({ id }) => id),
    )
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      <Box>
        <Typography variant="h3" sx={{ mb: 0.5 }}>
          {t('pictures.title')}
        </Typography>
        <Typography variant="body2" role="status">
          {sentencesText(
            [
              t(selected ? 'pictures.selection' : 'pictures.library', { count: pictures.length }),
              ...(tagged > 0 && tagged < pictures.length
                ? [t('pictures.untagged', { count: pictures.length - tagged })]
                : []),
            ],
            language,
          )}
        </Typography>
        {pictures.length > 0 ? (
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
            {labels.length === 0 ? t('pictures.none') : t('pictures.help')}
          </Typography>
        ) : null}
      </Box>
      <SortedLabels labels={labels} />
      <TagSelected known={labels.map(({ label }) => label)} />
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
      <OwnModels />
      <Box>
        <Typography variant="caption" color="textSecondary" component="p">
          {t('generator.text')}
        </Typography>
        <Button
          color="secondary"
          startIcon={<ManualIcon />}
          onClick={() => useDialogs.getState().open({ kind: 'manual', page: 'train-generator' })}
          sx={{ ml: -1, mt: 0.5 }}
        >
          {t('generator.open')}
        </Button>
      </Box>
    </Stack>
  )
}

export const panel: PanelModule = {
  id: 'train',
  order: 6,
  titleKey: 'train:title',
  icon: TrainIcon,
  Component: TrainPanel,
}
