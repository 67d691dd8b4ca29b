import { Box, Button, CircularProgress, Stack, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../preload/contract/api'
import type { FolderPreview } from '../../../preload/contract/folderRun'
import type { RecipeInput } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { valueText } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { reportText, reportTitle, textLanguage } from './reportText'

interface FolderPreviewPaneProps {
  readonly folder: ChosenFolder | undefined
  readonly recipes: readonly RecipeInput[]
}

/** What the recipes make of one picture of the folder, before all of it is worked through. */
export function FolderPreviewPane({ folder, recipes }: FolderPreviewPaneProps) {
  const { t } = useTranslation('batch')
  const language = useLanguage()
  const [preview, setPreview] = useState<FolderPreview>()
  const [place, setPlace] = useState(0)
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(recipes)
  const stale = shown !== recipes

  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder begins anew
  useEffect(() => {
    setPreview(undefined)
    setPlace(0)
  }, [folder])

  const look = (at: number) => {
    if (!folder) return
    setBusy(true)
    studio()
      .host.previewFolder?.({ folder: folder.token, recipes: [...recipes], place: at })
      .then((seen) => {
        setPreview(seen)
        setPlace(at)
        setShown(recipes)
      })
      .catch(showError)
      .finally(() => setBusy(false))
  }

  if (!folder || folder.pictures === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {folder ? t('folder.none', { name: folder.name }) : t('folder.hint')}
      </Typography>
    )
  }
  return (
    <Stack spacing={1.5} sx={{ minWidth: 0 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Button
          variant="outlined"
          disabled={busy || recipes.length === 0}
          onClick={() => look(preview && !stale ? place + 1 : place)}
        >
          {preview && !stale && folder.pictures > 1 ? t('folder.another') : t('tryOne')}
        </Button>
        {busy ? <CircularProgress size={20} aria-label={t('folder.trying')} /> : null}
        <Typography variant="body2" noWrap color="textSecondary">
          {preview?.name}
        </Typography>
      </Stack>
      {preview ? (
        <>
          <Box
            sx={{ display: 'grid', gridTemplateColumns: preview.after ? '1fr 1fr' : '1fr', gap: 1 }}
          >
            <PreviewPicture bytes={preview.before} title={t('folder.before')} />
            {preview.after ? (
              <PreviewPicture bytes={preview.after} title={t('folder.after')} />
            ) : null}
          </Box>
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 14rem), 1fr))',
            }}
          >
            {preview.reports.map(({ step, data }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one step may report in several languages
              <Box key={place}>
                <Typography variant="h3">{reportTitle(step, data, language)}</Typography>
                <Typography
                  variant="body2"
                  lang={textLanguage(step, data)}
                  sx={{ whiteSpace: 'pre-line' }}
                >
                  {reportText(step, data, language) ?? valueText(data)}
                </Typography>
              </Box>
            ))}
          </Box>
        </>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('folder.tryHint')}
        </Typography>
      )}
    </Stack>
  )
}

function PreviewPicture({ bytes, title }: { readonly bytes: Uint8Array; readonly title: string }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(
      new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/webp' }),
    )
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      {address ? (
        <Box
          component="img"
          src={address}
          alt={title}
          sx={{ width: '100%', maxHeight: '44vh', objectFit: 'contain', display: 'block' }}
        />
      ) : null}
      <Typography component="figcaption" variant="caption" color="textSecondary">
        {title}
      </Typography>
    </Box>
  )
}
