#!/usr/bin/env python3
"""Each pair of types and each type of line: what the line writes, nothing more (TAP).

    test-matrix.py GENERATE_MANY quick|long

Each case is drawn with and without its line; the difference of the code, in both dialects, stands
in tests/golden/matrix/, one file for each type a line leaves. ISH_UPDATE_GOLDEN=1 writes them anew.
SPDX-License-Identifier: MIT
"""

import collections
import hashlib
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import cases
import matrix
from generated import DIALECTS, ROOT, Tap

GOLDEN = ROOT / "tests" / "golden" / "matrix"
Case = collections.namedtuple("Case", "start end kind design")


def all_cases():
    for start, end in itertools.product(cases.SERVICES, cases.SERVICES):
        for kind, (owner, index) in sorted(cases.rules_of_pair(start, end).items()):
            if "do" in cases.SERVICES[owner]["lines"][index]:
                yield Case(start, end, kind, cases.design_of_line(start, end, kind))


# Values of a line that change what it means.
VALUES = [
    ("lambda", "sqs", "event", {"role": "dead_letter"}),
    ("lambda", "sqs", "event", {"role": "on_failure"}),
    ("lambda", "sns", "event", {"role": "dead_letter"}),
    ("lambda", "sns", "event", {"role": "on_failure"}),
    ("lambda", "dynamodb", "data", {"access": "read"}),
    ("lambda", "s3", "data", {"access": "read"}),
    ("lambda", "s3", "data", {"access": "write"}),
    ("lambda", "opensearch", "data", {"access": "read"}),
    ("lambda", "aurora", "data", {"access": "read"}),
    ("lambda", "kinesis", "data", {"access": "read"}),
    ("lambda", "cognito", "api", {"access": "readwrite"}),
    ("ecs_service", "sqs", "api", {"role": "consume"}),
    ("ec2", "ecr", "data", {"access": "readwrite"}),
    ("ecs_service", "efs", "data", {"access": "read"}),
    ("eventbridge", "lambda", "event", {"pattern": {"source": ["shop"]}}),
    ("stepfunctions", "dynamodb", "api", {"action": "getItem"}),
    ("nlb", "ec2", "network", {"protocol": "UDP", "port": 514}),
    ("alb", "ecs_service", "network", {"path": "/api/*"}),
    ("cloudwatch_alarm", "ec2", "event", {"action": "stop"}),
]


def cases_of_values():
    for start, end, kind, said in VALUES:
        design = cases.design_of_line(f"aws.{start}", f"aws.{end}", kind)
        line, *others = design["connections"]
        line = {**line, "properties": {**line["properties"], **said}}
        yield Case(f"aws.{start}", f"aws.{end}", f"{kind}, {json.dumps(said)}",
                   {**design, "connections": [line, *others]})


def without_line(design):
    lines = [line for line in design["connections"] if line["id"] != "line"]
    return {**design, "connections": lines}


class Generator:
    """Generates each different design once."""

    def __init__(self, program, folder):
        self.program, self.folder, self.failed, self.said = program, folder, {}, {}
        self.wanted = []

    def want(self, design):
        text = json.dumps(design, ensure_ascii=False)
        path = self.folder / hashlib.sha256(text.encode()).hexdigest()[:20] / "design.isshoni"
        if not path.exists():
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            self.wanted.append(str(path))
        return path

    def run(self):
        done = subprocess.run(
            [self.program], input="\n".join(self.wanted) + "\n", capture_output=True, text=True,
            check=True,
        )
        self.wanted = []
        for line in done.stdout.splitlines():
            word, path, *rest = line.split("\t")
            if word == "failed":
                self.failed[path] = rest[0]
            elif word == "finding":
                self.said.setdefault(path, []).append(rest)

    def read(self, path, dialect):
        return matrix.READERS[dialect](path.parent / dialect)


# --- what a line writes ---


def describe(generator, case, before, after):
    said = [f"## {case.start} -> {case.end} ({case.kind})"]
    for dialect in DIALECTS:
        old = {} if str(before) in generator.failed else generator.read(before, dialect)
        lines = matrix.difference(old, generator.read(after, dialect))
        said += [f"# {dialect}", *(lines or ["nothing"])]
    return said


def write_golden(texts):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in GOLDEN.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")


def first_difference(name, text):
    path = GOLDEN / f"{name}.txt"
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    pair = ""
    for number, (old, new) in enumerate(
        itertools.zip_longest(known.splitlines(), text.splitlines()), 1
    ):
        pair = new if new and new.startswith("## ") else pair
        if old != new:
            return f"{name}.txt:{number}: {pair}\n  golden {old}\n  now    {new}"
    return None


