import { Box, Stack, TextField, Typography } from '@mui/material'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { altTextAdvised } from '../../../preload/contract/text/altTextProposal'
import { keepTexts } from '../../actions/textActions'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { AltTextProposal } from './AltTextProposal'

interface SavedTextsProps {
  readonly asset: Asset
  /** The best caption that was found, for as long as none is kept. */
  readonly found: string | undefined
}

/** The caption and the alternative text that are kept with the picture; saved on leaving the field. */
export function SavedTexts({ asset, found }: SavedTextsProps) {
  const { t } = useTranslation('caption')
  const ids = useId()
  const [caption, setCaption] = useState(asset.caption)
  const [altText, setAltText] = useState(asset.altText)
  useEffect(() => setCaption(asset.caption), [asset.caption])
  useEffect(() => setAltText(asset.altText), [asset.altText])
  const altField = useRef<HTMLTextAreaElement>(null)
  const length = [...altText].length

  return (
    <Stack spacing={1}>
      <FieldRow title={t('saved')} help={t('savedHelp')} controlId={`${ids}-caption`}>
        <TextField
          id={`${ids}-caption`}
          fullWidth
          multiline
          maxRows={6}
          value={caption}
          placeholder={t('savedEmpty')}
          onChange={(event) => setCaption(event.target.value)}
          onBlur={() =>
            caption !== asset.caption &&
            void keepTexts([{ id: asset.id, caption }]).catch(showError)
          }
        />
      </FieldRow>
      <FieldRow
        title={t('altText')}
        help={t('altTextHelp')}
        controlId={`${ids}-alt`}
        end={
          <Typography
            variant="caption"
            color={length > altTextAdvised ? 'warning' : 'textSecondary'}
            sx={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {t('counter', { length, limit: altTextAdvised })}
          </Typography>
        }
      >
        <TextField
          id={`${ids}-alt`}
          fullWidth
          multiline
          maxRows={6}
          value={altText}
          inputRef={altField}
          placeholder={t('altTextEmpty')}
          onChange={(event) => setAltText(event.target.value)}
          onBlur={() =>
            altText !== asset.altText &&
            void keepTexts([{ id: asset.id, altText }]).catch(showError)
          }
        />
        <AltTextProposal
          caption={caption || (found ?? '')}
          altText={altText}
          onTake={(text) => {
            setAltText(text)
            // To be looked over; it is kept on leaving the field.
            altField.current?.focus()
          }}
        />
        {length > altTextAdvised ? (
          <Box>
            <Typography variant="caption" color="warning">
              {t('altTextLong')}
            </Typography>
          </Box>
        ) : null}
      </FieldRow>
    </Stack>
  )
}
