import './app/trustedTypes'
import './app/withoutEval'
import { createRoot } from 'react-dom/client'
import { Root } from './app/Root'
import { startTexts } from './i18n/i18n'

startTexts(navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')

const container = document.getElementById('root')
if (!container) throw new Error('The page has no #root.')
createRoot(container).render(<Root />)

// biome-ignore lint/complexity/noUselessEmptyExport: to the bundler a module without exports is CommonJS, as the package is; it would wrap it and all that it imports.
export {}
