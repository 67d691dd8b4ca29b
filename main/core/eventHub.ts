import type { EventName, EventPayload } from '../../preload/contract/events'

type Listener<Name extends EventName> = (payload: EventPayload<Name>) => void

/**
 * Tells listeners what happened. Notices wait for their first listener, so that what goes wrong while
 * the studio opens is not lost.
 */
export class EventHub {
  private readonly listeners = new Map<EventName, Set<Listener<EventName>>>()
  private waitingNotices: EventPayload<'notice'>[] = []

  constructor(private readonly log: (message: string, error?: unknown) => void) {}

  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, listeners)
    listeners.add(listener as Listener<EventName>)
    if (name === 'notice' && this.waitingNotices.length > 0) {
      const waiting = this.waitingNotices
      this.waitingNotices = []
      for (const notice of waiting) this.emit('notice', notice)
    }
    return () => {
      listeners.delete(listener as Listener<EventName>)
    }
  }

  /** A listener that throws is logged and harms nobody else. */
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    const listeners = this.listeners.get(name)
    if (name === 'notice' && (listeners === undefined || listeners.size === 0)) {
      this.waitingNotices.push(payload as EventPayload<'notice'>)
      return
    }
    for (const listener of [...(listeners ?? [])]) {
      try {
        listener(payload)
      } catch (error) {
        this.log(`a listener of ${name} failed`, error)
      }
    }
  }
}
