"""A trainer at „Zaświadczenia i rozliczenie”, without a browser."""

from msai.ui import Event, Step, to_json
from msai_trainer.classfile.packing import pack
from msai_trainer.pages.certificates.program import program


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
