DROP INDEX `students_latest`;--> statement-breakpoint
ALTER TABLE `students` ADD `gaps` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `students` ADD `standing` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `students` ADD `reached` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `students_next` ON `students` (`next`,`number`);--> statement-breakpoint
CREATE INDEX `students_latest` ON `students` (`latest`,`open`,`step`,`reached`,`standing`,`registered_on`,`number`);