import ExportIcon from '@mui/icons-material/FileDownloadOutlined'
import { Button, Menu, MenuItem } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { showError, showNotice } from '../../ui/notices'

/** Writes captions and ad copy of the picture, or of the selection, as text, CSV or JSON. */
export function ExportTexts({ asset }: { readonly asset: string }) {
  const { t } = useTranslation('caption')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const selected = useLibrary((state) => state.selection.ids)
  const ids = selected.size > 1 ? [...selected] : [asset]

  const save = async (format: 'txt' | 'csv' | 'json') => {
    setAnchor(null)
    const file = await studio().calls.library.exportTexts({ ids, format })
    if (await studio().host.saveText(file)) showNotice(() => t('export.done'), { tone: 'success' })
  }
  const item = (format: 'txt' | 'csv' | 'json', title: string) => (
    <MenuItem onClick={() => void save(format).catch(showError)}>{title}</MenuItem>
  )

  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ExportIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {ids.length > 1 ? t('export.selected', { count: ids.length }) : t('export.one')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {item('txt', t('export.text'))}
        {item('csv', t('export.csv'))}
        {item('json', t('export.json'))}
      </Menu>
    </>
  )
}
