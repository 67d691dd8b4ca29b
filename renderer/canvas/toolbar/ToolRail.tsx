import AutoFixHighOutlinedIcon from '@mui/icons-material/AutoFixHighOutlined'
import BackHandOutlinedIcon from '@mui/icons-material/BackHandOutlined'
import BrushOutlinedIcon from '@mui/icons-material/BrushOutlined'
import CropIcon from '@mui/icons-material/Crop'
import HighlightAltIcon from '@mui/icons-material/HighlightAlt'
import type { SvgIcon } from '@mui/material'
import { ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { type Tool, useDocument } from '../../state/documentStore'
import { toolKeys } from '../toolKeys'
import { EraserIcon, LassoIcon } from './toolIcons'

const icons: readonly { readonly tool: Tool; readonly Icon: typeof SvgIcon }[] = [
  { tool: 'view', Icon: BackHandOutlinedIcon },
  { tool: 'brush', Icon: BrushOutlinedIcon },
  { tool: 'eraser', Icon: EraserIcon },
  { tool: 'rectangle', Icon: HighlightAltIcon },
  { tool: 'lasso', Icon: LassoIcon },
  { tool: 'wand', Icon: AutoFixHighOutlinedIcon },
  { tool: 'crop', Icon: CropIcon },
]

/** The tools, one above the other beside the canvas. */
export function ToolRail() {
  const { t } = useTranslation('canvas')
  const tool = useDocument((state) => state.tool)
  const repainting = useDocument((state) => state.repainting !== undefined)
  return (
    <ToggleButtonGroup
      orientation="vertical"
      exclusive
      value={tool}
      aria-label={t('tools.label')}
      onChange={(_, chosen: Tool | null) => {
        if (chosen) useDocument.getState().setTool(chosen)
      }}
      sx={{
        flex: 'none',
        width: 44,
        // A low window scrolls its tools instead of laying them over the bar below.
        maxHeight: '100%',
        overflowY: 'auto',
        overflowX: 'hidden',
        flexWrap: 'nowrap',
        p: 0.75,
        gap: 0.5,
        bgcolor: 'surface.panel',
        borderRadius: 0,
        borderRight: 1,
        borderColor: 'divider',
        '& .MuiToggleButton-root': {
          '&, &.Mui-disabled': { border: 0 },
          borderRadius: '6px !important',
          width: 32,
          height: 32,
          flex: 'none',
          m: 0,
        },
      }}
    >
      {icons.map(({ tool: each, Icon }) => {
        const name = t(`tools.${each}`)
        return (
          <ToggleButton
            key={each}
            value={each}
            disabled={each === 'crop' && repainting}
            aria-label={name}
            aria-keyshortcuts={toolKeys[each]}
          >
            <Tooltip title={`${name} (${toolKeys[each]})`} placement="right">
              <Icon fontSize="small" />
            </Tooltip>
          </ToggleButton>
        )
      })}
    </ToggleButtonGroup>
  )
}
