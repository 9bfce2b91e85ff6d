// The server binary as an operator runs it: a free port, a data folder of its own, stopped by its pid.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
export const contentDir = process.env.FRONT_COUNTER_CONTENT_DIR ?? join(root, 'content');
const binary = process.env.FRONT_COUNTER_BIN ?? join(root, 'target/release/front-counter');
const siteRoot = process.env.FRONT_COUNTER_SITE_ROOT ?? join(root, 'target/site');
const OPEN = 'the portal is open';

export interface Settings {
  brokerUrl?: string;
  contentDir?: string;
}

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export class Portal {
  private child?: ChildProcess;

  private constructor(
    private readonly port: number,
    readonly dataDir: string,
    private readonly settings: Settings,
  ) {}

  /** A portal that answers. */
  static async start(settings: Settings = {}): Promise<Portal> {
    const portal = await Portal.prepare(settings);
    await portal.serve();
    return portal;
  }

  /** A portal that does not run yet. */
  static async prepare(settings: Settings = {}): Promise<Portal> {
    return new Portal(await freePort(), temporaryFolder('portal'), settings);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Runs `serve` until it says that it is open. */
  async serve(): Promise<void> {
    const child = spawn(binary, ['serve'], { env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    await saysThatItIsOpen(child);
    const home = await fetch(this.url);
    if (!home.ok) throw new Error(`the portal answers ${home.status}`);
  }

  /** Any subcommand, with the same settings. */
  run(...args: string[]): Promise<Ended> {
    return new Promise((done) => {
      execFile(binary, args, { env: this.environment(), timeout: 20_000 }, (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        done({ code, stdout, stderr });
      });
    });
  }

  /** The lines that a subcommand prints. */
  async lines(...args: string[]): Promise<string[]> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
    return stdout.split('\n').filter((line) => line !== '');
  }

  /** Pulls the plug: nothing is flushed, nobody says goodbye. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.end('SIGTERM');
    await this.serve();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child) await endProcess(child, signal);
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      LEPTOS_SITE_ADDR: `127.0.0.1:${this.port}`,
      FRONT_COUNTER_ADMIN_ADDR: '127.0.0.1:0',
      LEPTOS_SITE_ROOT: siteRoot,
      FRONT_COUNTER_DATA_DIR: this.dataDir,
      FRONT_COUNTER_CONTENT_DIR: this.settings.contentDir ?? contentDir,
      FRONT_COUNTER_BROKER_URL: this.settings.brokerUrl ?? '',
      // Every test comes from one address, and none of them waits as a person does.
      FRONT_COUNTER_POSTS_PER_SECOND: '1000',
    };
  }
}

/** Ends one process of ours and waits until it is gone; one that does not listen is killed. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const patience = setTimeout(() => child.kill('SIGKILL'), 8_000);
  child.kill(signal);
  await gone;
  clearTimeout(patience);
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `front-counter-${name}-`));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

function saysThatItIsOpen(child: ChildProcess): Promise<void> {
  return new Promise((open, failed) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(OPEN)) open();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the portal ended with ${code}:\n${said}`)));
  });
}
