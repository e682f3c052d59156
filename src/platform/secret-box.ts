import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/** Seals secrets that are kept in the database; without a key it can do neither. */
export class SecretBox {
  private key: Buffer | null = null;

  constructor(private readonly passphrase: string | null) {}

  /** Whether there is a key. */
  get ready(): boolean {
    return this.passphrase !== null;
  }

  /** Seals a text. */
  seal(text: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(ALGORITHM, this.keyOf(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Opens what was sealed with the same key; throws when it was another one, or somebody changed it. */
  open(sealed: Buffer): string {
    const decipher = createDecipheriv(ALGORITHM, this.keyOf(), sealed.subarray(0, IV));
    decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
    const text = Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
    return text.toString('utf8');
  }

  private keyOf(): Buffer {
    if (this.passphrase === null) throw new Error('There is no key to seal secrets with.');
    this.key ??= scryptSync(this.passphrase, 'tandem.secret-box', 32);
    return this.key;
  }
}
