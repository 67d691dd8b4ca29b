// Written by `npm run generate` from the files beside it. Do not edit.
import 'i18next'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    returnNull: false
    resources: {
      alike: typeof import('./locales/en/alike.json')
      app: typeof import('./locales/en/app.json')
      batch: typeof import('./locales/en/batch.json')
      canvas: typeof import('./locales/en/canvas.json')
      caption: typeof import('./locales/en/caption.json')
      commands: typeof import('./locales/en/commands.json')
      diagnostics: typeof import('./locales/en/diagnostics.json')
      edit: typeof import('./locales/en/edit.json')
      evaluate: typeof import('./locales/en/evaluate.json')
      export: typeof import('./locales/en/export.json')
      gallery: typeof import('./locales/en/gallery.json')
      generate: typeof import('./locales/en/generate.json')
      jobs: typeof import('./locales/en/jobs.json')
      manual: typeof import('./locales/en/manual.json')
      recognise: typeof import('./locales/en/recognise.json')
      settings: typeof import('./locales/en/settings.json')
      tour: typeof import('./locales/en/tour.json')
      train: typeof import('./locales/en/train.json')
    }
  }
}
