// The kill switch. Publish this file as sw.js, in place of the real one, to take Rollcall's service
// worker out of every browser that visits. Removing sw.js from the server does not do that: browsers
// keep a worker whose file is gone. What people entered is kept elsewhere and is not touched.
'use strict';

const OURS = `rollcall:${new URL('./', self.location.href).pathname}:`;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const ours = (await caches.keys()).filter((name) => name.startsWith(OURS));
      await Promise.all(ours.map((name) => caches.delete(name)));
      await self.registration.unregister();
    })(),
  );
});
