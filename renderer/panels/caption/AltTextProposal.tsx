import { Box, Button, TextField, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { altTextProposal } from '../../../preload/contract/text/altTextProposal'

interface AltTextProposalProps {
  readonly caption: string
  /** The alternative text as it is by now. */
  readonly altText: string
  readonly onTake: (text: string) => void
}

/** An alternative text made of the caption, and of what it cannot know; it is looked over before it is kept. */
export function AltTextProposal({ caption, altText, onTake }: AltTextProposalProps) {
  const { t } = useTranslation('caption')
  const [context, setContext] = useState('')
  const [taken, setTaken] = useState<string>()
  const proposed = altTextProposal(caption, context)
  // Words of one's own need no proposal.
  const isOwn = altText.trim() !== '' && altText !== taken
  if (caption.trim() === '' || isOwn) return null
  return (
    <Box
      role="group"
      aria-label={t('proposal.title')}
      sx={{ mt: 0.75, p: 1, border: 1, borderColor: 'divider', borderRadius: 1.5 }}
    >
      <Typography variant="caption" color="textSecondary">
        {t('proposal.title')}
      </Typography>
      <Typography variant="body2" lang={context ? undefined : 'en'} sx={{ mb: 0.75 }}>
        {proposed}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <TextField
          fullWidth
          value={context}
          placeholder={t('proposal.contextExample')}
          onChange={(event) => setContext(event.target.value.slice(0, 200))}
          slotProps={{ htmlInput: { 'aria-label': t('proposal.context') } }}
        />
        <Button
          variant="outlined"
          disabled={proposed === altText}
          sx={{ flex: 'none' }}
          onClick={() => {
            setTaken(proposed)
            onTake(proposed)
          }}
        >
          {t('proposal.take')}
        </Button>
      </Box>
    </Box>
  )
}
