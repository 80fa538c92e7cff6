// Tells the tests of this ring where Terraform and the AWS provider are. `npm test` reports the ring as skipped where
// they are missing; run by itself it fails.
import { findTerraform } from '../../scripts/terraform.mjs';

export default async function setup({ provide }) {
  const found = await findTerraform();
  if (found.missing) throw new Error(found.missing);
  provide('terraform', found);
}
