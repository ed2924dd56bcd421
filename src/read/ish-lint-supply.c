/* Where Terraform takes code and tools from: providers, modules, state, files.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

typedef struct {
  IshLint         *lint;
  const IshCode   *required;  /* (nullable): required_providers */
  const IshCode   *provider;  /* (nullable): the first provider block */
  guint32          provider_at;
  gboolean         has_state; /* a backend or cloud block */
} Supply;

static void
say (Supply *self, IshSeverity severity, const char *rule, const IshSource *source, gsize at,
     IshSaid *message, const char *fix)
{
  _ish_lint_add (self->lint, severity, rule, source, at, message, _ish_said_words (fix));
}

/* --- providers --- */

static const char *
strip_registry (const char *source)
{
  const char *first = strchr (source, '/');

  /* "HOST/NAMESPACE/NAME": a host has a dot. */
  return first && memchr (source, '.', (gsize) (first - source)) && strchr (first + 1, '/')
           ? first + 1
           : source;
}

/* "hashicorp/NAME" for a provider that everybody means by NAME. */
static char *
usual_source (Supply *self, const char *name)
{
  JsonArray *known = json_object_get_array_member (self->lint->rules->words, "providers");

  for (guint i = 0; known && i < json_array_get_length (known); i++)
    {
      const char *source = json_array_get_string_element (known, i);
      const char *slash = strrchr (source, '/');

      if (slash && strcmp (slash + 1, name) == 0)
        return g_strdup (source);
    }
  return NULL;
}

static void
check_source (Supply *self, const char *name, const IshCode *value, const IshCode *source,
              guint32 at)
{
  g_autofree char *usual = usual_source (self, name);
  const char *given = ish_code_text (source);

  if (given == NULL)
    {
      say (self, ISH_SEVERITY_WARNING, "supply.provider", value->source, at,
           _ish_said (N_("provider “%s” says not where it is from"), name), N_("add its source"));
      return;
    }
  given = strip_registry (given);
  if (usual && strcmp (given, usual) != 0)
    say (self, ISH_SEVERITY_ERROR, "supply.provider", source->source, source->at,
         _ish_said (N_("provider “%s” is taken from %s, not from %s"), name, given, usual),
         N_("take the provider of that name"));
  else if (!ish_lint_rules_has (self->lint->rules, "providers", given))
    say (self, ISH_SEVERITY_WARNING, "supply.provider", source->source, source->at,
         _ish_said (N_("provider %s is a program that is not known here"), given), NULL);
}

static void
check_version (Supply *self, const char *name, const IshCode *value, const IshCode *version,
               guint32 at)
{
  const char *text = ish_code_text (version);

  if (text == NULL)
    say (self, ISH_SEVERITY_WARNING, "supply.version", value->source, at,
         _ish_said (N_("provider “%s” is taken in any version"), name), N_("add a version"));
  else if (g_regex_match_simple ("^\\s*>=?\\s*0(\\.0)*\\s*$", text, 0, 0))
    say (self, ISH_SEVERITY_WARNING, "supply.version", version->source, version->at,
         _ish_said (N_("“%s” is any version"), text), N_("name the versions that were tried"));
}

static void
check_required (Supply *self, const IshCode *required)
{
  for (guint i = 0; i < required->n_members; i++)
    {
      const IshCodeMember *member = &required->members[i];

      if (member->value->kind != ISH_CODE_MAP)
        {
          check_version (self, member->key, member->value, member->value, member->at);
          check_source (self, member->key, required, NULL, member->at);
          continue;
        }
      check_source (self, member->key, required, ish_code_get (member->value, "source"),
                    member->at);
      check_version (self, member->key, required, ish_code_get (member->value, "version"),
                     member->at);
    }
}

/* --- state --- */

static void
check_backend (Supply *self, const IshCode *backend)
{
  const char *kind = ish_code_label (backend, 0);
  const IshCode *bucket = ish_code_get (backend, "bucket");

  self->has_state = TRUE;
  if (strcmp (kind, "http") == 0)
    say (self, ISH_SEVERITY_WARNING, "supply.state", backend->source, backend->at,
         _ish_said_words (N_("the state, with its secrets, is sent to a web address")), NULL);
  else if (ish_code_text (bucket))
    say (self, ISH_SEVERITY_NOTE, "supply.state", bucket->source, bucket->at,
         _ish_said (N_("the state, with its secrets, is kept in the bucket %s"), bucket->text),
         N_("give the bucket when initialising"));
}

static void
read_settings (Supply *self, const IshCode *block)
{
  for (guint i = 0; i < block->n_members; i++)
    {
      const IshCodeMember *member = &block->members[i];

      if (member->value->kind != ISH_CODE_BLOCK)
        continue;
      if (strcmp (member->key, "required_providers") == 0)
        {
          self->required = member->value;
          check_required (self, member->value);
        }
      else if (strcmp (member->key, "backend") == 0)
        check_backend (self, member->value);
      else if (strcmp (member->key, "cloud") == 0)
        self->has_state = TRUE;
    }
}

/* --- modules --- */

static gboolean
is_local (const char *source)
{
  return g_str_has_prefix (source, "./") || g_str_has_prefix (source, "../");
}

