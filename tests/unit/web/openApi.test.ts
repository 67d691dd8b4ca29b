import { describe, expect, it } from 'vitest'
import { openApiDocument } from '../../../main/web/openApi'
import { listRoutes } from '../../../preload/contract/routes'
import { listSteps } from '../../../preload/contract/steps'

const document = openApiDocument('1.2.3') as {
  paths: Record<string, { post: { requestBody: unknown } }>
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> }
}

describe('the OpenAPI document', () => {
  it('has every route that pages may call, and none that only this machine may', () => {
    const expected = listRoutes().filter(({ route }) => route.access === 'page')
    expect(Object.keys(document.paths).sort()).toEqual(
      expected.map(({ name }) => `/api/${name}`).sort(),
    )
    expect(document.paths['/api/library/importFiles']).toBeUndefined()
  })

  it('describes the parameters of every step', () => {
    for (const step of listSteps()) {
      const schema = document.components.schemas[`Parameters_of_${step.id}`]
      expect(Object.keys(schema?.properties ?? {}), step.id).toEqual(
        Object.keys(step.parameters.shape),
      )
    }
  })
})
