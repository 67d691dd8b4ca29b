import {
  Box,
  Button,
  Dialog,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../preload/contract/asset'
import { formatOfName } from '../../preload/contract/pictureFiles'
import { startExport, startSaving } from '../actions/exportActions'
import { useExportForm } from '../state/exportStore'
import { studio } from '../state/studio'
import { DialogFoot } from './DialogFoot'
import { FieldRow } from './FieldRow'
import { showError } from './notices'
import { ExportPreview } from './saveAs/ExportPreview'
import {
  baseName,
  type ExportForm,
  fileNameFor,
  formatNames,
  formats,
  manyOptions,
  pictureOptions,
  picturesForm,
  shopForm,
} from './saveAs/exportForm'
import { FormatFields } from './saveAs/FormatFields'
import { ManyFields } from './saveAs/ManyFields'
import { MetadataFields } from './saveAs/MetadataFields'
import { SizeFields } from './saveAs/SizeFields'
import { useExportForecast } from './saveAs/useExportForecast'

interface SaveAsDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** Saves pictures as files: format, size, what goes into them, their names, and a package for a shop. */
export function SaveAsDialog({ ids, onClose }: SaveAsDialogProps) {
  const { t } = useTranslation(['export', 'gallery', 'app'])
  const titleId = useId()
  const nameId = useId()
  const [assets, setAssets] = useState<readonly Asset[]>([])
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const { form, change } = useExportForm()
  const first = assets[0]
  const isMany = ids.length > 1 || form.purpose === 'shop'
  const [isActual, setActual] = useState(false)
  // A browser shows no TIFF.
  const isShown = isActual && form.format !== 'tiff'
  const forecast = useExportForecast(ids, manyOptions(form), isShown ? first?.id : undefined)

  useEffect(() => {
    Promise.all(ids.map((id) => studio().calls.library.get({ id })))
      .then((found) => {
        setAssets(found)
        setName(baseName(found[0]?.name ?? ''))
        const format = formats.find((candidate) => candidate === found[0]?.format)
        // A package is put together anew each time; for one picture it is rarely meant.
        if (ids.length === 1 && useExportForm.getState().form.purpose === 'shop')
          change(picturesForm)
        if (format && useExportForm.getState().form.purpose === 'pictures') change({ format })
      })
      .catch(showError)
  }, [ids, change])

  const named = formatOfName(name)
  /** Whoever types an ending means its format. */
  const typeName = (typed: string) => {
    setName(typed)
    const format = formatOfName(typed)
    if (format) change({ format })
  }
  const chooseFormat = (changes: Partial<ExportForm>) => {
    change(changes)
    if (changes.format && named && changes.format !== named) setName(baseName(name.trim()))
  }

  const saveOne = async (asset: Asset) => {
    const file = fileNameFor(name, form.format, asset.name)
    if (await startSaving(asset.id, file, form)) onClose()
  }

  const save = async () => {
    setBusy(true)
    try {
      if (!isMany && first) return await saveOne(first)
      if (await startExport(ids, form)) onClose()
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }

  const choosePurpose = (purpose: ExportForm['purpose']) =>
    change(purpose === 'shop' ? shopForm : picturesForm)

  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      maxWidth="md"
      fullWidth
      aria-labelledby={titleId}
      // A large window shows more of the encoded pixels: they are what the quality is judged by.
      sx={{ '& .MuiDialog-paper': { maxWidth: { xl: 1320 } } }}
    >
      <DialogTitle id={titleId}>{t('gallery:saveAs.title', { count: ids.length })}</DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', md: '320px 1fr', xl: '720px 1fr' },
            gap: 3,
            pt: 0.5,
          }}
        >
          <ExportPreview
            asset={first}
            count={isMany ? Math.max(2, ids.length) : 1}
            options={pictureOptions(form)}
            forecast={forecast}
            isActual={isActual}
            onActual={setActual}
          />
          <Stack spacing={1.5} sx={{ minWidth: 0 }}>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={form.purpose}
              onChange={(_, purpose) => purpose && choosePurpose(purpose)}
              aria-label={t('purpose.title')}
            >
              <ToggleButton value="pictures">{t('purpose.pictures')}</ToggleButton>
              <ToggleButton value="shop">{t('purpose.shop')}</ToggleButton>
            </ToggleButtonGroup>
            {isMany ? null : (
              <FieldRow title={t('gallery:saveAs.name')} controlId={nameId}>
                <TextField
                  id={nameId}
                  fullWidth
                  autoFocus
                  value={name}
                  onChange={(event) => typeName(event.target.value)}
                  helperText={
                    named ? (
                      <span role="status">{t('asNamed', { format: formatNames[named] })}</span>
                    ) : null
                  }
                />
              </FieldRow>
            )}
            <FormatFields
              form={form}
              change={chooseFormat}
              isDeep={assets.some((asset) => asset.bitDepth === 16)}
            />
            <SizeFields form={form} change={change} assets={assets} />
            {isMany ? <ManyFields form={form} change={change} /> : null}
            <MetadataFields form={form} change={change} assets={assets} />
          </Stack>
        </Box>
      </DialogContent>
      <DialogFoot leave={t('app:cancel')} onLeave={onClose} busy={busy}>
        <Button
          variant="contained"
          onClick={() => void save()}
          loading={busy}
          disabled={assets.length === 0}
        >
          {t('gallery:saveAs.save')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
