import CaptionIcon from '@mui/icons-material/ShortTextOutlined'
import { Stack } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { listSteps } from '../../../preload/contract/steps'
import { useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'
import { NeedsPicture } from '../../ui/NeedsPicture'
import { StepChoice } from '../../ui/StepChoice'
import type { PanelModule } from '../panelModule'
import { AdCopySection } from './AdCopySection'
import { CaptionSection } from './CaptionSection'

const steps = listSteps().filter((step) => step.panel === 'caption')

function CaptionPanel() {
  const { t } = useTranslation('caption')
  const asset = useDocument((state) => state.asset)
  const step = useForms((state) => state.steps.caption) ?? 'describe.caption'
  const showStep = useForms((state) => state.showStep)
  if (!asset) return <NeedsPicture text={t('empty')} />
  return (
    <Stack spacing={2}>
      <StepChoice
        steps={steps}
        value={step}
        label={t('title')}
        onChange={(next) => showStep('caption', next)}
      />
      {step === 'describe.adcopy' ? (
        <AdCopySection asset={asset} />
      ) : (
        <CaptionSection asset={asset} />
      )}
    </Stack>
  )
}

export const panel: PanelModule = {
  id: 'caption',
  order: 4,
  titleKey: 'caption:title',
  icon: CaptionIcon,
  Component: CaptionPanel,
}
