// The one place that says what a page of Rollcall may do, and which headers say so to a browser.
// Knows the policy and the cache rules. Leaves to hosting.mjs how each kind of server is told.
//
// `connect-src 'self'` is the proof for an information-governance reader that nothing typed into
// Rollcall can be sent to another host.

const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
];

/** The policy that index.html carries in a <meta> tag. */
export const metaPolicy = directives.join('; ');

/** The policy as a header: browsers ignore frame-ancestors in a <meta> tag. */
export const headerPolicy = [...directives, "frame-ancestors 'none'"].join('; ');

// clipboard-write stays allowed: it serves the "copy link" buttons, only after a click.
const features = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture',
  'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid',
  'identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi',
  'otp-credentials', 'payment', 'picture-in-picture', 'publickey-credentials-create',
  'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb',
  'window-management', 'xr-spatial-tracking',
];

/** Headers of every answer, in the order in which they are written. */
export const securityHeaders = {
  'Content-Security-Policy': headerPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Files whose name tells their content, which therefore never changes (precache.mjs). */
export const hashedName = /-[0-9a-f]{16}(_bg)?\.(js|wasm|css|json)$/;

export const forever = 'public, max-age=31536000, immutable';
export const askFirst = 'no-cache';

/** How long a browser may keep the file of this name without asking. */
export const cacheControl = (path) => (hashedName.test(path) ? forever : askFirst);

/** What the file is, by the end of its name. Anything else is not part of Rollcall. */
export const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};
