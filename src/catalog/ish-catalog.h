/* What the cloud offers, as data: services, their properties, where they live, what they connect
 * to.
 *
 * Nothing here knows a service by name. Texts marked (msgid) are English and are translated by the
 * front end; names and search words stand in the catalogue in three languages.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ISH_CATALOG_ERROR (ish_catalog_error_quark ())
GQuark ish_catalog_error_quark (void);

/* A mistake in the catalogue's data, found at load: "services/aws.s3.json: lines[2].do[0]: ..." */
typedef enum { ISH_CATALOG_ERROR_DATA } IshCatalogError;

typedef struct _IshCatalog IshCatalog;   /* reference counted, immutable after load */
typedef struct _IshService IshService;   /* owned by the catalogue */
typedef struct _IshCategory IshCategory; /* owned by the catalogue */
typedef struct _IshLineRule IshLineRule; /* owned by the catalogue */

typedef enum {
  ISH_PROP_STRING,
  ISH_PROP_TEXT, /* several lines */
  ISH_PROP_INT,
  ISH_PROP_BOOL,
  ISH_PROP_ENUM,
  ISH_PROP_LIST, /* of strings */
  ISH_PROP_PORT, /* 1..65535 */
  ISH_PROP_CIDR, /* "10.0.0.0/16" */
  ISH_PROP_JSON, /* any JSON value */
  /* Of generic types only: */
  ISH_PROP_NUMBER, /* whole or not */
  ISH_PROP_MAP,    /* an object of texts, keys are data: {"Team": "web"} */
  ISH_PROP_BLOCK,  /* an object with fields of its own: ish_prop_get_field_at() */
  ISH_PROP_BLOCKS, /* a list of such objects; a lone object is a list of one */
} IshPropType;

/* One field of a form; fields are read only. */
typedef struct {
  const char        *name;    /* "storage_gb" */
  IshPropType        type;
  const char        *label;   /* (msgid): "Storage" */
  const char        *help;    /* (msgid) (nullable) */
  const char        *unit;    /* (nullable): "GB", "s" */
  const char *const *values;  /* (nullable): of an enum or each of a list, as text */
  gint64             min, max; /* of int and port; G_MININT64, G_MAXINT64 when open */
  const char        *pattern; /* (nullable): PCRE the text must match */
  gboolean           required;
  gboolean           costs;   /* changes the bill */
  gboolean           advanced; /* below the fold of the form */
  const char        *when;    /* (nullable): shown only when this expression holds */
  JsonNode          *default_dev, *default_prod; /* (nullable): the same node when both agree */
} IshProp;

typedef enum { ISH_LANGUAGE_EN, ISH_LANGUAGE_KO, ISH_LANGUAGE_JA } IshLanguage;

/* --- load --- */

