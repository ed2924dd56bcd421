#!/usr/bin/env python3
"""Make the project's price book from collected unit prices.

    tools/make-prices.py PRICES.json OUTPUT.json

PRICES.json: {"_about": {"sources": {ID: text}}, "aws": {region: {service: {item: {p, u, s}}}},
"ec2", "elasticache", "opensearch": tables of hours}. Every figure keeps its source and date; one
that looks wrong is left out and said, since a gap is shown to the user and a wrong figure is not.
SPDX-License-Identifier: MIT
"""
import json
import re
import sys
from decimal import Decimal

# Where the text of a source does not end in the day its figures were read.
DATES = {
    "kar": "2026-07-20", "lc25": "2025-03-02", "lc_old": "2023-08-06", "tc": "2023-02-23",
    "leaner": "2025-04-24", "ic": "2026-05-03", "ic_dt": "2024-09-25", "k1": "2026-10-02",
    "k2": "2026-10-01", "k3": "2026-09-08", "k4": "2026-09-23", "k5": "2026-06-12",
    "k6": "2026-04-30", "j1": "2026-09-25", "j2": "2026-08-27", "w1": "2026-08-20",
    "w2": "2026-01-01", "w3": "2026-01-01", "w4": "2026-01-01", "w5": "2026-09-28",
}
# "1M requests": a price for a million of them.
PACKS = {"1M": 1000000, "100k": 100000, "10k": 10000, "1000": 1000}
# One word for one thing.
UNITS = {"hour per AZ": "hour", "hour per ENI": "hour", "alarm-metric-month": "alarm-month",
         "NLCU-hour": "LCU-hour", "GB per direction": "GB", "": "notification"}
TIER = re.compile(r"_(first|over)_[0-9_]*[0-9](k|M|B|GB|TB|PB)?$")
RDS_HOUR_LIMIT = 60  # a larger "hour" is a reserved fee under a wrong label


def unit_of(text):
    """("1M requests") -> ("request", 1000000)"""
    pack, _, rest = text.partition(" ")
    if pack not in PACKS:
        return UNITS.get(text, text), 1
    rest = UNITS.get(rest, rest)
    return {"queries": "query"}.get(rest, rest[:-1] if rest.endswith("s") else rest), PACKS[pack]


def number(value):
    return format(Decimal(repr(value)).normalize(), "f")


def items(prices):
    """(region, item, price text, unit, pack, source, first tier)"""
    for region, services in prices["aws"].items():
        for service, table in services.items():
            for name, price in table.items():
                unit, pack = unit_of(price["u"])
                if service == "RDS" and unit == "hour" and price["p"] > RDS_HOUR_LIMIT:
                    print(f"left out: {region} {service} {name} {price['p']}", file=sys.stderr)
                    continue
                tier = TIER.search(name)
                if "_over_" in name and name.split("_over_")[0] + "_first" in " ".join(table):
                    continue  # a later tier of one that is listed
                if re.search(r"_next_|_over_150TB|http_over_300M", name):
                    continue
                bare = TIER.sub("", name) if tier and "iops" not in name else name
                source = price["s"].split(",")[0]
                yield region, f"{service}/{bare}", number(price["p"]), unit, pack, source, \
                    bool(tier and tier[1] == "first")
    old = prices["ec2_from_old_scrape"]
    dated = set(prices["ec2_eu_west_1_from_tc"])
    for region, table in prices["ec2"].items():
        for name, price in table.items():
            source = ("kar" if region == "us-east-1" else
                      "lc_old" if name in old.get(region, ()) else
                      "tc" if region == "eu-west-1" and name in dated else "lc25")
            yield region, f"EC2/{name}", number(price), "hour", 1, source, False
    for region, table in prices["elasticache"].items():
        for name, engines in table.items():
            for engine, price in engines.items():
                yield region, f"ElastiCache/{name}|{engine}", number(price), "hour", 1, \
                    "leaner", False
    for region, table in prices["opensearch"].items():
        for name, price in table.items():
            yield region, f"OpenSearch/{name}", number(price), "hour", 1, "leaner", False


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        prices = json.load(file)
    regions = {}
    for region, item, price, unit, pack, source, tier in items(prices):
        row = [price, unit, pack, source] + (["first tier"] if tier else [])
        regions.setdefault(region, {})[item] = row
    sources = prices["_about"]["sources"]
    lines = ['{', '  "format": "isshoni-prices", "version": 1, "cloud": "aws",',
             '  "about": "US dollars, on demand, before tax and free tier: '
             'item: [price, unit, units the price is for, source, tier]",', '  "sources": {']
    lines += [f'    {json.dumps(key)}: {{"date": "{DATES[key]}", "what": '
              f'{json.dumps(re.sub(" +:", ":", text))}}},' for key, text in sorted(sources.items())]
    lines[-1] = lines[-1][:-1]
    lines += ['  },', '  "prices": {']
    for region in sorted(regions):
        lines.append(f'    "{region}": {{')
        lines += [f"      {json.dumps(item)}: {json.dumps(row)},"
                  for item, row in sorted(regions[region].items())]
        lines[-1] = lines[-1][:-1]
        lines.append('    },')
    lines[-1] = lines[-1][:-1]
    lines += ['  }', '}', '']
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main()
