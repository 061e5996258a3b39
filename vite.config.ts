import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, chromiumPath, softwareAdapter } from './src/cli/chromium.ts';
import { policyInPage } from './src/cli/site/contentSecurityPolicy.ts';
import { offlineFiles } from './src/cli/site/offlineFiles.ts';

/** Compiles `kernels.ts?assembly` with AssemblyScript and hands over the bytes: no build step to forget. */
function assembly(): Plugin {
  const compiled = new Map<string, Promise<string>>();
  return {
    name: 'assembly',
    enforce: 'pre',
    load(id) {
      const [file, query] = id.split('?');
      if (query !== 'assembly') return null;
      this.addWatchFile(file);
      if (!compiled.has(file) || this.meta.watchMode) compiled.set(file, compile(file));
      return compiled.get(file);
    },
  };
}

async function compile(file: string): Promise<string> {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes: Uint8Array | null = null;
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--enable', 'bulk-memory'];
  const { error, stderr } = await asc.main([file, '-o', 'kernels.wasm', ...options], {
    writeFile: (name, contents) => { if (typeof contents !== "string") bytes = contents; void name; },
  });
  if (error || !bytes) throw new Error(`AssemblyScript could not compile ${file}: ${error?.message ?? ''}\n${stderr.toString()}`);
  const base64 = Buffer.from(bytes).toString('base64');
  return `export default Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0));`;
}

/** TensorFlow's emscripten loader asks for CommonJS names, which a bundled module does not have. */
const fileNames = 'const __filename = import.meta.filename, __dirname = import.meta.dirname;';
const nodeNames = `import { createRequire as cr } from 'node:module'; const require = cr(import.meta.url); ${fileNames}`;

const tensorflow = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm'];
const gradients = '@tensorflow/tfjs-core/dist/register_all_gradients';
/** Tests in Node read TensorFlow as it is shipped, bundled once: its modules for Node are older, slower and stand beside those of the gradients. */
const bundledTensorflow = {
  alias: tensorflow.map((name) => ({ find: new RegExp(`^${name}$`), replacement: `${name}/dist/index.js` })),
  deps: { optimizer: { ssr: { enabled: true, include: [gradients, ...tensorflow.map((name) => `${name}/dist/index.js`)], rolldownOptions: { output: { intro: fileNames } } } } },
};

export default defineConfig(({ mode }) => {
  if (mode === 'cli') return {
    plugins: [assembly()],
    ssr: { noExternal: [/@tensorflow/, 'comlink', 'zod', 'papaparse', 'fflate', '@huggingface/tokenizers'] },
    build: {
      ssr: 'src/cli/cli.ts', outDir: 'node_modules/.cache/make', copyPublicDir: false, target: 'node20', emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'cli.js', codeSplitting: false, banner: nodeNames } },
    },
  };
  return {
    base: './',
    plugins: [react(), assembly(), policyInPage(), offlineFiles()],
    worker: { format: 'es', plugins: () => [assembly()] },
    build: { target: 'es2022', chunkSizeWarningLimit: 900 },
    test: {
      onConsoleLog: (log) => (log.includes('running TensorFlow.js in Node.js') ? false : undefined),
      projects: [
        { extends: true, test: { name: 'unit', environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, pool: 'threads', maxWorkers: 2, ...bundledTensorflow,
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: ['test/browser/**', 'test/learning/**', 'test/pages/**'] } },
        { extends: true, test: { name: 'learning', environment: 'node', testTimeout: 600_000, maxWorkers: 2, ...bundledTensorflow, include: ['test/learning/**/*.test.ts'] } },
        { extends: true, test: { name: 'pages', environment: 'node', globalSetup: ['test/support/buildOnce.ts'], testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 2, include: ['test/pages/**/*.test.ts'] } },
        { extends: true, optimizeDeps: { include: ['comlink', 'zod', '@resvg/resvg-wasm', '@huggingface/tokenizers', 'fflate', 'papaparse', 'idb', ...tensorflow, gradients, '@tensorflow/tfjs-backend-webgpu', '@tensorflow/tfjs-backend-webgpu/dist/softmax_webgpu'] },
          test: { name: 'browser', testTimeout: 300_000, include: ['test/browser/**/*.test.ts'], fileParallelism: false,
          browser: { enabled: true, headless: true, screenshotFailures: false, instances: [{ browser: 'chromium' as const }],
            provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: [...chromiumFlags, ...softwareAdapter] } }) } } },
      ],
    },
  };
});
