#!/usr/bin/env python3
"""Reachability beside a walk that shares nothing with it: test-reach-walk.py REACH_MANY quick|long
(TAP).

Random networks are generated as CloudFormation. Here single packets with real addresses are sent
through the template's routes, peerings, network ACLs and security groups, and their answers back;
ish-reach reasons about ranges over the resolved design. Every pair of resources and the internet,
both ways, several ports each.
SPDX-License-Identifier: MIT
"""

import ipaddress
import json
import pathlib
import subprocess
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "endtoend"))

from generated import Tap  # noqa: E402  pylint: disable=wrong-import-position

SEEDS = {"quick": 60, "long": 2000}
AT_ONCE = 20
OUTSIDE = [ipaddress.ip_address(a) for a in ("1.1.1.1", "100.20.30.40", "203.0.113.77")]
ANSWER_PORTS = (32768, 45000, 60999)  # what systems choose to be answered at
ANY_PROTOCOL = [("tcp", 1), ("tcp", 443), ("tcp", 65535), ("udp", 53), ("icmp", 0), ("gre", 0)]
NUMBERS = {"6": "tcp", "17": "udp", "1": "icmp"}


class Loader(yaml.CSafeLoader):
    """With the short tags."""


def read_tag(loader, tag, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    else:
        value = loader.construct_sequence(node, True)
    return {tag: value}


Loader.add_multi_constructor("!", read_tag)


def name(value):
    """The logical id that a reference goes to, with what of it is not the id itself."""
    if not isinstance(value, dict):
        return None
    if "Ref" in value:
        return value["Ref"]
    target = value.get("GetAtt", "")
    target = ".".join(target) if isinstance(target, list) else target
    owner, _, attribute = target.partition(".")
    return target if attribute == "ClusterSecurityGroupId" else owner


def names(values):
    return [found for found in map(name, values or []) if found]


def read_range(text):
    """None of what is no range."""
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        return None


class Address:
    """One network interface: where it stands and what it wears."""

    def __init__(self, owner, subnet, groups, public=False, guarded=True):
        self.owner, self.subnet, self.groups = owner, subnet, set(groups)
        self.public, self.guarded = public, guarded


class World:
    def __init__(self, template):
        self.resources = template["Resources"]
        self.tables, self.routes, self.acls, self.entries = {}, {}, {}, {}
        self.rules = {True: {}, False: {}}
        self.public_instances = set()
        for key, resource in self.resources.items():
            reader = getattr(self, "read_" + resource["Type"].split("::")[-1], None)
            if reader and resource["Type"].startswith("AWS::EC2::"):
                reader(key, resource["Properties"])

    # --- what the template says ---

    def read_EIP(self, _key, of):
        if name(of.get("InstanceId")):
            self.public_instances.add(name(of["InstanceId"]))

    def read_EIPAssociation(self, _key, of):
        self.public_instances.add(name(of.get("InstanceId")))

    def read_SubnetRouteTableAssociation(self, _key, of):
        self.tables[name(of["SubnetId"])] = name(of["RouteTableId"])

    def read_SubnetNetworkAclAssociation(self, _key, of):
        self.acls[name(of["SubnetId"])] = name(of["NetworkAclId"])

    def read_Route(self, _key, of):
        if "DestinationCidrBlock" in of:
            to = ipaddress.ip_network(of["DestinationCidrBlock"])
            via = [name(value) for part, value in of.items()
                   if part not in ("RouteTableId", "DestinationCidrBlock")]
            self.routes.setdefault(name(of["RouteTableId"]), []).append((to, via[0]))

    def read_NetworkAclEntry(self, _key, of):
        ports = of.get("PortRange", {"From": 0, "To": 65535})
        entry = (of["RuleNumber"], str(of["Protocol"]), ipaddress.ip_network(of["CidrBlock"]),
                 ports["From"], ports["To"], of["RuleAction"] == "allow")
        key = (name(of["NetworkAclId"]), bool(of.get("Egress")))
        self.entries.setdefault(key, []).append(entry)

    def read_SecurityGroup(self, key, of):
        for rule in of.get("SecurityGroupIngress", []):
            self.add_rule(True, key, rule)
        for rule in of.get("SecurityGroupEgress", []):
            self.add_rule(False, key, rule)

    def read_SecurityGroupIngress(self, _key, of):
        self.add_rule(True, name(of["GroupId"]), of)

    def read_SecurityGroupEgress(self, _key, of):
        self.add_rule(False, name(of["GroupId"]), of)

    def add_rule(self, inward, group, rule):
        other = rule.get("SourceSecurityGroupId" if inward else "DestinationSecurityGroupId")
        known = read_range(rule["CidrIp"]) if "CidrIp" in rule else None
        self.rules[inward].setdefault(group, []).append(
            (str(rule["IpProtocol"]), rule.get("FromPort", 0), rule.get("ToPort", 65535), known,
             name(other)))

    # --- interfaces ---

    def find(self, kind):
        return ((key, resource["Properties"]) for key, resource in self.resources.items()
                if resource["Type"] == "AWS::" + kind)

    def of(self, key):
        return self.resources[key]["Properties"]

    def of_template(self, where):
        """Groups, and whether what starts from the launch template gets a public address."""
        key = where and name(where.get("Id") or where.get("LaunchTemplateId"))
        data = self.of(key)["LaunchTemplateData"] if key else {}
        cards = data.get("NetworkInterfaces", [])
        groups = names(data.get("SecurityGroupIds"))
        for card in cards:
            groups += names(card.get("Groups"))
        return groups, any(card.get("AssociatePublicIpAddress") for card in cards)

    def list_addresses(self):
        for key, subnets, groups, public in self.list_places():
            for subnet in subnets:
                kind = self.resources[key]["Type"]
                guarded = not (kind.endswith("LoadBalancer") and not groups) \
                    and not kind.endswith("NatGateway")
                yield Address(key, subnet, groups, public, guarded)

    def list_places(self):
        yield from self.list_machines()
        yield from self.list_stores()
        for key, of in self.find("ElasticLoadBalancingV2::LoadBalancer"):
            subnets = names(of.get("Subnets")) + \
                names(mapping["SubnetId"] for mapping in of.get("SubnetMappings", []))
            yield key, subnets, names(of.get("SecurityGroups")), of["Scheme"] == "internet-facing"
        for key, of in self.find("EC2::NatGateway"):
            yield key, names([of["SubnetId"]]), [], of.get("ConnectivityType") != "private"
        for kind in ("EC2::VPCEndpoint", "ApiGatewayV2::VpcLink"):
            for key, of in self.find(kind):
                yield key, names(of.get("SubnetIds")), names(of.get("SecurityGroupIds")), False

    def list_machines(self):
        for key, of in self.find("EC2::Instance"):
            for card in of.get("NetworkInterfaces") or [of]:
                yield (key, names([card["SubnetId"]]),
                       names(card.get("GroupSet") or card.get("SecurityGroupIds")),
                       bool(card.get("AssociatePublicIpAddress")) or key in self.public_instances)
        for key, of in self.find("AutoScaling::AutoScalingGroup"):
            where = of.get("LaunchTemplate") or of["MixedInstancesPolicy"]["LaunchTemplate"][
                "LaunchTemplateSpecification"]
            yield (key, names(of["VPCZoneIdentifier"]), *self.of_template(where))
        for key, of in self.find("ECS::Service"):
            net = of["NetworkConfiguration"]["AwsvpcConfiguration"]
            yield (key, names(net["Subnets"]), names(net["SecurityGroups"]),
                   net.get("AssignPublicIp") == "ENABLED")
        for key, of in self.find("Lambda::Function"):
            net = of.get("VpcConfig", {})
            yield key, names(net.get("SubnetIds")), names(net.get("SecurityGroupIds")), False
        for key, of in self.find("EKS::Cluster"):
            net = of["ResourcesVpcConfig"]
            own = names(net.get("SecurityGroupIds")) + [key + ".ClusterSecurityGroupId"]
            yield key, names(net["SubnetIds"]), own, False
        for key, of in self.find("EKS::Nodegroup"):
            groups, public = self.of_template(of.get("LaunchTemplate"))
            own = groups or [name(of["ClusterName"]) + ".ClusterSecurityGroupId"]
            yield key, names(of["Subnets"]), own, public

    def list_stores(self):
        for key, of in self.find("RDS::DBInstance"):
            if "DBClusterIdentifier" not in of:
                first = of
                while "SourceDBInstanceIdentifier" in first:  # a copy stands beside its source
                    first = self.of(name(first["SourceDBInstanceIdentifier"]))
                yield (key, names(self.of(name(first["DBSubnetGroupName"]))["SubnetIds"]),
                       names(of.get("VPCSecurityGroups")), bool(of.get("PubliclyAccessible")))
        for key, of in self.find("RDS::DBCluster"):
            yield (key, names(self.of(name(of["DBSubnetGroupName"]))["SubnetIds"]),
                   names(of.get("VpcSecurityGroupIds")),
                   any(one.get("PubliclyAccessible") for _, one in self.find("RDS::DBInstance")
                       if name(one.get("DBClusterIdentifier")) == key))
        for key, of in self.find("ElastiCache::ReplicationGroup"):
            yield (key, names(self.of(name(of["CacheSubnetGroupName"]))["SubnetIds"]),
                   names(of.get("SecurityGroupIds")), False)
        for key, of in self.find("OpenSearchService::Domain"):
            net = of.get("VPCOptions", {})
            yield key, names(net.get("SubnetIds")), names(net.get("SecurityGroupIds")), False
        for key, of in self.find("EFS::MountTarget"):
            yield key, names([of["SubnetId"]]), names(of["SecurityGroups"]), False

    def has_own_door(self, key):
        """The provider's, beside the network, open to everybody."""
        if self.kind(key) != "AWS::EKS::Cluster":
            return False
        net = self.of(key)["ResourcesVpcConfig"]
        return net.get("EndpointPublicAccess", True) and \
            "0.0.0.0/0" in net.get("PublicAccessCidrs", ["0.0.0.0/0"])

    # --- packets ---

    def hosts(self, address):
        """The first and the last of its subnet: what holds of both holds of all between."""
        if address is None:
            return OUTSIDE
        net = ipaddress.ip_network(self.of(address.subnet)["CidrBlock"])
        return [net[4], net[-2]]

    def network(self, address):
        return name(self.of(address.subnet)["VpcId"])

    def next_hop(self, subnet, host):
        fitting = [(to.prefixlen, via) for to, via in self.routes.get(self.tables.get(subnet), [])
                   if host in to]
        return max(fitting)[1] if fitting else None

    def kind(self, key):
        return self.resources[key]["Type"] if key in self.resources else None

    def acl_passes(self, subnet, outward, host, protocol, port):
        acl = self.acls.get(subnet)
        if acl is None:
            return True
        for _, covered, ranges, first, last, allow in sorted(self.entries.get((acl, outward), [])):
            covered = NUMBERS.get(covered, covered)
            if host in ranges and (covered == "-1" or covered == protocol
                                   and (protocol == "icmp" or first <= port <= last)):
                return allow
        return False

    def group_passes(self, address, inward, other, host, protocol, port):
        if address is None or not address.guarded:
            return True
        for group in address.groups:
            if group.endswith(".ClusterSecurityGroupId"):
                if not inward or (other and group in other.groups):
                    return True
            for covered, first, last, ranges, of in self.rules[inward].get(group, []):
                covered = NUMBERS.get(covered, covered)
                if covered not in ("-1", protocol):
                    continue
                if covered != "-1" and protocol != "icmp" and not first <= port <= last:
                    continue
                if (ranges and host in ranges) or (of and other and of in other.groups):
                    return True
        return False

    def carried(self, one, other, host):
        """The subnets beyond its own that a packet passes on its way; None: it does not arrive."""
        if other and self.network(one) == self.network(other):
            return []
        via = self.next_hop(one.subnet, host)
        kind = self.kind(via)
        if other:
            return [] if kind == "AWS::EC2::VPCPeeringConnection" and \
                {self.network(one), self.network(other)} == \
                {name(self.of(via)["VpcId"]), name(self.of(via)["PeerVpcId"])} else None
        if kind == "AWS::EC2::InternetGateway":
            return [] if one.public else None
        if kind == "AWS::EC2::NatGateway":
            subnet = name(self.of(via)["SubnetId"])
            beyond = self.kind(self.next_hop(subnet, host))
            return [subnet] if beyond == "AWS::EC2::InternetGateway" else None
        return None

    def arrives(self, one, other, packet):
        """From one host to another, and the answer; one of the ends may be outside (None)."""
        source, target, protocol, port = packet
        between = []
        if one:
            between = self.carried(one, other, target)
        if between is None or (other and not one and not other.public):
            return False
        if other and (back := self.carried(other, one, source)) is None or other and back:
            return False
        answers = [0] if protocol in ("icmp", "gre") else ANSWER_PORTS
        legs = [(one and one.subnet, True, target, [port]),
                (other and other.subnet, False, source, [port]),
                (other and other.subnet, True, source, answers),
                (one and one.subnet, False, target, answers)]
        for subnet in between:
            legs += [(subnet, False, source, [port]), (subnet, True, target, [port]),
                     (subnet, False, target, answers), (subnet, True, source, answers)]
        if one and other and one.subnet == other.subnet:
            legs = []
        return all(self.acl_passes(subnet, outward, host, protocol, at)
                   for subnet, outward, host, ports in legs if subnet for at in ports) \
            and self.group_passes(one, False, other, target, protocol, port) \
            and self.group_passes(other, True, one, source, protocol, port)

    def reaches(self, one, other, protocol, port):
        """Whatever the hosts are."""
        if other and self.kind(other.owner) == "AWS::EC2::NatGateway":
            return False  # it lets nothing begin from outside
        if one and other and self.kind(one.owner) == "AWS::EC2::NatGateway":
            return False
        packets = ANY_PROTOCOL if protocol == "any" else [(protocol, port)]
        return all(self.arrives(one, other, (source, target, *packet)) for packet in packets
                   for source in self.hosts(one) for target in self.hosts(other))


def logical(key):
    return "".join(part[:1].upper() + part[1:] for part in key.replace("-", "_").split("_"))


def judge(line):
    """(answers, of them open, disagreements)"""
    design = json.loads(line)
    world = World(yaml.load(design["template"], Loader))
    of_owner = {}
    for address in world.list_addresses():
        of_owner.setdefault(address.owner, []).append(address)
    ends = {"internet": [None]}
    for drawn, keys in design["nodes"].items():
        ends[drawn] = [address for key in keys for address in of_owner.get(logical(key), [])]
    managed = {drawn for drawn, keys in design["nodes"].items() for key in keys
               if world.has_own_door(logical(key))}
    n_open, problems = 0, []
    for start, end, protocol, port, said, why in design["answers"]:
        found = any(world.reaches(one, other, protocol, port)
                    for one in ends[start] for other in ends[end])
        if start == "internet" and end in managed and (protocol, port) == ("tcp", 443):
            found = True
        n_open += found
        if found != said:
            problems.append(f"seed {design['seed']}: {start} to {end}, {protocol} {port}: the walk "
                            f"says {found}, the program {said}: {why}")
    return len(design["answers"]), n_open, problems


def main():
    program, extent = sys.argv[1], sys.argv[2]
    first, last = (0, SEEDS[extent]) if extent in SEEDS else map(int, sys.argv[2:4])
    tap, n_designs, n_answers, n_open, problems = Tap(), 0, 0, 0, []
    for start in range(first, last, AT_ONCE):
        command = [program, str(start), str(min(start + AT_ONCE, last))]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        for line in done.stdout.splitlines():
            answers, opened, found = judge(line)
            n_designs, n_answers, n_open = n_designs + 1, n_answers + answers, n_open + opened
            problems += found
    print(f"# {n_designs} designs, {n_answers} answers, {n_open} of them open")
    tap.say("every answer is the walk's", problems)
    tap.say("designs are made and some ways are open",
            [] if n_designs * 10 >= (last - first) * 9 and n_open > n_designs else ["too few"])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
