/* What stands in the texts of a file: secrets, scripts, encoded data, places.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#include <gio/gio.h>

#define MAX_UNPACKED (1024 * 1024) /* bytes of a packed script that are looked at */
#define MIN_ENCODED 48             /* characters: shorter ones are ids and hashes of git */

typedef struct {
  IshLint    *lint;
  GHashTable *regions;  /* every region written down in the unit */
  const char *key;      /* (nullable): of the nearest mapping above */
  const char *label;    /* (nullable): first label of the block */
} Walk;

/* Every text of a file comes here: each pattern is made once, and asked only where a plain search
 * says it may be worth it. */
static gboolean
matches (const char *pattern, const char *text)
{
  static GHashTable *patterns;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GRegex *regex;

  if (patterns == NULL)
    patterns = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (patterns, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, 0, 0, NULL);
      g_hash_table_insert (patterns, (gpointer) pattern, regex);
    }
  return g_regex_match (regex, text, 0, NULL);
}

/* "ap-northeast-2", with a letter behind it when @is_zone. */
static gboolean
looks_like_place (const char *text, gboolean is_zone)
{
  gsize length = strlen (text);
  gsize digit = length - (is_zone ? 2 : 1);

  if (length < 8 || length > 24 || text[2] != '-' || !g_ascii_isdigit (text[digit])
      || text[digit - 1] != '-' || (is_zone && !g_ascii_islower (text[length - 1])))
    return FALSE;
  for (gsize i = 0; i < digit; i++)
    if (!g_ascii_islower (text[i]) && text[i] != '-')
      return FALSE;
  return TRUE;
}

/* --- secrets --- */

static gboolean
is_secret_name (const char *name)
{
  static const char *const ends[]
    = { "password", "passwd", "secretkey", "secretaccesskey", "apikey", "authtoken",
        "accesstoken", "secretstring", "privatekey", "clientsecret", "apitoken" };
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = name; *c; c++)
    if (*c != '_' && *c != '-')
      g_string_append_c (folded, g_ascii_tolower (*c));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folded->str, ends[i]))
      return TRUE;
  return FALSE;
}

/* A value that could be a secret, rather than a switch, a name of one, or a placeholder. */
static gboolean
is_secret_value (const IshCode *value)
{
  const char *text = value->kind == ISH_CODE_STRING ? value->text : NULL;

  return text && *text && !g_str_has_prefix (text, "arn:") && !strstr (text, "{{resolve:")
         && !g_str_has_prefix (text, "${") && g_ascii_strcasecmp (text, "true") != 0
         && g_ascii_strcasecmp (text, "false") != 0;
}

static void
say_secret (Walk *self, const IshCode *value, const char *name)
{
  _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "secret.literal", value->source, value->at,
                 _ish_said (N_("“%s” is a secret written down: it ends up in git and in the "
                               "state"),
                            name),
                 _ish_said_words (N_("keep it in a secret store and refer to it")));
}

static void
check_known_secrets (Walk *self, const IshCode *code)
{
  if (strlen (code->text) < 16)
    return;
  if (strstr (code->text, "AKIA")
      && matches ("(^|[^A-Z0-9])AKIA[0-9A-Z]{16}([^A-Z0-9]|$)", code->text))
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "secret.key", code->source, code->at,
                   _ish_said_words (N_("an access key of AWS is written down")),
                   _ish_said_words (N_("revoke it, and use a role")));
  if (strstr (code->text, "PRIVATE KEY-----"))
    _ish_lint_add (self->lint, ISH_SEVERITY_ERROR, "secret.key", code->source, code->at,
                   _ish_said_words (N_("a private key is written down")),
                   _ish_said_words (N_("replace the key, and keep it in a secret store")));
}

/* {name = "DB_PASSWORD", value = "x"}, and a variable or parameter with a default. */
static void
check_named_value (Walk *self, const IshCode *code)
{
  const char *name = ish_code_text (ish_code_get_folded (code, "name"));
  const IshCode *value = ish_code_get_folded (code, "value");
  const IshCode *fallback
    = ish_code_get (code, code->kind == ISH_CODE_BLOCK ? "default" : "Default");

  if (name && value && is_secret_name (name) && is_secret_value (value))
    say_secret (self, value, name);
  if (code->kind == ISH_CODE_BLOCK && code->n_labels == 1)
    name = ish_code_label (code, 0);
  else
    name = self->key;
  if (name && fallback && is_secret_name (name) && is_secret_value (fallback))
    say_secret (self, fallback, name);
}

/* --- scripts --- */

static void
check_script (Walk *self, const IshCode *at, const char *text)
{
  if (strchr (text, '|') == NULL || (strstr (text, "curl") == NULL && strstr (text, "wget") == NULL)
      || !matches ("(curl|wget)\\b[^|\\n]*\\|\\s*(sudo\\s+)?(ba|z|da)?sh\\b", text))
    return;
  _ish_lint_add (self->lint,
                 matches ("(curl|wget)\\b[^|\\n]*http://", text) ? ISH_SEVERITY_ERROR
                                                                 : ISH_SEVERITY_WARNING,
                 "script.remote", at->source, at->at,
                 _ish_said_words (N_("a script from the network is run as it comes")),
                 _ish_said_words (N_("fetch a fixed version over https and check its hash")));
}

