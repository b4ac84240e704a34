"""Reads {"schema": text, "documents": {name: yaml}} and prints, for each document, its name and its first mistake."""
import json
import sys

import jsonschema
import yaml

given = json.load(sys.stdin)
schema = json.loads(given["schema"])
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
results = {}
for name, text in given["documents"].items():
    try:
        error = next(iter(validator.iter_errors(yaml.safe_load(text))), None)
        results[name] = error.json_path if error else "ok"
    except yaml.YAMLError:
        results[name] = "not yaml"
json.dump(results, sys.stdout)
