"""What a line writes: two folders of generated code compared, resource by resource.

The readers here are few lines and know nothing of the program's own: they follow the brackets of
formatted Terraform and the indentation of CloudFormation. SPDX-License-Identifier: MIT
"""

import collections
import re

CLOSING = re.compile(r"^[]})]+,?$")
# What every resource has and no line means.
UNSAID = re.compile(r"^(tags|Tags|description|Description|Metadata\.checkov)\b|^Type ")
EVERYWHERE = {"locals ", "parameter NamePrefix"}


def flatten_terraform(lines):
    """The leaves of a block, each with the way to it: "ingress.from_port 443"."""
    way, leaves = [], []
    for line in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if CLOSING.match(text):
            del way[-1:]
        elif text[-1] in "{[(":
            name = re.sub(r"[\s=:]*\W*$", "", re.sub(r"jsonencode\(.*$", "", text))
            way.append(name.strip('" ') or "*")
        else:
            key, _, value = text.rstrip(",").partition(" = ")
            leaf = f"{key.strip()} {value.strip()}" if value else key
            leaves.append(".".join([*way, leaf]))
    return leaves


def flatten_yaml(lines):
    """The leaves below a key: "Properties.Policies.*.Name x"; items of lists have the way "*"."""
    way, leaves = [], []
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        while way and way[-1][0] >= depth + text.startswith("- "):
            way.pop()
        while text.startswith("- "):
            while way and way[-1][0] > depth:
                way.pop()
            way.append((depth + 1, "*"))
            depth, text = depth + 2, text[2:].lstrip()
        key = re.match(r"^([\w:.'\"-]+):(?: (.*))?$", text)
        if key and not key[2]:
            way.append((depth, key[1]))
        else:
            leaf = f"{key[1]} {key[2]}" if key else text
            leaves.append(".".join([*(name for _, name in way), leaf]))
    return [leaf.removeprefix("Properties.") for leaf in leaves]


def read_terraform(folder):
    """{'aws_sqs_queue.from': [leaf]} of all .tf files."""
    found = {}
    for path in sorted(folder.glob("*.tf")):
        block = None
        for line in path.read_text(encoding="utf-8").splitlines():
            head = re.match(r'^(\w+)((?: "[^"]+")*) {$', line)
            if head:
                block, name = [], ".".join(re.findall(r'"([^"]+)"', head[2]))
                kind = "" if head[1] == "resource" else f"{head[1]} "
                found[f"{kind}{name}"] = block
            elif line == "}":
                block = None
            elif block is not None:
                block.append(line)
    return {name: flatten_terraform(lines) for name, lines in found.items()}


