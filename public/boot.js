// The first script of the page: can Rollcall start here, and what to say when it cannot.
//
// Knows which browsers and places cannot run Rollcall, in words, and how to get what people entered
// out of a browser in which Rollcall has stopped. Where it can run, asks for the program and the plan
// at once, before the page is drawn for the first time, and goes round a fault of WebKit. Leaves starting to start.js and everything
// else to the program. Written for browsers of any age, because the old ones must be able to read it.
//
// Listens on window for `rollcall:shown`, which the program sends when there is something to see in
// the place of "Opening…", and for `rollcall:panic` (detail: the message), when it can no longer go on.
(function () {
  'use strict';

  var PREFIX = 'rc1:';

  // ---- Trusted Types ---------------------------------------------------------------------------

  // The policy of the page lets no text become markup or a script's address but through here. The
  // program builds its static markup from text; nothing in that text may run or load anything.
  var FORBIDDEN_TAG = /<\s*\/?\s*(script|iframe|frame|object|embed|applet|base|meta|link)\b/i;
  var FORBIDDEN_ATTRIBUTE = /<[^>]*[\s/"']on[a-z]+\s*=|javascript\s*:/i;

  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    var worker = new URL('sw.js', document.baseURI).href;
    window.trustedTypes.createPolicy('default', {
      createHTML: function (text) {
        return FORBIDDEN_TAG.test(text) || FORBIDDEN_ATTRIBUTE.test(text) ? null : text;
      },
      createScriptURL: function (address) {
        return new URL(address, document.baseURI).href === worker ? address : null;
      },
    });
  }

  // ---- words -----------------------------------------------------------------------------------

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(text, act, isMain) {
    var made = element('button', 'shell-button' + (isMain ? ' shell-button-main' : ''), text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  // Puts why Rollcall does not start in the place of "Opening…" on the page that is already there,
  // and takes away the list of what else it might have been.
  function say(title, text, link) {
    var state = document.getElementById('shell-state');
    var guesses = document.getElementById('shell-reasons');
    if (!state) return;
    if (guesses) guesses.parentNode.removeChild(guesses);
    state.textContent = '';
    state.className = 'shell-state shell-state-stopped';
    state.appendChild(element('h2', '', title));
    state.appendChild(element('p', '', text));
    if (link) state.appendChild(link);
  }

  function tabLink() {
    var link = element('a', '', 'Open Rollcall in a tab of its own');
    link.href = window.location.href;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }

  // ---- can it start here? ----------------------------------------------------------------------

  // A module that is valid only where reference types and saturating conversions are known, which
  // the compiled program needs: Chrome and Edge 96, Firefox 79, Safari 15.
  var WASM_SAMPLE = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 2, 96, 1, 125, 1, 127, 96, 1, 111, 0, 3, 2, 1, 0, 10, 8, 1,
    6, 0, 32, 0, 252, 0, 11,
  ];

  function whyNot() {
    if (window.location.protocol === 'file:') {
      return [
        'Rollcall cannot be opened as a file',
        'The address of this page begins with “file:”. Browsers do not let a page that was opened ' +
          'as a file start a program. Put the folder on any web server and open its address there.',
      ];
    }
    if (window.top !== window.self) {
      return [
        'Rollcall does not run inside another page',
        'Inside another page a browser may throw away what you enter, and the page around it could ' +
          'mislead you.',
        tabLink(),
      ];
    }
    if (!('noModule' in document.createElement('script')) || !window.Promise || !window.fetch) {
      return [
        'This browser is too old for Rollcall',
        'Open this address in a current Edge, Chrome, Firefox or Safari. Internet Explorer, and the ' +
          'Internet Explorer mode of Edge, cannot run Rollcall.',
      ];
    }
    if (!window.WebAssembly) {
      return [
        'This browser has WebAssembly switched off',
        'Rollcall needs it. On an iPhone, iPad or Mac it is off in Lockdown Mode: leave Lockdown ' +
          'Mode out for this site. In Edge, ask your IT department to make this site an exception ' +
          'from enhanced security mode.',
      ];
    }
    if (!window.WebAssembly.validate(new Uint8Array(WASM_SAMPLE))) {
      return [
        'This browser is too old for Rollcall',
        'It needs Edge or Chrome 96, Firefox 79, or Safari 15, or any later one.',
      ];
    }
    return null;
  }

  // ---- when it has stopped ---------------------------------------------------------------------

  // Bytes have no form in JSON; they are written as text in base 64.
  function plain(key, value) {
    var bytes = null;
    if (value instanceof ArrayBuffer) bytes = new Uint8Array(value);
    else if (window.ArrayBuffer.isView(value)) bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (!bytes) return value;
    var text = '';
    for (var i = 0; i < bytes.length; i += 1) text += String.fromCharCode(bytes[i]);
    return { base64: window.btoa(text) };
  }

  function readLocalStorage() {
    var found = {};
    try {
      Object.keys(window.localStorage).forEach(function (key) {
        if (key.indexOf(PREFIX) === 0) found[key] = window.localStorage.getItem(key);
      });
    } catch (error) {
      found['could not be read'] = String(error);
    }
    return found;
  }

  function readStore(database, name) {
    return new Promise(function (resolve, reject) {
      var rows = [];
      var asked = database.transaction(name, 'readonly').objectStore(name).openCursor();
      asked.onerror = function () { reject(asked.error); };
      asked.onsuccess = function () {
        var cursor = asked.result;
        if (!cursor) return resolve(rows);
        rows.push({ key: cursor.key, value: cursor.value });
        cursor.continue();
      };
    });
  }

  function readDatabase(name) {
    return new Promise(function (resolve, reject) {
      var asked = window.indexedDB.open(name);
      // A database that is not there must not come to be by being asked for.
      asked.onupgradeneeded = function () { asked.transaction.abort(); };
      asked.onerror = function () { reject(asked.error); };
      asked.onsuccess = function () {
        var database = asked.result;
        var stores = {};
        var all = Array.prototype.map.call(database.objectStoreNames, function (store) {
          return readStore(database, store).then(
            function (rows) { stores[store] = rows; },
            function (error) { stores[store] = 'could not be read: ' + error; },
          );
        });
        Promise.all(all).then(function () {
          database.close();
          resolve(stores);
        });
      };
    });
  }

  function databaseNames(localKeys) {
    var spaces = {};
    localKeys.forEach(function (key) { spaces[key.split(':').slice(0, 2).join(':')] = true; });
    if (!window.indexedDB || !window.indexedDB.databases) return Promise.resolve(Object.keys(spaces));
    return window.indexedDB.databases().then(function (list) {
      return list
        .map(function (database) { return database.name; })
        .filter(function (name) { return name.indexOf(PREFIX) === 0; });
    });
  }

  // A store that hangs must not keep the rest from being saved.
  function within(milliseconds, promise) {
    return Promise.race([
      promise,
      new Promise(function (resolve) {
        window.setTimeout(function () { resolve('did not answer'); }, milliseconds);
      }),
    ]).then(null, function (error) { return 'could not be read: ' + error; });
  }

  function everythingKept(message) {
    var local = readLocalStorage();
    var databases = {};
    return within(5000, databaseNames(Object.keys(local)))
      .then(function (names) {
        if (!Array.isArray(names)) names = [];
        return Promise.all(names.map(function (name) {
          return within(10000, readDatabase(name)).then(function (stores) { databases[name] = stores; });
        }));
      })
      .then(function () {
        return {
          format: 'rollcall-rescue',
          version: 1,
          made: new Date().toISOString(),
          address: window.location.href,
          browser: window.navigator.userAgent,
          message: message,
          localStorage: local,
          indexedDB: databases,
        };
      });
  }

  function saveFile(content) {
    var text = JSON.stringify(content, plain, 1);
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'rollcall-rescue-' + content.made.slice(0, 19).replace(/:/g, '') + '.json';
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  var isStopped = false;

  // Covers the page with what happened and the way to the data. The first message is the one that
  // explains the others, so later ones are left out.
  function stopped(title, message) {
    if (isStopped) return;
    isStopped = true;

    var overlay = element('div', 'shell-overlay');
    overlay.id = 'rollcall-stopped';
    overlay.setAttribute('role', 'alertdialog');
    overlay.setAttribute('aria-modal', 'true');
    overlay.setAttribute('aria-labelledby', 'rollcall-stopped-title');

    var card = element('div', 'shell-card');
    var heading = element('h1', '', title);
    heading.id = 'rollcall-stopped-title';
    heading.tabIndex = -1;
    card.appendChild(heading);
    card.appendChild(element('p', '',
      'What was marked as saved is still in this browser. Save a copy to a file first, then open ' +
      'the page again. If it stops again, send the file to whoever looks after Rollcall for you.'));

    var outcome = element('p', 'shell-outcome');
    outcome.setAttribute('role', 'status');
    card.appendChild(button('Save a copy to a file', function () {
      outcome.textContent = 'Collecting…';
      everythingKept(message).then(saveFile).then(
        function () { outcome.textContent = 'The copy is in your downloads.'; },
        function (error) { outcome.textContent = 'The copy could not be made: ' + error; },
      );
    }, true));
    card.appendChild(button('Open the page again', function () { window.location.reload(); }));
    card.appendChild(outcome);

    var details = element('details', 'shell-details');
    details.appendChild(element('summary', '', 'What Rollcall said'));
    details.appendChild(element('pre', '', message));
    card.appendChild(details);
    overlay.appendChild(card);

    Array.prototype.forEach.call(document.body.children, function (other) {
      other.setAttribute('inert', '');
      other.setAttribute('aria-hidden', 'true');
    });
    document.body.appendChild(overlay);
    heading.focus();
  }

  function isFromTheProgram(error) {
    return !!(window.WebAssembly && error instanceof window.WebAssembly.RuntimeError);
  }

  window.addEventListener('rollcall:panic', function (event) {
    stopped('Rollcall has stopped', String(event.detail || 'no message'));
  });
  // The program is on the page: the words for when it cannot start have served.
  window.addEventListener('rollcall:shown', function () {
    var shell = document.getElementById('shell');
    if (shell) shell.parentNode.removeChild(shell);
  });
  window.addEventListener('error', function (event) {
    if (isFromTheProgram(event.error)) stopped('Rollcall has stopped', String(event.error.stack || event.error));
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (isFromTheProgram(event.reason)) stopped('Rollcall has stopped', String(event.reason.stack || event.reason));
  });

  // ---- WebKit ----------------------------------------------------------------------------------

  // In WebKit (WebKitGTK 2.50 seen, 1 reload in about 15 of a busy machine) the threads that compile
  // end now and then without a word, and with them every promise of a compiled program: the page
  // stays at “Opening…”. There the program and its parts are compiled at once and waited for. The
  // engine compiles each function when it is first called, so that takes little.
  if (window.WebAssembly && /^Apple/.test(window.navigator.vendor)) {
    window.WebAssembly.instantiateStreaming = function (asked, imports) {
      return Promise.resolve(asked)
        .then(function (answer) { return answer.arrayBuffer(); })
        .then(function (bytes) {
          var module = new window.WebAssembly.Module(bytes);
          return { module: module, instance: new window.WebAssembly.Instance(module, imports) };
        });
    };
  }

  // ---- what is asked for at once ---------------------------------------------------------------

  // The plan that comes with the application (BUNDLED in src/web/loading.rs), for a first visit.
  var BUNDLED = 'plans/hertfordshire-2009-10.json';

  function ask(address, options) {
    var answer = window.fetch(address, options);
    // What went wrong is said by whoever takes the answer.
    answer.then(null, function () {});
    return answer;
  }

  function isOnThisOrigin(address) {
    try {
      return new URL(address, document.baseURI).origin === window.location.origin;
    } catch (error) {
      return false; // It is no address, which the program says in words.
    }
  }

  // Who has an offline copy was here before, whatever became of what the browser kept: the program
  // reads it off the page.
  var hasOfflineCopy = !!(navigator.serviceWorker && navigator.serviceWorker.controller);
  if (hasOfflineCopy) document.documentElement.setAttribute('data-returns', '');

  // The names change with every build, so the tag of start.js carries them. The compiled program
  // must be byte for byte the one that was built.
  function askForProgram() {
    var names = document.getElementById('rollcall-start').dataset;
    return ask(names.wasm, { integrity: names.integrity });
  }

  // The program takes over what comes (src/web/browser/files.rs). Where it might be another plan
  // that is wanted, nothing is asked for.
  function askForPlan() {
    var url = new URLSearchParams(window.location.search).get('plan') || (hasOfflineCopy ? '' : BUNDLED);
    return url && isOnThisOrigin(url) ? { url: url, answer: ask(url) } : null;
  }

  // ---- what start.js needs ---------------------------------------------------------------------

  var reason = whyNot();
  if (reason) say(reason[0], reason[1], reason[2]);

  window.rollcall = {
    canStart: !reason,
    program: reason ? null : askForProgram(),
    early: reason ? null : askForPlan(),
    couldNotStart: function (error) {
      stopped('Rollcall could not start', String((error && error.stack) || error));
    },
  };
})();
