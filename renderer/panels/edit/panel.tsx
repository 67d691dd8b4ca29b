import TuneIcon from '@mui/icons-material/Tune'
import type { PanelModule } from '../panelModule'
import { EditPanel } from './EditPanel'

export const panel: PanelModule = {
  id: 'edit',
  order: 2,
  titleKey: 'edit:title',
  icon: TuneIcon,
  Component: EditPanel,
}