def judge_golden(tap, generator, drawn):
    texts = collections.defaultdict(list)
    for case, before, after in drawn:
        if str(after) not in generator.failed:
            texts[case.start].append("\n".join(describe(generator, case, before, after)) + "\n")
    texts = {name: "\n".join(parts) for name, parts in texts.items()}
    if os.environ.get("ISH_UPDATE_GOLDEN"):
        write_golden(texts)
    problems = [first_difference(name, text) for name, text in texts.items()]
    left = {path.stem for path in GOLDEN.glob("*.txt")} - set(texts)
    problems += [f"{name}.txt: no line leaves this type any more" for name in sorted(left)]
    tap.say(f"/endtoend/matrix/golden ({len(drawn)})", filter(None, problems))


def judge_generated(tap, generator, drawn):
    problems = [
        f"{case.start} -> {case.end} ({case.kind}): {generator.failed[str(after)]}"
        for case, _, after in drawn
        if str(after) in generator.failed
    ]
    tap.say("/endtoend/matrix/generated", problems)


# --- reachability: which security group reaches which ---


def reachable_terraform(blocks):
    """{(from id, to id)}: both ends let it through."""
    doors = {"ingress": set(), "egress": set()}
    for name, leaves in blocks.items():
        kind = re.match(r"aws_vpc_security_group_(ingress|egress)_rule\.", name)
        if not kind:
            continue
        values = dict(leaf.partition(" ")[::2] for leaf in leaves)
        peer = values.get("referenced_security_group_id", values.get("cidr_ipv4", "?"))
        own, peer = (re.sub(r"^aws_security_group\.(\w+)\.id$", r"\1", v)
                     for v in (values["security_group_id"], peer))
        ports = (values.get("ip_protocol"), values.get("from_port"), values.get("to_port"))
        pair = (peer, own) if kind[1] == "ingress" else (own, peer)
        doors[kind[1]].add((*pair, *ports))
    return {door[:2] for door in doors["ingress"] & doors["egress"]}


def reachable_cloudformation(blocks):
    doors = {"Ingress": set(), "Egress": set()}
    for name, leaves in blocks.items():
        kind = re.match(r"\w+ AWS::EC2::SecurityGroup(Ingress|Egress)$", name)
        if not kind:
            continue
        values = dict(leaf.partition(" ")[::2] for leaf in leaves)
        peer = values.get("SourceSecurityGroupId") or values.get("DestinationSecurityGroupId")
        own, peer = (re.sub(r"^!(Ref|GetAtt) (\w+?)(\.GroupId)?$", r"\2", v or "?")
                     for v in (values["GroupId"], peer))
        ports = (values.get("IpProtocol"), values.get("FromPort"), values.get("ToPort"))
        pair = (peer, own) if kind[1] == "Ingress" else (own, peer)
        doors[kind[1]].add((*pair, *ports))
    return {door[:2] for door in doors["Ingress"] & doors["Egress"]}


REACHABLE = {"terraform": reachable_terraform, "cloudformation": reachable_cloudformation}


