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
  Typography,
} from '@mui/material'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settingsSchema } from '../../../preload/contract/settings'
import { useDialogs } from '../../state/dialogStore'
import { useSettings } from '../../state/settingsStore'
import { studio } from '../../state/studio'
import { useStudioInfo } from '../../state/studioInfoStore'
import { FieldRow } from '../../ui/FieldRow'
import { NumberField } from '../../ui/NumberField'
import { showError, showNotice } from '../../ui/notices'
import { DeviceSettings } from './DeviceSettings'
import { WatchedFolders } from './WatchedFolders'

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section">
      <Typography
        variant="h3"
        component="h2"
        sx={{ mb: 0.5, pb: 0.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {title}
      </Typography>
      <Stack spacing={1}>{children}</Stack>
    </Box>
  )
}

/** What the user may choose; every change is kept at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'app', 'diagnostics'])
  const ids = useId()
  const settings = useSettings((state) => state.settings)
  const info = useStudioInfo((state) => state.info)
  const [moving, setMoving] = useState(false)
  if (!settings) return null
  const change = (patch: Parameters<ReturnType<typeof useSettings.getState>['update']>[0]) =>
    void useSettings.getState().update(patch).catch(showError)
  const reset = () => {
    const { language, theme, provider, threads, idleMinutes, logDetails } = settings
    const before = { language, theme, provider, threads, idleMinutes, logDetails }
    const { version, welcomed, tour, ...asTheyCame } = settingsSchema.parse({})
    change(asTheyCame)
    showNotice(() => t('reset.done'), {
      tone: 'success',
      action: { title: () => t('app:undo'), run: () => change(before) },
    })
  }
  const { chooseLibraryFolder } = studio().host

  const moveLibrary = async () => {
    if (!chooseLibraryFolder) return
    setMoving(true)
    try {
      const folder = await chooseLibraryFolder()
      if (folder !== undefined) {
        await useStudioInfo.getState().load()
        showNotice(() => t('library.opened'), { tone: 'success' })
      }
    } catch (error) {
      showError(error)
    } finally {
      setMoving(false)
    }
  }

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={`${ids}-title`}>
      <DialogTitle id={`${ids}-title`}>{t('title')}</DialogTitle>
      <DialogContent>
        <Stack spacing={3}>
          <Section title={t('appearance.title')}>
            <FieldRow inline title={t('appearance.language')} titleId={`${ids}-language`}>
              <Select
                value={settings.language}
                onChange={(event) => change({ language: event.target.value })}
                labelId={`${ids}-language`}
                sx={{ minWidth: 192 }}
              >
                <MenuItem value="system">{t('appearance.system')}</MenuItem>
                <MenuItem value="en" lang="en">
                  English
                </MenuItem>
                <MenuItem value="zh-CN" lang="zh-CN">
                  简体中文
                </MenuItem>
              </Select>
            </FieldRow>
            <FieldRow inline title={t('appearance.theme')} titleId={`${ids}-theme`}>
              <Select
                value={settings.theme}
                onChange={(event) => change({ theme: event.target.value })}
                labelId={`${ids}-theme`}
                sx={{ minWidth: 192 }}
              >
                <MenuItem value="system">{t('appearance.system')}</MenuItem>
                <MenuItem value="light">{t('app:theme.light')}</MenuItem>
                <MenuItem value="dark">{t('app:theme.dark')}</MenuItem>
              </Select>
            </FieldRow>
          </Section>
          <Section title={t('device.title')}>
            <DeviceSettings />
            <FieldRow
              inline
              title={t('device.threads')}
              help={t('device.threadsHelp')}
              controlId={`${ids}-threads`}
            >
              <NumberField
                id={`${ids}-threads`}
                label={t('device.threads')}
                value={settings.threads === 0 ? undefined : settings.threads}
                placeholder={t('device.automatic')}
                minimum={0}
                maximum={256}
                integer
                width={120}
                onChange={(threads) => change({ threads: threads ?? 0 })}
              />
            </FieldRow>
            <FieldRow
              inline
              title={t('device.idle')}
              help={t('device.idleHelp')}
              controlId={`${ids}-idle`}
            >
              <NumberField
                id={`${ids}-idle`}
                label={t('device.idle')}
                value={settings.idleMinutes}
                minimum={0.1}
                maximum={1440}
                step={1}
                unit={t('device.minutes')}
                width={120}
                onChange={(minutes) => minutes !== undefined && change({ idleMinutes: minutes })}
              />
            </FieldRow>
          </Section>
          <Section title={t('library.title')}>
            <FieldRow
              inline
              title={t('library.folder')}
              end={
                <Typography variant="body2" noWrap sx={{ mr: 1, maxWidth: 220 }}>
                  {info?.libraryFolderName}
                </Typography>
              }
            >
              {chooseLibraryFolder ? (
                <Button variant="outlined" loading={moving} onClick={() => void moveLibrary()}>
                  {t('library.choose')}
                </Button>
              ) : null}
            </FieldRow>
            {chooseLibraryFolder ? null : (
              <Typography variant="caption" color="textSecondary">
                {t('library.desktopOnly')}
              </Typography>
            )}
          </Section>
          <Section title={t('watch.title')}>
            <WatchedFolders />
          </Section>
          <Section title={t('privacy.title')}>
            <Typography variant="body2" color="textSecondary">
              {t('privacy.text')}
            </Typography>
            {info ? (
              <Typography variant="body2" color="textSecondary">
                {t(`app:updates.${info.updates}`)}
              </Typography>
            ) : null}
            <Box>
              <Button
                variant="outlined"
                onClick={() => useDialogs.getState().open({ kind: 'diagnostics' })}
              >
                {t('diagnostics:command')}
              </Button>
            </Box>
          </Section>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button
          color="secondary"
          sx={{ ml: -1.5 }}
          onClick={() => {
            change({ welcomed: false })
            onClose()
          }}
        >
          {t('welcomeAgain')}
        </Button>
        <Button color="secondary" sx={{ mr: 'auto' }} onClick={reset}>
          {t('reset.title')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('app:close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
