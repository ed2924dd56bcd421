/* Statements of access policies, wherever they stand: they look the same in both languages.
 * SPDX-License-Identifier: MIT
 *
 * A statement is recognised by its members (Effect, Action, Resource, Principal), not by the
 * resource it is in, so inline policies, documents and jsonencode() are all found. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

typedef struct {
  const IshCode *code;
  GPtrArray     *actions;    /* of char *, borrowed */
  GPtrArray     *resources;
  const IshCode *principal;  /* (nullable) */
  const IshCode *condition;  /* (nullable) */
  const IshCode *negated;    /* (nullable): NotAction or NotResource */
} Statement;

typedef struct {
  IshLint    *lint;
  const char *type; /* of the resource it is in */
} Context;

static void
collect_texts (const IshCode *code, GPtrArray *texts)
{
  if (code == NULL)
    return;
  if (ish_code_text (code))
    g_ptr_array_add (texts, (gpointer) code->text);
  if (code->kind == ISH_CODE_LIST || code->kind == ISH_CODE_CHOICE || code->kind == ISH_CODE_CALL)
    for (guint i = 0; i < code->n_items; i++)
      collect_texts (code->items[i], texts);
}

static const IshCode *
get_either (const IshCode *code, const char *one, const char *other)
{
  const IshCode *found = ish_code_get_folded (code, one);

  return found ? found : ish_code_get_folded (code, other);
}

