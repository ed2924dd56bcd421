locals {
  environments = ["dev", "prod"]
  regions      = { eu = "eu-west-1", us = "us-east-1" }

  pairs = flatten([
    for env in local.environments : [
      for short, region in local.regions : {
        key    = "${env}-${short}"
        region = region
        size   = env == "prod" ? 3 : 1
      }
    ]
  ])
  by_key   = { for pair in local.pairs : pair.key => pair }
  by_size  = { for pair in local.pairs : pair.size => pair.key... }
  total    = sum([for pair in local.pairs : pair.size])
  largest  = max(local.pairs[*].size...)
  negative = -local.total + 2 * (3 - 1) % 4
  flags    = !(local.total > 3) || (local.largest >= 1 && local.largest != 2)
  text     = format("%s-%03d", join(",", local.environments), local.total)
  nested   = try(local.by_key["dev-eu"].tags.Owner, null)
  quoted   = "a \"quoted\" word, $${literal}, %%{literal}, \u00e9"
  first    = local.pairs.0.key
  rest     = coalesce(lookup(local.regions, "ap", ""), "none")
  list = [
    "a", # a comment
    "b", // another
    /* and
       another */
    "c",
  ]
}

output "sizes" {
  value = {
    for key, value in local.by_key :
    upper(key) => value.size
    if value.size > 1
  }
}

output "everything" {
  value = [local.by_size, local.negative, local.flags, local.text, local.nested, local.quoted, local.first, local.rest, local.list]
}
