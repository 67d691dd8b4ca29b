import type { ParameterDescription } from '../../../preload/contract/parameters'
import type { StepDefinition } from '../../../preload/contract/step'

/** What every control of a form gets. */
export interface ControlProps {
  readonly parameter: ParameterDescription
  readonly definition: StepDefinition
  readonly value: unknown
  /** `undefined` goes back to the default. */
  readonly onChange: (value: unknown) => void
  readonly lastSeed: number | undefined
}
