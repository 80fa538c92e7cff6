/** The methods that a REST API knows, for methods and integrations alike. */
import type { AllowedValue } from '../schema.js';

/** In upper case; `ANY` stands for all that have no entry of their own. */
export const httpMethods: readonly AllowedValue[] = [
  { value: 'GET', doc: 'Read.' },
  { value: 'POST', doc: 'Create or do something.' },
  { value: 'PUT', doc: 'Replace.' },
  { value: 'PATCH', doc: 'Change in part.' },
  { value: 'DELETE', doc: 'Delete.' },
  { value: 'HEAD', doc: 'Read the headers alone.' },
  { value: 'OPTIONS', doc: 'Ask what is allowed; browsers do so before cross-origin calls.' },
  { value: 'ANY', doc: 'Every method that is not declared on its own.' },
];
