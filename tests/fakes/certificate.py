"""Certificates for the fakes that speak HTTPS, made anew for each test run and trusted by nobody else."""

from dataclasses import dataclass
from pathlib import Path

HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Certificate:
    """Two PEM files.

    Attributes:
        authority: for clients: ``SSL_CERT_FILE`` (the standard library, httpx) or ``REQUESTS_CA_BUNDLE`` (requests).
        key_and_chain: for the server.
    """

    authority: Path
    key_and_chain: Path


def make_certificate(folder: Path) -> Certificate:
    """For all addresses a fake has, signed by an authority of its own."""
    import trustme

    authority = trustme.CA()
    certificate = Certificate(folder / "authority.pem", folder / "server.pem")
    authority.cert_pem.write_to_path(certificate.authority)
    authority.issue_cert(*HOSTS).private_key_and_cert_chain_pem.write_to_path(certificate.key_and_chain)
    return certificate
