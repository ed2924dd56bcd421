"""The full compact schema tables (data/schema), for checks. SPDX-License-Identifier: MIT"""
import functools
import gzip
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
META_ARGUMENTS = {"provider", "depends_on", "lifecycle", "for_each", "count"}


@functools.lru_cache(maxsize=None)
def table(name):
    with gzip.open(ROOT / "data" / "schema" / f"{name}.json.gz") as stream:
        return json.load(stream)


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
