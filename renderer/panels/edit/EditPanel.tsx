import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { listSteps } from '../../../preload/contract/steps'
import { useDocument } from '../../state/documentStore'
import { HistogramView } from './HistogramView'
import { StepGroup } from './StepGroup'
import { StackSection } from './stack/StackSection'
import { usePreview } from './usePreview'

const steps = listSteps().filter(({ panel }) => panel === 'edit')

/** Every edit of the open picture, one group a step. */
export function EditPanel() {
  const { t } = useTranslation('edit')
  const open = useDocument((state) => state.asset !== undefined)
  usePreview()
  return (
    <Box>
      {open ? (
        <Box sx={{ mb: 1.5 }}>
          <HistogramView />
        </Box>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          {t('noPicture')}
        </Typography>
      )}
      {open ? <StackSection /> : null}
      {steps.map((definition) => (
        <StepGroup key={definition.id} definition={definition} />
      ))}
    </Box>
  )
}
