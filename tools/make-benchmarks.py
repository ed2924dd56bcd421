#!/usr/bin/env python3
"""Make the benchmark views from Prowler's compliance files and the ids on the project's own rules.

    tools/make-benchmarks.py COMPLIANCE_FOLDER RULES_FOLDER OUTPUT_FOLDER

A control of a benchmark lists Prowler checks; the controls of CIS 3.0 and of the AWS best practices
that stand on a rule say which Prowler checks the rule answers. From both follows which rules decide
a control. Titles are the project's own words: the benchmarks' texts are not free to copy.
SPDX-License-Identifier: MIT
"""
import json
import pathlib
import re
import sys

CIS = ["7.0", "6.0", "5.0", "4.0", "3.0", "2.0", "1.5"]
# Words of the original -> (our title, where to look instead). The first that fits.
TITLES = [
    (r"authorization guardrails", "Every account stands under guardrails", "organisation"),
    (r"management account is not", "Nothing runs in the management account", "organisation"),
    (r"Organizational Units", "Accounts are sorted by environment and sensitivity",
     "organisation"),
    (r"delegated admins? manage", "Delegated administrators manage the organisation",
     "organisation"),
    (r"resource policies do not", "No resource lets everybody in", None),
    (r"web front-end services", "What faces the web keeps access logs", None),
    (r"VPC Endpoints are used", "Networks reach AWS through endpoints", "network"),
    (r"contact details", "The account's contact details are right", "account"),
    (r"current contact", "The account's contact details are right", "account"),
    (r"security contact", "The account names a security contact", "account"),
    (r"security questions", "The account has security questions", "account"),
    (r"root.*access key", "The root user has no access key", "root"),
    (r"[Hh]ardware MFA.*root", "The root user signs in with a hardware key", "root"),
    (r"MFA.*root", "The root user signs in with a second factor", "root"),
    (r"[Uu]se of the .?root", "Nobody works as the root user", "root"),
    (r"entralized root|root.*credential management", "Root users are managed in one place", "root"),
    (r"minimum length", "Passwords have 14 characters or more", "password"),
    (r"password reuse", "Old passwords are not used again", "password"),
    (r"MFA.*(IAM users|console)|multi-factor.*IAM users", "Everybody signs in with a second factor",
     "users"),
    (r"[Aa]ccess keys (during|.*initial)|create access keys", "New users get no access key",
     "users"),
    (r"unused for", "Credentials nobody uses are turned off", "users"),
    (r"one active access key", "Each user has one access key at most", "users"),
    (r"rotated every 90", "Access keys are renewed every 90 days", "users"),
    (r"only through groups", "People get rights through groups and roles", None),
    (r"full .*administrative", "No policy allows everything", None),
    (r"support role", "A role may talk to AWS Support", "roles"),
    (r"instance roles", "Servers act with a role", None),
    (r"expired SSL", "Expired certificates are removed", "certificates"),
    (r"[Aa]ccess [Aa]naly[sz]er", "Access Analyzer watches every region", "regions"),
    (r"managed centrally", "People are managed in one place", "users"),
    (r"CloudShell", "Few people may use CloudShell", "roles"),
    (r"deny HTTP", "Buckets refuse requests without TLS", None),
    (r"MFA Delete", "Deleting old versions asks for a second factor", "root"),
    (r"discovered, classified", "What lies in buckets is known and classified", "regions"),
    (r"[Bb]lock [Pp]ublic [Aa]ccess|S3.*public", "Buckets cannot be made public", None),
    (r"[Ss]3.*encrypt", "Buckets say how they encrypt", None),
    (r"EBS", "Disks are encrypted", None),
    (r"RDS.*encrypt|encrypt.*RDS", "Databases are encrypted", None),
    (r"[Mm]inor [Vv]ersion", "Databases install minor versions by themselves", None),
    (r"RDS.*public|public.*RDS", "Databases have no public address", None),
    (r"Multi-AZ", "Databases have a second copy", None),
    (r"EFS", "File systems are encrypted", None),
    (r"CloudTrail is enabled", "Every region is recorded", None),
    (r"CloudTrail log file validation", "Changed records are noticed", None),
    (r"AWS Config is enabled", "AWS Config records every region", "regions"),
    (r"CloudTrail.*publicly", "The bucket of records is private", None),
    (r"CloudTrail.*integrated with CloudWatch", "Records reach CloudWatch Logs", None),
    (r"access logging.*CloudTrail", "The bucket of records keeps access logs", None),
    (r"CloudTrail logs are encrypted", "Records are encrypted with a key of your own", None),
    (r"rotation for customer", "Keys are renewed every year", None),
    (r"flow logging", "Networks write flow logs", None),
    (r"[Oo]bject-level logging for write", "Writes of files are recorded", None),
    (r"[Oo]bject-level logging for read", "Reads of files are recorded", None),
    (r"[Uu]nauthorized API", "An alarm watches refused calls", None),
    (r"without MFA", "An alarm watches sign-ins without a second factor", None),
    (r"usage of (the )?.?.?root", "An alarm watches the root user", None),
    (r"IAM policy changes", "An alarm watches changes of rights", None),
    (r"CloudTrail configuration", "An alarm watches changes of the recording", None),
    (r"authentication failures", "An alarm watches failed sign-ins", None),
    (r"deletion of customer", "An alarm watches keys being turned off", None),
    (r"S3 bucket policy changes", "An alarm watches changes of bucket policies", None),
    (r"Config configuration changes", "An alarm watches changes of AWS Config", None),
    (r"security group changes", "An alarm watches changes of security groups", None),
    (r"NACL|Network Access Control", "An alarm watches changes of network ACLs", None),
    (r"network gateways", "An alarm watches changes of gateways", None),
    (r"route table changes", "An alarm watches changes of routes", None),
    (r"VPC changes", "An alarm watches changes of networks", None),
    (r"Organizations changes", "An alarm watches changes of the organisation", "alarms"),
    (r"Security Hub", "Security Hub is on", "regions"),
    (r"Network ACLs allow ingress", "Network ACLs let nobody log in from the internet", None),
    (r"0\.0\.0\.0/0", "Security groups let nobody log in from the internet", None),
    (r"::/0", "Security groups let nobody log in by IPv6", None),
    (r"default security group", "The default security group lets nothing through", None),
    (r"VPC peering", "Peering routes are no wider than needed", None),
    (r"Metadata", "Instances answer metadata requests only with a token", None),
    (r"CIFS", "File shares are not open to the internet", "network"),
]
LOOKS = {
    "account": "Look at the account's settings.",
    "root": "Look at the root user of the account.",
    "password": "Look at the account's password policy.",
    "users": "Look at the credential report of IAM.",
    "roles": "Look at the roles of the account.",
    "certificates": "Look at the certificates kept in IAM.",
    "regions": "Look at the service's settings in every region of the account.",
    "organisation": "Look at the organisation and its policies.",
    "alarms": "Look at the alarms of the management account.",
    "network": "Look at the running account.",
}
ACCOUNT_WIDE = ("A design shows its own resources only; other regions and stacks of the account "
                "count too.")


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def own_rules(folder):
    rules = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        for rule in load(path)["rules"]:
            rules[rule["id"]] = rule
    return rules


