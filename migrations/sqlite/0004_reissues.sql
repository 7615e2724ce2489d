CREATE TABLE `reissues` (
	`certificate` text NOT NULL,
	`student` text NOT NULL,
	`reissued_on` text NOT NULL,
	`reissued_by` text NOT NULL,
	`reason` text,
	`purpose` text,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`student`) REFERENCES `students`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reissues_student` ON `reissues` (`student`);--> statement-breakpoint
ALTER TABLE `certificates` ADD `state` text DEFAULT 'valid' NOT NULL;--> statement-breakpoint
ALTER TABLE `certificates` ADD `voided_on` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `voided_by` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `void_reason` text;