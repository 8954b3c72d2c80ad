"""What a message is made of: counted as scikit-learn counts it."""

from __future__ import annotations

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.knowledge import Knowledge
from bot.nlu.wording import _KINDS, Wording


def test_the_values_are_those_of_scikit_learn(knowledge: Knowledge) -> None:
    texts = [question for question, _ in knowledge.questions()][:400]
    asked = [*texts[::7], "EHCP EHCP ehcp?!", "xyzzy", "", "naïve café – “assesment”"]
    theirs = [
        TfidfVectorizer(sublinear_tf=True, dtype=np.float32, min_df=2, **how)
        .fit(texts)
        .transform(asked)
        for how in _KINDS.values()
    ]
    ours = Wording.learn(texts).encode(asked)
    np.testing.assert_allclose(ours.toarray(), hstack(theirs).toarray(), atol=1e-6)
