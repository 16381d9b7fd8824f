"""The fifth hand: bundles of hospitals, banks, telecoms and factories, and of the appliances they run.

Whoever wrote these had not read the rules of the engine, nor what the other hands wrote.
"""
