import AddPhotoIcon from '@mui/icons-material/AddPhotoAlternateOutlined'
import { Box, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTransfer } from '../../actions/droppedFiles'
import { importDropped } from '../../actions/importActions'
import { useGallery } from '../../state/galleryStore'
import { showError } from '../../ui/notices'

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Takes pictures that are dropped anywhere on the window or pasted into it. */
export function ImportDrop() {
  const { t } = useTranslation('gallery')
  const [over, setOver] = useState(false)

  useEffect(() => {
    let depth = 0
    // What is dragged out of the gallery is in the library already.
    const carriesFiles = (event: DragEvent) =>
      (event.dataTransfer?.types.includes('Files') ?? false) &&
      useGallery.getState().dragged.length === 0
    const take = (transfer: DataTransfer | null) => {
      const dropped = readTransfer(transfer)
      const holds = dropped.files.length > 0 || dropped.folders.length > 0
      if (holds) importDropped(dropped).catch(showError)
      return holds
    }
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onOver = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const onLeave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      // A collection that took them has forgotten by now that they came from the gallery.
      if (event.defaultPrevented || !carriesFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      take(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent) => {
      if (takesText(event.target)) return
      if (take(event.clipboardData)) event.preventDefault()
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [])

  if (!over) return null
  return (
    <Box
      sx={{
        position: 'fixed',
        inset: 0,
        zIndex: 'tooltip',
        p: 3,
        pointerEvents: 'none',
        bgcolor: 'surface.selected',
        backdropFilter: 'blur(2px)',
      }}
    >
      <Box
        sx={{
          height: '100%',
          border: '2px dashed',
          borderColor: 'primary.main',
          borderRadius: 2,
          display: 'grid',
          placeContent: 'center',
          justifyItems: 'center',
          gap: 1,
        }}
      >
        <AddPhotoIcon sx={{ fontSize: 48 }} color="primary" />
        <Typography variant="h2" component="p">
          {t('import.drop')}
        </Typography>
        <Typography color="textSecondary">{t('import.formats')}</Typography>
      </Box>
    </Box>
  )
}
