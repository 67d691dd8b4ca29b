import AddPhotoIcon from '@mui/icons-material/AddPhotoAlternateOutlined'
import RedoIcon from '@mui/icons-material/Redo'
import SaveIcon from '@mui/icons-material/SaveAltOutlined'
import SettingsIcon from '@mui/icons-material/SettingsOutlined'
import UndoIcon from '@mui/icons-material/Undo'
import ViewLeftIcon from '@mui/icons-material/VerticalSplitOutlined'
import ViewRightIcon from '@mui/icons-material/ViewSidebarOutlined'
import { Box, Divider, Typography, useMediaQuery } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { useHistory } from '../../state/historyStore'
import { narrowWindow, useLayout } from '../../state/layoutStore'
import { useLibrary } from '../../state/libraryStore'
import { useMaskWork } from '../../state/maskWorkStore'
import { CommandButton } from '../../ui/CommandButton'
import { heardOnly } from '../../ui/heardOnly'
import { EngineChip } from './EngineChip'
import { HelpButton } from './HelpButton'
import { historyTitle } from './historyTitle'
import { LanguageButton } from './LanguageButton'
import { SearchField } from './SearchField'
import { StudioMark } from './StudioMark'
import { ThemeButton } from './ThemeButton'

/** The bar above everything: what is open, undo, save, search, and the studio's own controls. */
export function StudioBar() {
  const { t } = useTranslation('app')
  const asset = useDocument((state) => state.asset)
  const repainting = useDocument((state) => state.repainting)
  const past = useHistory((state) => state.canUndo)
  const future = useHistory((state) => state.canRedo)
  const maskBusy = useMaskWork((state) => state.working !== undefined)
  const canUndo = maskBusy || (repainting ? repainting.past.length > 0 : past)
  const canRedo = repainting ? repainting.future.length > 0 : future
  const language = useLanguage()
  const undoes = useHistory((state) => historyTitle(state.history.past.at(-1), language))
  const redoes = useHistory((state) => historyTitle(state.history.future.at(-1), language))
  const selected = useLibrary((state) => state.selection.ids.size)
  const galleryOpen = useLayout((state) => state.galleryOpen)
  const panelOpen = useLayout((state) => state.panelOpen)
  const narrow = useMediaQuery(narrowWindow)
  return (
    <Box
      component="header"
      sx={{
        flex: 'none',
        minHeight: 48,
        px: 1,
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        bgcolor: 'surface.panel',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <StudioMark />
      <Typography
        component="h1"
        variant="h3"
        noWrap
        sx={{ ml: 0.75, mr: 1, ...(narrow ? heardOnly : {}) }}
      >
        {t('name')}
      </Typography>
      <CommandButton command="view.gallery" icon={ViewLeftIcon} pressed={galleryOpen} />
      <CommandButton command="file.open" icon={AddPhotoIcon} />
      <CommandButton command="file.saveAs" icon={SaveIcon} disabled={!asset && selected === 0} />
      <Divider orientation="vertical" flexItem sx={{ mx: 0.5, my: 1.25 }} />
      <CommandButton
        command="edit.undo"
        icon={UndoIcon}
        disabled={!canUndo}
        detail={repainting ? undefined : undoes}
      />
      <CommandButton
        command="edit.redo"
        icon={RedoIcon}
        disabled={!canRedo}
        detail={repainting ? undefined : redoes}
      />
      <Typography
        variant="body2"
        noWrap
        color="textSecondary"
        title={asset?.name}
        sx={{ flex: 1, minWidth: 0, textAlign: 'center', px: narrow ? 0 : 2 }}
      >
        {asset ? asset.name : ''}
      </Typography>
      <SearchField />
      <EngineChip />
      <LanguageButton />
      <ThemeButton />
      <CommandButton command="settings.open" icon={SettingsIcon} />
      <HelpButton />
      <CommandButton command="view.panel" icon={ViewRightIcon} pressed={panelOpen} />
    </Box>
  )
}
