import { images, tagOf, withoutStandIn } from '@sva/images'

/** A service as a compose file writes it, with its anchors resolved. */
export interface Service {
  readonly image?: string
  readonly container_name?: string
  readonly restart?: string
  readonly read_only?: boolean
  readonly user?: string
  readonly cap_drop?: readonly string[]
  readonly cap_add?: readonly string[]
  readonly privileged?: boolean
  readonly security_opt?: readonly string[]
  readonly env_file?: unknown
  readonly environment?: Readonly<Record<string, string>>
  readonly command?: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly (string | { readonly source: string })[]
  readonly healthcheck?: {
    readonly test: readonly string[]
    readonly interval: string
    readonly timeout: string
    readonly start_period?: string
  }
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> }
  readonly stop_grace_period?: string
  readonly memswap_limit?: string
  readonly deploy?: {
    readonly resources: {
      readonly limits?: Readonly<Record<string, string>>
      readonly reservations?: Readonly<Record<string, string>>
    }
  }
}

interface Rule {
  readonly danger: string
  readonly holds: (service: Service, name: string) => boolean
  /** Service -> why the rule cannot hold there. */
  readonly except?: Readonly<Record<string, string>>
  /** A change that the rule must notice. */
  readonly careless: Partial<Service>
}

const noProbe = 'FROM scratch without a program that could probe; asked from outside'
const seconds = (text = ''): number => Number(/^(\d+)s$/.exec(text)?.[1])
const texts = (service: Service): string =>
  JSON.stringify([service.environment ?? {}, service.command ?? []])

/** Programs that a health check may call: alpine and busybox bring wget, the rest is in the table. */
function hasProgram(tag: string, program: string): boolean {
  if (Object.hasOwn(withoutStandIn, tag)) return program === 'wget' // all three stand on alpine
  const image = images.find((one) => one.tag === tag)
  if (image?.base === 'busybox' && program === 'wget') return true
  const paths = Object.keys(image?.files ?? {})
  return paths.some((path) => path === program || path === `/usr/local/bin/${program}`)
}

export const rules: readonly Rule[] = [
  {
    danger: 'listens beyond this machine',
    holds: ({ ports = [] }) =>
      ports.every((port) => /^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/.test(port)),
    careless: { ports: ['9090:9090'] },
  },
  {
    danger: 'takes all memory or CPU of the machine',
    holds: ({ deploy }) =>
      Boolean(deploy?.resources.limits?.['memory'] && deploy.resources.limits['cpus']),
    careless: { deploy: { resources: { limits: { memory: '1g' } } } },
  },
  {
    danger: 'starves beside the others',
    holds: ({ deploy }) => deploy?.resources.reservations?.['memory'] !== undefined,
    careless: { deploy: { resources: { limits: { memory: '1g', cpus: '1' } } } },
  },
  {
    danger: 'gets as much swap as memory on top of its limit',
    holds: ({ deploy, memswap_limit }) => memswap_limit === deploy?.resources.limits?.['memory'],
    careless: { memswap_limit: '8g' },
  },
  {
    danger: 'hangs unnoticed',
    holds: ({ healthcheck }) => healthcheck?.interval === '30s',
    except: { 'otel-collector': noProbe, 'log-agent': noProbe },
    careless: { healthcheck: { test: ['NONE'], interval: '', timeout: '' } },
  },
  {
    danger: 'counts as unhealthy because its check got no CPU, or was asked before it could answer',
    holds: ({ healthcheck }) =>
      healthcheck === undefined ||
      (seconds(healthcheck.timeout) >= 3 && seconds(healthcheck.start_period) >= 30),
    careless: { healthcheck: { test: ['CMD', 'true'], interval: '30s', timeout: '1s' } },
  },
  {
    danger: 'is checked by a program that its image does not have',
    holds: ({ healthcheck, image = '' }) =>
      healthcheck === undefined ||
      (healthcheck.test[0] === 'CMD' && hasProgram(tagOf(image), healthcheck.test[1] ?? '')),
    careless: {
      image: 'grafana/loki:3.7.8',
      healthcheck: { test: ['CMD', 'wget', '-q'], interval: '30s', timeout: '5s' },
    },
  },
  {
    danger: 'fills the disk with its own log, or is lost to log-agent',
    holds: ({ logging }) =>
      logging?.driver === 'json-file' &&
      logging.options['max-size'] === '10m' &&
      logging.options['max-file'] === '3' &&
      logging.options['tag'] !== undefined &&
      logging.options['labels'] === 'com.docker.compose.service,com.docker.compose.project',
    careless: { logging: { driver: 'json-file', options: {} } },
  },
  {
    danger: 'can change its own program, or the machine',
    holds: ({ read_only, cap_drop = [], cap_add, privileged, security_opt = [] }) =>
      read_only === true &&
      cap_drop.includes('ALL') &&
      cap_add === undefined &&
      privileged === undefined &&
      security_opt.includes('no-new-privileges:true'),
    careless: { cap_add: ['SYS_ADMIN'] },
  },
  {
    danger: 'is root without need',
    holds: ({ user = 'root' }) => /^[1-9]\d*:\d+$/.test(user),
    except: {
      'otel-collector': 'its image has no folder for the queue, so the volume is root’s',
      'log-agent': 'the log files are root’s',
      cadvisor: 'what it reads of the machine is root’s',
    },
    careless: { user: '0:0' },
  },
  {
    danger: 'is another program tomorrow',
    holds: ({ image = '' }) => /:v?\d+\.\d+\.\d+(?:-alpine)?$/.test(tagOf(image)),
    careless: { image: 'grafana/loki:latest' },
  },
  {
    danger: 'shows a password in docker inspect',
    holds: (service) =>
      service.env_file === undefined &&
      !/\$\{\w*(?:PASSWORD|SECRET|TOKEN|AUTHORIZATION)/.test(texts(service)),
    careless: { environment: { REDIS_PASSWORD: '${REDIS_PASSWORD}' } },
  },
  {
    danger: 'stays away after a crash or a reboot',
    holds: ({ restart }) => restart === 'unless-stopped',
    careless: { restart: 'no' },
  },
  {
    danger: 'is killed before it has flushed',
    holds: ({ stop_grace_period }) => seconds(stop_grace_period) >= 5,
    careless: { stop_grace_period: '1s' },
  },
  {
    danger: 'has a name that a second stack takes, too',
    holds: ({ container_name }, name) =>
      container_name === `\${COMPOSE_PROJECT_NAME:-sva-studio}-${name}`,
    careless: { container_name: 'loki' },
  },
  {
    danger: 'commands the machine by the socket of Docker',
    holds: ({ volumes = [] }) =>
      volumes.every(
        (volume) => !/docker\.sock|\/var\/run|^\/:/.test(JSON.stringify(volume).slice(1)),
      ),
    except: { cadvisor: 'knows containers by the socket only; hence an option, and it says so' },
    careless: { volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'] },
  },
]
