import CopyIcon from '@mui/icons-material/ContentCopyOutlined'
import ManualIcon from '@mui/icons-material/MenuBookOutlined'
import { Alert, Box, Button, Stack, Typography } from '@mui/material'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PythonState } from '../../../preload/contract/python'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { studio } from '../../state/studio'
import { listText } from '../../ui/formats'
import { showError, showNotice } from '../../ui/notices'

interface PythonMissingProps {
  readonly python: Extract<PythonState, { state: 'missing' }>
  readonly onLookAgain: () => void
}

/** What has to be installed before a generator can be trained, ready to be typed. */
export function PythonMissing({ python, onLookAgain }: PythonMissingProps) {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const { missing, commands } = python
  const copy = () =>
    void studio()
      .host.copyText(commands.join('\n'))
      .then(() => showNotice(() => t('python.copied')))
      .catch(showError)
  return (
    <Stack spacing={1.5}>
      <Alert severity="info" variant="outlined">
        {t('python.missing', { names: listText(missing, language) })}
      </Alert>
      {commands.length > 0 ? (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('python.how')}
          </Typography>
          <Box
            component="pre"
            role="group"
            aria-label={t('python.commands')}
            sx={{
              m: 0,
              p: 1,
              borderRadius: 1,
              bgcolor: 'surface.hover',
              fontSize: '0.75rem',
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              userSelect: 'text',
            }}
          >
            {/* The rest of a line that is too long stands further in, so that one sees where the next begins. */}
            {commands.map((command) => (
              <Box
                key={command}
                component="code"
                sx={{ display: 'block', pl: '2ch', textIndent: '-2ch', '& + &': { mt: 0.75 } }}
              >
                {inWords(command)}
              </Box>
            ))}
          </Box>
        </>
      ) : null}
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {commands.length > 0 ? (
          <Button variant="outlined" startIcon={<CopyIcon />} onClick={copy}>
            {t('python.copy')}
          </Button>
        ) : null}
        <Button variant="outlined" onClick={onLookAgain}>
          {t('python.again')}
        </Button>
        <Button
          color="secondary"
          startIcon={<ManualIcon />}
          onClick={() => useDialogs.getState().open({ kind: 'manual', page: 'train-generator' })}
        >
          {t('generator.manual')}
        </Button>
      </Stack>
    </Stack>
  )
}

/** A line ends between two words, and not at the dash that an option begins with. */
function inWords(command: string): ReactNode[] {
  return command.split(' ').flatMap((word, place) => [
    place > 0 ? ' ' : '',
    // biome-ignore lint/suspicious/noArrayIndexKey: words keep their places
    <span key={place} style={{ display: 'inline-block', maxWidth: '100%', textIndent: 0 }}>
      {word}
    </span>,
  ])
}
