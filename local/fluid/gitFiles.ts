import { dirname } from 'node:path';

// Tinylicious keeps containers as git objects and takes for it the module `fs`, whole: this stands in its place, so that
// nothing of a board is ever on disk.

const files = new Map<string, Buffer>();
const folders = new Set<string>();

export const promises = {
  async readFile(path: string, options?: { encoding?: BufferEncoding } | BufferEncoding) {
    const bytes = files.get(path) ?? refuse('ENOENT', path);
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding ? bytes.toString(encoding) : bytes;
  },
  async writeFile(path: string, content: string | Uint8Array) {
    if (!folders.has(dirname(path))) refuse('ENOENT', path);
    files.set(path, typeof content === 'string' ? Buffer.from(content) : Buffer.from(content));
  },
  async mkdir(path: string, options?: { recursive?: boolean }) {
    if (folders.has(path)) refuse('EEXIST', path);
    const parent = dirname(path);
    const isRoot = parent === path || dirname(parent) === parent;
    if (!isRoot && !folders.has(parent)) {
      if (!options?.recursive) refuse('ENOENT', path);
      await promises.mkdir(parent, options);
    }
    folders.add(path);
  },
  async readdir(path: string) {
    if (!folders.has(path)) refuse('ENOENT', path);
    const within = [...files.keys(), ...folders].filter((one) => one !== path && dirname(one) === path);
    return within.map((one) => one.slice(path.length + 1));
  },
  async unlink(path: string) {
    if (!files.delete(path)) refuse('ENOENT', path);
  },
  async rmdir(path: string) {
    folders.delete(path);
  },
  async stat(path: string) {
    const bytes = files.get(path);
    if (!bytes && !folders.has(path)) refuse('ENOENT', path);
    return {
      ...{
        size: bytes?.length ?? 0,
        mode: 0o100_644,
        mtimeMs: 0,
        ctimeMs: 0,
        uid: 0,
        gid: 0,
        dev: 0,
        ino: 0,
      },
      isFile: () => bytes !== undefined,
      isDirectory: () => bytes === undefined,
      isSymbolicLink: () => false,
    };
  },
  lstat: (path: string) => promises.stat(path),
  readlink: async (path: string) => refuse('EINVAL', path),
  symlink: async (_target: string, path: string) => refuse('EPERM', path),
};

function refuse(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code });
}
