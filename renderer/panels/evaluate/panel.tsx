import EvaluateIcon from '@mui/icons-material/StraightenOutlined'
import { Stack } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { listSteps } from '../../../preload/contract/steps'
import { useForms } from '../../state/formStore'
import { StepChoice } from '../../ui/StepChoice'
import type { PanelModule } from '../panelModule'
import { CompareSection } from './CompareSection'
import { RecognitionSection } from './RecognitionSection'
import { SeamSection } from './SeamSection'
import { TextSection } from './TextSection'

const steps = listSteps().filter((step) => step.panel === 'evaluate')

function EvaluatePanel() {
  const { t } = useTranslation('evaluate')
  const step = useForms((state) => state.steps.evaluate) ?? 'evaluate.image'
  const showStep = useForms((state) => state.showStep)
  return (
    <Stack spacing={2}>
      <StepChoice
        steps={steps}
        value={step}
        label={t('title')}
        onChange={(next) => showStep('evaluate', next)}
      />
      {step === 'evaluate.recognition' ? (
        <RecognitionSection />
      ) : step === 'evaluate.text' ? (
        <TextSection />
      ) : step === 'evaluate.tile' ? (
        <SeamSection />
      ) : (
        <CompareSection />
      )}
    </Stack>
  )
}

export const panel: PanelModule = {
  id: 'evaluate',
  order: 5,
  titleKey: 'evaluate:title',
  icon: EvaluateIcon,
  Component: EvaluatePanel,
}
