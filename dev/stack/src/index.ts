export { models, readModel, serviceNames } from './compose-model.ts'
export { listContainers, type Container } from './containers.ts'
export { program, type Program } from './docker.ts'
export { newPassword, passwords } from './env-file.ts'
export { readHealth, readHealthUntilWell, type Health, type Member } from './health.ts'
export { composeFile, extraFile, extras, root, stateFolder, type Extra } from './paths.ts'
export { publishedPorts, type Port } from './ports.ts'
export {
  composeArguments,
  composeEnv,
  createProject,
  standardName,
  type Env,
  type Project,
} from './project.ts'
export { render } from './render.ts'
export { reset } from './reset.ts'
export { up } from './up.ts'
