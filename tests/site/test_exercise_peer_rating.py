"""Own answers go out as a file, two people rate it in their browsers, both ratings come back."""

import json

from exercise import LiveExercise, wait_saved
from test_trainer_grading import downloaded

WORDS = "Osoby starsze z Kątów: nikt ich o nic nie pyta."


def rated(page, file, points):
    """Open the file by itself, give each criterion these points and save."""
    page.goto(file.as_uri())
    assert page.get_by_text(WORDS).is_visible()
    for place, given in zip(page.get_by_role("group").all(), points, strict=True):
        place.locator(f"input[value='{given}']").check()
    content = downloaded(page, "Zapisz ocenę")
    assert page.get_by_text("jest zapisany").is_visible()
    return content


def test_two_ratings_of_a_file_come_back_side_by_side(mounted, tmp_path):
    form = LiveExercise(mounted, "zadanie-1")
    form.type_in("obrona", WORDS)
    wait_saved(form.page, "zadanie-1", WORDS)
    page = mounted("start/ocena-kolezenska.html")
    file = tmp_path / "odpowiedzi.html"
    file.write_bytes(downloaded(page, "Zapisz plik dla dwóch osób (HTML)"))
    other = page.context.new_page()
    ratings = [rated(other, file, points) for points in ([2, 2, 1, 0], [0, 2, 2, 0])]
    assert len({json.loads(content)["rater"] for content in ratings}) == 2
    choose = page.get_by_label("Ocena, którą dostajesz z powrotem (ocena-….json)")
    choose.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    page.get_by_text("To nie jest zapisana ocena").wait_for()
    choose.set_input_files(
        [
            {"name": f"{at}.json", "mimeType": "application/json", "buffer": content}
            for at, content in enumerate(ratings)
        ]
    )
    words = "Takie same oceny: 2 z 4. Różnica o 1 punkt: 1. Różnica o 2 punkty: 1."
    page.get_by_text(words).wait_for()
    assert page.get_by_text("O tym porozmawiajcie najpierw").is_visible()
