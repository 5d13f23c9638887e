import { findFreePort } from '../apps/studio/test/support/studio.ts';
import { bundleStudio, createDataFolder, spawnStudio } from '../apps/studio/test/support/studio-process.ts';
import { Visitor } from '../apps/studio/test/support/visitor.ts';

interface Speaker {
  token: string;
  project: string;
  /** Says something in her own project. Throws unless it is answered with 200. */
  say(message: string): Promise<void>;
}

export interface BenchStudio extends AsyncDisposable {
  url: string;
  signUp(name: string): Promise<Speaker>;
}

/** A studio in a process of its own, with an empty database. */
export async function startBenchStudio(): Promise<BenchStudio> {
  const bundle = await bundleStudio();
  const data = createDataFolder();
  const running = await spawnStudio(bundle.file, data.folder, await findFreePort());
  return {
    url: running.url,
    async signUp(name) {
      const visitor = new Visitor(running.url);
      await visitor.signUp({ name, email: `${name}@example.test` });
      const projectId = await visitor.createProject();
      let sessionId: string | undefined;
      return {
        token: String(visitor.token),
        project: projectId,
        async say(message) {
          const { status, body } = await visitor.say(message, sessionId ? { sessionId } : { projectId });
          if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
          sessionId = body.sessionId;
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await running.kill();
      bundle.remove();
      data.remove();
    },
  };
}