def owner_of(group):
    """"WebSg" and "web_sg" are the group of web."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", group).lower()
    return name.removesuffix("_sg")


def pairs_open(generator, path, dialect, ids):
    pairs = REACHABLE[dialect](generator.read(path, dialect))
    named = {tuple(owner_of(group) for group in pair) for pair in pairs}
    return {pair for pair in named if set(pair) <= set(ids) and pair[0] != pair[1]}


def judge_alone(tap, generator, drawn):
    """Before the line the two do not reach each other; with it only from its start to its end,
    and both dialects open the same. {(from type, to type, line type)} of the lines that open."""
    problems, opens = [], set()
    for case, before, after in drawn:
        if str(after) in generator.failed:
            continue
        where = f"{case.start} -> {case.end} ({case.kind})"
        found = [pairs_open(generator, after, d, ("from", "to")) for d in DIALECTS]
        if str(before) not in generator.failed:
            closed = [pairs_open(generator, before, d, ("from", "to")) for d in DIALECTS]
            if any(closed):
                problems.append(f"{where}: open without the line: {closed}")
        if found[0] != found[1]:
            problems.append(f"{where}: Terraform opens {found[0]}, CloudFormation {found[1]}")
        if found[0] - {("from", "to")}:
            problems.append(f"{where}: opens {found[0]}")
        if ("from", "to") in found[0]:
            opens.add((case.start, case.end, case.kind))
    tap.say("/endtoend/matrix/reachability-of-each", problems)
    return opens


# --- rights ---

RIGHTS = ROOT / "tests" / "golden" / "wide-rights.txt"
DRAWN = re.compile(r"\b(?:from|to|line)(?:_\w+)?\b|\b(?:From|To|Line)(?:[A-Z]\w*)?\b")


def read_reasons():
    """{(kind of resource, what it is for, actions): reason}"""
    lines = [line for line in RIGHTS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {tuple(line.split(" | ")[:3]): line.split(" | ")[3] for line in lines if line}


def neutral(resource):
    """The account, partition and region in one spelling for both dialects."""
    words = {
        r"\$\{data\.aws_partition\.current\.partition\}|\$\{AWS::Partition\}": "P",
        r"\$\{var\.region\}|\$\{AWS::Region\}": "R",
        r"\$\{data\.aws_caller_identity\.current\.account_id\}|\$\{AWS::AccountId\}": "A",
    }
    for word, letter in words.items():
        resource = re.sub(word, letter, resource)
    return resource.removeprefix("!Sub ")


def judge_rights(tap, generator, drawn):
    """A policy names what was drawn, or stands with its reason in the reviewed list."""
    reasons, used, problems = read_reasons(), set(), {}
    partners = ("access_logs", "watched", "site", "answers", "stream", "feeds")
    partners += tuple(part.title().replace("_", "") for part in partners)
    for case, _, path in drawn:
        for dialect in DIALECTS if str(path) not in generator.failed else ():
            for name, leaves in generator.read(path, dialect).items():
                kind = name.split(".")[0] if dialect == "terraform" else name.split()[-1]
                for statement in matrix.statements(leaves):
                    actions = " ".join(sorted(statement.get("Action", [])))
                    for resource in map(neutral, statement.get("Resource", [])):
                        if resource != "*" and (
                            DRAWN.search(resource) or any(p in resource for p in partners)
                        ):
                            continue
                        key = (kind, resource, actions)
                        used.add(key)
                        if key not in reasons:
                            problems[key] = f"{' | '.join(key)} | ({case.start} -> {case.end})"
    problems = sorted(problems.values())
    problems += [f"never written: {' | '.join(key)}" for key in sorted(set(reasons) - used)]
    tap.say("/endtoend/matrix/rights-name-what-is-drawn", problems)


# --- the same in both dialects ---


def judge_dialects(tap, generator, drawn):
    problems, compared = [], 0
    for case, _, path in drawn:
        if str(path) in generator.failed:
            continue
        said = [matrix.meaning(generator.read(path, dialect)) for dialect in DIALECTS]
        compared += sum(said[0].values())
        for dialect, more in zip(DIALECTS, (said[0] - said[1], said[1] - said[0])):
            problems += [f"{case.start} -> {case.end} ({case.kind}): only {dialect}: {key}"
                         for key in more]
    if compared < 3 * len(drawn):
        problems.append(f"only {compared} facts were compared")
    tap.say(f"/endtoend/matrix/dialects-mean-the-same ({compared} facts)", problems)


# --- no rule twice ---


def crowded_designs():
    """Several lines that want the same door open."""
    frames = cases.frames_around("aws.subnet")
    frames[-1]["properties"]["tier"] = "public"
    kinds = {"net": "aws.internet", "net2": "aws.internet", "people": "aws.user"}
    outside = [cases.make_resource(name, kind) for name, kind in kinds.items()]
    for kind in ("aws.alb", "aws.nlb", "aws.ec2"):
        server = cases.make_resource("server", "aws.ec2", frames[-1]["id"])
        entry = cases.make_resource("entry", kind, frames[-1]["parent"])
        entry = server if kind == "aws.ec2" else entry
        pairs = [(item["id"], entry["id"]) for item in outside]
        pairs += [("server", "net"), ("server", "net2")]
        pairs += [(entry["id"], "server")] if entry is not server else []
        lines = [{**cases.make_line(*pair), "id": f"l{n}"} for n, pair in enumerate(pairs)]
        yield cases.make_design(cases.union(frames, outside, [server, entry]), lines)


def judge_rules_once(tap, generator, drawn):
    paths = [path for _, _, path in drawn]
    crowded = [generator.want(design) for design in crowded_designs()]
    generator.run()
    problems = [f"{generator.failed[str(path)]} {generator.said.get(str(path))}"
                for path in crowded if str(path) in generator.failed]
    for path in (*paths, *crowded):
        for dialect in DIALECTS if str(path) not in generator.failed else ():
            for rule in matrix.rules_twice(generator.read(path, dialect)):
                problems.append(f"{dialect}: twice: {rule}")
    tap.say("/endtoend/matrix/no-rule-twice", problems)


# --- circles ---

# Two or three that need each other: (types, lines), each line (from, to, type[, properties]).
CIRCLES = [
    (("stepfunctions", "stepfunctions"), ((0, 1, "api"), (1, 0, "api"))),
    (("lambda", "lambda"), ((0, 1, "api"), (1, 0, "api"))),
    (("sqs", "lambda"), ((0, 1, "event"), (1, 0, "event"))),
    (("s3", "lambda"), ((0, 1, "event", {"prefix": "in/"}), (1, 0, "data"))),
    (("s3", "sqs", "lambda"), ((0, 1, "event"), (1, 2, "event"), (2, 0, "data"))),
    (("s3", "sns", "lambda"), ((0, 1, "event"), (1, 2, "event"), (2, 0, "data"))),
    (("apigateway", "lambda", "dynamodb"), ((0, 1, "api"), (1, 2, "data"), (2, 1, "event"))),
    (("lambda", "stepfunctions"), ((0, 1, "api"), (1, 0, "api"))),
    (("ecs_service", "ecs_service"), ((0, 1, "network"), (1, 0, "network"))),
    (("ec2", "asg"), ((0, 1, "network"), (1, 0, "network"))),
    (("eventbridge", "lambda"), ((0, 1, "event"), (1, 0, "event"))),
]


def circle_design(types, lines):
    parts = [cases.place(f"r{number}", f"aws.{kind}") for number, kind in enumerate(types)]
    drawn = [
        cases.make_line(f"r{start}", f"r{end}", kind, **(rest[0] if rest else {}))
        for start, end, kind, *rest in lines
    ]
    drawn = [{**line, "id": f"l{number}"} for number, line in enumerate(drawn)]
    return cases.make_design(cases.union(*parts), drawn)


def judge_circles(tap, generator, drawn):
    paths = {f"{c.start} -> {c.end} ({c.kind})": path for c, _, path in drawn}
    paths.update({str(circle): generator.want(circle_design(*circle)) for circle in CIRCLES})
    generator.run()
    problems, edges = [], 0
    for where, path in paths.items():
        if str(path) in generator.failed:
            said = [s[2] for s in generator.said.get(str(path), []) if s[0] == "error"]
            problems.append(f"{where}: {generator.failed[str(path)]} {said}")
            continue
        for dialect in DIALECTS:
            graph = matrix.references(generator.read(path, dialect), dialect)
            edges += sum(map(len, graph.values()))
            if matrix.find_circle(graph):
                problems.append(f"{where}: {dialect}: {matrix.find_circle(graph)} needs itself")
    if edges < 10 * len(paths):
        problems.append(f"only {edges} references were found")
    tap.say(f"/endtoend/matrix/no-circles ({len(paths)}, {edges} references)", problems)


# --- many lines in one network ---


# A second such line needs a path, a port or a folder of its own.
ONE_OF_ITS_KIND = {
    **{("aws.alb", end): "target" for end in cases.SERVICES},
    **{("aws.nlb", end): "target" for end in cases.SERVICES},
    **{("aws.lambda", "aws.efs"): "files"},
}


def network_of(seed, opens):
    """(design, {(from, to)} that must be open): one of each kind twice, and some of the lines."""
    chance = random.Random(seed)
    ends = sorted({kind for line in opens for kind in line[:2]})
    ends = [kind for kind in ends if "aws.vpc" in cases.SERVICES[kind].get("parents", [])]
    ends = [kind for kind in ends if kind != "aws.vpc_endpoint"]  # two of one service: refused
    kinds = chance.sample(ends, min(6, len(ends)))
    vpcs = [cases.make_resource(f"net{n}", "aws.vpc", cidr=f"10.{n + 1}.0.0/16")
            for n in range(chance.choice((1, 1, 2)))]
    parts = []
    for number, kind in enumerate([*kinds, *kinds]):
        home = chance.choice(vpcs)["id"]
        parts.append(cases.make_resource(f"r{number}", kind, home))
    lines, wanted, once = [], set(), set()
    for start, end in itertools.permutations(parts, 2):
        if start["parent"] != end["parent"] or chance.random() > 0.2:
            continue
        kinds_of_line = [k for f, t, k in sorted(opens) if (f, t) == (start["type"], end["type"])]
        if (start["id"], ONE_OF_ITS_KIND.get((start["type"], end["type"]))) in once:
            continue
        if kinds_of_line and start["type"] != end["type"]:
            once.add((start["id"], ONE_OF_ITS_KIND.get((start["type"], end["type"]), "any number")))
            line = cases.make_line(start["id"], end["id"], kinds_of_line[0])
            lines.append({**line, "id": f"l{len(lines)}"})
            wanted.add((start["id"], end["id"]))
    balancers = {part["id"] for part in parts if part["type"] == "aws.nlb"}
    deaf = balancers - {line["from"] for line in lines}  # listens on nothing
    wanted = {pair for pair in wanted if pair[1] not in deaf}
    return cases.make_design([*vpcs, *parts], lines), wanted


def judge_networks(tap, generator, opens, count):
    drawn = [network_of(seed, opens) for seed in range(count)]
    paths = [generator.want(design) for design, _ in drawn]
    generator.run()
    problems, judged = [], 0
    for seed, ((design, wanted), path) in enumerate(zip(drawn, paths)):
        refused = {s[2] for s in generator.said.get(str(path), []) if s[1] == "line.refused"}
        if str(path) in generator.failed or refused:
            problems.append(f"seed {seed}: {generator.failed.get(str(path))} {refused} "
                            f"{[s for s in generator.said[str(path)] if s[0] == 'error']}")
            continue
        judged += len(wanted)
        ids = [item["id"] for item in design["resources"]]
        for dialect in DIALECTS:
            found = pairs_open(generator, path, dialect, ids)
            if found != wanted:
                problems.append(f"seed {seed}, {dialect}: open but not drawn {found - wanted},"
                                f" drawn but closed {wanted - found}")
    tap.say(f"/endtoend/matrix/reachability-of-networks ({count}, {judged} lines)", problems)


# --- who stands beside ---


def with_bystanders(design):
    """One more of each end, that no line touches."""
    ends = [item for item in design["resources"] if item["id"] in ("from", "to")]
    return {**design, "resources": [*design["resources"], *(
        {**item, "id": f"idle_{item['id']}", "name": f"idle {item['id']}"} for item in ends)]}


def judge_bystanders(tap, generator, drawn):
    """What a line writes names nothing that merely stands beside."""
    pairs = [(case, generator.want(with_bystanders(without_line(case.design))),
              generator.want(with_bystanders(case.design))) for case, _, _ in drawn]
    generator.run()
    problems = []
    for case, before, after in pairs:
        if str(before) in generator.failed or str(after) in generator.failed:
            continue
        moved = case.start == "aws.lambda" and case.end == "aws.vpc_endpoint"  # into the network
        for line in () if moved else describe(generator, case, before, after):
            if re.search(r"idle|Idle", line):
                problems.append(f"{case.start} -> {case.end} ({case.kind}): {line}")
    tap.say(f"/endtoend/matrix/bystanders ({len(pairs)})", problems)


# --- refused pairs ---


def refused_pairs():
    for start, end in itertools.product(cases.SERVICES, cases.SERVICES):
        rules = cases.rules_of_pair(start, end)
        allowed = any(
            "do" in cases.SERVICES[o]["lines"][i] or cases.SERVICES[o]["lines"][i].get("turn")
            for o, i in rules.values()
        )
        if not allowed:
            yield start, end


def judge_refused(tap, generator):
    paths = {}
    for start, end in refused_pairs():
        paths[(start, end)] = generator.want(cases.design_of_line(start, end, "default"))
    generator.run()
    problems = []
    for (start, end), path in paths.items():
        said = [s for s in generator.said.get(str(path), []) if s[1] == "line.refused"]
        if str(path) not in generator.failed or not said:
            problems.append(f"{start} -> {end}: is not refused")
        elif not re.search(r"\w.*[.?!]$", said[0][2]) or "{" in said[0][2]:
            problems.append(f"{start} -> {end}: {said[0][2]}")
    tap.say(f"/endtoend/matrix/refused ({len(paths)})", problems)


def main():
    program, extent = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        generator = Generator(program, pathlib.Path(folder))
        drawn = [
            (case, generator.want(without_line(case.design)), generator.want(case.design))
            for case in (*all_cases(), *cases_of_values())
        ]
        generator.run()
        judge_generated(tap, generator, drawn)
        judge_golden(tap, generator, drawn)
        opens = judge_alone(tap, generator, drawn)
        judge_rights(tap, generator, drawn)
        judge_dialects(tap, generator, drawn)
        judge_rules_once(tap, generator, drawn)
        judge_refused(tap, generator)
        judge_circles(tap, generator, drawn)
        judge_networks(tap, generator, opens, 12 if extent == "quick" else 300)
        if extent == "long":
            judge_bystanders(tap, generator, drawn)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
