"""Class files with a password, on the three pages and by command: one envelope, nothing half."""

import hashlib
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from msai.ui import Answered, Deliver, Event, Step, sealed, to_json
from msai_course.grading.classes.class_files import read_class
from msai_course.grading.classes.locking import lock, unlock
from msai_course.grading.masters import served
from msai_trainer.classfile.locking import MAGIC, is_locked
from msai_trainer.classfile.making import names_in, new_class, with_named
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.errors import GradingError
from msai_trainer.marking.masters import read_masters
from msai_trainer.pages.certificates.program import program as certificates
from msai_trainer.pages.grading.program import program as grading
from msai_trainer.pages.klasa.program import program as klasa

PASSWORD, OTHER = "zielony żółw na rowerze", "inne hasło drugiej kopii"
MOMENT = datetime(2027, 3, 1, tzinfo=UTC)
START = with_named(new_class("wiosna"), names_in("Anna Nowak\nJan Kos"), MOMENT)
#: How the chosen file of a class is called on each page.
PAGES = {
    "Klasa": (klasa, "open"),
    "Zaświadczenia": (certificates, "open"),
    "Ocenianie": (lambda: grading(lambda: read_masters(served())), "list"),
}


class Page:
    """A page whose browser locks and opens by another library, or says why not."""

    def __init__(self, name):
        make, self.chooses = PAGES[name]
        self.program, self.files, self.answer = make(), [], ""
        self.state = self.program.initial()

    def asks(self, id, value=None, content=b""):
        """Do something, and return what the page asks the browser for; it is busy yet."""
        step = self.program.update(self.state, Event(id, value, content))
        self.state = step.state
        return step.effects[0]

    def does(self, id, value=None, content=b""):
        return self._takes(Event(id, value, content))

    def types(self, **said):
        for id, text in said.items():
            self.does(id.replace("_", ":"), text)
        return self

    def _takes(self, event):
        step = self.program.update(self.state, event)
        self.state = step.state if isinstance(step, Step) else step
        for effect in step.effects if isinstance(step, Step) else ():
            if isinstance(effect, Deliver):
                self.files.append(effect)
                if self.program.delivered:
                    self.state = self.program.delivered(self.state, effect, True)
            else:
                self._takes(self._locked(effect))
        return self

    def _locked(self, effect):
        if self.answer:
            return Answered(effect.event, self.answer)
        typed = effect.password.encode()
        cipher = AESGCM(hashlib.pbkdf2_hmac("sha256", typed, effect.salt, effect.rounds, 32))
        act = cipher.decrypt if effect.open else cipher.encrypt
        try:
            return Answered(effect.event, content=act(effect.nonce, effect.content, effect.header))
        except InvalidTag:
            return Answered(effect.event, "wrong")

    @property
    def file(self):
        return self.state.held if self.chooses == "list" else self.state.file

    @property
    def sees(self):
        return str(to_json(self.program.view(self.state)))


@pytest.fixture(scope="module")
def locked():
    """A locked file of a class of two."""
    return lock(pack(START), PASSWORD)


@pytest.fixture(params=PAGES)
def page(request):
    """Each page that opens a class."""
    return Page(request.param)


def test_each_page_asks_for_the_password_and_a_wrong_one_changes_nothing(page, locked):
    page.does(page.chooses, "wiosna.klasa", locked)
    assert "Hasło pliku „wiosna.klasa”" in page.sees and page.file is None
    page.types(unlock_password="zielony zolw na rowerze").does("unlock:open")
    assert "nie otwiera to hasło" in page.sees and page.file is None
    # The same letters, put together of two signs as some keyboards send them.
    page.types(unlock_password="zielony z\u0307o\u0301łw na rowerze").does("unlock:open")
    assert page.file == START and "Hasło pliku „" not in page.sees
    assert PASSWORD not in str(sealed(page.program, page.state)) + repr(page.state)


