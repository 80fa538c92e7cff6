// Tells the tests of this ring where Terraform and the AWS provider are, and starts moto; what is missing is told in words.
import { startMoto } from '../../scripts/moto.mjs';
import { findTerraform } from '../../scripts/terraform.mjs';

export default async function setup({ provide }) {
  const terraform = await findTerraform();
  provide('terraform', terraform);
  const { stop, ...moto } = terraform.missing === undefined ? await startMoto() : terraform;
  provide('moto', moto);
  return stop;
}
