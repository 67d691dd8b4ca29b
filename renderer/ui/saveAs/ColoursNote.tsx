import { Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { listText } from '../formats'
import type { ExportForm } from './exportForm'

const namesShown = 3

interface ColoursNoteProps {
  readonly assets: readonly Asset[]
  readonly form: Pick<ExportForm, 'format' | 'sizing' | 'purpose'>
}

/** What becomes of the colours: which profile the files get, and which pictures are converted to it from their own. */
export function ColoursNote({ assets, form }: ColoursNoteProps) {
  const { t } = useTranslation('export')
  const language = useLanguage()
  const own = assets.filter(({ profile }) => profile !== undefined)
  const names = [...new Set(own.map(({ profile }) => profile ?? ''))]
  const listed = listText(names.slice(0, namesShown), language)
  const profiles = names.length > namesShown ? t('colours.andOthers', { names: listed }) : listed
  const [first] = own
  // The engine writes the frames of such a file as they are: see main/engine/exportPicture.
  const stays = ({ pages, format }: Asset) =>
    pages !== undefined &&
    format === 'webp' &&
    form.format === 'webp' &&
    form.sizing === 'original' &&
    form.purpose === 'pictures'
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
      {first === undefined
        ? t('colours.srgb')
        : assets.length === 1
          ? t(stays(first) ? 'colours.kept' : 'colours.converted', { profile: profiles })
          : t('colours.someConverted', { count: own.length, profiles })}
    </Typography>
  )
}
