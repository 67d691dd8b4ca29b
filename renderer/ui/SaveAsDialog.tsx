import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Select,
  Stack,
  TextField,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../preload/contract/api'
import type { Asset } from '../../preload/contract/asset'
import { studio } from '../state/studio'
import { FieldRow } from './FieldRow'
import { showError, showNotice } from './notices'
import { SliderField } from './SliderField'

const formats = ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const
type Format = (typeof formats)[number]
/** The usual ending of each format's files. */
const endings: Readonly<Record<Format, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  tiff: 'tif',
}
const withQuality: readonly Format[] = ['jpeg', 'webp', 'avif']

interface SaveAsDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** A file name without the extension of a picture. */
function baseName(name: string): string {
  return name.replace(/\.(png|jpe?g|webp|avif|tiff?|gif)$/i, '')
}

/** Saves pictures as files: format, quality, and a name where it is one. */
export function SaveAsDialog({ ids, onClose }: SaveAsDialogProps) {
  const { t } = useTranslation(['gallery', 'app'])
  const titleId = useId()
  const nameId = useId()
  const formatId = useId()
  const [assets, setAssets] = useState<readonly Asset[]>([])
  const [name, setName] = useState('')
  const [format, setFormat] = useState<Format>('png')
  const [quality, setQuality] = useState(92)
  const [busy, setBusy] = useState(false)
  const first = assets[0]

  useEffect(() => {
    Promise.all(ids.map((id) => studio().calls.library.get({ id })))
      .then((found) => {
        setAssets(found)
        setName(baseName(found[0]?.name ?? ''))
        const source = found[0]?.format
        if (formats.some((candidate) => candidate === source)) setFormat(source as Format)
      })
      .catch(showError)
  }, [ids])

  const save = async () => {
    setBusy(true)
    try {
      let saved = 0
      for (const asset of assets) {
        const own = baseName(asset.name)
        const chosen = assets.length === 1 ? baseName(name.trim()) || own : own
        if (
          await studio().host.saveImage({
            id: asset.id,
            name: `${chosen}.${endings[format]}`,
            format,
            quality,
          })
        )
          saved += 1
        else break
      }
      if (saved > 0) {
        showNotice(t('saveAs.saved', { count: saved }), { tone: 'success' })
        onClose()
      }
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('saveAs.title', { count: ids.length })}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gridTemplateColumns: '176px 1fr', gap: 2.5, pt: 0.5 }}>
          <Box>
            {first ? (
              <Box
                component="img"
                alt={first.name}
                src={assetUrl(first.id, 'thumbnail')}
                sx={{
                  width: '100%',
                  maxHeight: 200,
                  objectFit: 'contain',
                  borderRadius: 1,
                  bgcolor: 'surface.canvas',
                }}
              />
            ) : null}
            {first?.width ? (
              <Typography variant="caption" color="textSecondary">
                {first.width} × {first.height}
              </Typography>
            ) : null}
          </Box>
          <Stack spacing={1.5}>
            {ids.length === 1 ? (
              <FieldRow title={t('saveAs.name')} controlId={nameId}>
                <TextField
                  id={nameId}
                  fullWidth
                  autoFocus
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              </FieldRow>
            ) : null}
            <FieldRow title={t('saveAs.format')} titleId={formatId}>
              <Select
                fullWidth
                value={format}
                onChange={(event) => setFormat(event.target.value)}
                labelId={formatId}
              >
                <MenuItem value="png">{t('saveAs.png')}</MenuItem>
                <MenuItem value="jpeg">{t('saveAs.jpeg')}</MenuItem>
                <MenuItem value="webp">{t('saveAs.webp')}</MenuItem>
                <MenuItem value="avif">{t('saveAs.avif')}</MenuItem>
                <MenuItem value="tiff">{t('saveAs.tiff')}</MenuItem>
              </Select>
            </FieldRow>
            {withQuality.includes(format) ? (
              <SliderField
                title={t('saveAs.quality')}
                value={quality}
                initial={92}
                minimum={1}
                maximum={100}
                step={1}
                integer
                onChange={setQuality}
              />
            ) : null}
            <Typography variant="caption" color="textSecondary">
              {t('saveAs.marks')}
            </Typography>
          </Stack>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose}>
          {t('app:cancel')}
        </Button>
        <Button
          variant="contained"
          onClick={() => void save()}
          loading={busy}
          disabled={assets.length === 0}
        >
          {t('saveAs.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
