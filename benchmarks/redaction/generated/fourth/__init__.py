"""The fourth hand: what the support desks of several vendors find in a bundle, as an outside judge marks it.

Written and frozen, like the others, by somebody who had not read the rules or the tests. Of the third hand
its people, its YAML and its wordings had been read, to learn the form.
"""
