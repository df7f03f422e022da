//! IndexedDB: the durable copy. Knows transactions, and that only their `complete` event means
//! "kept"; leaves what records say to `store`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::event::first_of;
use super::failure::words;
use crate::journal::{EntryId, Writer};
use crate::order::Set;
use crate::store::{Durable, Key, ShelfError, Space, Write};
use crate::words::keeping as words;

/// The version of the layout. Raising it would close every other tab's connection, so new stores
/// go into a database of a new name.
const VERSION: u32 = 1;

const ENTRIES: &str = "entries";
const CHECKPOINTS: &str = "checkpoints";
const QUARANTINE: &str = "quarantine";
const PLANS: &str = "plans";
const META: &str = "meta";

/// The stores that hold records of the journal.
const RECORDS: [&str; 3] = [ENTRIES, CHECKPOINTS, QUARANTINE];

/// An open connection.
pub struct Database {
    connection: IdbDatabase,
    is_closed: Rc<Cell<bool>>,
    _heard: Closure<dyn FnMut(web_sys::Event)>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Database({})", self.connection.name())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.set_onclose(None);
        self.connection.set_onversionchange(None);
        self.connection.close();
    }
}

fn refused(error: JsValue) -> ShelfError {
    ShelfError(words(&error))
}

impl Database {
    /// Opens the database of a space, and makes it first if need be. `closed` is called when the
    /// browser or another tab takes it away. May never come back: some private windows do not
    /// answer.
    pub async fn open(space: Space, closed: impl Fn() + 'static) -> Result<Database, ShelfError> {
        let factory: IdbFactory = leptos::prelude::window()
            .indexed_db()
            .map_err(refused)?
            .ok_or_else(|| ShelfError(words::THIS_BROWSER_HAS_NO_DATABASE.into()))?;
        // Named as the keys of the first copy begin: boot.js finds both by that when it saves what
        // is kept after the program has stopped.
        let request: IdbOpenDbRequest = factory
            .open_with_u32(&format!("rc1:{space}"), VERSION)
            .map_err(refused)?;
        let upgrading = request.clone();
        let upgrade = Closure::<dyn FnMut()>::new(move || make_stores(&upgrading));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let outcome = first_of(&request, &["success", "error"]).await;
        request.set_onupgradeneeded(None);
        if outcome != "success" {
            return Err(failure_of(&request));
        }
        let connection: IdbDatabase = request.result().map_err(refused)?.unchecked_into();

        let is_closed = Rc::new(Cell::new(false));
        let (closing, flag) = (connection.clone(), Rc::clone(&is_closed));
        let heard = Closure::new(move |_| {
            // On `versionchange` another tab waits for this; on `close` it does no harm.
            closing.close();
            flag.set(true);
            closed();
        });
        connection.set_onversionchange(Some(heard.as_ref().unchecked_ref()));
        connection.set_onclose(Some(heard.as_ref().unchecked_ref()));
        Ok(Database {
            connection,
            is_closed,
            _heard: heard,
        })
    }

