import FileDownloadOutlinedIcon from '@mui/icons-material/FileDownloadOutlined'
import FileUploadOutlinedIcon from '@mui/icons-material/FileUploadOutlined'
import InvertColorsIcon from '@mui/icons-material/InvertColors'
import LayersClearOutlinedIcon from '@mui/icons-material/LayersClearOutlined'
import TonalityIcon from '@mui/icons-material/Tonality'
import VisibilityOffOutlinedIcon from '@mui/icons-material/VisibilityOffOutlined'
import VisibilityOutlinedIcon from '@mui/icons-material/VisibilityOutlined'
import {
  Box,
  Button,
  Divider,
  ListItemIcon,
  ListItemText,
  MenuItem,
  MenuList,
  Popover,
  Stack,
} from '@mui/material'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../../state/documentStore'
import { showError } from '../../ui/notices'
import {
  featherCurrentMask,
  growCurrentMask,
  invertCurrentMask,
  loadMaskFile,
  saveCurrentMask,
} from '../maskActions'
import { LabelledSlider } from './LabelledSlider'
import { MaskWorkStatus } from './MaskWorkStatus'

/** What can be done to the mask as a whole. */
export function MaskMenu() {
  const { t } = useTranslation('canvas')
  const [anchor, setAnchor] = useState<HTMLElement>()
  const [pixels, setPixels] = useState(8)
  const file = useRef<HTMLInputElement>(null)
  const hasMask = useDocument((state) => state.hasMask)
  const visible = useDocument((state) => state.maskVisible)
  const close = () => setAnchor(undefined)
  const closing = (action: () => void | Promise<void>) => () => {
    close()
    Promise.resolve().then(action).catch(showError)
  }

  return (
    <>
      <Button
        color="secondary"
        startIcon={<TonalityIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('mask.title')}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        // Of one width, so that nothing moves under the pointer when a change of the mask takes a while.
        slotProps={{
          paper: { role: 'dialog', 'aria-label': t('mask.title'), sx: { width: '17rem' } },
        }}
      >
        <Box sx={{ px: 2, pt: 1.5, pb: 1 }}>
          <LabelledSlider
            label={t('mask.by')}
            value={pixels}
            minimum={1}
            maximum={64}
            step={1}
            initial={8}
            text={t('options.pixels', { count: pixels })}
            onChange={setPixels}
            width={144}
          />
          <Stack direction="row" spacing={0.5} sx={{ mt: 0.5, '& > button': { flex: 1 } }}>
            <Button disabled={!hasMask} onClick={() => growCurrentMask(pixels).catch(showError)}>
              {t('mask.grow')}
            </Button>
            <Button disabled={!hasMask} onClick={() => growCurrentMask(-pixels).catch(showError)}>
              {t('mask.shrink')}
            </Button>
            <Button disabled={!hasMask} onClick={() => featherCurrentMask(pixels).catch(showError)}>
              {t('mask.feather')}
            </Button>
          </Stack>
          <MaskWorkStatus />
        </Box>
        <Divider />
        <MenuList dense aria-label={t('mask.title')}>
          <MenuItem onClick={closing(invertCurrentMask)}>
            <ListItemIcon>
              <InvertColorsIcon />
            </ListItemIcon>
            <ListItemText>{t('mask.invert')}</ListItemText>
          </MenuItem>
          <MenuItem disabled={!hasMask} onClick={closing(() => useDocument.getState().clearMask())}>
            <ListItemIcon>
              <LayersClearOutlinedIcon />
            </ListItemIcon>
            <ListItemText>{t('mask.clear')}</ListItemText>
          </MenuItem>
          <MenuItem
            disabled={!hasMask}
            onClick={closing(() => useDocument.getState().setMaskVisible(!visible))}
          >
            <ListItemIcon>
              {visible ? <VisibilityOffOutlinedIcon /> : <VisibilityOutlinedIcon />}
            </ListItemIcon>
            <ListItemText>{visible ? t('mask.hide') : t('mask.show')}</ListItemText>
          </MenuItem>
          <Divider />
          <MenuItem disabled={!hasMask} onClick={closing(saveCurrentMask)}>
            <ListItemIcon>
              <FileDownloadOutlinedIcon />
            </ListItemIcon>
            <ListItemText>{t('mask.save')}</ListItemText>
          </MenuItem>
          <MenuItem onClick={closing(() => file.current?.click())}>
            <ListItemIcon>
              <FileUploadOutlinedIcon />
            </ListItemIcon>
            <ListItemText>{t('mask.load')}</ListItemText>
          </MenuItem>
        </MenuList>
      </Popover>
      <input
        ref={file}
        type="file"
        accept="image/png,image/webp,image/jpeg"
        hidden
        aria-label={t('mask.load')}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) loadMaskFile(chosen).catch(showError)
        }}
      />
    </>
  )
}
