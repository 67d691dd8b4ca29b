import type SvgIcon from '@mui/material/SvgIcon'
import type { ComponentType } from 'react'

/** A panel of the right side. `renderer/panels/<name>/panel.tsx` exports one as `panel`. */
export interface PanelModule {
  readonly id: string
  /** Place among the tabs, from the left. */
  readonly order: number
  /** Key of its title with its namespace: `edit:title`. */
  readonly titleKey: string
  readonly icon: typeof SvgIcon
  readonly Component: ComponentType
}

const modules = import.meta.glob<{ panel: PanelModule }>('./*/panel.tsx', { eager: true })

/** Every panel, in the order of the tabs. */
export const panels: readonly PanelModule[] = Object.values(modules)
  .map((module) => module.panel)
  .sort((left, right) => left.order - right.order)
