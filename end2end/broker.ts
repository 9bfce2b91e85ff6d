// A real nats-server, and a back office that listens to it without knowing anything of the portal.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { AckPolicy, DeliverPolicy, type JsMsg, type NatsConnection, connect } from 'nats';
import { endProcess, freePort, temporaryFolder } from './portal';

const READY = 'Server is ready';
const STREAM = 'FRONT_COUNTER';

export class Broker {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(port?: number): Promise<Broker> {
    const folder = temporaryFolder('nats');
    const at = port ?? (await freePort());
    const args = ['-a', '127.0.0.1', '-p', String(at), '-js', '-sd', folder];
    const child = spawn('nats-server', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    await saysThatItIsReady(child);
    return new Broker(child, folder, `nats://127.0.0.1:${at}`);
  }

  async stop(): Promise<void> {
    await endProcess(this.child, 'SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a back office sees of one reference: everything on a subject, waiting until something is there. */
export class BackOffice {
  private constructor(private readonly connection: NatsConnection) {}

  static async open(url: string): Promise<BackOffice> {
    return new BackOffice(await connect({ servers: url, name: 'a back office' }));
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Every message of the subject so far; none while there is no stream yet. */
  async received(subject: string): Promise<JsMsg[]> {
    const manager = await this.connection.jetstreamManager();
    const streams = await manager.streams.list().next();
    if (!streams.some((stream) => stream.config.name === STREAM)) return [];
    const { name, num_pending } = await manager.consumers.add(STREAM, {
      filter_subject: subject,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.All,
    });
    const consumer = await this.connection.jetstream().consumers.get(STREAM, name);
    const taken: JsMsg[] = [];
    if (num_pending > 0) {
      for await (const message of await consumer.fetch({ max_messages: num_pending, expires: 5_000 })) taken.push(message);
    }
    await consumer.delete();
    return taken;
  }
}

function saysThatItIsReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(READY)) ready();
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`nats-server ended with ${code}:\n${said}`)));
  });
}
