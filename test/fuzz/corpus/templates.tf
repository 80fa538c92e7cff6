locals {
  plain   = "a\tb\n\"quoted\" \\ \u00e9 \U0001F600"
  escaped = "$${not} %%{not} $x %y $$ %% $"
  empty   = ""
  nested  = "${"${"${var.x}"}"}-${var.y["k"]}-${join(",", ["a", "b${1 + 2}"])}"
  trimmed = "a ${~ var.x ~} b ${~var.y} c"
  picked  = "%{ if var.live }live%{ else }test%{ endif }"
  listed  = "%{ for name, size in var.sizes ~}${name}=${size};%{ endfor }"
  deep    = "%{ if a }%{ for x in b }%{ if x }${x}%{ endif }%{ endfor }%{ endif }"

  body = <<EOF
openapi: "3.0.1"
info:
  title: ${var.name}
paths:
%{ for path in var.paths ~}
  ${path}:
    get: { x: "$${stageVariables.host}" }
%{ endfor ~}
EOF

  indented = <<-JSON
    {
      "id": "$context.requestId",
        "deeper": "${var.x}",
      "braces": "} ] ) { [ ("
    }
    JSON

  last = <<E1
only line
E1

  in_call = templatestring(<<-T
    ${a}
  T
  , { a = 1 })
  in_list = [<<A
first
A
    , "second", <<B
third
B
  ]
}
