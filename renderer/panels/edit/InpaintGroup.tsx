import BrushOutlinedIcon from '@mui/icons-material/BrushOutlined'
import LayersClearOutlinedIcon from '@mui/icons-material/LayersClearOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepDefinition } from '../../../preload/contract/step'
import { runInpaint } from '../../actions/editActions'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { StepForm } from '../../ui/StepForm'
import { RunButtons } from './RunButtons'

/** Erasing what the mask covers. */
export function InpaintGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const [values, setValues] = useStepValues('repair.inpaint')
  const hasMask = useDocument((state) => state.hasMask)
  const brushing = useDocument((state) => state.tool === 'brush')
  const open = useDocument((state) => state.asset !== undefined)
  const repainting = useDocument((state) => state.repainting !== undefined)
  const { setTool, clearMask } = useDocument.getState()
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }} role="status">
        {repainting
          ? t('inpaint.repainting')
          : hasMask
            ? t('inpaint.ready')
            : t('inpaint.paintFirst')}
      </Typography>
      <Stack direction="row" spacing={1} sx={{ mb: 1.5 }}>
        <Button
          variant="outlined"
          aria-pressed={brushing}
          startIcon={<BrushOutlinedIcon />}
          disabled={!open}
          onClick={() => setTool(brushing ? 'view' : 'brush')}
        >
          {t('inpaint.paint')}
        </Button>
        <Button
          color="secondary"
          startIcon={<LayersClearOutlinedIcon />}
          disabled={!hasMask}
          onClick={clearMask}
        >
          {t('inpaint.clear')}
        </Button>
      </Stack>
      <StepForm definition={definition} values={values} hidden={['mask']} onChange={setValues} />
      <RunButtons
        step="repair.inpaint"
        label={t('inpaint.run')}
        disabled={!hasMask}
        onRun={() => runInpaint(values)}
      />
    </>
  )
}
