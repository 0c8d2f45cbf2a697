"""How desks and a center come to hold the same events: the messages, the judgement, the merged fold, the round."""
