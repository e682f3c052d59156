/** A transformation written in code: what it makes of a text, with the argument that the rule gives. */
export type CustomTransformation = (text: string, argument: string | null) => string;

/** Transformations written in code, by the name that a rule of type CUSTOM gives. */
export type CustomTransformations = ReadonlyMap<string, CustomTransformation>;
