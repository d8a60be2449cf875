#!/bin/sh
# Robi certyfikaty klastra: urząd certyfikacji oraz klucz i certyfikat planisty, robotników i osoby oceniającej.
# Użycie: sh certyfikaty.sh FOLDER. Istniejących plików nie zmienia.
set -eu
umask 077
folder=${1:?Podaj folder na certyfikaty}
mkdir -p "$folder"
cd "$folder"

if [ ! -e ca.pem ]; then
    openssl req -x509 -newkey rsa:3072 -nodes -days 1095 -subj "/CN=MSAI region" \
        -keyout ca-klucz.pem -out ca.pem 2>/dev/null
fi
for kto in planista robotnik ocenianie; do
    [ -e "$kto.pem" ] && continue
    openssl req -newkey rsa:3072 -nodes -subj "/CN=msai-$kto" \
        -keyout "$kto-klucz.pem" -out "$kto.csr" 2>/dev/null
    openssl x509 -req -in "$kto.csr" -CA ca.pem -CAkey ca-klucz.pem -CAcreateserial \
        -days 1095 -out "$kto.pem" 2>/dev/null
    rm "$kto.csr"
done
