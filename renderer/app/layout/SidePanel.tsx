import { Box, Tab, Tabs } from '@mui/material'
import { useDeferredValue, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { keepRun } from '../../actions/panelRun'
import { textOf } from '../../i18n/i18n'
import { panels } from '../../panels/panelModule'
import { useLayout } from '../../state/layoutStore'
import { ErrorBoundary } from '../ErrorBoundary'

/** The right side: one tab for each panel. What a panel must keep lives in stores. */
export function SidePanel() {
  const { t } = useTranslation('app')
  const wanted = useLayout((state) => state.panel)
  const showPanel = useLayout((state) => state.showPanel)
  const current = panels.find(({ id }) => id === wanted) ?? panels[0]
  // Its many fields are made once the window is there, and give way to what is pressed meanwhile.
  const isBegun = useDeferredValue(true, false)
  useEffect(() => (isBegun ? undefined : keepRun()), [isBegun])
  const scroller = useRef<HTMLDivElement>(null)
  const places = useRef(new Map<string, number>())
  const shown = useRef(current?.id)
  // Each panel stays where it was scrolled to; none begins in the middle because another was read to its end.
  // The first one is at its beginning: saying so would lay out the window once more while it is drawn first.
  useLayoutEffect(() => {
    if (!scroller.current || shown.current === current?.id) return
    shown.current = current?.id
    scroller.current.scrollTop = places.current.get(current?.id ?? '') ?? 0
  }, [current?.id])
  if (!current) return null
  return (
    <Box
      component="aside"
      aria-label={t('layout.panel')}
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'surface.panel',
        minWidth: 0,
      }}
    >
      <Tabs
        value={current.id}
        onChange={(_, id: string) => showPanel(id)}
        variant="scrollable"
        scrollButtons="auto"
        aria-label={t('layout.panels')}
        sx={{
          minHeight: 48,
          borderBottom: 1,
          borderColor: 'divider',
          flex: 'none',
          // As wide as the panel; with larger text the tabs keep their words and can be scrolled.
          '& [role="tablist"]': { minWidth: '100%' },
        }}
      >
        {panels.map(({ id, titleKey, icon: Icon }) => (
          <Tab
            key={id}
            value={id}
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            icon={<Icon sx={{ fontSize: 19 }} />}
            label={textOf(titleKey)}
            sx={{
              minWidth: 0,
              flex: '1 0 auto',
              px: 0.5,
              py: 0.5,
              minHeight: 52,
              fontSize: '0.75rem',
              '& .MuiTab-icon': { mb: 0.25 },
            }}
          />
        ))}
      </Tabs>
      <Box
        ref={scroller}
        onScroll={({ currentTarget }) => places.current.set(current.id, currentTarget.scrollTop)}
        role="tabpanel"
        id={`panel-${current.id}`}
        aria-labelledby={`tab-${current.id}`}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 2 }}
      >
        {isBegun ? (
          <ErrorBoundary part key={current.id}>
            <current.Component />
          </ErrorBoundary>
        ) : null}
      </Box>
    </Box>
  )
}
