"""Owns `/healthz` (the process answers) and `/readyz` (a whole generation answers)."""

from fastapi import APIRouter, Request

from app.web.reading import reading

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request) -> dict[str, str]:
    with reading(request) as found:
        found.connection.exec_driver_sql("SELECT count(*) FROM event").one()
        return {"status": "ready", "generation": found.generation}
