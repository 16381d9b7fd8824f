"""The second hand: other products, other wordings and wider values than the first set of texts.

Written and frozen, like the first, by somebody who had not read the rules, the tests or the first texts.
"""
