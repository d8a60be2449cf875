"""Certificates: who earned one, the PDF, the register, and whether one is genuine."""

from msai_course.grading.certificates.belonging import Person
from msai_course.grading.certificates.checking import verify
from msai_course.grading.certificates.earning import LACKING, Lacking
from msai_course.grading.certificates.forgetting import forget_certificate, own_certificates
from msai_course.grading.certificates.issuing import Issued, issue_certificates
from msai_course.grading.certificates.register import Register, read_register
from msai_trainer.certificates.model import (
    INNER,
    LABELS,
    REGISTER,
    REMOVED,
    SECRET,
    Certificate,
    CertifiedCourse,
)

__all__ = [
    "INNER",
    "LABELS",
    "LACKING",
    "REGISTER",
    "REMOVED",
    "SECRET",
    "Certificate",
    "CertifiedCourse",
    "Issued",
    "Lacking",
    "Person",
    "Register",
    "forget_certificate",
    "issue_certificates",
    "own_certificates",
    "read_register",
    "verify",
]
