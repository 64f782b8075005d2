import { buildPrograms, type BuildOptions } from './build-programs.ts'
import { checkDocker, presentImage, pull } from './docker.ts'
import { images, type Image } from './images.ts'
import { makeStandIn, standInHash } from './stand-in.ts'

export interface Ensured {
  readonly pulled: readonly string[]
  readonly built: readonly string[]
  /** Neither pulled nor built: the stack does without these. */
  readonly missing: readonly string[]
}

/**
 * Sees to it that images are here: what is present stays, a registry that answers is asked, and
 * stand-ins are made for the rest.
 *
 * @throws Error that says the fix: no daemon, no Go, a full disk.
 */
export async function ensureImages(
  wanted: readonly string[],
  options: BuildOptions = {},
): Promise<Ensured> {
  await checkDocker()
  const { absent, stale } = await notHere(wanted)
  const pulled = await pullAll(absent, options)
  const rest = [...absent.filter((tag) => !pulled.includes(tag)), ...stale]
  const makeable = images.filter(({ tag }) => rest.includes(tag))
  await buildImages(makeable, options)
  const built = makeable.map(({ tag }) => tag)
  return { pulled, built, missing: rest.filter((tag) => !built.includes(tag)) }
}

/** `stale`: a stand-in that was made of something else than the table has now. */
export async function notHere(
  wanted: readonly string[],
): Promise<{ readonly absent: readonly string[]; readonly stale: readonly string[] }> {
  const absent: string[] = []
  const stale: string[] = []
  for (const tag of new Set(wanted)) {
    const madeOf = await presentImage(tag)
    const image = images.find((one) => one.tag === tag)
    if (madeOf === undefined) absent.push(tag)
    else if (madeOf !== '' && image && madeOf !== standInHash(image)) stale.push(tag)
  }
  return { absent, stale }
}

/** Makes stand-ins, each as soon as its program is there. */
export async function buildImages(
  wanted: readonly Image[],
  { progress = () => {} }: BuildOptions = {},
): Promise<void> {
  if (wanted.length > 0 && process.platform !== 'linux') {
    throw new Error(
      'Stand-in images can be made on Linux only.\n  Fix: let Docker pull the images (check the network and `docker login`).',
    )
  }
  for (const image of wanted) {
    const programs = await buildPrograms(programsOf(image), { progress })
    await makeStandIn(image, programs)
    progress(`${image.tag}: stand-in made. ${image.differs}`.trim())
  }
}

export function programsOf(image: Image): readonly string[] {
  const names = Object.values(image.files).flatMap((source) =>
    typeof source === 'object' && 'program' in source ? [source.program] : [],
  )
  return [...new Set(names)]
}

/** A registry that does not answer is asked once: a stack has a dozen images. */
async function pullAll(
  tags: readonly string[],
  { progress = () => {} }: BuildOptions,
): Promise<readonly string[]> {
  const pulled: string[] = []
  const silent = new Set<string>()
  for (const tag of tags) {
    const registry = registryOf(tag)
    if (silent.has(registry)) continue
    progress(`${tag}: pulling`)
    const outcome = await pull(tag)
    if (outcome === 'pulled') pulled.push(tag)
    else if (outcome === 'silent') silent.add(registry)
    if (outcome !== 'pulled') progress(`${tag}: not pulled, ${reasons[outcome]}`)
  }
  return pulled
}

const reasons = { refused: 'the registry refuses it', silent: 'no registry answers' }

export function registryOf(tag: string): string {
  const [first = '', second] = tag.split('/')
  return second !== undefined && /[.:]/.test(first) ? first : 'docker.io'
}
