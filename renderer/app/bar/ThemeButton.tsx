import AutoIcon from '@mui/icons-material/Brightness4Outlined'
import DarkIcon from '@mui/icons-material/DarkModeOutlined'
import LightIcon from '@mui/icons-material/LightModeOutlined'
import { IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../state/settingsStore'
import { showError } from '../../ui/notices'

const icons = { light: LightIcon, dark: DarkIcon, system: AutoIcon }

/** Light, dark, or as the system has it. */
export function ThemeButton() {
  const { t } = useTranslation('app')
  const theme = useSettings((state) => state.settings?.theme ?? 'system')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const Icon = icons[theme]
  const words = { light: t('theme.light'), dark: t('theme.dark'), system: t('theme.system') }
  return (
    <>
      <Tooltip title={t('theme.title')}>
        <IconButton
          aria-label={t('theme.title')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(['light', 'dark', 'system'] as const).map((choice) => {
          const ChoiceIcon = icons[choice]
          return (
            <MenuItem
              key={choice}
              selected={choice === theme}
              onClick={() => {
                setAnchor(null)
                useSettings.getState().update({ theme: choice }).catch(showError)
              }}
            >
              <ListItemIcon>
                <ChoiceIcon />
              </ListItemIcon>
              {words[choice]}
            </MenuItem>
          )
        })}
      </Menu>
    </>
  )
}
