import type { Program } from './docker.ts'
import { StackError } from './errors.ts'

/** What is wrong with Docker, said before compose says it in its own words. @throws StackError */
export async function assertDocker(docker: Program): Promise<void> {
  const { code, stderr } = await docker.read('version', '--format', '{{.Server.APIVersion}}')
  if (code === 0) return
  if (code === 127)
    throw new StackError(
      'Docker is not installed.\n  Fix: https://docs.docker.com/get-docker/, or ./run demo, which needs none',
    )
  if (/permission denied/i.test(stderr))
    throw new StackError(
      'Docker does not let you in.\n  Fix: sudo usermod -aG docker $USER, and log in again',
    )
  throw new StackError(
    "Docker's daemon does not answer.\n  Fix: start Docker Desktop, or sudo systemctl start docker, or mend DOCKER_HOST",
  )
}

/** Where Docker keeps the log files of containers; rootless, it is somewhere else than usual. */
export async function dataRoot(docker: Program): Promise<string> {
  const { stdout } = await docker.read('info', '--format', '{{.DockerRootDir}}')
  return stdout.trim()
}
