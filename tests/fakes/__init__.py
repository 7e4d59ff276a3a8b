"""Providers that can be told to misbehave, over a real socket.

``faults.py`` is what can go wrong, ``http_fake.py`` the server and its control routes, ``process.py`` starts a fake and
steers it from a test; one more file per provider says what that provider answers when all is well.
"""
