"""Small designs made from the catalogue's data: every type, value, place and line once.

A case is (name, design, rule): rule is (service file, index in its "lines") for a line, else None.
SPDX-License-Identifier: MIT
"""

import itertools
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINE_TYPES = ("network", "data", "api", "event")


def load_services(folder=ROOT / "data" / "catalog" / "aws"):
    """{type: service}, each with "stem", its file's name."""
    services = {}
    for path in sorted((folder / "services").glob("*.json")):
        service = json.loads(path.read_text(encoding="utf-8"))
        services[service["type"]] = {**service, "stem": path.stem}
    return services


SERVICES = load_services()


# --- designs ---


def make_resource(identifier, kind, parent=None, /, **properties):
    resource = {"id": identifier, "type": kind, "name": identifier, "parent": parent}
    resource.update({"x": 40, "y": 40, "properties": properties, "notes": ""})
    if "frame" in SERVICES.get(kind, {}):
        resource["width"], resource["height"] = SERVICES[kind]["size"]
    return resource


def make_design(resources, connections=(), environment="dev", name="Case"):
    settings = {"cloud": "aws", "region": "ap-northeast-2", "environment": environment}
    return {
        "format": "isshoni-design",
        "version": 1,
        "id": "case",
        "name": name,
        "settings": {**settings, "prefix": "case"},
        "resources": list(resources),
        "connections": list(connections),
        "annotations": [],
    }


def make_line(start, end, kind="default", /, **properties):
    line = {"id": "line", "from": start, "to": end, "type": kind, "label": ""}
    return {**line, "properties": properties}


def may_stand_alone(kind):
    return SERVICES[kind].get("top") is not False


def frames_around(parent):
    """The frames down to one of type `parent`, with fixed ids so that two chains are one."""
    if parent is None:
        return []
    frames = [] if may_stand_alone(parent) else frames_around(SERVICES[parent]["parents"][0])
    above = frames[-1]["id"] if frames else None
    return [*frames, make_resource("in_" + SERVICES[parent]["stem"], parent, above)]


def place(identifier, kind, parent=False, /, **properties):
    """The resource with the frames it needs; parent False: the top where it may."""
    if parent is False:
        parent = None if may_stand_alone(kind) else SERVICES[kind]["parents"][0]
    frames = frames_around(parent)
    above = frames[-1]["id"] if frames else None
    return [*frames, make_resource(identifier, kind, above, **properties)]


def union(*groups):
    return list({resource["id"]: resource for group in groups for resource in group}.values())


# --- types, places, values ---

# Choices the catalogue's own checks tie together: what else a value needs to be accepted.
COMPANIONS = {
    ("aurora", "version", "8.0"): {"engine": "aurora-mysql"},
    ("asg", "os", "windows-2022"): {"instance_type": "t3.large", "disk_gb": 50},
    ("ec2", "os", "windows-2022"): {"instance_type": "t3.large", "disk_gb": 50},
    ("asg", "min", 100): {"max": 100},
    ("eks", "min", 100): {"max": 100},
    ("eks", "public_endpoint", True): {"cidrs": ["203.0.113.0/24"]},
    ("rds", "version", "8.4"): {"engine": "mysql"},
    ("rds", "version", "8.0"): {"engine": "mysql"},
    ("rds", "version", "11.4"): {"engine": "mariadb"},
    ("rds", "version", "10.11"): {"engine": "mariadb"},
}
REGIONS = {("az", "letter", "f"): "us-east-1"}


def add_certificate(design):
    """What faces the internet without a certificate is refused in production."""
    public = ("aws.alb", "aws.cloudfront")
    balancers = [item["id"] for item in design["resources"] if item["type"] in public]
    if balancers and design["settings"]["environment"] == "prod":
        design["resources"].append(make_resource("cert", "aws.acm", domain="www.example.org"))
        line = make_line("cert", balancers[0])
        design["connections"].append({**line, "id": "cert_line"})
    return design


def each_type():
    for kind, service in SERVICES.items():
        for environment in ("dev", "prod"):
            design = add_certificate(make_design(place("it", kind), (), environment))
            yield f"{service['stem']}/{environment}", design, None


def each_place():
    for kind, service in SERVICES.items():
        for parent in service.get("parents", []):
            name = f"{service['stem']}/in-{SERVICES[parent]['stem']}"
            yield name, make_design(place("it", kind, parent)), None


def values_of(prop):
    if prop["type"] == "bool":
        return [False, True]
    if prop["type"] == "enum":
        return prop["values"]
    limits = [prop[key] for key in ("min", "max") if key in prop]
    return limits if prop["type"] in ("int", "port") else []


