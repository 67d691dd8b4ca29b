import { Box, Chip, TextField, Typography } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** A text; a prompt names the words that the last run did not know. */
export function TextControl({ parameter, value, onChange, unknownWords }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const { meta } = parameter
  const text = typeof value === 'string' ? value : ''
  const prompt = meta.control === 'prompt'
  const words = text.toLowerCase()
  const unknown = prompt ? unknownWords.filter((word) => words.includes(word.toLowerCase())) : []
  return (
    <FieldRow title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <TextField
        id={id}
        fullWidth
        value={text}
        multiline={prompt || meta.control === 'multiline'}
        minRows={prompt ? 2 : 1}
        maxRows={6}
        error={unknown.length > 0}
        onChange={(event) => onChange(event.target.value)}
      />
      {unknown.length > 0 ? (
        <Box
          role="status"
          sx={{ mt: 0.75, display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}
        >
          <Typography variant="caption" color="error">
            {t('prompt.unknown')}
          </Typography>
          {unknown.map((word) => (
            <Chip
              key={word}
              label={word}
              color="error"
              variant="outlined"
              sx={{ textDecoration: 'underline wavy', textUnderlineOffset: 3 }}
            />
          ))}
        </Box>
      ) : null}
    </FieldRow>
  )
}