def answers(rules, compliance):
    """Prowler check -> ids of the rules that answer it"""
    checks = {}
    for key, name in (("CIS-3.0", "cis_3.0_aws"), ("CIS-2.0", "cis_2.0_aws"),
                      ("CIS-1.5", "cis_1.5_aws"),
                      ("FSBP", "aws_foundational_security_best_practices_aws")):
        for item in load(compliance / f"{name}.json")["Requirements"]:
            for rule in rules.values():
                if f"{key}:{item['Id']}" in rule["controls"]:
                    for check in item["Checks"]:
                        checks.setdefault(check, set()).add(rule["id"])
    return checks


def order(text):
    return [(int(part), "") if part.isdigit() else (0, part) for part in text.split(".")]


def cis(version, compliance, checks, rules):
    controls = []
    for item in load(compliance / f"cis_{version}_aws.json")["Requirements"]:
        tag = f"CIS-{version}:{item['Id']}"
        found = {rule["id"] for rule in rules.values() if tag in rule["controls"]}
        if not found:
            found = set().union(*(checks.get(check, set()) for check in item["Checks"]))
        words = next(((title, look) for pattern, title, look in TITLES
                      if re.search(pattern, item["Description"], re.I)), None)
        if words is None:
            sys.exit(f"CIS {version} {item['Id']}: no words of ours for {item['Description']!r}")
        title, look = words
        control = {"id": item["Id"], "title": title}
        if "1" in (item["Attributes"][0].get("Profile") or ""):
            control["level"] = 1
        else:
            control["level"] = 2
        if found and look is None:
            control["tags"] = sorted(found)
            control["partial"] = True
            control["look"] = ACCOUNT_WIDE
        else:
            control["tags"] = []
            control["look"] = LOOKS[look or "network"]
        controls.append(control)
    controls.sort(key=lambda control: order(control["id"]))
    return {"id": f"cis-aws-{version}", "title": f"CIS AWS Foundations {version}",
            "controls": controls}