static gboolean
has_text (const GPtrArray *texts, const char *wanted)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (texts, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

static void
say (const Context *context, IshSeverity severity, const char *rule, const IshCode *at,
     const char *message, const char *fix)
{
  _ish_lint_add (context->lint, severity, rule, at->source, at->at, _ish_said_words (message),
                 _ish_said_words (fix));
}

/* --- what the statement gives --- */

static gboolean
is_service_star (const char *action)
{
  const char *colon = strchr (action, ':');

  return colon && strcmp (colon, ":*") == 0;
}

/* "s3:Get*", "s3:Put*", "s3:Delete*" are "s3:*" in three parts. */
static gboolean
is_split_star (const GPtrArray *actions)
{
  static const char *const verbs[] = { ":Get*", ":Put*", ":Delete*", ":Create*", ":Update*" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (guint j = 0; j < actions->len; j++)
      if (g_str_has_suffix (g_ptr_array_index (actions, j), verbs[i]))
        {
          n++;
          break;
        }
  return n >= 3;
}

static void
check_rights (const Context *context, const Statement *statement)
{
  const IshCode *at = get_either (statement->code, "action", "actions");

  if (!has_text (statement->resources, "*"))
    return;
  if (has_text (statement->actions, "*") || has_text (statement->actions, "*:*"))
    {
      say (context, ISH_SEVERITY_ERROR, "iam.star", at,
           N_("every action on every resource is allowed"), N_("name the actions and resources"));
      return;
    }
  if ((has_text (statement->actions, "iam:PassRole") || has_text (statement->actions, "iam:*"))
      && statement->condition == NULL)
    {
      say (context, ISH_SEVERITY_ERROR, "iam.pass-role", at,
           N_("any role can be handed to a service: whoever has this has the rights of all roles"),
           N_("name the roles in Resource"));
      return;
    }
  for (guint i = 0; i < statement->actions->len; i++)
    if (is_service_star (g_ptr_array_index (statement->actions, i)))
      {
        say (context, ISH_SEVERITY_WARNING, "iam.wide", at,
             N_("every action of a service on every resource is allowed"),
             N_("name the actions and resources"));
        return;
      }
  if (is_split_star (statement->actions))
    say (context, ISH_SEVERITY_WARNING, "iam.wide", at,
         N_("these wildcards together are every action of the service, on every resource"),
         N_("name the actions and resources"));
}

/* --- to whom --- */

/* "123456789012", or an ARN of that account */
static gboolean
is_account (const char *text)
{
  const char *digits = g_str_has_prefix (text, "arn:") ? strstr (text, "::") : text;

  if (digits == NULL)
    return FALSE;
  digits += g_str_has_prefix (digits, "::") ? 2 : 0;
  return strspn (digits, "0123456789") == 12 && (digits[12] == '\0' || digits[12] == ':');
}

typedef struct {
  gboolean is_everybody, is_account, is_service;
} Principals;

static void
add_principal (Principals *self, const GPtrArray *texts, gboolean is_service)
{
  self->is_everybody |= !is_service && has_text (texts, "*");
  self->is_service |= is_service;
  for (guint i = 0; i < texts->len; i++)
    self->is_account |= !is_service && is_account (g_ptr_array_index (texts, i));
}

static void
read_principals (const IshCode *code, Principals *out)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const IshCode *identifiers = ish_code_get (code, "identifiers");

  if (identifiers)
    {
      const char *type = ish_code_text (ish_code_get (code, "type"));

      collect_texts (identifiers, texts);
      add_principal (out, texts, g_strcmp0 (type, "Service") == 0);
      return;
    }
  collect_texts (code, texts);
  add_principal (out, texts, FALSE);
  for (guint i = 0; code->kind == ISH_CODE_MAP && i < code->n_members; i++)
    {
      g_autoptr (GPtrArray) inner = g_ptr_array_new ();
      const char *key = code->members[i].key;

      collect_texts (code->members[i].value, inner);
      add_principal (out, inner,
                     key && (strcmp (key, "Service") == 0 || strcmp (key, "Federated") == 0));
    }
}

static void
check_principal (const Context *context, const Statement *statement)
{
  Principals who = { FALSE, FALSE, FALSE };
  gboolean is_trust = FALSE;

  for (guint i = 0; i < statement->actions->len; i++)
    is_trust |= g_str_has_prefix (g_ptr_array_index (statement->actions, i), "sts:");
  read_principals (statement->principal, &who);
  if (statement->condition
      || ish_lint_rules_has (context->lint->rules, "iam.open-types", context->type))
    return;
  if (who.is_everybody)
    say (context, ISH_SEVERITY_ERROR, "iam.public", statement->principal,
         is_trust ? N_("anybody can take this role") : N_("anybody on the internet is allowed"),
         N_("name the principals, or add a condition"));
  else if (who.is_account && is_trust)
    say (context, ISH_SEVERITY_WARNING, "iam.foreign", statement->principal,
         N_("an account written down here can take this role without a condition"),
         N_("add a condition on sts:ExternalId, or refer to the role that needs it"));
  else if (who.is_service && !is_trust)
    say (context, ISH_SEVERITY_WARNING, "iam.deputy", statement->principal,
         N_("the service is allowed on behalf of anybody's account"),
         N_("add a condition on aws:SourceArn or aws:SourceAccount"));
}

/* --- finding statements --- */

static gboolean
read_statement (const IshCode *code, Statement *out)
{
  const IshCode *effect = ish_code_get_folded (code, "effect");
  const IshCode *action = get_either (code, "action", "actions");
  const IshCode *negated = get_either (code, "notaction", "notactions");

  if (code->kind != ISH_CODE_MAP && code->kind != ISH_CODE_BLOCK)
    return FALSE;
  if (action == NULL && negated == NULL)
    return FALSE;
  /* A document's block says nothing when it allows; elsewhere Effect makes it a statement. */
  if (effect ? g_strcmp0 (ish_code_text (effect), "Allow") != 0
             : code->kind != ISH_CODE_BLOCK || ish_code_get (code, "resources") == NULL)
    return FALSE;
  out->code = code;
  out->actions = g_ptr_array_new ();
  out->resources = g_ptr_array_new ();
  collect_texts (action, out->actions);
  collect_texts (get_either (code, "resource", "resources"), out->resources);
  out->principal = get_either (code, "principal", "principals");
  out->condition = ish_code_get_folded (code, "condition");
  out->negated = negated ? negated : get_either (code, "notresource", "notresources");
  return TRUE;
}

static void
visit_statement (const IshCode *code, gpointer user_data)
{
  const Context *context = user_data;
  Statement statement = { NULL };

  if (!read_statement (code, &statement))
    return;
  if (statement.negated)
    say (context, ISH_SEVERITY_WARNING, "iam.not", statement.negated,
         N_("Allow with NotAction or NotResource is everything but a few"),
         N_("name what is allowed"));
  if (statement.principal)
    check_principal (context, &statement);
  else
    check_rights (context, &statement);
  g_ptr_array_unref (statement.actions);
  g_ptr_array_unref (statement.resources);
}

void
_ish_lint_statements (IshLint *self, const IshCode *root, const char *type)
{
  Context context = { self, type };

  ish_code_walk (root, visit_statement, &context);
}
