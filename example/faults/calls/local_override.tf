# An override file changes what other files declare, and nothing else.

# override-without-base: it is called `stage`.
output "stages" {
  sensitive = true
}
