#!/usr/bin/env python3
"""Check generated code against the providers' schema facts, with no network and no provider.

    check_generated.py FOLDER...      every *.tf and template*.yaml below each folder

Terraform: unknown resource types, arguments and blocks, what only the provider sets, what the
newest provider no longer has, missing required ones, a list or a map where the other is wanted,
references to what is not declared or has no such attribute. CloudFormation (where PyYAML is
installed): unknown types and properties, missing required ones, references to what is not declared.

The HCL reader understands what ish-hcl.c writes, one argument or block a line, and no more: it is
not a Terraform parser. Prints one line a mistake; exit 1 when there is any.
SPDX-License-Identifier: MIT
"""
import pathlib
import re
import sys

import schema_tables as schema

try:
    import yaml
except ImportError:
    yaml = None

HEAD = re.compile(r'^(\s*)(\w+)((?: "[^"]*")*) \{(\})?$')
ARGUMENT = re.compile(r'^\s*("(?:[^"\\]|\\.)*"|[\w-]+)\s*= (.*)$')
REFERENCE = re.compile(r'(?<![\w.-])(data\.aws_\w+|aws_\w+|var|local|module)\.(\w+)'
                       r'((?:\[\d+\])?(?:\.\w+)?)')


class Block:
    def __init__(self, kind, labels, where):
        self.kind, self.labels, self.where = kind, labels, where
        self.arguments, self.blocks = {}, []


def depth_of(text):
    """Brackets opened minus closed, outside of strings; templates inside strings nest."""
    depth, stack, i = 0, [], 0
    while i < len(text):
        c = text[i]
        in_string = stack and stack[-1] == '"'
        if in_string:
            if c == "\\":
                i += 1
            elif text.startswith(("$${", "%%{"), i):
                i += 2
            elif text.startswith(("${", "%{"), i):
                stack.append("{")
                i += 1
            elif c == '"':
                stack.pop()
        elif c == '"':
            stack.append('"')
        elif c in "{[(":
            stack.append(c)
        elif c in "}])":
            if stack:
                stack.pop()
        i += 1
    depth = sum(1 for c in stack if c != '"')
    return depth


