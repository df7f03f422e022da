//! The JSON Schema names exactly the members that plan files are read with, says the same of each,
//! and the bundled plan keeps to it.

use rollcall::plan::wire::{File, Form, Member};
use serde_json::Value;

const SCHEMA: &str = include_str!("../public/plan.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// What a `$ref` leads to, or the schema itself.
fn followed<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let pointer = reference
                .strip_prefix('#')
                .expect("it leads into this file");
            root.pointer(pointer)
                .unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
        None => schema,
    }
}

/// The types a schema allows.
fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The schema without its "or null", and whether it had one.
fn without_null<'s>(root: &'s Value, schema: &'s Value) -> (&'s Value, bool) {
    let schema = followed(root, schema);
    if let Some(any) = schema["anyOf"].as_array() {
        let [one, null] = any.as_slice() else {
            panic!("only “or null” is expected in {schema}")
        };
        assert_eq!(null["type"], "null", "{schema}");
        return (followed(root, one), true);
    }
    let is_nullable = types(schema).contains(&"null")
        || schema["enum"]
            .as_array()
            .is_some_and(|words| words.contains(&Value::Null));
    (schema, is_nullable)
}

/// Differences between what the reader knows and what the schema says, each with its path.
fn compare(root: &Value, schema: &Value, form: &Form, path: &str, out: &mut Vec<String>) {
    let (schema, is_nullable) = without_null(root, schema);
    let (form, may_be_null) = match form {
        Form::Nullable(inside) => (*inside, true),
        form => (form, false),
    };
    let mut say = |what: String| out.push(format!("{path}: {what}"));
    if is_nullable != may_be_null {
        say(format!(
            "null is allowed by the schema: {is_nullable}, by the reader: {may_be_null}"
        ));
    }
    let id = followed(root, &root["$defs"]["id"]);
    match form {
        Form::Text | Form::Name => {
            let is_name = schema["minLength"] == 1;
            let is_free = schema.get("enum").is_none() && schema.get("pattern").is_none();
            if !types(schema).contains(&"string") || !is_free || is_name != (*form == Form::Name) {
                say(format!("{form:?} is read, the schema says {schema}"));
            }
        }
        Form::Only(json) => {
            let only: Value = serde_json::from_str(json).expect("it is JSON");
            if schema["const"] != only {
                say(format!("{json} is read, the schema says {schema}"));
            }
        }
        Form::Currency => {
            if schema["pattern"] != "^[A-Z]{3}$" {
                say(format!("a currency is read, the schema says {schema}"));
            }
        }
        Form::Id | Form::Reference => {
            if schema["pattern"] != id["pattern"] {
                say(format!("an id is read, the schema says {schema}"));
            }
        }
        Form::Day | Form::Date | Form::CountKey => {
            let name = match form {
                Form::Day => "day",
                Form::Date => "date",
                _ => "countKey",
            };
            if schema != &root["$defs"][name] {
                say(format!("a {name} is read, the schema says {schema}"));
            }
        }
        Form::Whole(low, high) => {
            let bounds = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
            if !types(schema).contains(&"integer") || bounds != (Some(*low), Some(*high)) {
                say(format!(
                    "a whole number from {low} to {high} is read, the schema says {schema}"
                ));
            }
        }
        Form::Share => {
            let bounds = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
            if !types(schema).contains(&"number") || bounds != (Some(0), Some(1)) {
                say(format!("a number is read, the schema says {schema}"));
            }
        }
        Form::Word(words) => {
            let allowed = schema["enum"].as_array().into_iter().flatten();
            let allowed: Vec<&str> = allowed.filter_map(Value::as_str).collect();
            if allowed != *words {
                say(format!("{words:?} are read, the schema says {allowed:?}"));
            }
        }
        Form::List(inside) => {
            if !types(schema).contains(&"array") {
                say(format!("a list is read, the schema says {schema}"));
            }
            compare(root, &schema["items"], inside, &format!("{path}[]"), out);
        }
        Form::Map(inside) => {
            if schema.get("properties").is_some() {
                say("any name is read, the schema lists names".into());
            }
            compare(
                root,
                &schema["additionalProperties"],
                inside,
                &format!("{path}.*"),
                out,
            );
        }
        Form::Record(members) => compare_record(root, schema, members, path, out),
        Form::Nullable(_) => say("null within null".into()),
    }
}

fn compare_record(
    root: &Value,
    schema: &Value,
    members: &[Member],
    path: &str,
    out: &mut Vec<String>,
) {
    let Some(properties) = schema["properties"].as_object() else {
        out.push(format!(
            "{path}: a record is read, the schema says {schema}"
        ));
        return;
    };
    for name in properties.keys() {
        if !members.iter().any(|member| member.name == name) {
            out.push(format!("{path}.{name}: in the schema, but not read"));
        }
    }
    let required = schema["required"].as_array().into_iter().flatten();
    let required: Vec<&str> = required.filter_map(Value::as_str).collect();
    for member in members {
        let path = format!("{path}.{}", member.name);
        let Some(property) = properties.get(member.name) else {
            out.push(format!("{path}: read, but not in the schema"));
            continue;
        };
        if required.contains(&member.name) != member.is_required {
            out.push(format!(
                "{path}: required by the reader: {}",
                member.is_required
            ));
        }
        compare(root, property, &member.form, &path, out);
    }
    if schema["additionalProperties"] == Value::Bool(false) {
        out.push(format!(
            "{path}: members that are not known are kept, the schema forbids them"
        ));
    }
}

#[test]
fn the_schema_names_exactly_what_is_read_and_says_the_same_of_it() {
    let root = schema();
    let mut differences = Vec::new();
    compare(&root, &root, &File::FORM, "plan", &mut differences);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_bundled_plan_keeps_to_the_schema() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let plan = include_str!("../public/plans/hertfordshire-2009-10.json");
    let plan: Value = serde_json::from_str(plan).unwrap();
    let problems: Vec<String> = validator
        .iter_errors(&plan)
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}
