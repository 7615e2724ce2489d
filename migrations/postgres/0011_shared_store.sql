CREATE TABLE "agreements" (
	"ref" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"company" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"auto_renew" boolean NOT NULL,
	"placement" text COLLATE "C",
	"signed_on" text COLLATE "C",
	CONSTRAINT "agreements_office_ref_pk" PRIMARY KEY("office","ref")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"office" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "blobs_office_sha256_pk" PRIMARY KEY("office","sha256"),
	CONSTRAINT "blobs_are_what_they_are_called" CHECK (sha256 = encode(sha256(bytes), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"number" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"issued_on" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C",
	"purpose" text COLLATE "C",
	"addressee" text COLLATE "C",
	"file" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"issued_by" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" DEFAULT 'valid' NOT NULL,
	"voided_on" text COLLATE "C",
	"voided_by" text COLLATE "C",
	"void_reason" text COLLATE "C",
	CONSTRAINT "certificates_office_number_pk" PRIMARY KEY("office","number")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"office" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C",
	"revision" integer NOT NULL,
	"company" text COLLATE "C" NOT NULL,
	CONSTRAINT "companies_office_code_pk" PRIMARY KEY("office","code")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"ref" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"received_on" text COLLATE "C" NOT NULL,
	"signed_on" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C" NOT NULL,
	"year" integer NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"course" text COLLATE "C" NOT NULL,
	"credits" double precision NOT NULL,
	"registered_on" text COLLATE "C" NOT NULL,
	"withdrawn_on" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"office" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	CONSTRAINT "erasures_office_seq_pk" PRIMARY KEY("office","seq")
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"received_on" text COLLATE "C" NOT NULL,
	"signer" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "files" (
	"office" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	CONSTRAINT "files_office_name_version_pk" PRIMARY KEY("office","name","version")
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C" NOT NULL,
	"grade" text COLLATE "C" NOT NULL,
	"graded_by" text COLLATE "C" NOT NULL,
	"graded_on" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"ref" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"company" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C",
	"last_day" text COLLATE "C",
	CONSTRAINT "jobs_office_ref_pk" PRIMARY KEY("office","ref")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"office" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"operation" integer NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "journal_office_seq_pk" PRIMARY KEY("office","seq")
);
--> statement-breakpoint
CREATE TABLE "journal_content" (
	"office" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C",
	CONSTRAINT "journal_content_office_seq_pk" PRIMARY KEY("office","seq")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"office" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"facts" text COLLATE "C" NOT NULL,
	CONSTRAINT "office_office_key_pk" PRIMARY KEY("office","key")
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C",
	"rule" text COLLATE "C" NOT NULL,
	"gate" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"decided_on" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"login" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"role" text COLLATE "C" NOT NULL,
	CONSTRAINT "people_login_pk" PRIMARY KEY("login"),
	CONSTRAINT "people_have_a_role" CHECK (role IN ('admin', 'clerk', 'reader', 'left'))
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"ref" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"company" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"step" integer NOT NULL,
	"next" integer,
	"open" boolean NOT NULL,
	"opened_on" text COLLATE "C" NOT NULL,
	"applied_on" text COLLATE "C",
	"contracted_on" text COLLATE "C",
	"registered_on" text COLLATE "C",
	"ended_on" text COLLATE "C",
	"first_day" text COLLATE "C",
	"last_day" text COLLATE "C",
	CONSTRAINT "placements_office_ref_pk" PRIMARY KEY("office","ref")
);
--> statement-breakpoint
CREATE TABLE "projection" (
	"office" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"hash" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "projection_office_pk" PRIMARY KEY("office")
);
--> statement-breakpoint
CREATE TABLE "reissues" (
	"certificate" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"reissued_on" text COLLATE "C" NOT NULL,
	"reissued_by" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"purpose" text COLLATE "C",
	"file" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"contract" text COLLATE "C" NOT NULL,
	"office" text COLLATE "C" NOT NULL,
	"student" text COLLATE "C" NOT NULL,
	"placement" text COLLATE "C" NOT NULL,
	"reviewer" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"reviewed_on" text COLLATE "C" NOT NULL,
	"remark" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "students" (
	"office" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"program" text COLLATE "C" NOT NULL,
	"step" integer NOT NULL,
	"next" integer,
	"gaps" text COLLATE "C" DEFAULT '[]' NOT NULL,
	"standing" text COLLATE "C" DEFAULT '' NOT NULL,
	"reached" integer DEFAULT 0 NOT NULL,
	"placement" text COLLATE "C",
	"company" text COLLATE "C",
	"open" boolean NOT NULL,
	"owing" boolean DEFAULT false NOT NULL,
	"jsps" boolean NOT NULL,
	"mext" boolean NOT NULL,
	"residence" text COLLATE "C",
	"registered_on" text COLLATE "C",
	"latest" text COLLATE "C" DEFAULT '' NOT NULL,
	"revision" integer NOT NULL,
	"dossier" text COLLATE "C" NOT NULL,
	"filed_as" text COLLATE "C",
	CONSTRAINT "students_office_number_pk" PRIMARY KEY("office","number")
);
--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_of_company" FOREIGN KEY ("office","company") REFERENCES "companies"("office","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_seq" FOREIGN KEY ("office","seq") REFERENCES "journal"("office","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_sha256" FOREIGN KEY ("office","sha256") REFERENCES "blobs"("office","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_of_company" FOREIGN KEY ("office","company") REFERENCES "companies"("office","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_content" ADD CONSTRAINT "journal_content_seq" FOREIGN KEY ("office","seq") REFERENCES "journal"("office","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_of_office" FOREIGN KEY ("office") REFERENCES "projection"("office") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reissues" ADD CONSTRAINT "reissues_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_of_student" FOREIGN KEY ("office","student") REFERENCES "students"("office","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreements_company" ON "agreements" USING btree ("office","company");--> statement-breakpoint
CREATE INDEX "certificates_student" ON "certificates" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "companies_name" ON "companies" USING btree ("office",left("name", 100));--> statement-breakpoint
CREATE INDEX "companies_name_en" ON "companies" USING btree ("office",left("name_en", 100));--> statement-breakpoint
CREATE INDEX "contracts_student" ON "contracts" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "courses_student" ON "courses" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "evaluations_student" ON "evaluations" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "grades_student" ON "grades" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "jobs_company" ON "jobs" USING btree ("office","company");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("office","subject");--> statement-breakpoint
CREATE INDEX "journal_day" ON "journal" USING btree ("office","day");--> statement-breakpoint
CREATE INDEX "journal_content_given" ON "journal_content" USING btree ("office","given") WHERE given IS NOT NULL;--> statement-breakpoint
CREATE INDEX "overrides_student" ON "overrides" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "placements_student" ON "placements" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "placements_company" ON "placements" USING btree ("office","company");--> statement-breakpoint
CREATE INDEX "placements_state" ON "placements" USING btree ("office","state");--> statement-breakpoint
CREATE INDEX "placements_first_day" ON "placements" USING btree ("office","first_day") WHERE open;--> statement-breakpoint
CREATE INDEX "reissues_student" ON "reissues" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "reviews_student" ON "reviews" USING btree ("office","student");--> statement-breakpoint
CREATE INDEX "students_step" ON "students" USING btree ("office","step","number");--> statement-breakpoint
CREATE INDEX "students_next" ON "students" USING btree ("office","next","number");--> statement-breakpoint
CREATE INDEX "students_open" ON "students" USING btree ("office","number") WHERE open;--> statement-breakpoint
CREATE INDEX "students_owing" ON "students" USING btree ("office","number") WHERE owing;--> statement-breakpoint
CREATE UNIQUE INDEX "students_filed_as" ON "students" USING btree ("office","filed_as") WHERE filed_as IS NOT NULL;--> statement-breakpoint
CREATE INDEX "students_latest" ON "students" USING btree ("office","latest","open","step","reached","standing","registered_on","number");--> statement-breakpoint
CREATE FUNCTION "coopj_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$;--> statement-breakpoint
CREATE FUNCTION "coopj_journal_appends"() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE "gap" boolean; "loose" boolean; BEGIN
  WITH block AS MATERIALIZED (SELECT "office", min("seq") AS first FROM added GROUP BY "office"),
  ends AS MATERIALIZED (
    SELECT block."office", line."seq", line."hash" FROM block JOIN LATERAL (
      SELECT "seq", "hash" FROM "journal" WHERE "journal"."office" = block."office" AND "seq" < block.first ORDER BY "seq" DESC LIMIT 1
    ) AS line ON true
  ),
  lines AS (
    SELECT added.*, coalesce(lag(added."seq") OVER chain, ends."seq", 0) AS last, coalesce(lag(added."hash") OVER chain, ends."hash", '') AS previous
    FROM added LEFT JOIN ends USING ("office") WINDOW chain AS (PARTITION BY added."office" ORDER BY added."seq")
  )
  SELECT bool_or("seq" <> last + 1), bool_or("hash" <> encode(sha256(convert_to(concat('[', concat_ws(',', to_json(previous), "seq", to_json("at"), to_json("day"),
    "operation", to_json("actor"), to_json("subject"), "version", to_json("digest")), ']'), 'UTF8')), 'hex')) INTO "gap", "loose" FROM lines;
  IF "gap" THEN RAISE EXCEPTION 'the journal only grows at its end' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF "loose" THEN RAISE EXCEPTION 'an entry is chained to the one before' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "coopj_content_appends"() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE "other" boolean; BEGIN
  -- Planned anew each time: a plan made for an empty table may read all of an office for each row.
  EXECUTE $ask$ SELECT EXISTS (
    SELECT 1 FROM added JOIN "journal" AS line USING ("office", "seq")
    WHERE line."digest" <> encode(sha256(convert_to(length(added."salt") || ':' || added."salt" || added."text", 'UTF8')), 'hex')
  ) $ask$ INTO "other";
  IF "other" THEN
    RAISE EXCEPTION 'content is what its entry says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "coopj_content_stays"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "erasures" WHERE "office" = OLD."office" AND "seq" = OLD."seq") OR NOT EXISTS (
    SELECT 1 FROM "erasures" AS later JOIN "journal" AS line ON line."office" = later."office" AND line."subject" = later."subject"
    WHERE line."office" = OLD."office" AND line."seq" = OLD."seq" AND later."seq" > OLD."seq"
  ) THEN
    RAISE EXCEPTION 'content stays, unless its student is erased' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;--> statement-breakpoint
CREATE FUNCTION "coopj_erasures_append"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "journal" AS line JOIN "journal_content" AS said ON said."office" = line."office" AND said."seq" = line."seq"
    WHERE line."office" = NEW."office" AND line."seq" = NEW."seq" AND line."subject" = NEW."subject"
      AND said."text" LIKE '{"change":{"type":"student-erased",%'
  ) THEN
    RAISE EXCEPTION 'an erasure is an entry of the journal first' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "journal_appends" AFTER INSERT ON "journal" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "coopj_journal_appends"();--> statement-breakpoint
CREATE TRIGGER "journal_keeps" BEFORE UPDATE ON "journal" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('the journal is never changed');--> statement-breakpoint
CREATE TRIGGER "journal_stays" BEFORE DELETE ON "journal" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('the journal is never deleted');--> statement-breakpoint
CREATE TRIGGER "journal_is_not_emptied" BEFORE TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION "coopj_refuse"('the journal is never deleted');--> statement-breakpoint
CREATE TRIGGER "journal_content_appends" AFTER INSERT ON "journal_content" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "coopj_content_appends"();--> statement-breakpoint
CREATE TRIGGER "journal_content_keeps" BEFORE UPDATE ON "journal_content" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('content is erased, never changed');--> statement-breakpoint
CREATE TRIGGER "journal_content_stays" BEFORE DELETE ON "journal_content" FOR EACH ROW EXECUTE FUNCTION "coopj_content_stays"();--> statement-breakpoint
CREATE TRIGGER "journal_content_is_not_emptied" BEFORE TRUNCATE ON "journal_content" FOR EACH STATEMENT EXECUTE FUNCTION "coopj_refuse"('content stays, unless its student is erased');--> statement-breakpoint
CREATE TRIGGER "erasures_append" BEFORE INSERT ON "erasures" FOR EACH ROW EXECUTE FUNCTION "coopj_erasures_append"();--> statement-breakpoint
CREATE TRIGGER "erasures_keep" BEFORE UPDATE ON "erasures" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('an erasure is never changed');--> statement-breakpoint
CREATE TRIGGER "erasures_stay" BEFORE DELETE ON "erasures" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('an erasure is never deleted');--> statement-breakpoint
CREATE TRIGGER "erasures_are_not_emptied" BEFORE TRUNCATE ON "erasures" FOR EACH STATEMENT EXECUTE FUNCTION "coopj_refuse"('an erasure is never deleted');--> statement-breakpoint
CREATE TRIGGER "files_keep" BEFORE UPDATE OR DELETE ON "files" FOR EACH ROW EXECUTE FUNCTION "coopj_refuse"('a version of a file is never changed');--> statement-breakpoint
CREATE FUNCTION "coopj_who"() RETURNS TABLE ("office" text, "name" text, "role" text, "owns" boolean, "owner" text, "nobody" boolean) LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT me."office", me."name", me."role", pg_has_role(session_user, owned.relowner, 'USAGE'), pg_get_userbyid(owned.relowner)::text, NOT EXISTS (SELECT FROM "people")
  FROM pg_class AS owned LEFT JOIN "people" AS me ON me."login" = session_user AND me."role" <> 'left' WHERE owned.oid = 'people'::regclass; END;--> statement-breakpoint
CREATE FUNCTION "coopj_reads"() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT "office" FROM "people" WHERE "login" = session_user AND "role" <> 'left'; END;--> statement-breakpoint
CREATE FUNCTION "coopj_writes"() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT "office" FROM "people" WHERE "login" = session_user AND "role" IN ('clerk', 'admin'); END;--> statement-breakpoint
CREATE FUNCTION "coopj_erases"() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT "office" FROM "people" WHERE "login" = session_user AND "role" = 'admin'; END;--> statement-breakpoint
CREATE FUNCTION "coopj_fills"() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT "office" FROM "people" JOIN "projection" USING ("office") WHERE "login" = session_user AND "role" = 'admin' AND "seq" = 0; END;--> statement-breakpoint
DO $$ DECLARE
  "one" text; "verb" text;
  "own" CONSTANT text := '"office" = (SELECT "coopj_%s"())';
  "new" CONSTANT text := '("office" = (SELECT "coopj_fills"()) OR (%s))';
BEGIN
  -- What a login puts before the true tables in its own connection deceives no trigger, and no plan of one is made for a table that was small once.
  FOREACH "one" IN ARRAY ARRAY['coopj_journal_appends', 'coopj_content_appends', 'coopj_content_stays', 'coopj_erasures_append'] LOOP
    EXECUTE format('ALTER FUNCTION %I() SET search_path = %I, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off', "one", current_schema());
  END LOOP;
  FOR "one" IN SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'office' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', "one");
    EXECUTE format('CREATE POLICY "reads" ON %I FOR SELECT USING (%s)', "one", format("own", 'reads'));
    CONTINUE WHEN "one" IN ('people', 'projection', 'journal', 'journal_content', 'erasures', 'blobs', 'files');
    EXECUTE format('CREATE POLICY "adds" ON %I FOR INSERT WITH CHECK (%s)', "one", format("own", 'writes'));
    EXECUTE format('CREATE POLICY "changes" ON %I FOR UPDATE USING (%s)', "one", format("own", 'writes'));
    EXECUTE format('CREATE POLICY "removes" ON %I FOR DELETE USING (%s)', "one", format("own", 'writes'));
  END LOOP;
  EXECUTE format('CREATE POLICY "adds" ON "blobs" FOR INSERT WITH CHECK (%s)', format("own", 'writes'));
  EXECUTE format('CREATE POLICY "adds" ON "files" FOR INSERT WITH CHECK (%s AND %s)', format("own", 'writes'), format("new", '"actor" = session_user'));
  EXECUTE format('CREATE POLICY "adds" ON "journal" FOR INSERT WITH CHECK (%s AND %s)', format("own", 'writes'),
    format("new", '"actor" = session_user AND "operation" = 1 + (SELECT head."seq" FROM "projection" AS head WHERE head."office" = (SELECT "coopj_writes"()))'));
  EXECUTE format('CREATE POLICY "adds" ON "journal_content" FOR INSERT WITH CHECK (%s AND %s)', format("own", 'writes'),
    '"seq" > (SELECT head."seq" FROM "projection" AS head WHERE head."office" = (SELECT "coopj_writes"()))');
  FOREACH "one" IN ARRAY ARRAY['journal_content', 'blobs'] LOOP
    EXECUTE format('CREATE POLICY "removes" ON %I FOR DELETE USING (%s)', "one", format("own", 'erases'));
  END LOOP;
  EXECUTE format('CREATE POLICY "adds" ON "erasures" FOR INSERT WITH CHECK (%s)', format("own", 'erases'));
  EXECUTE format('CREATE POLICY "changes" ON "projection" FOR UPDATE USING (%1$s) WITH CHECK (%1$s AND
    ("projection"."seq", "projection"."hash") = (SELECT coalesce(max(line."seq"), 0), coalesce((array_agg(line."hash"))[1], %2$L) FROM (
      SELECT "seq", "hash" FROM "journal" WHERE "journal"."office" = "projection"."office" ORDER BY "seq" DESC LIMIT 1
    ) AS line))', format("own", 'writes'), '');
END $$;
