import CropIcon from '@mui/icons-material/Crop'
import FlipIcon from '@mui/icons-material/Flip'
import RotateLeftIcon from '@mui/icons-material/RotateLeft'
import RotateRightIcon from '@mui/icons-material/RotateRight'
import { Box, Button, IconButton, Tooltip } from '@mui/material'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepDefinition } from '../../../preload/contract/step'
import { runGeometry, runTurn } from '../../actions/editActions'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { showError } from '../../ui/notices'
import { StepForm } from '../../ui/StepForm'
import { useEdit } from './editStore'
import { croppedForm, isMaskTool, type Turn } from './geometryForm'
import { isTooLarge, ResultSize, useResultSize } from './ResultSize'
import { RunButtons } from './RunButtons'

/** Turning at a press, and cropping with a box on the canvas. */
export function GeometryGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const [values, setValues] = useStepValues('transform.geometry')
  const busy = useEdit((state) => state.running['transform.geometry'] !== undefined)
  const open = useDocument((state) => state.asset !== undefined)
  const cropping = useDocument((state) => state.tool === 'crop')
  const crop = useDocument((state) => state.crop)
  const { setTool, setCrop } = useDocument.getState()
  const size = useResultSize('transform.geometry', crop ? croppedForm(values, crop) : values)
  const changed = Object.keys(values).length > 0 || crop !== undefined

  const turn = (label: string, icon: ReactNode, by: Turn) => (
    <Tooltip title={label}>
      <span>
        <IconButton
          aria-label={label}
          disabled={!open || busy}
          onClick={() => {
            runTurn(by).catch(showError)
          }}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  )

  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1.5 }}>
        <Button
          variant="outlined"
          aria-pressed={cropping}
          startIcon={<CropIcon />}
          disabled={!open}
          onClick={() => {
            if (cropping) setCrop(undefined)
            setTool(cropping ? 'view' : 'crop')
          }}
        >
          {t('geometry.cropBox')}
        </Button>
        <Box sx={{ flex: 1 }} />
        {turn(t('geometry.turnLeft'), <RotateLeftIcon />, { rotate: '270' })}
        {turn(t('geometry.turnRight'), <RotateRightIcon />, { rotate: '90' })}
        {turn(t('geometry.flipHorizontal'), <FlipIcon />, { flip: 'horizontal' })}
        {turn(t('geometry.flipVertical'), <FlipIcon sx={{ transform: 'rotate(90deg)' }} />, {
          flip: 'vertical',
        })}
      </Box>
      <StepForm
        definition={definition}
        values={values}
        hidden={['flip', 'rotate', 'crop', ...(crop ? ['aspect'] : [])]}
        onChange={(next) => {
          // The canvas shows the picture as it is while its mask is painted.
          if (isMaskTool(useDocument.getState().tool)) setTool('view')
          setValues(next)
        }}
      />
      {size ? <ResultSize size={size} /> : null}
      <RunButtons
        step="transform.geometry"
        label={t('apply')}
        disabled={!open || !changed || isTooLarge(size)}
        onRun={() => runGeometry(values)}
        onReset={
          changed
            ? () => {
                setValues({})
                setCrop(undefined)
              }
            : undefined
        }
      />
    </>
  )
}
