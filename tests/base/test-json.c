/* Tests of src/base/ish-json*.c: any bytes give a value or an error with a position.
 * SPDX-License-Identifier: MIT */
#include "base/ish-json.h"

#include <string.h>

#include <glib/gstdio.h>

typedef struct {
  const char *name;
  const char *text;
  gssize      length;   /* bytes, or -1 */
  const char *expected; /* the message */
} Refusal;

static const Refusal refusals[] = {
  { "empty", "", -1, "in:1:1: expected a JSON value, found the end of the text" },
  { "space", " \n ", -1, "in:2:2: expected a JSON value, found the end of the text" },
  { "line-comment", "// a\n1", -1, "in:1:1: expected a value, found \"/\"" },
  { "block-comment", "[1 /* a */]", -1, "in:1:4: expected \",\" or \"]\", found \"/\"" },
  { "single-quotes", "{'a': 1}", -1, "in:1:2: expected a key in double quotes, found \"'\"" },
  { "bare-key", "{a: 1}", -1, "in:1:2: expected a key in double quotes, found \"a\"" },
  { "octal", "[017]", -1, "in:1:2: expected a decimal number without leading zeros" },
  { "hexadecimal", "[0x1f]", -1, "in:1:2: expected a decimal number without leading zeros" },
  { "plus", "[+1]", -1, "in:1:2: expected a value, found \"+\"" },
  { "point", "[.5]", -1, "in:1:2: expected a value, found \".\"" },
  { "no-fraction", "[1.]", -1, "in:1:4: expected a digit, found \"]\"" },
  { "no-exponent", "[1e]", -1, "in:1:4: expected a digit, found \"]\"" },
  { "nan", "NaN", -1, "in:1:1: expected a value, found \"N\"" },
  { "infinity", "[-Infinity]", -1, "in:1:3: expected a digit, found \"I\"" },
  { "huge-double", "[1e999]", -1, "in:1:2: expected a number that fits in 64 bits" },
  { "huge-integer", "[9223372036854775808]", -1,
    "in:1:2: expected a number that fits in 64 bits" },
  { "two-documents", "{} {}", -1, "in:1:4: expected nothing after the document, found \"{\"" },
  { "trailing-comma", "[1,]", -1, "in:1:4: expected a value, found \"]\"" },
  { "trailing-comma-object", "{\"a\":1,}", -1,
    "in:1:8: expected a key in double quotes, found \"}\"" },
  { "unclosed", "[1, 2", -1, "in:1:6: expected \",\" or \"]\", found the end of the text" },
  { "unclosed-string", "[\"ab", -1, "in:1:2: this string has no closing quote" },
  { "colon", "{\"a\" 1}", -1, "in:1:6: expected \":\" after the key, found \"1\"" },
  { "word", "[nul]", -1, "in:1:2: expected a value, found \"n\"" },
  { "control", "[\"a\tb\"]", -1,
    "in:1:4: expected an escape instead of a control character in a string, found byte 0x09" },
  { "escape", "[\"\\q\"]", -1,
    "in:1:4: expected one of \" \\ / b f n r t u after a backslash, found \"q\"" },
  { "short-escape", "[\"\\u12g4\"]", -1, "in:1:3: expected four hex digits after \\u" },
  { "nul-escape", "[\"\\u0000\"]", -1, "in:1:3: the character \\u0000 is not accepted" },
  { "nul-byte", "[\"a\0b\"]", 7, "in:1:4: expected UTF-8 text" },
  { "high-surrogate", "[\"\\ud83d\"]", -1,
    "in:1:3: half of a surrogate pair; expected both halves" },
  { "low-surrogate", "[\"\\ude00\"]", -1,
    "in:1:3: half of a surrogate pair; expected both halves" },
  { "two-high", "[\"\\ud83d\\ud83d\"]", -1,
    "in:1:3: half of a surrogate pair; expected both halves" },
  { "utf8", "[\"\xff\"]", -1, "in:1:3: expected UTF-8 text" },
  { "overlong", "[\"\xc0\xaf\"]", -1, "in:1:3: expected UTF-8 text" },
  { "column-in-characters", "[\"재난\", x]", -1, "in:1:8: expected a value, found \"x\"" },
  { "line", "{\n  \"a\": 1,\n  \"b\" 2\n}", -1,
    "in:3:7: expected \":\" after the key, found \"2\"" },
  { "duplicate", "{\"a\": 1,\n \"b\": {\"c\": 1, \"d\": 2, \"c\": 3}}", -1,
    "in:2:24: the key \"c\" stands twice in this object" },
  { "duplicate-escaped", "{\"a\": 1, \"\\u0061\": 2}", -1,
    "in:1:10: the key \"a\" stands twice in this object" },
  { "duplicate-among-many",
    "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,"
    "\"k\":1,\"l\":1,\"m\":1,\"n\":1,\"o\":1,\"p\":1,\"q\":1,\"r\":1,\"s\":1,\"t\":1,"
    "\"u\":1,\"v\":1,\"w\":1,\"x\":1,\"y\":1,\"c\":2}", -1,
    "in:1:152: the key \"c\" stands twice in this object" },
};

