/** A JSON Schema, as far as ours go. */
export interface Schema {
  readonly type?: Kind | readonly Kind[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly format?: 'date' | 'date-time';
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** Of an object whose keys are data. */
  readonly additionalProperties?: Schema;
  readonly allOf?: readonly Case[];
}

/** What is told of a section of a report, by its key. */
interface Case {
  readonly if: { readonly properties: { readonly key: { readonly const: string } } };
  readonly then: { readonly properties: { readonly rows: Schema } };
}

type Kind = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';
type Keyed = Readonly<Record<string, unknown>>;

const kindOf = (value: unknown): Kind => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as Kind;
};

export const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
} as const;
const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

export const kindsIn = ({ type = [] }: Schema): readonly Kind[] => [type].flat() as readonly Kind[];

/** The same with one kind more; a whole number is a number. */
function withKind(schema: Schema, kind: Kind): Schema {
  const kinds = kindsIn(schema);
  if (kinds.includes(kind) || (kind === 'integer' && kinds.includes('number'))) return schema;
  const all = [...kinds.filter((one) => !(kind === 'number' && one === 'integer')), kind];
  return { ...schema, type: all.length === 1 ? kind : all };
}

/**
 * A schema that lets a value through, else the nearest one that does: what it says already stays said, as far as the value allows.
 * A schema that comes back unchanged holds all that the value has, each key by its name.
 */
export function widened(before: Schema | undefined, value: unknown): Schema {
  const isNew = before === undefined;
  const kind = kindOf(value);
  const schema = withKind(before ?? {}, kind);
  if (kind === 'array') return widenedItems(schema, value as readonly unknown[]);
  if (kind === 'object') return widenedKeys(schema, value as Keyed, isNew || !kindsIn(before).includes('object'));
  return kind === 'string'
    ? widenedText(schema, value as string, isNew || !kindsIn(before).includes('string'))
    : schema;
}

function widenedText(schema: Schema, text: string, isNew: boolean): Schema {
  if (schema.enum) return schema.enum.includes(text) ? schema : { ...schema, enum: [...schema.enum, text] };
  if (isNew) {
    const format = NAMES.find((name) => FORMATS[name].test(text));
    return format ? { ...schema, format } : schema;
  }
  const { format, ...rest } = schema;
  return format === undefined || FORMATS[format].test(text) ? schema : rest;
}

function widenedItems(schema: Schema, values: readonly unknown[]): Schema {
  const items = values.reduce<Schema | undefined>(widened, schema.items);
  return items === undefined ? schema : { ...schema, items };
}

function widenedKeys(schema: Schema, value: Keyed, isNew: boolean): Schema {
  if (schema.additionalProperties) {
    return {
      ...schema,
      additionalProperties: Object.values(value).reduce<Schema>(widened, schema.additionalProperties),
    };
  }
  return isSection(value) ? widenedSection(schema, value, isNew) : named(schema, value, isNew);
}

/** Keys that are names. Only what was never left out is required. */
function named({ properties = {}, required = [], ...schema }: Schema, value: Keyed, isNew: boolean): Schema {
  const keys = Object.entries(value).map(([key, one]) => [key, widened(properties[key], one)] as const);
  const always = isNew ? Object.keys(value) : required.filter((key) => key in value);
  return {
    ...schema,
    properties: { ...properties, ...Object.fromEntries(keys) },
    ...(always.length > 0 && { required: always }),
  };
}

interface Section extends Keyed {
  readonly key: string;
  readonly rows: readonly unknown[];
}

/** A section of a report: what its rows are follows from its key. */
const isSection = (value: Keyed): value is Section =>
  typeof value.key === 'string' && Array.isArray(value.rows) && Array.isArray(value.columns);

function widenedSection({ allOf = [], ...schema }: Schema, section: Section, isNew: boolean): Schema {
  const at = allOf.findIndex((one) => one.if.properties.key.const === section.key);
  const rows = widened(allOf[at]?.then.properties.rows, section.rows);
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
  const one: Case = { if: { properties: { key: { const: section.key } } }, then: { properties: { rows } } };
  return { ...named(schema, { ...section, rows: [] }, isNew), allOf: at < 0 ? [...allOf, one] : allOf.with(at, one) };
}

/** Every place of a schema on a line of its own, with what may stand there: what must never be taken away. */
export function placesOf(schema: Schema, place = '', optional = false): readonly string[] {
  const { items, properties = {}, required = [], additionalProperties, allOf = [] } = schema;
  const kinds = [...kindsIn(schema)].sort().join('|') || 'any';
  const among = schema.enum ? ` of ${schema.enum.length}` : '';
  return [
    `${place || '.'}${optional ? '?' : ''} ${kinds}${schema.format ? ` ${schema.format}` : ''}${among}`,
    ...(items ? placesOf(items, `${place}[]`) : []),
    ...Object.entries(properties).flatMap(([key, one]) => placesOf(one, `${place}.${key}`, !required.includes(key))),
    ...(additionalProperties ? placesOf(additionalProperties, `${place}.*`) : []),
    ...allOf.flatMap((one) => placesOf(one.then.properties.rows, `${place}(${one.if.properties.key.const}).rows`)),
  ];
}
