"""The third hand: a judge's set of texts, dense with values, as another firm would write it.

Written and frozen, like the others, by somebody who had not read the rules, the tests or the other texts.
"""
