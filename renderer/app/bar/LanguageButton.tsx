import TranslateIcon from '@mui/icons-material/Translate'
import { IconButton, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useSettings } from '../../state/settingsStore'
import { showError } from '../../ui/notices'

/** Switches the language of the window at once. Each language is named in itself. */
export function LanguageButton() {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const choose = (next: 'en' | 'zh-CN') => {
    setAnchor(null)
    useSettings.getState().update({ language: next }).catch(showError)
  }
  return (
    <>
      <Tooltip title={t('language')}>
        <IconButton
          aria-label={t('language')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <TranslateIcon />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem lang="en" selected={language === 'en'} onClick={() => choose('en')}>
          <ListItemText>English</ListItemText>
        </MenuItem>
        <MenuItem lang="zh-CN" selected={language === 'zh-CN'} onClick={() => choose('zh-CN')}>
          <ListItemText>简体中文</ListItemText>
        </MenuItem>
      </Menu>
    </>
  )
}
