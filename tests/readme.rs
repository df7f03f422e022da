//! The plan that README.md teaches with is a plan.

use std::{fs, path::Path};

use serde_json::Value;

#[test]
fn the_example_in_the_readme_follows_the_schema() {
    let file =
        |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let schema: Value = serde_json::from_str(&file("public/plan.schema.json")).unwrap();
    let readme = file("README.md");
    let (_, after) = readme.split_once("```json\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    let example: Value = serde_json::from_str(example).unwrap();

    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator
        .iter_errors(&example)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}
