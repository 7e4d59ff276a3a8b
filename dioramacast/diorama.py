"""A made diorama, and what is said of it."""

from dataclasses import dataclass

from dioramacast import renderer
from dioramacast.media_links import MediaLinks
from dioramacast.models import DioramaSpec
from dioramacast.prompt import build_prompt
from dioramacast.wire import DioramaBody


@dataclass(frozen=True, slots=True)
class Diorama:
    """``model`` is the image model's name, empty for our own drawing."""

    id: str
    artwork_id: str
    spec: DioramaSpec
    message: str
    cached: bool
    """Its artwork was already known."""
    links: MediaLinks
    model: str = ""

    @property
    def generator(self) -> str:
        return "gemini" if self.model else "procedural"

    @property
    def image_url(self) -> str:
        return self.links.diorama(self.id, "webp" if self.model else "svg")

    @property
    def layers(self) -> tuple[str, ...]:
        """URLs of the pictures to be put over each other: what moves by itself, so that the rest is drawn once."""
        if self.model or not renderer.is_moving(self.spec.artwork):
            return (self.image_url,)
        return (f"{self.image_url}?layer=scene", f"{self.artwork_url}?layer=fx")

    @property
    def artwork_url(self) -> str:
        return self.links.artwork(self.artwork_id, "webp" if self.model else "svg")

    @property
    def permalink(self) -> str:
        return f"/d/{self.id}"

    def as_body(self) -> DioramaBody:
        return DioramaBody(
            id=self.id,
            image_url=self.image_url,
            prompt=build_prompt(self.spec.artwork),
            message=self.message,
            generator=self.generator,
            model=self.model or None,
            cached=self.cached,
            permalink=self.permalink,
            artwork_id=self.artwork_id,
            artwork_url=self.artwork_url,
        )
