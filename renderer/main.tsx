import './app/programBegan'
import './app/trustedTypes'
import './app/withoutEval'
import { createRoot } from 'react-dom/client'
import { Root } from './app/Root'
import { startStudio } from './app/studioStart'
import { startTexts } from './i18n/i18n'

/** Longer than a core that is open takes to tell what it has, and too short to be seen. */
const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 100))

startTexts(navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')

const container = document.getElementById('root')
if (!container) throw new Error('The page has no #root.')
const root = createRoot(container)

const { needed, all } = startStudio()
// A window with nothing in it costs a drawing of its own: only where the core takes longer than that to open.
const late = setTimeout(() => root.render(<Root ready={false} />), 200)
// The window waits for language, theme and first run; for everything else only for a moment, in which it
// mostly comes, since what fills in later is drawn a second time.
void needed
  .then(() => Promise.race([all, moment()]))
  .then(() => {
    clearTimeout(late)
    root.render(<Root ready />)
  })

// biome-ignore lint/complexity/noUselessEmptyExport: to the bundler a module without exports is CommonJS, as the package is; it would wrap it and all that it imports.
export {}
