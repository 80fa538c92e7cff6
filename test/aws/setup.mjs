// Starts moto for the tests of this ring, and tells them where it is or why it is missing.
import { startMoto } from '../../scripts/moto.mjs';

export default async function setup({ provide }) {
  const { url, stop, missing } = await startMoto();
  provide('moto', { url, missing });
  return stop;
}
