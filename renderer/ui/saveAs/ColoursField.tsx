import { Box, MenuItem, Select, Typography } from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import type { RouteOutput } from '../../../preload/contract/routes'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { FieldRow } from '../FieldRow'
import { listText } from '../formats'
import { showError } from '../notices'
import type { FieldsProps } from './fieldsProps'

const namesShown = 3

type Profiles = RouteOutput<'library', 'exportProfiles'>

interface ColoursFieldProps extends FieldsProps {
  readonly assets: readonly Asset[]
}

/** Profiles that the pictures came in with, also before they were edited. */
function useProfiles(assets: readonly Asset[]): Profiles {
  const [profiles, setProfiles] = useState<Profiles>([])
  useEffect(() => {
    if (assets.length === 0) return
    let isOld = false
    studio()
      .calls.library.exportProfiles({ ids: assets.map(({ id }) => id) })
      .then((found) => isOld || setProfiles(found))
      .catch(showError)
    return () => {
      isOld = true
    }
  }, [assets])
  return profiles
}

/**
 * What becomes of the colours: sRGB, or the profile that the pictures came in with; the choice is there where they came
 * in with one.
 */
export function ColoursField({ form, change, assets }: ColoursFieldProps) {
  const { t } = useTranslation('export')
  const language = useLanguage()
  const titleId = useId()
  const profiles = useProfiles(assets)
  const listed = listText(
    profiles.slice(0, namesShown).map(({ profile }) => profile),
    language,
  )
  const names = profiles.length > namesShown ? t('colours.andOthers', { names: listed }) : listed
  const count = profiles.reduce((sum, one) => sum + one.count, 0)
  const [first] = assets
  // The engine writes the frames of such a file as they are: see main/engine/exportPicture.
  const staysAnimation =
    assets.length === 1 &&
    first?.pages !== undefined &&
    first.format === 'webp' &&
    form.format === 'webp' &&
    form.sizing === 'original' &&
    form.purpose === 'pictures'
  if (count === 0 || staysAnimation) {
    const text = count === 0 ? t('colours.srgb') : t('colours.animation', { profile: names })
    return <Note text={text} />
  }
  const isKept = form.colours === 'original'
  const isEdited = assets.some(({ origin }) => origin !== 'imported')
  return (
    <Box sx={{ mt: 1 }}>
      <FieldRow title={t('colours.title')} titleId={titleId}>
        <Select
          fullWidth
          value={form.colours}
          onChange={(event) => change({ colours: event.target.value })}
          labelId={titleId}
        >
          <MenuItem value="srgb">{t('colours.toSrgb')}</MenuItem>
          <MenuItem value="original">{t('colours.own', { profile: names })}</MenuItem>
        </Select>
      </FieldRow>
      <Note
        text={
          assets.length === 1
            ? t(isKept ? 'colours.kept' : 'colours.converted', { profile: names })
            : t(isKept ? 'colours.someKept' : 'colours.someConverted', { count, profiles: names })
        }
      />
      {isKept && isEdited ? <Note text={t('colours.edited')} /> : null}
    </Box>
  )
}

function Note({ text }: { readonly text: string }) {
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
      {text}
    </Typography>
  )
}
