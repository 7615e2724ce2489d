CREATE TABLE `erasures` (
	`seq` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `journal`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `projection` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `projection` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `journal_content_given` ON `journal_content` ((CASE WHEN json_valid(text) THEN CASE text ->> '$.change.type'
  WHEN 'placement-opened' THEN text ->> '$.change.ref'
  WHEN 'certificate-issued' THEN text ->> '$.change.certificate.number'
  WHEN 'company-added' THEN text ->> '$.change.facts.code'
  WHEN 'agreement-added' THEN text ->> '$.change.agreement.ref'
  WHEN 'job-added' THEN text ->> '$.change.job.ref'
END END)) WHERE (CASE WHEN json_valid(text) THEN CASE text ->> '$.change.type'
  WHEN 'placement-opened' THEN text ->> '$.change.ref'
  WHEN 'certificate-issued' THEN text ->> '$.change.certificate.number'
  WHEN 'company-added' THEN text ->> '$.change.facts.code'
  WHEN 'agreement-added' THEN text ->> '$.change.agreement.ref'
  WHEN 'job-added' THEN text ->> '$.change.job.ref'
END END) IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `journal_content_appends` BEFORE INSERT ON `journal_content` WHEN NEW.`seq` IN (SELECT `seq` FROM `journal_content`) BEGIN SELECT RAISE(ABORT, 'content is erased, never changed'); END;--> statement-breakpoint
CREATE TRIGGER `journal_content_stays` BEFORE DELETE ON `journal_content` WHEN OLD.`seq` IN (SELECT `seq` FROM `erasures`) OR NOT EXISTS (SELECT 1 FROM `erasures` JOIN `journal` USING (`subject`) WHERE `journal`.`seq` = OLD.`seq` AND `erasures`.`seq` > OLD.`seq`) BEGIN SELECT RAISE(ABORT, 'content stays, unless its student is erased'); END;--> statement-breakpoint
CREATE TRIGGER `erasures_append` BEFORE INSERT ON `erasures` WHEN NOT EXISTS (SELECT 1 FROM `journal` JOIN `journal_content` USING (`seq`) WHERE `journal`.`seq` = NEW.`seq` AND `journal`.`subject` = NEW.`subject` AND `text` ->> '$.change.type' = 'student-erased') BEGIN SELECT RAISE(ABORT, 'an erasure is an entry of the journal first'); END;--> statement-breakpoint
CREATE TRIGGER `erasures_keep` BEFORE UPDATE ON `erasures` BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `erasures_stay` BEFORE DELETE ON `erasures` BEGIN SELECT RAISE(ABORT, 'an erasure is never deleted'); END;
