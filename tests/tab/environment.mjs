import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom';

/** Of the same realm as Node's own, or what Node encodes would not be a `Uint8Array` to a test. */
const realm = { ArrayBuffer, Uint8Array };

/** Web standards that Node has and jsdom has not. Only what is missing is added. */
const standards = {
  CompressionStream,
  DecompressionStream,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  TextEncoderStream,
  TransformStream,
  WritableStream,
  structuredClone,
};

/** jsdom with the web standards that Node brings, so that a test can answer a request with a true stream. */
export default class TabEnvironment extends JsdomEnvironment {
  async setup() {
    await super.setup();
    const page = this.global;
    Object.assign(page, realm);
    for (const [name, value] of Object.entries(standards)) page[name] ??= value;
    // jsdom's crypto has no `subtle`.
    if (!page.crypto?.subtle) Object.defineProperty(page, 'crypto', { value: crypto, configurable: true });
  }
}