def each_value():
    for kind, service in SERVICES.items():
        for name, prop in service.get("props", {}).items():
            for value in values_of(prop):
                key = (service["stem"], name, value)
                properties = {**COMPANIONS.get(key, {}), name: value}
                design = make_design(place("it", kind, **properties))
                design["settings"]["region"] = REGIONS.get(key, "ap-northeast-2")
                yield f"{service['stem']}/{name}={value}", design, None


# --- lines ---


def match(rule, kind):
    """2: names the type, 1: an interface it has, 0: neither."""
    others = rule.get("to") or rule.get("from")
    others = [others] if isinstance(others, str) else others
    return 2 if kind in others else 1 if set(others) & set(SERVICES[kind].get("is", [])) else 0


def rules_of_pair(start, end):
    """{line type: (service type, index)} of the rules that write a line of the pair."""
    best = {}
    for owner, key, other in ((start, "to", end), (end, "from", start)):
        for index, rule in enumerate(SERVICES[owner].get("lines", [])):
            strength = match(rule, other) * 2 + ("type" in rule) if key in rule else 0
            if strength < 2:
                continue
            types = rule.get("type", LINE_TYPES)
            for kind in [types] if isinstance(types, str) else types:
                if strength > best.get(kind, (0,))[0]:
                    best[kind] = (strength, owner, index)
    return {kind: (owner, index) for kind, (_, owner, index) in best.items()}


def alarm_that_watches(resources):
    queue = make_resource("watched", "aws.sqs")
    for item in resources:
        if item["type"] == "aws.ecs_service":
            item["properties"]["max"] = 4
    return [*resources, queue], [{**make_line("watched", "from"), "id": "watch"}]


def server_in_public_subnet(resources):
    server = next(item for item in resources if item["type"] == "aws.ec2")
    frames = frames_around("aws.subnet")
    frames[-1]["properties"]["tier"] = "public"
    server["parent"] = frames[-1]["id"]
    return union(frames, resources), []


def private_zone(resources):
    zone = next(item for item in resources if item["type"] == "aws.route53")
    zone["properties"].update(zone="create", private=True, domain="inside.example.org")
    return resources, []


def balancer_with_target(resources):
    """What forwards to nothing has no listener that could be called."""
    balancer = next(item["id"] for item in resources if item["type"] == "aws.nlb")
    server = make_resource("server", "aws.ec2", frames_around("aws.vpc")[-1]["id"])
    return union(resources, frames_around("aws.vpc"), [server]), [
        {**make_line(balancer, "server"), "id": "listens"}
    ]


def balancer_with_certificate(resources):
    certificate = make_resource("cert", "aws.acm", domain="www.example.org")
    return [*resources, certificate], [{**make_line("cert", "from"), "id": "names"}]


def public_server(resources):
    resources, lines = server_in_public_subnet(resources)
    next(item for item in resources if item["type"] == "aws.ec2")["properties"]["public_ip"] = True
    return resources, lines


def distribution_with_name(resources):
    parts = [
        make_resource("cert", "aws.acm", domain="www.example.org"),
        make_resource("site", "aws.s3"),
    ]
    lines = [make_line("cert", "to"), make_line("to", "site")]
    return [*resources, *parts], [{**line, "id": f"part_{n}"} for n, line in enumerate(lines)]


def distribution_of_bucket(resources):
    front = next(item["id"] for item in resources if item["type"] == "aws.cloudfront")
    line = {**make_line(front, "site"), "id": "serves"}
    return [*resources, make_resource("site", "aws.s3")], [line]


def target_with_certificate(resources):
    certificate = make_resource("cert", "aws.acm", domain="www.example.org")
    return [*resources, certificate], [{**make_line("cert", "to"), "id": "names"}]


def cluster_with_data_api(resources):
    cluster = next(item for item in resources if item["type"] == "aws.aurora")
    cluster["properties"]["data_api"] = True
    return resources, []


def alarm_of_the_server(resources):
    return resources, [{**make_line("to", "from"), "id": "watch"}]


def endpoint_of_queues(resources):
    next(item for item in resources if item["id"] == "to")["properties"]["service"] = "sqs"
    return resources, []


def servers_in_both(resources):
    return [*resources, *(make_resource(f"server_{n}", "aws.ec2", n) for n in ("from", "to"))], []


def api_with_route(resources):
    line = {**make_line("to", "answers"), "id": "route"}
    return [*resources, make_resource("answers", "aws.lambda")], [line]


def api_with_name(resources):
    zone = make_resource("zone", "aws.route53", domain="example.org")
    return [*resources, zone], [{**make_line("zone", "to"), "id": "named"}]


