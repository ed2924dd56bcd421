"""The full compact schema tables (data/schema), for checks. SPDX-License-Identifier: MIT"""
import functools
import importlib.util
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
META_ARGUMENTS = {"provider", "depends_on", "lifecycle", "for_each", "count"}


def load_tool():
    spec = importlib.util.spec_from_file_location("core_schema", ROOT / "tools" / "core-schema.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@functools.lru_cache(maxsize=None)
def table(name):
    tool = load_tool()
    found = tool.read(ROOT / "data" / "schema" / f"{name}.tsv.gz")
    return {section: {key: tool.entry(section, text) for key, text in entries.items()}
            for section, entries in found.items()}


def terraform(section, name):
    """(shape, gone) of a resource ("resources") or data source ("data"), or None."""
    types = table("terraform-aws")[section]
    for key in (name, name + "~"):
        if key in types:
            return types[key], key.endswith("~")
    return None


def cloudformation(name):
    """{"properties", "attributes", "tags"} of a type, or None."""
    return table("cloudformation-aws")["cloudformation"].get(name)


def fields(shape):
    """{name: (signs, shape)} of an object, through lists; None where keys are data."""
    while isinstance(shape, list):
        shape = shape[0]
    if not isinstance(shape, dict) or "{}" in shape:
        return None
    found = {}
    for key, inner in shape.items():
        name = key.rstrip("*!#~")
        found[name] = (key[len(name):], inner)
    return found


def fold(name):
    return name.replace("_", "").lower()


def find_folded(shape, name):
    """The property that agrees ignoring case and underscores, as (name, shape), or None."""
    for key, (signs, inner) in (fields(shape) or {}).items():
        if fold(key) == fold(name) and "!" not in signs:
            return key, inner
    return None
