#!/usr/bin/env python3
"""What we generate is deployed on moto_server and asked for: test-moto.py ISSHONICTL [long] (TAP).

Each stack is drawn here with one line or two, and its check asks the service's own API for what
the line promised. Every starter follows, without the types moto cannot create (said in the output).
Skipped where neither this Python nor MOTO_PYTHON has moto and boto3.
SPDX-License-Identifier: MIT
"""

import importlib.util
import json
import os
import pathlib
import sys
import tempfile

if any(importlib.util.find_spec(name) is None for name in ("boto3", "moto", "flask", "yaml")):
    OTHER = os.environ.pop("MOTO_PYTHON", "")  # popped: asked once, never round and round
    if OTHER:
        os.execv(OTHER, [OTHER, *sys.argv])
    print("1..0 # SKIP no moto[server] here; ./dev test installs it")
    sys.exit(0)

# pylint: disable=wrong-import-position
from cases import make_design, make_line, make_resource, place, union
from generated import ROOT, Tap, Tool
from moto_stand import ACCOUNT, REGION, Server, Strip, read_template

CERTIFICATE = "AWS::CertificateManager::Certificate"


def line(identifier, start, end, kind="default", /, **properties):
    return {**make_line(start, end, kind, **properties), "id": identifier}


class Lab:
    """Designs become stacks."""

    def __init__(self, tool, server, folder):
        self.tool, self.server, self.folder = tool, server, folder

    def ask(self, service):
        return self.server.client(service)

    def template(self, name, design):
        folder = self.folder / name
        problem = self.tool.write_both(design, folder)
        assert problem is None, problem
        return Strip(read_template(folder / "cloudformation" / "template.yaml"))

    def parameters(self, template, values=()):
        """Values for what has no default, and for `values`."""
        given = dict(values)
        for name, item in template.get("Parameters", {}).items():
            if "HostedZone" in item["Type"]:
                zones = self.ask("route53")
                made = zones.create_hosted_zone(Name="example.org", CallerReference="one")
                given[name] = made["HostedZone"]["Id"].rsplit("/", 1)[-1]
            elif "Default" not in item:
                given.setdefault(name, "www.example.org")
        return [{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()]

    def deploy(self, strip, name="stack"):
        print(f"# {name}: taken out: {strip.summary()}", flush=True)
        cloud = self.ask("cloudformation")
        template = strip.template
        cloud.create_stack(
            StackName=name,
            TemplateBody=json.dumps(template),
            Parameters=self.parameters(template),
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        status = cloud.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
        assert status == "CREATE_COMPLETE", status
        found = cloud.describe_stack_resources(StackName=name)["StackResources"]
        # moto gives permissions and rules no name of their own.
        physical = {r["LogicalResourceId"]: r.get("PhysicalResourceId") for r in found}
        missing = template["Resources"].keys() - physical.keys()
        assert not missing, f"not created: {sorted(missing)}"
        return physical

    def change(self, strip, label, name="stack"):
        """Through a change set; {logical id: action}"""
        cloud = self.ask("cloudformation")
        about = {"StackName": name, "ChangeSetName": label}
        cloud.create_change_set(
            **about,
            ChangeSetType="UPDATE",  # what AWS takes it for anyway; moto does not
            TemplateBody=json.dumps(strip.template),
            Parameters=self.parameters(strip.template),
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        listed = cloud.describe_change_set(**about)["Changes"]
        cloud.execute_change_set(**about)
        status = cloud.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
        assert status == "UPDATE_COMPLETE", status
        changes = [change["ResourceChange"] for change in listed]
        return {change["LogicalResourceId"]: change["Action"] for change in changes}

    def there(self, name="stack"):
        """Logical ids; moto lists an entry without one for what it cannot update."""
        found = self.ask("cloudformation").describe_stack_resources(StackName=name)
        return {item.get("LogicalResourceId") for item in found["StackResources"]}

    # --- what checks ask for ---

    def statements(self, role):
        """Every statement of a role's own policies."""
        iam = self.ask("iam")
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
            yield from document["Statement"]

    def may(self, role, action, resource):
        for item in self.statements(role):
            actions, resources = item["Action"], item["Resource"]
            actions = [actions] if isinstance(actions, str) else actions
            resources = [resources] if isinstance(resources, str) else resources
            if item["Effect"] == "Allow" and action in actions and resource in resources:
                return True
        raise AssertionError(f"{role} may not {action} {resource}: {[*self.statements(role)]}")

    def group(self, identifier):
        found = self.ask("ec2").describe_security_groups(GroupIds=[identifier])
        return found["SecurityGroups"][0]

    def lets_in(self, group, port, source):
        rules = self.group(group)["IpPermissions"]
        for rule in rules:
            sources = [pair["GroupId"] for pair in rule["UserIdGroupPairs"]]
            sources += [item["CidrIp"] for item in rule["IpRanges"]]
            if (rule.get("FromPort"), rule.get("ToPort")) == (port, port) and source in sources:
                return True
        raise AssertionError(f"{group} does not let {source} in on {port}: {rules}")


def arn(service, rest):
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


FUNCTION = arn("lambda", "function:case-dev-fn")

# --- stacks: STACKS[name] = (design, check) ---

STACKS = {}


def stack(name, resources, lines=()):
    def keep(check):
        STACKS[name] = (make_design(resources, lines), check)
        return check

    return keep


def in_vpc(*resources):
    return [*place("web", "aws.ec2", "aws.vpc"), *resources]


FN = make_resource("fn", "aws.lambda")
JOBS = make_resource("jobs", "aws.sqs")


@stack(
    "lambda-dynamodb",
    [FN, make_resource("orders", "aws.dynamodb")],
    [line("l", "fn", "orders", "data")],
)
def check_table(lab, ids):
    table = lab.ask("dynamodb").describe_table(TableName=ids["Orders"])["Table"]
    lab.may(ids["FnRole"], "dynamodb:PutItem", table["TableArn"])
    lab.may(ids["FnRole"], "logs:PutLogEvents", arn("logs", "log-group:/aws/lambda/case-dev-fn"))
    function = lab.ask("lambda").get_function_configuration(FunctionName=ids["Fn"])
    assert function["Environment"]["Variables"]["ORDERS_TABLE"] == ids["Orders"], function
    assert function["Role"].endswith("/" + ids["FnRole"]), function["Role"]


@stack(
    "s3-lambda", [FN, make_resource("files", "aws.s3")], [line("l", "files", "fn", "event")]
)
def check_notification(lab, ids):
    # moto makes the bucket without its notification and public access block: that text is tested
    # elsewhere.
    bucket = {"Bucket": ids["Files"]}
    storage = lab.ask("s3")
    rules = storage.get_bucket_encryption(**bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rules, rules
    policy = json.loads(lab.ask("lambda").get_policy(FunctionName=ids["Fn"])["Policy"])
    (item,) = policy["Statement"]
    assert item["Principal"] == {"Service": "s3.amazonaws.com"}, item
    assert ids["Files"] in json.dumps(item["Condition"]), item


@stack("sqs-lambda", [JOBS, FN], [line("l", "jobs", "fn", "event")])
def check_mapping(lab, ids):
    queue = arn("sqs", "case-dev-jobs")
    (mapping,) = lab.ask("lambda").list_event_source_mappings(EventSourceArn=queue)[
        "EventSourceMappings"
    ]
    assert mapping["FunctionArn"] == FUNCTION, mapping
    assert mapping["EventSourceArn"] == queue and mapping["BatchSize"] == 10, mapping
    assert mapping["State"] == "Enabled", mapping
    lab.may(ids["FnRole"], "sqs:ReceiveMessage", queue)
    asked = lab.ask("sqs").get_queue_attributes(QueueUrl=ids["Jobs"], AttributeNames=["All"])
    redrive = json.loads(asked["Attributes"]["RedrivePolicy"])
    assert redrive["deadLetterTargetArn"] == arn("sqs", "case-dev-jobs-dlq"), redrive
    timeout = lab.ask("lambda").get_function_configuration(FunctionName=ids["Fn"])["Timeout"]
    assert int(asked["Attributes"]["VisibilityTimeout"]) >= 6 * timeout, asked


@stack(
    "kinesis-lambda",
    [make_resource("clicks", "aws.kinesis"), FN],
    [line("l", "clicks", "fn", "event")],
)
def check_stream(lab, ids):
    about = lab.ask("kinesis").describe_stream_summary(StreamName=ids["Clicks"])
    stream = about["StreamDescriptionSummary"]["StreamARN"]
    (mapping,) = lab.ask("lambda").list_event_source_mappings(EventSourceArn=stream)[
        "EventSourceMappings"
    ]
    assert mapping["FunctionArn"] == FUNCTION and mapping["State"] == "Enabled", mapping
    lab.may(ids["FnRole"], "kinesis:GetRecords", stream)


@stack(
    "dynamodb-lambda",
    [make_resource("orders", "aws.dynamodb"), FN],
    [line("l", "orders", "fn", "event")],
)
def check_table_stream(lab, ids):
    table = lab.ask("dynamodb").describe_table(TableName=ids["Orders"])["Table"]
    assert table["StreamSpecification"]["StreamEnabled"], table
    (mapping,) = lab.ask("lambda").list_event_source_mappings()["EventSourceMappings"]
    assert mapping["FunctionArn"] == FUNCTION, mapping
    assert mapping["EventSourceArn"] == table["LatestStreamArn"], mapping
    lab.may(ids["FnRole"], "dynamodb:GetRecords", table["LatestStreamArn"])


SHOP = {"source": ["shop"]}


@stack(
    "bus-sqs-lambda",
    [make_resource("bus", "aws.eventbridge"), JOBS, FN],
    [
        line("l", "bus", "jobs", "event", pattern=SHOP),
        line("m", "bus", "fn", "event", pattern=SHOP),
    ],
)
def check_rules(lab, ids):
    events = lab.ask("events")
    rules = events.list_rules(EventBusName="case-dev-bus")["Rules"]
    assert [json.loads(rule["EventPattern"]) for rule in rules] == [SHOP, SHOP], rules
    targets = {}
    for rule in rules:
        found = events.list_targets_by_rule(Rule=rule["Name"], EventBusName="case-dev-bus")
        targets.update({target["Arn"]: target for target in found["Targets"]})
    assert targets.keys() == {arn("sqs", "case-dev-jobs"), FUNCTION}, targets
    for target in targets.values():
        assert target["DeadLetterConfig"]["Arn"] == arn("sqs", "case-dev-bus-dlq"), target
    policy = json.loads(lab.ask("lambda").get_policy(FunctionName=ids["Fn"])["Policy"])
    assert policy["Statement"][0]["Principal"] == {"Service": "events.amazonaws.com"}, policy


@stack(
    "steps",
    [make_resource("flow", "aws.stepfunctions"), FN, JOBS],
    [line("l", "flow", "fn", "api"), line("m", "flow", "jobs", "api")],
)
def check_steps(lab, ids):
    about = lab.ask("stepfunctions").describe_state_machine(stateMachineArn=ids["Flow"])
    states = json.loads(about["definition"])["States"]
    assert states["fn"]["Parameters"]["FunctionName"] == FUNCTION, states
    assert states["fn"]["Next"] == "jobs" and states["jobs"]["End"], states
    assert about["roleArn"].endswith("/" + ids["FlowRole"]), about
    lab.may(ids["FlowRole"], "lambda:InvokeFunction", FUNCTION)
    lab.may(ids["FlowRole"], "sqs:SendMessage", arn("sqs", "case-dev-jobs"))


@stack("sns-sqs", [make_resource("news", "aws.sns"), JOBS], [line("l", "news", "jobs", "event")])
def check_topic(lab, ids):
    # The subscription is a type moto does not create: its text is tested elsewhere.
    topics = [item["TopicArn"] for item in lab.ask("sns").list_topics()["Topics"]]
    assert topics == [ids["News"]], topics
    assert lab.ask("sqs").list_queues()["QueueUrls"], ids


@stack("kms-sqs", [make_resource("key", "aws.kms"), JOBS], [line("l", "key", "jobs", "data")])
def check_key(lab, ids):
    keys = lab.ask("kms")
    aliases = {a["AliasName"]: a.get("TargetKeyId") for a in keys.list_aliases()["Aliases"]}
    assert aliases["alias/case-dev-key"] == ids["Key"], aliases
    assert keys.get_key_rotation_status(KeyId=ids["Key"])["KeyRotationEnabled"]
    asked = lab.ask("sqs").get_queue_attributes(QueueUrl=ids["Jobs"], AttributeNames=["All"])
    assert ids["Key"] in asked["Attributes"]["KmsMasterKeyId"], asked


@stack(
    "role-s3",
    [make_resource("deployer", "aws.iam_role"), make_resource("files", "aws.s3")],
    [line("l", "deployer", "files", "api")],
)
def check_role(lab, ids):
    roles = [role["RoleName"] for role in lab.ask("iam").list_roles()["Roles"]]
    assert ids["Deployer"] in roles, roles
    lab.may(ids["Deployer"], "s3:GetObject", f"arn:aws:s3:::{ids['Files']}/*")


@stack("vpc", place("app", "aws.subnet", "aws.vpc", tier="private"))
def check_network(lab, ids):
    network = lab.ask("ec2")
    (vpc,) = network.describe_vpcs(VpcIds=[ids["InVpc"]])["Vpcs"]
    assert vpc["CidrBlock"] == "10.0.0.0/16", vpc
    mine = [{"Name": "vpc-id", "Values": [ids["InVpc"]]}]
    subnets = network.describe_subnets(Filters=mine)["Subnets"]
    assert subnets and all(not subnet["MapPublicIpOnLaunch"] for subnet in subnets), subnets


@stack(
    "ec2-s3", in_vpc(make_resource("files", "aws.s3")), [line("l", "web", "files", "data")]
)
def check_server(lab, ids):
    found = lab.ask("ec2").describe_instances(InstanceIds=[ids["Web"]])["Reservations"]
    (server,) = found[0]["Instances"]
    assert server["IamInstanceProfile"], server
    lab.may(ids["WebRole"], "s3:GetObject", f"arn:aws:s3:::{ids['Files']}/*")
    # A private server leaves through the NAT gateway and reaches S3 through the endpoint.
    tables = lab.ask("ec2").describe_route_tables()["RouteTables"]
    routes = [route for table in tables for route in table["Routes"]]
    assert any(route.get("NatGatewayId") for route in routes), routes


@stack(
    "alb-ec2",
    in_vpc(make_resource("lb", "aws.alb", "in_vpc"), make_resource("net", "aws.internet")),
    [line("n", "net", "lb", "network", port=80), line("l", "lb", "web", "network", port=8080)],
)
def check_balancer(lab, ids):
    lab.lets_in(ids["WebSg"], 8080, ids["LbSg"])
    lab.lets_in(ids["LbSg"], 80, "0.0.0.0/0")
    balancers = lab.ask("elbv2")
    (listener,) = balancers.describe_listeners(LoadBalancerArn=ids["Lb"])["Listeners"]
    assert listener["Port"] == 80, listener
    (group,) = balancers.describe_target_groups()["TargetGroups"]
    assert group["Port"] == 8080 and group["VpcId"] == ids["InVpc"], group
    assert group["TargetGroupArn"] in json.dumps(listener["DefaultActions"]), listener


@stack(
    "ec2-rds",
    in_vpc(make_resource("db", "aws.rds", "in_vpc")),
    [line("l", "web", "db", "data")],
)
def check_database(lab, ids):
    lab.lets_in(ids["DbSg"], 5432, ids["WebSg"])
    (database,) = lab.ask("rds").describe_db_instances()["DBInstances"]
    assert database["StorageEncrypted"] and not database["PubliclyAccessible"], database
    # moto names the groups by their place in the template.
    assert len(database["VpcSecurityGroups"]) == 1, database


@stack(
    "ec2-efs",
    in_vpc(make_resource("disk", "aws.efs", "in_vpc")),
    [line("l", "web", "disk", "data")],
)
def check_files(lab, ids):
    lab.lets_in(ids["DiskSg"], 2049, ids["WebSg"])


@stack(
    "ecs-ecr",
    union(place("app", "aws.ecs_service"), [make_resource("image", "aws.ecr")]),
    [line("l", "app", "image", "data")],
)
def check_container(lab, ids):
    (image,) = lab.ask("ecr").describe_repositories()["repositories"]
    assert image["imageTagMutability"] == "IMMUTABLE", image
    containers = lab.ask("ecs")
    cluster = containers.list_clusters()["clusterArns"][0]
    services = containers.list_services(cluster=cluster)["serviceArns"]
    (service,) = containers.describe_services(cluster=cluster, services=services)["services"]
    task = containers.describe_task_definition(taskDefinition=service["taskDefinition"])
    (container,) = task["taskDefinition"]["containerDefinitions"]
    assert container["image"].startswith(image["repositoryUri"]), container


# --- tests ---

QUICK = (
    "lambda-dynamodb", "s3-lambda", "sqs-lambda", "bus-sqs-lambda", "steps", "alb-ec2", "ec2-rds",
)


def run_stack(lab, name):
    design, check = STACKS[name]
    lab.server.reset()
    check(lab, lab.deploy(lab.template(name, design), name))


def run_change(lab, name, more, lines):
    """The stack, then with more drawn, then without that again, then gone."""
    design, check = STACKS[name]
    wide = {
        **design,
        "resources": design["resources"] + more,
        "connections": design["connections"] + lines,
    }
    first = lab.template("first-" + name, design)
    second = lab.template("second-" + name, wide)
    lab.server.reset()
    ids = lab.deploy(first)
    check(lab, ids)
    added = second.template["Resources"].keys() - first.template["Resources"].keys()
    assert added, second
    changes = lab.change(second, "more")
    assert {key for key, action in changes.items() if action == "Add"} == added, changes
    assert added <= lab.there(), f"{sorted(added)} not in {lab.there()}"
    queues = lab.ask("sqs").list_queues()["QueueUrls"]
    assert any(url.endswith("-mail") for url in queues), queues
    changes = lab.change(first, "less")
    assert {key for key, action in changes.items() if action == "Remove"} == added, changes
    queues = lab.ask("sqs").list_queues().get("QueueUrls", [])
    assert not any(url.endswith("-mail") for url in queues), queues
    lab.ask("cloudformation").delete_stack(StackName="stack")
    gone = [item["StackName"] for item in lab.ask("cloudformation").describe_stacks()["Stacks"]]
    assert not gone, gone


# moto makes a named resource anew whatever an update says of it, which its own name then forbids:
# what is drawn more must leave such resources as they are.
MAIL = make_resource("mail", "aws.sqs")
CHANGES = {
    "sns-sqs": ([MAIL], [line("m", "news", "mail", "event")]),
    "lambda-dynamodb": ([MAIL], []),
    "steps": ([MAIL], []),
}


def run_starter(lab, path):
    lab.server.reset()
    certificate = lab.ask("acm").request_certificate(DomainName="www.example.org")
    instead = {CERTIFICATE: certificate["CertificateArn"]}
    strip = Strip(read_template(path), instead)
    # A stack's name takes no underscore.
    ids = lab.deploy(strip, path.parents[1].name.replace("_", "-"))
    kinds = {key: item["Type"] for key, item in strip.template["Resources"].items()}
    for key, kind in kinds.items():
        if kind == "AWS::Lambda::Function":
            lab.ask("lambda").get_function(FunctionName=ids[key])
        elif kind == "AWS::S3::Bucket":
            lab.ask("s3").head_bucket(Bucket=ids[key])
        elif kind == "AWS::EC2::Subnet":
            lab.ask("ec2").describe_subnets(SubnetIds=[ids[key]])
        elif kind == "AWS::EC2::SecurityGroup":
            lab.group(ids[key])
        elif kind == "AWS::IAM::Role":
            lab.ask("iam").get_role(RoleName=ids[key])


def run_all(tap, lab, everything):
    for name in STACKS:
        if everything or name in QUICK:
            tap.run(f"/endtoend/moto/stack/{name}", run_stack, lab, name)
    for name, (more, lines) in CHANGES.items():
        tap.run(f"/endtoend/moto/change/{name}", run_change, lab, name, more, lines)
    starters = sorted(ROOT.glob("templates/*/cloudformation/template.yaml"))
    for path in starters if everything else starters[:3]:
        name = path.parents[1].name
        tap.run(f"/endtoend/moto/starter/{name}", run_starter, lab, path)


def main():
    tap = Tap()
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            lab = Lab(Tool(sys.argv[1]), server.wait(), pathlib.Path(folder))
            run_all(tap, lab, "long" in sys.argv[2:])
    finally:
        server.close()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
