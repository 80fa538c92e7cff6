locals {
  numbers   = [0, 1, -1, 1.5, 1e5, 1.5E-3, 0010]
  words     = [true, false, null]
  sum       = 1 + 2 * 3 - 4 / 5 % 6
  logic     = !var.a && (var.b || var.c) && var.d != var.e
  compare   = 1 < 2 && 2 <= 3 || 3 > 2 && 3 >= 3 || 1 == 1
  choice    = var.live ? "live" : var.test ? "test" : null
  in_lines  = var.live ? {
    a = 1
    } : {
    a = 2
  }
  wrapped = (
    var.a
    + var.b
    ? 1
    : 2
  )
  calls    = max(1, 2, min([3, 4]...))
  provided = provider::aws::arn_parse(var.arn).account
  objects  = { a = 1, b : 2, "c" = 3, (var.d) = 4, "${var.e}" = 5, 6 = 7, if = 8, null = 9 }
  spread = {
    a = 1 # after a
    b = 2,
    // alone
    c = [
      1, /* within */ 2,
    ]
  }
  tuple_for  = [for v in var.list : upper(v) if v != ""]
  object_for = { for k, v in var.map : k => v... if v != null }
  nested_for = [for a in var.list : [for b in a : { for c in b : c.key => c.value }]]
  for_lines = {
    for stage in var.stages :
    stage.name => {
      id = stage.id
    }
    if stage.enabled
  }
  splats   = [var.list[*].id, var.list.*.id, var.list[*], var.list[*].a[0].b["c"]]
  indexes  = [var.list[0], var.list.0.id, var.map["a b"], var.map[var.key].x, local.x[count.index + 1]]
  chained  = { a = { b = 1 } }.a.b
  from     = (var.a)["x"].y
  called   = lookup(var.map, "a", "b")[0].c
  negative = -var.a - -var.b
  not      = !!var.a
  minus    = var.my-name-minus-1
  empties  = [[], {}, ""]
}