    /// Whether it was taken away.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_closed.get()
    }

    /// Writes all or nothing, and comes back when it is on disk.
    pub async fn commit(&self, writes: &[Write]) -> Result<(), ShelfError> {
        if writes.is_empty() {
            return Ok(());
        }
        let work = Transaction::write(self, &RECORDS)?;
        for Write { key, text } in writes {
            let Some((store, key)) = place(key) else {
                continue;
            };
            match text {
                Some(text) => work.store(store)?.put_with_key(&text.into(), &key),
                None => work.store(store)?.delete(&key),
            }
            .map_err(refused)?;
        }
        work.done().await
    }

    /// Every record of the journal.
    pub async fn texts(&self) -> Result<Vec<(Key, String)>, ShelfError> {
        let work = Transaction::read(self, &RECORDS)?;
        let mut asked = Vec::new();
        for name in RECORDS {
            let store = work.store(name)?;
            let keys = store.get_all_keys().map_err(refused)?;
            asked.push((name, keys, store.get_all().map_err(refused)?));
        }
        work.done().await?;
        let mut texts = Vec::new();
        for (name, keys, values) in asked {
            let (keys, values) = (array(&keys)?, array(&values)?);
            for (key, value) in keys.iter().zip(values.iter()) {
                if let (Some(key), Some(text)) = (key_of(name, &key), value.as_string()) {
                    texts.push((key, text));
                }
            }
        }
        Ok(texts)
    }

    /// Damaged records that were set aside.
    pub async fn quarantine(&self) -> Result<Vec<String>, ShelfError> {
        let work = Transaction::read(self, &[QUARANTINE])?;
        let asked = work.store(QUARANTINE)?.get_all().map_err(refused)?;
        work.done().await?;
        Ok(array(&asked)?
            .iter()
            .filter_map(|text| text.as_string())
            .collect())
    }

    /// Which entries it holds, and its checkpoints.
    pub async fn holdings(&self) -> Result<Durable, ShelfError> {
        let work = Transaction::read(self, &[ENTRIES, CHECKPOINTS])?;
        let entries = work.store(ENTRIES)?.get_all_keys().map_err(refused)?;
        let names = work.store(CHECKPOINTS)?.get_all_keys().map_err(refused)?;
        let texts = work.store(CHECKPOINTS)?.get_all().map_err(refused)?;
        work.done().await?;
        let entries: Set<EntryId> = array(&entries)?.iter().filter_map(|key| id(&key)).collect();
        let checkpoints = array(&names)?
            .iter()
            .zip(array(&texts)?.iter())
            .filter_map(|(name, text)| Some((id(&name)?, text.as_string()?)))
            .collect();
        Ok(Durable {
            entries,
            checkpoints,
        })
    }

    /// The texts of some entries; those it does not hold are left out.
    pub async fn entries(&self, ids: &[EntryId]) -> Result<Vec<(Key, String)>, ShelfError> {
        let work = Transaction::read(self, &[ENTRIES])?;
        let store = work.store(ENTRIES)?;
        let asked = ids
            .iter()
            .map(|&id| Ok((id, store.get(&id_key(id)).map_err(refused)?)))
            .collect::<Result<Vec<_>, ShelfError>>()?;
        work.done().await?;
        Ok(asked
            .into_iter()
            .filter_map(|(id, request)| Some((Key::Entry(id), request.result().ok()?.as_string()?)))
            .collect())
    }

    /// Keeps the text of a plan under its fingerprint,
    /// in place of the one before; `None` for none.
    pub async fn keep_plan(&self, plan: Option<(&str, &str)>) -> Result<(), ShelfError> {
        let work = Transaction::write(self, &[PLANS])?;
        let store = work.store(PLANS)?;
        store.clear().map_err(refused)?;
        if let Some((fingerprint, text)) = plan {
            store
                .put_with_key(&text.into(), &fingerprint.into())
                .map_err(refused)?;
        }
        work.done().await
    }

    /// The text of the plan with a fingerprint.
    pub async fn plan(&self, fingerprint: &str) -> Result<Option<String>, ShelfError> {
        self.get(PLANS, fingerprint).await
    }

    /// Keeps a small text about the whole, such as the install id.
    pub async fn keep_meta(&self, name: &str, text: &str) -> Result<(), ShelfError> {
        let work = Transaction::write(self, &[META])?;
        work.store(META)?
            .put_with_key(&text.into(), &name.into())
            .map_err(refused)?;
        work.done().await
    }

    /// A small text about the whole.
    pub async fn meta(&self, name: &str) -> Result<Option<String>, ShelfError> {
        self.get(META, name).await
    }

    async fn get(&self, store: &str, key: &str) -> Result<Option<String>, ShelfError> {
        let work = Transaction::read(self, &[store])?;
        let asked = work.store(store)?.get(&key.into()).map_err(refused)?;
        work.done().await?;
        Ok(asked.result().map_err(refused)?.as_string())
    }
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(result) = request.result() else { return };
    let database: IdbDatabase = result.unchecked_into();
    for store in [ENTRIES, CHECKPOINTS, QUARANTINE, PLANS, META] {
        // One that cannot be made fails the opening, which is told.
        let _ = database.create_object_store(store);
    }
}

