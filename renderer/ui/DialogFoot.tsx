import { Box, Button, DialogActions } from '@mui/material'
import type { ReactNode } from 'react'

interface DialogFootProps {
  /** What the button that leaves says, and does. */
  readonly leave: string
  readonly onLeave: () => void
  /** While something is done that cannot be left. */
  readonly busy?: boolean
  /** Where leaving is the safe answer. */
  readonly leaveFirst?: boolean
  /** What stands apart from the answers, at the start of the line. */
  readonly start?: ReactNode
  /** What goes ahead. */
  readonly children: ReactNode
}

/** The foot of a dialog: what stands apart, the way out, and what goes ahead, in the same places everywhere. */
export function DialogFoot({
  leave,
  onLeave,
  busy = false,
  leaveFirst = false,
  start,
  children,
}: DialogFootProps) {
  return (
    <DialogActions>
      {start ? <Box sx={{ mr: 'auto', ml: -1.5 }}>{start}</Box> : null}
      <Button color="secondary" onClick={onLeave} disabled={busy} autoFocus={leaveFirst}>
        {leave}
      </Button>
      {children}
    </DialogActions>
  )
}
