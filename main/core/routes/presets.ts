import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'presets'> = {
  list: (studio) => studio.library.presets.list(),

  save(studio, { name, steps }) {
    const preset = studio.library.presets.save(name, steps)
    studio.presetsChanged()
    return preset
  },

  rename(studio, { id, name }) {
    studio.library.presets.rename(id, name)
    studio.presetsChanged()
    return { presets: studio.library.presets.list() }
  },

  delete(studio, { id }) {
    studio.library.presets.delete(id)
    studio.presetsChanged()
    return { presets: studio.library.presets.list() }
  },

  copied: (studio) => studio.library.presets.copied(),

  copy(studio, copied) {
    studio.library.presets.copy(copied)
    studio.presetsChanged()
    return {}
  },
}
