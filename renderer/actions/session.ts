import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import type { ViewState } from '../../preload/contract/history'
import { currentCanvas } from '../canvas/currentCanvas'
import { onPlaceChange, restorePlace } from '../canvas/viewPlace'
import { useDocument } from '../state/documentStore'
import { historyWritten, keepHistory, useHistory } from '../state/historyStore'
import { studio } from '../state/studio'
import { showError, showNotice } from '../ui/notices'
import { currentEdit, showEdit } from './editDocument'
import { keptMask } from './maskMemory'
import { followRepainting, restoreRepainting } from './repaintMemory'

/** Names this window to the core, so that it does not hear of itself. */
const client = crypto.randomUUID()
const settleMilliseconds = 400

/**
 * Keeps the history, the open edit with its mask and what is on the screen with the library, and
 * follows what other windows do to them. Returns a function that stops it.
 */
export function followSession(): () => void {
  const { calls, on } = studio()
  keepHistory(
    {
      push: (entry, state) => calls.history.push({ client, entry, state }),
      move: (after, state) => calls.history.move({ client, after, state }),
    },
    showError,
  )
  const saver = laterOnce(() => void calls.history.saveView({ view: viewNow() }).catch(showError))
  const stops = [
    on('history.changed', (event) => {
      if (event.client !== client) void loadHistory().catch(showError)
    }),
    useDocument.subscribe((state, before) => {
      if (state.asset?.id !== before.asset?.id) followAsset(state.asset)
      if (before.repainting && state.keptRepaintings !== before.keptRepaintings)
        showNotice(() => i18next.t('canvas:repaint.kept', { name: before.original?.name ?? '' }))
      if (state.edit !== before.edit || state.staged !== before.staged) saver.call()
    }),
    onPlaceChange(saver.call),
    followRepainting(showError),
  ]
  window.addEventListener('pagehide', saver.now)
  return () => {
    window.removeEventListener('pagehide', saver.now)
    saver.now()
    for (const stop of stops) stop()
  }
}

/** Shows what was on the screen when the studio closed, and what can be taken back. */
export async function restoreSession(): Promise<void> {
  const view = await loadHistory()
  if (!view?.edit || useDocument.getState().asset) return
  restorePlace(view.view)
  // A picture that is gone for good leaves an empty canvas.
  await showEdit(view.edit).catch(() => restorePlace(undefined))
  await restoreStaged(view.staged).catch(() => undefined)
}

async function loadHistory(): Promise<ViewState | undefined> {
  await historyWritten()
  const { entries, position, view } = await studio().calls.history.load({})
  useHistory.getState().replace(entries, position)
  return view
}

async function restoreStaged(staged: ViewState['staged']): Promise<void> {
  if (!staged) return
  for (const edit of staged.edits) {
    const asset = await studio().calls.library.get({ id: edit.shown })
    useDocument.getState().stage(asset, edit, staged.step)
  }
  useDocument.getState().showStaged(staged.shown)
}

function followAsset(asset: Asset | undefined): void {
  if (!asset) return
  // A picture that has just gone for good has neither; whoever removed it said so.
  currentEdit()
    .then((edit) => edit && restoreRepainting(edit))
    .catch(() => undefined)
  keptMask(asset.id).catch(() => undefined)
}

function viewNow(): ViewState {
  const { edit, staged } = useDocument.getState()
  const place = currentCanvas()?.view.keptPlace
  return {
    ...(edit ? { edit } : {}),
    ...(edit && staged
      ? { staged: { edits: [...staged.edits], shown: staged.shown, step: staged.step } }
      : {}),
    ...(edit && place ? { view: place } : {}),
  }
}

/** Many calls in a short time as one, when it is over or `now`. */
function laterOnce(work: () => void): { call: () => void; now: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    work()
  }
  return {
    now,
    call: () => {
      timer ??= setTimeout(now, settleMilliseconds)
    },
  }
}
