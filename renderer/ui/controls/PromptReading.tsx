import { Box, Button, Chip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { ModelLabel } from '../../../preload/contract/model'
import { useLanguage } from '../../i18n/useLanguage'
import { labelTitle } from '../labelSearch'
import { meantLabel } from './promptWords'

interface PromptReadingProps {
  readonly id: string
  readonly labels: readonly ModelLabel[]
  /** Places of the labels that the prompt names. */
  readonly known: readonly number[]
  readonly unknown: readonly string[]
  readonly onReplace: (word: string, name: string) => void
}

/** Labels more than these are counted, not named: `apple` stands for a dozen. */
const mostNamed = 6

/** What the model makes of a prompt: the labels it draws, and the words that it does not know. */
export function PromptReading({ id, labels, known, unknown, onReplace }: PromptReadingProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const named = known.flatMap((place) => {
    const label = labels[place]
    return label ? [labelTitle(label, language)] : []
  })
  const more = named.length - mostNamed
  return (
    <Box id={id} role="status">
      {named.length > 0 ? (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 0.5 }}>
          {t('prompt.draws', {
            labels: [
              ...named.slice(0, mostNamed),
              ...(more > 0 ? [t('prompt.more', { count: more })] : []),
            ].join(language === 'en' ? ', ' : '、'),
          })}
        </Typography>
      ) : null}
      {unknown.length > 0 ? (
        <Box sx={{ mt: 0.5, display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
          <Typography variant="caption" color="error">
            {t('prompt.unknown')}
          </Typography>
          {unknown.map((word) => {
            const meant = meantLabel(word, labels)
            const name = meant ? labelTitle(meant, language) : ''
            return (
              <Box key={word} sx={{ display: 'inline-flex', alignItems: 'center' }}>
                <Chip label={word} color="error" variant="outlined" />
                {meant ? (
                  <Button
                    onClick={() => onReplace(word, name)}
                    sx={{ minHeight: 24, py: 0, px: 0.75 }}
                  >
                    {t('prompt.meant', { name })}
                  </Button>
                ) : null}
              </Box>
            )
          })}
        </Box>
      ) : null}
    </Box>
  )
}