/* From the bundle inside the program; the environment's ISSHONI_CATALOG names a folder instead. */
IshCatalog *ish_catalog_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @folder has {aws,...}/{services,traits,kinds}/ and categories.json. */
IshCatalog *ish_catalog_new_for_folder (const char *folder, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
IshCatalog *ish_catalog_ref (IshCatalog *self);
void        ish_catalog_unref (IshCatalog *self);

/* --- services --- */

guint             ish_catalog_get_n_services (IshCatalog *self);
/* In the palette's order: category, then rank. */
const IshService *ish_catalog_get_service_at (IshCatalog *self, guint index);
/* (nullable): of a generic type too, which is made when first asked for, from any thread, and is
 * not among those counted above. */
const IshService *ish_catalog_get_service (IshCatalog *self, const char *type);

/**
 * ish_service_is_generic:
 *
 * Whether it is any other resource type of the provider: "tf.aws_key_pair" of Terraform or
 * "cfn.AWS::EC2::KeyPair" of CloudFormation. Its properties are the arguments of that dialect,
 * named as there, nested ones as objects and lists of objects (%ISH_PROP_BLOCK, %ISH_PROP_BLOCKS);
 * what only the provider fills is left out; optional ones are "advanced"; labels are the names
 * themselves. It may stand in any container and contains nothing.
 */
gboolean           ish_service_is_generic (const IshService *self);
const char        *ish_service_get_cloud (const IshService *self);    /* "aws" */
/* The name of the same resource in the other dialect, (nullable): "AWS::EC2::KeyPair" of
 * "tf.aws_key_pair". Without one, only one dialect can have it. %NULL of others. */
const char        *ish_service_get_twin (const IshService *self);
/* What a line may read of it, the usual ones first: "id", "arn", "Ref"; %NULL-terminated.
 * (transfer full) */
char             **ish_service_list_attributes (const IshService *self);

const char        *ish_service_get_type_id (const IshService *self);  /* "aws.alb" */
const char        *ish_service_get_stem (const IshService *self);     /* "alb" */
const char        *ish_service_get_label (const IshService *self, IshLanguage language);
const char        *ish_service_get_help (const IshService *self);     /* (msgid): one sentence */
const char        *ish_service_get_icon (const IshService *self);     /* "alb": services/alb.svg */
/* (nullable): style of the frame it is drawn as: "vpc" "zone" "subnet" "cluster" "group"; %NULL: a
 * node. "subnet" takes its look from the property "tier". */
const char        *ish_service_get_frame (const IshService *self);
const IshCategory *ish_service_get_category (const IshService *self);
guint              ish_service_get_n_props (const IshService *self);
const IshProp     *ish_service_get_prop_at (const IshService *self, guint index); /* form order */
const IshProp     *ish_service_get_prop (const IshService *self, const char *name);
/* Whether it is of that type or has that interface. */
gboolean           ish_service_is (const IshService *self, const char *interface);
/* Size of a new frame, design units; a node's size for others. */
void               ish_service_get_size (const IshService *self, double *out_width,
                                         double *out_height);
/* The card's second line, from the catalogue's "detail" (e.g. "PostgreSQL · db.t4g.micro"), given
 * the resource's properties and the environment. (transfer full) */
char              *ish_service_format_detail (const IshService *self, JsonObject *properties,
                                              const char *environment);
/* The value a property has: the typed one, else the environment's default.
 * (transfer none) (nullable) */
JsonNode          *ish_service_get_value (const IshService *self, JsonObject *properties,
                                          const char *environment, const char *name);
/* %NULL when @value may stand in @prop, else (msgid) what is wrong, with {min} {max} {values} to
 * fill by ish_prop_fill(). */
const char        *ish_prop_check (const IshProp *self, JsonNode *value);
char              *ish_prop_fill (const IshProp *self, const char *translated_sentence);
/**
 * ish_prop_get_n_fields:
 *
 * Fields of an %ISH_PROP_BLOCK or %ISH_PROP_BLOCKS, 0 of others: required ones first, each part by
 * name. They are made when first asked for, since some providers' blocks hold each other many
 * levels deep: ask only for what is open in a form. From any thread; they live as long as the
 * catalogue. A field is an IshProp like any other, for ish_prop_check() too.
 */
guint          ish_prop_get_n_fields (const IshProp *self);
const IshProp *ish_prop_get_field_at (const IshProp *self, guint index);
const IshProp *ish_prop_get_field (const IshProp *self, const char *name); /* (nullable) */
/* Whether the value is a secret: it may not stand in the design. Left empty it becomes a sensitive
 * variable or a NoEcho parameter that is asked for at deployment, when it is required. */
gboolean       ish_prop_is_secret (const IshProp *self);
/* Whether the form shows the field now: its "when" over the other properties of the resource, or
 * of the line when @service is %NULL. */
gboolean           ish_prop_is_shown (const IshProp *self, const IshService *service,
                                      JsonObject *properties, const char *environment);
/* Whether @environment means production: prod, production, live. */
gboolean           ish_catalog_is_production (const char *environment);

/* --- categories --- */

guint              ish_catalog_get_n_categories (IshCatalog *self);
const IshCategory *ish_catalog_get_category_at (IshCatalog *self, guint index);
const char        *ish_category_get_id (const IshCategory *self);
const char        *ish_category_get_label (const IshCategory *self, IshLanguage language);
const char        *ish_category_get_face (const IshCategory *self); /* "#d45b07": tile colour */

/* --- search --- */

/**
 * ish_catalog_search:
 * @text: as typed, any of the three languages, old names, aws_..., AWS::...
 *
 * Generic types stand behind the others, at most 40; a type that both dialects have stands there
 * once, by its Terraform name.
 *
 * Returns: (transfer container) (element-type IshService): best first; all but the generic ones
 *   when @text is empty
 */
GPtrArray *ish_catalog_search (IshCatalog *self, const char *text);

/* --- regions --- */

/* Region ids of a cloud, the most used first; %NULL-terminated; empty for an unknown cloud. */
const char *const *ish_catalog_get_regions (IshCatalog *self, const char *cloud);
/* "Seoul"; the id itself when unknown. */
const char        *ish_catalog_get_region_label (IshCatalog *self, const char *cloud,
                                                 const char *region, IshLanguage language);

/* --- containment --- */

/**
 * ish_catalog_check_parent:
 * @parent_type: (nullable): type of the container, %NULL for the top
 * @child_type: what is dropped
 *
 * Returns: %NULL when it may live there, else (msgid) a sentence with {child} and {parent}
 */
const char *ish_catalog_check_parent (IshCatalog *self, const char *parent_type,
                                      const char *child_type);

/* --- lines --- */

/**
 * ish_catalog_check_line:
 * @type: (nullable): "network" ...; "default" and %NULL mean the pair's most usual
 * @out_rule: (out) (optional): the rule that will write the line
 * @out_turned: (out) (optional): %TRUE when the line is to be stored from @to to @from
 *
 * Returns: %NULL when a line may be drawn, else (msgid) a sentence with {from} and {to}
 */
const char *ish_catalog_check_line (IshCatalog *self, const char *from_type, const char *to_type,
                                    const char *type, const IshLineRule **out_rule,
                                    gboolean *out_turned);
/* (transfer container): line types allowed from one to the other, the default first; empty: none */
GPtrArray  *ish_catalog_list_line_types (IshCatalog *self, const char *from_type,
                                         const char *to_type);
/* A type that stands between two that do not connect, or %NULL. */
const char *ish_catalog_suggest_between (IshCatalog *self, const char *from_type,
                                         const char *to_type);

/**
 * ish_catalog_list_arguments:
 *
 * Of a line from or to a generic type: the arguments that may receive the other end's attribute,
 * the ones its name fits first: what to offer for the line's property "argument". Dotted below a
 * block: "vpc_config.subnet_ids". With neither end generic, none.
 *
 * Returns: (transfer full): %NULL-terminated
 */
char **ish_catalog_list_arguments (IshCatalog *self, const char *from_type, const char *to_type,
                                   guint *out_n_fitting);

const char    *ish_line_rule_get_type (const IshLineRule *self); /* "network" ... */
const char    *ish_line_rule_get_help (const IshLineRule *self); /* (msgid) (nullable) */
guint          ish_line_rule_get_n_props (const IshLineRule *self);
const IshProp *ish_line_rule_get_prop_at (const IshLineRule *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshCatalog, ish_catalog_unref)

G_END_DECLS
