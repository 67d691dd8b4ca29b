import CompareIcon from '@mui/icons-material/Compare'
import DifferenceOutlinedIcon from '@mui/icons-material/DifferenceOutlined'
import HistoryIcon from '@mui/icons-material/History'
import SplitscreenOutlinedIcon from '@mui/icons-material/SplitscreenOutlined'
import { Box, Slider, ToggleButton, Tooltip } from '@mui/material'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type CompareMode, useDocument } from '../../state/documentStore'
import { comparedAsset } from '../modules/comparison'

/** Original while held, a split between before and after, and the difference as light. */
export function CompareControl() {
  const { t } = useTranslation('canvas')
  const mode = useDocument((state) => state.compareMode)
  const held = useDocument((state) => state.showsOriginal)
  const position = useDocument((state) => state.splitPosition)
  const comparable = useDocument(
    (state) =>
      comparedAsset(state)?.id !== state.asset?.id || Boolean(state.preview ?? state.staged),
  )
  const { holdOriginal, setCompareMode, setSplitPosition } = useDocument.getState()
  const toggle = (wanted: CompareMode) => setCompareMode(mode === wanted ? 'off' : wanted)
  const pressed = (event: KeyboardEvent, down: boolean) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      holdOriginal(down)
    }
  }
  const button = { width: 32, p: 0, '&, &.Mui-disabled': { border: 0 } }

  return (
    <Box
      role="group"
      aria-label={t('compare.label')}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}
    >
      {mode === 'split' ? (
        <Slider
          aria-label={t('compare.position')}
          value={position}
          min={0}
          max={1}
          step={0.01}
          onChange={(_, next) => setSplitPosition(next)}
          onDoubleClick={() => setSplitPosition(0.5)}
          sx={{ width: 72, mr: 1.5 }}
        />
      ) : null}
      <Tooltip title={t('compare.hold')}>
        <span>
          <ToggleButton
            value="hold"
            selected={held}
            disabled={!comparable}
            aria-label={t('compare.hold')}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              holdOriginal(true)
            }}
            onPointerUp={() => holdOriginal(false)}
            onPointerCancel={() => holdOriginal(false)}
            onKeyDown={(event) => pressed(event, true)}
            onKeyUp={(event) => pressed(event, false)}
            onBlur={() => holdOriginal(false)}
            sx={button}
          >
            <HistoryIcon />
          </ToggleButton>
        </span>
      </Tooltip>
      <Tooltip title={t('compare.split')}>
        <span>
          <ToggleButton
            value="split"
            selected={mode === 'split'}
            disabled={!comparable && mode !== 'split'}
            aria-label={t('compare.split')}
            onClick={() => toggle('split')}
            sx={button}
          >
            <CompareIcon />
          </ToggleButton>
        </span>
      </Tooltip>
      <Tooltip title={t('compare.sideBySide')}>
        <span>
          <ToggleButton
            value="sideBySide"
            selected={mode === 'sideBySide'}
            disabled={!comparable && mode !== 'sideBySide'}
            aria-label={t('compare.sideBySide')}
            onClick={() => toggle('sideBySide')}
            sx={button}
          >
            <SplitscreenOutlinedIcon sx={{ transform: 'rotate(90deg)' }} />
          </ToggleButton>
        </span>
      </Tooltip>
      <Tooltip title={t('compare.difference')}>
        <span>
          <ToggleButton
            value="difference"
            selected={mode === 'difference'}
            disabled={!comparable && mode !== 'difference'}
            aria-label={t('compare.difference')}
            onClick={() => toggle('difference')}
            sx={button}
          >
            <DifferenceOutlinedIcon />
          </ToggleButton>
        </span>
      </Tooltip>
    </Box>
  )
}