static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  IshJson *json = ish_json_parse (refusal->text, refusal->length, "in", NULL, &error);

  g_assert_null (json);
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, ISH_JSON_ERROR);
  g_assert_cmpint (error->code, ==, ISH_JSON_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, refusal->expected);
}

static const struct {
  const char *text;
  const char *written;
} values[] = {
  { "null", "null" },
  { " true ", "true" },
  { "\"\\u00e9\\/\\\"\\\\\\n\\t\\b\"", "\"\303\251/\\\"\\\\\\n\\t\\u0008\"" },
  { "\"\\ud83d\\ude00\"", "\"\360\237\230\200\"" },
  { "\"재난 알림\"", "\"재난 알림\"" },
  { "[]", "[]" },
  { "{}", "{}" },
  { "[ 1,2 , [3]]", "[1, 2, [3]]" },
  { "{\"z\":1,\"a\":{\"b\":[null,false]}}", "{\"z\": 1, \"a\": {\"b\": [null, false]}}" },
  { "40.0", "40" },
  { "-0", "0" },
  { "-0.0", "0" },
  { "0.1", "0.1" },
  { "1e2", "100" },
  { "1E+2", "100" },
  { "12.50", "12.5" },
  { "0.30000000000000004", "0.30000000000000004" },
  { "1e300", "1e+300" },
  { "5e-324", "4.94065645841247e-324" },
  { "1e-999", "0" },
  { "9223372036854775807", "9223372036854775807" },
  { "-9223372036854775808", "-9223372036854775808" },
  { "123456789012345678", "123456789012345678" },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (IshJson) json = ish_json_parse (values[i].text, -1, "in", NULL, &error);

      g_assert_no_error (error);
      ish_json_append (out, ish_json_get_root (json));
      g_assert_cmpstr (out->str, ==, values[i].written);
    }
}

