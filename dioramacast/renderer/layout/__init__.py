"""From a place's facts to a plan: which piece of ground is what."""