def domain_that_is_fed(resources):
    line = {**make_line("stream", "from"), "id": "feeds"}
    return [*resources, make_resource("stream", "aws.kinesis")], [line]


def balancer_that_listens(resources):
    resources, lines = balancer_with_target(resources)
    return resources, [{**line, "properties": {"port": 443}} for line in lines]


COMPUTE = [
    kind.removeprefix("aws.") for kind, s in SERVICES.items() if "compute" in s.get("is", [])
]

# What a line says itself when its defaults write little: {(from, to): properties}.
SAID = {
    ("sns", "user"): {"endpoint": "team@example.org"},
    ("sns", "internet"): {"protocol": "https", "endpoint": "https://example.org/notices"},
    ("nlb", "asg"): {"port": 443},
    **{(kind, "internet"): {"port": 587} for kind in COMPUTE},
}

# What a line needs beside its two ends: {(from, to): how}, or {(from, to, type): how}.
PARTNERS = {
    ("cloudwatch_alarm", "ec2"): alarm_of_the_server,
    ("security_group", "vpc_endpoint"): endpoint_of_queues,
    **{(kind, "vpc_endpoint"): endpoint_of_queues for kind in COMPUTE},
    ("vpc", "vpc"): servers_in_both,
    ("cognito", "apigateway"): api_with_route,
    ("acm", "apigateway"): api_with_name,
    ("opensearch", "s3"): domain_that_is_fed,
    ("acm", "nlb"): balancer_that_listens,
    ("cloudfront", "s3", "event"): distribution_of_bucket,
    ("cloudwatch_alarm", "lambda"): alarm_that_watches,
    ("cloudwatch_alarm", "stepfunctions"): alarm_that_watches,
    ("cloudwatch_alarm", "asg"): alarm_that_watches,
    ("cloudwatch_alarm", "ecs_service"): alarm_that_watches,
    ("cloudwatch_alarm", "eventbridge"): alarm_that_watches,
    ("stepfunctions", "aurora"): cluster_with_data_api,
    ("internet", "ec2"): server_in_public_subnet,
    ("user", "ec2"): server_in_public_subnet,
    ("route53", "apigateway"): target_with_certificate,
    ("route53", "vpc"): private_zone,
    ("internet", "nlb"): balancer_with_target,
    ("user", "nlb"): balancer_with_target,
    ("apigateway", "nlb"): balancer_with_target,
    ("lambda", "nlb"): balancer_with_target,
    ("nlb", "asg"): balancer_with_certificate,
    ("cloudfront", "nlb"): balancer_with_target,
    ("cloudfront", "ec2"): public_server,
    ("route53", "cloudfront"): distribution_with_name,
    ("acm", "cloudfront"): distribution_of_bucket,
    ("waf", "cloudfront"): distribution_of_bucket,
    ("cognito", "alb"): target_with_certificate,
}


def design_of_line(start, end, kind):
    other = {"cidr": "10.1.0.0/16"} if start == end and "cidr" in SERVICES[end]["props"] else {}
    resources, lines = union(place("from", start), place("to", end, **other)), []
    stems = (SERVICES[start]["stem"], SERVICES[end]["stem"])
    partner = PARTNERS.get((*stems, kind), PARTNERS.get(stems))
    if partner:
        resources, lines = partner(resources)
    said = SAID.get(stems, {})
    return make_design(resources, [make_line("from", "to", kind, **said), *lines])


def each_line():
    for start, end in itertools.product(SERVICES, SERVICES):
        for kind, (owner, index) in sorted(rules_of_pair(start, end).items()):
            rule = SERVICES[owner]["lines"][index]
            if "do" not in rule:
                continue
            pair = f"{SERVICES[start]['stem']}-{kind}-{SERVICES[end]['stem']}"
            yield pair, design_of_line(start, end, kind), (owner, index)


def each_line_value():
    """Every value of a line's own fields, on the first pair its rule writes."""
    seen = set()
    for name, design, (owner, index) in each_line():
        rule = SERVICES[owner]["lines"][index]
        if (owner, index) in seen:
            continue
        seen.add((owner, index))
        for field, prop in rule.get("props", {}).items():
            for value in values_of(prop):
                line, *others = design["connections"]
                lines = [{**line, "properties": {field: value}}, *others]
                yield f"{name}/{field}={value}", {**design, "connections": lines}, (owner, index)


def all_writing_rules():
    for kind, service in SERVICES.items():
        for index, rule in enumerate(service.get("lines", [])):
            if "do" in rule:
                yield kind, index
