import BrushOutlinedIcon from '@mui/icons-material/BrushOutlined'
import { Box, Button, Stack, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { EditStep } from '../../../../preload/contract/edit'
import { findStep } from '../../../../preload/contract/steps'
import { repaintMask } from '../../../actions/repaintActions'
import { changeStep } from '../../../actions/stackActions'
import { maskOf } from '../../../actions/stackMasks'
import { parametersOf } from '../../../ui/formValues'
import { showError } from '../../../ui/notices'
import { StepForm } from '../../../ui/StepForm'
import { useEdit } from '../editStore'

/** The form of a step that is in the stack already; the canvas shows what it would do there. */
export function StackStepForm({ step }: { readonly step: EditStep }) {
  const { t } = useTranslation('edit')
  const changing = useEdit((state) => state.changing)
  const definition = findStep(step.step)
  const values = changing?.id === step.id ? changing.values : step.parameters
  const changed = parametersOf(definition).some(
    ({ name, defaultValue }) =>
      JSON.stringify(values[name] ?? defaultValue) !==
      JSON.stringify(step.parameters[name] ?? defaultValue),
  )
  const { setChanging } = useEdit.getState()
  const hidden = ['mask', 'crop', ...(values.crop === undefined ? [] : ['aspect'])]
  return (
    <Box sx={{ px: 1, pb: 1.5, pt: 0.5 }}>
      {maskOf(step) === undefined ? null : (
        <Tooltip describeChild title={t('stack.repaintHelp')}>
          <Button
            variant="outlined"
            startIcon={<BrushOutlinedIcon />}
            onClick={() => void repaintMask(step.id).catch(showError)}
            sx={{ mb: 1.5 }}
          >
            {t('stack.repaint')}
          </Button>
        </Tooltip>
      )}
      <StepForm
        definition={definition}
        values={values}
        hidden={hidden}
        onChange={(next) => setChanging({ id: step.id, values: next })}
      />
      <Stack direction="row" spacing={1} sx={{ mt: 1.5 }}>
        <Button
          variant="contained"
          disabled={!changed}
          onClick={() => {
            setChanging(undefined)
            changeStep(step.id, values).catch(showError)
          }}
          sx={{ flex: 1 }}
        >
          {t('stack.change')}
        </Button>
        <Button color="secondary" onClick={() => setChanging(undefined)}>
          {t('stack.close')}
        </Button>
      </Stack>
    </Box>
  )
}
