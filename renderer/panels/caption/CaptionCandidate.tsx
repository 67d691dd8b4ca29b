import CheckIcon from '@mui/icons-material/Check'
import CopyIcon from '@mui/icons-material/ContentCopy'
import EditIcon from '@mui/icons-material/EditOutlined'
import { Box, Button, IconButton, TextField, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Caption } from '../../../preload/contract/results'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { showError, showNotice } from '../../ui/notices'
import { AttentionWords } from './AttentionWords'

interface CaptionCandidateProps {
  readonly caption: Caption
  /** Kept with the picture now. */
  readonly chosen: boolean
  readonly onChoose: (text: string) => void
}

/** One way to caption the picture: its words show where they looked; it can be changed before it is kept. */
export function CaptionCandidate({ caption, chosen, onChoose }: CaptionCandidateProps) {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const [draft, setDraft] = useState<string>()
  const text = draft ?? caption.text
  const score = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(caption.score)

  const copy = () =>
    studio()
      .host.copyText(text)
      .then(() => showNotice(() => t('copied'), { tone: 'success' }))
      .catch(showError)

  return (
    <Box
      sx={{
        border: 1,
        borderColor: chosen ? 'primary.main' : 'divider',
        borderRadius: 1.5,
        bgcolor: 'surface.raised',
        px: 1.25,
        pt: 1,
        pb: 0.5,
      }}
    >
      {draft === undefined ? (
        <AttentionWords caption={caption} />
      ) : (
        <TextField
          fullWidth
          multiline
          autoFocus
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': t('edit') } }}
        />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 0.5 }}>
        <Tooltip title={t('scoreHelp')}>
          <Typography
            variant="caption"
            color="textSecondary"
            sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }}
          >
            {t('score', { score })}
          </Typography>
        </Tooltip>
        <Tooltip title={draft === undefined ? t('edit') : t('editEnd')}>
          <IconButton
            aria-label={draft === undefined ? t('edit') : t('editEnd')}
            aria-pressed={draft !== undefined}
            onClick={() => setDraft(draft === undefined ? caption.text : undefined)}
          >
            <EditIcon sx={{ fontSize: 17 }} />
          </IconButton>
        </Tooltip>
        <Tooltip title={t('copy')}>
          <IconButton aria-label={t('copy')} onClick={() => void copy()}>
            <CopyIcon sx={{ fontSize: 17 }} />
          </IconButton>
        </Tooltip>
        <Button
          color={chosen ? 'success' : 'primary'}
          startIcon={chosen ? <CheckIcon /> : null}
          onClick={() => onChoose(text)}
        >
          {chosen ? t('chosen') : t('choose')}
        </Button>
      </Box>
    </Box>
  )
}
