"""Words after which a full stop ends no sentence."""

# With the stop; compared in lower case.
ABBREVIATIONS: frozenset[str] = frozenset(
    """
    e.g. i.e. etc. et al. al. cf. vs. v.s. w.r.t. wrt. resp. approx. ca. viz. a.k.a. aka. incl.
    fig. figs. tab. eq. eqs. eqn. sec. sect. ch. app. ref. refs. no. nos. vol. pp. ed. eds. thm.
    def. dr. prof. mr. mrs. ms. st. jr. sr. inc. ltd. corp. co. dept. univ. e.g i.e u.s. u.k. avg.
    max. min.
    """.split()
)

# Of these, the ones that may end a sentence when a capital follows.
MAY_END: frozenset[str] = frozenset("etc. al. u.s. u.k. inc. co. corp. no. max. min.".split())
