"""moto_server as a stand-in for AWS: starts it, talks to it, makes templates fit what it can do.

moto knows some hundred types. It answers CREATE_COMPLETE to any other type and creates nothing, so
the types it does not know are taken out before, and the test says which.
SPDX-License-Identifier: MIT
"""

import copy
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import boto3
import yaml
from botocore.config import Config
from moto.cloudformation.parsing import get_model_map

REGION = "ap-northeast-2"
ACCOUNT = "123456789012"  # the account moto answers with
MAP = get_model_map()
# moto has classes for EFS that fail when a stack makes one.
KNOWN = frozenset(kind for kind in MAP if not kind.startswith("AWS::EFS::"))


class Server:
    """One moto_server in a process of its own; reset() empties its account."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="isshoni-moto.")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        # Nothing of the machine's own settings may lead to a real account.
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("AWS_")},
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        program = "from moto.server import main; main()"
        self.log = open(os.path.join(self.home, "log"), "wb")  # pylint: disable=R1732
        self.process = subprocess.Popen(  # pylint: disable=R1732
            [sys.executable, "-c", program, "-H", "127.0.0.1", "-p", str(port)],
            env=self.environment,
            cwd=self.home,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.clients = {}
        self.session = boto3.session.Session("test", "test", region_name=REGION)

    def wait(self, seconds=60):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.address + "/moto-api/", timeout=5):
                    return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError("moto_server did not start: " + self.last_words())

    def last_words(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()[-3000:]

    def client(self, name):
        if name not in self.clients:
            once = Config(retries={"total_max_attempts": 1}, read_timeout=60)
            self.clients[name] = self.session.client(
                name, endpoint_url=self.address, config=once
            )
        return self.clients[name]

    def reset(self):
        request = urllib.request.Request(self.address + "/moto-api/reset", method="POST")
        with urllib.request.urlopen(request, timeout=30):
            pass

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)


# --- templates ---


class Reader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags, which become the long functions."""


