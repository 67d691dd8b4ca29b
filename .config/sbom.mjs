/**
 * The bill of materials of what is given out, in CycloneDX 1.5: npm's own, which knows hashes and addresses,
 * less what only builds and tests the studio. As a program (`npm run check:sbom`) it checks that the bill
 * names every package that is inside, with a permissive licence.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPermissive } from './insidePackages.mjs'
import { root } from './machine.cjs'
import { ensureBuilt } from './prepare.mjs'

/** What the build wrote down as inside. */
export const insideList = () =>
  JSON.parse(readFileSync(join(root, 'dist/renderer/licences.json'), 'utf8'))

/** The bill as an object. Throws where npm cannot make one. */
export function makeSbom(inside = insideList()) {
  const words = [
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
    '--package-lock-only',
  ]
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`)
  const bill = JSON.parse(stdout)
  const kept = new Set(inside.map(({ name, version }) => `${name}@${version}`))
  const isInside = ({ name, version }) => kept.has(`${name}@${version}`)
  const components = bill.components.filter(isInside).map(({ properties: _, ...component }) => ({
    ...component,
    scope: 'required',
  }))
  const references = new Set(components.map((component) => component['bom-ref']))
  const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return {
    ...bill,
    metadata: {
      ...bill.metadata,
      lifecycles: [{ phase: 'build' }],
      component: { ...bill.metadata.component, name: facts.name },
    },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => references.has(ref) || ref === bill.metadata.component['bom-ref'])
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((other) => references.has(other)),
      })),
  }
}

/** What is wrong with a bill, in a line each. */
export function faultsOfSbom(bill, inside) {
  const faults = []
  if (bill.bomFormat !== 'CycloneDX' || bill.specVersion !== '1.5')
    faults.push(`not CycloneDX 1.5: ${bill.bomFormat} ${bill.specVersion}`)
  for (const { name, version, identifier } of inside) {
    const component = bill.components.find((one) => one.name === name && one.version === version)
    if (!component?.purl || !(component.hashes?.length > 0))
      faults.push(`${name} ${version} is inside, but not in the bill with its address and hash`)
    if (!isPermissive(name, identifier))
      faults.push(`${name} ${version}: licence ${identifier || 'unknown'}`)
  }
  return faults
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureBuilt()
  const inside = insideList()
  const bill = makeSbom(inside)
  const faults = faultsOfSbom(bill, inside)
  // A rule that finds nothing in a bill without its first component finds nothing anywhere.
  const blind = faultsOfSbom({ ...bill, components: bill.components.slice(1) }, inside).length === 0
  for (const fault of faults) console.error(fault)
  if (blind) console.error('the check does not see a missing component')
  console.log(`${bill.components.length} packages inside, ${faults.length} faults`)
  process.exitCode = faults.length > 0 || blind || inside.length < 20 ? 1 : 0
}