def read_cloudformation(folder):
    """{'From AWS::SQS::Queue': [leaf]} of all templates."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        section, block = None, None
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"^\w+:", line):
                section, block = line.partition(":")[0], None
            elif re.match(r"^  [\w]+:", line) and section in ("Resources", "Parameters", "Outputs"):
                block = []
                found[(path.name, section, line.strip().partition(":")[0])] = block
            elif block is not None:
                block.append(line)
    result = {}
    for (_, section, name), lines in found.items():
        kind = next((t.split()[1] for t in lines if t.startswith("    Type: ")), "")
        label = f"{name} {kind}" if section == "Resources" else f"{section[:-1].lower()} {name}"
        result[label] = flatten_yaml(lines)
    return result


READERS = {"terraform": read_terraform, "cloudformation": read_cloudformation}


def difference(before, after):
    """The delta as lines: "+ resource", "~ resource", "- resource", the leaves below them."""
    said = []
    for name in sorted({*before, *after} - EVERYWHERE):
        old, new = (
            collections.Counter(leaf for leaf in side.get(name, ()) if not UNSAID.match(leaf))
            for side in (before, after)
        )
        if name not in before or name not in after:
            said.append(f"{'+' if name in after else '-'} {name}")
            if name in after:
                said += [f"    {leaf}" for leaf in after[name] if not UNSAID.match(leaf)]
        elif old != new:
            said.append(f"~ {name}")
            said += [f"    - {leaf}" for leaf in (old - new).elements()]
            said += [f"    + {leaf}" for leaf in (new - old).elements()]
    return said


# --- rights ---


def statements(leaves):
    """Each statement of the policies among the leaves: {"Effect": [..], "Action": [..], ...}."""
    found = []
    for leaf in leaves:
        part = re.search(r"\.Statement\.\*\.(.*)$", leaf)
        if not part:
            continue
        key, _, value = part[1].partition(" ")
        key, _, rest = key.partition(".")
        if key == "Sid" or not found or key == "Effect" and "Effect" in found[-1]:
            found.append({})
        if rest and key in ("Action", "Resource", "NotResource"):
            value = rest.removeprefix("*.") + (f" {value}" if value else "")
        else:
            value = f"{rest} {value}".strip()
        values = re.findall(r'"[^"]*"|[^][, ]+', value) if value.startswith("[") else [value]
        found[-1].setdefault(key, []).extend(item.strip('"') for item in values)
    return found


VARIABLE = re.compile(
    r"(?:environment\.variables|container_?definitions\S*?(?:environment|secrets))\."
    r'(?:\*\.name )?"?([A-Z]\w*)"?(?: |$)',
    re.IGNORECASE,
)


def meaning(blocks):
    """What both dialects must say alike: who may do what under which conditions, which variables
    reach the code, which doors are open. A counter; names of resources are left out."""
    found = collections.Counter()
    for name, leaves in blocks.items():
        if "log_resource_policy" in name or "AWS::Logs::ResourcePolicy" in name:
            continue  # CloudFormation has it as one text
        for statement in statements(leaves):
            services = [v for k, vs in statement.items() if k == "Principal" for v in vs]
            services = re.findall(r"[\w-]+(?:\.[$\w.{}:-]+)?\.amazonaws\.com", " ".join(services))
            services = [re.sub(r"\$\{[\w.:]+\}", "R", v).removeprefix("Service.") for v in services]
            conditions = [v for k, vs in statement.items() if k == "Condition" for v in vs]
            shape = re.compile(r'^([\w:.]+?)\."?([\w:./-]+)"?.*$')
            conditions = [shape.sub(r"\1 \2", value) for value in conditions]
            parts = (statement.get("Effect", ["Allow"])[0], tuple(sorted(services)),
                     tuple(sorted(statement.get("Action", []))), tuple(sorted(set(conditions))),
                     len(statement.get("Resource", [])))
            found["may", *parts] += 1
        for leaf in leaves:
            said = VARIABLE.match(leaf)
            if said and said[1] != "Value":
                found["variable", said[1]] += 1
    return found


def rules_twice(blocks):
    """Rules of security groups that say the same: the second is refused when it is deployed."""
    kind = re.compile(r"security_group_(?:in|e)gress_rule|AWS::EC2::SecurityGroup(?:In|E)gress")
    said = collections.Counter(
        (kind.search(name)[0], *sorted(leaf for leaf in leaves if not UNSAID.match(leaf)))
        for name, leaves in blocks.items()
        if kind.search(name)
    )
    return [" ".join(rule) for rule, times in said.items() if times > 1]


# --- circles ---


def references(blocks, dialect):
    """{resource: the resources it needs}: references and the order that is asked for."""
    if dialect == "terraform":
        pattern = re.compile(r"\b(?:data\.)?aws_\w+\.\w+")
        return {
            name: {found for leaf in leaves for found in pattern.findall(leaf) if found in blocks}
            for name, leaves in blocks.items()
        }
    names = {label.split()[0]: leaves for label, leaves in blocks.items() if "::" in label}
    graph = {}
    for name, leaves in names.items():
        found = set()
        for leaf in leaves:
            found.update(re.findall(r"!(?:Ref|GetAtt) (\w+)", leaf))
            if "!Sub" in leaf:
                found.update(re.findall(r"\$\{(\w+)[.}]", leaf))
            if leaf.startswith("DependsOn"):
                found.add(re.split(r"[ .*]+", leaf)[-1])
        graph[name] = found & set(names)
    return graph


def find_circle(graph):
    """One resource that needs itself through others, or None."""
    waiting = {name: set(needs) for name, needs in graph.items()}
    while waiting:
        ready = {name for name, needs in waiting.items() if not needs & set(waiting)}
        if not ready:
            return min(waiting)
        waiting = {name: needs for name, needs in waiting.items() if name not in ready}
    return None
