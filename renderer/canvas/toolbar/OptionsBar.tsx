import AddIcon from '@mui/icons-material/Add'
import RemoveIcon from '@mui/icons-material/Remove'
import {
  Box,
  FormControlLabel,
  Switch,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
  Typography,
} from '@mui/material'
import { useTranslation } from 'react-i18next'
import { sizeOfAsset, useDocument } from '../../state/documentStore'
import { brushPosition, brushSizeAt, brushSizeFor } from '../brush'
import type { MaskMode } from '../mask/maskDraft'
import { CropOptions } from './CropOptions'
import { LabelledSlider } from './LabelledSlider'
import { MaskMenu } from './MaskMenu'

/** What can be set for the tool in hand, and the mask's menu. */
export function OptionsBar() {
  const { t } = useTranslation('canvas')
  const tool = useDocument((state) => state.tool)
  return (
    <Box
      role="group"
      aria-label={t('options.label')}
      sx={{
        flex: 'none',
        minHeight: 44,
        px: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        bgcolor: 'surface.panel',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {tool === 'brush' || tool === 'eraser' ? <BrushOptions /> : null}
      {tool === 'rectangle' || tool === 'lasso' ? <ModeOptions /> : null}
      {tool === 'wand' ? <WandOptions /> : null}
      {tool === 'crop' ? <CropOptions /> : null}
      {tool === 'view' ? (
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary', flex: 1, minWidth: 0 }}>
          {t('options.viewHint')}
        </Typography>
      ) : null}
      <Box sx={{ flex: 1 }} />
      {tool === 'crop' ? null : <MaskMenu />}
    </Box>
  )
}

function BrushOptions() {
  const { t } = useTranslation('canvas')
  const brush = useDocument((state) => state.brush)
  const asset = useDocument((state) => state.asset)
  const { setBrush } = useDocument.getState()
  return (
    <>
      <LabelledSlider
        label={t('options.size')}
        value={brushPosition(brush.size)}
        minimum={0}
        maximum={1}
        step={0.005}
        initial={brushPosition(brushSizeFor(sizeOfAsset(asset) ?? { width: 512, height: 512 }))}
        text={t('options.pixels', { count: brush.size })}
        onChange={(position) => setBrush({ size: brushSizeAt(position) })}
      />
      <LabelledSlider
        label={t('options.hardness')}
        value={brush.hardness}
        minimum={0}
        maximum={1}
        step={0.05}
        initial={0.9}
        text={t('options.percent', { value: brush.hardness })}
        onChange={(hardness) => setBrush({ hardness })}
        width={72}
      />
    </>
  )
}

function ModeOptions() {
  const { t } = useTranslation('canvas')
  const mode = useDocument((state) => state.maskMode)
  return (
    <ToggleButtonGroup
      exclusive
      value={mode}
      aria-label={t('options.mode')}
      onChange={(_, chosen: MaskMode | null) => {
        if (chosen) useDocument.getState().setMaskMode(chosen)
      }}
      sx={{ '& .MuiToggleButton-root': { p: 0, width: 32, height: 30 } }}
    >
      <ToggleButton value="add" aria-label={t('options.add')}>
        <Tooltip title={t('options.addHelp')}>
          <AddIcon />
        </Tooltip>
      </ToggleButton>
      <ToggleButton value="subtract" aria-label={t('options.subtract')}>
        <Tooltip title={t('options.subtractHelp')}>
          <RemoveIcon />
        </Tooltip>
      </ToggleButton>
    </ToggleButtonGroup>
  )
}

function WandOptions() {
  const { t } = useTranslation('canvas')
  const wand = useDocument((state) => state.wand)
  const { setWand } = useDocument.getState()
  return (
    <>
      <ModeOptions />
      <LabelledSlider
        label={t('options.tolerance')}
        value={wand.tolerance}
        minimum={0}
        maximum={128}
        step={1}
        initial={24}
        text={String(wand.tolerance)}
        onChange={(tolerance) => setWand({ tolerance })}
        width={72}
      />
      <Tooltip describeChild title={t('options.contiguousHelp')}>
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={wand.contiguous}
              onChange={(_, contiguous) => setWand({ contiguous })}
            />
          }
          label={t('options.contiguous')}
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ m: 0 }}
        />
      </Tooltip>
    </>
  )
}
