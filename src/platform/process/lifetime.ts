import type { Log } from '../log';

/** Something that runs and must be stopped before the process ends. */
export interface Part {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** How the process ends. */
export interface LifetimeSettings {
  readonly log: Log;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  /** How long one part may take to stop. */
  readonly stopLimitMs: number;
}

/** The parts of a running process; they stop once, in reverse order of their start. */
export class Lifetime {
  private readonly parts: Part[] = [];
  private closing: Promise<boolean> | null = null;

  constructor(private readonly settings: LifetimeSettings) {}

  /** Whether the parts are being stopped or have been. */
  get over(): boolean {
    return this.closing !== null;
  }

  /** Notes a part that has started. When the lifetime is over already the part is stopped at once. */
  add(part: Part): void {
    if (this.closing === null) this.parts.push(part);
    else void this.stop(part);
  }

  /** Stops every part, newest first; false when one could not be stopped. */
  close(): Promise<boolean> {
    this.closing ??= this.stopAll();
    return this.closing;
  }

  /** Stops every part, then ends the process: with `code`, or with 1 when a part could not be stopped. */
  async end(code: number): Promise<void> {
    const clean = await this.close();
    this.settings.exit(clean ? code : 1);
  }

  private async stopAll(): Promise<boolean> {
    let clean = true;
    for (const part of this.parts.reverse()) {
      if (!(await this.stop(part))) clean = false;
    }
    return clean;
  }

  private async stop(part: Part): Promise<boolean> {
    const { log, stopLimitMs } = this.settings;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`It did not stop within ${stopLimitMs} ms.`));
      }, stopLimitMs);
    });
    try {
      await Promise.race([part.stop(), late]);
      log.debug({ part: part.name }, 'stopped');
      return true;
    } catch (error) {
      log.error({ part: part.name, err: error }, 'could not be stopped');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
