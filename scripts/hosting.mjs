// Writes what a web server must be told, in the words of the common kinds of server, from the one
// policy in policy.mjs. Knows four kinds. Leaves to the reader of README.md which one is theirs.
//
// .htaccess, _headers and web.config lie at the top of the built folder, where Apache, the
// Netlify and Cloudflare kind, and IIS look for them by themselves. nginx reads only its own
// configuration, so its file is for copying.

import { askFirst, cacheControl, contentTypes, forever, securityHeaders } from './policy.mjs';

const headers = Object.entries(securityHeaders);
const bare = (type) => type.replace(/;.*/, '');
const lines = (items) => items.join('\n');

const nginx = (folder) => `# Rollcall on nginx. Put this inside your server { } block. It expects the built files in
# /srv/www${folder} and shows them under ${folder}; change the three places that say so.
location ${folder} {
    root /srv/www;
    index index.html;

    types {
${lines(Object.entries(contentTypes).map(([end, type]) => `        ${bare(type)} ${end.slice(1)};`))}
    }
    charset utf-8;
    charset_types text/css text/javascript application/json application/manifest+json text/plain;
    gzip on;
    gzip_types text/css text/javascript application/json application/manifest+json application/wasm image/svg+xml;

    add_header Cache-Control "${askFirst}";
${lines(headers.map(([name, value]) => `    add_header ${name} "${value}" always;`))}

    location ~ "-[0-9a-f]{16}(_bg)?\\.(js|wasm|css|json)$" {
        add_header Cache-Control "${forever}";
${lines(headers.map(([name, value]) => `        add_header ${name} "${value}" always;`))}
    }
    location ~ "/(\\.htaccess|_headers|web\\.config)$" {
        return 404;
    }
}
`;

const apache = () => `# Rollcall on Apache 2.4. Works where the server lets a folder set headers (AllowOverride FileInfo).
AddDefaultCharset utf-8

<IfModule mod_mime.c>
${lines(Object.entries(contentTypes).map(([end, type]) => `    AddType ${bare(type)} ${end}`))}
    AddCharset utf-8 .css .js .json .txt .webmanifest
</IfModule>

<IfModule mod_headers.c>
${lines(headers.map(([name, value]) => `    Header always set ${name} "${value}"`))}
    Header set Cache-Control "${askFirst}"
    <FilesMatch "-[0-9a-f]{16}(_bg)?\\.(js|wasm|css|json)$">
        Header set Cache-Control "${forever}"
    </FilesMatch>
</IfModule>

<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/manifest+json application/wasm image/svg+xml
</IfModule>
`;

// Such a host joins the headers of all rules that fit, so no two of these may name the same header
// for the same file: the cache rules name each file.
const underscoreHeaders = (paths) => `# Rollcall on hosts that read a _headers file (Netlify, Cloudflare Pages and others), at the top of
# a site. In a folder of a site, put the folder's name before every path.
/*
${lines(headers.map(([name, value]) => `  ${name}: ${value}`))}
/
  Cache-Control: ${askFirst}
${lines(paths.map((path) => `/${path}\n  Cache-Control: ${cacheControl(path)}`))}
`;

const escapeXml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

// IIS cannot choose a header by a pattern of file names without an add-on, so the files that may be
// kept for ever are named one by one.
const iis = (paths) => `<?xml version="1.0" encoding="utf-8"?>
<!-- Rollcall on IIS 8 or later. -->
<configuration>
  <system.webServer>
    <defaultDocument>
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <staticContent>
${lines(
    Object.entries(contentTypes).map(
      ([end, type]) =>
        `      <remove fileExtension="${end}" />\n      <mimeMap fileExtension="${end}" mimeType="${type}" />`,
    ),
  )}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${lines(headers.map(([name, value]) => `        <add name="${name}" value="${escapeXml(value)}" />`))}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
${lines(
    paths
      .filter((path) => cacheControl(path) === forever)
      .map(
        (path) => `  <location path="${escapeXml(path)}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>`,
      ),
  )}
</configuration>
`;

/**
 * Files that tell a server what to do, as a map from path to text.
 * @param {string[]} paths the files of the built folder that a browser asks for
 */
export const hostingFiles = (paths) => ({
  '.htaccess': apache(),
  _headers: underscoreHeaders(paths),
  'web.config': iis(paths),
  'hosting/nginx.conf': nginx('/rollcall/'),
});

/** Is this file of the built folder for the server alone, and so never in a browser's cache? */
export const isForTheServer = (path) =>
  ['.htaccess', '_headers', 'web.config'].includes(path) || path.startsWith('hosting/');
