"""The networks of the bundled model, run step by step: the same answers as Stanza's own processors, in less time.

Stanza loads the weights and owns the layers; what is done anew here is what stands between them: each distinct word is
encoded once, sentences of many articles go through together, and only the scores that an answer needs are computed.
"""