def fsbp(compliance, rules):
    controls = {}
    for rule in rules.values():
        for tag in rule["controls"]:
            if tag.startswith("FSBP:"):
                controls.setdefault(tag[5:], set()).add(rule["id"])
    known = {item["Id"] for item in
             load(compliance / "aws_foundational_security_best_practices_aws.json")["Requirements"]}
    rows = [{"id": key, "title": rules[sorted(ids)[0]]["title"], "tags": sorted(ids)}
            for key, ids in controls.items()]
    rows += [{"id": key, "title": key, "tags": [], "look": LOOKS["network"]}
             for key in known - set(controls)]
    rows.sort(key=lambda row: [row["id"].split(".")[0], order(row["id"])[1:]])
    return {"id": "aws-fsbp", "title": "AWS Foundational Security Best Practices",
            "controls": rows}


def mapped(name, title, ident, label, compliance, checks, rules):
    """HIPAA and PCI: only what some rule says something about; ids and where they lead."""
    found = {}
    for item in load(compliance / f"{name}.json")["Requirements"]:
        ids = set().union(*(checks.get(check, set()) for check in item["Checks"]))
        if ids:
            key, words = label(item)
            entry = found.setdefault(key, [words, set()])
            entry[1] |= ids
    rows = [{"id": key, "title": words or rules[sorted(ids)[0]]["title"], "tags": sorted(ids),
             "partial": True} for key, (words, ids) in found.items()]
    rows.sort(key=lambda row: order(row["id"]) if ident == "pci-4.0" else row["id"])
    return {"id": ident, "title": title,
            "limit": "Ids only: findings sorted by where they matter. It does not judge "
                     "conformity, and requirements no rule speaks to are left out.",
            "controls": rows}


def hipaa_label(item):
    match = re.match(r"(164\.[0-9a-zA-Z().]+)\s*(.*)", item["Name"])
    return match[1], match[2].strip()


def pci_label(item):
    return ".".join(item["Id"].split(".")[:3]), ""


def write(folder, number, benchmark):
    lines = [json.dumps(control, ensure_ascii=False) for control in benchmark["controls"]]
    head = {key: value for key, value in benchmark.items() if key != "controls"}
    text = "{\n  " + json.dumps(head, ensure_ascii=False)[1:-1] + ',\n  "controls": [\n    '
    text += ",\n    ".join(lines) + "\n  ]\n}\n"
    path = pathlib.Path(folder) / f"{number:02d}-{benchmark['id']}.json"
    path.write_text(text, encoding="utf-8")


def main():
    compliance, rules_folder, output = (pathlib.Path(word) for word in sys.argv[1:4])
    rules = own_rules(rules_folder)
    checks = answers(rules, compliance)
    views = [cis("3.0", compliance, checks, rules)]
    views += [cis(version, compliance, checks, rules) for version in CIS if version != "3.0"]
    views.append(fsbp(compliance, rules))
    views.append(mapped("hipaa_aws", "HIPAA Security Rule", "hipaa", hipaa_label, compliance,
                        checks, rules))
    views.append(mapped("pci_4.0_aws", "PCI DSS 4.0", "pci-4.0", pci_label, compliance, checks,
                        rules))
    for number, view in enumerate(views, 1):
        write(output, number, view)


if __name__ == "__main__":
    main()
