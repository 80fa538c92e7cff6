# A call of the module beside, whose inputs are not what it declares.

# module-input: it needs a `name`.
module "shaped" {
  source = "./shaped"

  # module-input: no variable is called like that.
  title = "shaped"
}

output "stage" {
  value = module.shaped.stage
}
