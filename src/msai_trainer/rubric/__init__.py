"""Answers that a person reads: what there is to judge, how it was judged, who agrees."""
