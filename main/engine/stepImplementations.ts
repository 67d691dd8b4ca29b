// Written by `npm run generate` from the files beside it. Do not edit.
import type { StepImplementations } from './stepImplementation'

/** Every step's implementation, by id. */
export const stepImplementations: StepImplementations = {
}
