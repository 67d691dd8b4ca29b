import ExpandMoreIcon from '@mui/icons-material/ExpandMore'
import { Box, ButtonBase, Collapse, Typography } from '@mui/material'
import { type ReactNode, useId } from 'react'
import type { StepId } from '../../../preload/contract/steps'
import { useEdit } from './editStore'

interface EditGroupProps {
  readonly step: StepId
  readonly title: string
  readonly summary: string
  readonly children: ReactNode
}

/** A part of the edit panel that can be folded away. */
export function EditGroup({ step, title, summary, children }: EditGroupProps) {
  const open = useEdit((state) => state.open[step] ?? false)
  const id = useId()
  return (
    <Box component="section" aria-label={title} sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Typography component="h3" variant="h3">
        <ButtonBase
          aria-expanded={open}
          aria-controls={id}
          onClick={() => useEdit.getState().setOpen(step, !open)}
          sx={{
            width: '100%',
            minHeight: 40,
            justifyContent: 'flex-start',
            gap: 0.5,
            font: 'inherit',
            borderRadius: 1,
            '&:hover': { bgcolor: 'surface.hover' },
          }}
        >
          <ExpandMoreIcon
            sx={{
              color: 'text.secondary',
              transform: open ? 'none' : 'rotate(-90deg)',
              transition: 'transform 120ms',
            }}
          />
          {title}
        </ButtonBase>
      </Typography>
      <Collapse in={open} unmountOnExit id={id}>
        <Box sx={{ pb: 2, pl: 1 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {summary}
          </Typography>
          {children}
        </Box>
      </Collapse>
    </Box>
  )
}
