"""Jupyter reads this file by its name: extensions that are switched off are not even fetched."""

from typing import Any


def _without_disabled(_handler: Any, page: dict[str, Any]) -> dict[str, Any]:
    """Take out of a page's settings what would be loaded and fail (pyodide-kernel's front end)."""
    off = page.get("disabledExtensions", [])
    loaded = page.get("federated_extensions", [])
    page["federated_extensions"] = [one for one in loaded if one["name"] not in off]
    return page


c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821
c.ServerApp.tornado_settings = {"page_config_hook": _without_disabled}
