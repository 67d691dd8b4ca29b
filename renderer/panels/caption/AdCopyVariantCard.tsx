import CopyIcon from '@mui/icons-material/ContentCopy'
import EditIcon from '@mui/icons-material/EditOutlined'
import { Box, Button, IconButton, Stack, TextField, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepTexts } from '../../actions/textActions'
import { studio } from '../../state/studio'
import { showError, showNotice } from '../../ui/notices'
import { type AdCopyVariant, channelLength, wholeText } from './adCopyText'

interface AdCopyVariantCardProps {
  readonly variant: AdCopyVariant
  readonly number: number
  readonly channel: string
  /** Characters that the channel allows. */
  readonly limit: number
  readonly asset: string
}

type Draft = Pick<AdCopyVariant, 'headline' | 'body' | 'callToAction' | 'hashtags'>

/** One advertisement: read, changed in place with its length counted, copied, or kept as the caption. */
export function AdCopyVariantCard({
  variant,
  number,
  channel,
  limit,
  asset,
}: AdCopyVariantCardProps) {
  const { t } = useTranslation('caption')
  const [draft, setDraft] = useState<Draft>(variant)
  const [editing, setEditing] = useState(false)
  const changed = draft !== variant
  const length = changed ? channelLength(wholeText(draft), channel) : variant.characters
  const field = (name: 'headline' | 'body' | 'callToAction', label: string) => (
    <TextField
      label={label}
      fullWidth
      multiline
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  )
  const copy = (text: string) =>
    void studio()
      .host.copyText(text)
      .then(() => showNotice(() => t('copied'), { tone: 'success' }))
      .catch(showError)
  const keep = () =>
    void keepTexts([{ id: asset, caption: wholeText(draft) }])
      .then(() => showNotice(() => t('keptAsCaption'), { tone: 'success' }))
      .catch(showError)

  return (
    <Box
      component="article"
      aria-label={t('variant', { number })}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.5,
        bgcolor: 'surface.raised',
        px: 1.25,
        pt: 1,
        pb: 0.5,
      }}
    >
      {editing ? (
        <Stack spacing={1.25} sx={{ pt: 0.5 }}>
          {field('headline', t('field.headline'))}
          {field('body', t('field.body'))}
          {field('callToAction', t('field.callToAction'))}
          <TextField
            label={t('field.hashtags')}
            fullWidth
            value={draft.hashtags.join(' ')}
            onChange={(event) => setDraft({ ...draft, hashtags: event.target.value.split(/\s+/) })}
          />
        </Stack>
      ) : (
        <>
          <Typography variant="body1" sx={{ fontWeight: 600 }}>
            {draft.headline}
          </Typography>
          <Typography variant="body2" sx={{ mt: 0.25, whiteSpace: 'pre-line' }}>
            {draft.body}
          </Typography>
          <Typography variant="body2" sx={{ mt: 0.5, fontWeight: 500 }}>
            {draft.callToAction}
          </Typography>
          {draft.hashtags.length > 0 ? (
            <Typography variant="body2" color="primary" sx={{ mt: 0.25 }}>
              {draft.hashtags.join(' ')}
            </Typography>
          ) : null}
        </>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 0.5 }}>
        <Typography
          variant="caption"
          role={length > limit ? 'alert' : undefined}
          color={length > limit ? 'error' : 'textSecondary'}
          sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {length > limit ? t('overLimit', { length, limit }) : t('counter', { length, limit })}
        </Typography>
        <Tooltip title={editing ? t('editEnd') : t('edit')}>
          <IconButton
            aria-label={editing ? t('editEnd') : t('edit')}
            aria-pressed={editing}
            color={editing ? 'primary' : 'default'}
            onClick={() => setEditing(!editing)}
          >
            <EditIcon sx={{ fontSize: 17 }} />
          </IconButton>
        </Tooltip>
        <Tooltip title={t('copy')}>
          <IconButton aria-label={t('copy')} onClick={() => copy(wholeText(draft))}>
            <CopyIcon sx={{ fontSize: 17 }} />
          </IconButton>
        </Tooltip>
        <Button onClick={keep}>{t('choose')}</Button>
      </Box>
    </Box>
  )
}
