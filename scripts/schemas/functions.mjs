// Functions as the lines of a generated table: those of Terraform itself and those of the provider.
import { typeText } from './generate.mjs';

/**
 * A line for each function of what Terraform prints, sorted by name; `more` are words that follow its parameters.
 *
 * @param {Record<string, any>} signatures
 * @param {(name: string) => readonly string[]} more
 */
export function functionLines(signatures, more = () => []) {
  return Object.entries(signatures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { return_type: result, parameters = [], variadic_parameter: rest }]) => {
      const words = [
        typeText(result),
        ...parameters.map((parameter) => `${parameter.name}:${typeText(parameter.type)}`),
        ...(rest ? [`*${rest.name}:${typeText(rest.type)}`] : []),
        ...more(name),
      ];
      return `  ${name}: '${words.join(' ')}',`;
    });
}