fn failure_of(request: &IdbRequest) -> ShelfError {
    let error = request.error().ok().flatten();
    ShelfError(error.map_or_else(
        || words::DATABASE_DID_NOT_OPEN.into(),
        |error| words(&error),
    ))
}

fn array(request: &IdbRequest) -> Result<Array, ShelfError> {
    request
        .result()
        .map(JsCast::unchecked_into)
        .map_err(refused)
}

/// In which store and under which key a record is; `None` for what the durable copy does not hold.
fn place(key: &Key) -> Option<(&'static str, JsValue)> {
    match key {
        Key::Entry(id) => Some((ENTRIES, id_key(*id))),
        Key::Checkpoint(id) => Some((CHECKPOINTS, id_key(*id))),
        Key::Quarantine(sum) => Some((QUARANTINE, (*sum).into())),
        Key::Meta | Key::AsOf(_) | Key::Ballast => None,
    }
}

/// `[writer, seq]`.
fn id_key(id: EntryId) -> JsValue {
    Array::of2(&id.writer.to_string().into(), &id.seq.into()).into()
}

fn id(key: &JsValue) -> Option<EntryId> {
    let parts: &Array = key.dyn_ref()?;
    Some(EntryId {
        writer: parts.get(0).as_string()?.parse::<Writer>().ok()?,
        seq: number(&parts.get(1))?,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be whole and in range"
)]
fn number(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    ((0.0..=f64::from(u32::MAX)).contains(&number) && number.fract() == 0.0)
        .then_some(number as u32)
}

fn key_of(store: &str, key: &JsValue) -> Option<Key> {
    match store {
        ENTRIES => id(key).map(Key::Entry),
        CHECKPOINTS => id(key).map(Key::Checkpoint),
        _ => number(key).map(Key::Quarantine),
    }
}

/// One transaction. All requests are made before it is waited for.
struct Transaction(IdbTransaction);

impl Drop for Transaction {
    /// Takes back what was asked for, if a later request could not be made. Refused once the
    /// transaction is over.
    fn drop(&mut self) {
        let _ = self.0.abort();
    }
}

impl Transaction {
    fn read(database: &Database, stores: &[&str]) -> Result<Transaction, ShelfError> {
        Transaction::begin(database, stores, "readonly")
    }

    fn write(database: &Database, stores: &[&str]) -> Result<Transaction, ShelfError> {
        Transaction::begin(database, stores, "readwrite")
    }

    fn begin(database: &Database, stores: &[&str], mode: &str) -> Result<Transaction, ShelfError> {
        let stores: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
        // Through `Reflect`: the bindings of the options are not stable yet. Browsers that do not
        // know `durability` do not look at it.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(refused)?;
        let begin: Function = Reflect::get(&database.connection, &"transaction".into())
            .map_err(refused)?
            .unchecked_into();
        begin
            .call3(&database.connection, &stores, &mode.into(), &options)
            .map(|begun| Transaction(begun.unchecked_into()))
            .map_err(refused)
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, ShelfError> {
        self.0.object_store(name).map_err(refused)
    }

    /// Waits until everything is done for good. A request that succeeded is no more than a promise.
    async fn done(self) -> Result<(), ShelfError> {
        if first_of(&self.0, &["complete", "abort"]).await == "complete" {
            return Ok(());
        }
        Err(ShelfError(self.0.error().map_or_else(
            || words::THE_DATABASE_GAVE_THE_WORK_UP.into(),
            |error| words(&error),
        )))
    }
}