static gboolean
is_registry (const char *source)
{
  return g_regex_match_simple ("^([a-z0-9.-]+\\.[a-z]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9-]+"
                               "(//.*)?$",
                               source, 0, 0)
         && !g_str_has_prefix (source, "github.com/")
         && !g_str_has_prefix (source, "bitbucket.org/");
}

static void
check_module (Supply *self, const IshCode *block)
{
  const IshCode *source = ish_code_get (block, "source");
  const char *text = ish_code_text (source);

  if (text == NULL || is_local (text))
    return;
  if (is_registry (text))
    {
      gboolean has_version = ish_code_get (block, "version") != NULL;

      say (self, has_version ? ISH_SEVERITY_NOTE : ISH_SEVERITY_WARNING, "supply.module",
           source->source, source->at,
           has_version ? _ish_said (N_("the module %s is code of others"), text)
                       : _ish_said (N_("the module %s is code of others, in any version"), text),
           has_version ? NULL : N_("add a version"));
    }
  else if (strstr (text, "http://") || !g_regex_match_simple ("[?&]ref=[^&]", text, 0, 0))
    say (self, ISH_SEVERITY_ERROR, "supply.module", source->source, source->at,
         _ish_said (N_("the module %s can become other code at any time"), text),
         N_("keep a copy in this repository, or name a commit: ?ref=…"));
  else
    say (self, ISH_SEVERITY_WARNING, "supply.module", source->source, source->at,
         _ish_said (N_("the module %s is code of others"), text), NULL);
}

/* --- files and clocks --- */

static const char *
start_of (const IshCode *code)
{
  if (code->kind == ISH_CODE_TEMPLATE && code->n_items > 0)
    return ish_code_text (code->items[0]);
  return code->kind == ISH_CODE_STRING ? code->text : NULL;
}

static void
visit_call (const IshCode *code, gpointer user_data)
{
  Supply *self = user_data;
  const char *path;

  if (code->kind != ISH_CODE_CALL || code->n_items == 0
      || !ish_lint_rules_has (self->lint->rules, "functions.file", code->text))
    return;
  path = start_of (code->items[0]);
  if (path && (*path == '/' || *path == '~' || g_str_has_prefix (path, "..")))
    say (self, ISH_SEVERITY_ERROR, "supply.file", code->items[0]->source, code->items[0]->at,
         _ish_said (N_("%s reads a file outside of this code: %s"), code->text, path),
         N_("read files below ${path.module}"));
}

static void
find_clock (const IshCode *code, gpointer user_data)
{
  Supply *self = user_data;

  if (code->kind == ISH_CODE_CALL
      && (strcmp (code->text, "timestamp") == 0 || strcmp (code->text, "uuid") == 0))
    say (self, ISH_SEVERITY_WARNING, "supply.clock", code->source, code->at,
         _ish_said (N_("%s() is another value each time: this is replaced with every run"),
                    code->text),
         NULL);
}

/* What decides whether a resource is replaced. */
static void
check_triggers (Supply *self, const IshCode *block)
{
  const IshCode *triggers = ish_code_get (block, "triggers");

  if (triggers == NULL)
    triggers = ish_code_get (block, "triggers_replace");
  if (triggers)
    ish_code_walk (triggers, find_clock, self);
}

static void
check_provisioners (Supply *self, const IshCode *block)
{
  for (guint i = 0; i < block->n_members; i++)
    if (strcmp (block->members[i].key, "provisioner") == 0
        && block->members[i].value->kind == ISH_CODE_BLOCK)
      say (self, ISH_SEVERITY_ERROR, "supply.provisioner", block->source, block->members[i].at,
           _ish_said (N_("a provisioner (%s) runs commands when this is applied"),
                      ish_code_label (block->members[i].value, 0)),
           N_("let the image or user data do it"));
}

static void
read_top (Supply *self, const IshCodeMember *member)
{
  const IshCode *block = member->value;

  ish_code_walk (block, visit_call, self);
  if (block->kind != ISH_CODE_BLOCK)
    return;
  if (strcmp (member->key, "terraform") == 0)
    read_settings (self, block);
  else if (strcmp (member->key, "module") == 0)
    check_module (self, block);
  else if (strcmp (member->key, "resource") == 0)
    {
      check_triggers (self, block);
      check_provisioners (self, block);
    }
  else if (strcmp (member->key, "provider") == 0 && self->provider == NULL)
    {
      self->provider = block;
      self->provider_at = member->at;
    }
}

void
_ish_lint_supply (IshLint *self, const GPtrArray *files)
{
  Supply supply = { .lint = self };
  const IshCode *provider;

  for (guint i = 0; i < files->len; i++)
    {
      const IshCode *file = g_ptr_array_index (files, i);

      for (guint j = 0; j < file->n_members; j++)
        read_top (&supply, &file->members[j]);
    }
  provider = supply.provider;
  if (provider && provider->n_labels > 0
      && ish_code_get (supply.required, ish_code_label (provider, 0)) == NULL)
    say (&supply, ISH_SEVERITY_WARNING, "supply.version", provider->source, supply.provider_at,
         _ish_said (N_("provider “%s” is taken in any version"), ish_code_label (provider, 0)),
         N_("name its source and version in required_providers"));
  if (provider && !supply.has_state)
    say (&supply, ISH_SEVERITY_NOTE, "supply.state", provider->source, supply.provider_at,
         _ish_said_words (N_("the state is kept on this machine: nobody else can apply this")),
         N_("add a backend"));
}
