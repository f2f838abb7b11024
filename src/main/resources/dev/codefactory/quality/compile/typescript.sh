# Checks the types of TypeScript sources; $0 is "--", the arguments are the files.
# What Node.js itself offers has no types here, so it may be anything.
cat > /tmp/node.d.ts << 'TYPES'
declare module "node:*";
declare module "assert"; declare module "assert/strict"; declare module "buffer"; declare module "child_process";
declare module "cluster"; declare module "crypto"; declare module "dns"; declare module "events"; declare module "fs";
declare module "fs/promises"; declare module "http"; declare module "http2"; declare module "https"; declare module "net";
declare module "os"; declare module "path"; declare module "perf_hooks"; declare module "process"; declare module "querystring";
declare module "readline"; declare module "readline/promises"; declare module "stream"; declare module "stream/promises";
declare module "string_decoder"; declare module "timers"; declare module "timers/promises"; declare module "tls";
declare module "tty"; declare module "url"; declare module "util"; declare module "v8"; declare module "vm";
declare module "worker_threads"; declare module "zlib";
declare var process: any, Buffer: any, require: any, module: any, exports: any, global: any, __dirname: string, __filename: string;
declare var setImmediate: any, clearImmediate: any;
type Buffer = any;
declare namespace NodeJS {
  type Timeout = any; type Timer = any; type Immediate = any; type ProcessEnv = any; type ReadableStream = any;
  type WritableStream = any; interface ErrnoException extends Error { code?: string; errno?: number; path?: string }
}
interface ImportMeta { url: string; dirname: string; filename: string }
TYPES
exec tsc --noEmit --pretty false --strict false --skipLibCheck --target es2022 --module esnext --moduleResolution bundler \
  --allowImportingTsExtensions --esModuleInterop --resolveJsonModule --jsx preserve --ignoreConfig /tmp/node.d.ts "$@" 2>&1
