import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { ColoursField } from './ColoursField'
import { CredentialsNote } from './CredentialsNote'
import type { FieldsProps } from './fieldsProps'

interface MetadataFieldsProps extends FieldsProps {
  readonly assets: readonly Asset[]
}

/** What is written into the files besides the pixels. */
export function MetadataFields({ form, change, assets }: MetadataFieldsProps) {
  const { t } = useTranslation(['export', 'gallery'])
  const titleId = useId()
  const choice = (name: 'texts' | 'recipe' | 'keepExif', title: string, help: string) => (
    <FormControlLabel
      sx={{ alignItems: 'flex-start', mr: 0 }}
      control={
        <Checkbox
          size="small"
          checked={form[name]}
          onChange={(event) => change({ [name]: event.target.checked })}
        />
      }
      label={
        <Box sx={{ pt: 0.625 }}>
          <Typography variant="body2">{title}</Typography>
          <Typography variant="caption" color="textSecondary" component="p">
            {help}
          </Typography>
        </Box>
      }
    />
  )
  return (
    <Box role="group" aria-labelledby={titleId}>
      <Typography id={titleId} variant="body2" color="textSecondary">
        {t('inside.title')}
      </Typography>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
        {choice('texts', t('inside.texts'), t('inside.textsHelp'))}
        {choice('recipe', t('inside.recipe'), t('inside.recipeHelp'))}
        {choice('keepExif', t('inside.exif'), t('inside.exifHelp'))}
      </Box>
      <ColoursField form={form} change={change} assets={assets} />
      <CredentialsNote assets={assets} />
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
        {t('gallery:saveAs.marks')}
      </Typography>
    </Box>
  )
}