def test_an_opened_file_is_saved_with_its_password_until_it_is_taken_off(locked):
    page = Page("Klasa")
    page.does("open", "a.klasa", locked).types(unlock_password=PASSWORD).does("unlock:open")
    page.types(draft_more="Ewa Lis").does("add").does("save")
    saved = page.files[-1]
    assert saved.filename == "wiosna.klasa" and is_locked(saved.content)
    assert b"Lis" not in saved.content and page.state.unsaved == ()
    assert unpack(unlock(saved.content, PASSWORD, "x"), "x") == page.file
    page.does("protect:none").does("save")
    assert unpack(page.files[-1].content, "x") == page.file


def test_a_new_password_is_typed_twice_and_what_its_loss_means_is_told_before():
    page = Page("Klasa").does("open", "a.klasa", pack(START))
    assert "Zgubione hasło to zgubiony plik" in page.sees
    page.types(protect_first="krótkie", protect_second="krótkie").does("protect:set")
    assert "co najmniej 10 znaków" in page.sees
    page.types(protect_first=PASSWORD, protect_second=PASSWORD + "!").does("protect:set")
    assert "Hasła się różnią" in page.sees and not page.state.locks.passwords
    page.types(protect_second=PASSWORD).does("protect:set").does("save")
    assert unpack(unlock(page.files[-1].content, PASSWORD, "x"), "x") == START
    assert PASSWORD not in page.sees


@pytest.mark.parametrize(("answer", "words"), [("insecure", "https"), ("unanswered", "jeszcze")])
def test_a_browser_that_cannot_lock_says_so_and_saves_no_open_file_instead(answer, words):
    page = Page("Klasa").does("open", "a.klasa", pack(START))
    page.types(protect_first=PASSWORD, protect_second=PASSWORD).does("protect:set")
    page.answer = answer
    page.does("save")
    assert words in page.sees and page.files == []


def test_a_password_goes_with_its_own_class_and_to_no_other(locked):
    page = Page("Klasa").does("open", "a.klasa", locked)
    page.types(unlock_password=PASSWORD).does("unlock:open")
    other = with_named(new_class("jesien"), names_in("Ola Wilk"), MOMENT)
    page.does("open", "b.klasa", pack(other)).does("save")
    assert unpack(page.files[-1].content, "b") == other
    page.does("open", "c.klasa", locked).does("unlock:")
    assert "Hasło pliku „" not in page.sees and page.file == other


@pytest.mark.parametrize("page", ["Klasa", "Zaświadczenia"], indirect=True)
def test_two_copies_with_two_passwords_are_opened_in_turn_and_it_is_said_which_one_stays(page):
    one, two = (lock(pack(START), password) for password in (PASSWORD, OTHER))
    page.does("open", "a.klasa", one).types(unlock_password=PASSWORD).does("unlock:open")
    assert "dwa różne hasła" not in page.sees
    page.does("open", "b.klasa", two)
    assert "Hasło pliku „b.klasa”" in page.sees and "Wpisz hasło właśnie tego pliku" in page.sees
    page.types(unlock_password=PASSWORD).does("unlock:open")
    assert "Pliku „b.klasa” nie otwiera to hasło" in page.sees
    page.types(unlock_password=OTHER).does("unlock:open")
    assert "Połączono dwie kopie" in page.sees and "z hasłem pliku „b.klasa”" in page.sees
    page.does("save")
    assert unpack(unlock(page.files[-1].content, OTHER, "c"), "c") == START


def test_a_file_of_passwords_has_one_in_a_line_for_each_copy(tmp_path, run):
    for name, password in (("a", PASSWORD), ("b", OTHER)):
        (tmp_path / f"{name}.klasa").write_bytes(lock(pack(START), password))
    secrets = tmp_path / "hasla.txt"
    secrets.write_text(f"{PASSWORD}\n{OTHER}\n", encoding="utf-8")
    options = ("--folder", tmp_path / "klasy", "--password-file", secrets)
    code, said = run("class", "open", tmp_path / "b.klasa", tmp_path / "a.klasa", *options)
    assert code == 1 and "Pliku „b.klasa” nie otwiera to hasło" in said
    code, said = run("class", "open", tmp_path / "a.klasa", tmp_path / "b.klasa", *options)
    assert code == 0 and "osoby: 2" in said


