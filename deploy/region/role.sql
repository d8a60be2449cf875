-- Role w bazie dziennika. Uruchom raz, jako administrator, w pustej bazie:
--   psql -v ON_ERROR_STOP=1 -d oceny -f role.sql
-- Hasła nadaj osobno: \password msai_ocenianie
--   msai_wlasciciel  zakłada i zmienia tabele, robi kopię i przenosi bazę
--   msai_ocenianie   ocenia: czyta i pisze wiersze, tabel nie zmienia
--   msai_wglad       tylko czyta, na przykład do zestawień
DO $$ DECLARE rola text; BEGIN
    FOREACH rola IN ARRAY ARRAY['msai_wlasciciel', 'msai_ocenianie', 'msai_wglad'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rola) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', rola);
        END IF;
    END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO msai_wlasciciel;
GRANT USAGE ON SCHEMA public TO msai_ocenianie, msai_wglad;
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO msai_wlasciciel, msai_ocenianie, msai_wglad',
                   current_database());
END $$;

ALTER DEFAULT PRIVILEGES FOR ROLE msai_wlasciciel IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO msai_ocenianie;
ALTER DEFAULT PRIVILEGES FOR ROLE msai_wlasciciel IN SCHEMA public
    GRANT SELECT ON TABLES TO msai_wglad;
