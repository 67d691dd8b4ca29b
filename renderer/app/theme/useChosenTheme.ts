import { useColorScheme } from '@mui/material'
import { useEffect } from 'react'
import { useSettings } from '../../state/settingsStore'

/** Shows the theme that the settings name. */
export function useChosenTheme(): void {
  const theme = useSettings((state) => state.settings?.theme)
  const { setMode } = useColorScheme()
  useEffect(() => {
    if (theme) setMode(theme)
  }, [theme, setMode])
}