static void
test_depth (void)
{
  g_autofree char *brackets = g_strnfill (200000, '[');
  g_autofree char *open = g_strnfill (64, '[');
  g_autofree char *close = g_strnfill (64, ']');
  g_autofree char *fits = g_strconcat (open, close, NULL);
  g_autofree char *deeper = g_strconcat ("[", fits, "]", NULL);
  g_autoptr (IshJson) json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_json_parse (brackets, -1, "in", NULL, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "in:1:65: nested too deeply");
  g_clear_error (&error);
  g_assert_null (ish_json_parse (deeper, -1, "in", NULL, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT);
  g_clear_error (&error);
  json = ish_json_parse (fits, -1, "in", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (json);
}

static void
test_size (void)
{
  gsize length = 9 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, ' ');
  IshJsonLimits limits = { .max_bytes = 100, .max_depth = 64, .max_values = 4 };
  g_autoptr (IshJson) json = NULL;
  g_autoptr (GError) error = NULL;

  text[0] = '1';
  g_assert_null (ish_json_parse (text, length, "in", NULL, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "in:1:1: larger than 8.0\302\240MiB");
  g_clear_error (&error);
  g_assert_null (ish_json_parse ("[1, 2, 3, 4]", -1, "in", &limits, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "in:1:11: too many values");
  g_clear_error (&error);
  json = ish_json_parse ("[1, 2, 3]", -1, "in", &limits, &error);
  g_assert_no_error (error);
  g_assert_nonnull (json);
}

static void
test_position (void)
{
  static const struct {
    const char *pointer;
    gboolean    is_found;
    guint       line, column;
  } rows[] = {
    { "", TRUE, 1, 1 },          { "/a", TRUE, 2, 8 },         { "/b", TRUE, 3, 8 },
    { "/b/0", TRUE, 3, 9 },      { "/b/1/c~1d", TRUE, 4, 16 }, { "/b/1/~0", TRUE, 4, 24 },
    { "/b/2", FALSE, 3, 8 },     { "/x/y", FALSE, 1, 1 },      { "/b/1/e", FALSE, 4, 8 },
    { "/a/0", FALSE, 2, 8 },     { "/\354\236\254", TRUE, 5, 8 },
  };
  const char *text = "{\n  \"a\": 1,\n  \"b\": [2,\n       {\"c/d\": 3, \"~\": 4}],\n"
                     "  \"\354\236\254\": 5}";
  g_autoptr (IshJson) json = ish_json_parse (text, -1, "in", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (json);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint line = 0;
      guint column = 0;

      g_assert_cmpint (ish_json_get_position (json, rows[i].pointer, &line, &column), ==,
                       rows[i].is_found);
      g_assert_cmpuint (line, ==, rows[i].line);
      g_assert_cmpuint (column, ==, rows[i].column);
    }
  ish_json_set_error_at (json, &error, ISH_JSON_ERROR, ISH_JSON_ERROR_SYNTAX, "/b/1", "no %s", "x");
  g_assert_cmpstr (error->message, ==, "in:4:8: no x");
}

static void
test_getters (void)
{
  g_autoptr (IshJson) json = ish_json_parse (
    "{\"s\": \"t\", \"i\": 3, \"d\": 1.5, \"w\": 8080.0, \"b\": true, \"n\": null,"
    " \"o\": {}, \"a\": []}", -1, "in", NULL, NULL);
  JsonObject *object = json_node_get_object (ish_json_get_root (json));

  g_assert_cmpstr (ish_json_string (object, "s", "x"), ==, "t");
  g_assert_cmpstr (ish_json_string (object, "i", "x"), ==, "x");
  g_assert_cmpstr (ish_json_string (object, "gone", NULL), ==, NULL);
  g_assert_cmpstr (ish_json_string (NULL, "s", "x"), ==, "x");
  g_assert_cmpfloat (ish_json_double (object, "d", 9), ==, 1.5);
  g_assert_cmpfloat (ish_json_double (object, "i", 9), ==, 3);
  g_assert_cmpfloat (ish_json_double (object, "s", 9), ==, 9);
  g_assert_cmpint (ish_json_int (object, "i", 9), ==, 3);
  g_assert_cmpint (ish_json_int (object, "w", 9), ==, 8080);
  g_assert_cmpint (ish_json_int (object, "d", 9), ==, 9);
  g_assert_true (ish_json_bool (object, "b", FALSE));
  g_assert_true (ish_json_bool (object, "n", TRUE));
  g_assert_nonnull (ish_json_object (object, "o"));
  g_assert_null (ish_json_object (object, "a"));
  g_assert_nonnull (ish_json_array (object, "a"));
  g_assert_null (ish_json_array (object, "n"));
}

static void
test_copy (void)
{
  g_autoptr (IshJson) json = ish_json_parse ("{\"a\": {\"b\": [1, {\"c\": 2}]}}", -1, "in", NULL,
                                             NULL);
  JsonObject *object = json_node_get_object (ish_json_get_root (json));
  g_autoptr (JsonObject) copy = ish_json_copy_object (object);
  g_autoptr (GString) out = g_string_new (NULL);

  json_object_set_int_member (json_object_get_object_member (object, "a"), "b", 7);
  ish_json_append (out, json_object_get_member (copy, "a"));
  g_assert_cmpstr (out->str, ==, "{\"b\": [1, {\"c\": 2}]}");
}

static void
test_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJson) json = NULL;
  int fd = g_file_open_tmp ("ish-json-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "[1, 2]", -1, NULL));
  json = ish_json_parse_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ish_json_get_where (json), ==, path);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (ish_json_parse_file (path, NULL, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);
  g_assert_null (ish_json_parse_file ("/", NULL, &error));
  g_assert_error (error, ISH_JSON_ERROR, ISH_JSON_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/base/json/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/base/json/values", test_values);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/size", test_size);
  g_test_add_func ("/base/json/position", test_position);
  g_test_add_func ("/base/json/getters", test_getters);
  g_test_add_func ("/base/json/copy", test_copy);
  g_test_add_func ("/base/json/file", test_file);
  return g_test_run ();
}
