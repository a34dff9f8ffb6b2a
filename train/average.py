"""Averages the weights of two checkpoints of one run into a third. usage: average.py FIRST.pt SECOND.pt OUT.pt"""
import sys

import torch

first, second = torch.load(sys.argv[1]), torch.load(sys.argv[2])
second["weights"] = {name: (value + first["weights"][name]) / 2 for name, value in second["weights"].items()}
torch.save(second, sys.argv[3])
