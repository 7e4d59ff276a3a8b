"""Rings of objects go, young ones soon and old ones in the end. In a process of its own: it is about all of it."""

import subprocess
import sys
from textwrap import dedent

import pytest

RING = """
    import gc, weakref
    import gevent
    from dioramacast.garbage import collect_by_the_clock

    class Ring:
        def __init__(self):
            self.itself = self

    def is_gone_within_ten_seconds(ring):
        with gevent.Timeout(10, False):
            while ring() is not None:
                gevent.sleep(0.01)
        return ring() is None
"""
YOUNG = """
    collect_by_the_clock(pass_seconds=0.01)
    print(is_gone_within_ten_seconds(weakref.ref(Ring())))
"""
OLD = """
    collect_by_the_clock(pass_seconds=0.01, whole_pass_seconds=0.5)
    old = Ring()
    while any(each is old for each in gc.get_objects()):  # until it is put aside
        gevent.sleep(0.01)
    ring = weakref.ref(old)
    del old
    print(is_gone_within_ten_seconds(ring))
"""


@pytest.mark.parametrize("life", [YOUNG, OLD], ids=["young", "old"])
def test_a_ring_of_objects_that_nobody_holds_goes(life):
    script = dedent(RING) + dedent(life)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout == "True\n"
