#!/usr/bin/env python3
"""isshonictl lint --design: code against its design: test-design.py ISSHONICTL (TAP).

What a design generates has no finding against it; every mutant of that code has one of its rule, on
its line, with the name from the drawing and what to do. SPDX-License-Identifier: MIT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]
DESIGN = ROOT / "templates" / "alb_autoscaling.isshoni"
TF, CFN = "terraform/main.tf", "cloudformation/template.yaml"
KINDS = ("terraform", "cloudformation")


def without(name):
    """A whole resource leaves: of Terraform by its labels, of CloudFormation by its name."""
    if " " in name:
        return lambda text: re.sub(rf'resource {name} {{\n.*?\n}}\n+', "", text, count=1,
                                   flags=re.DOTALL)
    return lambda text: re.sub(rf"  {name}:\n(?:   .*\n)+", "", text, count=1)


def instead(old, new, within=""):
    def change(text):
        at = text.index(within)
        return text[:at] + text[at:].replace(old, new, 1)
    return change


def more(addition, before=""):
    return lambda text: (text.replace(before, addition + before, 1) if before
                         else text + addition)


# number, what, file, change, rule, text on the line of the finding, words of the message
MUTANTS = [
    (50, "no database", TF, without('"aws_db_instance" "db"'), "design.missing",
     '"aws_db_parameter_group" "db_params"', "“Database” of the design means aws_db_instance.db"),
    (50, "no database", CFN, without("Db"), "design.missing", "  DbParams:",
     "“Database” of the design means Db,"),
    (50, "no block of public access", TF,
     without('"aws_s3_bucket_public_access_block" "logs_access"'), "design.missing",
     '"aws_s3_bucket" "logs"', "aws_s3_bucket_public_access_block.logs_access"),
    (51, "a user", TF, more('\nresource "aws_iam_user" "x" {\n  name = "x"\n}\n'),
     "design.extra", '"aws_iam_user" "x"', "aws_iam_user.x"),
    (51, "a key", TF, more('\nresource "aws_iam_access_key" "x" {\n  user = "x"\n}\n'),
     "design.extra", '"aws_iam_access_key" "x"', "aws_iam_access_key.x"),
    (51, "a gateway", TF,
     more('\nresource "aws_nat_gateway" "two" {\n  allocation_id = aws_eip.nat_eip.id\n'
          '  subnet_id     = aws_subnet.pub_c.id\n}\n'),
     "design.extra", '"aws_nat_gateway" "two"', "aws_nat_gateway.two"),
    (51, "a module", TF, more('\nmodule "x" {\n  source = "./x"\n}\n'), "design.extra",
     'module "x"', "module.x"),
    (51, "a user", CFN, more("  Extra:\n    Type: AWS::IAM::User\n", "  VpcIgw:\n"),
     "design.extra", "  Extra:", "Extra"),
    (52, "no rule for a line", TF,
     without('"aws_vpc_security_group_ingress_rule" "web_to_db_5432_in"'), "design.missing",
     '"lb_to_web_8080_in"', "“Web servers → Database”"),
    (52, "no rule for a line", CFN, without("WebToDb5432In"), "design.missing",
     "  LbToWeb8080In:", "“Web servers → Database”"),
    (52, "no policy", TF, without('"aws_iam_role_policy" "web_policy"'), "design.missing",
     '"aws_iam_role" "web_role"', "aws_iam_role_policy.web_policy"),
    (52, "no policy", CFN, without("WebPolicy"), "design.missing", "  WebRole:", "WebPolicy"),
    (52, "the other way", TF,
     lambda text: text.replace(
         "  security_group_id            = aws_security_group.db_sg.id\n"
         "  referenced_security_group_id = aws_security_group.web_sg.id\n",
         "  security_group_id            = aws_security_group.web_sg.id\n"
         "  referenced_security_group_id = aws_security_group.db_sg.id\n", 1),
     "design.differs", "#in web_to_db_5432_in|  referenced_security_group_id",
     "“aws_security_group.db_sg.id”; for “Web servers → Database” the design says"),
    (52, "the other way", CFN,
     lambda text: text.replace(
         "GroupId: !GetAtt DbSg.GroupId\n      SourceSecurityGroupId: !GetAtt WebSg.GroupId\n",
         "GroupId: !GetAtt WebSg.GroupId\n      SourceSecurityGroupId: !GetAtt DbSg.GroupId\n", 1),
     "design.differs", "#in WebToDb5432In|GroupId: !GetAtt WebSg", "“Web servers → Database”"),
    (52, "from everywhere of ours", TF,
     instead("  referenced_security_group_id = aws_security_group.web_sg.id\n",
             '  cidr_ipv4                    = "10.0.0.0/8"\n', '"web_to_db_5432_in"'),
     "design.wider", "10.0.0.0/8", "lets more through"),
    (52, "more ports", TF, instead("to_port                      = 5432",
                                   "to_port                      = 65535", '"web_to_db_5432_in"'),
     "design.wider", "65535", "to_port of aws_vpc_security_group_ingress_rule"),
    (52, "more ports", CFN, instead("ToPort: 5432", "ToPort: 6000", "  WebToDb5432In:"),
     "design.wider", "ToPort: 6000", "Properties.ToPort of WebToDb5432In"),
    (52, "another right", TF, instead('Action   = "s3:PutObject"', 'Action   = "s3:*"'),
     "design.wider", 'Action   = "s3:*"', "lets more through"),
    (52, "no condition", CFN,
     lambda text: re.sub(r" {12}Condition:\n {14}StringEquals:\n {16}aws:SourceAccount: .*\n", "",
                         text, count=1),
     "design.wider", "#any Sid: AlarmOps", "lets more through"),
    (58, "a large database", TF, instead("db.t4g.micro", "db.r6g.16xlarge"), "design.differs",
     "db.r6g.16xlarge", "for “Database” the design says “db.t4g.micro”"),
    (58, "a large database", CFN, instead("db.t4g.micro", "db.r6g.16xlarge"), "design.differs",
     "db.r6g.16xlarge", "for “Database” the design says “db.t4g.micro”"),
    (58, "a thousand", TF, instead("max_size                  = 6",
                                   "max_size                  = 1000"), "design.differs",
     "= 1000", "max_size of aws_autoscaling_group.web"),
    (58, "a thousand", CFN, instead('MaxSize: "6"', 'MaxSize: "1000"'), "design.differs",
     "1000", "Properties.MaxSize of Web"),
]


def run(*arguments, given=b""):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False,
                          input=given, timeout=60)


def lint(path, design):
    done = run("lint", path, "--design", design, "--json")
    assert done.returncode in (0, 1), (path, done.returncode, done.stderr)
    return [f for f in json.loads(done.stdout)["findings"] if f["rule"].startswith("design.")]


def generate(design, folder):
    for kind in KINDS:
        done = run("generate", design, "--to", kind, "--out", folder / kind)
        assert done.returncode == 0, done.stderr


def is_place(text, line, marker):
    if marker.startswith("#any "):
        return marker[5:] in text
    if marker.startswith("#in "):  # the first line with the one text after the other
        first, wanted = marker[4:].split("|")
        return line == text[:text.index(wanted, text.index(first))].count("\n") + 1
    return marker in text.split("\n")[line - 1]


def check_mutant(folder, _number, _what, name, change, rule, marker, words):
    path = folder / name
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the mutation changes nothing"
    path.write_text(after, encoding="utf-8")
    try:
        findings = lint(path.parent, DESIGN)
    finally:
        path.write_text(before, encoding="utf-8")
    mine = [f for f in findings if f["rule"] == rule and words in f["message"]
            and f["file"] == str(path) and f["column"] > 0 and f.get("fix")
            and is_place(after, f["line"], marker)]
    assert mine, findings
    assert len(findings) <= 4, findings


def check_own(folder, design):
    generate(design, folder)
    assert lint(folder, design) == []
    for kind in KINDS:
        for path in (folder / kind).glob("*.*"):
            if path.suffix in (".tf", ".yaml"):
                assert lint(path, design) == [], path


def check_reordered(folder):
    """The order of things, comments and spaces say nothing."""
    path = folder / TF
    before = path.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S.*\{\n)", before)
    path.write_text("\n\n# again\n".join(reversed(blocks)), encoding="utf-8")
    try:
        assert lint(path.parent, DESIGN) == []
    finally:
        path.write_text(before, encoding="utf-8")


def check_statuses(folder):
    """2 usage, 3 no design or no code, 1 a design without code of its own."""
    bad = folder / "bad.isshoni"
    bad.write_text("{", encoding="utf-8")
    good = (folder / "terraform")
    assert run("lint", good, "--design", folder / "none").returncode == 3
    assert run("lint", good, "--design", bad).returncode == 3
    assert run("lint", folder / "none", "--design", DESIGN).returncode == 3
    assert run("lint", "-", "--design", "-").returncode == 2
    assert run("lint", good, "--design").returncode == 2
    text = (folder / CFN).read_bytes()
    done = run("lint", "-", "--design", DESIGN, "--json", given=text)
    assert done.returncode == 0 and b"design." not in done.stdout
    done = run("lint", good, "--design", "-", "--json", given=DESIGN.read_bytes())
    assert done.returncode == 0 and b"design." not in done.stdout


def tests():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for design in sorted((ROOT / "templates").glob("*.isshoni")):
            yield f"own/{design.stem}", lambda d=design: check_own(folder / d.stem, d)
        mine = folder / DESIGN.stem
        for mutant in MUTANTS:
            yield (f"mutant-{mutant[0]}/{mutant[2].split('/', maxsplit=1)[0]}/{mutant[1]}",
                   lambda m=mutant: check_mutant(mine, *m))
        yield "reordered", lambda: check_reordered(mine)
        yield "statuses", lambda: check_statuses(mine)


def main():
    failures = number = 0
    for number, (name, test) in enumerate(tests(), 1):
        try:
            test()
            print(f"ok {number} /read/design/{name}", flush=True)
        except AssertionError as error:
            failures += 1
            print(f"not ok {number} /read/design/{name}\n# {str(error)[:1500]}", flush=True)
    print(f"1..{number}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