def test_pressed_twice_each_file_opens_and_holds_its_own_class(locked):
    page = Page("Klasa").does("open", "a.klasa", locked)
    page.types(unlock_password=PASSWORD).does("unlock:open")
    first, second = page.asks("save"), page.asks("save")
    page.does("open", "b.klasa", pack(new_class("jesien")))
    for effect in (first, second):
        page._takes(page._locked(effect))
        assert unpack(unlock(page.files[-1].content, PASSWORD, "a"), "a") == START
    assert [one.filename for one in page.files] == ["wiosna.klasa"] * 2


def test_a_file_chosen_while_another_is_opened_waits_for_its_own_password(page, locked):
    page.does(page.chooses, "a.klasa", locked).types(unlock_password=PASSWORD)
    late = page.asks("unlock:open")
    page.does(page.chooses, "b.klasa", locked)._takes(page._locked(late))
    assert "Hasło pliku „b.klasa”" in page.sees and page.file is None
    assert page.types(unlock_password=PASSWORD).does("unlock:open").file == START


@pytest.mark.parametrize("at", [9, 10, 13, 14, 30, 42, -1])
def test_no_byte_of_head_or_content_can_be_changed(locked, at):
    changed = bytearray(locked)
    changed[at] ^= 1
    with pytest.raises(GradingError):
        unlock(bytes(changed), PASSWORD, "a.klasa")


def test_what_is_cut_newer_or_would_take_for_ever_is_refused_before_any_work(locked):
    for content, words in (
        (locked[:50], "ucięty"),
        (MAGIC + bytes([2]) + locked[10:], "nowszy kurs"),
        (locked[:10] + b"\xff" * 4 + locked[14:], "uszkodzony"),
        (locked[:10] + b"\0\0\0\1" + locked[14:], "uszkodzony"),
    ):
        with pytest.raises(GradingError, match=words):
            unlock(content, PASSWORD, "a.klasa")


def test_two_files_of_one_class_and_password_share_nothing(locked):
    again = lock(pack(START), PASSWORD)
    assert again[:10] == locked[:10] and again[14:42] != locked[14:42] and again[42:] != locked[42:]


def test_the_commands_open_and_save_with_a_password(tmp_path, locked, run, monkeypatch):
    (tmp_path / "a.klasa").write_bytes(locked)
    secret = tmp_path / "haslo.txt"
    secret.write_text(PASSWORD + "\r\n", encoding="utf-8")
    asked = []
    monkeypatch.setattr(
        "typer.prompt", lambda text, **options: asked.append((text, options)) or "x"
    )
    code, said = run("class", "open", tmp_path / "a.klasa", "--folder", tmp_path / "klasy")
    assert code == 1 and "nie otwiera to hasło" in said and not (tmp_path / "klasy").exists()
    assert asked == [("Hasło pliku „a.klasa”", {"hide_input": True})]
    options = ("--folder", tmp_path / "klasy", "--password-file", secret)
    code, said = run("class", "open", tmp_path / "a.klasa", *options)
    assert code == 0 and "osoby: 2" in said
    folder, target = tmp_path / "klasy" / "wiosna", tmp_path / "b.klasa"
    code, said = run("class", "save", folder, "--output", target, "--password-file", secret)
    assert code == 0 and "Zgubione hasło" in said
    assert is_locked(target.read_bytes())
    assert read_class(target, lambda _name: PASSWORD) == START
    with pytest.raises(GradingError, match="chroniony hasłem"):
        read_class(target)
    assert run("class", "save", folder, "--password-file", secret)[0] == 2
