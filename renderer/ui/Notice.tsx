import CheckIcon from '@mui/icons-material/CheckCircleOutlined'
import CloseIcon from '@mui/icons-material/Close'
import ErrorIcon from '@mui/icons-material/ErrorOutlined'
import WarningIcon from '@mui/icons-material/WarningAmber'
import { Box, Button, Collapse, IconButton, Paper, Typography } from '@mui/material'
import { type CustomContentProps, SnackbarContent } from 'notistack'
import { forwardRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { studio } from '../state/studio'
import { closeNotice, type NoticeAction, type NoticeTone } from './notices'

interface NoticeProps extends Omit<CustomContentProps, 'action'> {
  readonly action?: NoticeAction
  readonly details?: string
  readonly tone: NoticeTone
}

const icons = {
  plain: null,
  success: <CheckIcon color="success" />,
  warning: <WarningIcon color="warning" />,
  error: <ErrorIcon color="error" />,
}

/** A short message at the foot of the window, with what can be done about it. */
export const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice(props, ref) {
  const { id, message, action, details, tone } = props
  const { t } = useTranslation('app')
  const [open, setOpen] = useState(false)
  return (
    <SnackbarContent ref={ref} role={tone === 'error' ? 'alert' : 'status'}>
      <Paper
        elevation={6}
        sx={{
          width: '100%',
          minWidth: 320,
          maxWidth: 560,
          borderRadius: 2,
          border: 1,
          borderColor: 'divider',
        }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            pl: 1.75,
            pr: 0.75,
            py: 0.75,
            minHeight: 44,
          }}
        >
          {icons[tone]}
          <Typography
            variant="body2"
            sx={{ flex: 1, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
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
                closeNotice(id)
                action.run()
              }}
            >
              {action.title}
            </Button>
          ) : null}
          <IconButton aria-label={t('notice.close')} onClick={() => closeNotice(id)}>
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
                onClick={() => void studio().host.copyText(`${String(message)}\n${details}`)}
              >
                {t('notice.copy')}
              </Button>
            </Box>
          </Collapse>
        ) : null}
      </Paper>
    </SnackbarContent>
  )
})