def read_terraform(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    root = Block("", [], f"{path.name}:1")
    stack, i = [root], 0
    while i < len(lines):
        line, where = lines[i], f"{path.name}:{i + 1}"
        i += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        head = HEAD.match(line)
        if head:
            block = Block(head[2], re.findall(r'"([^"]*)"', head[3]), where)
            stack[-1].blocks.append(block)
            if not head[4]:
                stack.append(block)
        elif line.strip() == "}":
            stack.pop()
        else:
            argument = ARGUMENT.match(line)
            if not argument:
                raise ValueError(f"{where}: neither argument nor block: {line}")
            text = argument[2]
            while depth_of(text) > 0:
                text += "\n" + lines[i]
                i += 1
            stack[-1].arguments[argument[1].strip('"')] = (text, where)
    if len(stack) != 1:
        raise ValueError(f"{path.name}: a block is not closed")
    return root.blocks


def without_strings(text):
    """Only what Terraform evaluates: code outside strings and inside their templates."""
    out, stack, i = [], [], 0
    while i < len(text):
        c = text[i]
        if stack and stack[-1] == '"':
            if c == "\\":
                i += 1
            elif text.startswith(("$${", "%%{"), i):
                i += 2
            elif text.startswith(("${", "%{"), i):
                stack.append("{")
                out.append(" ")
                i += 1
            elif c == '"':
                stack.pop()
            i += 1
            continue
        if c == '"':
            stack.append('"')
            out.append(" ")
        elif c == "}" and stack and stack[-1] == "{":
            stack.pop()
            out.append(" ")
        else:
            if c == "{":
                stack.append("(")
            elif c == "}" and stack and stack[-1] == "(":
                stack.pop()
            out.append(c)
        i += 1
    return "".join(out)


class Terraform:
    def __init__(self, blocks):
        self.blocks, self.mistakes, self.declared = blocks, [], {}
        for block in blocks:
            if block.kind == "resource":
                self.declare(".".join(block.labels), block)
            elif block.kind == "data":
                self.declare("data." + ".".join(block.labels), block)
            elif block.kind == "variable":
                self.declare("var." + block.labels[0], block)
            elif block.kind == "locals":
                for name in block.arguments:
                    self.declare("local." + name, block)
        self.aliases = {f"{b.labels[0]}.{b.arguments['alias'][0].strip(chr(34))}"
                        for b in blocks if b.kind == "provider" and "alias" in b.arguments}

    def say(self, where, text):
        self.mistakes.append(f"{where}: {text}")

    def declare(self, address, block):
        if address in self.declared:
            self.say(block.where, f"{address} is declared twice")
        self.declared[address] = block

    def check_references(self, block, text, where):
        for match in REFERENCE.finditer(without_strings(text)):
            address = f"{match[1]}.{match[2]}"
            if address not in self.declared:
                self.say(where, f"{address} is not declared")
                continue
            attribute = match[3].rpartition(".")[2]
            section = "data" if match[1].startswith("data.") else "resources"
            found = schema.terraform(section, match[1].removeprefix("data."))
            if found and attribute and not match[3].startswith("["):
                if attribute not in schema.fields(found[0]):
                    self.say(where, f"{match[1]} has no attribute {attribute}")

    def check_everything(self, block):
        for name, (text, where) in block.arguments.items():
            if name == "provider" and block.kind in ("resource", "data"):
                if text not in self.aliases:
                    self.say(where, f"no provider is called {text}")
            elif name != "ignore_changes":
                self.check_references(block, text, where)
        for inner in block.blocks:
            self.check_everything(inner)

    def check_body(self, block, shape, what):
        known = schema.fields(shape)
        for name, (text, where) in block.arguments.items():
            if name in schema.META_ARGUMENTS:
                continue
            if name not in known:
                self.say(where, f"{what} has no argument {name}")
                continue
            signs, inner = known[name]
            if "#" in signs:
                self.say(where, f"{what}.{name} is a block")
            elif "!" in signs:
                self.say(where, f"{what}.{name} cannot be given")
            elif "~" in signs:
                self.say(where, f"{what}.{name} is gone from the newest provider")
            elif text[0] in "[{" and (text[0] == "[") != isinstance(inner, list):
                self.say(where, f"{what}.{name}: {text[0]} where the provider wants something else")
            elif text[0] == '"' and not isinstance(inner, str):
                self.say(where, f"{what}.{name}: text where the provider wants a list or map")
        counts = {}
        for inner in block.blocks:
            if inner.kind == "lifecycle" and what == block.labels[0]:
                continue
            counts[inner.kind] = counts.get(inner.kind, 0) + 1
            if inner.kind not in known or "#" not in known[inner.kind][0]:
                self.say(inner.where, f"{what} has no block {inner.kind}")
                continue
            inner.labels = [f"{what}.{inner.kind}"]
            self.check_body(inner, known[inner.kind][1], f"{what}.{inner.kind}")
        for name, (signs, inner) in known.items():
            if "*" in signs and name not in block.arguments and name not in counts:
                self.say(block.where, f"{what} needs {name}")
            if counts.get(name, 0) > 1 and not isinstance(inner, list):
                self.say(block.where, f"{what} takes one {name}")

    def check(self):
        for block in self.blocks:
            self.check_everything(block)
            if block.kind in ("resource", "data"):
                section = "data" if block.kind == "data" else "resources"
                found = schema.terraform(section, block.labels[0])
                if found is None:
                    self.say(block.where, f"the provider has no {block.labels[0]}")
                elif found[1]:
                    self.say(block.where, f"{block.labels[0]} is gone from the newest provider")
                else:
                    self.check_body(block, found[0], block.labels[0])
        return self.mistakes


# --- CloudFormation ---

class Tagged:
    def __init__(self, tag, value):
        self.tag, self.value = tag, value


if yaml:
    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        pass

    def _construct(loader, suffix, node):
        if isinstance(node, yaml.SequenceNode):
            return Tagged(suffix, loader.construct_sequence(node, deep=True))
        return Tagged(suffix, loader.construct_scalar(node))

    Loader.add_multi_constructor("!", _construct)


class Template:
    def __init__(self, path):
        self.name, self.mistakes = path.name, []
        self.data = yaml.load(path.read_text(encoding="utf-8"), Loader)
        self.resources = self.data.get("Resources") or {}
        self.names = {*self.resources, *(self.data.get("Parameters") or {})}

    def say(self, where, text):
        self.mistakes.append(f"{self.name}: {where}: {text}")

    def check_name(self, where, name):
        base, _, attribute = name.partition(".")
        if base.startswith("AWS::"):
            return
        if base not in self.names:
            self.say(where, f"{base} is not declared")
        elif attribute and base in self.resources:
            facts = schema.cloudformation(self.resources[base]["Type"])
            if facts and attribute not in facts["attributes"]:
                self.say(where, f"{self.resources[base]['Type']} has no attribute {attribute}")

    def check_references(self, where, value):
        if isinstance(value, Tagged):
            if value.tag in ("Ref", "GetAtt"):
                self.check_name(where, value.value)
            elif value.tag == "Sub":
                for name in re.findall(r"\$\{([^!}][^}]*)\}", value.value):
                    self.check_name(where, name)
        elif isinstance(value, dict):
            for key, inner in value.items():
                self.check_references(f"{where}.{key}", inner)
        elif isinstance(value, list):
            for inner in value:
                self.check_references(where, inner)

    def check_properties(self, where, value, shape):
        if isinstance(value, list) and isinstance(shape, list):
            for inner in value:
                self.check_properties(where, inner, shape[0])
            return
        if isinstance(shape, str) or isinstance(value, Tagged) or value is None:
            if isinstance(value, list) and isinstance(shape, str) and shape in ("s", "i", "n", "b"):
                self.say(where, "a list where one value is wanted")
            return
        if not isinstance(value, dict):
            wanted = "a list" if isinstance(shape, list) else "an object"
            self.say(where, f"{value!r} where {wanted} is wanted")
            return
        if isinstance(shape, list):
            self.say(where, "an object where a list is wanted")
            return
        known = schema.fields(shape)
        if known is None:
            return
        for key, inner in value.items():
            if key.startswith("Fn::"):
                return
            if key not in known or "!" in known[key][0]:
                self.say(where, f"no property {key}")
            else:
                self.check_properties(f"{where}.{key}", inner, known[key][1])
        for key, (signs, _) in known.items():
            if "*" in signs and "!" not in signs and key not in value:
                self.say(where, f"needs {key}")

    def check(self):
        for name, resource in self.resources.items():
            facts = schema.cloudformation(resource["Type"])
            if facts is None:
                self.say(name, f"CloudFormation has no {resource['Type']}")
                continue
            properties = resource.get("Properties") or {}
            self.check_properties(name, properties, facts["properties"])
            self.check_references(name, properties)
            after = resource.get("DependsOn") or []
            for other in [after] if isinstance(after, str) else after:
                self.check_name(f"{name}.DependsOn", other)
        self.check_references("Outputs", self.data.get("Outputs") or {})
        return self.mistakes


def check_folder(folder):
    folder = pathlib.Path(folder)
    mistakes = []
    terraform = {}
    for path in sorted(folder.rglob("*.tf")):
        terraform.setdefault(path.parent, []).extend(read_terraform(path))
    for blocks in terraform.values():
        mistakes += Terraform(blocks).check()
    for path in sorted(folder.rglob("template*.yaml")) if yaml else []:
        mistakes += Template(path).check()
    return mistakes


def main(folders):
    if not folders:
        sys.exit(__doc__)
    mistakes = [f"{folder}: {mistake}" for folder in folders for mistake in check_folder(folder)]
    print("\n".join(mistakes) if mistakes else "nothing to say")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
