// The three browser engines: how each is started, with a driver or without, and ended.
//
// Knows command lines, profiles and capabilities. Leaves what is done in a page to page.mjs. Every
// start gets its own port, display and profile folder, so runs beside each other do not meet.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities } from 'selenium-webdriver';
import { answers, descendants, freePort, killTree, start } from './processes.mjs';
import { until, within } from './waiting.mjs';

/** The window of a desk, in CSS pixels, as near as the engine can. */
export const DESK = { width: 1440, height: 1000 };

/** The window of a phone. */
export const PHONE = { width: 390, height: 844 };

const isRoot = process.getuid?.() === 0;
const temporary = mkdtempSync(join(tmpdir(), 'rollcall-browsers-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));

/** A new empty folder, removed when the run ends. */
export const newFolder = (name) => mkdtempSync(join(temporary, `${name}-`));

/** The first of these programs that is there: names are looked for on PATH. */
function program(...candidates) {
  const folders = (process.env.PATH ?? '').split(':');
  for (const candidate of candidates.filter(Boolean)) {
    const paths = candidate.includes('/') ? [candidate] : folders.map((folder) => join(folder, candidate));
    const found = paths.find((path) => existsSync(path));
    if (found) return found;
  }
  throw new Error(`none of these is installed: ${candidates.filter(Boolean).join(', ')}. Run make setup.`);
}

/** Files in folders whose names begin with `start`, newest name first: versions move. */
function inVersions(folder, start, file) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .sort()
    .reverse()
    .map((name) => join(folder, name, file));
}

// ---- display ------------------------------------------------------------------------------------

let display;

/** A screen without glass for the engine that cannot do without one. Shared by one run. */
async function screen() {
  if (!display) {
    // Without -noreset the display starts anew when its last window goes, and meanwhile refuses the next.
    const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-dpi', '96', '-noreset'];
    const server = start(program('Xvfb'), args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    let number = '';
    server.child.stdio[3].on('data', (data) => {
      number += data;
    });
    display = until('the display is there', () => /^\d+\n/.test(number) || server.hasEnded(), { seconds: 20 })
      .then(() => {
        if (server.hasEnded()) throw new Error(`Xvfb: ${server.output()}`);
        return `:${number.trim()}`;
      });
  }
  return display;
}

// ---- the engines --------------------------------------------------------------------------------

const chromiumArguments = (profile) => [
  `--user-data-dir=${profile}`,
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Windows behind others must run like those in front: tests have several.
  '--disable-backgrounding-occluded-windows',
  `--window-size=${DESK.width},${DESK.height}`,
  ...(isRoot ? ['--no-sandbox'] : []),
];

const firefoxPreferences = (downloads) => ({
  'app.update.disabledForTesting': true,
  'browser.download.dir': downloads,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.newtabpage.enabled': false,
  'browser.pagethumbnails.capturing_disabled': true,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
  'toolkit.telemetry.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
});

/** What keeps WebKitGTK's own files in one folder. As root its sandbox cannot be set up. */
async function webkitEnvironment(profile, downloads) {
  const configuration = join(profile, 'config');
  mkdirSync(configuration, { recursive: true });
  writeFileSync(join(configuration, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return {
    DISPLAY: await screen(),
    GDK_BACKEND: 'x11',
    GTK_A11Y: 'none',
    HOME: profile,
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: undefined,
    XDG_CACHE_HOME: join(profile, 'cache'),
    XDG_CONFIG_HOME: configuration,
    XDG_DATA_HOME: join(profile, 'data'),
    ...(isRoot ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
  };
}

const miniBrowser = () =>
  program(
    process.env.MINIBROWSER,
    ...['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib64'].flatMap(
      (folder) => inVersions(folder, 'webkit2gtk-', 'MiniBrowser'),
    ),
  );

/**
 * One way to start each engine with a driver (`driver`, `capabilities`) and without (`bare`).
 * `profile` and `downloads` are folders.
 */
const descriptions = {
  chromium: {
    async driver(port) {
      return { command: program(process.env.CHROMEDRIVER, 'chromedriver'), args: [`--port=${port}`] };
    },
    capabilities: (profile, downloads) => ({
      browserName: 'chrome',
      'goog:chromeOptions': {
        binary: program(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'),
        args: chromiumArguments(profile),
        prefs: { 'download.default_directory': downloads, 'download.prompt_for_download': false },
      },
      'goog:loggingPrefs': { browser: 'ALL' },
    }),
    bare: async (profile, url) => ({
      command: program(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'),
      args: [...chromiumArguments(profile), '--remote-debugging-port=0', url],
    }),
  },

  firefox: {
    async driver(port) {
      // The second port is the one on which the driver talks to the browser.
      const args = ['--port', String(port), '--websocket-port', String(await freePort())];
      const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rollcall');
      const installed = inVersions(cache, 'geckodriver-', 'bin/geckodriver');
      return { command: program(process.env.GECKODRIVER, 'geckodriver', ...installed), args };
    },
    capabilities: (profile, downloads) => ({
      browserName: 'firefox',
      // For the size of a phone: see `phone` in page.mjs.
      webSocketUrl: true,
      'moz:firefoxOptions': {
        binary: program(process.env.FIREFOX, 'firefox-esr', 'firefox'),
        args: ['-headless', '-profile', profile, '-width', `${DESK.width}`, '-height', `${DESK.height}`],
        prefs: firefoxPreferences(downloads),
      },
    }),
    async bare(profile, url) {
      const preferences = Object.entries(firefoxPreferences(profile))
        .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
        .join('');
      writeFileSync(join(profile, 'user.js'), preferences);
      return {
        command: program(process.env.FIREFOX, 'firefox-esr', 'firefox'),
        args: ['-headless', '-no-remote', '-profile', profile, url],
      };
    },
  },

  webkit: {
    async driver(port, profile, downloads) {
      return {
        command: program(process.env.WEBKITWEBDRIVER, 'WebKitWebDriver'),
        args: [`--port=${port}`],
        env: await webkitEnvironment(profile, downloads),
      };
    },
    capabilities: () => ({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {
        binary: miniBrowser(),
        args: ['--automation', `--geometry=${DESK.width}x${DESK.height}`],
      },
    }),
    bare: async (profile, url) => ({
      command: miniBrowser(),
      args: [`--geometry=${DESK.width}x${DESK.height}`, url],
      env: await webkitEnvironment(profile, profile),
    }),
  },
};

/** The names of the engines, in the order in which they are tested. */
export const engineNames = Object.keys(descriptions);

/**
 * Starts an engine with its driver and an empty profile.
 *
 * @returns {Promise<{driver: import('selenium-webdriver').WebDriver, version: string,
 *   downloads: string, output: () => string, quit: () => Promise<void>}>}
 */
export async function startDriven(engine) {
  const description = descriptions[engine];
  const profile = newFolder(`${engine}-profile`);
  const downloads = newFolder(`${engine}-downloads`);
  const port = await freePort();
  const { command, args, env } = await description.driver(port, profile, downloads);
  const server = start(command, args, { env });
  try {
    await answers(server, `http://127.0.0.1:${port}/status`);
    const driver = await within(
      60,
      `starting ${engine}`,
      Promise.resolve(
        new Builder()
          .usingServer(`http://127.0.0.1:${port}`)
          .withCapabilities(new Capabilities(description.capabilities(profile, downloads)))
          .build(),
      ).then(async (built) => {
        await built.getSession();
        return built;
      }),
    );
    await driver.manage().setTimeouts({ implicit: 0, pageLoad: 60000, script: 60000 });
    const capabilities = await driver.getCapabilities();
    return {
      driver,
      downloads,
      version: `${capabilities.get('browserName')} ${capabilities.get('browserVersion')}`,
      output: server.output,
      async quit() {
        const browsers = descendants(server.pid);
        await within(10, 'closing the browser', driver.quit()).catch(() => {});
        browsers.forEach(killTree);
        await server.kill();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    await server.kill();
    throw new Error(`${error.message}\n${server.output()}`);
  }
}

/**
 * Starts an engine as a person would, on one address, with a profile that outlives it.
 *
 * @returns {Promise<{output: () => string, kill: () => Promise<void>}>} `kill` is SIGKILL to all
 *   of its processes
 */
export async function startBare(engine, profile, url) {
  const { command, args, env } = await descriptions[engine].bare(profile, url);
  const browser = start(command, args, { env });
  return { output: browser.output, kill: browser.kill };
}
