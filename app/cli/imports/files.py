"""The files of one import, read in the order in which they may speak of each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cli.imports import credentials, people, schools, zones
from app.cli.imports.district import District
from app.cli.imports.table import Complaint, Source

Reader = Callable[[bytes, Source, District], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What was named on the command line."""

    zones: Path | None = None
    schools: Path | None = None
    rooms: Path | None = None
    people: Path | None = None
    shifts: Path | None = None
    credentials: Path | None = None

    def steps(self) -> tuple[tuple[Path, Reader], ...]:
        """Each file with its reader; what is spoken of comes before what speaks of it."""
        wanted: tuple[tuple[Path | None, Reader], ...] = (
            (self.zones, zones.read),
            (self.schools, schools.read_schools),
            (self.rooms, schools.read_rooms),
            (self.people, people.read_people),
            (self.shifts, people.read_shifts),
            (self.credentials, credentials.read),
        )
        return tuple((path, reader) for path, reader in wanted if path is not None)

    def read(self, district: District, complaints: list[Complaint]) -> Iterator[Path]:
        """Add everything to the district; gives each file's path when it has been read."""
        for path, reader in self.steps():
            source = Source(file=path.name, complaints=complaints)
            try:
                content = path.read_bytes()
            except OSError as trouble:
                source.complain(1, "", f"this file cannot be read: {trouble.strerror}")
            else:
                reader(content, source, district)
            yield path
        schools.furnish(district)