static char *
unpack (const guchar *bytes, gsize length)
{
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) source
    = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autofree char *text = g_malloc0 (MAX_UNPACKED + 1);
  gsize n = 0;

  if (!g_input_stream_read_all (stream, text, MAX_UNPACKED, &n, NULL, NULL) && n == 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return g_utf8_make_valid (text, (gssize) n);
}

static gboolean
is_base64 (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && !strchr ("+/=", text[i]))
      return FALSE;
  return length > 0 && length % 4 == 0;
}

/* A script that is base64, or gzip in base64. */
static void
check_encoded_script (Walk *self, const IshCode *code)
{
  gsize length = strlen (code->text);
  g_autofree guchar *bytes = NULL;
  g_autofree char *text = NULL;

  if (length < 16 || !is_base64 (code->text, length))
    return;
  bytes = g_base64_decode (code->text, &length);
  if (length > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    text = unpack (bytes, length);
  else
    text = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  if (text)
    check_script (self, code, text);
}

/* --- hidden data, places --- */

static void
check_encoded_text (Walk *self, const IshCode *code)
{
  gsize length = strlen (code->text);
  guint lower = 0, upper = 0, digits = 0;

  if (length < MIN_ENCODED || !is_base64 (code->text, length - length % 4))
    return;
  for (const char *c = code->text; *c; c++)
    {
      lower += g_ascii_islower (*c) != 0;
      upper += g_ascii_isupper (*c) != 0;
      digits += g_ascii_isdigit (*c) != 0;
    }
  if (lower > 4 && upper > 4 && digits > 0)
    _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "text.encoded", code->source, code->at,
                   _ish_said_words (
                     N_("this text is encoded data: nobody can see what it carries")),
                   NULL);
}

static void
check_account (Walk *self, const IshCode *code)
{
  if (strstr (code->text, "arn:")
      && matches ("arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:[0-9]{12}:", code->text))
    _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "place.account", code->source, code->at,
                   _ish_said_words (N_("an account number is written down: what is there is not of "
                                       "this code")),
                   _ish_said_words (N_("refer to the resource, or take the number from the "
                                       "caller")));
  else if (strlen (code->text) == 12 && self->key
           && matches ("^[0-9]{12}$", code->text) && matches ("(?i)account", self->key))
    _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "place.account", code->source, code->at,
                   _ish_said (N_("“%s” gives another account what this code holds"), self->key),
                   NULL);
}

static void
check_zone (Walk *self, const IshCode *code)
{
  g_autofree char *region = NULL;

  if (!looks_like_place (code->text, TRUE))
    return;
  region = g_strndup (code->text, strlen (code->text) - 1);
  if (g_hash_table_size (self->regions) > 0 && !g_hash_table_contains (self->regions, region))
    _ish_lint_add (self->lint, ISH_SEVERITY_WARNING, "place.zone", code->source, code->at,
                   _ish_said (N_("%s is no zone of the region this code is for"), code->text),
                   NULL);
  else
    _ish_lint_add (self->lint, ISH_SEVERITY_NOTE, "place.zone", code->source, code->at,
                   _ish_said (N_("the zone %s is written down: another region has other ones"),
                              code->text),
                   NULL);
}

static void
check_text (Walk *self, const IshCode *code)
{
  static const char *const shown[] = { "name", "description", "tags", "value", NULL };

  check_known_secrets (self, code);
  check_script (self, code, code->text);
  check_account (self, code);
  check_zone (self, code);
  if (self->key && ish_code_name_is (self->key, "userdatabase64"))
    check_encoded_script (self, code);
  else if (self->key && ish_code_name_is (self->key, "userdata"))
    check_encoded_script (self, code);
  for (guint i = 0; self->key && shown[i]; i++)
    if (ish_code_name_is (self->key, shown[i]) || g_strcmp0 (self->label, "tags") == 0)
      {
        check_encoded_text (self, code);
        return;
      }
}

/* --- walking --- */

static void
collect_regions (const IshCode *code, gpointer user_data)
{
  if (code->kind == ISH_CODE_STRING && looks_like_place (code->text, FALSE))
    g_hash_table_add (user_data, (gpointer) code->text);
}

static void
walk (Walk *self, const IshCode *code)
{
  if (code->kind == ISH_CODE_STRING)
    check_text (self, code);
  if (code->kind == ISH_CODE_MAP || code->kind == ISH_CODE_BLOCK)
    check_named_value (self, code);
  for (guint i = 0; i < code->n_items; i++)
    walk (self, code->items[i]);
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];
      const char *key = self->key, *label = self->label;

      if (member->value == NULL)
        continue;
      if (member->key && is_secret_name (member->key) && is_secret_value (member->value))
        say_secret (self, member->value, member->key);
      if (member->key)
        {
          if (ish_code_name_is (member->key, "tags"))
            self->label = "tags";
          self->key = member->key;
        }
      walk (self, member->value);
      self->key = key;
      self->label = label;
    }
}

void
_ish_lint_text (IshLint *self, const GPtrArray *roots)
{
  g_autoptr (GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  Walk state = { self, regions, NULL, NULL };

  for (guint i = 0; i < roots->len; i++)
    ish_code_walk (g_ptr_array_index (roots, i), collect_regions, regions);
  for (guint i = 0; i < roots->len; i++)
    walk (&state, g_ptr_array_index (roots, i));
}
