"""What is done to every byte of a log: a few functions over whole numbers, run as machine code.

They are written in a small part of Python (`translated.py` says which) and translated to WebAssembly, which a
wheel turns into machine code in some milliseconds. Without that wheel the same work is done with numpy.
"""
