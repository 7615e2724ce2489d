CREATE TABLE `agreements` (
	`ref` text PRIMARY KEY NOT NULL,
	`company` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`auto_renew` integer NOT NULL,
	`placement` text,
	`signed_on` text,
	FOREIGN KEY (`company`) REFERENCES `companies`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `agreements_company` ON `agreements` (`company`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`number` text PRIMARY KEY NOT NULL,
	`student` text NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`issued_on` text NOT NULL,
	`placement` text,
	`purpose` text,
	`addressee` text,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`issued_by` text NOT NULL,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificates_student` ON `certificates` (`student`);--> statement-breakpoint
CREATE TABLE `companies` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`revision` integer NOT NULL,
	`company` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `companies_name` ON `companies` (`name`);--> statement-breakpoint
CREATE INDEX `companies_name_en` ON `companies` (`name_en`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`ref` text NOT NULL,
	`student` text NOT NULL,
	`placement` text NOT NULL,
	`kind` text NOT NULL,
	`revision` integer NOT NULL,
	`received_on` text NOT NULL,
	`signed_on` text,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contracts_student` ON `contracts` (`student`);--> statement-breakpoint
CREATE TABLE `courses` (
	`student` text NOT NULL,
	`placement` text NOT NULL,
	`year` integer NOT NULL,
	`term` text NOT NULL,
	`course` text NOT NULL,
	`credits` real NOT NULL,
	`registered_on` text NOT NULL,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `courses_student` ON `courses` (`student`);--> statement-breakpoint
CREATE TABLE `evaluations` (
	`student` text NOT NULL,
	`placement` text NOT NULL,
	`kind` text NOT NULL,
	`received_on` text NOT NULL,
	`signer` text,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evaluations_student` ON `evaluations` (`student`);--> statement-breakpoint
CREATE TABLE `grades` (
	`student` text NOT NULL,
	`placement` text NOT NULL,
	`grade` text NOT NULL,
	`graded_by` text NOT NULL,
	`graded_on` text NOT NULL,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grades_student` ON `grades` (`student`);--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`operation` integer NOT NULL,
	`actor` text NOT NULL,
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`digest` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_subject` ON `journal` (`subject`);--> statement-breakpoint
CREATE INDEX `journal_operation` ON `journal` (`operation`);--> statement-breakpoint
CREATE INDEX `journal_day` ON `journal` (`day`);--> statement-breakpoint
CREATE TABLE `journal_content` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `journal`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `overrides` (
	`student` text NOT NULL,
	`placement` text,
	`rule` text NOT NULL,
	`gate` text NOT NULL,
	`reason` text NOT NULL,
	`decided_on` text NOT NULL,
	`decided_by` text NOT NULL,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `overrides_student` ON `overrides` (`student`);--> statement-breakpoint
CREATE TABLE `placements` (
	`ref` text PRIMARY KEY NOT NULL,
	`student` text NOT NULL,
	`company` text NOT NULL,
	`state` text NOT NULL,
	`step` integer NOT NULL,
	`next` integer,
	`open` integer NOT NULL,
	`opened_on` text NOT NULL,
	`first_day` text,
	`last_day` text,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placements_student` ON `placements` (`student`);--> statement-breakpoint
CREATE INDEX `placements_company` ON `placements` (`company`);--> statement-breakpoint
CREATE INDEX `placements_state` ON `placements` (`state`);--> statement-breakpoint
CREATE INDEX `placements_first_day` ON `placements` (`first_day`) WHERE open = 1;--> statement-breakpoint
CREATE TABLE `projection` (
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`contract` text NOT NULL,
	`student` text NOT NULL,
	`placement` text NOT NULL,
	`reviewer` text NOT NULL,
	`outcome` text NOT NULL,
	`reviewed_on` text NOT NULL,
	`remark` text,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_student` ON `reviews` (`student`);--> statement-breakpoint
CREATE TABLE `students` (
	`number` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text NOT NULL,
	`program` text NOT NULL,
	`step` integer NOT NULL,
	`next` integer,
	`placement` text,
	`company` text,
	`open` integer NOT NULL,
	`jsps` integer NOT NULL,
	`mext` integer NOT NULL,
	`residence` text,
	`revision` integer NOT NULL,
	`dossier` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `students_step` ON `students` (`step`,`number`);--> statement-breakpoint
CREATE INDEX `students_next` ON `students` (`next`,`number`);--> statement-breakpoint
CREATE INDEX `students_open` ON `students` (`number`) WHERE open = 1;--> statement-breakpoint
CREATE TRIGGER `journal_appends` BEFORE INSERT ON `journal` WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `journal`) BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END;--> statement-breakpoint
CREATE TRIGGER `journal_keeps` BEFORE UPDATE ON `journal` BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `journal_stays` BEFORE DELETE ON `journal` BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER `journal_content_keeps` BEFORE UPDATE ON `journal_content` BEGIN SELECT RAISE(ABORT, 'content is erased, never changed'); END;
