// A role inside a sentence: with its article, as one or as many. What a district calls it is said as the district writes it, and bends
// as little as the language allows: in Spanish it stands in the singular, since nobody knows how another's word makes its plural.

/** Our own word as one and many; the district's, where it has one, instead of both. */
export interface Noun {
  one: string;
  many: string;
  own: boolean;
}

type Form = (noun: Noun) => string;

/** By its sound: an aide, a unit, an SRO. */
const isSpelled = (word: string): boolean => /^[A-Z]{2,}\b/.test(word);
const an = (word: string): boolean => (isSpelled(word) ? /^[AEFHILMNORSX]/ : /^([aeio]|u(?!ni|s[ei]))/i).test(word);

/** The noun is what stands before the first "of": officers of the day. */
function plural(word: string): string {
  const [, head = word, rest = ""] = /^(.+?)( of .*)?$/.exec(word) ?? [];
  if (/(s|x|z|ch|sh)$/i.test(head)) return `${head}es${rest}`;
  return /[^aeiou]y$/i.test(head) ? `${head.slice(0, -1)}ies${rest}` : `${head}s${rest}`;
}

/** A word that ends in "a" has a woman's article: la consejera, la guardia. All our own have a man's. */
const isHers = ({ one, own }: Noun): boolean => own && /^\S*a(?= |$)/i.test(one);
const gendered = (his: string, hers: string): Form => (noun) => `${isHers(noun) ? hers : his} ${noun.one}`;

const FORMS: Record<string, Record<string, Form>> = {
  en: {
    one: ({ one }) => one,
    many: ({ one, many, own }) => (own ? plural(one) : many),
    any: ({ one }) => `${an(one) ? "an" : "a"} ${one}`,
  },
  es: {
    one: ({ one }) => one,
    many: ({ one, many, own }) => (own ? one : many),
    el: gendered("el", "la"),
    un: gendered("un", "una"),
    del: gendered("del", "de la"),
    al: gendered("al", "a la"),
    ningun: gendered("ningún", "ninguna"),
    near: (noun) => `${isHers(noun) ? "la" : "el"} ${noun.one} más ${isHers(noun) ? "cercana" : "cercano"}`,
    each: ({ one, many, own }) => (own ? `cada ${one}` : `todos los ${many}`),
  },
};

/** `{Any.officer}`: a capital letter where a sentence begins with it. */
export function formed(language: string, form: string, noun: Noun): string {
  const said = FORMS[language]?.[form.toLowerCase()]?.(noun) ?? noun.one;
  return form === form.toLowerCase() ? said : said.charAt(0).toUpperCase() + said.slice(1);
}