def read_short_tag(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


Reader.add_multi_constructor("!", read_short_tag)
# A date stays what CloudFormation takes it for: text.
Reader.yaml_implicit_resolvers = {
    first: [item for item in found if item[0] != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_template(path):
    return yaml.load(path.read_text(encoding="utf-8"), Reader)  # a SafeLoader


GONE = object()

# moto answers these Refs with an object of its own instead of a name.
REFERENCES = {
    "AWS::Events::EventBus": lambda name: {"Fn::GetAtt": [name, "Name"]},
    "AWS::RDS::DBParameterGroup": lambda _: GONE,
}


def names_of(value):
    """The logical id a reference names, or None."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((function, argument),) = value.items()
    if function == "Ref":
        return argument
    if function == "Fn::GetAtt":
        return argument[0] if isinstance(argument, list) else argument.split(".", 1)[0]
    return None


# moto says it has these and then has not.
UNTRUE = {("AWS::RDS::DBInstance", "DbiResourceId")}

# moto reads these as its own calls write them, not as CloudFormation does.
UNREADABLE = {
    ("AWS::SSM::Parameter", "Tags"),
    ("AWS::KMS::Key", "Tags"),
}


class Strip:
    """A template without the types moto does not know, and without references to them.

    A property that was nothing but such a reference goes; inside Fn::Sub it becomes the word
    "stripped". instead: {type: value} gives another value for references to a type.
    """

    def __init__(self, template, instead=()):
        self.instead = dict(instead)
        self.kinds = {name: item["Type"] for name, item in template["Resources"].items()}
        # moto leaves the value of a number parameter text.
        self.numbers = {
            name: int(item["Default"])
            for name, item in template.get("Parameters", {}).items()
            if item["Type"] == "Number" and "Default" in item
        }
        self.unanswered = set()
        self.removed = {name: kind for name, kind in self.kinds.items() if kind not in KNOWN}
        while True:
            before = len(self.removed)
            self.template = copy.deepcopy(template)
            self.clean_resources(self.template["Resources"])
            if len(self.removed) == before:
                break
        outputs = {name: self.clean(item) for name, item in template.get("Outputs", {}).items()}
        self.template["Outputs"] = {
            name: item for name, item in outputs.items() if item is not GONE and "Value" in item
        }
        if not self.template["Outputs"]:
            del self.template["Outputs"]

    def clean_resources(self, resources):
        for name in self.removed:
            del resources[name]
        for name, resource in resources.items():
            made = resources[name] = self.clean_resource(resource)
            if self.is_hollow(made):
                self.removed[name] = made["Type"]

    @staticmethod
    def is_hollow(resource):
        """Whether nothing of use is left, or moto cannot make this one of a type it knows."""
        kind, properties = resource["Type"], resource.get("Properties", {})
        return (
            (kind == "AWS::IAM::Policy" and "Statement" not in properties.get("PolicyDocument", {}))
            or (kind == "AWS::SSM::Parameter" and "Value" not in properties)
            or (kind == "AWS::EC2::SecurityGroupIngress" and "SourcePrefixListId" in properties)
            # An instance of a cluster, and moto makes no clusters.
            or (kind == "AWS::RDS::DBInstance" and properties["Engine"].startswith("aurora"))
        )

    def clean_resource(self, resource):
        waits = resource.pop("DependsOn", [])
        waits = [waits] if isinstance(waits, str) else waits
        waits = [name for name in waits if name not in self.removed]
        made = {key: self.clean(value) for key, value in resource.items()}
        made = {key: value for key, value in made.items() if value is not GONE}
        for kind, key in UNREADABLE:
            if kind == made["Type"]:
                made.get("Properties", {}).pop(key, None)
        return {**made, **({"DependsOn": waits} if waits else {})}

    def is_answered(self, name, attribute):
        if name in self.removed or attribute is None or name not in self.kinds:
            return name not in self.removed
        kind = self.kinds[name]
        return (kind, attribute) not in UNTRUE and MAP[kind].has_cfn_attr(attribute)

    def work_around(self, value, name):
        if "Ref" in value:
            return REFERENCES.get(self.kinds[name], lambda _: value)(name)
        kind, attribute = self.kinds[name], value["Fn::GetAtt"][1]
        # Most classes do not answer for the own id; in EC2 it is also what Ref says.
        if kind.startswith("AWS::EC2::") and attribute == kind.rsplit("::")[-1] + "Id":
            return {"Ref": name}
        if not MAP[kind].has_cfn_attr(attribute) or (kind, attribute) in UNTRUE:
            self.unanswered.add(f"{kind} {attribute}")
            return GONE
        return value

    def replace(self, name):
        return self.instead.get(self.removed[name], GONE)

    def clean(self, value):
        name = names_of(value)
        if name in self.removed:
            return self.replace(name)
        if name in self.numbers:
            return self.numbers[name]
        if name in self.kinds:
            return self.work_around(value, name)
        if isinstance(value, dict):
            if "Fn::Sub" in value:
                return self.clean_sub(value["Fn::Sub"])
            made = {k: self.clean(v) for k, v in value.items()}
            kept = {k: v for k, v in made.items() if v is not GONE}
            if "Effect" in value and "Resource" in value and "Resource" not in kept:
                return GONE
            return kept if kept or not value else GONE
        if isinstance(value, list):
            kept = [v for v in map(self.clean, value) if v is not GONE]
            return kept if kept or not value else GONE
        return value

    def clean_sub(self, argument):
        text, more = argument if isinstance(argument, list) else (argument, None)
        # "${Removed.Arn}/*" is that reference and nothing else.
        start = re.match(r"\$\{(\w+)", text)
        if start and start[1] in self.removed:
            return GONE
        text = re.sub(
            r"\$\{(\w+)(?:\.([\w.]+))?\}",
            lambda found: found[0] if self.is_answered(found[1], found[2]) else "stripped",
            text,
        )
        if more is None:
            return {"Fn::Sub": text}
        cleaned = {k: self.clean(v) for k, v in more.items()}
        return {"Fn::Sub": [text, {k: "stripped" if v is GONE else v for k, v in cleaned.items()}]}

    def summary(self):
        counts = {}
        for kind in sorted(self.removed.values()):
            counts[kind] = counts.get(kind, 0) + 1
        said = [f"{kind} x{n}" if n > 1 else kind for kind, n in counts.items()]
        return ", ".join([*said, *sorted(self.unanswered)]) or "nothing"
