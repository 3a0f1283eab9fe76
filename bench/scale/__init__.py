"""What a year costs and how far it is from every limit, from what each route was measured to take.

``use`` says how much people do, ``prices`` and ``limits`` what AWS asks and allows, ``model`` is
the formula, ``measured`` takes the figures of the routes, ``told`` writes docs/scale.md.
"""
