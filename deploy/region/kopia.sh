#!/bin/sh
# Kopia bazy dziennika i jej odtworzenie. Łączy się jako msai_wlasciciel; adres dają zmienne PGHOST, PGPORT.
# Użycie: sh kopia.sh zapisz BAZA PLIK | sh kopia.sh odtworz BAZA PLIK
# „odtworz” wymaga pustej bazy, w której uruchomiono już role.sql: tak też przenosi się dziennik na inny serwer.
set -eu
umask 077
co=${1:?Podaj: zapisz albo odtworz} baza=${2:?Podaj nazwę bazy} plik=${3:?Podaj plik kopii}
case $co in
    zapisz)
        pg_dump -U msai_wlasciciel -d "$baza" -n public --format=custom --file="$plik.nowa"
        mv "$plik.nowa" "$plik"
        ;;
    odtworz)
        # Schemat „public” już jest; jego uprawnienia nadał role.sql.
        pg_restore --list "$plik" | grep -Ev ' SCHEMA (- )?public ' >"$plik.spis"
        pg_restore -U msai_wlasciciel -d "$baza" --no-owner --exit-on-error --single-transaction \
            --use-list="$plik.spis" "$plik"
        rm "$plik.spis"
        ;;
    *)
        echo "Nie znam „$co”. Podaj: zapisz albo odtworz." >&2
        exit 2
        ;;
esac
