#!shebang-like comment with emoji 👨‍👩‍👧 and 🇩🇪
locals { größe = 1 }
/* one
   two */ locals { a = 1 } // after
locals { # after the brace
  日本語 = "テキスト ${var.値}" /* between */ # and again
  é      = "e\u0301 👍🏽"
  a-b_c1 = var.x-y

  list = [ # first
    "1",   // second
    /* third */ "3"
    # last
  ] /* after
  the list */
} # after the block

resource /* a */ "aws_api_gateway_stage" /* b */ "größe" { // c
  stage_name = /* d */ "prod" // e
  variables = {
    # only a comment
  }
} /* end */

resource aws_api_gateway_account main {
}

empty {}
one_line { a = "}" }
