import CheckIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import CloseIcon from '@mui/icons-material/Close'
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined'
import WarningIcon from '@mui/icons-material/WarningAmber'
import { Box, Button, Collapse, Grow, IconButton, Paper, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Notice, noticeTime, useNotices } from '../state/noticeStore'
import { studio } from '../state/studio'

const icons = {
  plain: null,
  success: <CheckIcon color="success" />,
  warning: <WarningIcon color="warning" />,
  error: <ErrorIcon color="error" />,
}

/** What stood there before a dialog opened is no answer to anything in it, and lies under it. */
function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}

/** A short message with what can be done about it. Time stands still while it is pointed at. */
export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('app')
  const close = useNotices((state) => state.close)
  const [open, setOpen] = useState(false)
  const [held, setHeld] = useState(false)
  const [overDialogs] = useState(dialogIsOpen)
  const { id, action, tone } = notice
  // Words of the moment: `useTranslation` draws the card again when the language changes.
  const message = notice.message()
  const details = notice.details?.()
  const time = noticeTime(notice)

  useEffect(() => {
    if (time === undefined || held || open) return
    const timer = setTimeout(() => close(id), time)
    return () => clearTimeout(timer)
  }, [id, time, held, open, close])

  return (
    <Grow in appear>
      <Paper
        elevation={6}
        role={tone === 'error' ? 'alert' : 'status'}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        sx={{
          position: 'relative',
          zIndex: ({ zIndex }) => (overDialogs ? zIndex.snackbar : zIndex.modal - 1),
          minWidth: 280,
          maxWidth: 600,
          borderRadius: 2,
          border: 1,
          borderColor: 'divider',
          pointerEvents: 'auto',
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 1.75, pr: 0.75, py: 0.5 }}>
          {icons[tone]}
          <Typography
            variant="body2"
            sx={{ flex: 1, py: 0.5, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
            {message}
          </Typography>
          {details ? (
            <Button color="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('notice.details')}
            </Button>
          ) : null}
          {action ? (
            <Button
              onClick={() => {
                close(id)
                action.run()
              }}
            >
              {action.title()}
            </Button>
          ) : null}
          <IconButton aria-label={t('notice.close')} onClick={() => close(id)}>
            <CloseIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Box>
        {details ? (
          <Collapse in={open} unmountOnExit>
            <Box sx={{ px: 1.75, pb: 1 }}>
              <Typography
                component="pre"
                variant="caption"
                sx={{
                  m: 0,
                  maxHeight: 160,
                  overflow: 'auto',
                  whiteSpace: 'pre-wrap',
                  overflowWrap: 'anywhere',
                }}
              >
                {details}
              </Typography>
              <Button
                color="secondary"
                onClick={() => void studio().host.copyText(`${message}\n${details}`)}
              >
                {t('notice.copy')}
              </Button>
            </Box>
          </Collapse>
        ) : null}
      </Paper>
    </Grow>
  )
}
