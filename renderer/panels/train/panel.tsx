import TrainIcon from '@mui/icons-material/ModelTrainingOutlined'
import { Box, Stack, Typography } from '@mui/material'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listSteps } from '../../../preload/contract/steps'
import {
  definition as generator,
  leastOfGeneratorLabel,
} from '../../../preload/contract/steps/train.generator'
import { useLanguage } from '../../i18n/useLanguage'
import { useForms } from '../../state/formStore'
import { sentencesText } from '../../ui/formats'
import { StepChoice } from '../../ui/StepChoice'
import { usePictureSet } from '../../ui/usePictureSet'
import type { PanelModule } from '../panelModule'
import { ClassifierSection } from './ClassifierSection'
import { GeneratorSection } from './GeneratorSection'
import { SortedLabels } from './SortedLabels'
import { leastPictures, sortedByTag } from './sortedPictures'
import { TagSelected } from './TagSelected'

const steps = listSteps().filter((step) => step.panel === 'train')

function TrainPanel() {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const chosen = useForms((state) => state.steps.train)
  const showStep = useForms((state) => state.showStep)
  const definition = steps.find(({ id }) => id === chosen) ?? steps[0]
  const { selected, assets } = usePictureSet()
  const pictures = useMemo(() => assets.filter(({ kind }) => kind === 'image'), [assets])
  const labels = useMemo(() => sortedByTag(pictures), [pictures])
  if (!definition) return null
  const draws = definition.id === generator.id
  const tagged = labels.reduce((sum, label) => sum + label.assets.length, 0)

  return (
    <Stack spacing={2}>
      <StepChoice
        steps={steps}
        value={definition.id}
        label={t('title')}
        onChange={(step) => showStep('train', step)}
      />
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
            {labels.length === 0
              ? t('pictures.none')
              : draws
                ? t('generator.help', { count: leastOfGeneratorLabel })
                : t('pictures.help')}
          </Typography>
        ) : null}
      </Box>
      <SortedLabels labels={labels} least={draws ? leastOfGeneratorLabel : leastPictures} />
      <TagSelected known={labels.map(({ label }) => label)} />
      {draws ? <GeneratorSection labels={labels} /> : <ClassifierSection labels={labels} />}
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
