"""A trainer at „Zaświadczenia i rozliczenie”, without a browser."""

from msai.ui import Event, Sign, Signed, Step, to_json
from msai_trainer.classfile.packing import pack
from msai_trainer.pages.certificates.program import program

POINT = {"kty": "EC", "crv": "P-256", "x": "abc", "y": "def"}
PAIR = {"public": POINT, "private": {**POINT, "d": "ghi"}}
TOLD = {"organizator": "Ośrodek", "walidacja": "Jan Próbny"}


class CertificateTrainer:
    """Uses the page."""

    def __init__(self, file=None):
        self.program, self.files = program(), []
        self.state = self.program.initial()
        if file is not None:
            self.does("open", "wiosna.klasa", pack(file))

    def does(self, name, value=None, content=b""):
        step = self.program.update(self.state, Event(name, value, content))
        if isinstance(step, Step):
            for file in step.effects:
                self.files.append(file)
                self.state = self.program.delivered(step.state, file, True)
        else:
            self.state = step
        return self

    def says(self, **said):
        for name, value in said.items():
            self.does(f"about:{name}", value)
        return self

    def takes(self, button):
        return self.does(button).files[-1].content

    @property
    def sees(self):
        return str(to_json(self.program.view(self.state)))

    @property
    def file(self):
        return self.state.file


class SigningTrainer(CertificateTrainer):
    """Her browser signs, or says why not."""

    answer = None

    def does(self, name, value=None, content=b""):
        self._take(self.program.update(self.state, Event(name, value, content)))
        return self

    def _take(self, step):
        if not isinstance(step, Step):
            self.state = step
            return
        self.state = step.state
        for effect in step.effects:
            if isinstance(effect, Sign):
                told = self._signed(effect)
                self._take(self.program.update(self.state, Signed(effect.event, told)))
            else:
                self.files.append(effect)

    def _signed(self, effect):
        if self.answer:
            return self.answer
        return PAIR if effect.key is None else [f"sig-{len(text)}" for text in effect.texts]
