import AddPhotoAlternateOutlinedIcon from '@mui/icons-material/AddPhotoAlternateOutlined'
import AutoAwesomeOutlinedIcon from '@mui/icons-material/AutoAwesomeOutlined'
import FolderOpenOutlinedIcon from '@mui/icons-material/FolderOpenOutlined'
import { Box, Button, Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { importChosen } from '../actions/importActions'
import { useDocument } from '../state/documentStore'
import { useLayout } from '../state/layoutStore'
import { showError } from '../ui/notices'

/** What the canvas says while no picture is open. */
export function EmptyCanvas() {
  const { t } = useTranslation('canvas')
  const choose = () => {
    importChosen()
      .then(([first]) => {
        if (first) useDocument.getState().open(first)
      })
      .catch(showError)
  }
  return (
    <Box sx={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', p: 4 }}>
      <Stack spacing={2} sx={{ alignItems: 'center', maxWidth: 420, textAlign: 'center' }}>
        <AddPhotoAlternateOutlinedIcon sx={{ fontSize: 48, color: 'text.secondary' }} />
        <Typography variant="h2" component="h2" sx={{ textWrap: 'balance' }}>
          {t('emptyState.title')}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', textWrap: 'balance' }}>
          {t('emptyState.text')}
        </Typography>
        <Stack
          direction="row"
          spacing={1}
          useFlexGap
          sx={{ flexWrap: 'wrap', justifyContent: 'center' }}
        >
          <Button variant="contained" startIcon={<FolderOpenOutlinedIcon />} onClick={choose}>
            {t('emptyState.open')}
          </Button>
          <Button
            variant="outlined"
            startIcon={<AutoAwesomeOutlinedIcon />}
            // On the canvas's grey its words would be too pale.
            sx={{ bgcolor: 'surface.raised' }}
            onClick={() => useLayout.getState().showPanel('generate')}
          >
            {t('emptyState.generate')}
          </Button>
        </Stack>
      </Stack>
    </Box>
  )
}
